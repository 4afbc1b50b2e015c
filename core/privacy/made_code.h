// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tessera {

// A code for a person that says nothing: drawn at random, with a check letter behind it. "7KQM-4RX": a digit,
// three letters, a hyphen, a digit, two letters; none of 0, 1, I, L, O. 18 million of them. The letters and
// digits, each by its place in 2-9 or in the letters without I, L and O, times 7, 6 … 1, add up to a multiple
// of 23, so that one mistyped character and two letters changed about never fit. Each byte decides one
// character; what is drawn from is the caller's.
[[nodiscard]] std::string madeCode(const std::array<std::uint8_t, 6>& random);

enum class MadeCode : std::uint8_t { otherForm, fits, mistyped };
[[nodiscard]] MadeCode madeCodeCheck(std::string_view code);  // capitals or small letters

}  // namespace tessera
