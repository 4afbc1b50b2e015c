// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/fold.h"

#include <vector>

namespace tessera {

// The clock by which a story is told beside the tapping: it runs from the opening of the recording and stands
// still while the observer has paused or was away. It follows the journal's entries alone, so that it is the
// same again when the app was closed in between. Positions count from the opening of the recording; nothing
// that was undone moves the story.
class StoryClock {
public:
    // From the opening of the recording [onset, offset): the story stood still.
    struct Stop {
        Millis onset{0}, offset{0};
    };

    // The next entry of the journal, and whether the recording is paused after it.
    void follow(const Entry& entry, bool paused);

    [[nodiscard]] bool stopped() const { return open_; }
    // How far the story is at a position, and the position at which it was so far; at the beginning of a stop
    // that is its beginning.
    [[nodiscard]] Millis toldAt(Millis position) const;
    [[nodiscard]] Millis positionOf(Millis told) const;
    // In order, apart from each other. The last of them ends at `now` while the story is stopped.
    [[nodiscard]] std::vector<Stop> stops(Millis now) const;

private:
    void add(Millis onset, Millis offset);

    std::vector<Stop> stops_;
    bool open_ = false;
    Millis since_{0};
};

}  // namespace tessera
