// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/action_card.h"

#include <algorithm>

namespace tessera {

std::string_view name(HowFar far)
{
    switch (far) {
        case HowFar::unsaid:
            return {};
        case HowFar::notYet:
            return "not-yet";
        case HowFar::aLittle:
            return "a-little";
        case HowFar::wellOnTheWay:
            return "well-on-the-way";
        case HowFar::done:
            return "done";
        case HowFar::noLongerFits:
            return "no-longer-fits";
    }
    return {};
}

Day dayOf(UtcTime when, int zoneMinutes)
{
    constexpr std::int64_t day = 86'400'000;
    const std::int64_t local = when.ms + std::int64_t{zoneMinutes} * 60'000;
    return local >= 0 ? local / day : -((-local + day - 1) / day);
}

std::size_t standing(const std::vector<ActionCard>& cards)
{
    return static_cast<std::size_t>(
        std::count_if(cards.begin(), cards.end(), [](const ActionCard& card) { return !card.takenBack(); }));
}

bool isDue(const ActionCard& card, Day today, bool visitedAgain)
{
    return !card.takenBack() && card.askedOn == 0 && card.answeredOn == 0 &&
           (visitedAgain || today >= card.lookBackOn);
}

}  // namespace tessera
