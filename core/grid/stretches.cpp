// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/stretches.h"

#include <algorithm>

namespace tessera {

namespace {

// A missed stretch may go on after a pause: its parts without those.
void addMissed(std::vector<Stretch>& stretches, const Interaction& missed, const std::vector<Span>& pauses)
{
    Millis from = missed.onset;
    for (const Span& pause : pauses) {
        if (pause.onset < from || pause.onset >= missed.offset) continue;
        // A pause may follow on another with nothing between.
        if (pause.onset > from) stretches.push_back({0, kNoCode, from, pause.onset, false});
        from = pause.offset;
    }
    stretches.push_back({0, kNoCode, from, missed.offset, false});
}

}  // namespace

std::vector<Stretch> stretchesOf(const Timeline& timeline)
{
    std::vector<Stretch> stretches;
    stretches.reserve(timeline.pieces.size() + timeline.missed.size());
    for (const Piece& piece : timeline.pieces)
        stretches.push_back({timeline.interactions[piece.interaction].entry, piece.code, piece.onset,
                             piece.offset, piece.afterBreak});
    if (timeline.missed.empty()) return stretches;

    for (const Interaction& missed : timeline.missed) addMissed(stretches, missed, timeline.pauses);
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.onset < b.onset; });
    for (Stretch& stretch : stretches)
        stretch.afterPause =
            std::any_of(timeline.pauses.begin(), timeline.pauses.end(),
                        [&stretch](const Span& pause) { return pause.offset == stretch.onset; });
    return stretches;
}

}  // namespace tessera
