// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/time_budget.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera {

namespace {

// Mean, median and deviation of bout lengths in milliseconds.
void describeLengths(std::vector<std::int64_t> lengths, ActivityBudget& budget)
{
    if (lengths.empty()) return;
    std::sort(lengths.begin(), lengths.end());
    const auto n = static_cast<double>(lengths.size());
    const double mean =
        static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0})) / n;
    const std::size_t middle = lengths.size() / 2;
    budget.meanBoutMs = mean;
    budget.medianBoutMs = lengths.size() % 2 == 1
                              ? static_cast<double>(lengths[middle])
                              : static_cast<double>(lengths[middle - 1] + lengths[middle]) / 2.0;
    if (lengths.size() > 1) {
        double squares = 0;
        for (const std::int64_t length : lengths) {
            const double deviation = static_cast<double>(length) - mean;
            squares += deviation * deviation;
        }
        budget.sdBoutMs = std::sqrt(squares / (n - 1));
    }
}

ActivityBudget budgetOf(CodeIndex code, const Timeline& timeline, Millis coded)
{
    ActivityBudget budget;
    budget.code = code;
    std::vector<std::int64_t> lengths;
    for (const Bout& bout : timeline.bouts) {
        if (bout.code != code) continue;
        const Millis length = bout.length();
        budget.time += length;
        lengths.push_back(length.count());
        if (!budget.latency) budget.latency = bout.onset;
        if (!budget.longestBout || length > *budget.longestBout) {
            budget.longestBout = length;
            budget.longestBoutOnset = bout.onset;
        }
        budget.minBout = std::min(length, budget.minBout.value_or(length));
    }
    budget.bouts = lengths.size();
    budget.interactions = static_cast<std::uint64_t>(
        std::count_if(timeline.interactions.begin(), timeline.interactions.end(),
                      [code](const Interaction& interaction) { return interaction.code == code; }));
    describeLengths(std::move(lengths), budget);
    if (coded > Millis{0}) {
        const auto all = static_cast<double>(coded.count());
        budget.share = static_cast<double>(budget.time.count()) / all;
        budget.boutsPerHour = static_cast<double>(budget.bouts) * 3'600'000.0 / all;
    }
    return budget;
}

}  // namespace

TimeBudget timeBudget(const Timeline& timeline, const Scheme& scheme)
{
    TimeBudget budget;
    budget.observed = timeline.observed();
    budget.coded = timeline.coded();
    budget.paused = timeline.paused;
    budget.cannotTell = timeline.cannotTell;
    budget.bouts = timeline.bouts.size();
    for (std::size_t i = 1; i < timeline.bouts.size(); ++i)
        if (timeline.bouts[i].adjoins && timeline.bouts[i].code != timeline.bouts[i - 1].code)
            ++budget.shifts;
    for (const CodeIndex code : scheme.states()) {
        budget.activities.push_back(budgetOf(code, timeline, budget.coded));
        budget.interactions += budget.activities.back().interactions;
    }
    return budget;
}

}  // namespace tessera
