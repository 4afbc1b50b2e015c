// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"

#include <array>
#include <cstdint>

namespace tessera {

// The colours that every picture of a visit shares, on screen and on paper (`ux.md` section 3). Pure values.
enum class Theme : std::uint8_t { light, dark };

struct ThemeColours {
    Colour page, card, soft;  // behind everything; behind a sheet; behind a quiet part of one
    Colour line;              // between parts; carries no meaning
    Colour control;           // outline of something that can be pressed: at least 3:1 to the card
    Colour ink, ink2;         // words; second words
    Colour accent, accentSoft;
    Colour focus;               // ring around what the keyboard is on
    Colour markInk, markWhite;  // the two colours a mark or a letter on a fill may have
    Colour cannotTellFill, cannotTellHatch;
};
[[nodiscard]] const ThemeColours& themeColours(Theme theme);

// Fill of markers, which carry no colour of their own.
inline constexpr Colour kPointLight{0x6F, 0x6A, 0x63};
inline constexpr Colour kPointDark{0xA7, 0xAF, 0xB8};

// Fills and marks offered, in this order, to the states of a scheme that names none.
struct DefaultLook {
    Colour light, dark;
    Mark mark = Mark::ball;
};
inline constexpr std::array<DefaultLook, 8> kDefaultLooks{{
    {{0x1F, 0x51, 0x9E}, {0x7B, 0x87, 0xBF}, Mark::ball},
    {{0xEF, 0xB4, 0x43}, {0xFF, 0xDE, 0x98}, Mark::halfBall},
    {{0x3A, 0x9C, 0x90}, {0x47, 0xD1, 0xC5}, Mark::twoBalls},
    {{0x5B, 0x1D, 0x38}, {0xA4, 0x52, 0x70}, Mark::triangle},
    {{0xB4, 0x43, 0x55}, {0xC0, 0x9C, 0x30}, Mark::diamond},
    {{0x46, 0x4A, 0x05}, {0x9F, 0xB2, 0x8F}, Mark::bar},
    {{0xC4, 0x94, 0xF8}, {0xD5, 0xF4, 0xDA}, Mark::cross},
    {{0xB7, 0xE0, 0xE5}, {0xDC, 0xC1, 0xFD}, Mark::openSquare},
}};
// The look of the state at `position` (from 0), starting over after the eighth: letters tell those apart.
[[nodiscard]] const DefaultLook& defaultLook(std::size_t position);

[[nodiscard]] Colour fillOf(const Code& code, Theme theme);
// The line around a fill: the table's own for the fills above in the light theme, otherwise the fill moved
// away from the page until it stands out from it by 3:1.
[[nodiscard]] Colour borderOf(Colour fill, Theme theme);
// What a mark or a letter on this fill is drawn in: ink or white, whichever stands out more.
[[nodiscard]] Colour markColourOn(Colour fill, Theme theme);

// The grey of the same relative luminance, for prints without colour.
[[nodiscard]] Colour greyOf(Colour colour);

// Relative luminance, 0 to 1, and contrast ratio, 1 to 21 (WCAG 2.2).
[[nodiscard]] double relativeLuminance(Colour colour);
[[nodiscard]] double contrastRatio(Colour a, Colour b);

}  // namespace tessera
