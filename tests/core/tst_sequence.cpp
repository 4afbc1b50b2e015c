// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/random.h"
#include "core/measures/sequence/observation_length.h"
#include "core/measures/sequence/positions.h"
#include "core/measures/sequence/sequence_figures.h"
#include "tests/support/builders.h"

#include <cmath>
#include <numbers>

using namespace tessera;
using namespace tessera::test;

namespace {

std::vector<Symbol> symbols(const std::string& letters)
{
    std::vector<Symbol> units;
    for (const char letter : letters)
        units.push_back(letter == '*' ? kNotObserved : static_cast<Symbol>(letter - 'A'));
    return units;
}

CodeRuns pieces(const std::vector<std::string>& letters, std::size_t codes)
{
    CodeRuns session{{}, codes};
    for (const auto& piece : letters) session.runs.push_back(symbols(piece));
    return session;
}

bool close(const std::optional<double>& value, double expected)
{
    return value && std::abs(*value - expected) <= 1e-12 * std::abs(expected);
}

}  // namespace

// Expected figures were worked out by hand from `measures.md` section 2.2.
class SequenceTest : public QObject {
    Q_OBJECT

private slots:
    void figuresOfAShortSession()
    {
        const SequenceFigures figures = sequenceFigures(pieces({"AABC"}, 3));
        QCOMPARE(figures.length, std::uint64_t{4});
        QCOMPARE(figures.spells, std::uint64_t{3});
        QCOMPARE(figures.visited, std::uint64_t{3});
        QCOMPARE(figures.transitions, std::uint64_t{2});
        QVERIFY(close(figures.transitionsNormalised, 2.0 / 3));
        const double entropy = 1.5 * std::numbers::ln2;  // 1/2, 1/4, 1/4
        QVERIFY(close(figures.entropy, entropy));
        QVERIFY(close(figures.entropyNormalised, entropy / std::log(3.0)));
        QVERIFY(close(figures.subsequencesLog2, 3));  // of ABC: 8
        QVERIFY(close(figures.spellVariance, 2.0 / 9));
        QVERIFY(close(figures.greatestSpellVariance, 2.0 / 9));
        QVERIFY(close(figures.turbulence, 3));
        QVERIFY(close(figures.complexity, std::sqrt(2.0 / 3 * entropy / std::log(3.0))));
        QVERIFY(close(figures.volatility, 0.5 + 1.0 / 3));
    }

    // Empty, A, B, AA, AB, BA, ABA.
    void aSubsequenceThatComesTwiceCountsOnce()
    {
        QCOMPARE(sequenceFigures(pieces({"ABA"}, 2)).subsequences->asDouble(), 7.0);
        QCOMPARE(sequenceFigures(pieces({"AABBBA"}, 2)).subsequences->asDouble(), 7.0);
    }

    // A A | A B: spells of 2, 1 and 1 units, one transition among two neighbouring pairs; subsequences:
    // empty, A of the first piece, A, B and AB of the second.
    void nothingIsTakenAcrossAPause()
    {
        const SequenceFigures figures = sequenceFigures(pieces({"AA", "AB"}, 2));
        QCOMPARE(figures.length, std::uint64_t{4});
        QCOMPARE(figures.spells, std::uint64_t{3});
        QCOMPARE(figures.transitions, std::uint64_t{1});
        QVERIFY(close(figures.transitionsNormalised, 0.5));
        const double entropy = -0.75 * std::log(0.75) - 0.25 * std::log(0.25);
        QVERIFY(close(figures.entropy, entropy));
        QVERIFY(close(figures.subsequencesLog2, std::log2(5.0)));
        QVERIFY(close(figures.turbulence, std::log2(5.0)));
        QVERIFY(close(figures.complexity, std::sqrt(0.5 * entropy / std::numbers::ln2)));
        QVERIFY(close(figures.volatility, 0.5 + 0.25));
        QCOMPARE(sequenceFigures(pieces({"A", "B"}, 2)).transitions, std::uint64_t{0});
        QVERIFY(close(sequenceFigures(pieces({"A", "B"}, 2)).transitionsNormalised, 0));
    }

