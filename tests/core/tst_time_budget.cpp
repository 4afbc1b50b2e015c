// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/time_budget.h"
#include "tests/support/builders.h"

#include <cmath>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;

TimeBudget budgetOf(const std::vector<Entry>& entries)
{
    return timeBudget(journalOf(entries).fold().timeline(), partnershipActivities());
}

bool near(const std::optional<double>& value, double expected)
{
    return value && std::abs(*value - expected) < 1e-9 * std::max(1.0, std::abs(expected));
}

}  // namespace

// Every expected figure was worked out by hand from `contract.md` section 3.
class TestTimeBudget : public QObject {
    Q_OBJECT

private slots:
    void figuresOfAVisitWithAPauseAndACannotTell();
    void theMedianOfAnEvenNumberOfBoutsLiesBetweenTheMiddleTwo();
    void ofEqualLongestBoutsTheFirstCounts();
    void anActivityOfNoLengthIsAnInteractionAndNoBout();
    void whatWasNotUsedIsZeroAndTheRestUndefined();
    void withoutAnActivityThereIsNoShare();
    void onlyCannotTellIsNothingCoded();
};

// s:  0 L  10 L  30 M  40 pause  50 resume  60 ?  66 J  80 M  81 L  90 end
// running M is 30-40 and 50-60, two bouts parted by the pause; L is one bout 0-30 of two interactions, and
// 81-90.
void TestTimeBudget::figuresOfAVisitWithAPauseAndACannotTell()
{
    const TimeBudget budget = budgetOf(
        {activity(0, L), activity(10'000, L), activity(30'000, M), simple(EntryKind::pause, 40'000),
         simple(EntryKind::resume, 50'000), simple(EntryKind::cannotTell, 60'000), activity(66'000, J),
         activity(80'000, M), activity(81'000, L), simple(EntryKind::end, 90'000)});
    QCOMPARE(budget.observed.count(), 80'000);
    QCOMPARE(budget.paused.count(), 10'000);
    QCOMPARE(budget.cannotTell.count(), 6'000);
    QCOMPARE(budget.coded.count(), 74'000);
    QCOMPARE(budget.interactions, std::uint64_t{6});
    QCOMPARE(budget.bouts, std::uint64_t{6});   // L M | M ? J M L
    QCOMPARE(budget.shifts, std::uint64_t{3});  // L-M, J-M, M-L
    QCOMPARE(budget.activities.size(), std::size_t{4});

    const ActivityBudget& l = budget.activities[L];
    QCOMPARE(l.time.count(), 39'000);
    QVERIFY(near(l.share, 39.0 / 74.0));
    QCOMPARE(l.bouts, std::uint64_t{2});
    QCOMPARE(l.interactions, std::uint64_t{3});
    QVERIFY(near(l.meanBoutMs, 19'500));
    QVERIFY(near(l.medianBoutMs, 19'500));
    QVERIFY(near(l.sdBoutMs, 14'849.242404917497));  // 21000 / sqrt(2)
    QCOMPARE(l.minBout->count(), 9'000);
    QCOMPARE(l.longestBout->count(), 30'000);
    QCOMPARE(l.longestBoutOnset->count(), 0);
    QCOMPARE(l.latency->count(), 0);
    QVERIFY(near(l.boutsPerHour, 2 * 3600.0 / 74.0));

    const ActivityBudget& m = budget.activities[M];
    QCOMPARE(m.time.count(), 21'000);
    QCOMPARE(m.bouts, std::uint64_t{3});
    QCOMPARE(m.interactions, std::uint64_t{2});
    QVERIFY(near(m.meanBoutMs, 7'000));
    QVERIFY(near(m.medianBoutMs, 10'000));
    QVERIFY(near(m.sdBoutMs, 5'196.152422706632));  // 10, 10 and 1 s: sqrt(27) s
    QCOMPARE(m.longestBoutOnset->count(), 30'000);
    QCOMPARE(m.latency->count(), 30'000);

    const ActivityBudget& j = budget.activities[J];
    QCOMPARE(j.time.count(), 14'000);
    QCOMPARE(j.latency->count(), 66'000);  // on the session's clock, which ran on through the pause
    QVERIFY(!j.sdBoutMs);
}

void TestTimeBudget::theMedianOfAnEvenNumberOfBoutsLiesBetweenTheMiddleTwo()
{
    // L bouts of 1, 2, 5 and 9 s.
    const TimeBudget budget = budgetOf({activity(0, L), activity(5'000, M), activity(6'000, L),
                                        activity(7'000, M), activity(8'000, L), activity(17'000, M),
                                        activity(18'000, L), simple(EntryKind::end, 20'000)});
    QVERIFY(near(budget.activities[L].medianBoutMs, 3'500));
    QCOMPARE(budget.activities[L].minBout->count(), 1'000);
}

void TestTimeBudget::ofEqualLongestBoutsTheFirstCounts()
{
    const TimeBudget budget = timeBudget(visit("MLMLP").fold().timeline(), partnershipActivities());
    QCOMPARE(budget.activities[L].longestBoutOnset->count(), 10'000);
    QCOMPARE(budget.activities[L].latency->count(), 10'000);
}

void TestTimeBudget::anActivityOfNoLengthIsAnInteractionAndNoBout()
{
    // J at 10 s is corrected away at once: L goes on, in one bout.
    const TimeBudget budget =
        budgetOf({activity(0, L), activity(10'000, J), activity(10'000, L), simple(EntryKind::end, 20'000)});
    QCOMPARE(budget.interactions, std::uint64_t{3});
    QCOMPARE(budget.bouts, std::uint64_t{1});
    QCOMPARE(budget.shifts, std::uint64_t{0});
    QCOMPARE(budget.activities[L].longestBout->count(), 20'000);
    const ActivityBudget& j = budget.activities[J];
    QCOMPARE(j.interactions, std::uint64_t{1});
    QCOMPARE(j.bouts, std::uint64_t{0});
    QVERIFY(!j.latency);
}

void TestTimeBudget::whatWasNotUsedIsZeroAndTheRestUndefined()
{
    const TimeBudget budget = timeBudget(visit("LM").fold().timeline(), partnershipActivities());
    const ActivityBudget& p = budget.activities[P];
    QCOMPARE(p.time.count(), 0);
    QVERIFY(near(p.share, 0));
    QVERIFY(near(p.boutsPerHour, 0));
    QVERIFY(!p.meanBoutMs && !p.medianBoutMs && !p.sdBoutMs && !p.minBout && !p.longestBout);
    QVERIFY(!p.longestBoutOnset && !p.latency);
}

void TestTimeBudget::withoutAnActivityThereIsNoShare()
{
    const TimeBudget budget = budgetOf({marker(1'000, kNoCode), simple(EntryKind::end, 5'000)});
    QCOMPARE(budget.observed.count(), 0);
    QCOMPARE(budget.coded.count(), 0);
    for (const ActivityBudget& activity : budget.activities)
        QVERIFY(!activity.share && !activity.boutsPerHour);
}

void TestTimeBudget::onlyCannotTellIsNothingCoded()
{
    const TimeBudget budget = budgetOf({simple(EntryKind::cannotTell, 0), simple(EntryKind::end, 5'000)});
    QCOMPARE(budget.observed.count(), 5'000);
    QCOMPARE(budget.cannotTell.count(), 5'000);
    QCOMPARE(budget.coded.count(), 0);
    QCOMPARE(budget.interactions, std::uint64_t{0});
    QVERIFY(!budget.activities[L].share);
}

QTEST_GUILESS_MAIN(TestTimeBudget)
#include "tst_time_budget.moc"
