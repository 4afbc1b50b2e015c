// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace tessera {

// What the eye may look for in a grid, one answer a square. Descriptions, none of them better than another.
// The bounds are those of `ux.md` section 4. Pure functions; each costs the length of the visit.

inline constexpr std::size_t kLongerSquares = 5;
inline constexpr Millis kLongerTime{120'000};
inline constexpr std::size_t kQuickShifts = 4;
inline constexpr Millis kQuickTime{180'000};

// Squares by interaction: those of a run of kLongerSquares or more, joined. Squares by time: those that took
// their code from a bout of kLongerTime or more.
[[nodiscard]] std::vector<bool> longerStretches(const Timeline& timeline, const std::vector<Square>& squares);

// Squares of passages with kQuickShifts shifts or more within kQuickTime, from the square before the first of
// these shifts to the one after the last. A shift is counted as `measures` counts it; a passage never reaches
// across a pause or a can't-tell.
[[nodiscard]] std::vector<bool> quickShifts(const Timeline& timeline, const std::vector<Square>& squares);

// Which steps lie over which square: for each marker the position of its step among the scheme's points, from
// 1, or 0 when no step was said; in order of time.
[[nodiscard]] std::map<std::size_t, std::vector<int>> stepsOver(const std::vector<Square>& squares,
                                                                const Timeline& timeline,
                                                                const Scheme& scheme);
// The position of a step among the scheme's points, from 1; 0 for what is none.
[[nodiscard]] int stepNumber(const Scheme& scheme, CodeIndex code);

// Running time at a position on the session's clock: pauses left out.
[[nodiscard]] Millis runningAt(const Timeline& timeline, Millis position);
// Running time of the whole visit, at which its last square ends.
[[nodiscard]] Millis runningEnd(const Timeline& timeline);
// How long a square lasted, pauses left out. Requires square < squares.size(); `end` is runningEnd().
[[nodiscard]] Millis runningLength(const std::vector<Square>& squares, std::size_t square, Millis end);

// The square in which a running time lies: the last that began by then; nothing when there are no squares.
[[nodiscard]] std::optional<std::size_t> squareAtRunning(const std::vector<Square>& squares, Millis running);
// The pause whose bar stands before a square, or after the last: its position among the timeline's pauses. Of
// several at one place the last.
[[nodiscard]] std::optional<std::size_t> pauseBefore(const Timeline& timeline,
                                                     const std::vector<Square>& squares, std::size_t square);

// The first and the last square of the run that a square belongs to: of one code, nothing between. Requires
// square < squares.size().
[[nodiscard]] std::pair<std::size_t, std::size_t> runAround(const std::vector<Square>& squares,
                                                            std::size_t square);

}  // namespace tessera
