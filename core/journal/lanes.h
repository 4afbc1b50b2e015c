// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/fold.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tessera {

// One lane of a session, complete in itself, so that squares, ribbon and measures take it like any session:
// the scheme holds only this lane's states (and all points), and the timeline's codes are positions in it.
struct Lane {
    std::string group;  // its name; empty for a session with a single lane that was tapped freely
    Scheme scheme;
    Timeline timeline;
};

// All lanes, in the scheme's order. Of a session that was tapped freely: one, with the whole scheme, however
// many groups of states it has. Of one coded by intervals, or not begun under a scheme that asks for them:
// one a group of states, the markers and notes in each. `now` as for Fold::timeline.
[[nodiscard]] std::vector<Lane> lanesOf(const Fold& fold, Millis now = Millis{0});
// One of them: `group` is the index of a group of states. Of a session that was tapped freely the time of
// other groups is then missed.
[[nodiscard]] Lane laneOf(const Fold& fold, std::size_t group, Millis now = Millis{0});

}  // namespace tessera
