// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"

#include <string>
#include <string_view>

namespace tessera {

// An entry as the library keeps it; SCHEMA.md shows it byte by byte. Equal entries give equal bytes. Fields
// that this version does not know are kept in Entry::unknown and written out again.
[[nodiscard]] std::string encodeEntry(const Entry& entry);
// Appends to `out`, for those who encode many.
void encodeEntry(const Entry& entry, std::string& out);

// Refuses what is cut short, doubled, out of order or out of range with `damaged`; reads nothing past the
// end.
[[nodiscard]] Result<Entry> decodeEntry(std::string_view bytes);
// The same into a fresh entry that already lies where it belongs; false when refused.
[[nodiscard]] bool decodeEntry(std::string_view bytes, Entry& entry);

// The fields of a header within an entry or a summary.
void encodeHeader(const Header& header, std::string& out);

}  // namespace tessera
