// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/one_visit.h"

#include <algorithm>

namespace tessera {
namespace {

bool bothAndDiffer(const std::string& first, const std::string& second)
{
    return !first.empty() && !second.empty() && first != second;
}

// Days since 1970 at the place itself.
std::int64_t dayOf(UtcTime time, int zoneMinutes)
{
    constexpr std::int64_t kMinute = 60'000, kDay = 24 * 60 * kMinute;
    const std::int64_t local = time.ms + zoneMinutes * kMinute;
    return (local - (local % kDay + kDay) % kDay) / kDay;
}

bool overlap(const Recording& first, const Recording& second)
{
    const auto from = [](const Recording& one) { return one.opened->ms + one.timeline->clockStart.count(); };
    return from(first) < from(second) + second.timeline->end.count() &&
           from(second) < from(first) + first.timeline->end.count();
}

}  // namespace

std::optional<UtcTime> openedAt(const Journal& journal)
{
    const auto& entries = journal.entries();
    const auto latest = std::find_if(entries.rbegin(), entries.rend(),
                                     [](const Entry& entry) { return entry.kind == EntryKind::header; });
    if (latest == entries.rend() || latest->withheld || journal.header().start.ms <= 0) return std::nullopt;
    return journal.header().start;
}

std::optional<std::string> whyNotOneVisit(const Header& first, const Recording& firstRecording,
                                          const Header& second, const Recording& secondRecording)
{
    if (bothAndDiffer(first.visit, second.visit)) return "they have different visit codes";
    if (bothAndDiffer(first.family, second.family)) return "they are of different families";
    const auto &a = firstRecording.opened, &b = secondRecording.opened;
    if (a && b && dayOf(*a, first.zoneMinutes) != dayOf(*b, second.zoneMinutes) &&
        !overlap(firstRecording, secondRecording))
        return "they were recorded on different days";
    return std::nullopt;
}

}  // namespace tessera
