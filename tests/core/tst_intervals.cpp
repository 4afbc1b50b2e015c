// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/grid/layout.h"
#include "core/grid/squares.h"
#include "core/journal/lanes.h"
#include "core/measures/time_budget.h"
#include "tests/support/interval_samples.h"

using namespace tessera;
using namespace tessera::test;

namespace {

// "A0-30 .60-90": interactions and missed intervals in seconds on the session's clock.
QString shown(const Lane& lane)
{
    QStringList words;
    for (const Square& square : squaresByInteraction(lane.timeline)) {
        const QString letter =
            square.code == kNoCode ? "." : QString::fromStdString(lane.scheme.code(square.code).letter);
        words << QStringLiteral("%1%2%3-%4%5")
                     .arg(square.pausedBefore ? "|" : "", letter)
                     .arg(static_cast<double>(square.onset.count()) / 1000)
                     .arg(static_cast<double>(square.offset.count()) / 1000)
                     .arg(square.corrected ? "*" : "");
    }
    return words.join(' ');
}

QString shown(const Journal& journal, std::size_t lane, std::int64_t now = 0)
{
    return shown(lanesOf(journal.fold(), Millis{now}).at(lane));
}

Status trying(const Journal& journal, const Entry& entry)
{
    return journal.fold().check(entry);
}

}  // namespace

class TestIntervals : public QObject {
    Q_OBJECT

private slots:
    void eachGroupIsALaneAndWhatWasNotCodedIsMissed()
    {
        const Journal journal = roundsVisit();
        const auto lanes = lanesOf(journal.fold());
        QCOMPARE(lanes.size(), std::size_t{2});
        QCOMPARE(lanes[0].group, std::string("who"));
        QCOMPARE(lanes[1].group, std::string("topic"));
        // On the session's clock, which starts with the first interval and runs on through the pause.
        QCOMPARE(shown(lanes[0]), QString("A0-30 A30-70 |.70-100 C100-128"));
        QCOMPARE(shown(lanes[1]), QString("P0-30 .30-70 |F70-100 .100-128"));
        QCOMPARE(lanes[0].scheme.states().size(), std::size_t{2});
        QCOMPARE(lanes[1].scheme.states().size(), std::size_t{3});
        QCOMPARE(lanes[1].scheme.points().size(), std::size_t{1});
    }

