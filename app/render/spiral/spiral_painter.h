// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "core/reflection/spiral.h"

#include <QColor>
#include <QPainter>
#include <QString>

#include <array>

namespace tessera {

// What stands in the centre of every spiral.
struct SpiralWords {
    std::array<QString, 3> essence;  // help, challenge, possibility
};

// The colours of a spiral: none of them is one of the activities' (`ux.md` section 5).
struct SpiralInks {
    QColor ground, line, disc, ink, quiet, thread, folded;
};
[[nodiscard]] SpiralInks spiralInks(const Look& look);

// Sizes that the picture leaves to those who draw it, in its units.
struct SpiralStrokes {
    double line = 5, outline = 2.4, link = 1.3, chosenLink = 2.2, thread = 4, ring = 3;
};
inline constexpr SpiralStrokes kSpiralStrokes;
inline constexpr double kSpiralNumber = 18;  // lettering of a dot
inline constexpr double kSpiralEssence = 14.5;

// The corners of a repair's triangle, its number's middle being a little under the dot's.
[[nodiscard]] std::array<SpiralPoint, 3> triangleOf(const SpiralDot& dot, const SpiralPicture& picture);

// Draws a spiral in its own units; the caller scales and moves the painter. The one painter of spirals:
// screen, PNG and PDF go through it.
void paintSpiral(QPainter& painter, const SpiralPicture& picture, const SpiralWords& words, const Look& look);

// A dot as the key shows it, of this diameter around `centre`.
void paintSpiralDot(QPainter& painter, QPointF centre, double diameter, std::uint32_t kind, bool triangle,
                    const Look& look);

}  // namespace tessera
