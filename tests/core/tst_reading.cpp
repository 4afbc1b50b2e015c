// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/grid/reading.h"
#include "tests/support/builders.h"

#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

Timeline told(const std::string& letters, std::int64_t step)
{
    return visit(letters, step).fold().timeline();
}

// "..###." for squares that are not, and that are, part of it.
std::string drawn(const std::vector<bool>& flags)
{
    std::string text;
    for (const bool flag : flags) text += flag ? '#' : '.';
    return text;
}

std::string longer(const Timeline& timeline, Millis unit = Millis{0})
{
    const auto squares = unit == Millis{0} ? squaresByInteraction(timeline) : squaresByTime(timeline, unit);
    return drawn(longerStretches(timeline, squares));
}

std::string quick(const Timeline& timeline, Millis unit = Millis{0})
{
    const auto squares = unit == Millis{0} ? squaresByInteraction(timeline) : squaresByTime(timeline, unit);
    return drawn(quickShifts(timeline, squares));
}

// L at 0 and 10 s, a pause from 15 s to 75 s, L again till 90 s, a pause to the end at 100 s.
Timeline withPauses()
{
    return journalOf({headerEntry(), activity(0, 0), activity(10'000, 0), simple(EntryKind::pause, 15'000),
                      simple(EntryKind::resume, 75'000), simple(EntryKind::pause, 90'000),
                      simple(EntryKind::end, 100'000)})
        .fold()
        .timeline();
}

}  // namespace

class TestReading : public QObject {
    Q_OBJECT

private slots:
    void fiveSquaresAreALongerStretch()
    {
        QCOMPARE(longer(told("LLLLLMMMMJJJJJJP", 10'000)), std::string("#####....######."));
    }

    void aPausePartsAStretch()
    {
        const Timeline timeline =
            journalOf({headerEntry(), activity(0, 0), activity(1'000, 0), activity(2'000, 0),
                       simple(EntryKind::pause, 3'000), activity(9'000, 0), activity(10'000, 0),
                       activity(11'000, 0), simple(EntryKind::end, 12'000)})
                .fold()
                .timeline();
        QCOMPARE(longer(timeline), std::string("......"));
    }

    void byTimeTwoMinutesAreALongerStretch()
    {
        // L for 120 s, M for 110 s, J for 20 s: 250 s are nine units of 30 s, the last not full.
        const std::string letters = std::string(12, 'L') + std::string(11, 'M') + "JJ";
        QCOMPARE(longer(told(letters, 10'000), Millis{30'000}), std::string("####....."));
    }

    void aUnitIsPartOfAStretchOnlyWhenItTookItsCodeFromIt()
    {
        // L for 130 s, then M: of the fifth unit (120 to 150 s) L has 10 s and M 20 s.
        const std::string letters = std::string(13, 'L') + std::string(5, 'M');
        QCOMPARE(longer(told(letters, 10'000), Millis{30'000}), std::string("####.."));
    }

    void fourShiftsWithinThreeMinutesAreQuick()
    {
        QCOMPARE(quick(told("LMJPL", 60'000)), std::string("#####"));  // 180 s from the first to the fourth
        QCOMPARE(quick(told("LMJPL", 60'001)), std::string("....."));
        QCOMPARE(quick(told("LMJP", 10'000)), std::string("...."));  // three shifts
    }

    void aQuickPassageReachesFromTheSquareBeforeToTheSquareAfter()
    {
        QCOMPARE(quick(told("LLLMJPLLLL", 10'000)), std::string("..#####..."));
        // The shifts are at 30, 40, 50 and 60 s: in units of 15 s those from 15 to 75 s.
        QCOMPARE(quick(told("LLLMJPLLLL", 10'000), Millis{15'000}), std::string(".####.."));
    }

    void aQuickPassageNeverReachesAcrossAPause()
    {
        const Timeline timeline =
            journalOf({headerEntry(), activity(0, 0), activity(5'000, 1), activity(10'000, 2),
                       simple(EntryKind::pause, 15'000), activity(20'000, 3), activity(25'000, 0),
                       activity(30'000, 1), simple(EntryKind::end, 35'000)})
                .fold()
                .timeline();
        QCOMPARE(quick(timeline), std::string("......"));
    }

    void lengthsLeavePausesOut()
    {
        const Timeline timeline = withPauses();
        const auto squares = squaresByInteraction(timeline);
        QCOMPARE(squares.size(), std::size_t{2});
        QCOMPARE(runningEnd(timeline), Millis{30'000});
        QCOMPARE(runningLength(squares, 0, runningEnd(timeline)), Millis{10'000});
        QCOMPARE(runningLength(squares, 1, runningEnd(timeline)), Millis{20'000});
        QCOMPARE(runningAt(timeline, Millis{80'000}), Millis{20'000});
        QCOMPARE(runningAt(timeline, Millis{40'000}), Millis{15'000});
    }

    void aRunReachesAsFarAsItsSquaresAreOfOneCode()
    {
        const auto squares = squaresByInteraction(told("LLMMMJ", 10'000));
        QCOMPARE(runAround(squares, 3), (std::pair<std::size_t, std::size_t>{2, 4}));
        QCOMPARE(runAround(squares, 0), (std::pair<std::size_t, std::size_t>{0, 1}));
        QCOMPARE(runAround(squares, 5), (std::pair<std::size_t, std::size_t>{5, 5}));
        const auto units = squaresByTime(told("LLMMMJ", 10'000), Millis{10'000});
        QCOMPARE(runAround(units, 3), (std::pair<std::size_t, std::size_t>{2, 4}));
    }

    void stepsLieOverTheSquareTheyWereMarkedIn()
    {
        const Scheme& scheme = partnershipActivities();
        const auto points = scheme.points();
        const Timeline timeline =
            journalOf({headerEntry(), activity(0, 0), marker(5'000, points[2]), activity(10'000, 1),
                       marker(12'000, points[0]), marker(13'000, kNoCode), simple(EntryKind::end, 20'000)})
                .fold()
                .timeline();
        const auto steps = stepsOver(squaresByInteraction(timeline), timeline, scheme);
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps.at(0), (std::vector<int>{3}));
        QCOMPARE(steps.at(1), (std::vector<int>{1, 0}));
        QCOMPARE(stepNumber(scheme, 0), 0);
    }

    void aRunningTimeLiesInTheSquareThatBeganLast()
    {
        const auto squares = squaresByInteraction(withPauses());  // at 0 and 10 s; the pause is left out
        QCOMPARE(squareAtRunning(squares, Millis{0}), std::optional<std::size_t>{0});
        QCOMPARE(squareAtRunning(squares, Millis{9'999}), std::optional<std::size_t>{0});
        QCOMPARE(squareAtRunning(squares, Millis{10'000}), std::optional<std::size_t>{1});
        QCOMPARE(squareAtRunning(squares, Millis{1'000'000}), std::optional<std::size_t>{1});
        QCOMPARE(squareAtRunning({}, Millis{0}), std::optional<std::size_t>{});
    }

    void thePauseOfABarIsTheOneThatLiesThere()
    {
        const Timeline timeline =
            journalOf({headerEntry(), activity(0, 0), simple(EntryKind::pause, 10'000), activity(20'000, 1),
                       activity(30'000, 2), simple(EntryKind::pause, 40'000), activity(50'000, 3),
                       simple(EntryKind::pause, 60'000), simple(EntryKind::end, 70'000)})
                .fold()
                .timeline();
        const auto squares = squaresByInteraction(timeline);
        QCOMPARE(pauseBefore(timeline, squares, 0), std::optional<std::size_t>{});
        QCOMPARE(pauseBefore(timeline, squares, 1), std::optional<std::size_t>{0});
        QCOMPARE(pauseBefore(timeline, squares, 3), std::optional<std::size_t>{1});
        QCOMPARE(pauseBefore(timeline, squares, squares.size()), std::optional<std::size_t>{2});
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
