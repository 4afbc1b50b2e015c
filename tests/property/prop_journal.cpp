// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/squares.h"
#include "tests/property/journal_moves.h"
#include "tests/support/builders.h"

#include <QtTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

namespace {

// What must be true of every timeline, whatever was fed to the fold it came from.
void partitionsItsTime(const Timeline& timeline)
{
    struct Stretch {
        Millis onset, offset;
    };
    std::vector<Stretch> stretches;
    for (const Piece& piece : timeline.pieces) stretches.push_back({piece.onset, piece.offset});
    for (const Span& pause : timeline.pauses) stretches.push_back({pause.onset, pause.offset});
    std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) {
        return std::pair(a.onset, a.offset) < std::pair(b.onset, b.offset);
    });
    Millis reached{0};
    for (const Stretch& stretch : stretches) {
        RC_ASSERT(stretch.onset == reached);
        RC_ASSERT(stretch.offset >= stretch.onset);
        reached = stretch.offset;
    }
    RC_ASSERT(reached == timeline.end);

    Millis paused{0}, inBouts{0}, lengths{0};
    for (const Span& pause : timeline.pauses) paused += pause.length();
    RC_ASSERT(paused == timeline.paused);
    for (const Interaction& made : timeline.interactions) lengths += made.length();
    RC_ASSERT(lengths == timeline.observed());
    for (std::size_t i = 0; i < timeline.bouts.size(); ++i) {
        const Bout& bout = timeline.bouts[i];
        RC_ASSERT(bout.length() > Millis{0});
        RC_ASSERT(bout.code != kCannotTell);
        inBouts += bout.length();
        if (i == 0) {
            RC_ASSERT(!bout.adjoins);
            continue;
        }
        const Bout& before = timeline.bouts[i - 1];
        RC_ASSERT(bout.onset >= before.offset);
        if (bout.adjoins) {
            RC_ASSERT(bout.onset == before.offset);
            RC_ASSERT(bout.code != before.code);
        }
    }
    RC_ASSERT(inBouts + timeline.cannotTell == timeline.observed());
    for (const Marker& marker : timeline.markers)
        RC_ASSERT(marker.at >= Millis{0} && marker.at <= timeline.end);
    for (const Note& note : timeline.notes) RC_ASSERT(note.at >= Millis{0} && note.at <= timeline.end);
}

// All but the time that has passed, which no undo gives back: seen from one moment.
std::string stateAt(const Fold& fold, Millis moment)
{
    std::string text = std::to_string(static_cast<int>(fold.ended())) + (fold.canBeEarlier() ? "e " : " ");
    for (const Turn& turn : fold.turns())
        text += std::to_string(turn.entry) + '@' + std::to_string(turn.at.count()) +
                (turn.corrected ? "* " : " ");
    return text + textOf(fold.timeline(moment));
}

void turnsGoForwards(const Fold& fold)
{
    const auto& turns = fold.turns();
    RC_ASSERT(
        std::is_sorted(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.at < b.at; }));
    if (!turns.empty()) {
        RC_ASSERT(turns.front().kind == TurnKind::activity || turns.front().kind == TurnKind::cannotTell);
        RC_ASSERT(turns.front().at >= Millis{0});
        if (fold.ended()) RC_ASSERT(turns.back().at <= fold.endedAt());
    }
}

}  // namespace

class PropJournal : public QObject {
    Q_OBJECT

private slots:
    void aReplayOfAnyPrefixIsWhatTheScreenShowedThen();
    void undoIsExactAndRedoGivesItBack();
    void whatIsAllowedIsWhatIsTaken();
    void hostileEntriesLeaveAConsistentFold();
    void piecesAndPausesPartitionTheTime();
    void squaresByInteractionAreTheInteractions();
    void squaresByTimeHoldTheObservedTime();
};

void PropJournal::aReplayOfAnyPrefixIsWhatTheScreenShowedThen()
{
    QVERIFY(rc::check([](const std::uint8_t) {
        Journal live = journalOf({});
        std::vector<std::string> shown{textOf(live.fold())};
        for (const Move& move : *moves())
            if (live.append(entryFor(live, move)).ok()) shown.push_back(textOf(live.fold()));

        const auto& entries = live.entries();
        RC_ASSERT(shown.size() == entries.size());
        for (std::size_t length = 1; length <= entries.size(); ++length) {
            Fold whole(partnershipActivities());
            for (std::size_t i = 0; i < length; ++i) whole.step(entries[i]);
            RC_ASSERT(textOf(whole) == shown[length - 1]);
            RC_ASSERT(whole.refused() == 0U);
        }
        Journal readBack(live.session(), partnershipActivities());
        for (const Entry& entry : entries) RC_ASSERT(readBack.restore(entry).ok());
        RC_ASSERT(textOf(readBack.fold()) == shown.back());
    }));
}

