// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_grid.h"

#include <algorithm>

namespace tessera {

void LiveGrid::attach(const Fold* fold)
{
    fold_ = fold;
    durableEntry_ = 0;
    rebuild();
}

const Scheme& LiveGrid::scheme() const
{
    return fold_ ? fold_->scheme() : partnershipActivities();
}

Timeline LiveGrid::timeline() const
{
    return fold_ ? fold_->timeline() : Timeline{};
}

void LiveGrid::rebuild()
{
    squares_.clear();
    pausedBefore_ = Millis{0};
    turns_ = 0;
    durable_ = 0;
    if (fold_) {
        const Timeline timeline = fold_->timeline();
        squares_ = squaresByInteraction(timeline);
        revision_ = fold_->revision();
        turns_ = fold_->turns().size();
        pausedBefore_ = timeline.paused;
        if (turns_ > 0 && fold_->turns().back().kind == TurnKind::pause)
            pausedBefore_ -= timeline.pauses.back().length();
        countDurable();
    }
    emit changed();
}

void LiveGrid::follow(const Entry& entry)
{
    const auto& turns = fold_->turns();
    // By intervals, what was missed moves along with time: the whole is looked at anew.
    if (fold_->revision() != revision_ || fold_->byInterval()) {
        rebuild();
        return;
    }
    if ((entry.kind == EntryKind::note || entry.kind == EntryKind::marker) && !squares_.empty()) {
        const Millis onClock = entry.onset - turns.front().at;
        if (onClock < squares_.back().onset) {
            rebuild();
            return;
        }
        auto& count = entry.kind == EntryKind::note ? squares_.back().notes : squares_.back().markers;
        ++count;
        emit changed();
        return;
    }
    for (; turns_ < turns.size(); ++turns_) append(turns[turns_]);
}

void LiveGrid::append(const Turn& turn)
{
    const auto& turns = fold_->turns();
    const Millis at = turn.at - turns.front().at;
    const bool afterPause = turns_ > 0 && turns[turns_ - 1].kind == TurnKind::pause;
    if (afterPause) pausedBefore_ += turn.at - turns[turns_ - 1].at;

    if (turn.kind == TurnKind::pause || turn.kind == TurnKind::resume) {
        if (squares_.empty()) return;
        squares_.back().offset = at;
        squares_.back().pausedAfter = true;
        emit changed();
        return;
    }
    Square square;
    square.code = turn.code;
    square.entry = turn.entry;
    square.onset = square.offset = at;
    square.runningOnset = at - pausedBefore_;
    if (!squares_.empty()) {
        Square& previous = squares_.back();
        if (!afterPause) previous.offset = at;
        square.pausedBefore = previous.pausedAfter;
        previous.pausedAfter = false;
        square.joinsPrevious = !square.pausedBefore && previous.code == square.code;
    }
    squares_.push_back(std::move(square));
    emit appended();
}

void LiveGrid::setDurable(std::uint32_t upTo)
{
    durableEntry_ = std::max(durableEntry_, upTo);
    const std::size_t before = durable_;
    countDurable();
    if (durable_ != before) emit durableChanged();
}

void LiveGrid::countDurable()
{
    durable_ = std::min(durable_, squares_.size());
    while (durable_ < squares_.size() && squares_[durable_].entry <= durableEntry_) ++durable_;
}

}  // namespace tessera
