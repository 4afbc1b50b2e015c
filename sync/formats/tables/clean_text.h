// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tessera {

// Texts from outside may hold any bytes. These make them fit for formats that are strict. Thread-safe.

// The same text as valid UTF-8: each byte that belongs to no character becomes U+FFFD.
[[nodiscard]] std::string validUtf8(std::string_view text);

// The same without characters that XML 1.0 and most programs refuse: control characters other than tab, LF
// and CR, and the non-characters U+FFFE and U+FFFF, become U+FFFD too.
[[nodiscard]] std::string printableText(std::string_view text);

// printableText() with `&`, `<`, `>` and `"` escaped, and tab, LF and CR too, which an attribute would else
// turn into blanks. For element content and for attributes in double quotes.
[[nodiscard]] std::string xmlText(std::string_view text);

// The longest beginning of valid UTF-8 that has at most `most` bytes and ends with a whole character.
[[nodiscard]] std::string_view wholeCharacters(std::string_view text, std::size_t most);

// Letters and digits of ASCII, `_`, and all characters beyond ASCII stay; every other one becomes `_`.
[[nodiscard]] std::string wordText(std::string_view text);

}  // namespace tessera
