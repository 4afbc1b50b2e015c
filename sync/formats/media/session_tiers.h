// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// A session as tiers of labels over time, the way annotation programs see it.

struct TierSpan {
    Millis onset{0}, offset{0};  // for a point both are its moment
    std::string label;
};
enum class TierContent : std::uint8_t { states, pauses, markers, words };
struct Tier {
    std::string name;
    TierContent content = TierContent::states;
    // In order, none overlapping; spans have a length, points have different moments.
    std::vector<TierSpan> spans;
    [[nodiscard]] bool isPoints() const
    {
        return content == TierContent::markers || content == TierContent::words;
    }
};

struct SessionTiers {
    Millis end{0};
    std::vector<Tier> tiers;
    std::uint64_t joinedPoints =
        0;  // share their moment with another of their tier: their labels are joined by "; "
};

// The first tier holds the states ("state"; under a scheme with several lanes one tier a lane, named like its
// group), with can't-tell as a state. Then, each only when there is anything in it: "pauses" (labelled by the
// reason, or "pause"), "markers" (the step's code, or "marker"), "marker-tags", "marker-issues" and "notes".
[[nodiscard]] SessionTiers tiersOf(const Journal& journal);

}  // namespace tessera
