// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/transitions/lag_table.h"
#include "core/measures/transitions/markov.h"
#include "core/measures/transitions/two_by_two.h"
#include "tests/core/transition_references.h"

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

namespace {

CountTable pooled(const std::vector<CodeRuns>& sessions, std::size_t lag = 1)
{
    CountTable counts(4);
    for (const CodeRuns& session : sessions) add(counts, transitionCounts(session, lag));
    return counts;
}

QString vectorDifference(const std::vector<std::optional<double>>& own, const QJsonArray& expected)
{
    if (expected.size() != static_cast<int>(own.size())) return "another size";
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (!matches(own[i], expected[static_cast<int>(i)])) return QStringLiteral("differs at %1").arg(i);
    }
    return {};
}

}  // namespace

class ChainsTest : public QObject {
    Q_OBJECT

private slots:
    void everyFigureOfTheReferenceChain()
    {
        const QJsonObject expected = reference("markov_extra.json");
        const std::vector<CodeRuns> bouts = referenceSessions(false), units = referenceSessions(true);
        QCOMPARE(bouts.size(), std::size_t{300});

        const CountTable jumps = pooled(bouts), steps = pooled(units);
        QVERIFY(jumps == countsOf(expected["jump_counts"].toArray()));
        QCOMPARE(vectorDifference(chainOf(jumps).stationary, expected["jump_chain_stationary"].toArray()),
                 QString());
        const Chain chain = chainOf(steps);
        QVERIFY(chain.gap == ChainGap::none);
        QCOMPARE(vectorDifference(chain.stationary, expected["time_unit_stationary"].toArray()), QString());
        const MaybeTable p = probabilities(steps);
        QCOMPARE(difference("p", 4, expected["time_unit_transition"].toArray(),
                            [&](std::size_t i, std::size_t j) { return p.at(i, j); }),
                 QString());
        QCOMPARE(difference("first passage", 4, expected["mean_first_passage_time_units"].toArray(),
                            [&](std::size_t i, std::size_t j) { return chain.firstPassage.at(i, j); }),
                 QString());
        QVERIFY(matches(chain.entropyRateBits, expected["entropy_rate_bits_per_unit"]));

        const LagTable table = lagTable(jumps, 1, false);
        QCOMPARE(difference("expected", 4, expected["ipf_expected"].toArray(),
                            [&](std::size_t i, std::size_t j) {
                                return i == j ? std::optional<double>(0) : table.expected.at(i, j);
                            }),
                 QString());
        // The plain denominator on fitted counts is only an approximation; it follows from what stands here.
        QCOMPARE(difference("approximate residual", 4, expected["approximate_adjusted_residual"].toArray(),
                            [&](std::size_t i, std::size_t j) -> std::optional<double> {
                                if (i == j) return std::nullopt;
                                const double e = *table.expected.at(i, j);
                                const auto n = static_cast<double>(table.margins.total);
                                const double rest = (1 - static_cast<double>(table.margins.rows[i]) / n) *
                                                    (1 - static_cast<double>(table.margins.columns[j]) / n);
                                return (static_cast<double>(jumps.at(i, j)) - e) / std::sqrt(e * rest);
                            }),
                 QString());
    }

    void homogeneityAndOrderAreThoseOfTheReference()
    {
        const QJsonObject expected = reference("markov_extra.json");
        const std::vector<CodeRuns> bouts = referenceSessions(false);
        const auto half = bouts.begin() + 150;
        const ChainTest halves = homogeneity({pooled({bouts.begin(), half}), pooled({half, bouts.end()})});
        const QJsonObject homogeneous = expected["homogeneity_first150_vs_last150"].toObject();
        QVERIFY(matches(halves.g2, homogeneous["G2"]));
        QCOMPARE(halves.df, homogeneous["df"].toInteger());
        QVERIFY(matches(halves.p, homogeneous["p"]));

        TripleCounts triples(4);
        for (const CodeRuns& session : bouts) triples.add(session);
        const ChainTest second = triples.test();
        const QJsonObject order = expected["order2_vs_order1_jump_chain"].toObject();
        QVERIFY(matches(second.g2, order["G2"]));
        QCOMPARE(second.df, order["df"].toInteger());
        QVERIFY(matches(second.p, order["p"]));
    }

    // The lengths behind the chain: how long bouts are, and the chance a step ends one under a geometric
    // length.
    void lengthsOfBoutsAreThoseOfTheReference()
    {
        const QJsonArray expected = reference("markov_extra.json")["bouts"].toArray();
        std::vector<std::vector<double>> lengths(4);
        for (const CodeRuns& session : referenceSessions(true)) {
            const auto& run = session.runs[0];
            for (std::size_t begin = 0, end = 0; begin < run.size(); begin = end) {
                while (end < run.size() && run[end] == run[begin]) ++end;
                lengths[run[begin]].push_back(static_cast<double>(end - begin));
            }
        }
        for (std::size_t k = 0; k < 4; ++k) {
            const QJsonObject code = expected[static_cast<int>(k)].toObject();
            auto& of = lengths[k];
            std::sort(of.begin(), of.end());
            const auto n = static_cast<double>(of.size());
            double sum = 0, squares = 0;
            for (const double one : of) sum += one;
            for (const double one : of) squares += (one - sum / n) * (one - sum / n);
            QCOMPARE(static_cast<qint64>(of.size()), code["n"].toInteger());
            QVERIFY(matches(sum / n, code["mean"].toDouble()));
            QVERIFY(matches((of[(of.size() - 1) / 2] + of[of.size() / 2]) / 2, code["median"].toDouble()));
            QVERIFY(matches(std::sqrt(squares / (n - 1)), code["sd"].toDouble()));
            QVERIFY(matches(of.back(), code["max"].toDouble()));
            QVERIFY(matches(n / sum, code["geometric_p_mle"].toDouble()));
        }
    }

