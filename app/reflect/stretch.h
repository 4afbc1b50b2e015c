// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <QList>
#include <QString>

#include <vector>

namespace tessera {

// A part of a visit that somebody thinks about, on the session's clock, half-open; equal ends: the whole
// visit.
struct ChosenStretch {
    Millis from{0}, to{0};
    [[nodiscard]] bool whole() const { return from == to; }
    bool operator==(const ChosenStretch&) const = default;
};

// What choosing a square makes of the stretch so far: the run of its activity; from a stretch to a run
// outside of it, all that lies between as well; within a longer stretch, that run alone.
[[nodiscard]] ChosenStretch extended(const ChosenStretch& stretch, const Timeline& timeline, Millis at);

// Indexes of the squares in it; none when it is the whole visit.
[[nodiscard]] QList<int> squaresIn(const ChosenStretch& stretch, const std::vector<Square>& squares);

// "Planning, then locating"; from a fifth on "7 stretches".
[[nodiscard]] QString stretchActivities(const ChosenStretch& stretch, const Timeline& timeline,
                                        const Scheme& scheme);

// "33:10 to 38:40: planning, then locating", on the screen's clock; "The whole visit".
[[nodiscard]] QString stretchWords(const ChosenStretch& stretch, const Timeline& timeline,
                                   const Scheme& scheme);

}  // namespace tessera
