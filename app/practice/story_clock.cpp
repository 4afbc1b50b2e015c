// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/practice/story_clock.h"

#include <algorithm>

namespace tessera {

// What a stop before has covered is not counted twice.
void StoryClock::add(Millis onset, Millis offset)
{
    const Millis from = stops_.empty() ? onset : std::max(onset, stops_.back().offset);
    if (from < offset) stops_.push_back({from, offset});
}

void StoryClock::follow(const Entry& entry, bool paused)
{
    if (entry.kind == EntryKind::away && !open_) add(entry.at - entry.amount, entry.at);
    if (paused == open_) return;
    if (paused)
        since_ = entry.at;
    else
        add(since_, entry.at);
    open_ = paused;
}

std::vector<StoryClock::Stop> StoryClock::stops(Millis now) const
{
    std::vector<Stop> all = stops_;
    if (!open_) return all;
    const Millis from = all.empty() ? since_ : std::max(since_, all.back().offset);
    if (from < now) all.push_back({from, now});
    return all;
}

Millis StoryClock::toldAt(Millis position) const
{
    Millis told = position;
    for (const Stop& stop : stops(position))
        if (stop.onset < position) told -= std::min(stop.offset, position) - stop.onset;
    return std::max(Millis{0}, told);
}

Millis StoryClock::positionOf(Millis told) const
{
    Millis position = told;
    for (const Stop& stop : stops_) {
        if (stop.onset >= position) break;
        position += stop.offset - stop.onset;
    }
    return position;
}

}  // namespace tessera
