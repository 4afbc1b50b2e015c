// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/distance/lcs.h"
#include "core/measures/distance/medoids.h"
#include "core/measures/distance/optimal_matching.h"
#include "core/measures/random.h"

#include <cmath>
#include <limits>
#include <string>

using namespace tessera;

namespace {

std::vector<Symbol> symbols(const std::string& letters)
{
    std::vector<Symbol> units;
    for (const char letter : letters) units.push_back(static_cast<Symbol>(letter - 'A'));
    return units;
}

std::vector<Symbol> drawn(Random& random, std::size_t length, std::size_t codes)
{
    std::vector<Symbol> units(length);
    for (Symbol& unit : units) unit = static_cast<Symbol>(random.below(codes));
    return units;
}

// The table of the textbook, every cell kept.
double byTheTable(const std::vector<Symbol>& a, const std::vector<Symbol>& b, const MatchingCosts& costs)
{
    std::vector<std::vector<double>> d(a.size() + 1, std::vector<double>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<double>(i + j) * costs.indel();
                continue;
            }
            d[i][j] = std::min({d[i - 1][j - 1] + costs.substitution(a[i - 1], b[j - 1]),
                                d[i - 1][j] + costs.indel(), d[i][j - 1] + costs.indel()});
        }
    }
    return d[a.size()][b.size()];
}

DistanceMatrix onALine(const std::vector<double>& places)
{
    DistanceMatrix matrix(places.size());
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = a + 1; b < places.size(); ++b) matrix.set(a, b, std::abs(places[a] - places[b]));
    return matrix;
}

double costOf(const DistanceMatrix& matrix, const std::vector<std::size_t>& medoids)
{
    double cost = 0;
    for (std::size_t item = 0; item < matrix.size(); ++item) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::size_t medoid : medoids) nearest = std::min(nearest, matrix.at(item, medoid));
        cost += nearest;
    }
    return cost;
}

}  // namespace

class DistanceTest : public QObject {
    Q_OBJECT

private slots:
    void theLongestCommonSubsequence()
    {
        const auto common = [](const std::string& a, const std::string& b) {
            return CommonSubsequence(symbols(a), 4).with(symbols(b));
        };
        QCOMPARE(common("ABCBDAB", "BDCABA"), std::size_t{4});  // BCBA
        QCOMPARE(common("AB", "BA"), std::size_t{1});
        QCOMPARE(common("ABCD", "ABCD"), std::size_t{4});
        QCOMPARE(common("AAAA", "BBB"), std::size_t{0});
        QCOMPARE(common("", "AB"), std::size_t{0});
        QCOMPARE(common("AB", ""), std::size_t{0});
    }

    // Lengths on either side of every border between words, alone and side by side.
    void wordsOfBitsAgreeWithTheTable()
    {
        Random random(1);
        const std::vector<std::size_t> lengths{0,   1,   2,   63,  64,  65,  120, 127,
                                               128, 129, 192, 193, 256, 257, 320, 700};
        for (const std::size_t codes : {2U, 4U, 60U}) {
            const MatchingCosts costs = MatchingCosts::constant(codes, 2, 1);
            std::vector<std::vector<Symbol>> sequences;
            for (const std::size_t length : lengths) sequences.push_back(drawn(random, length, codes));
            const DistanceMatrix quick = matchingDistances(sequences, costs, DistanceNorm::none);
            for (std::size_t a = 0; a < sequences.size(); ++a) {
                const CommonSubsequence fixed(sequences[a], codes);
                const auto each = fixed.withEach(sequences);
                for (std::size_t b = 0; b < sequences.size(); ++b) {
                    const double expected = byTheTable(sequences[a], sequences[b], costs);
                    QCOMPARE(quick.at(a, b), expected);
                    QCOMPARE(fixed.with(sequences[b]), each[b]);
                    QCOMPARE(static_cast<double>(lengths[a] + lengths[b] - 2 * each[b]), expected);
                }
            }
        }
    }

    void anyCostsAgreeWithTheTable()
    {
        Random random(2);
        const std::vector<double> stated{0, 1, 1.25, 1, 0, 0.5, 1.25, 0.5, 0};
        const auto costs = MatchingCosts::stated(3, stated, 0.75);
        QVERIFY(costs.ok());
        QVERIFY(!costs->onlyIndels());
        for (int i = 0; i < 300; ++i) {
            const auto a = drawn(random, random.below(30), 3);
            const auto b = drawn(random, random.below(30), 3);
            QCOMPARE(matchingDistance(a, b, *costs), byTheTable(a, b, *costs));
        }
    }

    void matchingByHand()
    {
        const MatchingCosts costs = MatchingCosts::constant(4, 1.5, 1);
        QCOMPARE(matchingDistance(symbols("ABC"), symbols("ABC"), costs), 0.0);
        QCOMPARE(matchingDistance(symbols("ABC"), symbols(""), costs), 3.0);
        QCOMPARE(matchingDistance(symbols("ABC"), symbols("ADC"), costs), 1.5);
        QCOMPARE(matchingDistance(symbols("ABCD"), symbols("BCDA"), costs), 2.0);
    }

