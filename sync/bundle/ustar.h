// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tessera {

// The two members of a `*.tessera` file.
struct BundleMembers {
    std::string_view bundle;     // bundle.pb
    std::string_view signature;  // bundle.pb.minisig
};

// A ustar (POSIX.1-1988) of exactly these two regular files, in this order: mode 0644, owner 0, no owner's
// names, time 0, contents padded with zeros to 512 bytes, and two blocks of zeros at the end.
[[nodiscard]] std::string packUstar(const BundleMembers& members);

// Accepts that very form and nothing else: no other member, name, type, owner, padding or trailing byte. The
// views point into `bytes`.
[[nodiscard]] Result<BundleMembers> openUstar(std::string_view bytes);

}  // namespace tessera
