// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/family_visits.h"

#include <algorithm>
#include <cstdlib>

namespace tessera {

namespace {

constexpr std::int64_t kHalfDay = 12 * 3'600'000LL;
constexpr std::int64_t kTwoHours = 2 * 3'600'000LL;

// When a step happened, as well as can be told: days of sessions that came without their exact time are too
// coarse, so order within a visit falls back on the clock of each.
std::int64_t moment(const FamilyVisit& visit, const SpiralStep& step)
{
    return visit.journal->header().start.ms + (visit.timeline.clockStart + step.at).count();
}

}  // namespace

bool areOneVisit(const Header& one, const Header& other)
{
    if (one.kind != other.kind) return false;
    const std::int64_t apart = std::abs(one.start.ms - other.start.ms);
    if (!one.visit.empty() && !other.visit.empty()) return one.visit == other.visit && apart < kHalfDay;
    return one.observer != other.observer && apart < kTwoHours;
}

FamilyRecord readFamily(const Library& library, const std::vector<Uuid>& sessions)
{
    FamilyRecord record;
    for (const Uuid& id : sessions) {
        auto stored = library.load(id);
        if (!stored || !stored->forks.empty()) {
            ++record.waiting;
            continue;
        }
        FamilyVisit visit;
        visit.scheme = std::make_unique<Scheme>(std::move(stored->scheme));
        visit.journal = std::make_unique<Journal>(stored->id, *visit.scheme);
        if (!visit.journal->restore(std::move(stored->entries))) {
            ++record.waiting;
            continue;
        }
        visit.timeline = visit.journal->fold().timeline();
        visit.agreedOn = !visit.timeline.sources.empty();
        record.visits.push_back(std::move(visit));
    }
    std::stable_sort(record.visits.begin(), record.visits.end(),
                     [](const FamilyVisit& a, const FamilyVisit& b) {
                         return a.journal->header().start < b.journal->header().start;
                     });
    std::uint32_t number = 0;
    std::size_t first = 0;  // of the visit that is being gathered
    for (std::size_t i = 0; i < record.visits.size(); ++i) {
        const bool same = number > 0 && areOneVisit(record.visits[first].journal->header(),
                                                    record.visits[i].journal->header());
        if (!same) {
            ++number;
            first = i;
        }
        record.visits[i].number = number;
    }
    return record;
}

std::vector<PlacedStep> stepsOf(const FamilyRecord& record)
{
    std::vector<PlacedStep> steps;
    const auto& visits = record.visits;
    for (std::size_t first = 0; first < visits.size();) {
        std::size_t end = first;
        while (end < visits.size() && visits[end].number == visits[first].number) ++end;
        const bool agreed = std::any_of(visits.begin() + static_cast<std::ptrdiff_t>(first),
                                        visits.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](const FamilyVisit& visit) { return visit.agreedOn; });
        std::vector<PlacedStep> here;
        for (std::size_t i = first; i < end; ++i) {
            if (agreed && !visits[i].agreedOn) continue;
            for (SpiralStep& step : stepsOf(visits[i].timeline, *visits[i].scheme, visits[i].number))
                here.push_back({std::move(step), i});
        }
        std::stable_sort(here.begin(), here.end(), [&](const PlacedStep& a, const PlacedStep& b) {
            return moment(visits[a.visit], a.step) < moment(visits[b.visit], b.step);
        });
        std::move(here.begin(), here.end(), std::back_inserter(steps));
        first = end;
    }
    return steps;
}

}  // namespace tessera