    // A -> B always, B -> A and B -> C by halves, C -> A always: pi = (2, 2, 1)/5.
    void aChainWorkedOutByHand()
    {
        const Chain chain = chainOf(transitionCounts(letters("ABABCABABCA", 4), 1));
        // A-B 4, B-A 2, B-C 2, C-A 2; D does not occur.
        QVERIFY(chain.gap == ChainGap::none);
        QVERIFY(matches(*chain.stationary[0], 0.4));
        QVERIFY(matches(*chain.stationary[2], 0.2));
        QVERIFY(!chain.stationary[3]);
        QVERIFY(matches(*chain.meanReturn[2], 5.0));
        // From A to C: m = 1 + b, b = 1 + m/2, so b = 3 and m = 4.
        QVERIFY(matches(*chain.firstPassage.at(0, 2), 4.0));
        QVERIFY(matches(*chain.firstPassage.at(1, 2), 3.0));
        QVERIFY(matches(*chain.firstPassage.at(2, 1), 2.0));
        QVERIFY(matches(*chain.firstPassage.at(1, 0), 1.5));
        QCOMPARE(*chain.firstPassage.at(0, 0), 0.0);
        QVERIFY(!chain.firstPassage.at(0, 3));
        QVERIFY(matches(*chain.entropyRateBits, 0.4));
    }

    void aChainThatCannotSettleSaysWhy()
    {
        QVERIFY(chainOf(CountTable(4)).gap == ChainGap::nothingCounted);
        const Chain open = chainOf(transitionCounts(letters("ABABC", 3), 1));
        QVERIFY(open.gap == ChainGap::openEnd);
        QVERIFY(!open.stationary[0] && !open.firstPassage.at(0, 1) && !open.entropyRateBits);
        QVERIFY(chainOf(transitionCounts(letters("ABA|CDC", 4), 1)).gap == ChainGap::apart);
        QVERIFY(chainOf(transitionCounts(letters("ABCBC", 3), 1)).gap == ChainGap::apart);
        for (const auto gap : {ChainGap::nothingCounted, ChainGap::openEnd, ChainGap::apart})
            QVERIFY(!sentence(gap).empty());
    }

    void pairsLieWithinOneRunAtEveryLag()
    {
        const CodeRuns runs = letters("ABC|CA|B", 3);
        const CountTable first = transitionCounts(runs, 1);
        QCOMPARE(first.at(0, 1) + first.at(1, 2) + first.at(2, 0), std::uint64_t{3});
        QCOMPARE(marginsOf(first).total, std::uint64_t{3});  // not C-C, not A-B
        const CountTable second = transitionCounts(runs, 2);
        QCOMPARE(second.at(0, 2), std::uint64_t{1});
        QCOMPARE(marginsOf(second).total, std::uint64_t{1});
        QCOMPARE(marginsOf(transitionCounts(runs, 3)).total, std::uint64_t{0});  // longer than any run
        QCOMPARE(marginsOf(transitionCounts({{}, 3}, 1)).total, std::uint64_t{0});
    }

    void theReferenceSessionsAtLagTwo()
    {
        // By hand: 300 sessions of 5519 bouts have 5519 - 2 x 300 pairs two apart, unless a session has one
        // bout.
        std::uint64_t pairs = 0;
        for (const CodeRuns& session : referenceSessions(false)) {
            const std::size_t length = session.runs[0].size();
            pairs += length > 2 ? length - 2 : 0;
        }
        const CountTable counts = pooled(referenceSessions(false), 2);
        QCOMPARE(marginsOf(counts).total, pairs);
        QVERIFY(counts.at(0, 0) > 0);
    }

    // Units A A B B | A B B A. Bouts of B: units 2-3, and 1-2 of the second run.
    void windowsStayWithinTheirRunAndCountAUnitOnce()
    {
        const CodeRuns units = letters("AABB|ABBA", 2);
        using Anchor = Window::Anchor;
        const auto cells = [](const TwoByTwo& t) { return std::vector<double>{t.a, t.b, t.c, t.d}; };
        // The onset alone: two units, both B; B elsewhere twice.
        QVERIFY((cells(windowed(units, 1, 1, {Anchor::onset, 0, 1})) == std::vector<double>{2, 0, 2, 4}));
        // Three units from the onset on: 2 3 of the first run, 1 2 3 of the second.
        QVERIFY((cells(windowed(units, 1, 0, {Anchor::onset, 0, 3})) == std::vector<double>{1, 4, 3, 0}));
        // One unit on either side of the offset: unit 3, then 2 3.
        QVERIFY((cells(windowed(units, 1, 0, {Anchor::offset, 1, 1})) == std::vector<double>{1, 2, 3, 2}));
        // Windows of bouts close to each other overlap: ABAB, two units after each onset of A is everything.
        QVERIFY((cells(windowed(letters("ABAB", 2), 0, 1, {Anchor::onset, 1, 3})) ==
                 std::vector<double>{2, 2, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(ChainsTest)
#include "tst_chains.moc"
