// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// How far an action got, in the person's own eyes. The numbers are stored; no order of worth is in them.
enum class HowFar : std::uint8_t {
    unsaid = 0,
    notYet = 1,
    aLittle = 2,
    wellOnTheWay = 3,
    done = 4,
    noLongerFits = 5
};
[[nodiscard]] std::string_view name(HowFar far);  // "not-yet", …; empty for unsaid

// Days since 1970-01-01 at the place.
using Day = std::int64_t;
[[nodiscard]] Day dayOf(UtcTime when, int zoneMinutes);

// Something that a practitioner wants to try after a visit: one sentence, and a day to look back. What came
// of it stays with it. A value; changed, it is the same card with the next revision, without a sentence it
// was taken back.
struct ActionCard {
    Uuid id;
    std::uint32_t revision = 1;  // counts from 1
    std::string text;
    std::uint32_t place = 1;  // among the cards of the visit: 1, 2, 3
    Day setOn = 0, lookBackOn = 0;
    Day askedOn = 0;  // when Home asked; 0: it has not yet, and then it does once
    HowFar far = HowFar::unsaid;
    std::string helped, hindered;
    Day answeredOn = 0;   // 0: not answered
    std::string unknown;  // fields of a later version, kept as they came and written out again

    [[nodiscard]] bool takenBack() const { return text.empty(); }
    bool operator==(const ActionCard&) const = default;
};

inline constexpr std::size_t kMostCards = 3;            // a visit
inline constexpr Day kUsualLookBack = 14;               // days, suggested
inline constexpr std::size_t kMostCardBytes = 400;      // of the sentence
inline constexpr std::size_t kMostAnswerBytes = 2'000;  // of what helped and of what got in the way

// Cards that stand, without those taken back.
[[nodiscard]] std::size_t standing(const std::vector<ActionCard>& cards);

// Whether Home asks about a card now: once, from its day on, or as soon as the family was visited again.
[[nodiscard]] bool isDue(const ActionCard& card, Day today, bool visitedAgain);

}  // namespace tessera
