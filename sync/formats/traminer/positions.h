// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"
#include "core/measures/code_runs.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// A stretch of equal positions: a state's place in the alphabet, or nothing for a gap.
struct PositionRun {
    std::optional<Symbol> state;
    std::uint64_t length = 0;
};

struct Positions {
    std::vector<PositionRun> runs;    // none empty, no two neighbours alike
    std::uint64_t skippedBouts = 0;   // hold no unit's start
    std::uint64_t unevenBorders = 0;  // onsets and offsets that lie within a unit
    [[nodiscard]] std::uint64_t length() const;
};

// The session as positions of one unit each; traminer.h says how. Requires unit > 0.
[[nodiscard]] Positions positionsOf(const Timeline& timeline, const Scheme& scheme, Millis unit);

}  // namespace tessera
