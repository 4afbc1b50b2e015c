// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/lanes.h"

#include <utility>

namespace tessera {

Lane laneOf(const Fold& fold, std::size_t group, Millis now)
{
    const Scheme& whole = fold.scheme();
    Lane lane{whole.groups[group].name, whole, fold.lane(group, now)};
    lane.scheme.groups.clear();
    // Where each code of the whole scheme stands in this lane's; others than these do not occur in it.
    std::vector<CodeIndex> place(whole.codeCount(), kNoCode);
    std::size_t from = 0;
    std::size_t to = 0;
    for (std::size_t i = 0; i < whole.groups.size(); ++i) {
        const CodeGroup& one = whole.groups[i];
        if (i == group || one.kind == CodeKind::point) {
            for (std::size_t code = 0; code < one.codes.size(); ++code)
                place[from + code] = static_cast<CodeIndex>(to++);
            lane.scheme.groups.push_back(one);
        }
        from += one.codes.size();
    }
    const auto move = [&place](CodeIndex& code) {
        if (code < place.size()) code = place[code];
    };
    for (Interaction& one : lane.timeline.interactions) move(one.code);
    for (Piece& one : lane.timeline.pieces) move(one.code);
    for (Bout& one : lane.timeline.bouts) move(one.code);
    for (Marker& one : lane.timeline.markers) move(one.code);
    return lane;
}

std::vector<Lane> lanesOf(const Fold& fold, Millis now)
{
    std::vector<Lane> lanes;
    const bool awaited = !fold.started() && fold.scheme().interval;
    if (!fold.byInterval() && !awaited) {
        lanes.push_back({{}, fold.scheme(), fold.timeline(now)});
        return lanes;
    }
    for (const std::size_t group : fold.scheme().stateGroups()) lanes.push_back(laneOf(fold, group, now));
    return lanes;
}

}  // namespace tessera
