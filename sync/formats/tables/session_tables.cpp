// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/session_tables.h"

#include "core/measures/time_budget.h"

#include <algorithm>
#include <map>

namespace tessera {
namespace {

using std::int64_t;

int64_t whole(std::uint64_t count)
{
    return static_cast<int64_t>(count);
}

Cell textOrNothing(const std::string& text)
{
    return text.empty() ? Cell{} : Cell{text};
}

// What every row of a session begins with.
Row row(const Journal& journal, Row rest)
{
    const Header& header = journal.header();
    Row cells{journal.session().text(), textOrNothing(header.family), textOrNothing(header.observer)};
    cells.insert(cells.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    return cells;
}

Cell precisionCell(StartPrecision precision)
{
    if (precision == StartPrecision::unknown) return {};
    return std::string(precision == StartPrecision::exact ? "exact" : "month");
}

Cell surenessCell(std::uint8_t sureness)
{
    switch (static_cast<Sureness>(sureness)) {
        case Sureness::notVery:
            return std::string("not-very");
        case Sureness::fairly:
            return std::string("fairly");
        case Sureness::very:
            return std::string("very");
        case Sureness::unsaid:
            break;
    }
    return {};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::string tagNames(std::uint32_t tags)
{
    std::vector<std::string> names;
    const auto has = [tags](MarkerTag tag) { return (tags & static_cast<std::uint32_t>(tag)) != 0; };
    if (has(MarkerTag::help)) names.emplace_back("help");
    if (has(MarkerTag::challenge)) names.emplace_back("challenge");
    if (has(MarkerTag::possibility)) names.emplace_back("possibility");
    return joined(names);
}

Row sessionRow(const Journal& journal, const Timeline& timeline)
{
    const Header& header = journal.header();
    const TimeBudget budget = timeBudget(timeline, journal.fold().scheme());
    const StartPrecision precision = startPrecision(journal);
    return row(journal, {textOrNothing(header.sourceId),
                         std::string(name(header.kind)),
                         header.scheme,
                         textOrNothing(header.practitioner),
                         textOrNothing(header.visit),
                         std::string(name(header.place)),
                         textOrNothing(header.site),
                         textOrNothing(header.study),
                         precision == StartPrecision::unknown ? Cell{} : Cell{isoText(header.start)},
                         std::string("s"),
                         Millis{0},
                         timeline.end,
                         budget.observed,
                         budget.coded,
                         budget.paused,
                         budget.cannotTell,
                         whole(budget.interactions),
                         whole(budget.bouts),
                         whole(budget.shifts),
                         std::string(timeline.ended ? "ended" : "open"),
                         precisionCell(precision),
                         std::string(name(header.consent)),
                         surenessCell(timeline.sureness),
                         textOrNothing(joined(timeline.sources)),
                         timeline.unseen});
}

Status boutRows(const Journal& journal, const Timeline& lane, const RowSink& sink)
{
    for (std::size_t i = 0; i < lane.bouts.size(); ++i) {
        const Bout& bout = lane.bouts[i];
        auto done =
            sink(Table::bouts,
                 row(journal, {whole(i + 1), codeName(journal.fold().scheme(), bout.code), bout.onset,
                               bout.offset, bout.length(), std::string(censoredName(lane.bouts, i))}));
        if (!done) return done;
    }
    return {};
}

Status interactionRows(const Journal& journal, const Timeline& lane, const RowSink& sink)
{
    int64_t index = 0;
    for (const Interaction& one : lane.interactions) {
        auto done =
            sink(Table::interactions,
                 row(journal, {++index, codeName(journal.fold().scheme(), one.code), one.onset, one.offset,
                               one.length(), one.paused, int64_t{one.corrected ? 1 : 0}}));
        if (!done) return done;
    }
    return {};
}

Status markerRows(const Journal& journal, const Timeline& timeline, const RowSink& sink)
{
    int64_t index = 0;
    for (const Marker& one : timeline.markers) {
        auto done =
            sink(Table::markers,
                 row(journal, {++index, one.at, textOrNothing(codeName(journal.fold().scheme(), one.code)),
                               textOrNothing(tagNames(one.tags)), textOrNothing(one.issue)}));
        if (!done) return done;
    }
    return {};
}

Status noteRows(const Journal& journal, const Timeline& timeline, const RowSink& sink)
{
    int64_t index = 0;
    for (const Note& one : timeline.notes) {
        if (one.text.empty()) continue;
        auto done = sink(Table::notes, row(journal, {++index, one.at, one.text}));
        if (!done) return done;
    }
    return {};
}

// The states of a lane in the alphabet's order.
std::vector<CodeIndex> laneStates(const Scheme& scheme, std::size_t lane, std::size_t lanes)
{
    if (lanes == 1) return scheme.states();
    std::vector<CodeIndex> states;
    std::size_t seen = 0;
    CodeIndex code = 0;
    for (const CodeGroup& group : scheme.groups) {
        const bool mine = group.kind == CodeKind::state && seen++ == lane;
        for (std::size_t i = 0; i < group.codes.size(); ++i, ++code) {
            if (mine) states.push_back(code);
        }
    }
    return states;
}

// From each bout to the next with nothing between; pairs that did not occur have a 0.
Status transitionRows(const Journal& journal, const Timeline& lane, const std::vector<CodeIndex>& states,
                      const RowSink& sink)
{
    std::map<std::pair<CodeIndex, CodeIndex>, int64_t> counts;
    std::map<CodeIndex, int64_t> sums;
    for (std::size_t i = 1; i < lane.bouts.size(); ++i) {
        if (!lane.bouts[i].adjoins) continue;
        ++counts[{lane.bouts[i - 1].code, lane.bouts[i].code}];
        ++sums[lane.bouts[i - 1].code];
    }
    const Scheme& scheme = journal.fold().scheme();
    for (const CodeIndex from : states) {
        for (const CodeIndex to : states) {
            if (from == to) continue;
            const auto found = counts.find({from, to});
            const int64_t count = found == counts.end() ? 0 : found->second;
            const auto sum = sums.find(from);
            Cell probability;  // undefined in a row without transitions
            if (sum != sums.end())
                probability = static_cast<double>(count) / static_cast<double>(sum->second);
            auto done = sink(Table::transitions,
                             row(journal, {scheme.code(from).id, scheme.code(to).id, count, probability}));
            if (!done) return done;
        }
    }
    return {};
}

Status codeRows(const Scheme& scheme, const RowSink& sink)
{
    int64_t states = 0, points = 0;
    for (const CodeGroup& group : scheme.groups) {
        const bool state = group.kind == CodeKind::state;
        for (const Code& code : group.codes) {
            auto done = sink(Table::codebook,
                             {scheme.id, textOrNothing(group.name), std::string(state ? "state" : "point"),
                              code.id, textOrNothing(code.label), textOrNothing(code.phrase),
                              textOrNothing(code.letter), std::string(markName(code.mark)), code.light.text(),
                              code.dark.text(), textOrNothing(code.shortLabel), state ? ++states : ++points});
            if (!done) return done;
        }
    }
    return {};
}

}  // namespace

StartPrecision startPrecision(const Journal& journal)
{
    if (journal.header().start.ms == 0) return StartPrecision::unknown;
    const auto& entries = journal.entries();
    const auto latest = std::find_if(entries.rbegin(), entries.rend(),
                                     [](const Entry& entry) { return entry.header != nullptr; });
    return latest != entries.rend() && latest->withheld ? StartPrecision::month : StartPrecision::exact;
}

std::vector<Timeline> lanesOf(const Journal& journal)
{
    const Fold& fold = journal.fold();
    if (!fold.byInterval()) return {fold.timeline()};
    std::vector<Timeline> lanes;
    for (const std::size_t group : fold.scheme().stateGroups()) lanes.push_back(fold.lane(group));
    return lanes;
}

std::string codeName(const Scheme& scheme, CodeIndex code)
{
    if (code == kCannotTell) return "cannot-tell";
    return code < scheme.codeCount() ? scheme.code(code).id : std::string();
}

std::string_view censoredName(const std::vector<Bout>& bouts, std::size_t index)
{
    const bool left = !bouts[index].adjoins;
    const bool right = index + 1 == bouts.size() || !bouts[index + 1].adjoins;
    if (left) return right ? "both" : "left";
    return right ? "right" : "none";
}

Status SessionTables::add(const Journal& journal)
{
    const Scheme& scheme = journal.fold().scheme();
    const std::vector<Timeline> lanes = lanesOf(journal);
    if (auto done = sink_(Table::sessions, sessionRow(journal, lanes.front())); !done) return done;
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        if (auto done = boutRows(journal, lanes[lane], sink_); !done) return done;
        if (auto done = interactionRows(journal, lanes[lane], sink_); !done) return done;
        const auto states = laneStates(scheme, lane, lanes.size());
        if (auto done = transitionRows(journal, lanes[lane], states, sink_); !done) return done;
    }
    if (auto done = markerRows(journal, lanes.front(), sink_); !done) return done;
    if (auto done = noteRows(journal, lanes.front(), sink_); !done) return done;
    if (std::find(schemes_.begin(), schemes_.end(), scheme) != schemes_.end()) return {};
    schemes_.push_back(scheme);
    return codeRows(scheme, sink_);
}

}  // namespace tessera
