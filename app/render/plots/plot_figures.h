// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/sequence/positions.h"
#include "core/measures/transitions/lag_table.h"
#include "sync/archive/study_sessions.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// The numbers behind the pictures of a group; pictures and tables are made of the same ones. Pure. Codes are
// symbols, in the alphabet's order. Only for groups that are shown.

struct DistributionFigures {
    StateDistribution distribution;     // over the sessions, at each position
    std::vector<std::uint64_t> visits;  // that were observed at each position
    // Fewer than kFewestVisits visits: that moment is not shown.
    [[nodiscard]] bool shown(std::size_t position) const { return visits[position] >= kFewestVisits; }
};
[[nodiscard]] DistributionFigures distributionFigures(const StudySessionGroup& group, std::size_t codes);

struct MeanTimeFigure {
    double meanMs = 0;              // over the sessions
    std::optional<double> errorMs;  // standard error, sd / sqrt(n) with n - 1
    double share = 0;               // of all coded time of the group
};
[[nodiscard]] std::vector<MeanTimeFigure> meanTimeFigures(const StudySessionGroup& group, std::size_t codes);

// From bout to bout with nothing between, pooled by adding; a code cannot follow itself.
[[nodiscard]] LagTable transitionFigures(const StudySessionGroup& group, std::size_t codes);

}  // namespace tessera
