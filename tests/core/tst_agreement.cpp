// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/agreement/agreement.h"
#include "core/measures/agreement/interval_sweep.h"
#include "core/measures/agreement/observer_accuracy.h"
#include "core/measures/agreement/one_visit.h"
#include "core/measures/agreement/time_units.h"
#include "tests/support/builders.h"

#include <cmath>
#include <random>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;
constexpr std::size_t kUnsure = 4;  // can't-tell as the last code

struct Pair {
    Timeline first, second;
    CommonTime time;
};

Pair pairOf(const std::vector<Entry>& first, const std::vector<Entry>& second,
            std::optional<UtcTime> firstOpened = UtcTime{1'000'000},
            std::optional<UtcTime> secondOpened = UtcTime{1'000'000})
{
    Pair pair{test::journalOf(first).fold().timeline(), test::journalOf(second).fold().timeline(), {}};
    pair.time = commonTime(std::vector<Recording>{{&pair.first, firstOpened}, {&pair.second, secondOpened}},
                           partnershipActivities());
    return pair;
}

Entry ended(std::int64_t at)
{
    return simple(EntryKind::end, at);
}

AgreementTable sweep(const CommonTime& time)
{
    return timeTable(pairedStretches(time.tracks[0], time.tracks[1]), time.codes);
}

bool near(const std::optional<double>& value, double expected)
{
    return value && std::abs(*value - expected) < 1e-12;
}

}  // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void aBorderBelongsToWhatBeginsThere();
    void recordsLieOnOneClockByTheirUtcStarts();
    void recordsWithoutAKnownStartLieOnTheirOpenings();
    void pausesOfEitherAreLeftOutAndPartTheTime();
    void cannotTellIsTheLastCode();
    void unitsStartAnewAfterAPauseOfEither();
    void aToleranceDoesNotReachAcrossAPause();
    void finerUnitsChangeNothingButTheirNumber();
    void whatIsUndefinedIsEmpty();
    void recordsThatNeverOverlapHaveNoFigures();
    void anObserverWhoTappedNothingHasNoFigures();
    void aDifferenceEndsWhereEitherChanges();
    void theDelayIsTheMedianOfTheSharedOnsets();
    void theAccuracyCountsTheCodesInUse();
    void intervalsAreTheSameForTheSameSeed();
    void intervalsNeedEnoughBlocks();
    void moreThanTwoObserversShareOneAlpha();
    void whatSpeaksAgainstOneVisit();
};

// Points at which two states touch are one state each: no third category "both" arises, as it does where both
// ends count.
void TestAgreement::aBorderBelongsToWhatBeginsThere()
{
    const Pair pair = pairOf({activity(0, L), activity(5'000, M), ended(10'000)},
                             {activity(0, L), activity(5'000, M), ended(10'000)});
    const UnitSheet sheet = unitSheet(pair.time, Millis{1000});
    QCOMPARE(sheet.size(), std::size_t{10});
    const AgreementTable table = unitTable(sheet, 0, 1, pair.time.codes);
    QCOMPARE(table.at(L, L), std::int64_t{5});
    QCOMPARE(table.at(M, M), std::int64_t{5});
    QVERIFY(near(coefficients(table).kappa, 1));
    QCOMPARE(sweep(pair.time).at(L, L), std::int64_t{5000});
}

