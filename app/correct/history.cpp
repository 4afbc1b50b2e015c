// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/history.h"

#include <algorithm>
#include <map>
#include <optional>

namespace tessera {

namespace {

// A square as it stands; nothing when the entry is none.
std::optional<Turn> turnOf(const Fold& fold, std::uint32_t entry)
{
    const auto& turns = fold.turns();
    const auto found =
        std::find_if(turns.rbegin(), turns.rend(), [entry](const Turn& turn) { return turn.entry == entry; });
    return found == turns.rend() ? std::nullopt : std::optional<Turn>(*found);
}

// What a mark or a note says.
struct Moment {
    Subject what = Subject::note;
    CodeIndex code = kNoCode;
    Millis at{0};
    std::string text;
};

void readMoment(Change& change, const Entry& entry, Moment& moment)
{
    change.what = moment.what;
    change.was = change.is = moment.code;
    change.wasAt = change.isAt = moment.at;
    change.wasText = change.isText = moment.text;
    if (entry.kind == EntryKind::remove) return;
    if (moment.what == Subject::mark) change.is = moment.code = entry.code;
    if (entry.kind != EntryKind::recode) change.isText = moment.text = entry.text;
}

// What the interval that `made` (its first entry) is about has in that entry's group.
void readInterval(Change& change, const Entry& made, const Fold& before, const Fold& after)
{
    const auto group = after.scheme().groupOf(made.code);
    if (!group) return;
    if (after.scheme().stateGroups().size() > 1) change.group = after.scheme().groups[*group].name;
    change.what = Subject::interval;
    const std::int64_t index = after.runningAt(made.onset) / *after.scheme().interval;
    change.was = before.intervalCode(*group, index);
    change.is = after.intervalCode(*group, index);
    change.wasAt = change.isAt = made.onset;
}

void readSquare(Change& change, const Entry& entry, const Fold& before, const Fold& after)
{
    const auto was = turnOf(before, change.subject);
    const auto is = turnOf(after, change.subject);
    if (was) {
        change.what = was->kind == TurnKind::pause ? Subject::pause : Subject::square;
        change.was = change.is = was->code;
        change.wasAt = change.isAt = was->at;
        if (change.what == Subject::pause) change.wasText = before.textOf(*was);
    }
    if (is) {
        change.is = is->code;
        change.isAt = is->at;
    }
    change.isText = entry.text;
    if (entry.kind != EntryKind::split && entry.kind != EntryKind::insert) return;
    if (const auto made = turnOf(after, entry.number)) {
        change.is = made->code;
        change.isAt = made->at;
    }
}

}  // namespace

bool isCorrection(EntryKind kind)
{
    using enum EntryKind;
    return kind == recode || kind == retime || kind == split || kind == join || kind == insert ||
           kind == remove || kind == reword || kind == tag;
}

std::vector<const Entry*> standingEntries(const Journal& journal)
{
    std::vector<const Entry*> standing, undone;
    Fold fold(journal.fold().scheme());
    for (const Entry& entry : journal.entries()) {
        const std::uint32_t refused = fold.refused();
        fold.step(entry);
        if (fold.refused() != refused) continue;
        switch (entry.kind) {
            case EntryKind::header:
            case EntryKind::away:
            case EntryKind::sureness:
            case EntryKind::source:
            case EntryKind::consent:
                standing.insert(standing.begin(), &entry);  // never taken back, so out of undo's way
                break;
            case EntryKind::undo:
                undone.push_back(standing.back());
                standing.pop_back();
                break;
            case EntryKind::redo:
                standing.push_back(undone.back());
                undone.pop_back();
                break;
            default:
                undone.clear();
                standing.push_back(&entry);
        }
    }
    std::stable_sort(standing.begin(), standing.end(),
                     [](const Entry* a, const Entry* b) { return a->number < b->number; });
    return standing;
}

std::vector<Change> changesOf(const Journal& journal)
{
    std::vector<Change> changes;
    std::map<std::uint32_t, Moment> moments;
    Fold fold(journal.fold().scheme());
    for (const Entry* const entry : standingEntries(journal)) {
        if (!isCorrection(entry->kind)) {
            if (entry->kind == EntryKind::marker)
                moments[entry->number] = {Subject::mark, entry->code, entry->onset, {}};
            if (entry->kind == EntryKind::note)
                moments[entry->number] = {Subject::note, kNoCode, entry->onset, entry->text};
            fold.step(*entry);
            continue;
        }
        Change change;
        change.entry = entry->number;
        change.kind = entry->kind;
        change.subject = entry->kind == EntryKind::insert ? entry->number : entry->target;
        if (entry->kind == EntryKind::insert && fold.scheme().isPoint(entry->code)) {
            moments[entry->number] = {Subject::mark, entry->code, entry->onset, {}};
            change.what = Subject::mark;
            change.is = entry->code;
            change.wasAt = change.isAt = entry->onset;
            fold.step(*entry);
        } else if (const auto moment = moments.find(change.subject); moment != moments.end()) {
            readMoment(change, *entry, moment->second);
            fold.step(*entry);
        } else {
            const Fold before = fold;
            fold.step(*entry);
            if (fold.byInterval())
                readInterval(change, journal.entries()[change.subject - 1], before, fold);
            else
                readSquare(change, *entry, before, fold);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

Fold firstVersion(const Journal& journal)
{
    Fold fold(journal.fold().scheme());
    for (const Entry* const entry : standingEntries(journal))
        if (!isCorrection(entry->kind)) fold.step(*entry);
    return fold;
}

void markTakenAway(std::vector<Lane>& lanes, const std::vector<Lane>& first)
{
    for (std::size_t i = 0; i < std::min(lanes.size(), first.size()); ++i) {
        // Both are in the order of the clock, and a correction moves no interval.
        auto had = first[i].timeline.interactions.begin();
        const auto end = first[i].timeline.interactions.end();
        for (Interaction& empty : lanes[i].timeline.missed) {
            while (had != end && had->onset < empty.onset) ++had;
            empty.corrected = had != end && had->onset == empty.onset;
        }
    }
}

}  // namespace tessera
