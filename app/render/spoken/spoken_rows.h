// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace tessera {

// A grid in words, for the list beside the picture and for a screen reader. Times are running time: pauses
// left out, as on the screen's clock. Pure functions; the words are translated.

// One row of a grid as it is read out, and the squares by interaction that it stands for.
struct SpokenRow {
    std::size_t first = 0, count = 1;
    Millis from{0};
    QString at;                         // `from` in words, "0:00"
    QString label;                      // "Locating"
    QString words;                      // "Locating, 3 interactions, 1 minute 48"
    [[nodiscard]] QString all() const;  // "0:00, Locating, 3 interactions, 1 minute 48"
};

// How the work went: one row a run of squares with nothing between. `open`: the last one still goes on, so
// that its length is not said. A lane's rows count intervals.
[[nodiscard]] std::vector<SpokenRow> spokenRuns(const Timeline& timeline, const Scheme& scheme, bool open);

// "1 minute 48", "2 minutes", "12 seconds"; rounded down to whole seconds.
[[nodiscard]] QString spokenLength(Millis length);

// "Square 47 of 80, Locating, 26:14 to 26:42, 1 note": of the squares of either view. `end`: the
// visit's runningEnd(). Requires square < squares.size().
[[nodiscard]] QString spokenSquare(const std::vector<Square>& squares, std::size_t square,
                                   const Scheme& scheme, Millis end);

}  // namespace tessera
