// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>

namespace tessera {

// A place of the device that keeps one secret: the desktop's keyring, a phone's key store. Implemented by
// platforms/<os>, and in memory for tests. Called from one thread at a time; a call may wait for the person.
class KeyWrap {
public:
    KeyWrap() = default;
    KeyWrap(const KeyWrap&) = delete;
    KeyWrap& operator=(const KeyWrap&) = delete;
    virtual ~KeyWrap() = default;

    // `name` says which library it is for; `secret` is 32 random bytes.
    virtual Status keep(const std::string& name, const std::string& secret) = 0;
    virtual Result<std::string> fetch(const std::string& name) = 0;
    virtual Status forget(const std::string& name) = 0;
};

}  // namespace tessera
