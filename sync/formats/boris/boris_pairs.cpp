// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_pairs.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tessera::boris {

namespace {

// BORIS puts the STOP of what a new event stops 1 ms before it; 1.5 ms allow for rounding.
constexpr Millis kBefore{1};

}  // namespace

bool excludes(const Project& project, const std::string& next, const std::string& running)
{
    const auto says = [&project](const std::string& one, const std::string& other) {
        const auto found = project.behaviours.find(one);
        return found != project.behaviours.end() && found->second.excluded.contains(other);
    };
    return next != running && (says(next, running) || says(running, next));
}

std::vector<Pair> pairsOf(const std::vector<const Event*>& events, const Project& project, Millis end)
{
    std::vector<Pair> pairs;
    std::map<std::pair<std::string, std::string>, std::size_t> running;  // code and modifier -> its pair
    for (const Event* event : events) {
        const auto behaviour = project.behaviours.find(event->code);
        if (behaviour == project.behaviours.end() || !behaviour->second.state) continue;
        const std::pair key{event->code, event->modifier};
        if (const auto found = running.find(key); found != running.end()) {
            pairs[found->second].stop = event->time;
            pairs[found->second].open = false;
            running.erase(found);
        } else {
            running.emplace(key, pairs.size());
            pairs.push_back({event->time, event->time, event->code, event->line, true, false, false});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::pair{a.start, a.stop} < std::pair{b.start, b.stop};
    });
    const auto startsFrom = [&pairs](Millis at) {
        return std::lower_bound(pairs.begin(), pairs.end(), at,
                                [](const Pair& pair, Millis moment) { return pair.start < moment; });
    };
    std::vector<Millis> stops;
    for (Pair& pair : pairs) {
        if (pair.open) {
            stops.push_back(std::max(end, pair.start));
            continue;
        }
        Millis stop = pair.stop;
        const bool asShortAsAStep = pair.stop - pair.start == kBefore;
        for (auto next = startsFrom(pair.stop); next != pairs.end() && next->start <= pair.stop + kBefore;
             ++next) {
            if (&*next == &pair || !excludes(project, next->code, pair.code)) continue;
            if (asShortAsAStep && next->start == pair.stop) pair.turnedRound = true;
            stop = std::max(stop, next->start);
            pair.healed = next->start > pair.stop;
            break;
        }
        stops.push_back(stop);
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].stop = stops[i];
    return pairs;
}

}  // namespace tessera::boris
