// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/palette.h"
#include "core/scheme/scheme.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// How a picture is seen. Two models stand for each kind where the literature has them, because they disagree.
enum class Vision : std::uint8_t {
    normal,
    protanMachado,
    deutanMachado,
    tritanMachado,
    protanVienot,
    deutanVienot,
    tritanBrettel,
};
inline constexpr std::size_t kVisions = 7;
[[nodiscard]] std::string_view visionName(Vision vision);  // "red-blind (Machado 2009)"

// What someone with this vision sees in place of `colour`.
[[nodiscard]] Colour seenAs(Colour colour, Vision vision);

// CIE 1976 L*a*b*, white D65.
struct Lab {
    double lightness = 0, a = 0, b = 0;
};
[[nodiscard]] Lab labOf(Colour colour);
// CIEDE2000 with kL = kC = kH = 1.
[[nodiscard]] double ciede2000(const Lab& first, const Lab& second);

// The least a set of fills must reach to be used without a warning.
inline constexpr double kLeastDeltaE = 18;
inline constexpr double kLeastGreyStep = 11;  // in L*
inline constexpr double kLeastLabelContrast = 4.5;
inline constexpr double kLeastPageContrast = 3;

// One limit missed, by the worst pair or fill.
struct ColourFinding {
    enum class Kind : std::uint8_t { difference, greyStep, labelContrast, pageContrast };
    Kind kind = Kind::difference;
    Vision vision = Vision::normal;  // for difference
    std::size_t first = 0;           // position among the fills checked
    std::size_t second = 0;          // the other of the pair; equals `first` for a contrast
    double value = 0, limit = 0;
};

struct ColourVerdict {
    std::array<double, kVisions> deltaE{};  // least difference of any pair, by vision
    double worstDeltaE = 0;                 // the least of those
    double greyStep = 0;                    // least difference of lightness of any pair, in L*
    double worstLabelContrast = 0;
    double worstPageContrast = 0;  // of fill or border, whichever is better
    std::vector<ColourFinding> findings;

    [[nodiscard]] bool passed() const { return findings.empty(); }
};

// Checks fills against each other and against the theme's page. With fewer than two fills there is no pair:
// the differences then stand at 100.
[[nodiscard]] ColourVerdict checkColours(const std::vector<Colour>& fills, Theme theme);
// The same for the states of a scheme, in the alphabet's order.
[[nodiscard]] ColourVerdict checkColours(const Scheme& scheme, Theme theme);

// One sentence a person can act on, with the labels of the scheme's states.
[[nodiscard]] std::string describe(const ColourFinding& finding, const Scheme& scheme);

}  // namespace tessera
