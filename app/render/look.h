// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/palette.h"
#include "core/scheme/scheme.h"

#include <QColor>
#include <QFont>
#include <QStringList>

#include <cstddef>
#include <limits>
#include <map>
#include <vector>

namespace tessera {

inline constexpr double kDetailCell = 48;

// How a picture of a visit is coloured, and which of its squares stand out.
struct Look {
    Theme theme = Theme::light;
    bool grey = false;      // as printed without colour: letters stand beside the shapes' shades
    bool letters = false;   // in place of marks
    int onlyCode = -1;      // the others are faded
    std::vector<bool> lit;  // one a square: the others are faded; empty: none is
    bool showChanges = false;
    std::vector<bool> underlined;  // one a square; empty: none is
    // Steps in place of flags, by square: positions among the scheme's points from 1; 0: which one is not
    // said.
    std::map<std::size_t, std::vector<int>> steps;
    // Height of letters for squares of kDetailCell and more that say their letter, length and name; 0: marks
    // alone. `end`: the running time at which the last square ends.
    int detail = 0;
    Millis end{0};
    // In place of the app's usual fills, by the position of the code; empty: none. A scheme's own stay.
    std::vector<Colour> own;
    std::size_t durable = std::numeric_limits<std::size_t>::max();  // squares from here on are drawn hollow
    bool operator==(const Look&) const = default;
};

// The lettering of pictures: even digits, so that labels do not jump.
[[nodiscard]] QFont pictureFont();
[[nodiscard]] QColor toQColor(Colour colour);
// "#RRGGBB" each; nothing when one of them is no colour.
[[nodiscard]] std::vector<Colour> coloursFrom(const QStringList& texts);
// The fill of the app's usual look at this position, or the service's own in its place.
[[nodiscard]] Colour usualFill(std::size_t position, const Look& look);
[[nodiscard]] QColor fillColour(const Scheme& scheme, CodeIndex code, const Look& look);
[[nodiscard]] QColor borderColour(const Scheme& scheme, CodeIndex code, const Look& look);
// What is no activity's own: labels, pauses, signs in the lane.
[[nodiscard]] QColor inkColour(const Look& look, Colour ThemeColours::*which);
[[nodiscard]] QColor markColour(const Scheme& scheme, CodeIndex code, const Look& look);

}  // namespace tessera
