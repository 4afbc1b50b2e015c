// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/agreement.h"
#include "core/measures/distance/lcs.h"
#include "core/measures/distance/optimal_matching.h"
#include "core/measures/sequence/sequence_figures.h"
#include "core/measures/transitions/lag_table.h"
#include "core/measures/transitions/permutation.h"
#include "tests/property/journal_moves.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tessera;
using namespace tessera::test;

namespace {

std::vector<Symbol> units(std::size_t codes, std::size_t most)
{
    const auto length = *rc::gen::inRange<std::size_t>(0, most + 1);
    return *rc::gen::container<std::vector<Symbol>>(length,
                                                    rc::gen::inRange<Symbol>(0, static_cast<Symbol>(codes)));
}

// A session whose codes may or may not follow themselves; runs may be as short as one.
CodeRuns session(std::size_t codes, bool repeats, std::size_t mostRuns = 5, std::size_t longest = 30)
{
    CodeRuns made{{}, codes};
    const auto runs = *rc::gen::inRange<std::size_t>(0, mostRuns + 1);
    for (std::size_t i = 0; i < runs; ++i) {
        std::vector<Symbol> run = units(codes, longest);
        if (!repeats) run.erase(std::unique(run.begin(), run.end()), run.end());
        if (!run.empty()) made.runs.push_back(std::move(run));
    }
    return made;
}

std::size_t anyCodes()
{
    return *rc::gen::inRange<std::size_t>(2, 7);
}

LagTable tableOf(const CodeRuns& runs, bool repeats)
{
    return lagTable(transitionCounts(runs, 1), 1, repeats);
}

bool alike(std::optional<double> one, std::optional<double> other)
{
    if (!one || !other) return one.has_value() == other.has_value();
    return std::abs(*one - *other) <= 1e-8 * std::max({1.0, std::abs(*one), std::abs(*other)});
}

CodeRuns relabelled(CodeRuns runs, const std::vector<Symbol>& names)
{
    for (auto& run : runs.runs)
        for (Symbol& symbol : run) symbol = names[symbol];
    return runs;
}

bool isPerfect(std::optional<double> figure)
{
    return !figure || std::abs(*figure - 1) <= 1e-12;
}

void isBetween(std::optional<double> value, double least, double most)
{
    if (!value) return;
    RC_ASSERT(*value >= least - 1e-12);
    RC_ASSERT(*value <= most + 1e-12);
}

}  // namespace

// Laws that the measures obey for whatever was observed.
class PropMeasures : public QObject {
    Q_OBJECT

private slots:
    void transitionsAreAddedOverRunsAndSessions()
    {
        QVERIFY(rc::check([] {
            const std::size_t codes = anyCodes();
            const std::size_t lag = *rc::gen::inRange<std::size_t>(1, 5);
            const CodeRuns one = session(codes, true), other = session(codes, true);
            CodeRuns both = one;
            both.runs.insert(both.runs.end(), other.runs.begin(), other.runs.end());
            CountTable added = transitionCounts(one, lag);
            add(added, transitionCounts(other, lag));
            RC_ASSERT(transitionCounts(both, lag) == added);

            CountTable byRun(codes);
            std::uint64_t pairs = 0;
            for (const auto& run : both.runs) {
                add(byRun, transitionCounts({{run}, codes}, lag));
                pairs += run.size() > lag ? run.size() - lag : 0;
            }
            RC_ASSERT(byRun == added);
            RC_ASSERT(marginsOf(added).total == pairs);
        }));
    }

    void expectedCountsHaveTheTotalsOfTheObserved()
    {
        QVERIFY(rc::check([] {
            const bool repeats = *rc::gen::arbitrary<bool>();
            const LagTable table = tableOf(session(anyCodes(), repeats), repeats);
            const double within = 1e-10 * std::max(1.0, static_cast<double>(table.margins.total));
            for (std::size_t i = 0; i < table.codes(); ++i) {
                double row = 0, column = 0, chances = 0;
                for (std::size_t j = 0; j < table.codes(); ++j) {
                    row += table.expected.at(i, j).value_or(0);
                    column += table.expected.at(j, i).value_or(0);
                    chances += table.probabilities.at(i, j).value_or(0);
                    RC_ASSERT(table.expected.at(i, j).value_or(0) >= 0);
                    RC_ASSERT(!table.isStructural(i, j) || !table.expected.at(i, j));
                }
                RC_ASSERT(std::abs(row - static_cast<double>(table.margins.rows[i])) <= within);
                RC_ASSERT(std::abs(column - static_cast<double>(table.margins.columns[i])) <= within);
                RC_ASSERT(table.margins.rows[i] == 0 || std::abs(chances - 1) <= 1e-12);
            }
        }));
    }

