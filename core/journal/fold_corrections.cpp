// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"

#include <algorithm>

namespace tessera {

namespace {

Error wrong(std::string what)
{
    return Error{Errc::invalid, std::move(what), {}};
}

}  // namespace

Fold::Found Fold::find(std::uint32_t entryNumber) const
{
    const auto search = [entryNumber](const std::vector<Turn>& list, What what) -> Found {
        const auto found = std::find_if(list.rbegin(), list.rend(), [entryNumber](const Turn& turn) {
            return turn.entry == entryNumber;
        });
        if (found == list.rend()) return {};
        return {what, static_cast<std::size_t>(std::distance(found, list.rend())) - 1};
    };
    if (const Found turn = search(turns_, What::turn); turn.what != What::nothing) return turn;
    if (const Found marker = search(markers_, What::marker); marker.what != What::nothing) return marker;
    if (const Found note = search(notes_, What::note); note.what != What::nothing) return note;
    return search(intervals_, What::interval);
}

std::size_t Fold::turnsUpTo(Millis position) const
{
    const auto after = std::upper_bound(turns_.begin(), turns_.end(), position,
                                        [](Millis value, const Turn& turn) { return value < turn.at; });
    return static_cast<std::size_t>(after - turns_.begin());
}

// How far a turn may reach: to the next one, to the end, or to now.
Millis Fold::upperBound(std::size_t index, Millis now) const
{
    if (index + 1 < turns_.size()) return turns_[index + 1].at;
    return ended_ ? endedAt_ : now;
}

Status Fold::checkCorrection(const Entry& entry) const
{
    const Found found = find(entry.target);
    switch (found.what) {
        case What::nothing:
            return wrong("what should be corrected is not there");
        case What::turn:
            return checkSquareCorrection(entry, found.index);
        case What::marker:
            if (entry.kind == EntryKind::remove) return {};
            if (entry.kind != EntryKind::recode)
                return wrong("a mark can be said anew or removed, nothing else");
            return entry.code == kNoCode || scheme_->isPoint(entry.code)
                       ? Status{}
                       : wrong("this is not a step of the scheme");
        case What::note:
            return entry.kind == EntryKind::remove || entry.kind == EntryKind::reword
                       ? Status{}
                       : wrong("a note can be reworded or removed, nothing else");
        case What::interval: {
            if (entry.kind == EntryKind::remove) return {};
            if (entry.kind != EntryKind::recode)
                return wrong("an interval can be said anew or removed, nothing else");
            const auto group = scheme_->groupOf(entry.code);
            return group && scheme_->isState(entry.code) &&
                           group == scheme_->groupOf(intervals_[found.index].code)
                       ? Status{}
                       : wrong("this code belongs to another group of the scheme");
        }
    }
    return {};
}

Status Fold::checkTag(const Entry& entry) const
{
    constexpr auto kAllTags = static_cast<std::uint32_t>(MarkerTag::help) |
                              static_cast<std::uint32_t>(MarkerTag::challenge) |
                              static_cast<std::uint32_t>(MarkerTag::possibility);
    if (find(entry.target).what != What::marker) return wrong("what should be tagged is no mark that stands");
    if (entry.code != kNoCode && !scheme_->isPoint(entry.code))
        return wrong("this is not a step of the scheme");
    if ((entry.tags & ~kAllTags) != 0) return wrong("there is no such tag");
    if (!entry.text.empty() && header_.consent != Consent::all)
        return Error{Errc::refused, "notes were not agreed to for this visit, and an issue is one", {}};
    return {};
}

Status Fold::checkSquareCorrection(const Entry& entry, std::size_t index) const
{
    const Turn& turn = turns_[index];
    if (turn.kind == TurnKind::pause && entry.kind == EntryKind::reword) return {};
    if (turn.kind != TurnKind::activity && turn.kind != TurnKind::cannotTell)
        return wrong("only a square can be corrected, not a pause");
    switch (entry.kind) {
        case EntryKind::recode:
            return entry.code == kCannotTell || scheme_->isState(entry.code)
                       ? Status{}
                       : wrong("this is not an activity of the scheme");
        case EntryKind::retime: {
            const Millis low = index == 0 ? Millis{0} : turns_[index - 1].at;
            return entry.onset >= low && entry.onset <= upperBound(index, entry.at)
                       ? Status{}
                       : wrong("a square can move only between its neighbours");
        }
        case EntryKind::split: {
            if (entry.code != kNoCode && entry.code != kCannotTell && !scheme_->isState(entry.code))
                return wrong("this is not an activity of the scheme");
            const std::size_t upTo = turnsUpTo(entry.onset);
            const bool inside = upTo > index && entry.onset > turn.at &&
                                turns_[upTo - 1].kind != TurnKind::pause && ownerOf(upTo - 1) == index &&
                                entry.onset < upperBound(upTo - 1, entry.at);
            return inside ? Status{} : wrong("a square can be split only within its own time");
        }
        case EntryKind::join:
            return index > 0 ? Status{} : wrong("the first square has none before it to be joined with");
        case EntryKind::remove: {
            const bool leads = index == 0 && turns_.size() > 1 &&
                               (turns_[1].kind == TurnKind::pause || turns_[1].kind == TurnKind::resume);
            return leads ? wrong(
                               "the first square cannot be removed while a pause follows it; change its "
                               "activity instead")
                         : Status{};
        }
        default:
            return wrong("a square cannot be reworded");
    }
}

Status Fold::checkInsert(const Entry& entry) const
{
    if (scheme_->isPoint(entry.code)) {
        const bool within =
            started() && entry.onset >= Millis{0} && entry.onset <= (ended_ ? endedAt_ : entry.at);
        return within ? Status{} : wrong("a mark can be put only into the time of the visit");
    }
    if (entry.code != kCannotTell && !scheme_->isState(entry.code))
        return wrong("this is not an activity of the scheme");
    if (!started()) return wrong("nothing has begun into which a square could be put");
    const std::size_t upTo = turnsUpTo(entry.onset);
    if (entry.onset < Millis{0} || (upTo > 0 && entry.onset > upperBound(upTo - 1, entry.at)))
        return wrong("a square can be put only into the time of the visit");
    if (upTo > 0 && turns_[upTo - 1].kind == TurnKind::pause)
        return wrong("a square cannot be put into a pause");
    return {};
}

void Fold::correctMoment(const Act& act, Standing& standing, const Found& found)
{
    const bool isMarker = found.what == What::marker;
    auto& list = isMarker ? markers_ : notes_;
    Turn& moment = list[found.index];
    standing.before = moment;
    if (act.kind == EntryKind::remove) {
        standing.change = isMarker ? Change::markerRemoved : Change::noteRemoved;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(found.index));
        return;
    }
    standing.change = isMarker ? Change::markerChanged : Change::noteChanged;
    if (isMarker) moment.code = act.code;
    if (act.kind == EntryKind::tag) moment.tags = act.tags;
    if (!isMarker || act.kind == EntryKind::tag) moment.text = act.text;
}

