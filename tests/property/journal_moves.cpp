// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/property/journal_moves.h"

#include "tests/support/builders.h"

#include <algorithm>
#include <limits>
#include <sstream>

namespace tessera::test {

std::ostream& operator<<(std::ostream& out, const Move& move)
{
    return out << name(static_cast<EntryKind>(move.kind)) << " (" << move.which << ", +" << move.passed
               << " ms, " << move.place << ")";
}

rc::Gen<std::vector<Move>> moves()
{
    // Taps are what journals are made of; everything else comes often enough to meet everything else.
    const auto kind = rc::gen::weightedOneOf<int>(
        {{5, rc::gen::just(static_cast<int>(EntryKind::activity))},
         {2, rc::gen::element(static_cast<int>(EntryKind::undo), static_cast<int>(EntryKind::redo))},
         {2, rc::gen::element(static_cast<int>(EntryKind::pause), static_cast<int>(EntryKind::resume))},
         {6, rc::gen::inRange(1, 26)}});
    const auto passed = rc::gen::weightedOneOf<int>({{1, rc::gen::just(0)}, {4, rc::gen::inRange(0, 8000)}});
    return rc::gen::container<std::vector<Move>>(rc::gen::build<Move>(
        rc::gen::set(&Move::kind, kind), rc::gen::set(&Move::which, rc::gen::inRange(0, 100)),
        rc::gen::set(&Move::passed, passed), rc::gen::set(&Move::place, rc::gen::inRange(0, 1000))));
}

namespace {

CodeIndex codeFor(EntryKind kind, int which)
{
    if (kind == EntryKind::marker || kind == EntryKind::tag)
        return which % 3 == 0 ? kNoCode : static_cast<CodeIndex>(4 + which % 5);
    if (kind == EntryKind::activity || which % 5 != 4) return static_cast<CodeIndex>(which % 4);
    return kCannotTell;
}

// The number of something that stands: mostly a turn, sometimes a marker or a note.
std::uint32_t targetFor(const Journal& journal, const Move& move)
{
    const auto& turns = journal.fold().turns();
    const auto pick = static_cast<std::size_t>(move.place);
    if (move.which % 4 != 0 && !turns.empty()) return turns[pick % turns.size()].entry;
    return journal.entries().empty() ? 0 : journal.entries()[pick % journal.entries().size()].number;
}

}  // namespace

Entry entryFor(const Journal& journal, const Move& move)
{
    const auto kind = static_cast<EntryKind>(move.kind);
    const Millis at = journal.fold().lastAt() + Millis{move.passed};
    Entry entry = simple(kind, at.count());
    entry.code = codeFor(kind, move.which);
    entry.target = targetFor(journal, move);
    entry.amount = Millis{1 + move.place * 7};
    const bool corrects = kind == EntryKind::retime || kind == EntryKind::split || kind == EntryKind::insert;
    if (corrects)
        entry.onset = Millis{at.count() * move.place / 1000};
    else if (move.which % 10 == 0)
        entry.onset = at - Millis{move.place};  // a slip or a usual delay
    if (kind == EntryKind::note || kind == EntryKind::pause || kind == EntryKind::reword)
        entry.text = "words " + std::to_string(move.which);
    if (kind == EntryKind::tag) {
        entry.tags = static_cast<std::uint32_t>(move.place % 8);
        if (move.which % 3 == 1) entry.text = "the nights";
    }
    if (kind == EntryKind::sureness) entry.tags = static_cast<std::uint32_t>(move.place % 4);
    if (kind == EntryKind::source) entry.text = randomUuid().text();
    if (kind == EntryKind::consent) {
        entry.text = "form " + std::to_string(move.which);
        entry.tags = 1 | 8;
    }
    if (kind == EntryKind::header) {
        Header changed = header("F" + std::to_string(move.which));
        if (move.which % 9 == 0) changed.consent = Consent::noNotes;
        entry.header = std::make_shared<const Header>(changed);
    }
    return entry;
}

Journal journalBy(const std::vector<Move>& moves)
{
    Journal journal = journalOf({});
    for (const Move& move : moves) static_cast<void>(journal.append(entryFor(journal, move)).ok());
    return journal;
}

Entry hostileEntry()
{
    // As far as the codec of entries lets a moment go.
    constexpr auto high = std::numeric_limits<std::int64_t>::max() / 4;
    constexpr auto low = -high;
    const std::vector<std::int64_t> far{low, low + 1, high, high - 1, high / 2};
    const auto moment = [&] {
        return Millis{*rc::gen::weightedOneOf<std::int64_t>({{6, rc::gen::inRange<std::int64_t>(0, 100'000)},
                                                             {1, rc::gen::inRange<std::int64_t>(-10, 2)},
                                                             {1, rc::gen::elementOf(far)}})};
    };
    const std::vector<CodeIndex> odd{kNoCode, kCannotTell, 64, 0x8000};
    Entry entry;
    entry.number = *rc::gen::inRange<std::uint32_t>(0, 40);
    entry.kind = static_cast<EntryKind>(*rc::gen::inRange(0, 27));
    entry.tags = *rc::gen::inRange<std::uint32_t>(0, 10);
    entry.code = *rc::gen::weightedOneOf<CodeIndex>(
        {{6, rc::gen::inRange<CodeIndex>(0, 12)}, {1, rc::gen::elementOf(odd)}});
    entry.target = *rc::gen::inRange<std::uint32_t>(0, 40);
    entry.at = moment();
    entry.onset = moment();
    entry.amount = moment();
    if (*rc::gen::arbitrary<bool>()) entry.text = "x";
    if (entry.kind == EntryKind::header && *rc::gen::inRange(0, 4) > 0) {
        Header content = header();
        content.consent = static_cast<Consent>(*rc::gen::inRange(0, 3));
        entry.header = std::make_shared<const Header>(content);
    }
    return entry;
}

std::string textOf(const Timeline& timeline)
{
    std::ostringstream out;
    const auto span = [&out](Millis onset, Millis offset) {
        out << ' ' << onset.count() << '-' << offset.count();
    };
    out << "clock from " << timeline.clockStart.count() << " to " << timeline.end.count() << " paused "
        << timeline.paused.count() << " cannot tell " << timeline.cannotTell.count() << " ended "
        << timeline.ended << " unseen " << timeline.unseen.count();
    for (const auto& missed : timeline.missed) {
        out << "\nmissed";
        span(missed.onset, missed.offset);
        out << ' ' << missed.paused.count() << ' ' << missed.runningOnset.count();
    }
    for (const auto& made : timeline.interactions) {
        out << "\ninteraction " << made.entry << ' ' << made.code;
        span(made.onset, made.offset);
        out << ' ' << made.paused.count() << ' ' << made.runningOnset.count() << ' ' << made.corrected;
    }
    for (const auto& piece : timeline.pieces) {
        out << "\npiece " << piece.interaction << ' ' << piece.code << ' ' << piece.afterBreak;
        span(piece.onset, piece.offset);
    }
    for (const auto& bout : timeline.bouts) {
        out << "\nbout " << bout.code << ' ' << bout.adjoins;
        span(bout.onset, bout.offset);
    }
    for (const auto& pause : timeline.pauses) {
        out << "\npause " << pause.entry << ' ' << pause.reason << ' ' << pause.open;
        span(pause.onset, pause.offset);
    }
    for (const auto& marker : timeline.markers)
        out << "\nmarker " << marker.entry << ' ' << marker.code << ' ' << marker.at.count() << ' '
            << marker.tags << ' ' << marker.issue;
    for (const auto& note : timeline.notes)
        out << "\nnote " << note.entry << ' ' << note.at.count() << ' ' << note.text;
    return out.str();
}

std::string textOf(const Fold& fold)
{
    std::ostringstream out;
    for (const Turn& turn : fold.turns())
        out << turn.entry << ' ' << static_cast<int>(turn.kind) << ' ' << turn.corrected << ' ' << turn.code
            << ' ' << turn.at.count() << ' ' << fold.textOf(turn) << '\n';
    out << fold.header().family << ' ' << static_cast<int>(fold.header().consent) << ' ' << fold.running()
        << ' ' << fold.runningOrHeld() << ' ' << fold.paused() << fold.ended() << fold.canBeEarlier() << ' '
        << fold.earlierRoom().count() << ' ' << (fold.ended() ? fold.endedAt().count() : -1) << '\n'
        << textOf(fold.timeline()) << "\nsure " << static_cast<int>(fold.timeline().sureness);
    for (const std::string& source : fold.timeline().sources) out << ' ' << source;
    return out.str();
}

}  // namespace tessera::test
