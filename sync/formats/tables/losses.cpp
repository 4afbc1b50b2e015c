// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/losses.h"

#include "sync/formats/tables/session_tables.h"

#include <string>
#include <vector>

namespace tessera {
namespace {

bool isCorrection(EntryKind kind)
{
    switch (kind) {
        case EntryKind::earlier:
        case EntryKind::undo:
        case EntryKind::redo:
        case EntryKind::recode:
        case EntryKind::retime:
        case EntryKind::split:
        case EntryKind::join:
        case EntryKind::insert:
        case EntryKind::remove:
        case EntryKind::reword:
            return true;
        default:
            return false;
    }
}

void countLane(const Timeline& lane, HardToCarry& content)
{
    for (std::size_t i = 0; i < lane.interactions.size(); ++i) {
        const Interaction& one = lane.interactions[i];
        if (one.code == kCannotTell) {
            ++content.cannotTell;
        } else if (one.length() == Millis{0}) {
            ++content.instants;
        } else if (i > 0 && lane.interactions[i - 1].code == one.code) {
            ++content.repeats;
        }
    }
}

}  // namespace

HardToCarry& HardToCarry::operator+=(const HardToCarry& more)
{
    repeats += more.repeats;
    instants += more.instants;
    cannotTell += more.cannotTell;
    pauses += more.pauses;
    reasons += more.reasons;
    markers += more.markers;
    notes += more.notes;
    corrections += more.corrections;
    otherLanes += more.otherLanes;
    missed += more.missed;
    sureness += more.sureness;
    sources += more.sources;
    return *this;
}

HardToCarry hardToCarry(std::span<const Journal> journals)
{
    HardToCarry content;
    for (const Journal& journal : journals) {
        const std::vector<Timeline> lanes = lanesOf(journal);
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            countLane(lanes[i], content);
            if (i > 0) content.otherLanes += lanes[i].bouts.size();
            content.missed += lanes[i].missed.size();
        }
        content.pauses += lanes.front().pauses.size();
        for (const Span& pause : lanes.front().pauses) content.reasons += pause.reason.empty() ? 0 : 1;
        content.markers += lanes.front().markers.size();
        content.sureness += lanes.front().sureness == 0 ? 0 : 1;
        content.sources += lanes.front().sources.empty() ? 0 : 1;
        for (const Note& note : lanes.front().notes) content.notes += note.text.empty() ? 0 : 1;
        for (const Entry& entry : journal.entries()) content.corrections += isCorrection(entry.kind) ? 1 : 0;
    }
    return content;
}

void addLoss(Exported& exported, std::uint64_t count, std::string_view one, std::string_view many)
{
    if (count == 0) return;
    exported.losses.push_back(std::to_string(count) + " " + std::string(count == 1 ? one : many));
}

void addCorrectionsLoss(Exported& exported, const HardToCarry& content)
{
    addLoss(exported, content.corrections,
            "correction is carried out in what is written; that it was made is not in it",
            "corrections are carried out in what is written; that they were made is not in it");
}

void addOriginLosses(Exported& exported, const HardToCarry& content)
{
    addLoss(exported, content.sureness, "session loses how sure its observer was",
            "sessions lose how sure their observers were");
    addLoss(exported, content.sources, "session loses the names of those it was agreed on from",
            "sessions lose the names of those they were agreed on from");
}

void addMissedLoss(Exported& exported, const HardToCarry& content)
{
    addLoss(exported, content.missed, "missed interval is only seen as a gap between bouts",
            "missed intervals are only seen as gaps between bouts");
}

void addTableLosses(Exported& exported, const HardToCarry& content)
{
    addLoss(exported, content.pauses, "pause is only seen as a gap between bouts",
            "pauses are only seen as gaps between bouts");
    addLoss(exported, content.reasons, "reason of a pause is left out", "reasons of pauses are left out");
    addMissedLoss(exported, content);
    addCorrectionsLoss(exported, content);
}

}  // namespace tessera