    void withoutUnitsOnlyCountsAreDefined()
    {
        const SequenceFigures figures = sequenceFigures(pieces({}, 4));
        QCOMPARE(figures.length + figures.spells + figures.visited + figures.transitions, std::uint64_t{0});
        QVERIFY(!figures.transitionsNormalised && !figures.entropy && !figures.entropyNormalised);
        QVERIFY(!figures.subsequences && !figures.subsequencesLog2 && !figures.spellVariance);
        QVERIFY(!figures.turbulence && !figures.turbulenceType2 && !figures.complexity &&
                !figures.volatility);
        QVERIFY(!normalisedTurbulence(figures.turbulence, greatestTurbulence(4, 0)));
    }

    void oneUnit()
    {
        const SequenceFigures figures = sequenceFigures(pieces({"C"}, 4));
        QVERIFY(close(figures.transitionsNormalised, 0) && close(figures.entropy, 0));
        QVERIFY(close(figures.turbulence, 1) && close(figures.complexity, 0) && close(figures.volatility, 0));
    }

    void anAlphabetOfOneCodeHasNothingToBeNormalisedBy()
    {
        const SequenceFigures figures = sequenceFigures(pieces({"AAA"}, 1));
        QVERIFY(close(figures.entropy, 0) && close(figures.turbulence, 1) &&
                close(figures.turbulenceType2, 1));
        QVERIFY(!figures.entropyNormalised && !figures.complexity && !figures.volatility);
        QVERIFY(!normalisedTurbulence(figures.turbulence, greatestTurbulence(1, 3)));
    }

    // Two codes in turn have F(m + 3) - 1 distinct subsequences, F the Fibonacci numbers: phi^n / sqrt(5).
    void aHundredThousandBouts()
    {
        constexpr std::size_t kBouts = 100'000;
        std::vector<Symbol> units(kBouts);
        for (std::size_t i = 0; i < kBouts; ++i) units[i] = static_cast<Symbol>(i % 2);
        const SequenceFigures figures = sequenceFigures({{units}, 2});
        const double expected = (kBouts + 3) * std::log2(std::numbers::phi) - std::log2(5.0) / 2;
        QVERIFY(close(figures.subsequencesLog2, expected));
        QVERIFY(close(figures.turbulence, expected));
        QVERIFY(close(normalisedTurbulence(figures.turbulence, greatestTurbulence(2, kBouts)), 1));
        QVERIFY(close(figures.complexity, 1));

        // In two pieces: twice as many within one of half the length.
        const std::vector<Symbol> half(units.begin(), units.begin() + kBouts / 2);
        const double halves = 1 + (kBouts / 2.0 + 3) * std::log2(std::numbers::phi) - std::log2(5.0) / 2;
        QVERIFY(close(sequenceFigures({{half, half}, 2}).subsequencesLog2, halves));
    }

    void aRareCodeHasAnExactEntropy()
    {
        std::vector<Symbol> units(1'000'000, 0);
        units.back() = 1;
        const double p = 1e-6;
        const double expected = -p * std::log(p) - (1 - p) * std::log1p(-p);
        QVERIFY(close(sequenceFigures({{units}, 2}).entropy, expected));
    }

    void spellsOfAnyLengthAndPlaceAreFound()
    {
        // Borders at every place of the words in which changes are looked for.
        for (std::size_t first = 1; first < 40; ++first) {
            for (std::size_t second = 1; second < 40; ++second) {
                std::vector<Symbol> units(first, 3);
                units.insert(units.end(), second, 0);
                const SequenceFigures figures = sequenceFigures({{units}, 4});
                QCOMPARE(figures.spells, std::uint64_t{2});
                const double half = (static_cast<double>(first) - static_cast<double>(second)) / 2;
                QVERIFY(close(figures.spellVariance, half * half));
            }
        }
    }

