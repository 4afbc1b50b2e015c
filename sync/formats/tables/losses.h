// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tessera {

// How much of what formats find hard to carry is in some sessions.
struct HardToCarry {
    std::uint64_t repeats = 0;     // taps of the activity that was running, which make no bout
    std::uint64_t instants = 0;    // activities of 0 ms
    std::uint64_t cannotTell = 0;  // stretches in which it could not be told
    std::uint64_t pauses = 0;
    std::uint64_t reasons = 0;  // of pauses
    std::uint64_t markers = 0;
    std::uint64_t notes = 0;        // with words
    std::uint64_t corrections = 0;  // entries that undid or changed others
    std::uint64_t otherLanes = 0;   // bouts in lanes beyond the first
    std::uint64_t missed = 0;       // intervals that were not coded, in all lanes
    std::uint64_t sureness = 0;     // sessions whose observer said how sure the tapping was
    std::uint64_t sources = 0;      // sessions that were agreed on from others

    HardToCarry& operator+=(const HardToCarry& more);
};
[[nodiscard]] HardToCarry hardToCarry(std::span<const Journal> journals);

// Adds "3 markers are left out", or with 1 "1 marker is left out"; nothing for 0.
void addLoss(Exported& exported, std::uint64_t count, std::string_view one, std::string_view many);

// Corrections stay behind in every format but the bundle; said when there are any.
void addCorrectionsLoss(Exported& exported, const HardToCarry& content);

// What only tables have a column for: how sure the observer was, and the sessions one was agreed on from.
void addOriginLosses(Exported& exported, const HardToCarry& content);

// Intervals that were not coded, where nothing is written for them.
void addMissedLoss(Exported& exported, const HardToCarry& content);

// What the tables of session_tables.h leave out: reasons of pauses, missed intervals, and corrections.
void addTableLosses(Exported& exported, const HardToCarry& content);

}  // namespace tessera
