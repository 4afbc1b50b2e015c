// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/key_wrap.h"

namespace tessera {

// The desktop's keyring through QtKeychain. Never falls back to a plain file. A call runs an event loop of
// its own and may wait until the person unlocks the keyring, so it belongs on a thread that may wait.
class SecretService : public KeyWrap {
public:
    Status keep(const std::string& name, const std::string& secret) override;
    Result<std::string> fetch(const std::string& name) override;
    Status forget(const std::string& name) override;
};

}  // namespace tessera