    void whatTheCodesAreCalledChangesNothing()
    {
        QVERIFY(rc::check([] {
            const std::size_t codes = anyCodes();
            const bool repeats = *rc::gen::arbitrary<bool>();
            const CodeRuns runs = session(codes, repeats);
            std::vector<Symbol> names(codes);
            std::iota(names.begin(), names.end(), Symbol{0});
            for (std::size_t i = codes; i > 1; --i)
                std::swap(names[i - 1], names[*rc::gen::inRange<std::size_t>(0, i)]);
            const LagTable one = tableOf(runs, repeats), other = tableOf(relabelled(runs, names), repeats);
            RC_ASSERT(alike(one.x2, other.x2));
            RC_ASSERT(alike(one.g2, other.g2));
            RC_ASSERT(one.df == other.df);
            for (std::size_t i = 0; i < codes; ++i) {
                for (std::size_t j = 0; j < codes; ++j) {
                    RC_ASSERT(alike(one.expected.at(i, j), other.expected.at(names[i], names[j])));
                    RC_ASSERT(alike(one.adjustedResiduals.at(i, j),
                                    other.adjustedResiduals.at(names[i], names[j])));
                    RC_ASSERT(alike(one.yulesQ.at(i, j), other.yulesQ.at(names[i], names[j])));
                }
            }
        }));
    }

    void whatIsCommonAndTheCheapestWayAgree()
    {
        QVERIFY(rc::check([] {
            const std::size_t codes = anyCodes();
            const auto costs = MatchingCosts::constant(codes, 2, 1);
            std::vector<std::vector<Symbol>> all;
            for (int i = 0; i < 3; ++i) all.push_back(units(codes, 150));
            const DistanceMatrix matrix = matchingDistances(all, costs, DistanceNorm::none);
            for (std::size_t i = 0; i < 3; ++i) {
                for (std::size_t j = 0; j < 3; ++j) {
                    const std::size_t common = CommonSubsequence(all[i], codes).with(all[j]);
                    const double distance = static_cast<double>(all[i].size() + all[j].size() - 2 * common);
                    RC_ASSERT(matchingDistance(all[i], all[j], costs) == distance);
                    RC_ASSERT(matrix.at(i, j) == distance);
                    RC_ASSERT((distance == 0) == (all[i] == all[j]));
                    RC_ASSERT(matrix.at(i, j) == matrix.at(j, i));
                }
            }
            RC_ASSERT(matrix.at(0, 2) <= matrix.at(0, 1) + matrix.at(1, 2));
            RC_ASSERT(matrix.at(0, 1) <= matrix.at(0, 2) + matrix.at(2, 1));
            RC_ASSERT(matrix.at(1, 2) <= matrix.at(1, 0) + matrix.at(0, 2));
        }));
    }

    void anObserverAgreesWithHerself()
    {
        QVERIFY(rc::check([] {
            const Journal journal = journalBy(*moves());
            const Timeline timeline = journal.fold().timeline();
            const std::vector<Recording> twice(2, Recording{&timeline, std::nullopt});
            AgreementSettings settings;
            settings.bootstrap.resamples = 0;
            settings.tolerance = Millis{2000};
            const CommonTime time = commonTime(twice, journal.fold().scheme());
            RC_ASSERT(time.length() == timeline.observed());
            const PairAgreement own = agreementOf(time, settings);
            RC_ASSERT(own.units.table.agreed() == own.units.table.total());
            RC_ASSERT(own.time.table.total() == timeline.observed().count());
            // Nothing is defined where nothing was observed, and no kappa where one code was all there was.
            RC_ASSERT(own.units.coefficients.percent.has_value() == (timeline.observed() > Millis{0}));
            RC_ASSERT(isPerfect(own.units.coefficients.percent));
            RC_ASSERT(isPerfect(own.units.coefficients.kappa));
            RC_ASSERT(isPerfect(own.units.coefficients.kappaMax));
            RC_ASSERT(isPerfect(own.time.coefficients.kappa));
            RC_ASSERT(isPerfect(own.tolerance->first.kappa));
            RC_ASSERT(isPerfect(own.alignedKappa));
            RC_ASSERT(isPerfect(own.alpha));
            RC_ASSERT(!own.delay || own.delay->medianMs == 0);
        }));
    }

