// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/squares.h"
#include "core/grid/stretches.h"
#include "core/journal/lanes.h"
#include "tests/property/journal_moves.h"
#include "tests/support/interval_samples.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// The move as an entry of a session that is coded by intervals: most fit, some do not.
Entry roundsEntry(const Journal& journal, const Move& move)
{
    const Fold& fold = journal.fold();
    const Millis at = fold.lastAt() + Millis{move.passed * 2};
    Entry entry = simple(EntryKind::interval, at.count());
    entry.code = static_cast<CodeIndex>(move.which % 6);
    const Millis length = *fold.scheme().interval;
    if (fold.byInterval())
        entry.onset = fold.intervalOnset(fold.runningAt(at) / length - move.place % 3 + (move.place == 0));
    switch (move.place % 13) {
        case 0:
            entry.kind = EntryKind::undo;
            break;
        case 1:
            entry.kind = EntryKind::redo;
            break;
        case 2:
            entry.kind = EntryKind::pause;
            break;
        case 3:
        case 4:
            entry.kind = EntryKind::resume;
            break;
        case 5:
            entry.kind = move.which % 3 == 0   ? EntryKind::end
                         : move.which % 3 == 1 ? EntryKind::remove
                                               : EntryKind::reopen;
            break;
        case 6:
            entry.kind = EntryKind::recode;
            break;
        case 7:
            entry.kind = EntryKind::insert;
            if (fold.byInterval()) entry.onset = fold.intervalOnset(move.which % 7);
            break;
        case 8:
            entry.kind = move.which % 2 == 0 ? EntryKind::marker : EntryKind::note;
            entry.code = kStep;
            if (entry.kind == EntryKind::note) entry.text = "words";
            break;
        default:
            break;
    }
    if (entry.kind == EntryKind::recode || entry.kind == EntryKind::remove)
        entry.target =
            journal.entries()[static_cast<std::size_t>(move.which) % journal.entries().size()].number;
    else if (entry.kind != EntryKind::interval && entry.kind != EntryKind::insert)
        entry.onset = at;
    return entry;
}

std::string allLanes(const Fold& fold, Millis now = Millis{0})
{
    std::string text = textOf(fold);
    for (const Lane& lane : lanesOf(fold, now)) text += lane.group + textOf(lane.timeline);
    return text;
}

void addsUp(const Lane& lane)
{
    const Timeline& timeline = lane.timeline;
    Millis reached{0}, observed{0}, unseen{0}, paused{0};
    auto pause = timeline.pauses.begin();
    for (const Stretch& stretch : stretchesOf(timeline)) {
        while (pause != timeline.pauses.end() && pause->onset == reached && pause->offset <= stretch.onset &&
               (pause->length() > Millis{0} || reached < stretch.onset || stretch.afterPause)) {
            reached = pause->offset;
            ++pause;
        }
        RC_ASSERT(stretch.onset == reached);
        reached = stretch.offset;
        (stretch.code == kNoCode ? unseen : observed) += stretch.offset - stretch.onset;
    }
    for (const Span& one : timeline.pauses) paused += one.length();
    RC_ASSERT(paused == timeline.paused);
    RC_ASSERT(unseen == timeline.unseen);
    RC_ASSERT(observed == timeline.observed());
    Millis coded{0};
    for (const Bout& bout : timeline.bouts) coded += bout.length();
    RC_ASSERT(coded == timeline.coded());
    RC_ASSERT(squaresByInteraction(timeline).size() == timeline.interactions.size() + timeline.missed.size());
    Millis inSquares{0};
    for (const Square& square : squaresByTime(timeline, Millis{30'000}))
        for (const Slice& slice : square.slices) inSquares += slice.length;
    RC_ASSERT(inSquares == timeline.end - timeline.paused);
}

}  // namespace

class PropIntervals : public QObject {
    Q_OBJECT

private slots:
    void aReplayOfAnyPrefixIsWhatTheScreenShowedThen()
    {
        QVERIFY(rc::check([] {
            Journal live = roundsJournal();
            std::vector<std::string> shown{allLanes(live.fold())};
            for (const Move& move : *moves())
                if (live.append(roundsEntry(live, move)).ok()) shown.push_back(allLanes(live.fold()));
            for (std::size_t length = 1; length <= live.entries().size(); ++length) {
                Fold whole(askedEveryHalfMinute());
                for (std::size_t i = 0; i < length; ++i) whole.step(live.entries()[i]);
                RC_ASSERT(allLanes(whole) == shown[length - 1]);
                RC_ASSERT(whole.refused() == 0U);
            }
        }));
    }

    void undoIsExactAndRedoGivesItBack()
    {
        QVERIFY(rc::check([](const std::uint8_t seed) {
            Journal journal = roundsJournal();
            for (const Move& move : *moves())
                static_cast<void>(journal.append(roundsEntry(journal, move)).ok());
            Fold fold = journal.fold();
            const Millis late = fold.lastAt() + Millis{seed};
            std::uint32_t number = 1000;
            const auto say = [&](EntryKind kind) {
                Entry entry = simple(kind, late.count());
                entry.number = ++number;
                fold.step(entry);
            };
            const auto state = [&] {
                std::string text;
                for (const Lane& lane : lanesOf(fold, late)) text += lane.group + textOf(lane.timeline);
                return text;
            };
            std::vector<std::string> states{state()};
            while (fold.undoable() != nullptr) {
                say(EntryKind::undo);
                states.push_back(state());
            }
            RC_ASSERT(!fold.started());
            for (std::size_t i = states.size() - 1; i > 0; --i) {
                say(EntryKind::redo);
                RC_ASSERT(state() == states[i - 1]);
            }
            RC_ASSERT(fold.refused() == 0U);
        }));
    }

    void everyMomentIsObservedMissedOrPaused()
    {
        QVERIFY(rc::check([] {
            Journal journal = roundsJournal();
            for (const Move& move : *moves())
                static_cast<void>(journal.append(roundsEntry(journal, move)).ok());
            const Millis now = journal.fold().lastAt() + Millis{*rc::gen::inRange(0, 100'000)};
            for (const Lane& lane : lanesOf(journal.fold(), now)) addsUp(lane);
        }));
    }

    void hostileEntriesLeaveAConsistentFold()
    {
        QVERIFY(rc::check([] {
            Fold fold(askedEveryHalfMinute());
            Header top = header();
            top.scheme = askedEveryHalfMinute().id;
            fold.step(headerEntry(top));
            const auto count = *rc::gen::inRange(0, 80);
            for (int i = 0; i < count; ++i) {
                const Entry entry = hostileEntry();
                const bool allowed = fold.check(entry).ok();
                const auto before = fold.refused();
                fold.step(entry);
                RC_ASSERT((fold.refused() == before) == allowed);
            }
            // Within a day: a hostile clock makes more intervals than anybody could look at.
            if (fold.lastAt() < Millis{86'400'000})
                for (const Lane& lane : lanesOf(fold)) addsUp(lane);
        }));
    }
};

QTEST_GUILESS_MAIN(PropIntervals)
#include "prop_intervals.moc"
