// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/bundle/device_key.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Says that a file was taken in: its name, which is the SHA-256 of its bytes, what came of it and on which
// day. No code of a person, no content. A text file of its own beside the bundle:
//
//   tessera-receipt 1
//   file <name>
//   status <imported, already there, extended, fork, erased>
//   day <YYYY-MM-DD>
//
// followed by an empty line and the four lines of a minisign signature over the lines before the empty one.
struct Receipt {
    std::string name;    // of the bundle's file
    std::string status;  // as `import` says it
    std::string day;     // in UTC
};

inline constexpr std::size_t kMostReceiptBytes = 4096;

// "<name>.receipt"
[[nodiscard]] std::string receiptName(std::string_view bundleName);

[[nodiscard]] std::string makeReceipt(const DeviceKey& key, std::string_view bundleName,
                                      std::string_view status, UtcTime now);

// Verifies against any of the given public keys (56 characters each). `damaged` when the text or its
// signature is not right.
[[nodiscard]] Result<Receipt> openReceipt(std::string_view text, const std::vector<std::string>& signers);

}  // namespace tessera
