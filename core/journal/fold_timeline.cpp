// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"

#include <algorithm>

namespace tessera {

namespace {

// Lays the turns out on the session's clock. Each turn reaches to the next, so the lengths add up by
// construction.
class Builder {
public:
    explicit Builder(Timeline& timeline) : timeline_(timeline) {}

    void interaction(const Turn& turn, Millis onset, Millis offset)
    {
        heldPause_ = Millis{0};
        Interaction made;
        made.entry = turn.entry;
        made.code = turn.code;
        made.onset = onset;
        made.runningOnset = onset - timeline_.paused;
        made.corrected = turn.corrected;
        timeline_.interactions.push_back(made);
        piece(onset, offset, afterPause_);
    }

    void resumed(Millis onset, Millis offset)
    {
        if (timeline_.interactions.empty()) return;
        timeline_.interactions.back().paused += heldPause_;
        heldPause_ = Millis{0};
        piece(onset, offset, true);
    }

    void pause(const Turn& turn, const std::string& reason, Millis onset, Millis offset, bool open)
    {
        timeline_.pauses.push_back({turn.entry, onset, offset, reason, open});
        timeline_.paused += offset - onset;
        heldPause_ += offset - onset;
        afterPause_ = true;
        parted_ = true;
    }

private:
    void piece(Millis onset, Millis offset, bool afterBreak)
    {
        Interaction& owner = timeline_.interactions.back();
        owner.offset = offset;
        const auto index = static_cast<std::uint32_t>(timeline_.interactions.size() - 1);
        timeline_.pieces.push_back({index, owner.code, onset, offset, afterBreak});
        afterPause_ = false;
        if (owner.code == kCannotTell) {
            timeline_.cannotTell += offset - onset;
            parted_ = true;
        } else if (offset > onset) {
            bout(owner.code, onset, offset);
        }
    }

    void bout(CodeIndex code, Millis onset, Millis offset)
    {
        auto& bouts = timeline_.bouts;
        if (!parted_ && !bouts.empty() && bouts.back().code == code)
            bouts.back().offset = offset;
        else
            bouts.push_back({code, onset, offset, !parted_ && !bouts.empty()});
        parted_ = false;
    }

    Timeline& timeline_;
    Millis heldPause_{0};
    bool afterPause_ = false;
    bool parted_ = true;  // a pause or a can't-tell lies between the last bout and what comes next
};

}  // namespace

Timeline Fold::timeline(Millis now) const
{
    Timeline timeline;
    timeline.ended = ended_;
    timeline.clockStart = turns_.empty() ? Millis{0} : turns_.front().at;
    const Millis zero = timeline.clockStart;
    const Millis close = ended_ ? endedAt_ : std::max(now, lastAt_);
    timeline.end = turns_.empty() ? Millis{0} : std::max(close, turns_.back().at) - zero;
    timeline.interactions.reserve(turns_.size());
    timeline.pieces.reserve(turns_.size());

    Builder builder(timeline);
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const Turn& turn = turns_[i];
        const bool last = i + 1 == turns_.size();
        const Millis onset = turn.at - zero;
        const Millis offset = last ? timeline.end : turns_[i + 1].at - zero;
        switch (turn.kind) {
            case TurnKind::activity:
            case TurnKind::cannotTell:
                builder.interaction(turn, onset, offset);
                break;
            case TurnKind::resume:
                builder.resumed(onset, offset);
                break;
            case TurnKind::pause:
                builder.pause(turn, textOf(turn), onset, offset, last && !ended_);
                break;
        }
    }

    // Before the clock starts it shows 0.
    const auto onClock = [&](Millis at) { return std::clamp(at - zero, Millis{0}, timeline.end); };
    for (const Turn& marker : markers_)
        timeline.markers.push_back({marker.entry, marker.code, onClock(marker.at)});
    for (const Turn& note : notes_) timeline.notes.push_back({note.entry, onClock(note.at), textOf(note)});
    return timeline;
}

}  // namespace tessera
