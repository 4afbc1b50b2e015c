// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/measures/transitions/lag_table.h"
#include "core/measures/transitions/markov.h"
#include "core/scheme/scheme.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tessera {

struct TransitionSettings {
    std::size_t lag = 1;
    bool onBouts = true;  // else on time units
    Millis unit{1000};
};

// Transitions pooled over sessions of one scheme, with all that is worked out from them.
struct TransitionReport {
    Scheme scheme;
    std::vector<Uuid> sessions;
    TransitionSettings settings;
    LagTable table;
    RowIntervals intervals;
    Chain chain;            // its steps are the table's: `lag` bouts or units
    ChainTest secondOrder;  // of neighbouring bouts or units, whatever the lag
    std::string group;      // of states, the lane these figures are of; empty when there is one
};

// Sessions as runs, all over the states of the scheme; nothing else in the report is missing then.
[[nodiscard]] TransitionReport transitionReport(const Scheme& scheme, std::vector<Uuid> sessions,
                                                const std::vector<CodeRuns>& runs,
                                                const TransitionSettings& settings);

// What should be read with care, a sentence each; empty when there is nothing to say.
[[nodiscard]] std::vector<std::string> transitionWarnings(const TransitionReport& report);

// The object of `contract.md` section 5, with more keys between n and settings. Structural cells are null in
// every table.
[[nodiscard]] std::string transitionsJson(const TransitionReport& report);
// The same for people: counts, probabilities and residuals as tables, the tests and the warnings as lines.
[[nodiscard]] std::string transitionsText(const TransitionReport& report);

}  // namespace tessera
