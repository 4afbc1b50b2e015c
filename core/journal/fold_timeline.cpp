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
        missing_ = false;
        piece(onset, offset, afterBreak_);
    }

    void resumed(Millis onset, Millis offset)
    {
        if (missing_) {
            Interaction& part = timeline_.missed.back();
            part.paused += heldPause_;
            heldPause_ = Millis{0};
            part.offset = offset;
            timeline_.unseen += offset - onset;
            return;
        }
        if (timeline_.interactions.empty()) return;
        timeline_.interactions.back().paused += heldPause_;
        heldPause_ = Millis{0};
        piece(onset, offset, true);
    }

    // Time of which this lane says nothing.
    void missed(Millis onset, Millis offset)
    {
        heldPause_ = Millis{0};
        Interaction made;
        made.onset = onset;
        made.offset = offset;
        made.runningOnset = onset - timeline_.paused;
        timeline_.missed.push_back(made);
        timeline_.unseen += offset - onset;
        missing_ = true;
        afterBreak_ = true;
        parted_ = true;
    }

    void pause(const Turn& turn, const std::string& reason, Millis onset, Millis offset, bool open)
    {
        timeline_.pauses.push_back({turn.entry, onset, offset, reason, open});
        timeline_.paused += offset - onset;
        heldPause_ += offset - onset;
        afterBreak_ = true;
        parted_ = true;
    }

private:
    void piece(Millis onset, Millis offset, bool afterBreak)
    {
        Interaction& owner = timeline_.interactions.back();
        owner.offset = offset;
        const auto index = static_cast<std::uint32_t>(timeline_.interactions.size() - 1);
        timeline_.pieces.push_back({index, owner.code, onset, offset, afterBreak});
        afterBreak_ = false;
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
    bool afterBreak_ = false;
    bool missing_ = false;  // the latest stretch was a missed one
    bool parted_ =
        true;  // a pause, a can't-tell or a missed stretch lies between the last bout and what comes next
};

}  // namespace

Timeline Fold::timeline(Millis now) const
{
    if (!byInterval()) return freeLane(std::nullopt, now);
    const auto groups = scheme_->stateGroups();
    return intervalLane(groups.empty() ? 0 : groups.front(), now);
}

Timeline Fold::lane(std::size_t group, Millis now) const
{
    return byInterval() ? intervalLane(group, now) : freeLane(group, now);
}

// What all lanes share but for the stretches themselves.
Timeline Fold::frame(Millis now) const
{
    Timeline timeline;
    timeline.ended = ended_;
    timeline.sureness = sureness_;
    timeline.sources = sources_;
    timeline.clockStart = turns_.empty() ? Millis{0} : turns_.front().at;
    const Millis close = ended_ ? endedAt_ : std::max(now, lastAt_);
    timeline.end = turns_.empty() ? Millis{0} : std::max(close, turns_.back().at) - timeline.clockStart;
    return timeline;
}

void Fold::addMoments(Timeline& timeline) const
{
    // Before the clock starts it shows 0.
    const auto onClock = [&](Millis at) {
        return std::clamp(at - timeline.clockStart, Millis{0}, timeline.end);
    };
    for (const Turn& marker : markers_)
        timeline.markers.push_back(
            {marker.entry, marker.code, onClock(marker.at), marker.tags, textOf(marker)});
    // One that was put in afterwards stands where it happened.
    std::stable_sort(timeline.markers.begin(), timeline.markers.end(),
                     [](const Marker& a, const Marker& b) { return a.at < b.at; });
    for (const Turn& note : notes_) timeline.notes.push_back({note.entry, onClock(note.at), textOf(note)});
}

Timeline Fold::freeLane(std::optional<std::size_t> group, Millis now) const
{
    Timeline timeline = frame(now);
    timeline.interactions.reserve(turns_.size());
    timeline.pieces.reserve(turns_.size());

    Builder builder(timeline);
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const Turn& turn = turns_[i];
        const bool last = i + 1 == turns_.size();
        const Millis onset = turn.at - timeline.clockStart;
        const Millis offset = last ? timeline.end : turns_[i + 1].at - timeline.clockStart;
        switch (turn.kind) {
            case TurnKind::activity:
                if (group && scheme_->groupOf(turn.code) != group) {
                    builder.missed(onset, offset);
                    break;
                }
                [[fallthrough]];
            case TurnKind::cannotTell:
                builder.interaction(turn, onset, offset);
                break;
            case TurnKind::resume:
                builder.resumed(onset, offset);
                break;
            case TurnKind::pause:
                builder.pause(turn, textOf(turn), onset, offset, last && !ended_);
                break;
            case TurnKind::begin:
            case TurnKind::interval:
                break;
        }
    }
    addMoments(timeline);
    return timeline;
}

Timeline Fold::intervalLane(std::size_t group, Millis now) const
{
    Timeline timeline = frame(now);
    const Millis length = *scheme_->interval;
    std::vector<const Turn*> codes;  // of this lane, in the order of the intervals
    for (const Turn& coded : intervals_)
        if (scheme_->groupOf(coded.code) == group) codes.push_back(&coded);
    auto next = codes.begin();
    const auto codeOf = [&](std::int64_t index) -> const Turn* {
        while (next != codes.end() && runningAt((*next)->at) / length < index) ++next;
        return next != codes.end() && runningAt((*next)->at) / length == index ? *next : nullptr;
    };

    Builder builder(timeline);
    Millis running{0};
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const Turn& turn = turns_[i];
        const bool last = i + 1 == turns_.size();
        Millis onset = turn.at - timeline.clockStart;
        const Millis offset = last ? timeline.end : turns_[i + 1].at - timeline.clockStart;
        if (turn.kind == TurnKind::pause) {
            builder.pause(turn, textOf(turn), onset, offset, last && !ended_);
            continue;
        }
        while (onset < offset) {
            const Millis part = std::min(offset - onset, length - running % length);
            if (running % length != Millis{0})
                builder.resumed(onset, onset + part);
            else if (const Turn* coded = codeOf(running / length))
                builder.interaction(*coded, onset, onset + part);
            else
                builder.missed(onset, onset + part);
            onset += part;
            running += part;
        }
        // An interval that was coded at the very moment at which it begins.
        const bool closes = last || (i + 2 == turns_.size() && turns_.back().kind == TurnKind::pause);
        const Turn* coded = closes && running % length == Millis{0} ? codeOf(running / length) : nullptr;
        if (coded != nullptr) builder.interaction(*coded, offset, offset);
    }
    addMoments(timeline);
    return timeline;
}

}  // namespace tessera
