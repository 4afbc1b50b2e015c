// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/boris/boris_project.h"

#include <string>
#include <vector>

namespace tessera::boris {

// One START with its STOP.
struct Pair {
    Millis start{0}, stop{0};
    std::string code;
    std::size_t line = 0;  // of the START
    bool open = false;     // has no STOP
    bool healed = false;   // the STOP was up to 1.5 ms before the START that it gives way to
    bool turnedRound =
        false;  // the START of one code and the STOP of another that BORIS moved before each other
};

// The states of one subject as pairs, by start (`boris.md` section 5). `end` closes what is open. The events
// are sorted.
[[nodiscard]] std::vector<Pair> pairsOf(const std::vector<const Event*>& events, const Project& project,
                                        Millis end);

// Whether a new event of `next` stops `running`: either list may say so.
[[nodiscard]] bool excludes(const Project& project, const std::string& next, const std::string& running);

}  // namespace tessera::boris
