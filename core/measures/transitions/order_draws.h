// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/random.h"
#include "core/measures/transitions/urn.h"

#include <cstdint>
#include <vector>

namespace tessera {

// Draws orders of one session's codes in which none follows itself within a run, each as likely as the next
// and each draw for itself (measures.md 4, exact sampling): for every beginning, given by how many of each
// code it used and which came last, it is counted how many orders go on from there, and the next code is
// drawn by its share of them. One a thread.
class OrderDraws {
public:
    // Requires drawingWork() below kTooMuchWork, and a session that obeys the rule.
    explicit OrderDraws(const CodeRuns& session);

    // Adds the transitions of a new order to a table of codes times codes cells, row by row.
    void draw(Random& random, std::uint32_t* counts);

private:
    Urn urn_;
    std::size_t codes_;
    std::vector<double> onward_;  // by state and last code; state 0 with last code 0 has all orders
    std::vector<std::size_t> left_;
};

// Additions that preparing takes; kTooMuchWork when it cannot be done at all: too many states to hold at once
// (32 MB), or more orders than a double counts.
[[nodiscard]] double drawingWork(const CodeRuns& session);

}  // namespace tessera