void PropJournal::undoIsExactAndRedoGivesItBack()
{
    QVERIFY(rc::check([](const std::uint8_t seed) {
        Fold fold = journalBy(*moves()).fold();
        const Millis late = fold.lastAt() + Millis{seed};
        std::vector<std::string> states;
        const auto state = [late](const Fold& now) { return stateAt(now, late); };
        std::uint32_t number = 1000;
        const auto say = [&](EntryKind kind) {
            Entry entry = simple(kind, late.count());
            entry.number = ++number;
            fold.step(entry);
        };
        states.push_back(state(fold));
        std::vector<std::uint32_t> taken;
        while (fold.undoable() != nullptr) {
            taken.push_back(fold.undoable()->number);
            say(EntryKind::undo);
            states.push_back(state(fold));
        }
        RC_ASSERT(!fold.started());
        RC_ASSERT(!fold.ended());
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            RC_ASSERT(fold.redoable() != nullptr);
            RC_ASSERT(fold.redoable()->number == taken[i - 1]);
            say(EntryKind::redo);
            RC_ASSERT(state(fold) == states[i - 1]);
        }
        RC_ASSERT(fold.refused() == 0U);
    }));
    QVERIFY(rc::check([] {
        const Journal journal = journalBy(*moves());
        Move move;
        // Not the kinds that undo passes by.
        move.kind = *rc::gen::suchThat(rc::gen::inRange(2, 23), [](int kind) {
            return kind != static_cast<int>(EntryKind::undo) && kind != static_cast<int>(EntryKind::redo) &&
                   kind != static_cast<int>(EntryKind::away);
        });
        move.which = *rc::gen::inRange(0, 100);
        move.passed = *rc::gen::inRange(0, 8000);
        move.place = *rc::gen::inRange(0, 1000);
        Entry next = entryFor(journal, move);
        next.number = 1000;
        RC_PRE(journal.fold().check(next).ok());

        Fold fold = journal.fold();
        const std::string before = stateAt(fold, next.at);
        fold.step(next);
        const std::string after = stateAt(fold, next.at);
        RC_ASSERT(fold.undoable()->number == next.number);
        fold.step(simple(EntryKind::undo, next.at.count()));
        RC_ASSERT(stateAt(fold, next.at) == before);
        fold.step(simple(EntryKind::redo, next.at.count()));
        RC_ASSERT(stateAt(fold, next.at) == after);
        RC_ASSERT(fold.refused() == 0U);
    }));
}

void PropJournal::whatIsAllowedIsWhatIsTaken()
{
    QVERIFY(rc::check([] {
        Fold fold = journalBy(*moves()).fold();
        const Entry next = hostileEntry();
        const bool allowed = fold.check(next).ok();
        const std::string before = textOf(fold);
        fold.step(next);
        RC_ASSERT((fold.refused() == 0U) == allowed);
        if (!allowed) RC_ASSERT(textOf(fold) == before);
    }));
}

void PropJournal::hostileEntriesLeaveAConsistentFold()
{
    QVERIFY(rc::check([] {
        Fold fold(partnershipActivities());
        fold.step(headerEntry());
        const auto count = *rc::gen::inRange(0, 80);
        for (int i = 0; i < count; ++i) {
            fold.step(hostileEntry());
            turnsGoForwards(fold);
        }
        partitionsItsTime(fold.timeline());
        RC_ASSERT(squaresByInteraction(fold.timeline()).size() == fold.timeline().interactions.size());
    }));
}

void PropJournal::piecesAndPausesPartitionTheTime()
{
    QVERIFY(rc::check([] {
        const Journal journal = journalBy(*moves());
        turnsGoForwards(journal.fold());
        partitionsItsTime(journal.fold().timeline());
        const Millis now = journal.fold().lastAt() + Millis{*rc::gen::inRange(0, 100'000)};
        partitionsItsTime(journal.fold().timeline(now));
    }));
}

void PropJournal::squaresByInteractionAreTheInteractions()
{
    QVERIFY(rc::check([] {
        const Timeline timeline = journalBy(*moves()).fold().timeline();
        const auto squares = squaresByInteraction(timeline);
        RC_ASSERT(squares.size() == timeline.interactions.size());
        std::size_t notes = 0, markers = 0;
        for (std::size_t i = 0; i < squares.size(); ++i) {
            const Interaction& made = timeline.interactions[i];
            RC_ASSERT(squares[i].entry == made.entry);
            RC_ASSERT(squares[i].code == made.code);
            RC_ASSERT(squares[i].onset == made.onset);
            RC_ASSERT(squares[i].runningOnset == made.runningOnset);
            if (squares[i].joinsPrevious) {
                RC_ASSERT(i > 0U);
                RC_ASSERT(made.code == timeline.interactions[i - 1].code);
                RC_ASSERT(!squares[i].pausedBefore);
                RC_ASSERT(made.onset == timeline.interactions[i - 1].offset);
            }
            notes += squares[i].notes;
            markers += squares[i].markers;
        }
        if (!squares.empty()) {
            RC_ASSERT(notes == timeline.notes.size());
            RC_ASSERT(markers == timeline.markers.size());
        }
    }));
}

void PropJournal::squaresByTimeHoldTheObservedTime()
{
    QVERIFY(rc::check([] {
        const Timeline timeline = journalBy(*moves()).fold().timeline();
        const Millis unit{*rc::gen::element(10'000, 15'000, 60'000, 700)};
        const auto squares = squaresByTime(timeline, unit);
        Millis running{0};
        for (std::size_t i = 0; i < squares.size(); ++i) {
            const Square& square = squares[i];
            RC_ASSERT(square.runningOnset == running);
            Millis sum{0};
            for (const Slice& slice : square.slices) sum += slice.length;
            RC_ASSERT(sum + square.unfilled == unit);
            if (i + 1 < squares.size()) RC_ASSERT(square.unfilled == Millis{0});
            const auto taken = [&](CodeIndex code) {
                Millis time{0};
                for (const Slice& slice : square.slices)
                    if (slice.code == code) time += slice.length;
                return time;
            };
            for (const Slice& slice : square.slices) RC_ASSERT(taken(square.code) >= taken(slice.code));
            running += sum;
        }
        RC_ASSERT(running == timeline.observed());
    }));
}

QTEST_GUILESS_MAIN(PropJournal)
#include "prop_journal.moc"
