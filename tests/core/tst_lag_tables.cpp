// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/transitions/incomplete_functions.h"
#include "core/measures/transitions/lag_table.h"
#include "core/measures/transitions/quasi_independence.h"
#include "core/measures/transitions/two_by_two.h"
#include "tests/core/transition_references.h"

using namespace tessera;
using namespace tessera::test;

namespace {

CountTable counted(const std::vector<std::vector<std::uint64_t>>& rows)
{
    CountTable counts(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows.size(); ++j) counts.at(i, j) = rows[i][j];
    }
    return counts;
}

// One row and one column are empty (the third code never comes first).
const CountTable& withEmptyRow()
{
    static const CountTable counts = counted({{0, 1, 5, 8, 9, 0},
                                              {29, 0, 14, 46, 4, 0},
                                              {0, 0, 0, 0, 0, 0},
                                              {2, 3, 1, 0, 38, 2},
                                              {0, 0, 0, 0, 0, 1},
                                              {9, 25, 4, 6, 13, 0}});
    return counts;
}

}  // namespace

class LagTablesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFigureOfTheReferenceTables_data()
    {
        QTest::addColumn<QJsonObject>("table");
        const QJsonArray tables = reference("lag_sequential.json")["tables"].toArray();
        QCOMPARE(tables.size(), 4);
        for (const QJsonValue& table : tables)
            QTest::newRow(qPrintable(table["name"].toString())) << table.toObject();
    }

    void everyFigureOfTheReferenceTables()
    {
        QFETCH(QJsonObject, table);
        const bool repeat = table["codes_can_repeat"].toBool();
        const LagTable own = lagTable(countsOf(table["counts"].toArray()), 1, repeat);
        const std::size_t size = own.codes();
        QCOMPARE(own.margins.total, static_cast<std::uint64_t>(table["N"].toInteger()));

        // The reference has 0 on a diagonal that cannot be, where these tables have nothing.
        const auto orZero = [&](const MaybeTable& values) {
            return [&](std::size_t i, std::size_t j) {
                const bool zero = own.isStructural(i, j) && own.margins.rows[i] > 0;
                return zero ? std::optional<double>(0) : values.at(i, j);
            };
        };
        const auto expectedHere = [&](std::size_t i, std::size_t j) {
            return own.isStructural(i, j) ? std::optional<double>(0) : own.expected.at(i, j);
        };
        const auto residual = [&](std::size_t i, std::size_t j) { return own.adjustedResiduals.at(i, j); };
        const auto of = [&](auto figure) {
            return [&own, figure](std::size_t i, std::size_t j) -> std::optional<double> {
                return figure(collapsed(own.counts, i, j));
            };
        };
        // Of an empty row the reference has no ratio.
        const auto ratio = [&](auto figure) {
            return [&own, figure](std::size_t i, std::size_t j) -> std::optional<double> {
                if (own.margins.rows[i] == 0 || own.margins.columns[j] == 0) return std::nullopt;
                return figure(collapsed(own.counts, i, j));
            };
        };
        const auto array = [&](const char* name) { return table[QLatin1String(name)].toArray(); };

        QCOMPARE(difference("p", size, array("transitional_probabilities"), orZero(own.probabilities)),
                 QString());
        QCOMPARE(difference("e", size, array("expected"), expectedHere), QString());
        // Of this table the reference's leverages stopped at 3e-11; exactResidualsToFiftyDigits() has them
        // exactly.
        const double tolerance = table["name"].toString() == "syn4_distinct_bouts" ? 5e-11 : 1e-12;
        QCOMPARE(difference("z", size, array("adjusted_residuals"), residual, tolerance), QString());
        QVERIFY(matches(own.x2, table["X2"]));
        QVERIFY(matches(own.g2, table["G2"]));
        QCOMPARE(own.df.value_or(-99), table["df"].toInteger());
        QVERIFY2(matches(own.pX2, table["p_X2"]), qPrintable(QString::number(own.pX2.value_or(-1), 'g', 17)));
        QVERIFY2(matches(own.pG2, table["p_G2"]), qPrintable(QString::number(own.pG2.value_or(-1), 'g', 17)));
        QCOMPARE(difference("OR", size, array("odds_ratio"),
                            ratio([](const TwoByTwo& t) { return t.oddsRatio(); })),
                 QString());
        QCOMPARE(difference("Q", size, array("yules_Q"), ratio([](const TwoByTwo& t) { return t.yulesQ(); })),
                 QString());
        QCOMPARE(difference("phi", size, array("phi"), ratio([](const TwoByTwo& t) { return t.phi(); })),
                 QString());
        QCOMPARE(difference("ln OR", size, array("ln_or_plus_half"),
                            of([](const TwoByTwo& t) { return t.plusHalf().lnOddsRatio(); })),
                 QString());
        QCOMPARE(difference("se", size, array("se_ln_or_plus_half"),
                            of([](const TwoByTwo& t) { return t.plusHalf().lnOddsRatioError(); })),
                 QString());
    }

    // Worked out apart from this program with 50 decimal digits: 600 rounds of fitting, then the leverages.
    void exactResidualsToFiftyDigits()
    {
        const LagTable table = lagTable(
            counted({{0, 884, 441, 144}, {861, 0, 538, 349}, {261, 514, 0, 340}, {382, 332, 173, 0}}), 1,
            false);
        const double exact[4][4] = {{0, 6.345680736376722, 3.219303902188263, -10.87448785553332},
                                    {3.272473463717321, 0, -1.215864732923295, -2.335579555020729},
                                    {-10.45241191337811, -1.694980322741908, 0, 14.6135723376203},
                                    {7.419150632783647, -5.126884054453309, -2.297515206329829, 0}};
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j < 4; ++j) {
                if (i != j) QVERIFY(matches(*table.adjustedResiduals.at(i, j), exact[i][j]));
            }
        }
    }

    void everyIntervalOfTheReferenceTables_data() { everyFigureOfTheReferenceTables_data(); }
    void everyIntervalOfTheReferenceTables()
    {
        QFETCH(QJsonObject, table);
        const LagTable own =
            lagTable(countsOf(table["counts"].toArray()), 1, table["codes_can_repeat"].toBool());
        const QJsonObject expected = table["ci"].toObject();
        const double level = expected["level"].toDouble();
        const RowIntervals intervals = intervalsOf(own, level, 0.5);
        const auto side = [&](const SquareTable<std::optional<Interval>>& values, double Interval::*end) {
            return [&values, end](std::size_t i, std::size_t j) -> std::optional<double> {
                const auto& interval = values.at(i, j);
                return interval ? std::optional<double>((*interval).*end) : std::nullopt;
            };
        };
        const auto exact = [&](double Interval::*end) {
            return [&own, level, end](std::size_t i, std::size_t j) -> std::optional<double> {
                if (own.margins.rows[i] == 0 || own.isStructural(i, j)) return std::nullopt;
                return clopperPearson(own.counts.at(i, j), own.margins.rows[i], level).*end;
            };
        };
        const auto array = [&](const char* name) { return expected[QLatin1String(name)].toArray(); };
        const std::size_t size = own.codes();
        QCOMPARE(difference("wilson", size, array("wilson_low"), side(intervals.wilson, &Interval::low)),
                 QString());
        QCOMPARE(difference("wilson", size, array("wilson_high"), side(intervals.wilson, &Interval::high)),
                 QString());
        QCOMPARE(difference("dirichlet", size, array("dirichlet_half_low"),
                            side(intervals.dirichlet, &Interval::low)),
                 QString());
        QCOMPARE(difference("dirichlet", size, array("dirichlet_half_high"),
                            side(intervals.dirichlet, &Interval::high)),
                 QString());
        QCOMPARE(difference("exact", size, array("clopper_pearson_low"), exact(&Interval::low)), QString());
        QCOMPARE(difference("exact", size, array("clopper_pearson_high"), exact(&Interval::high)), QString());
    }

    // Faults of another program (measures.md 1.2): an empty row gave it 19 degrees of freedom and approximate
    // residuals.
    void anEmptyRowTakesItsDegreesOfFreedomAlong()
    {
        const LagTable table = lagTable(withEmptyRow(), 1, false);
        QCOMPARE(table.df.value_or(0), 15);
        QVERIFY(!table.probabilities.at(2, 0));
        QCOMPARE(table.expected.at(2, 0).value_or(-1), 0.0);
        QVERIFY(!table.adjustedResiduals.at(2, 0));
        QVERIFY(!table.p.at(2, 0));
        // The exact residual of this cell is 8.1566 (reference); the plain denominator would give 7.5.
        QVERIFY(matches(*table.adjustedResiduals.at(3, 4), 8.15655224646822));
    }

    // It kept the p values of the residuals before fitting.
    void pValuesBelongToTheResidualsShown()
    {
        const LagTable table = lagTable(withEmptyRow(), 1, false);
        for (std::size_t i = 0; i < 6; ++i) {
            for (std::size_t j = 0; j < 6; ++j) {
                const auto& z = table.adjustedResiduals.at(i, j);
                QCOMPARE(table.p.at(i, j).has_value(), z.has_value());
                if (z) QVERIFY(matches(*table.p.at(i, j), twoSidedNormal(*z)));
            }
        }
    }

    // It stopped fitting at 1e-4.
    void fittedTotalsAreTheCountedOnes()
    {
        const LagTable table = lagTable(withEmptyRow(), 1, false);
        QVERIFY(table.marginError < 1e-10 * static_cast<double>(table.margins.total));
        for (std::size_t i = 0; i < 6; ++i) {
            double row = 0, column = 0;
            for (std::size_t j = 0; j < 6; ++j) {
                row += table.expected.at(i, j).value_or(0);
                column += table.expected.at(j, i).value_or(0);
            }
            QVERIFY(std::abs(row - static_cast<double>(table.margins.rows[i])) < 1e-10 * 220);
            QVERIFY(std::abs(column - static_cast<double>(table.margins.columns[i])) < 1e-10 * 220);
        }
    }

    // It warned of repeats the wrong way round: here the diagonal follows from what is counted, and nothing
    // is to be told.
    void onlyNeighbouringBoutsCannotRepeat()
    {
        QVERIFY(!repeatsPossible(true, 1));
        QVERIFY(repeatsPossible(true, 2));
        QVERIFY(repeatsPossible(false, 1));
        const LagTable second =
            lagTable(transitionCounts(letters("ABABCAB", 3), 2), 2, repeatsPossible(true, 2));
        QCOMPARE(second.counts.at(0, 0), std::uint64_t{1});  // ABABCAB: A-A B-B A-C B-A C-B
        QVERIFY(second.expected.at(0, 0).has_value());
    }

    // Four codes at pure chance: OR 1.75 and Q .27 are what chance gives there, so that is their baseline.
    void theBaselineOfFourEqualCodesIsNotOne()
    {
        const LagTable table =
            lagTable(counted({{0, 5, 5, 5}, {5, 0, 5, 5}, {5, 5, 0, 5}, {5, 5, 5, 0}}), 1, false);
        QVERIFY(matches(*table.oddsRatio.at(0, 1), 1.75));
        QVERIFY(matches(*table.baselineOddsRatio.at(0, 1), 1.75));
        QVERIFY(matches(*table.oddsRatioOverBaseline.at(0, 1), 1.0));
        QVERIFY(matches(*table.baselineYulesQ.at(0, 1), 3.0 / 11));
        QVERIFY(matches(*table.baselineProbability, 1.0 / 3));
        QVERIFY(std::abs(*table.adjustedResiduals.at(0, 1)) < 1e-12);
        QCOMPARE(table.df.value_or(0), 5);
        QVERIFY(matches(*table.pX2, 1.0));
    }

    void freeTablesHaveTheUsualBaseline()
    {
        const LagTable table = lagTable(counted({{8, 2}, {4, 6}}), 1, true);
        QVERIFY(matches(*table.oddsRatio.at(0, 0), 6.0));
        QVERIFY(matches(*table.yulesQ.at(0, 0), 5.0 / 7));
        QCOMPARE(*table.baselineOddsRatio.at(0, 0), 1.0);
        QCOMPARE(*table.baselineYulesQ.at(0, 0), 0.0);
        QVERIFY(matches(*table.baselineProbability, 0.5));
        // e = 6 4 6 4; X2 = 4/6 + 4/4 + 4/6 + 4/4; every |z| of a table of two by two is sqrt(X2).
        QVERIFY(matches(*table.x2, 10.0 / 3));
        QVERIFY(matches(std::abs(*table.adjustedResiduals.at(1, 0)), std::sqrt(10.0 / 3)));
        QCOMPARE(table.df.value_or(0), 1);
        QVERIFY(matches(*table.pX2, *table.p.at(0, 0)));
        // Holm: four equal p values, each times four.
        QVERIFY(matches(*table.pHolm.at(0, 0), 4 * *table.p.at(0, 0)));
        QVERIFY(matches(*table.lnOddsRatio.at(0, 0), std::log(6.0)));
    }

    void aHalfIsAddedOnlyWhereACellIsEmpty()
    {
        const LagTable table = lagTable(counted({{3, 0}, {1, 2}}), 1, true);
        QVERIFY(!table.oddsRatio.at(0, 0).has_value());  // bc = 0
        QCOMPARE(*table.yulesQ.at(0, 0), 1.0);
        QVERIFY(matches(*table.lnOddsRatio.at(0, 0), std::log(3.5 * 2.5 / (0.5 * 1.5))));
        QVERIFY(matches(*table.lnOddsRatioError.at(0, 0), std::sqrt(1 / 3.5 + 1 / 2.5 + 1 / 0.5 + 1 / 1.5)));
    }

    // A comes every second time: the totals leave no room for B-C, and fix all the rest.
    void whatTheTotalsFixIsNotTested()
    {
        const LagTable table = lagTable(transitionCounts(letters("ABACABABA", 3), 1), 1, false);
        QVERIFY(table.noRoomSomewhere);
        QCOMPARE(*table.expected.at(1, 2), 0.0);
        QVERIFY(matches(*table.expected.at(0, 1), 3.0));
        QVERIFY(matches(*table.expected.at(2, 0), 1.0));
        for (const auto& z : table.adjustedResiduals.cells()) QVERIFY(!z);
        QVERIFY(*table.x2 < 1e-20);
    }

    void twoCodesThatAlternateLeaveNothingToTest()
    {
        const LagTable table = lagTable(transitionCounts(letters("ABABAB", 2), 1), 1, false);
        QCOMPARE(*table.probabilities.at(0, 1), 1.0);
        QVERIFY(!table.probabilities.at(0, 0));
        QVERIFY(matches(*table.expected.at(0, 1), 3.0));
        QVERIFY(!table.adjustedResiduals.at(0, 1));
        QVERIFY(table.x2 && table.g2);
        QVERIFY(!table.df);
        QVERIFY(!table.pX2);
        QVERIFY(!table.pG2);
    }

    void withoutTransitionsEverythingIsUndefined()
    {
        for (const bool repeat : {false, true}) {
            const LagTable table = lagTable(CountTable(4), 1, repeat);
            QCOMPARE(table.margins.total, std::uint64_t{0});
            QVERIFY(!table.x2 && !table.g2 && !table.df && !table.pX2 && !table.pG2);
            for (const auto& cell : table.probabilities.cells()) QVERIFY(!cell);
            for (const auto& cell : table.expected.cells()) QVERIFY(!cell);
            QVERIFY(table.fewTransitions);
        }
        const LagTable one = lagTable(CountTable(1), 1, false);
        QVERIFY(!one.baselineProbability && !one.df);
        const LagTable none = lagTable(CountTable(0), 1, false);
        QCOMPARE(none.codes(), std::size_t{0});
    }

    void thinRowsAndShortRecordsAreFound()
    {
        const LagTable table = lagTable(withEmptyRow(), 1, false);
        QVERIFY(!table.fewTransitions);  // 220 against 5 x 36
        // Expected: row 0 has 2.5 and .4 of five cells below 5; row 4 all five; row 3 one; row 1 one.
        QVERIFY(table.thinRows == std::vector<std::size_t>{4});
    }

    void holmRaisesInOrderAndSkipsWhatIsUndefined()
    {
        const auto corrected = holm({0.01, std::nullopt, 0.04, 0.03, 0.005});
        QVERIFY(matches(*corrected[0], 0.03));
        QVERIFY(!corrected[1]);
        QVERIFY(matches(*corrected[2], 0.06));  // not below the one before it
        QVERIFY(matches(*corrected[3], 0.06));
        QVERIFY(matches(*corrected[4], 0.02));
    }

    // Closed forms: df 2 is exp(-x/2), df 4 (1 + x/2) exp(-x/2), df 1 the two-sided normal.
    void tailsOfChiSquareFollowTheirClosedForms()
    {
        for (const double x : {1e-9, 0.01, 0.5, 1.0, 3.0, 10.0, 80.0, 300.0, 1200.0}) {
            QVERIFY(matches(chiSquareTail(x, 2), std::exp(-x / 2)));
            QVERIFY(matches(chiSquareTail(x, 4), (1 + x / 2) * std::exp(-x / 2)));
            QVERIFY(matches(chiSquareTail(x, 1), twoSidedNormal(std::sqrt(x))));
            double term = 1, sum = 1;  // df 200: exp(-x/2) times the first hundred terms of exp(x/2)
            for (int k = 1; k < 100; ++k) sum += term *= x / 2 / k;
            QVERIFY(matches(chiSquareTail(x, 200), sum * std::exp(-x / 2)));
        }
        QCOMPARE(chiSquareTail(0, 3), 1.0);
    }

    // I_x(a, 1) = x^a, I_x(1, b) = 1 - (1 - x)^b, and both tails of one distribution add up.
    void quantilesOfBetaFollowTheirClosedForms()
    {
        for (const double p : {1e-6, 0.025, 0.3, 0.5, 0.975}) {
            for (const double a : {0.5, 1.0, 7.0, 400.0, 40'000.0}) {
                QVERIFY(matches(betaQuantile(p, a, 1), std::pow(p, 1 / a)));
                QVERIFY(matches(betaQuantile(p, 1, a), -std::expm1(std::log1p(-p) / a)));
                QVERIFY(matches(betaQuantile(p, a, a) + betaQuantile(1 - p, a, a), 1.0));
            }
        }
    }
};

QTEST_GUILESS_MAIN(LagTablesTest)
#include "tst_lag_tables.moc"
