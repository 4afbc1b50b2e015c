// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"

#include <string>
#include <vector>

namespace tessera::test {

// Short spellings of entries, times in milliseconds since the recording was opened.
[[nodiscard]] Header header(const std::string& family = "F07");
[[nodiscard]] Entry headerEntry(const Header& content = header());
[[nodiscard]] Entry activity(std::int64_t at, CodeIndex code);
[[nodiscard]] Entry simple(EntryKind kind, std::int64_t at);
[[nodiscard]] Entry marker(std::int64_t at, CodeIndex code);
[[nodiscard]] Entry note(std::int64_t at, const std::string& text);
[[nodiscard]] Entry earlier(std::int64_t at, std::int64_t by);
[[nodiscard]] Entry correction(EntryKind kind, std::int64_t at, std::uint32_t target,
                               CodeIndex code = kNoCode, std::int64_t onset = 0);

// A journal of the built-in scheme with a header and these entries; aborts when one is refused.
[[nodiscard]] Journal journalOf(const std::vector<Entry>& entries);

// "L M J P" as codes: activities `step` ms apart from 0, and an end `step` after the last.
[[nodiscard]] Journal visit(const std::string& letters, std::int64_t step = 10'000);

}  // namespace tessera::test
