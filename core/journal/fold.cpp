// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"

#include "core/journal/consent_record.h"

#include <algorithm>

namespace tessera {

namespace {

Error notNow(std::string what)
{
    return Error{Errc::refused, std::move(what), {}};
}

bool isMoment(EntryKind kind)
{
    return kind == EntryKind::marker || kind == EntryKind::note;
}

constexpr Millis kAfterPrevious{1000};  // "it began earlier" stops this long after what came before began

}  // namespace

CodeIndex Fold::running() const
{
    return ended_ || !started() || turns_.back().kind == TurnKind::pause ? kNoCode : runningOrHeld();
}

CodeIndex Fold::runningOrHeld() const
{
    return turns_.empty() ? kNoCode : turns_[ownerOf(turns_.size() - 1)].code;
}

std::size_t Fold::ownerOf(std::size_t turn) const
{
    while (turn > 0 && turns_[turn].kind != TurnKind::activity && turns_[turn].kind != TurnKind::cannotTell)
        --turn;
    return turn;
}

bool Fold::canBeEarlier() const
{
    if (ended_ || turns_.empty() || turns_.back().kind != TurnKind::activity) return false;
    const auto top = std::find_if(standing_.rbegin(), standing_.rend(), [](const Standing& standing) {
        return !isMoment(standing.act.kind) && standing.act.kind != EntryKind::earlier &&
               standing.act.kind != EntryKind::tag;
    });
    return top != standing_.rend() && top->act.kind == EntryKind::activity &&
           top->act.number == turns_.back().entry;
}

Millis Fold::earliestOnset() const
{
    const Turn& last = turns_.back();
    if (turns_.size() == 1) return Millis{0};
    const Turn& previous = turns_[turns_.size() - 2];
    if (previous.kind == TurnKind::pause) return last.at;
    return std::min(last.at, previous.at + kAfterPrevious);
}

Millis Fold::earlierRoom() const
{
    return canBeEarlier() ? turns_.back().at - earliestOnset() : Millis{0};
}

Status Fold::checkSource(const Entry& entry) const
{
    constexpr std::size_t kMostSources = 64;
    if (!standing_.empty() || !undone_.empty())
        return notNow("what a session was agreed on from is said before anything is tapped");
    if (sources_.size() >= kMostSources) return notNow("a session can be agreed on from at most 64 others");
    return Uuid::parse(entry.text) ? Status{} : Error{Errc::invalid, "a source must be a session's id", {}};
}

Status Fold::check(const Entry& entry) const
{
    if (entry.kind == EntryKind::header) {
        if (!entry.header) return Error{Errc::invalid, "a header entry has no header", {}};
        if (!entry.header->scheme.empty() && entry.header->scheme != scheme_->id)
            return notNow("a session's scheme cannot change");
    } else if (!hasHeader_) {
        return notNow("a journal begins with its header");
    } else if (header_.consent == Consent::none) {
        return notNow("nothing can be recorded without consent");
    }
    if (entry.at < lastAt_) return Error{Errc::invalid, "time goes back", {}};
    return checkAct(entry);
}

Status Fold::checkAct(const Entry& entry) const
{
    using enum EntryKind;
    const auto kind = entry.kind;
    const bool codesLive = kind == activity || kind == cannotTell || isMoment(kind) || kind == pause ||
                           kind == resume || kind == earlier || kind == end || kind == interval;
    if (ended_ && codesLive) return notNow("the visit has ended; only undo can follow");

    switch (kind) {
        case header:
        case away:
            return {};
        case activity:
            if (byInterval()) return notNow("this visit is coded interval by interval");
            return scheme_->isState(entry.code)
                       ? Status{}
                       : Error{Errc::invalid, "this is not an activity of the scheme", {}};
        case cannotTell:
            if (byInterval()) return notNow("this visit is coded interval by interval");
            return running() == kCannotTell ? Status{notNow("can't tell is running already")} : Status{};
        case marker:
            return entry.code == kNoCode || scheme_->isPoint(entry.code)
                       ? Status{}
                       : Error{Errc::invalid, "this is not a step of the scheme", {}};
        case note:
            return header_.consent == Consent::all ? Status{}
                                                   : notNow("notes were not agreed to for this visit");
        case pause:
            if (!started()) return notNow("nothing has begun that could be paused");
            return paused() ? Status{notNow("the visit is paused already")} : Status{};
        case resume:
            return paused() ? Status{} : notNow("the visit is not paused");
        case earlier:
            if (entry.amount <= Millis{0})
                return Error{Errc::invalid, "how much earlier must be more than 0", {}};
            return canBeEarlier() ? Status{} : notNow("only the activity just tapped can have begun earlier");
        case undo:
            return standing_.empty() ? Status{notNow("there is nothing to undo")} : Status{};
        case redo:
            return undone_.empty() ? Status{notNow("there is nothing to redo")} : Status{};
        case end:
            return {};
        case reopen:
            return ended_ ? Status{} : notNow("the visit has not ended");
        case insert:
            return byInterval() && !scheme_->isPoint(entry.code) ? checkIntervalInsert(entry)
                                                                 : checkInsert(entry);
        case interval:
            return checkInterval(entry);
        case tag:
            return checkTag(entry);
        case sureness:
            if (!started()) return notNow("nothing has begun of which anybody could be sure");
            return entry.tags <= static_cast<std::uint32_t>(Sureness::very)
                       ? Status{}
                       : Error{Errc::invalid, "there is no such sureness", {}};
        case source:
            return checkSource(entry);
        case consent: {
            const auto record = consentRecordOf(entry);
            return record ? Status{} : Status{record.error()};
        }
        case recode:
        case retime:
        case split:
        case join:
        case remove:
        case reword:
            return checkCorrection(entry);
    }
    return Error{Errc::invalid, "an entry of a kind this version does not know", {}};
}

void Fold::step(const Entry& entry)
{
    if (!check(entry)) {
        ++refused_;
        return;
    }
    lastAt_ = std::max(lastAt_, entry.at);
    switch (entry.kind) {
        case EntryKind::header:
            header_ = *entry.header;
            hasHeader_ = true;
            return;
        case EntryKind::away:
        case EntryKind::consent:
            return;
        case EntryKind::sureness:
            sureness_ = static_cast<std::uint8_t>(entry.tags);
            return;
        case EntryKind::source:
            sources_.push_back(entry.text);
            return;
        case EntryKind::undo:
            undone_.push_back(standing_.back().act);
            takeBack();
            ++revision_;
            return;
        case EntryKind::redo: {
            const Act act = undone_.back();
            undone_.pop_back();
            apply(act);
            ++revision_;
            return;
        }
        default:
            undone_.clear();
            apply(actOf(entry));
    }
}

Act Fold::actOf(const Entry& entry)
{
    Act act{entry.number, entry.kind,  entry.code,   entry.target, 0,
            entry.at,     entry.onset, entry.amount, entry.tags};
    if (!entry.text.empty()) {
        texts_.push_back(entry.text);
        act.text = static_cast<std::uint32_t>(texts_.size());
    }
    return act;
}

void Fold::apply(const Act& act)
{
    Standing standing;
    standing.act = act;
    standing.wasEnded = ended_;
    standing.endedBefore = endedAt_;
    // A correction of the moment (a slip, a delay) may put it before the tap, never before what is there
    // already.
    const Millis floor = turns_.empty() ? Millis{0} : turns_.back().at;
    const Millis onset = std::clamp(act.onset, floor, std::max(floor, act.at));

    switch (act.kind) {
        case EntryKind::activity:
            addTurn(standing, turns_.size(), {act.number, TurnKind::activity, false, act.code, onset, 0});
            break;
        case EntryKind::cannotTell:
            addTurn(standing, turns_.size(),
                    {act.number, TurnKind::cannotTell, false, kCannotTell, onset, 0});
            break;
        case EntryKind::pause:
            addTurn(standing, turns_.size(), {act.number, TurnKind::pause, false, kNoCode, onset, act.text});
            break;
        case EntryKind::resume:
            addTurn(standing, turns_.size(), {act.number, TurnKind::resume, false, kNoCode, onset, 0});
            break;
        case EntryKind::earlier: {
            Turn moved = turns_.back();
            moved.at = std::max(moved.at - std::min(act.amount, moved.at), earliestOnset());
            changeTurn(standing, turns_.size() - 1, moved);
            ++revision_;
            break;
        }
        case EntryKind::end:
            ended_ = true;
            endedAt_ = onset;
            break;
        case EntryKind::reopen:
            ended_ = false;
            if (started() && turns_.back().kind != TurnKind::pause)
                addTurn(standing, turns_.size(),
                        {act.number, TurnKind::pause, false, kNoCode, endedAt_, act.text});
            break;
        case EntryKind::marker:
            standing.change = Change::markerAdded;
            markers_.push_back({act.number, TurnKind::activity, false, act.code, act.onset, 0});
            break;
        case EntryKind::note:
            standing.change = Change::noteAdded;
            notes_.push_back({act.number, TurnKind::activity, false, kNoCode, act.onset, act.text});
            break;
        case EntryKind::interval:
            codeInterval(act, standing);
            break;
        default:
            correct(act, standing);
            ++revision_;
    }
    standing_.push_back(standing);
}

void Fold::addTurn(Standing& standing, std::size_t index, const Turn& turn)
{
    standing.change = Change::turnAdded;
    standing.index = static_cast<std::uint32_t>(index);
    turns_.insert(turns_.begin() + static_cast<std::ptrdiff_t>(index), turn);
}

void Fold::changeTurn(Standing& standing, std::size_t index, const Turn& turn)
{
    standing.change = Change::turnChanged;
    standing.index = static_cast<std::uint32_t>(index);
    standing.before = turns_[index];
    turns_[index] = turn;
}

void Fold::removeTurn(Standing& standing, std::size_t index)
{
    standing.change = Change::turnRemoved;
    standing.index = static_cast<std::uint32_t>(index);
    standing.before = turns_[index];
    turns_.erase(turns_.begin() + static_cast<std::ptrdiff_t>(index));
}

void Fold::takeBack()
{
    const Standing standing = standing_.back();
    standing_.pop_back();
    const auto at = static_cast<std::ptrdiff_t>(standing.index);
    switch (standing.change) {
        case Change::none:
            break;
        case Change::turnAdded:
            turns_.erase(turns_.begin() + at);
            break;
        case Change::turnChanged:
            turns_[standing.index] = standing.before;
            break;
        case Change::turnRemoved:
            turns_.insert(turns_.begin() + at, standing.before);
            break;
        case Change::markerAdded:
            markers_.pop_back();
            break;
        case Change::markerChanged:
            markers_[standing.index] = standing.before;
            break;
        case Change::markerRemoved:
            markers_.insert(markers_.begin() + at, standing.before);
            break;
        case Change::noteAdded:
            notes_.pop_back();
            break;
        case Change::noteChanged:
            notes_[standing.index] = standing.before;
            break;
        case Change::noteRemoved:
            notes_.insert(notes_.begin() + at, standing.before);
            break;
        case Change::begun:
            turns_.clear();
            intervals_.clear();
            break;
        case Change::intervalAdded:
            intervals_.erase(intervals_.begin() + at);
            break;
        case Change::intervalChanged:
            intervals_[standing.index] = standing.before;
            break;
        case Change::intervalRemoved:
            intervals_.insert(intervals_.begin() + at, standing.before);
            break;
    }
    ended_ = standing.wasEnded;
    endedAt_ = standing.endedBefore;
}

}  // namespace tessera
