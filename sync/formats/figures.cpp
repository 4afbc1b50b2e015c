// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures.h"

#include "core/journal/lanes.h"

#include <utility>

namespace tessera {

namespace {

SessionFigures::Intervals intervalsOf(const Timeline& lane, Millis length)
{
    const std::uint64_t coded = lane.interactions.size();
    const std::uint64_t missed = lane.missed.size();
    return {length, coded + missed, coded, missed, lane.unseen};
}

SessionFigures figuresOfLanes(const Journal& journal, const FigureSettings& settings)
{
    const Scheme& whole = journal.fold().scheme();
    std::vector<SessionFigures> lanes;
    for (Lane& lane : lanesOf(journal.fold())) {
        SessionFigures one{journal.session(), journal.header().sourceId, lane.scheme,
                           timeBudget(lane.timeline, lane.scheme),
                           sequenceFigures(lane.timeline, lane.scheme, settings.unit)};
        one.intervals = intervalsOf(lane.timeline, *whole.interval);
        one.group = std::move(lane.group);
        lanes.push_back(std::move(one));
    }
    SessionFigures figures = lanes.front();
    figures.scheme = whole;
    figures.group.clear();
    if (lanes.size() == 1) return figures;
    for (SessionFigures& lane : lanes) lane.scheme.id += "#" + lane.group;
    figures.lanes = std::move(lanes);
    return figures;
}

}  // namespace

SessionFigures figuresOf(const Journal& journal, const FigureSettings& settings)
{
    const Fold& fold = journal.fold();
    if (fold.byInterval()) return figuresOfLanes(journal, settings);
    return {journal.session(), journal.header().sourceId, fold.scheme(),
            timeBudget(fold.timeline(), fold.scheme()),
            sequenceFigures(fold.timeline(), fold.scheme(), settings.unit)};
}

std::string_view programVersion()
{
    return TESSERA_VERSION;
}

}  // namespace tessera