// The second opened 3 s later and first tapped 2 s after that: its clock starts at 5 s of the first one's.
void TestAgreement::recordsLieOnOneClockByTheirUtcStarts()
{
    const Pair pair = pairOf({activity(0, L), activity(10'000, M), ended(20'000)},
                             {activity(2'000, L), activity(7'000, M), ended(27'000)}, UtcTime{1'000'000},
                             UtcTime{1'003'000});
    QVERIFY(pair.time.byUtc);
    QCOMPARE(pair.time.shift[0].count(), 0);
    QCOMPARE(pair.time.shift[1].count(), 5000);
    QCOMPARE(pair.time.pieces.size(), std::size_t{1});
    QCOMPARE(pair.time.pieces[0].from.count(), 5000);
    QCOMPARE(pair.time.pieces[0].to.count(), 20'000);
    QCOMPARE(sweep(pair.time).at(L, L), std::int64_t{5000});
    QCOMPARE(sweep(pair.time).at(M, M), std::int64_t{10'000});
}

void TestAgreement::recordsWithoutAKnownStartLieOnTheirOpenings()
{
    const Pair pair = pairOf({activity(0, L), ended(20'000)}, {activity(2'000, L), ended(27'000)},
                             UtcTime{1'000'000}, std::nullopt);
    QVERIFY(!pair.time.byUtc);
    QCOMPARE(pair.time.length().count(), 18'000);
}

// first   0 L 10 M 30        second   0 L 8 pause 12 L 15 M 30
void TestAgreement::pausesOfEitherAreLeftOutAndPartTheTime()
{
    const Pair pair = pairOf({activity(0, L), activity(10'000, M), ended(30'000)},
                             {activity(0, L), simple(EntryKind::pause, 8'000),
                              simple(EntryKind::resume, 12'000), activity(15'000, M), ended(30'000)});
    QCOMPARE(pair.time.length().count(), 26'000);
    QCOMPARE(pair.time.pieces.size(), std::size_t{2});
    const AgreementTable table = sweep(pair.time);
    QCOMPARE(table.at(L, L), std::int64_t{8000});
    QCOMPARE(table.at(M, L), std::int64_t{3000});
    QCOMPARE(table.at(M, M), std::int64_t{15'000});
    QCOMPARE(table.total(), std::int64_t{26'000});
}

void TestAgreement::cannotTellIsTheLastCode()
{
    const Pair pair = pairOf({activity(0, L), simple(EntryKind::cannotTell, 10'000), ended(20'000)},
                             {activity(0, L), simple(EntryKind::cannotTell, 14'000), ended(20'000)});
    QCOMPARE(pair.time.codes, kUnsure + 1);
    const AgreementTable table = sweep(pair.time);
    QCOMPARE(table.at(L, L), std::int64_t{10'000});
    QCOMPARE(table.at(kUnsure, L), std::int64_t{4000});
    QCOMPARE(table.at(kUnsure, kUnsure), std::int64_t{6000});
}

// Pieces 0-2.5 and 4-10: units at 0 1 2 | 4 5 6 7 8 9.
void TestAgreement::unitsStartAnewAfterAPauseOfEither()
{
    const Pair pair = pairOf({activity(0, L), simple(EntryKind::pause, 2'500),
                              simple(EntryKind::resume, 4'000), activity(7'000, M), ended(10'000)},
                             {activity(0, L), activity(7'200, M), ended(10'000)});
    const UnitSheet sheet = unitSheet(pair.time, Millis{1000});
    QCOMPARE(sheet.size(), std::size_t{9});
    QCOMPARE(unitCount(pair.time, Millis{1000}), std::int64_t{9});
    QCOMPARE(sheet.starts[2].count(), 2000);
    QCOMPARE(sheet.starts[3].count(), 4000);
    const AgreementTable table = unitTable(sheet, 0, 1, pair.time.codes);
    QCOMPARE(table.at(L, L), std::int64_t{6});
    QCOMPARE(table.at(M, L), std::int64_t{1});
    QCOMPARE(table.at(M, M), std::int64_t{2});
}

// The second has M on the other side of the pause alone, one unit away.
void TestAgreement::aToleranceDoesNotReachAcrossAPause()
{
    const auto paused = [](CodeIndex after) {
        return std::vector<Entry>{activity(0, L), simple(EntryKind::pause, 3'000), activity(5'000, after),
                                  ended(6'000)};
    };
    const Pair pair = pairOf(paused(L), paused(M));
    const AgreementTable table = toleranceTable(unitSheet(pair.time, Millis{1000}), 0, 1, pair.time.codes, 5);
    QCOMPARE(table.at(L, M), std::int64_t{1});
    QCOMPARE(table.at(L, L), std::int64_t{3});
}

void TestAgreement::finerUnitsChangeNothingButTheirNumber()
{
    const Pair pair = pairOf({activity(0, L), activity(12'000, M), activity(20'000, J), ended(60'000)},
                             {activity(0, L), activity(13'000, M), activity(19'000, J), ended(60'000)});
    const auto coarse = coefficients(unitTable(unitSheet(pair.time, Millis{1000}), 0, 1, pair.time.codes));
    const auto fine = coefficients(unitTable(unitSheet(pair.time, Millis{10}), 0, 1, pair.time.codes));
    QVERIFY(near(fine.kappa, *coarse.kappa));
    QVERIFY(near(coefficients(sweep(pair.time)).kappa, *coarse.kappa));
}

// Both had one code: chance agreement is certain, and there is nothing to tell apart.
void TestAgreement::whatIsUndefinedIsEmpty()
{
    const PairAgreement found =
        agreementOf(pairOf({activity(0, L), ended(600'000)}, {activity(0, L), ended(600'000)}).time,
                    {Millis{1000}, Millis{2000}, {}, {}});
    QVERIFY(near(found.time.coefficients.percent, 1));
    QVERIFY(!found.time.coefficients.kappa && !found.time.coefficients.kappaMax && !found.time.accuracy);
    QVERIFY(!found.time.interval && !found.units.interval && !found.alignedInterval);
    QVERIFY(!found.units.coefficients.kappa && !found.tolerance->first.kappa);
    QVERIFY(!found.alignedKappa && !found.alignedKappaPlain && !found.alpha && !found.delay);
}

void TestAgreement::recordsThatNeverOverlapHaveNoFigures()
{
    const Pair pair = pairOf({activity(0, L), ended(10'000)}, {activity(0, L), ended(10'000)},
                             UtcTime{1'000'000}, UtcTime{2'000'000});
    const PairAgreement found = agreementOf(pair.time, {});
    QCOMPARE(found.length.count(), 0);
    QVERIFY(!found.time.coefficients.percent && !found.units.coefficients.percent && !found.alignedPercent);
    QVERIFY(!found.time.coefficients.kappa && !found.alignedKappa && !found.alpha);
}

// -100 is what a much used program shows here.
void TestAgreement::anObserverWhoTappedNothingHasNoFigures()
{
    const PairAgreement found =
        agreementOf(pairOf({activity(0, L), activity(5'000, M), ended(10'000)}, {}).time, {});
    QVERIFY(!found.time.coefficients.kappa && !found.units.coefficients.kappa && !found.alignedKappa);
    QVERIFY(!found.alpha && !found.time.coefficients.percent);
}

// first   0 L 10 M 20 J 30     second   0 L 12 M 16 P 30: differences 10-12 M/L, 16-20 M/P, 20-30 J/P.
void TestAgreement::aDifferenceEndsWhereEitherChanges()
{
    const Pair pair = pairOf({activity(0, L), activity(10'000, M), activity(20'000, J), ended(30'000)},
                             {activity(0, L), activity(12'000, M), activity(16'000, P), ended(30'000)});
    const auto found = differences(pairedStretches(pair.time.tracks[0], pair.time.tracks[1]));
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0].onset.count(), 10'000);
    QCOMPARE(found[0].offset.count(), 12'000);
    QCOMPARE(found[1].first, Symbol{M});
    QCOMPARE(found[1].second, Symbol{P});
    QCOMPARE(found[2].length().count(), 10'000);
}

// Differences of onset 1, 2 and 6 s; the common beginning is no tap and says nothing.
void TestAgreement::theDelayIsTheMedianOfTheSharedOnsets()
{
    const Pair pair = pairOf(
        {activity(0, L), activity(10'000, M), activity(20'000, J), activity(40'000, P), ended(60'000)},
        {activity(0, L), activity(11'000, M), activity(22'000, J), activity(46'000, P), ended(60'000)});
    const PairAgreement found = agreementOf(pair.time, {});
    QVERIFY(found.delay.has_value());
    QVERIFY(near(found.delay->medianMs, 2000));
    QCOMPARE(found.delay->onsets, std::uint64_t{3});
}

// Two codes in use, half of the time each: kappa = (2q - 1)^2. 5 of 100 s differ: kappa .9, q = (1 + sqrt
// .9)/2.
void TestAgreement::theAccuracyCountsTheCodesInUse()
{
    const Pair pair = pairOf({activity(0, L), activity(50'000, M), activity(97'500, L), ended(100'000)},
                             {activity(0, L), activity(47'500, M), activity(97'500, L), ended(100'000)});
    const PairAgreement found = agreementOf(pair.time, {});
    QVERIFY(found.time.accuracy.has_value());
    const std::vector<double> base = {(52.5 + 50) / 200, (47.5 + 50) / 200};
    QVERIFY(near(kappaOfAccuracy(*found.time.accuracy, base), *found.time.coefficients.kappa));
}

void TestAgreement::intervalsAreTheSameForTheSameSeed()
{
    std::vector<Entry> first, second;
    std::mt19937 draw(3);
    for (int i = 0; i < 120; ++i) {
        const auto code = static_cast<CodeIndex>(draw() % 4);
        first.push_back(activity(i * 20'000, code));
        second.push_back(
            activity(i * 20'000 + 1'500, draw() % 8 == 0 ? static_cast<CodeIndex>(draw() % 4) : code));
    }
    first.push_back(ended(120 * 20'000));
    second.push_back(ended(120 * 20'000));
    const Pair pair = pairOf(first, second);
    AgreementSettings settings;
    const PairAgreement once = agreementOf(pair.time, settings), again = agreementOf(pair.time, settings);
    QVERIFY(once.time.interval && once.units.interval && once.alignedInterval);
    QCOMPARE(once.time.interval->low, again.time.interval->low);
    QVERIFY(once.time.interval->low < *once.time.coefficients.kappa);
    QVERIFY(once.time.interval->high > *once.time.coefficients.kappa);
    QVERIFY(once.alignedInterval->low < *once.alignedKappa &&
            once.alignedInterval->high > *once.alignedKappa);
    // Alpha differs from kappa by its chance agreement alone; two observers are all of them.
    QVERIFY(once.alphaInterval && again.alphaInterval);
    QCOMPARE(once.alphaInterval->low, again.alphaInterval->low);
    QVERIFY(once.alphaInterval->low < *once.alpha && once.alphaInterval->high > *once.alpha);
    QVERIFY(std::abs(once.alphaInterval->low - once.units.interval->low) < 0.01);
    QVERIFY(std::abs(once.alphaInterval->high - once.units.interval->high) < 0.01);
    const AllAgreement all = agreementOfAll(pair.time, settings);
    QVERIFY(all.interval.has_value());
    QCOMPARE(all.interval->low, once.alphaInterval->low);
    QCOMPARE(all.interval->high, once.alphaInterval->high);

    settings.bootstrap.seed = 2;
    const PairAgreement other = agreementOf(pair.time, settings);
    QVERIFY(other.time.interval->low != once.time.interval->low);
    QVERIFY(other.alphaInterval->low != once.alphaInterval->low);
}

void TestAgreement::intervalsNeedEnoughBlocks()
{
    const Pair pair = pairOf({activity(0, L), activity(100'000, M), ended(200'000)},
                             {activity(0, L), activity(90'000, M), ended(200'000)});
    const PairAgreement found = agreementOf(pair.time, {});
    QVERIFY(found.time.coefficients.kappa && found.blocks < kLeastBlocks);
    QVERIFY(!found.time.interval);
    QVERIFY(found.alpha && !found.alphaInterval);
}

// Units of 1 s; third observer there from 2 s on. Units 0 1: L L; 2: L L L; 3: L M M.
// n = 10, M 2, L 8; disagreement: unit 3 has 2 of 3 pairs, ordered 4 of 6, /(3-1) = 2. Do = 2/10;
// De = 2*8*2/(10*9); alpha = 1 - .2/(32/90).
void TestAgreement::moreThanTwoObserversShareOneAlpha()
{
    const Timeline a = test::journalOf({activity(0, L), ended(4'000)}).fold().timeline();
    const Timeline b = test::journalOf({activity(0, L), activity(3'000, M), ended(4'000)}).fold().timeline();
    const Timeline c = test::journalOf({activity(0, L), activity(1'000, M), ended(2'000)}).fold().timeline();
    const CommonTime time =
        commonTime(std::vector<Recording>{{&a, UtcTime{1000}}, {&b, UtcTime{1000}}, {&c, UtcTime{3000}}},
                   partnershipActivities());
    const AllAgreement all = agreementOfAll(time, {});
    QCOMPARE(all.units, std::int64_t{4});
    QVERIFY(near(all.alpha, 1 - 0.2 / (32.0 / 90)));
}

void TestAgreement::whatSpeaksAgainstOneVisit()
{
    const Timeline timeline = test::journalOf({activity(0, L), ended(60'000)}).fold().timeline();
    const std::int64_t evening = parseIso("2026-03-02T23:59:40Z")->ms;
    const auto at = [&](std::int64_t ms) { return Recording{&timeline, UtcTime{ms}}; };
    Header one = header("F07"), other = header("F07");
    one.zoneMinutes = other.zoneMinutes = 0;
    one.visit.clear();
    other.visit.clear();
    QVERIFY(!whyNotOneVisit(one, at(evening), other, at(evening)));
    QVERIFY(!whyNotOneVisit(one, at(evening), other, at(evening + 30'000)));  // past midnight, but together
    QVERIFY(whyNotOneVisit(one, at(evening), other, at(evening + 86'400'000)));
    QVERIFY(!whyNotOneVisit(one, {&timeline, std::nullopt}, other, at(evening)));
    other.family.clear();
    QVERIFY(!whyNotOneVisit(one, at(evening), other, at(evening)));
    other.family = "F08";
    QVERIFY(whyNotOneVisit(one, at(evening), other, at(evening)));
    other.family = "F07";
    one.visit = "V1";
    QVERIFY(!whyNotOneVisit(one, at(evening), other, at(evening)));
    other.visit = "V2";
    QVERIFY(whyNotOneVisit(one, at(evening), other, at(evening)));
}

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
