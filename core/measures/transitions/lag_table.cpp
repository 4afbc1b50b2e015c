// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/lag_table.h"

#include "core/measures/transitions/incomplete_functions.h"
#include "core/measures/transitions/quasi_independence.h"
#include "core/measures/transitions/two_by_two.h"

#include <cmath>

namespace tessera {
namespace {

double share(std::uint64_t part, std::uint64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

void fitIndependence(LagTable& table, SquareTable<double>& expected)
{
    const Margins& margins = table.margins;
    for (std::size_t i = 0; i < table.codes(); ++i) {
        for (std::size_t j = 0; j < table.codes(); ++j) {
            const double e = static_cast<double>(margins.rows[i]) * share(margins.columns[j], margins.total);
            expected.at(i, j) = e;
            const double room = e * share(margins.total - margins.rows[i], margins.total) *
                                share(margins.total - margins.columns[j], margins.total);
            if (room > 0)
                table.adjustedResiduals.at(i, j) =
                    (static_cast<double>(table.counts.at(i, j)) - e) / std::sqrt(room);
        }
    }
}

void fitQuasiIndependence(LagTable& table, SquareTable<double>& expected)
{
    const QuasiIndependence fit = quasiIndependence(table.counts);
    expected = fit.expected;
    table.noRoomSomewhere = fit.noRoomSomewhere;
    table.marginError = fit.marginError;
    for (std::size_t i = 0; i < table.codes(); ++i) {
        for (std::size_t j = 0; j < table.codes(); ++j) {
            if (fit.fitted.at(i, j) == 0 || fit.settled.at(i, j) != 0) continue;
            const double e = expected.at(i, j);
            const double room = e * (1 - fit.leverage.at(i, j));
            if (room > 0)
                table.adjustedResiduals.at(i, j) =
                    (static_cast<double>(table.counts.at(i, j)) - e) / std::sqrt(room);
        }
    }
}

void testWhole(LagTable& table)
{
    double x2 = 0, g2 = 0;
    for (std::size_t cell = 0; cell < table.counts.cells().size(); ++cell) {
        const std::optional<double>& e = table.expected.cells()[cell];
        if (!e || *e <= 0) continue;
        const auto n = static_cast<double>(table.counts.cells()[cell]);
        x2 += (n - *e) * (n - *e) / *e;
        if (n > 0) g2 += 2 * n * std::log(n / *e);
    }
    std::int64_t rows = 0, columns = 0, structural = 0;
    for (std::size_t i = 0; i < table.codes(); ++i) {
        rows += table.margins.rows[i] > 0 ? 1 : 0;
        columns += table.margins.columns[i] > 0 ? 1 : 0;
        structural +=
            table.isStructural(i, i) && table.margins.rows[i] > 0 && table.margins.columns[i] > 0 ? 1 : 0;
    }
    table.x2 = x2;
    table.g2 = std::max(0.0, g2);
    const std::int64_t df = (rows - 1) * (columns - 1) - structural;
    if (df < 1) return;
    table.df = df;
    table.pX2 = chiSquareTail(*table.x2, static_cast<double>(df));
    table.pG2 = chiSquareTail(*table.g2, static_cast<double>(df));
}

void associate(LagTable& table, const SquareTable<double>& expected)
{
    for (std::size_t i = 0; i < table.codes(); ++i) {
        for (std::size_t j = 0; j < table.codes(); ++j) {
            if (table.isStructural(i, j) || table.margins.rows[i] == 0 || table.margins.columns[j] == 0)
                continue;
            const TwoByTwo seen = collapsed(table.counts, i, j);
            table.oddsRatio.at(i, j) = seen.oddsRatio();
            table.yulesQ.at(i, j) = seen.yulesQ();
            table.phi.at(i, j) = seen.phi();
            const TwoByTwo without = seen.hasZero() ? seen.plusHalf() : seen;
            table.lnOddsRatio.at(i, j) = without.lnOddsRatio();
            table.lnOddsRatioError.at(i, j) = without.lnOddsRatioError();
            if (table.repeatsPossible) {
                table.baselineOddsRatio.at(i, j) = 1;
                table.baselineYulesQ.at(i, j) = 0;
                table.baselinePhi.at(i, j) = 0;
            } else {
                const TwoByTwo chance = collapsed(expected, table.margins, i, j);
                table.baselineOddsRatio.at(i, j) = chance.oddsRatio();
                table.baselineYulesQ.at(i, j) = chance.yulesQ();
                table.baselinePhi.at(i, j) = chance.phi();
            }
            const auto& ratio = table.oddsRatio.at(i, j);
            const auto& baseline = table.baselineOddsRatio.at(i, j);
            if (ratio && baseline && *baseline > 0) table.oddsRatioOverBaseline.at(i, j) = *ratio / *baseline;
        }
    }
}

void look(LagTable& table)
{
    constexpr double kFew = 5;
    for (std::size_t i = 0; i < table.codes(); ++i) {
        if (table.margins.rows[i] == 0) continue;
        std::size_t thin = 0, cells = 0;
        for (std::size_t j = 0; j < table.codes(); ++j) {
            if (table.isStructural(i, j) || table.margins.columns[j] == 0) continue;
            ++cells;
            if (table.expected.at(i, j).value_or(0) < kFew) ++thin;
        }
        if (2 * thin > cells) table.thinRows.push_back(i);
    }
    table.fewTransitions = table.margins.total < 5 * table.codes() * table.codes();
}

}  // namespace

LagTable lagTable(CountTable counts, std::size_t lag, bool repeatsPossible)
{
    LagTable table;
    table.lag = lag;
    table.repeatsPossible = repeatsPossible;
    table.counts = std::move(counts);
    table.margins = marginsOf(table.counts);
    const std::size_t size = table.codes();
    table.probabilities = probabilities(table.counts);
    for (std::size_t i = 0; i < size; ++i) {
        if (table.isStructural(i, i)) table.probabilities.at(i, i).reset();
    }
    for (MaybeTable* one :
         {&table.expected, &table.adjustedResiduals, &table.p, &table.pHolm, &table.oddsRatio, &table.yulesQ,
          &table.phi, &table.lnOddsRatio, &table.lnOddsRatioError, &table.baselineOddsRatio,
          &table.baselineYulesQ, &table.baselinePhi, &table.oddsRatioOverBaseline}) {
        *one = MaybeTable(size);
    }
    if (size > 0 && table.freeInRow() > 0)
        table.baselineProbability = 1 / static_cast<double>(table.freeInRow());
    if (table.margins.total == 0) {
        table.fewTransitions = size > 0;
        return table;
    }

    SquareTable<double> expected(size, 0);
    if (repeatsPossible) {
        fitIndependence(table, expected);
    } else {
        fitQuasiIndependence(table, expected);
    }
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (!table.isStructural(i, j)) table.expected.at(i, j) = expected.at(i, j);
            if (const auto& z = table.adjustedResiduals.at(i, j)) table.p.at(i, j) = twoSidedNormal(*z);
        }
    }
    table.pHolm.cells() = holm(table.p.cells());
    testWhole(table);
    associate(table, expected);
    look(table);
    return table;
}

RowIntervals intervalsOf(const LagTable& table, double level, double prior)
{
    const std::size_t size = table.codes();
    RowIntervals answer{SquareTable<std::optional<Interval>>(size),
                        SquareTable<std::optional<Interval>>(size)};
    for (std::size_t i = 0; i < size; ++i) {
        if (table.margins.rows[i] == 0) continue;
        for (std::size_t j = 0; j < size; ++j) {
            if (table.isStructural(i, j)) continue;
            answer.wilson.at(i, j) = wilson(table.counts.at(i, j), table.margins.rows[i], level);
            answer.dirichlet.at(i, j) =
                dirichlet(table.counts.at(i, j), table.margins.rows[i], table.freeInRow(), prior, level);
        }
    }
    return answer;
}

}  // namespace tessera
