// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/traminer/positions.h"

#include <algorithm>

namespace tessera {
namespace {

void extend(std::vector<PositionRun>& runs, std::optional<Symbol> state, std::uint64_t by)
{
    if (by == 0) return;
    if (!runs.empty() && runs.back().state == state) {
        runs.back().length += by;
    } else {
        runs.push_back({state, by});
    }
}

// Units that the clock has begun before this moment.
std::uint64_t unitsBefore(Millis moment, Millis unit)
{
    return static_cast<std::uint64_t>((moment + unit - Millis{1}) / unit);
}

void countLosses(const Timeline& timeline, Millis unit, Positions& positions)
{
    Millis next{0};
    for (std::size_t i = 0; i < timeline.bouts.size(); ++i) {
        const Bout& bout = timeline.bouts[i];
        if (!bout.adjoins || i == 0) next = bout.onset;
        if (next >= bout.offset) {
            ++positions.skippedBouts;
        } else {
            next += unit * ((bout.offset - next + unit - Millis{1}) / unit);
        }
        if (!bout.adjoins && bout.onset % unit != Millis{0}) ++positions.unevenBorders;
        if (bout.offset % unit != Millis{0}) ++positions.unevenBorders;
    }
}

}  // namespace

std::uint64_t Positions::length() const
{
    std::uint64_t sum = 0;
    for (const PositionRun& run : runs) sum += run.length;
    return sum;
}

Positions positionsOf(const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    Positions positions;
    std::vector<Millis> onsets;
    for (const Bout& bout : timeline.bouts) {
        if (!bout.adjoins || onsets.empty()) onsets.push_back(bout.onset);
    }
    const CodeRuns stretches = unitRuns(timeline, scheme, unit);
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < stretches.runs.size(); ++i) {
        const auto byClock = static_cast<std::uint64_t>(onsets[i] / unit);
        const std::uint64_t begin = std::max(byClock, i == 0 ? 0 : length + 1);
        extend(positions.runs, std::nullopt, begin - length);
        for (const Symbol symbol : stretches.runs[i]) extend(positions.runs, symbol, 1);
        length = begin + stretches.runs[i].size();
    }
    // A gap at the very end is one too; a last unit that is only begun has its position already.
    const Millis codedUntil = timeline.bouts.empty() ? Millis{0} : timeline.bouts.back().offset;
    const std::uint64_t whole = unitsBefore(timeline.end, unit);
    if (timeline.end > codedUntil && whole > length) extend(positions.runs, std::nullopt, whole - length);
    countLosses(timeline, unit, positions);
    return positions;
}

}  // namespace tessera
