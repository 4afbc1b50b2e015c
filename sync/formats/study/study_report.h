// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// A group of fewer visits than this has no figures: they would be somebody's.
inline constexpr std::uint64_t kFewestVisits = 5;

// Sums over the sessions of a group. Lengths in milliseconds. Everything below `forked` is 0 or empty for a
// group of too few visits.
struct StudyGroup {
    std::string name;  // of the site or kind of place; empty for all, and for sessions without one
    std::uint64_t sessions = 0;
    std::uint64_t visits = 0;  // two observers of one visit count once (SCHEMA.md, visit_key)
    std::uint64_t forked = 0;  // sessions that wait for a choice; not among `sessions`
    bool shown = false;        // false: too few visits

    struct State {
        std::uint64_t timeMs = 0, bouts = 0, interactions = 0;
    };
    std::uint64_t observedMs = 0, codedMs = 0, pausedMs = 0, cannotTellMs = 0;
    std::uint64_t interactions = 0, bouts = 0, shifts = 0;
    std::vector<State> states;  // in the alphabet's order
    CountTable transitions;     // from bout to bout with nothing between
};

// The real sessions of one study under one scheme.
struct StudyFigures {
    std::string study;
    Scheme scheme;
    StudyGroup all;
    std::vector<StudyGroup> bySite, byPlace;  // by name
};

// One JSON document that ends with a line feed. A group of fewer than kFewestVisits visits has null in the
// place of its figures, and the reason.
[[nodiscard]] std::string studyJson(const std::vector<StudyFigures>& figures);
// The same for people: a few lines a study.
[[nodiscard]] std::string studyText(const std::vector<StudyFigures>& figures);

}  // namespace tessera
