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
#include <vector>

namespace tessera {

// How a picture of a visit is coloured, and which of its squares stand out.
struct Look {
    Theme theme = Theme::light;
    bool grey = false;     // as printed without colour: letters stand beside the shapes' shades
    bool letters = false;  // in place of marks
    int onlyCode = -1;     // the others are faded
    bool showChanges = false;
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
[[nodiscard]] QColor markColour(const Scheme& scheme, CodeIndex code, const Look& look);

}  // namespace tessera
