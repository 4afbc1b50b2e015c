// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "core/measures/sequence/sequence_figures.h"
#include "core/measures/time_budget.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What the figures were worked out with; written beside them.
struct FigureSettings {
    Millis unit{1000};  // of the sequence measures, above 0
};

// The figures of one session, as they leave in JSON or CSV.
struct SessionFigures {
    Uuid session;
    std::string sourceId;
    Scheme scheme;
    TimeBudget budget;
    SequenceFigures sequence;  // on the settings' unit

    // Only of a session coded by intervals: how many it was asked for in this lane, and what came of them.
    struct Intervals {
        Millis length{0};
        std::uint64_t asked = 0, coded = 0, missed = 0;
        Millis unseen{0};  // the time of those that were missed; no part of observed
    };
    std::optional<Intervals> intervals{};
    // Of one with several groups of states: the figures of each, worked out alone, under a scheme of its own
    // whose id is that of the session's with `#` and the group's name. The session's own figures are then
    // those of the first group. Otherwise empty.
    std::vector<SessionFigures> lanes{};
    std::string group{};  // of a lane: its name
};
[[nodiscard]] SessionFigures figuresOf(const Journal& journal, const FigureSettings& settings = {});

// The program's version, as it stands in every figure and bundle.
[[nodiscard]] std::string_view programVersion();

}  // namespace tessera
