// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera::archive {

// A session's whole journal as one value, entry by entry in the library's own codec: nothing of it is lost,
// and equal journals give equal bytes. SCHEMA.md, "Payload".
struct PackedJournal {
    std::string payload;
    std::string digest;  // entriesDigest() of what stands
};

// Forks are put into an order of their own.
[[nodiscard]] PackedJournal pack(const StoredSession& session);

// What the payload holds; id and scheme are the caller's. `damaged` for anything that pack() did not write.
[[nodiscard]] Result<StoredSession> unpack(std::string_view payload);
// The same, and it is the journal that has this digest.
[[nodiscard]] Result<StoredSession> unpack(std::string_view payload, std::string_view digest);

// The plain entries and forks as bytes, under their numbers.
[[nodiscard]] Result<std::vector<std::pair<std::uint32_t, std::string>>> plainEntries(
    std::string_view payload);

}  // namespace tessera::archive
