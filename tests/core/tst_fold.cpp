// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/journal/journal.h"
#include "tests/support/builders.h"

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

namespace {

std::string letter(CodeIndex code)
{
    return code == kCannotTell ? "?" : partnershipActivities().code(code).letter;
}

// "L0-10 |10-15 +L15-20 M20-30*": pieces in seconds, + for one that goes on after a pause, * for a corrected
// square.
QString shown(const Fold& fold)
{
    const Timeline timeline = fold.timeline();
    std::vector<std::pair<Millis, QString>> parts;
    const auto from = [](Millis onset, Millis offset) {
        return QStringLiteral("%1-%2")
            .arg(static_cast<double>(onset.count()) / 1000)
            .arg(static_cast<double>(offset.count()) / 1000);
    };
    for (std::size_t i = 0; i < timeline.pieces.size(); ++i) {
        const Piece& piece = timeline.pieces[i];
        const bool goesOn = i > 0 && timeline.pieces[i - 1].interaction == piece.interaction;
        parts.emplace_back(piece.onset, (goesOn ? "+" : "") + QString::fromStdString(letter(piece.code)) +
                                            from(piece.onset, piece.offset) +
                                            (timeline.interactions[piece.interaction].corrected ? "*" : ""));
    }
    for (const Span& pause : timeline.pauses)
        parts.emplace_back(pause.onset, '|' + from(pause.onset, pause.offset));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList words;
    for (const auto& part : parts) words.append(part.second);
    return words.join(' ');
}

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;

// L from 0, M from 10, J from 20, ended at 30 s; entries 2, 3, 4 and 5.
Journal plain()
{
    return visit("LMJ");
}

// L from 0 with a mark (3) at 4 s, a pause (4) from 10 to 15, L again (5), M from 20 (6) with a note (7) at
// 24, J from 25 (8), still running at 30 s (9 is another mark).
Journal rich()
{
    Entry pauseEntry = simple(EntryKind::pause, 10'000);
    pauseEntry.text = "door";
    return journalOf({activity(0, L), marker(4'000, 5), pauseEntry, simple(EntryKind::resume, 15'000),
                      activity(20'000, M), note(24'000, "one"), activity(25'000, J),
                      marker(30'000, kNoCode)});
}

constexpr std::int64_t kLate = 40'000;

QString saying(const Status& status)
{
    return status ? QString() : QString::fromStdString(status.error().what);
}

}  // namespace

class TestFold : public QObject {
    Q_OBJECT

private slots:
    void aCorrectionChangesWhatItMeansAndUndoTakesItBack_data();
    void aCorrectionChangesWhatItMeansAndUndoTakesItBack();
    void aCorrectionThatCannotBeIsRefusedInWords_data();
    void aCorrectionThatCannotBeIsRefusedInWords();
    void marksAndNotesCanBeSaidAnewOrRemoved();
    void aPausesReasonCanBeSaidLater();
    void aMarkKeepsItsMomentWhenTheClocksStartMoves();
    void theBeginningOfATapCanBeBeforeIt();
    void itBeganEarlierStopsAtWhatCameBefore_data();
    void itBeganEarlierStopsAtWhatCameBefore();
    void itBeganEarlierIsUndoneBitByBit();
    void goingOnAfterTheEndMakesTheGapAPause();
    void goingOnAfterAnEndInAPauseGoesOnWithThatPause();
    void aLaterHeaderCorrectsTheFirst();
    void theSchemeOfASessionCannotChange();
    void withoutConsentNothingIsRecorded();
    void timeAwayChangesNothing();
    void aJournalHasNoHoleWhenItIsReadBack();
};

void TestFold::aCorrectionChangesWhatItMeansAndUndoTakesItBack_data()
{
    QTest::addColumn<bool>("fromRich");
    QTest::addColumn<Entry>("made");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, bool fromRich, const Entry& made, const char* after) {
        QTest::newRow(name) << fromRich << made << QString(after);
    };
    row("recode", false, correction(EntryKind::recode, kLate, 3, P), "L0-10 P10-20* J20-30");
    row("recode to can't tell", false, correction(EntryKind::recode, kLate, 3, kCannotTell),
        "L0-10 ?10-20* J20-30");
    row("recode over a pause", true, correction(EntryKind::recode, kLate, 2, P),
        "P0-10* |10-15 +P15-20* M20-25 J25-40");
    row("move later", false, correction(EntryKind::retime, kLate, 3, kNoCode, 14'000),
        "L0-14 M14-20* J20-30");
    row("move up to the one before", false, correction(EntryKind::retime, kLate, 3, kNoCode, 0),
        "L0-0 M0-20* J20-30");
    row("move the last to the end", false, correction(EntryKind::retime, kLate, 4, kNoCode, 30'000),
        "L0-10 M10-30 J30-30*");
    row("move the first: the clock starts there", false,
        correction(EntryKind::retime, kLate, 2, kNoCode, 4'000), "L0-6* M6-16 J16-26");
    row("split", false, correction(EntryKind::split, kLate, 3, P, 15'000), "L0-10 M10-15 P15-20* J20-30");
    row("split into two of the same", false, correction(EntryKind::split, kLate, 3, kNoCode, 15'000),
        "L0-10 M10-15 M15-20* J20-30");
    row("split behind a pause", true, correction(EntryKind::split, kLate, 2, P, 17'000),
        "L0-10 |10-15 +L15-17 P17-20* M20-25 J25-40");
    row("join", false, correction(EntryKind::join, kLate, 3), "L0-20 J20-30");
    row("insert", false, correction(EntryKind::insert, kLate, 0, P, 5'000), "L0-5 P5-10* M10-20 J20-30");
    row("insert before the last", false, correction(EntryKind::insert, kLate, 0, kCannotTell, 29'000),
        "L0-10 M10-20 J20-29 ?29-30*");
    row("remove", false, correction(EntryKind::remove, kLate, 3), "L0-20 J20-30");
    row("remove the first: the clock starts at the next", false, correction(EntryKind::remove, kLate, 2),
        "M0-10 J10-20");
}

void TestFold::aCorrectionChangesWhatItMeansAndUndoTakesItBack()
{
    QFETCH(bool, fromRich);
    QFETCH(Entry, made);
    QFETCH(QString, after);
    Journal journal = fromRich ? rich() : plain();
    const auto added = journal.append(made);
    QVERIFY2(added.ok(), added.ok() ? "" : added.error().what.c_str());
    QCOMPARE(shown(journal.fold()), after);

    const QString before = fromRich ? "L0-10 |10-15 +L15-20 M20-25 J25-40" : "L0-10 M10-20 J20-30";
    QVERIFY(journal.append(simple(EntryKind::undo, kLate)).ok());
    QCOMPARE(shown(journal.fold()), before);
    QVERIFY(journal.append(simple(EntryKind::redo, kLate)).ok());
    QCOMPARE(shown(journal.fold()), after);
}

void TestFold::aCorrectionThatCannotBeIsRefusedInWords_data()
{
    QTest::addColumn<Entry>("made");
    const auto row = [](const char* name, const Entry& made) { QTest::newRow(name) << made; };
    row("of what is not there", correction(EntryKind::recode, kLate, 77, P));
    row("of the header", correction(EntryKind::recode, kLate, 1, P));
    row("recode a square to a step", correction(EntryKind::recode, kLate, 2, 5));
    row("recode a pause", correction(EntryKind::recode, kLate, 4, P));
    row("recode a mark to an activity", correction(EntryKind::recode, kLate, 3, L));
    row("recode a note", correction(EntryKind::recode, kLate, 7, L));
    row("move before the one before", correction(EntryKind::retime, kLate, 6, kNoCode, 14'999));
    row("move behind the next", correction(EntryKind::retime, kLate, 6, kNoCode, 25'001));
    row("move the last behind now", correction(EntryKind::retime, kLate, 8, kNoCode, kLate + 1));
    row("move a mark", correction(EntryKind::retime, kLate, 3, kNoCode, 1'000));
    row("split at its beginning", correction(EntryKind::split, kLate, 6, P, 20'000));
    row("split at its end", correction(EntryKind::split, kLate, 6, P, 25'000));
    row("split within its pause", correction(EntryKind::split, kLate, 2, P, 12'000));
    row("split with a step", correction(EntryKind::split, kLate, 6, 5, 22'000));
    row("join the first", correction(EntryKind::join, kLate, 2));
    row("insert into a pause", correction(EntryKind::insert, kLate, 0, P, 12'000));
    row("insert behind now", correction(EntryKind::insert, kLate, 0, P, kLate + 1));
    row("insert before the recording was opened", correction(EntryKind::insert, kLate, 0, P, -1));
    row("remove the first before a pause", correction(EntryKind::remove, kLate, 2));
    row("remove a pause", correction(EntryKind::remove, kLate, 4));
    row("reword a square", correction(EntryKind::reword, kLate, 6));
}

void TestFold::aCorrectionThatCannotBeIsRefusedInWords()
{
    QFETCH(Entry, made);
    Journal journal = rich();
    const auto length = journal.entries().size();
    const QString before = shown(journal.fold());
    const auto added = journal.append(made);
    QVERIFY(!added.ok() && !added.error().what.empty());
    QCOMPARE(journal.entries().size(), length);
    QCOMPARE(shown(journal.fold()), before);
}

void TestFold::marksAndNotesCanBeSaidAnewOrRemoved()
{
    Journal journal = rich();
    QVERIFY(journal.append(correction(EntryKind::recode, kLate, 3, 7)).ok());
    Entry words = correction(EntryKind::reword, kLate, 7);
    words.text = "two";
    QVERIFY(journal.append(words).ok());
    QVERIFY(journal.append(correction(EntryKind::remove, kLate, 9)).ok());
    Timeline timeline = journal.fold().timeline();
    QCOMPARE(timeline.markers.size(), std::size_t{1});
    QCOMPARE(timeline.markers[0].code, CodeIndex{7});
    QCOMPARE(timeline.markers[0].at.count(), 4'000);
    QCOMPARE(timeline.notes.size(), std::size_t{1});
    QCOMPARE(timeline.notes[0].text, std::string("two"));
    QCOMPARE(timeline.notes[0].at.count(), 24'000);

    QVERIFY(journal.append(correction(EntryKind::remove, kLate, 7)).ok());
    QVERIFY(journal.fold().timeline().notes.empty());
    for (int i = 0; i < 4; ++i) QVERIFY(journal.append(simple(EntryKind::undo, kLate)).ok());
    timeline = journal.fold().timeline();
    QCOMPARE(timeline.markers.size(), std::size_t{2});
    QCOMPARE(timeline.markers[0].code, CodeIndex{5});
    QCOMPARE(timeline.notes[0].text, std::string("one"));
}

void TestFold::aPausesReasonCanBeSaidLater()
{
    Journal journal = rich();
    QCOMPARE(journal.fold().timeline().pauses[0].reason, std::string("door"));
    Entry words = correction(EntryKind::reword, kLate, 4);
    words.text = "child woke";
    QVERIFY(journal.append(words).ok());
    QCOMPARE(journal.fold().timeline().pauses[0].reason, std::string("child woke"));
    QVERIFY(journal.append(simple(EntryKind::undo, kLate)).ok());
    QCOMPARE(journal.fold().timeline().pauses[0].reason, std::string("door"));
}

void TestFold::aMarkKeepsItsMomentWhenTheClocksStartMoves()
{
    Journal journal = journalOf({activity(5'000, L), marker(9'000, kNoCode), activity(15'000, M),
                                 note(18'000, "n"), simple(EntryKind::end, 25'000)});
    const auto moments = [&] {
        const Timeline timeline = journal.fold().timeline();
        return std::pair(timeline.markers[0].at.count() / 1000, timeline.notes[0].at.count() / 1000);
    };
    QVERIFY((moments() == std::pair<std::int64_t, std::int64_t>{4, 13}));
    QVERIFY(journal.append(correction(EntryKind::retime, kLate, 2, kNoCode, 2'000)).ok());
    QVERIFY((moments() == std::pair<std::int64_t, std::int64_t>{7, 16}));
    QVERIFY(journal.append(correction(EntryKind::remove, kLate, 2)).ok());
    QVERIFY(
        (moments() == std::pair<std::int64_t, std::int64_t>{0, 3}));  // the mark lies before the start now
}

void TestFold::theBeginningOfATapCanBeBeforeIt()
{
    Entry slip = activity(12'000, M);
    slip.onset = Millis{11'200};
    Entry tooFar = activity(20'000, J);
    tooFar.onset = Millis{3'000};  // never before what is there already
    const Journal journal = journalOf({activity(0, L), slip, tooFar, simple(EntryKind::end, 30'000)});
    QCOMPARE(shown(journal.fold()), QString("L0-11.2 M11.2-11.2 J11.2-30"));
}

void TestFold::itBeganEarlierStopsAtWhatCameBefore_data()
{
    QTest::addColumn<QList<Entry>>("entries");
    QTest::addColumn<qint64>("room");
    QTest::addColumn<QString>("after");  // 60 s earlier, said at 40 s
    const auto row = [](const char* name, const QList<Entry>& entries, qint64 room, const char* after) {
        QTest::newRow(name) << entries << room << QString(after);
    };
    row("an activity", {activity(0, L), activity(10'000, M)}, 9'000, "L0-1 M1-40");
    row("can't tell", {activity(0, L), simple(EntryKind::cannotTell, 5'000), activity(10'000, M)}, 4'000,
        "L0-5 ?5-6 M6-40");
    row("a resume",
        {activity(0, L), simple(EntryKind::pause, 5'000), simple(EntryKind::resume, 10'000),
         activity(20'000, M)},
        9'000, "L0-5 |5-10 +L10-11 M11-40");
    row("the opening", {activity(7'000, L)}, 7'000, "L0-40");
    row("it ended a pause", {activity(0, L), simple(EntryKind::pause, 5'000), activity(20'000, M)}, 0,
        "L0-5 |5-20 M20-40");
    row("less than a second before", {activity(0, L), activity(400, M)}, 0, "L0-0.4 M0.4-40");
    row("marks and notes between are nothing", {activity(0, L), activity(10'000, M), note(11'000, "n")},
        9'000, "L0-1 M1-40");
}

void TestFold::itBeganEarlierStopsAtWhatCameBefore()
{
    QFETCH(QList<Entry>, entries);
    QFETCH(qint64, room);
    QFETCH(QString, after);
    Journal journal = journalOf({entries.begin(), entries.end()});
    QVERIFY(journal.fold().canBeEarlier());
    QCOMPARE(journal.fold().earlierRoom().count(), room);
    QVERIFY(journal.append(earlier(40'000, 60'000)).ok());
    QCOMPARE(shown(journal.fold()), after);
    QCOMPARE(journal.fold().earlierRoom().count(), 0);
}

void TestFold::itBeganEarlierIsUndoneBitByBit()
{
    Journal journal =
        journalOf({activity(0, L), activity(20'000, M), earlier(20'000, 2'000), earlier(20'000, 5'000)});
    QCOMPARE(shown(journal.fold()), QString("L0-13 M13-20"));
    QVERIFY(journal.append(simple(EntryKind::undo, 20'000)).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-18 M18-20"));
    QVERIFY(journal.append(simple(EntryKind::undo, 20'000)).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-20 M20-20"));
    QVERIFY(!journal.fold().timeline().interactions.back().corrected);
}

void TestFold::goingOnAfterTheEndMakesTheGapAPause()
{
    Journal journal = plain();
    QVERIFY(journal.append(simple(EntryKind::reopen, 34'000)).ok());
    QVERIFY(journal.fold().paused());
    QCOMPARE(shown(journal.fold()), QString("L0-10 M10-20 J20-30 |30-34"));
    QVERIFY(journal.append(simple(EntryKind::resume, 40'000)).ok());
    QVERIFY(journal.append(simple(EntryKind::end, 45'000)).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-10 M10-20 J20-30 |30-40 +J40-45"));
    QVERIFY(journal.fold().timeline().ended);

    for (int i = 0; i < 3; ++i) QVERIFY(journal.append(simple(EntryKind::undo, 46'000)).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-10 M10-20 J20-30"));
    QVERIFY(journal.fold().ended());
    QVERIFY(!saying(journal.fold().check(activity(47'000, L))).isEmpty());
}

void TestFold::goingOnAfterAnEndInAPauseGoesOnWithThatPause()
{
    Journal journal =
        journalOf({activity(0, L), simple(EntryKind::pause, 10'000), simple(EntryKind::end, 15'000)});
    QCOMPARE(shown(journal.fold()), QString("L0-10 |10-15"));
    QVERIFY(journal.append(simple(EntryKind::reopen, 20'000)).ok());
    QVERIFY(journal.append(activity(30'000, M)).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-10 |10-30 M30-30"));
}

void TestFold::aLaterHeaderCorrectsTheFirst()
{
    Journal journal = plain();
    const QString before = shown(journal.fold());
    Entry corrected = headerEntry(header("F70"));
    corrected.at = corrected.onset = Millis{kLate};
    QVERIFY(journal.append(corrected).ok());
    QCOMPARE(journal.header().family, std::string("F70"));
    QCOMPARE(shown(journal.fold()), before);
    QVERIFY(journal.append(simple(EntryKind::undo, kLate)).ok());  // takes the end back: a header is no act
    QCOMPARE(journal.header().family, std::string("F70"));
    QVERIFY(!journal.fold().ended());
}

void TestFold::theSchemeOfASessionCannotChange()
{
    Journal journal = plain();
    Header other = header();
    other.scheme = "another/1";
    Entry corrected = headerEntry(other);
    corrected.at = Millis{kLate};
    QVERIFY(!journal.append(corrected).ok());
    QCOMPARE(journal.header().scheme, partnershipActivities().id);
}

void TestFold::withoutConsentNothingIsRecorded()
{
    Fold fold(partnershipActivities());
    QVERIFY(!saying(fold.check(activity(0, L))).isEmpty());  // no header yet
    Header silent = header();
    silent.consent = Consent::none;
    fold.step(headerEntry(silent));
    QVERIFY(!saying(fold.check(activity(0, L))).isEmpty());
    Header quiet = header();
    quiet.consent = Consent::noNotes;
    fold.step(headerEntry(quiet));
    QVERIFY(fold.check(activity(0, L)).ok());
    QVERIFY(fold.check(marker(0, 5)).ok());
    QVERIFY(!saying(fold.check(note(0, "words"))).isEmpty());
}

void TestFold::timeAwayChangesNothing()
{
    Journal journal = journalOf({activity(0, L), activity(10'000, M)});
    Entry gap = simple(EntryKind::away, 20'000);
    gap.amount = Millis{9'000};
    QVERIFY(journal.append(gap).ok());
    QCOMPARE(shown(journal.fold()), QString("L0-10 M10-20"));
    QCOMPARE(journal.fold().undoable()->number, 3U);
}

void TestFold::aJournalHasNoHoleWhenItIsReadBack()
{
    const Journal journal = plain();
    Journal readBack(journal.session(), partnershipActivities());
    QVERIFY(readBack.restore(journal.entries()[0]).ok());
    const Status hole = readBack.restore(journal.entries()[2]);
    QVERIFY(!hole.ok() && hole.error().code == Errc::damaged);
    QCOMPARE(readBack.entries().size(), std::size_t{1});

    QVERIFY(!readBack.restore(journal.entries()).ok());  // has entries already
    Journal again(journal.session(), partnershipActivities());
    auto holed = journal.entries();
    holed.erase(holed.begin() + 1);
    QVERIFY(!again.restore(holed).ok() && again.entries().empty());
    QVERIFY(again.restore(journal.entries()).ok());
    QVERIFY(again.entries() == journal.entries());
    QCOMPARE(shown(again.fold()), shown(journal.fold()));
}

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
