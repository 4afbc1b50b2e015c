// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "core/journal/lanes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// What was corrected in a journal, read back from the journal itself: nothing is kept beside it. Positions
// count from the opening of the recording. Every call costs the length of the journal.

// Whether an entry of this kind corrects something, so that Correct may take it back.
[[nodiscard]] bool isCorrection(EntryKind kind);

// Everything that counts, in order: what was taken back and what could not be is left out. The entries belong
// to the journal.
[[nodiscard]] std::vector<const Entry*> standingEntries(const Journal& journal);

enum class Subject : std::uint8_t { square, mark, note, pause, interval };

// What one correction that stands did.
struct Change {
    std::uint32_t entry = 0;    // the correction
    std::uint32_t subject = 0;  // what was corrected: the entry that made it
    EntryKind kind = EntryKind::recode;
    Subject what = Subject::square;
    CodeIndex was = kNoCode, is = kNoCode;  // of an interval, kNoCode is one without a code
    Millis wasAt{0}, isAt{0};
    std::string wasText, isText;  // of a note, a mark's issue, a pause's reason
    std::string group;            // of an interval: its name, where the scheme asks for more than one
};
[[nodiscard]] std::vector<Change> changesOf(const Journal& journal);

// The journal as if nothing had been corrected: what was tapped, undo and all. `journal` must outlive it.
[[nodiscard]] Fold firstVersion(const Journal& journal);

// Of a visit coded by intervals: an interval that had a code and has none now counts as corrected, as one
// with another code does. `first`: the lanes of the first version; of a visit tapped freely nothing is done.
void markTakenAway(std::vector<Lane>& lanes, const std::vector<Lane>& first);

}  // namespace tessera