    void unitsAreCutAnewAfterAPause()
    {
        // s: 0 L, 2.5 M, 4 pause, 5.5 M, 7 cannot tell, 8 J, 9.2 end
        const Journal journal =
            journalOf({activity(0, 0), activity(2'500, 1), simple(EntryKind::pause, 4'000),
                       simple(EntryKind::resume, 5'500), simple(EntryKind::cannotTell, 7'000),
                       activity(8'000, 2), simple(EntryKind::end, 9'200)});
        const CodeRuns runs = unitRuns(journal.fold().timeline(), partnershipActivities(), Millis{1'000});
        QCOMPARE(runs.runs,
                 (std::vector<std::vector<Symbol>>{symbols("AAAB"), symbols("BB"), symbols("CC")}));
        // On the clock: what is seen at 0, 1, 2 ... 9 s.
        QCOMPARE(unitPositions(journal.fold().timeline(), partnershipActivities(), Millis{1'000}),
                 symbols("AAAB**B*CC"));
    }

    void boutsNeedNotBeCutIntoUnits()
    {
        const Journal journal =
            journalOf({activity(0, 0), activity(2'500, 1), activity(2'900, 3), activity(3'700, 1),
                       simple(EntryKind::pause, 4'000), simple(EntryKind::resume, 5'500),
                       simple(EntryKind::cannotTell, 7'000), activity(8'000, 2), activity(9'100, 0),
                       simple(EntryKind::end, 19'200)});
        const Timeline& timeline = journal.fold().timeline();
        for (const int unit : {1, 7, 250, 1'000, 1'500, 30'000}) {
            const auto cut = sequenceFigures(unitRuns(timeline, partnershipActivities(), Millis{unit}));
            const auto whole = sequenceFigures(timeline, partnershipActivities(), Millis{unit});
            QCOMPARE(whole.length, cut.length);
            QCOMPARE(whole.spells, cut.spells);
            QCOMPARE(whole.transitions, cut.transitions);
            QCOMPARE(whole.entropy, cut.entropy);
            QCOMPARE(whole.complexity, cut.complexity);
            QCOMPARE(whole.volatility, cut.volatility);
            QCOMPARE(whole.turbulence, cut.turbulence);
            QCOMPARE(whole.turbulenceType2, cut.turbulenceType2);
        }
        QCOMPARE(sequenceFigures(Timeline{}, partnershipActivities(), Millis{1}).length, std::uint64_t{0});
    }

    void ratesOfACodeThatNothingFollowsAreUndefined()
    {
        const std::vector<CodeRuns> sessions{pieces({"AAB", "AB"}, 2), pieces({"B"}, 2)};
        const LagRates rates = lagRates(sessions, 2, 1);
        QVERIFY(close(rates.rate(0, 0), 1.0 / 3) && close(rates.rate(0, 1), 2.0 / 3));
        QVERIFY(!rates.rate(1, 0) && !rates.rate(1, 1));
        QCOMPARE(lagRates(sessions, 2, 2).count(0, 1), 1.0);
        QCOMPARE(lagRates(sessions, 2, 2).count(0, 0), 0.0);
    }

    void weightedShares()
    {
        const std::vector<PositionRow> rows{symbols("AB"), symbols("BBA"), symbols("*B")};
        const std::vector<double> weights{3, 1, 5};
        const StateDistribution shares = stateDistribution(rows, weights, 3);
        QCOMPARE(shares.positions(), std::size_t{3});
        QVERIFY(close(shares.share(0, 0), 0.75) && close(shares.share(0, 1), 0.25) &&
                close(shares.share(0, 2), 0));
        QVERIFY(close(shares.entropy[0], (-0.75 * std::log(0.75) - 0.25 * std::log(0.25)) / std::log(3.0)));
        QVERIFY(close(shares.entropy[1], 0));
        QCOMPARE(shares.observed, (std::vector<double>{4, 9, 1}));
        const MeanTime time = meanTime(rows, weights, 3);
        QVERIFY(close(time.mean[0], 4.0 / 9) && close(time.mean[1], 10.0 / 9) && close(time.mean[2], 0));
        QVERIFY(!time.standardError[0]);
        const StateDistribution none = stateDistribution(std::vector<PositionRow>{symbols("*A")}, {}, 2);
        QVERIFY(!none.share(0, 0) && !none.entropy[0] && close(none.share(1, 0), 1));
    }

    // From the published definitions of SplitMix64 and xoshiro256**, worked out apart.
    void randomNumbersAreTheSameEverywhere()
    {
        Random random(42);
        QCOMPARE(random.next(), std::uint64_t{2303456275738999573U});
        QCOMPARE(random.next(), std::uint64_t{5438210688795116325U});
        Random other(42, 7);
        QCOMPARE(other.next(), std::uint64_t{2648032583866158101U});
        Random dice(1);
        std::array<int, 6> counts{};
        for (int i = 0; i < 60'000; ++i) ++counts[dice.below(6)];
        for (const int count : counts) QVERIFY(std::abs(count - 10'000) < 5 * 92);  // sd 91.3
    }

    void anActivityThatNeverChangesNeedsLittle()
    {
        EnoughSettings settings;
        settings.lengths = {10, 20};
        settings.block = 7;
        const auto enough = observationEnough(std::vector{pieces({"AAAAAAA", "AAA"}, 2)}, 2, settings);
        QVERIFY(enough.ok());
        QCOMPARE(enough->shares, (std::vector<double>{1, 0}));
        for (const auto& spreads : enough->spreads) {
            QCOMPARE(spreads[0].mean, 1.0);
            QCOMPARE(spreads[0].sd, 0.0);
            QCOMPARE(spreads[0].low, 1.0);
            QCOMPARE(spreads[1].high, 0.0);
        }
        QCOMPARE(enough->enough[0], std::optional<std::uint64_t>{10});
    }

    // Each block is all A or all B, heads or tails: n blocks have the spread of n tosses, 0.5 / sqrt(n).
    void theSpreadIsThatOfTheBlocks()
    {
        EnoughSettings settings;
        settings.lengths = {1600, 4, 100};
        settings.block = 4;
        settings.resamples = 4000;
        const std::vector<CodeRuns> sessions{pieces({"AAAA"}, 2), pieces({"BB", "BB"}, 2)};
        const auto enough = observationEnough(sessions, 2, settings);
        QVERIFY(enough.ok());
        const auto& spreads = enough->spreads;
        QCOMPARE(spreads[1][0].low, 0.0);
        QCOMPARE(spreads[1][0].high, 1.0);
        for (const auto& [index, tosses] : {std::pair{0, 400.0}, std::pair{1, 1.0}, std::pair{2, 25.0}}) {
            const ShareSpread& spread = spreads[static_cast<std::size_t>(index)][0];
            const double sd = 0.5 / std::sqrt(tosses);
            QVERIFY(std::abs(spread.mean - 0.5) < 4 * sd / std::sqrt(4000.0));
            QVERIFY(std::abs(spread.sd - sd) < 4 * sd / std::sqrt(8000.0));
        }
        QCOMPARE(enough->enough[0], std::optional<std::uint64_t>{1600});  // 1.96 * 0.025 < 0.05

        const auto again = observationEnough(sessions, 2, settings);
        QCOMPARE(again->spreads[2][0].low, spreads[2][0].low);
        QCOMPARE(again->spreads[2][0].mean, spreads[2][0].mean);
        settings.lengths = {100};
        const auto alone = observationEnough(sessions, 2, settings);
        QCOMPARE(alone->spreads[0][0].mean, spreads[2][0].mean);
        settings.seed = 2;
        QVERIFY(observationEnough(sessions, 2, settings)->spreads[0][0].mean != alone->spreads[0][0].mean);
    }

    // A block longer than its session goes round it: the mean share stays the share of all units.
    void aShortSessionIsNotLeftShort()
    {
        EnoughSettings settings;
        settings.lengths = {60};
        settings.block = 60;
        settings.resamples = 20'000;
        const auto enough =
            observationEnough(std::vector{pieces({"AB"}, 2), pieces({"BBBBBBBB"}, 2)}, 2, settings);
        QVERIFY(std::abs(enough->spreads[0][0].mean - 0.1) < 4 * 0.2 / std::sqrt(20'000.0));
    }

    void settingsOutOfRangeAreRefused()
    {
        const std::vector sessions{pieces({"AB"}, 2)};
        EnoughSettings good;
        good.lengths = {5};
        QVERIFY(observationEnough(sessions, 2, good).ok());
        QVERIFY(!observationEnough(std::vector{pieces({}, 2)}, 2, good).ok());
        for (int i = 0; i < 6; ++i) {
            EnoughSettings wrong = good;
            if (i == 0) wrong.lengths.clear();
            if (i == 1) wrong.lengths = {5, 0};
            if (i == 2) wrong.block = 0;
            if (i == 3) wrong.resamples = 1;
            if (i == 4) wrong.level = 1;
            if (i == 5) wrong.margin = std::nan("");
            const auto refused = observationEnough(sessions, 2, wrong);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, Errc::invalid);
        }
    }
};

QTEST_GUILESS_MAIN(SequenceTest)
#include "tst_sequence.moc"
