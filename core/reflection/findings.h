// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// What the picture of a visit shows, as counts and codes that any language can make sentences of. Every
// figure is counted as `measures` counts it: from the bouts of the timeline, nothing across a pause or a
// can't-tell. Nothing is weighed and nothing explained.
enum class FindingKind : std::uint8_t {
    nothing,     // no activity was tapped; `count`: how many can't-tells were
    times,       // `times`: one a code of `codes`; of a visit that was observed for 5 min or more
    shifts,      // `count`: how often the focus moved
    longest,     // the longest bout: code, `length`, `at`; from 1 min on; of equal ones the first
    followed,    // the transitions that were made most often, `count` times each; from 3 on
    returned,    // one code came back `count` times, from 2 on; `after` when one led back most often
    notThere,    // one code that was not tapped
    ends,        // the codes of the first and the last square
    cannotTell,  // `length` of can't-tell
};

struct Passage {
    CodeIndex from = kNoCode, to = kNoCode;
    bool operator==(const Passage&) const = default;
};

struct Finding {
    FindingKind kind = FindingKind::nothing;
    std::vector<CodeIndex> codes;  // in the alphabet's order; of `ends` the first and the last
    std::vector<Passage> passages;
    std::vector<Millis> times;
    std::vector<std::uint64_t> interactions;  // of `times`: how often each of `codes` was tapped
    std::uint64_t count = 0;
    // Of `returned`: what the code came back from most often, straight after it, and how often: at least
    // twice, and more often than from any other code.
    std::optional<CodeIndex> after;
    std::uint64_t countAfter = 0;
    Millis length{0};
    Millis at{0};  // of `longest`: its beginning, pauses left out, as the rows' labels count

    // The squares it speaks of: numbers of the entries that made them, and the time, on the session's clock.
    std::vector<std::uint32_t> entries;
    struct Extent {
        Millis onset{0}, offset{0};
    };
    std::vector<Extent> extents;
};

// In a fixed order: the kinds as above, within a kind the scheme's order of codes. Never sorted by size.
[[nodiscard]] std::vector<Finding> findingsOf(const Timeline& timeline, const Scheme& scheme);

// One answer a square: whether the finding speaks of it. By interaction, the squares of its entries; by time,
// those in which some of its time lies.
[[nodiscard]] std::vector<bool> spokenOf(const Finding& finding, const std::vector<Square>& squares);

}  // namespace tessera