    void missedTimeIsNeverCounted()
    {
        const auto lanes = lanesOf(roundsVisit().fold());
        const TimeBudget who = timeBudget(lanes[0].timeline, lanes[0].scheme);
        // 118 s of running time, interval 2 missed.
        QCOMPARE(who.observed.count(), 88'000);
        QCOMPARE(who.coded.count(), 88'000);
        QCOMPARE(who.paused.count(), 10'000);
        QCOMPARE(lanes[0].timeline.unseen.count(), 30'000);
        QCOMPARE(who.activities[kAdult].time.count(), 60'000);
        QCOMPARE(who.activities[kChild].time.count(), 28'000);
        QCOMPARE(who.interactions, std::uint64_t{3});
        // Adult for 0-30, then 30-48 up to the pause: one bout; 12 s more after it; child after a missed one.
        QCOMPARE(who.bouts, std::uint64_t{3});
        QCOMPARE(who.shifts, std::uint64_t{0});
        QCOMPARE(*who.activities[kAdult].share, 60.0 / 88.0);

        const TimeBudget topic = timeBudget(lanes[1].timeline, lanes[1].scheme);
        QCOMPARE(topic.coded.count(), 60'000);
        QCOMPARE(topic.activities[0].time.count(), 30'000);  // play
        QCOMPARE(topic.activities[1].time.count(), 30'000);  // food
        QCOMPARE(topic.activities[2].time.count(), 0);       // sleep was replaced
        QCOMPARE(topic.shifts, std::uint64_t{0});
    }

    void aShiftNeedsTwoIntervalsSideBySide()
    {
        Journal journal = roundsJournal();
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(journal.append(coded(31'000, kChild, 30'000)).ok());
        QVERIFY(journal.append(coded(62'000, kAdult, 60'000)).ok());
        const auto lanes = lanesOf(journal.fold(), Millis{90'000});
        QCOMPARE(timeBudget(lanes[0].timeline, lanes[0].scheme).shifts, std::uint64_t{2});
        QCOMPARE(lanes[0].timeline.end.count(), 90'000);
    }

    void squaresByTimeAndTheRibbonLeaveAGapForWhatWasMissed()
    {
        const auto lanes = lanesOf(roundsVisit().fold());
        const auto squares = squaresByTime(lanes[0].timeline, Millis{30'000});
        QCOMPARE(squares.size(), std::size_t{4});
        QCOMPARE(squares[2].code, kNoCode);
        QCOMPARE(squares[2].runningOnset.count(), 60'000);
        QCOMPARE(squares[3].unfilled.count(), 2'000);
        const RibbonPicture picture = ribbon(lanes[0].timeline, 118);
        QCOMPARE(picture.pauses.size(), std::size_t{1});
        QCOMPARE(picture.pauses[0], 48.0);
        QCOMPARE(picture.segments.size(), std::size_t{3});
        QCOMPARE(picture.segments[2].x, 90.0);
        QCOMPARE(picture.segments[2].width, 28.0);
    }

    void aLaterCodeReplacesWhileTheGraceLastsAndUndoBringsTheFirstBack()
    {
        Journal journal = roundsJournal();
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(journal.append(coded(39'999, kChild, 0)).ok());
        QCOMPARE(shown(journal, 0), QString("C0-30 .30-39.999"));
        QVERIFY(!trying(journal, coded(40'000, kAdult, 0)));  // the grace of 10 s is over
        QVERIFY(journal.append(simple(EntryKind::undo, 40'000)).ok());
        QCOMPARE(shown(journal, 0), QString("A0-30 .30-40"));
        QVERIFY(journal.append(simple(EntryKind::redo, 40'000)).ok());
        QCOMPARE(shown(journal, 0), QString("C0-30 .30-40"));
        QVERIFY(journal.append(simple(EntryKind::undo, 41'000)).ok());
        QVERIFY(journal.append(simple(EntryKind::undo, 41'000)).ok());
        QVERIFY(!journal.fold().started());
        // The clock starts anew with the next one.
        QVERIFY(journal.append(coded(50'000, kChild, 50'000)).ok());
        QCOMPARE(shown(journal, 0, 60'000), QString("C0-10"));
    }

    void theGraceIsAThirdOfTheIntervalAndAtMostTenSeconds()
    {
        QCOMPARE(graceOf(Millis{10'000}).count(), 3'333);
        QCOMPARE(graceOf(Millis{15'000}).count(), 5'000);
        QCOMPARE(graceOf(Millis{30'000}).count(), 10'000);
        QCOMPARE(graceOf(Millis{120'000}).count(), 10'000);
    }

    void aPauseHoldsTheIntervalAndTheGrace()
    {
        Journal journal = roundsJournal();
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(journal.append(simple(EntryKind::pause, 35'000)).ok());
        QVERIFY(trying(journal, coded(500'000, kPlay, 0)).ok());
        QVERIFY(journal.append(simple(EntryKind::resume, 100'000)).ok());
        QVERIFY(trying(journal, coded(104'999, kPlay, 0)).ok());
        QVERIFY(!trying(journal, coded(105'000, kPlay, 0)));
        // 30 s to 35 s before the pause, 25 s after it.
        QVERIFY(trying(journal, coded(105'000, kPlay, 30'000)).ok());
        QCOMPARE(journal.fold().intervalOnset(1).count(), 30'000);
        QCOMPARE(journal.fold().intervalOnset(2).count(), 125'000);
        QCOMPARE(journal.fold().runningAt(Millis{110'000}).count(), 45'000);
        QVERIFY(trying(journal, coded(126'000, kPlay, 125'000)).ok());
    }

    void anIntervalThatBeginsWhereAPauseDoesIsOneInterval()
    {
        Journal journal = roundsJournal();
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(journal.append(simple(EntryKind::pause, 30'000)).ok());
        QVERIFY(journal.append(coded(30'500, kChild, 30'000)).ok());
        QVERIFY(journal.append(simple(EntryKind::resume, 40'000)).ok());
        QVERIFY(journal.append(coded(41'000, kAdult, 40'000)).ok());
        QCOMPARE(shown(journal, 0, 50'000), QString("A0-30 |A40-50"));
        QCOMPARE(journal.fold().intervalOnset(1).count(), 40'000);
    }

    void whatCannotBeIsRefused()
    {
        Journal journal = roundsJournal();
        QVERIFY(!trying(journal, coded(0, kStep, 0)));           // a point
        QVERIFY(!trying(journal, coded(0, kCannotTell, 0)));     // no group's
        QVERIFY(!trying(journal, coded(1'000, kAdult, 2'000)));  // before it begins
        QVERIFY(!trying(journal, coded(60'000, kAdult, 0)));     // long over
        QVERIFY(!trying(journal, coded(1'000, kAdult, -1)));
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(!trying(journal, coded(31'000, kAdult, 29'000)));  // none begins there
        QVERIFY(!trying(journal, coded(31'000, kAdult, 60'000)));
        QVERIFY(!trying(journal, activity(31'000, kAdult)));
        QVERIFY(!trying(journal, simple(EntryKind::cannotTell, 31'000)));
        QVERIFY(!trying(journal, earlier(31'000, 1'000)));
        QVERIFY(journal.append(simple(EntryKind::end, 35'000)).ok());
        QVERIFY(!trying(journal, coded(36'000, kAdult, 30'000)));

        const Journal free = journalOf({activity(0, 0)});
        QVERIFY(!trying(free, coded(1'000, 0, 0)));  // the built-in scheme has no intervals
    }

    void aMissedIntervalIsFilledOnlyByACorrectionWhichShows()
    {
        Journal journal = roundsVisit();
        QVERIFY(!trying(journal, correction(EntryKind::insert, 140'000, 0, kChild, 102'000)));  // has one
        QVERIFY(!trying(journal, correction(EntryKind::insert, 140'000, 0, kChild, 73'000)));
        QVERIFY(
            !trying(journal, correction(EntryKind::insert, 140'000, 0, kChild, 132'000)));  // after the end
        QVERIFY(journal.append(correction(EntryKind::insert, 140'000, 0, kChild, 72'000)).ok());
        QCOMPARE(shown(journal, 0), QString("A0-30 A30-70 |C70-100* C100-128"));
        QVERIFY(!trying(journal, correction(EntryKind::recode, 141'000, 2, kPlay)));  // another group's
        QVERIFY(journal.append(correction(EntryKind::recode, 141'000, 2, kChild)).ok());
        QVERIFY(journal.append(correction(EntryKind::remove, 142'000, 4)).ok());
        QCOMPARE(shown(journal, 0), QString("C0-30* .30-70 |C70-100* C100-128"));
        QVERIFY(!trying(journal, correction(EntryKind::retime, 143'000, 2, kNoCode, 5'000)));
        for (int i = 0; i < 3; ++i) QVERIFY(journal.append(simple(EntryKind::undo, 150'000)).ok());
        QCOMPARE(shown(journal, 0), QString("A0-30 A30-70 |.70-100 C100-128"));
    }

    void theFirstIntervalMayBeRemovedAndTheClockStays()
    {
        Journal journal = roundsVisit();
        QVERIFY(journal.append(correction(EntryKind::remove, 140'000, 2)).ok());
        QCOMPARE(shown(journal, 0), QString(".0-30 A30-70 |.70-100 C100-128"));
        QCOMPARE(journal.fold().timeline().clockStart.count(), 2'000);
    }

    void marksAndNotesStandInEveryLane()
    {
        Journal journal = roundsJournal();
        QVERIFY(journal.append(coded(0, kAdult, 0)).ok());
        QVERIFY(journal.append(marker(31'000, kStep)).ok());
        QVERIFY(journal.append(note(32'000, "one")).ok());
        for (const Lane& lane : lanesOf(journal.fold(), Millis{60'000})) {
            QCOMPARE(lane.timeline.notes.size(), std::size_t{1});
            QCOMPARE(lane.timeline.markers.size(), std::size_t{1});
            QCOMPARE(lane.scheme.code(lane.timeline.markers[0].code).id, std::string("step"));
        }
    }

    void aSessionTappedFreelyHasOneLane()
    {
        const Journal journal = visit("LMJ");
        const auto lanes = lanesOf(journal.fold());
        QCOMPARE(lanes.size(), std::size_t{1});
        QVERIFY(lanes[0].group.empty());
        QVERIFY(lanes[0].scheme == partnershipActivities());
        QCOMPARE(squaresByInteraction(lanes[0].timeline).size(), std::size_t{3});
    }

    void aGroupOfAFreelyTappedVisitLeavesTheOthersOut()
    {
        Scheme scheme = askedEveryHalfMinute();
        scheme.interval.reset();
        scheme.groups[1].codes[2].letter = "S";
        Journal journal = roundsJournal(scheme);
        QVERIFY(journal.append(activity(0, kAdult)).ok());
        QVERIFY(journal.append(activity(10'000, kPlay)).ok());
        QVERIFY(journal.append(activity(25'000, kChild)).ok());
        const Timeline who = journal.fold().lane(0, Millis{30'000});
        QCOMPARE(who.interactions.size(), std::size_t{2});
        QCOMPARE(who.unseen.count(), 15'000);
        QCOMPARE(who.observed().count(), 15'000);
        QVERIFY(!who.bouts[1].adjoins);
        QCOMPARE(journal.fold().timeline(Millis{30'000}).observed().count(), 30'000);
    }

    void aSchemeMayUseALetterOnceInEachGroup()
    {
        QVERIFY(validate(askedEveryHalfMinute()).ok());  // A is in both groups
        Scheme scheme = askedEveryHalfMinute();
        scheme.groups[1].codes[0].letter = "F";
        QVERIFY(!validate(scheme));
        scheme = askedEveryHalfMinute();
        scheme.groups[0].codes[0].letter = ".";
        QVERIFY(!validate(scheme));
        scheme = askedEveryHalfMinute();
        scheme.groups[1].name = "who";
        QVERIFY(!validate(scheme));
        scheme = askedEveryHalfMinute();
        scheme.interval.reset();
        QVERIFY(!validate(scheme));  // one lane: its letters are all together
        scheme = askedEveryHalfMinute();
        for (int i = 0; i < 7; ++i) {
            Code more = scheme.groups[0].codes[0];
            more.id = "more-" + std::to_string(i);
            more.letter = std::string(1, static_cast<char>('a' + i));
            scheme.groups[0].codes.push_back(more);
            QCOMPARE(validate(scheme).ok(), i < 6);  // 8 a group
        }
    }
};

QTEST_GUILESS_MAIN(TestIntervals)
#include "tst_intervals.moc"
