// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/media/session_tiers.h"

#include "sync/formats/tables/session_tables.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tessera {
namespace {

// Bouts, and the pieces of can't-tells between them.
std::vector<TierSpan> stateSpans(const Timeline& lane, const Scheme& scheme)
{
    std::vector<TierSpan> spans;
    for (const Bout& bout : lane.bouts)
        spans.push_back({bout.onset, bout.offset, codeName(scheme, bout.code)});
    const auto activities = static_cast<std::ptrdiff_t>(spans.size());
    for (const Piece& piece : lane.pieces) {
        if (piece.code != kCannotTell || piece.onset == piece.offset) continue;
        const bool goesOn = static_cast<std::ptrdiff_t>(spans.size()) > activities && !piece.afterBreak &&
                            spans.back().offset == piece.onset;
        if (goesOn) {
            spans.back().offset = piece.offset;
        } else {
            spans.push_back({piece.onset, piece.offset, codeName(scheme, kCannotTell)});
        }
    }
    std::inplace_merge(spans.begin(), spans.begin() + activities, spans.end(),
                       [](const TierSpan& a, const TierSpan& b) { return a.onset < b.onset; });
    return spans;
}

// Points of one moment become one.
void addPoint(Tier& tier, Millis at, const std::string& label, std::uint64_t& joined)
{
    if (!tier.spans.empty() && tier.spans.back().onset == at) {
        tier.spans.back().label += "; " + label;
        ++joined;
    } else {
        tier.spans.push_back({at, at, label});
    }
}

std::string tagsLabel(std::uint32_t tags)
{
    std::string label;
    const auto add = [&](MarkerTag tag, const char* word) {
        if ((tags & static_cast<std::uint32_t>(tag)) != 0)
            label += (label.empty() ? "" : " ") + std::string(word);
    };
    add(MarkerTag::help, "help");
    add(MarkerTag::challenge, "challenge");
    add(MarkerTag::possibility, "possibility");
    return label;
}

// A group's name, or one that no tier has yet.
std::string laneName(const std::string& group, std::set<std::string>& taken)
{
    const std::string wished = group.empty() ? "state" : group;
    std::string name = wished;
    for (int i = 2; !taken.insert(name).second; ++i) name = wished + " " + std::to_string(i);
    return name;
}

void addLanes(const Journal& journal, const std::vector<Timeline>& lanes, SessionTiers& session)
{
    const Scheme& scheme = journal.fold().scheme();
    std::set<std::string> taken{"pauses", "markers", "marker-tags", "marker-issues", "notes"};
    std::size_t lane = 0;
    for (const CodeGroup& group : scheme.groups) {
        if (group.kind != CodeKind::state || lane == lanes.size()) continue;
        const std::string name = laneName(lanes.size() == 1 ? "state" : group.name, taken);
        session.tiers.push_back({name, TierContent::states, stateSpans(lanes[lane], scheme)});
        ++lane;
    }
}

}  // namespace

SessionTiers tiersOf(const Journal& journal)
{
    const std::vector<Timeline> lanes = lanesOf(journal);
    const Timeline& timeline = lanes.front();
    SessionTiers session;
    session.end = timeline.end;
    addLanes(journal, lanes, session);

    Tier pauses{"pauses", TierContent::pauses, {}}, markers{"markers", TierContent::markers, {}};
    Tier tags{"marker-tags", TierContent::words, {}}, issues{"marker-issues", TierContent::words, {}};
    Tier notes{"notes", TierContent::words, {}};
    for (const Span& pause : timeline.pauses) {
        if (pause.onset == pause.offset) continue;
        pauses.spans.push_back({pause.onset, pause.offset, pause.reason.empty() ? "pause" : pause.reason});
    }
    for (const Marker& marker : timeline.markers) {
        const std::string code = codeName(journal.fold().scheme(), marker.code);
        addPoint(markers, marker.at, code.empty() ? "marker" : code, session.joinedPoints);
        if (const auto label = tagsLabel(marker.tags); !label.empty()) {
            addPoint(tags, marker.at, label, session.joinedPoints);
        }
        if (!marker.issue.empty()) addPoint(issues, marker.at, marker.issue, session.joinedPoints);
    }
    for (const Note& note : timeline.notes) {
        if (!note.text.empty()) addPoint(notes, note.at, note.text, session.joinedPoints);
    }
    for (Tier* tier : {&pauses, &markers, &tags, &issues, &notes}) {
        if (!tier->spans.empty()) session.tiers.push_back(std::move(*tier));
    }
    return session;
}

}  // namespace tessera
