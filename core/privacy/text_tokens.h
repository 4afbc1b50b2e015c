// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// A text cut into what the rules of the check look at.
struct TextToken {
    enum class Kind : std::uint8_t {
        word,    // letters, with apostrophes between them
        digits,  // digits alone
        mixed,   // letters and digits: F07, 12b, 3rd
        mark,    // one character that is neither
        blank,   // kBlank
    };

    Kind kind = Kind::mark;
    std::size_t from = 0, to = 0;  // bytes
    bool spaced = false;           // blank space before it
    bool newLine = false;          // and a line's end within that
    bool capital = false;          // a word that begins with a capital letter
    bool shouted = false;          // a word of two capitals and more, and of nothing else
    bool opens = false;            // a word that a sentence, a line or something quoted begins with
    char mark = 0;                 // the character of a mark, 0 beyond ASCII; dashes are '-'
    std::string folded;            // words, digits: small letters without accents, ’ as ', digits as 0 to 9

    [[nodiscard]] bool isWord() const { return kind == Kind::word; }
    [[nodiscard]] bool isDigits() const { return kind == Kind::digits; }
    [[nodiscard]] bool is(char one) const { return kind == Kind::mark && mark == one; }
};

// Any bytes are taken; what is no UTF-8 becomes a mark a byte.
[[nodiscard]] std::vector<TextToken> textTokens(std::string_view text);

// "anna's" → "anna".
[[nodiscard]] std::string_view withoutOwner(std::string_view folded);

}  // namespace tessera