void Fold::correct(const Act& act, Standing& standing)
{
    const auto stateTurn = [&act](CodeIndex code) {
        return Turn{act.number, code == kCannotTell ? TurnKind::cannotTell : TurnKind::activity,
                    true,       code,
                    act.onset,  0};
    };
    if (act.kind == EntryKind::insert) {
        if (scheme_->isPoint(act.code)) {
            standing.change = Change::markerAdded;
            markers_.push_back({act.number, TurnKind::activity, true, act.code, act.onset, 0});
            return;
        }
        if (byInterval()) {
            codeInterval(act, standing);
            return;
        }
        addTurn(standing, turnsUpTo(act.onset), stateTurn(act.code));
        return;
    }
    const Found found = find(act.target);
    standing.index = static_cast<std::uint32_t>(found.index);

    if (found.what == What::marker || found.what == What::note) {
        correctMoment(act, standing, found);
        return;
    }
    if (found.what == What::interval) {
        correctInterval(act, standing, found.index);
        return;
    }
    if (found.what != What::turn) return;

    Turn turn = turns_[found.index];
    turn.corrected = true;
    switch (act.kind) {
        case EntryKind::recode:
            turn.code = act.code;
            turn.kind = act.code == kCannotTell ? TurnKind::cannotTell : TurnKind::activity;
            changeTurn(standing, found.index, turn);
            break;
        case EntryKind::retime:
            turn.at = act.onset;
            changeTurn(standing, found.index, turn);
            break;
        case EntryKind::split:
            addTurn(standing, turnsUpTo(act.onset), stateTurn(act.code == kNoCode ? turn.code : act.code));
            break;
        case EntryKind::join:
            // After a pause the square before goes on, so the join is a resume.
            if (turns_[found.index - 1].kind == TurnKind::pause) {
                turn.kind = TurnKind::resume;
                turn.code = kNoCode;
                changeTurn(standing, found.index, turn);
            } else {
                removeTurn(standing, found.index);
            }
            break;
        case EntryKind::remove:
            removeTurn(standing, found.index);
            break;
        case EntryKind::reword:  // the reason of a pause
            turn.corrected = false;
            turn.text = act.text;
            changeTurn(standing, found.index, turn);
            break;
        default:
            break;
    }
}

}  // namespace tessera
