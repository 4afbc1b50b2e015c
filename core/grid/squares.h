// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// One part of a square by time, in the order in which the time went.
struct Slice {
    CodeIndex code = kNoCode;
    Millis length{0};
};

// One cell of the grid, before it has a place. `code` is kCannotTell for the hatched one and kNoCode for the
// empty one of a missed interval, whose entry is 0.
struct Square {
    CodeIndex code = kNoCode;
    std::uint32_t entry = 0;     // by interaction: the entry that made it; by time: of its first interaction
    Millis onset{0}, offset{0};  // on the session's clock, pauses included
    Millis runningOnset{0};      // what the row label shows: pauses left out
    bool pausedBefore = false;   // a pause lies between this square and the one before, or within that one
    bool pausedAfter = false;    // on the last square: a pause lies within it or after it
    bool joinsPrevious =
        false;  // by interaction: same code as the square before, nothing between: drawn joined
    bool corrected = false;
    std::uint16_t notes = 0, markers = 0;  // that lie within, for the lane above
    std::vector<Slice> slices;  // by time only; the lengths sum to the unit, or less in the last square
    Millis unfilled{0};         // by time: what the last square lacks of a whole unit
};

// One square an interaction, can't-tells included; of a lane one a missed stretch too, which is an interval.
[[nodiscard]] std::vector<Square> squaresByInteraction(const Timeline& timeline);

// One square a `unit` of running time, pauses left out; it takes the code with most of the unit, of equals
// the one that came first. Requires unit > 0.
[[nodiscard]] std::vector<Square> squaresByTime(const Timeline& timeline, Millis unit);

// Squares in a row: 20 by interaction and for 15, 30 and 60 s; 18 for 10 and 20 s; 10 when `large`. Empty for
// a unit whose rows would not be whole minutes of at most 20 squares. `unit` 0 means by interaction.
[[nodiscard]] std::optional<int> rowLength(Millis unit, bool large = false);

}  // namespace tessera
