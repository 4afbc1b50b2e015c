// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/worth.h"

#include <algorithm>
#include <optional>

namespace tessera {

namespace {

constexpr Millis kShortestGap{2 * 60'000};
constexpr int kTimesTheMedian = 3;

Millis medianLength(const std::vector<Interaction>& interactions)
{
    std::vector<Millis> lengths;
    for (const Interaction& one : interactions)
        if (one.code != kCannotTell) lengths.push_back(one.length());
    if (lengths.empty()) return Millis{0};
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

}  // namespace

std::vector<WorthALook> worthALook(const Journal& journal, Millis now)
{
    using Why = WorthALook::Why;
    std::vector<WorthALook> found;
    const Timeline timeline = journal.fold().timeline(now);
    const Millis gap = std::max(kShortestGap, medianLength(timeline.interactions) * kTimesTheMedian);
    for (const Interaction& one : timeline.interactions) {
        if (one.entry == 0 || one.entry > journal.entries().size()) continue;
        const Cause cause = journal.entries()[one.entry - 1].cause;
        std::optional<Why> why;
        if (cause == Cause::slip || cause == Cause::swap) why = Why::slip;
        if (one.code == kCannotTell) why = Why::cannotTell;
        if (one.code != kCannotTell && one.length() >= gap) why = Why::longGap;
        if (why) found.push_back({*why, one.entry, one.runningOnset, one.length()});
    }
    return found;
}

}  // namespace tessera