    void sequenceFiguresStayWithinTheirBounds()
    {
        QVERIFY(rc::check([] {
            const std::size_t codes = anyCodes();
            const CodeRuns runs = session(codes, true);
            const SequenceFigures figures = sequenceFigures(runs);
            RC_ASSERT(figures.length == runs.length());
            RC_ASSERT(figures.entropy.has_value() == (figures.length > 0));
            RC_ASSERT(figures.visited <= std::min<std::uint64_t>(codes, figures.length));
            RC_ASSERT(figures.spells <= figures.length);
            RC_ASSERT(figures.spells == figures.transitions + runs.runs.size());
            if (figures.length == 0) return;
            isBetween(figures.entropy, 0, std::log(static_cast<double>(figures.visited)));
            isBetween(figures.entropyNormalised, 0, 1);
            isBetween(figures.transitionsNormalised, 0, 1);
            isBetween(figures.complexity, 0, 1);
            isBetween(figures.volatility, 0, 1);
            isBetween(figures.spellVariance, 0, *figures.greatestSpellVariance);
            isBetween(figures.subsequencesLog2, 1, static_cast<double>(figures.spells));
            RC_ASSERT(*figures.turbulence >= *figures.subsequencesLog2 - 1e-12);
        }));
    }

    void permutationsAreProbabilitiesAndTheSameForASeed()
    {
        QVERIFY(rc::check([] {
            const std::size_t codes = anyCodes();
            std::vector<CodeRuns> sessions;
            const auto count = *rc::gen::inRange(1, 4);
            for (int i = 0; i < count; ++i) sessions.push_back(session(codes, false, 3, 12));
            PermutationSettings settings;
            settings.draws = 60;
            settings.seed = *rc::gen::arbitrary<std::uint64_t>();
            settings.mostWork = *rc::gen::arbitrary<bool>() ? 1e6 : -1;
            const PermutationTest test = permutationTest(sessions, settings);
            const PermutationTest again = permutationTest(sessions, settings);
            RC_ASSERT(test.mean == again.mean);
            RC_ASSERT(test.pTwoSided == again.pTwoSided);

            double means = 0;
            for (std::size_t i = 0; i < codes; ++i) {
                for (std::size_t j = 0; j < codes; ++j) {
                    means += test.mean.at(i, j).value_or(0);
                    RC_ASSERT(test.mean.at(i, j).has_value() == (i != j));
                    for (const MaybeTable* table :
                         {&test.pAtLeast, &test.pAtMost, &test.pTwoSided, &test.pAtLeastHolm,
                          &test.pAtMostHolm, &test.pTwoSidedHolm}) {
                        const auto p = table->at(i, j);
                        RC_ASSERT(!p || (*p > 0 && *p <= 1 + 1e-12));
                    }
                    if (i == j) continue;
                    RC_ASSERT(*test.pAtLeast.at(i, j) + *test.pAtMost.at(i, j) >= 1 - 1e-12);
                    if (const auto holm = test.pTwoSidedHolm.at(i, j))
                        RC_ASSERT(*holm >= *test.pTwoSided.at(i, j) - 1e-15);
                }
            }
            // Every order makes as many transitions.
            const auto total = static_cast<double>(marginsOf(test.observed).total);
            RC_ASSERT(std::abs(means - total) <= 1e-9 * std::max(1.0, total));
        }));
    }
};

QTEST_GUILESS_MAIN(PropMeasures)
#include "prop_measures.moc"