    void normsByHand()
    {
        const MatchingCosts costs = MatchingCosts::constant(4, 1.5, 1);
        QCOMPARE(normalised(3, 2, 4, costs, DistanceNorm::none), 3.0);
        QCOMPARE(normalised(3, 2, 4, costs, DistanceNorm::maxLength), 3.0 / 4);
        QCOMPARE(normalised(3, 2, 4, costs, DistanceNorm::maxDist), 3.0 / 5);   // 2 * 1 + 1.5 * 2
        QCOMPARE(normalised(3, 2, 4, costs, DistanceNorm::yujianBo), 6.0 / 9);  // 2 * 3 / (3 + 6)
        for (const auto norm : {DistanceNorm::maxLength, DistanceNorm::maxDist, DistanceNorm::yujianBo})
            QCOMPARE(normalised(0, 0, 0, costs, norm), 0.0);
    }

    void costsByRates()
    {
        // A is followed by A, A and B, B by A and C; nothing follows C.
        const std::vector<CodeRuns> sessions{{{symbols("AAABA"), symbols("BC")}, 3}};
        const MatchingCosts costs = MatchingCosts::byRates(lagRates(sessions, 3, 1), 1);
        QCOMPARE(costs.substitution(0, 1), 2 - 1.0 / 3 - 1.0 / 2);
        QCOMPARE(costs.substitution(1, 0), costs.substitution(0, 1));
        QCOMPARE(costs.substitution(1, 2), 1.5);
        QCOMPARE(costs.substitution(0, 2), 2.0);
        QCOMPARE(costs.substitution(2, 2), 0.0);
    }

    void costsThatAreNoneAreRefused()
    {
        const double none = std::nan("");
        QVERIFY(MatchingCosts::stated(2, {0, 2, 2, 0}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, 2, 1, 0}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {1, 2, 2, 0}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, -2, -2, 0}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, none, none, 0}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, 2, 2}, 1).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, 2, 2, 0}, 0).ok());
        QVERIFY(!MatchingCosts::stated(2, {0, 2, 2, 0}, none).ok());
    }

    void twoClustersOnALine()
    {
        const DistanceMatrix matrix = onALine({11, 0, 10, 1, 12, 2});
        const auto found = clusterByMedoids(matrix, 2);
        QVERIFY(found.ok());
        QCOMPARE(found->medoids, (std::vector<std::size_t>{0, 3}));  // at 11 and at 1
        QCOMPARE(found->clusters, (std::vector<std::size_t>{0, 1, 0, 1, 0, 1}));
        QCOMPARE(found->cost, 4.0);
    }

    void silhouettesByHand()
    {
        const DistanceMatrix matrix = onALine({0, 1, 10, 11});
        const auto clusters = clusterByMedoids(matrix, 2);
        const Silhouettes found = silhouettes(matrix, *clusters);
        QCOMPARE(found.items[0], std::optional<double>(9.5 / 10.5));
        QCOMPARE(found.items[1], std::optional<double>(8.5 / 9.5));
        QCOMPARE(found.items[2], std::optional<double>(8.5 / 9.5));
        QCOMPARE(*found.average, (9.5 / 10.5 + 8.5 / 9.5) / 2);
        QCOMPARE(*found.clusters[1], (9.5 / 10.5 + 8.5 / 9.5) / 2);

        const auto three = clusterByMedoids(onALine({0, 1, 100}), 2);
        QCOMPARE(silhouettes(onALine({0, 1, 100}), *three).items[2], std::optional<double>(0));  // alone
        const auto one = clusterByMedoids(matrix, 1);
        const Silhouettes none = silhouettes(matrix, *one);
        QVERIFY(!none.average && !none.items[0] && !none.clusters[0]);
    }

    void equalItemsAndBordersOfK()
    {
        const DistanceMatrix same = onALine({5, 5, 5});
        const auto two = clusterByMedoids(same, 2);
        QCOMPARE(two->medoids, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(two->clusters, (std::vector<std::size_t>{0, 1, 0}));
        QCOMPARE(two->cost, 0.0);
        QCOMPARE(clusterByMedoids(same, 3)->clusters, (std::vector<std::size_t>{0, 1, 2}));
        QVERIFY(!clusterByMedoids(same, 0).ok());
        QVERIFY(!clusterByMedoids(same, 4).ok());
        QVERIFY(!clusterByMedoids(DistanceMatrix(0), 1).ok());
    }

    // Whatever the distances: no exchange of one medoid makes it better, and the answer is the same again.
    void noSwapIsLeftThatWouldHelp()
    {
        Random random(3);
        for (int run = 0; run < 40; ++run) {
            DistanceMatrix matrix(18);
            for (std::size_t a = 0; a < 18; ++a)
                for (std::size_t b = a + 1; b < 18; ++b)
                    matrix.set(a, b, static_cast<double>(random.below(50)));
            const std::size_t k = 1 + random.below(6);
            const auto found = clusterByMedoids(matrix, k);
            QCOMPARE(found->medoids.size(), k);
            QCOMPARE(found->cost, costOf(matrix, found->medoids));
            for (std::size_t slot = 0; slot < k; ++slot) {
                for (std::size_t item = 0; item < 18; ++item) {
                    auto other = found->medoids;
                    other[slot] = item;
                    QVERIFY(costOf(matrix, other) >= found->cost);
                }
            }
            QCOMPARE(clusterByMedoids(matrix, k)->clusters, found->clusters);
        }
    }
};

QTEST_GUILESS_MAIN(DistanceTest)
#include "tst_distance.moc"
