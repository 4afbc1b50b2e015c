// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/agreement/events/event_alignment.h"

#include <algorithm>
#include <random>

using namespace tessera;

namespace {

std::vector<Symbol> someCodes(std::mt19937& draw, std::size_t length, int codes)
{
    std::vector<Symbol> all(length);
    for (Symbol& one : all) one = static_cast<Symbol>(draw() % static_cast<unsigned>(codes));
    return all;
}

// The whole table at once, as the definition has it.
std::vector<AlignedPair> byTheWholeTable(const std::vector<Symbol>& a, const std::vector<Symbol>& b,
                                         const AlignmentCosts& costs)
{
    std::vector<std::vector<int>> cost(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<int>(i + j) * costs.gap;
                continue;
            }
            const int pair = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : costs.substitution);
            cost[i][j] = std::min({pair, cost[i - 1][j] + costs.gap, cost[i][j - 1] + costs.gap});
        }
    }
    std::vector<AlignedPair> pairs;
    for (std::size_t i = a.size(), j = b.size(); i > 0 || j > 0;) {
        const bool both = i > 0 && j > 0;
        if (both && cost[i][j] == cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : costs.substitution))
            pairs.push_back({static_cast<std::uint32_t>(--i), static_cast<std::uint32_t>(--j)});
        else if (i > 0 && cost[i][j] == cost[i - 1][j] + costs.gap)
            pairs.push_back({static_cast<std::uint32_t>(--i), kNil});
        else
            pairs.push_back({kNil, static_cast<std::uint32_t>(--j)});
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace

class TestEventAlignment : public QObject {
    Q_OBJECT

private slots:
    void alignmentIsThatOfTheWholeTable_data();
    void alignmentIsThatOfTheWholeTable();
    void tenThousandEventsAreAlignedInLittleMemory();
};

void TestEventAlignment::alignmentIsThatOfTheWholeTable_data()
{
    QTest::addColumn<int>("substitution");
    QTest::addColumn<int>("gap");
    QTest::addColumn<int>("codes");
    QTest::newRow("costs of one, two codes") << 1 << 1 << 2;
    QTest::newRow("costs of one, five codes") << 1 << 1 << 5;
    QTest::newRow("dear gaps") << 1 << 2 << 4;
    QTest::newRow("dear pairs") << 2 << 1 << 4;
    QTest::newRow("pairs never pay") << 3 << 1 << 3;
}

void TestEventAlignment::alignmentIsThatOfTheWholeTable()
{
    QFETCH(int, substitution);
    QFETCH(int, gap);
    QFETCH(int, codes);
    std::mt19937 draw(20240101);
    for (int round = 0; round < 300; ++round) {
        const auto first = someCodes(draw, draw() % 200, codes);
        const auto second = someCodes(draw, draw() % 200, codes);
        const AlignmentCosts costs{substitution, gap};
        QVERIFY(alignEvents(first, second, costs) == byTheWholeTable(first, second, costs));
    }
}

void TestEventAlignment::tenThousandEventsAreAlignedInLittleMemory()
{
    std::mt19937 draw(7);
    const auto first = someCodes(draw, 10'000, 4);
    auto second = first;
    for (std::size_t i = 0; i < second.size(); i += 10) second[i] = static_cast<Symbol>((second[i] + 1) % 4);
    second.erase(second.begin() + 5000, second.begin() + 5100);
    const auto pairs = alignEvents(first, second);
    const AgreementTable table = alignmentTable(pairs, first, second, 4);
    // A hundred omissions and at most a thousand other codes: no alignment may cost more.
    QVERIFY(table.total() - table.agreed() <= 1100);
    std::uint32_t nextFirst = 0, nextSecond = 0;
    for (const AlignedPair& pair : pairs) {
        if (pair.first != kNil) QCOMPARE(pair.first, nextFirst++);
        if (pair.second != kNil) QCOMPARE(pair.second, nextSecond++);
    }
    QCOMPARE(nextFirst, 10'000U);
    QCOMPARE(nextSecond, 9'900U);
}

QTEST_GUILESS_MAIN(TestEventAlignment)
#include "tst_event_alignment.moc"
