// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// Figures of one activity. Definitions: `contract.md` section 3, "Figures". Empty where a thing is undefined.
struct ActivityBudget {
    CodeIndex code = kNoCode;
    Millis time{0};
    std::optional<double> share;  // of coded time; 0 for an unused code, empty when nothing was coded
    std::uint64_t bouts = 0, interactions = 0;
    std::optional<double> meanBoutMs, medianBoutMs;
    std::optional<double> sdBoutMs;  // with n - 1; empty below two bouts
    std::optional<Millis> minBout, longestBout, longestBoutOnset, latency;
    std::optional<double> boutsPerHour;  // of coded time
};

// How the time of a session was spent.
struct TimeBudget {
    Millis observed{0}, coded{0}, paused{0}, cannotTell{0};
    std::uint64_t interactions = 0;  // activities only
    std::uint64_t bouts = 0;
    std::uint64_t shifts = 0;  // neighbouring bouts of different activities with nothing between
    std::vector<ActivityBudget> activities;  // one a state of the scheme, in the alphabet's order
};

[[nodiscard]] TimeBudget timeBudget(const Timeline& timeline, const Scheme& scheme);

}  // namespace tessera
