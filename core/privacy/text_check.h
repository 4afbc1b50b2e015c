// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tessera {

// Looks for parts of a text that may say who it is about. A help, not a proof: RULES.md beside this file says
// what is found, what cannot be, and how often it is wrong either way on a set of made sentences.

// Where two rules meet in one place the earlier kind stands.
enum class TellingKind : std::uint8_t { email, web, phone, number, postcode, date, address, name };
[[nodiscard]] std::string_view name(TellingKind kind);  // "email", "web", …, as scripts read them

enum class Certainty : std::uint8_t { possible, likely };

// Bytes [from, to) of the text that was looked at; never a part of a UTF-8 character.
struct TextFinding {
    TellingKind kind = TellingKind::name;
    Certainty certainty = Certainty::possible;
    std::size_t from = 0, to = 0;

    bool operator==(const TextFinding&) const = default;
};

// Raised when the rules change: what was found by others is not comparable.
inline constexpr std::uint32_t kTextRules = 1;

// What stands in a text where a part of it was blanked: "[…]".
inline constexpr std::string_view kBlank = "[\xE2\x80\xA6]";

// Immutable once made; may be used by several threads at once. Time and memory grow with the text's length
// and with nothing else; any bytes are taken.
class TextCheck {
public:
    TextCheck() = default;
    // `ordinary`: words, or texts with words, that are no names here: the labels of the scheme.
    explicit TextCheck(const std::vector<std::string>& ordinary);

    // In the order of the text, never overlapping.
    [[nodiscard]] std::vector<TextFinding> find(std::string_view text) const;
    // The text with every part that is found replaced by kBlank: find() finds nothing in what comes back, and
    // blanking that again changes nothing.
    [[nodiscard]] std::string blanked(std::string_view text) const;

private:
    std::unordered_set<std::string> ordinary_;
};

}  // namespace tessera
