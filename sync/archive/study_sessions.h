// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/measures/code_runs.h"
#include "core/measures/sequence/positions.h"
#include "core/scheme/scheme.h"
#include "sync/archive/study.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tessera {

// What pictures of many sessions are made of. Nothing in it names a person, and nothing is ordered by one.

// One code without a change, can't-tell too. Half-open, on the session's clock; what lies between two
// stretches was a pause or was not observed.
struct StudyStretch {
    CodeIndex code = kNoCode;
    Millis onset{0}, offset{0};
};

struct StudySession {
    UtcTime start;            // ms 0: unknown
    std::uint32_t visit = 0;  // two observers of one visit have the same number
    PlaceKind place = PlaceKind::home;
    std::string site;  // may be empty
    Millis end{0};
    std::vector<StudyStretch> stretches;
    std::vector<Millis> times;  // in bouts, by symbol
    PositionRow positions;      // every StudySessions::unit from its start
    CodeRuns bouts;
};

// The real sessions of one study under one scheme, in the order of their start.
struct StudySessions {
    std::string study;
    Scheme scheme;                   // of the lane: the codes of the stretches are positions in it
    std::vector<std::string> lanes;  // names; more than one only under a scheme of intervals
    Millis unit{30'000};
    std::uint64_t forked = 0;  // sessions that wait for a choice; not among `sessions`
    std::vector<StudySession> sessions;
};

// A study and a scheme in it.
struct StudyChoice {
    std::string study, scheme;
    std::uint64_t sessions = 0;
    bool operator==(const StudyChoice&) const = default;
};
[[nodiscard]] Result<std::vector<StudyChoice>> studiesIn(Archive& archive);

struct StudyReading {
    Millis unit{30'000};   // of the positions; above 0
    std::size_t lane = 0;  // under a scheme of intervals: which of its groups of states
    // Asked after each session: how many are read, how many there are. False ends the reading (refused). May
    // be empty.
    std::function<bool(std::uint64_t, std::uint64_t)> goOn;
};
// Opens every session: its cost grows with their entries. notFound when there are none.
[[nodiscard]] Result<StudySessions> readStudySessions(Archive& archive, const std::string& study,
                                                      const std::string& scheme, const StudyReading& reading);

enum class StudyGrouping : std::uint8_t { together, place, site };

// Sessions that belong together, in the order of their start; they must outlive this.
struct StudySessionGroup {
    std::string name;  // of the site, or of the kind of place as name(PlaceKind) has it; may be empty
    std::uint64_t visits = 0;
    std::vector<const StudySession*> sessions;
    // Of fewer than kFewestVisits there is no figure.
    [[nodiscard]] bool shown() const { return visits >= kFewestVisits; }
};
// Kinds of place in their own order, sites by name.
[[nodiscard]] std::vector<StudySessionGroup> grouped(const StudySessions& sessions, StudyGrouping grouping);

}  // namespace tessera
