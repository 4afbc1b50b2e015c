// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/palette.h"

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

struct KnownBorder {
    Colour fill, border;
};
constexpr std::array<KnownBorder, 6> kLightBorders{{
    {{0x1F, 0x51, 0x9E}, {0x15, 0x3A, 0x73}},
    {{0xEF, 0xB4, 0x43}, {0x8A, 0x5A, 0x00}},
    {{0x3A, 0x9C, 0x90}, {0x1F, 0x6A, 0x61}},
    {{0x5B, 0x1D, 0x38}, {0x3E, 0x12, 0x26}},
    {{0xC4, 0x94, 0xF8}, {0x4A, 0x5A, 0x60}},
    {{0xB7, 0xE0, 0xE5}, {0x4A, 0x5A, 0x60}},
}};
constexpr double kBorderContrast = 3.0;  // WCAG 2.2, 1.4.11

constexpr ThemeColours kLight{
    .page = {0xFA, 0xF7, 0xF2},
    .card = {0xFF, 0xFF, 0xFF},
    .soft = {0xF3, 0xEC, 0xE1},
    .line = {0xE3, 0xDA, 0xCD},
    .control = {0x87, 0x7D, 0x70},
    .ink = {0x1B, 0x1F, 0x24},
    .ink2 = {0x5A, 0x5F, 0x66},
    .accent = {0x7A, 0x4A, 0x21},
    .accentSoft = {0xF6, 0xE9, 0xDA},
    .focus = {0x0B, 0x57, 0xD0},
    .markInk = {0x1B, 0x1F, 0x24},
    .markWhite = {0xFF, 0xFF, 0xFF},
    .cannotTellFill = {0xD8, 0xD2, 0xC8},
    .cannotTellHatch = {0x6F, 0x6A, 0x63},
};
// Marks in the dark theme take the page's own dark, which is darker than the words' ink of the light theme.
constexpr ThemeColours kDark{
    .page = {0x12, 0x15, 0x18},
    .card = {0x1A, 0x1E, 0x23},
    .soft = {0x23, 0x29, 0x2F},
    .line = {0x30, 0x37, 0x3E},
    .control = {0x7D, 0x87, 0x92},
    .ink = {0xEC, 0xEE, 0xF0},
    .ink2 = {0xA7, 0xAF, 0xB8},
    .accent = {0xE7, 0xB9, 0x8A},
    .accentSoft = {0x3A, 0x2C, 0x20},
    .focus = {0x8A, 0xB4, 0xF8},
    .markInk = {0x12, 0x15, 0x18},
    .markWhite = {0xFF, 0xFF, 0xFF},
    .cannotTellFill = {0x3A, 0x41, 0x49},
    .cannotTellHatch = {0xA7, 0xAF, 0xB8},
};

double linear(std::uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t mixed(std::uint8_t from, std::uint8_t to, int tenths)
{
    return static_cast<std::uint8_t>((from * (10 - tenths) + to * tenths + 5) / 10);
}

Colour mixed(Colour from, Colour to, int tenths)
{
    return Colour{mixed(from.red, to.red, tenths), mixed(from.green, to.green, tenths),
                  mixed(from.blue, to.blue, tenths)};
}

}  // namespace

const ThemeColours& themeColours(Theme theme)
{
    return theme == Theme::dark ? kDark : kLight;
}

const DefaultLook& defaultLook(std::size_t position)
{
    return kDefaultLooks[position % kDefaultLooks.size()];
}

Colour fillOf(const Code& code, Theme theme)
{
    return theme == Theme::dark ? code.dark : code.light;
}

Colour borderOf(Colour fill, Theme theme)
{
    if (theme == Theme::light) {
        const auto known = std::find_if(kLightBorders.begin(), kLightBorders.end(),
                                        [&](const KnownBorder& pair) { return pair.fill == fill; });
        if (known != kLightBorders.end()) return known->border;
    }
    const Colour away = theme == Theme::light ? Colour{0, 0, 0} : Colour{255, 255, 255};
    Colour border = fill;
    for (int tenths = 3; tenths <= 10; ++tenths) {
        border = mixed(fill, away, tenths);
        if (contrastRatio(border, themeColours(theme).page) >= kBorderContrast) break;
    }
    return border;
}

Colour markColourOn(Colour fill, Theme theme)
{
    const ThemeColours& colours = themeColours(theme);
    return contrastRatio(fill, colours.markWhite) > contrastRatio(fill, colours.markInk) ? colours.markWhite
                                                                                         : colours.markInk;
}

Colour greyOf(Colour colour)
{
    const double y = relativeLuminance(colour);
    const double c = y <= 0.0031308 ? y * 12.92 : 1.055 * std::pow(y, 1 / 2.4) - 0.055;
    const auto grey = static_cast<std::uint8_t>(std::lround(std::clamp(c, 0.0, 1.0) * 255));
    return Colour{grey, grey, grey};
}

double relativeLuminance(Colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrastRatio(Colour a, Colour b)
{
    const double first = relativeLuminance(a) + 0.05;
    const double second = relativeLuminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

}  // namespace tessera
