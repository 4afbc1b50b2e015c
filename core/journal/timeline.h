// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// What a journal says now, after all corrections. Positions are milliseconds on the session's clock, which
// starts at the first activity or can't-tell that stands and runs on through pauses. Every span is half-open
// [onset, offset).

// One tapped activity, or one can't-tell (code == kCannotTell): one square by interaction.
struct Interaction {
    std::uint32_t entry = 0;  // number of the entry that made it: its identity in corrections
    CodeIndex code = kNoCode;
    Millis onset{0}, offset{0};
    Millis paused{0};        // paused time that lies within
    Millis runningOnset{0};  // onset with all earlier pauses left out: what the screen's clock showed
    bool corrected = false;  // differs from what was first tapped
    [[nodiscard]] Millis length() const { return offset - onset - paused; }
};

// A stretch without change: the longest run of one state (code), or one can't-tell, or one pause (code ==
// kNoCode).
struct Bout {
    CodeIndex code = kNoCode;
    Millis onset{0}, offset{0};
    bool adjoins = false;  // begins where another bout of an activity ended, with nothing between
    [[nodiscard]] Millis length() const { return offset - onset; }
};

struct Span {
    std::uint32_t entry = 0;
    Millis onset{0}, offset{0};
    std::string reason;  // for a pause; may be empty
    bool open = false;   // still running at the journal's end
    [[nodiscard]] Millis length() const { return offset - onset; }
};

struct Marker {
    std::uint32_t entry = 0;
    CodeIndex code = kNoCode;
    Millis at{0};
    std::uint32_t tags = 0;  // bits of MarkerTag
    std::string issue;       // what it was about, in the observer's words; may be empty
};

struct Note {
    std::uint32_t entry = 0;
    Millis at{0};
    std::string text;
};

// One uninterrupted piece of observed time under one interaction: an interaction is cut by pauses into
// pieces.
struct Piece {
    std::uint32_t interaction = 0;  // index into Timeline::interactions
    CodeIndex code = kNoCode;
    Millis onset{0}, offset{0};
    bool afterBreak = false;  // a pause or a missed stretch lies straight before
};

struct Timeline {
    Millis clockStart{0};  // position, since the recording was opened, at which the session's clock started
    Millis end{0};         // on the session's clock
    Millis paused{0};      // sum of all pauses
    Millis cannotTell{0};  // sum of all can't-tells
    Millis unseen{0};      // sum of all missed stretches: not observed in this lane
    bool ended = false;    // an end stands
    std::vector<Interaction> interactions;  // activities and can't-tells in order
    std::vector<Piece> pieces;              // partition [0, end) together with pauses and missed stretches
    std::vector<Bout> bouts;                // activities only, none of 0 ms
    std::vector<Span> pauses;
    // Under intervals: each interval without a code in this lane (code == kNoCode, entry 0). In a lane of a
    // session that was tapped freely: the time that belongs to another group. Otherwise empty.
    std::vector<Interaction> missed;
    std::vector<Marker> markers;
    std::vector<Note> notes;
    std::uint8_t sureness = 0;         // a Sureness: how sure the observer was of the tapping
    std::vector<std::string> sources;  // UUIDs of the sessions this one was agreed on from

    [[nodiscard]] Millis observed() const { return end - paused - unseen; }
    [[nodiscard]] Millis coded() const { return observed() - cannotTell; }
};

}  // namespace tessera
