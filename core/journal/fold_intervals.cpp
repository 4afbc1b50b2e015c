// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"

#include <algorithm>
#include <limits>

namespace tessera {

namespace {

Error wrong(std::string what)
{
    return Error{Errc::invalid, std::move(what), {}};
}

Error notNow(std::string what)
{
    return Error{Errc::refused, std::move(what), {}};
}

}  // namespace

Millis Fold::runningAt(Millis position) const
{
    Millis running{0};
    for (std::size_t i = 0; i < turns_.size() && turns_[i].at < position; ++i) {
        if (turns_[i].kind == TurnKind::pause) continue;
        const Millis next = i + 1 < turns_.size() ? turns_[i + 1].at : position;
        running += std::min(next, position) - turns_[i].at;
    }
    return running;
}

Millis Fold::intervalOnset(std::int64_t index) const
{
    Millis left = *scheme_->interval * index;
    for (std::size_t i = 0; i + 1 < turns_.size(); ++i) {
        if (turns_[i].kind == TurnKind::pause) continue;
        const Millis length = turns_[i + 1].at - turns_[i].at;
        if (left < length || i + 2 == turns_.size()) return turns_[i].at + left;
        left -= length;
    }
    return turns_.back().at + left;
}

std::optional<std::size_t> Fold::intervalEntry(std::size_t group, std::int64_t index) const
{
    // The latest are asked for most often.
    for (std::size_t i = intervals_.size(); i > 0; --i) {
        const std::int64_t there = runningAt(intervals_[i - 1].at) / *scheme_->interval;
        if (there < index) return std::nullopt;
        if (there == index && scheme_->groupOf(intervals_[i - 1].code) == group) return i - 1;
    }
    return std::nullopt;
}

CodeIndex Fold::intervalCode(std::size_t group, std::int64_t index) const
{
    const auto found = byInterval() ? intervalEntry(group, index) : std::nullopt;
    return found ? intervals_[*found].code : kNoCode;
}

Status Fold::checkInterval(const Entry& entry) const
{
    if (!scheme_->interval) return wrong("this scheme does not ask once an interval");
    if (!scheme_->isState(entry.code)) return wrong("this is not an activity of the scheme");
    if (started() && !byInterval()) return notNow("this visit is tapped freely, not interval by interval");
    if (entry.onset < Millis{0} || entry.onset > entry.at)
        return wrong("an interval is coded once it has begun");
    const Millis length = *scheme_->interval;
    const Millis open = length + graceOf(length);
    if (!started())
        return entry.at - entry.onset < open ? Status{} : notNow("the time to code this interval is over");
    if (entry.onset < turns_.front().at || runningAt(entry.onset) % length != Millis{0})
        return wrong("no interval begins at this moment");
    return runningAt(entry.at) - runningAt(entry.onset) < open
               ? Status{}
               : notNow("the time to code this interval is over");
}

Status Fold::checkIntervalInsert(const Entry& entry) const
{
    const auto group = scheme_->groupOf(entry.code);
    if (!group || !scheme_->isState(entry.code)) return wrong("this is not an activity of the scheme");
    const Millis last = ended_ ? endedAt_ : entry.at;
    const Millis running = runningAt(entry.onset);
    if (entry.onset < turns_.front().at || entry.onset > last || running % *scheme_->interval != Millis{0})
        return wrong("no interval begins at this moment");
    return intervalEntry(*group, running / *scheme_->interval)
               ? notNow("this interval has a code; say it anew instead")
               : Status{};
}

void Fold::codeInterval(const Act& act, Standing& standing)
{
    const bool corrected = act.kind == EntryKind::insert;
    const Turn made{act.number, TurnKind::interval, corrected, act.code, act.onset};
    if (!started()) {
        standing.change = Change::begun;
        turns_.push_back({0, TurnKind::begin, false, kNoCode, act.onset});
        intervals_.push_back(made);
        return;
    }
    const std::int64_t index = runningAt(act.onset) / *scheme_->interval;
    const auto group = scheme_->groupOf(act.code).value_or(std::numeric_limits<std::size_t>::max());
    if (const auto found = intervalEntry(group, index)) {
        standing.change = Change::intervalChanged;
        standing.index = static_cast<std::uint32_t>(*found);
        standing.before = intervals_[*found];
        intervals_[*found] = made;
        return;
    }
    std::size_t place = intervals_.size();
    while (place > 0 && runningAt(intervals_[place - 1].at) / *scheme_->interval > index) --place;
    standing.change = Change::intervalAdded;
    standing.index = static_cast<std::uint32_t>(place);
    intervals_.insert(intervals_.begin() + static_cast<std::ptrdiff_t>(place), made);
}

void Fold::correctInterval(const Act& act, Standing& standing, std::size_t index)
{
    standing.index = static_cast<std::uint32_t>(index);
    standing.before = intervals_[index];
    if (act.kind == EntryKind::remove) {
        standing.change = Change::intervalRemoved;
        intervals_.erase(intervals_.begin() + static_cast<std::ptrdiff_t>(index));
        return;
    }
    standing.change = Change::intervalChanged;
    intervals_[index].code = act.code;
    intervals_[index].corrected = true;
}

}  // namespace tessera
