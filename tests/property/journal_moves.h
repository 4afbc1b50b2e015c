// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"

#include <rapidcheck.h>

#include <string>
#include <vector>

namespace tessera::test {

// What somebody might do next, before it is known what there is to do it to.
struct Move {
    int kind = 0;    // an EntryKind
    int which = 0;   // picks a code, and what to correct
    int passed = 0;  // ms since the entry before
    int place = 0;   // picks a moment or an amount
};
std::ostream& operator<<(std::ostream& out, const Move& move);

[[nodiscard]] rc::Gen<std::vector<Move>> moves();

// The move as an entry that may make sense in this journal: it corrects what is there, at moments near it.
// Whether it is allowed is for the journal to say.
[[nodiscard]] Entry entryFor(const Journal& journal, const Move& move);

// A header, and then all of these moves that the journal allows.
[[nodiscard]] Journal journalBy(const std::vector<Move>& moves);

// Any entry at all, also what no program of ours would write.
[[nodiscard]] Entry hostileEntry();

// All that a timeline says, to be compared. All that a fold says.
[[nodiscard]] std::string textOf(const Timeline& timeline);
[[nodiscard]] std::string textOf(const Fold& fold);

}  // namespace tessera::test
