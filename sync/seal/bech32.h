// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tessera::seal {

// Bech32 (BIP 173) without its limit of 90 characters, as age writes keys: prefix, "1", data, six characters
// of checksum. Thread-safe.

// In lower case.
[[nodiscard]] std::string toBech32(std::string_view prefix, std::string_view bytes);

struct Bech32 {
    std::string prefix;  // in lower case
    std::string bytes;
};
// All lower or all upper case. `invalid` for a mixture, a wrong letter, a wrong checksum or bits left over.
[[nodiscard]] Result<Bech32> fromBech32(std::string_view text);

}  // namespace tessera::seal
