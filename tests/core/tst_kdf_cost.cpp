// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/kdf_cost.h"

#include <QtTest>

#include <vector>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;

// A machine on which one pass over one MiB takes so long, and which has so much memory to give.
struct Machine {
    std::chrono::nanoseconds passOfOneMiB;
    std::uint64_t memory = 16 * kGiB;
    std::vector<KdfCost> measured;

    MeasureKdf measure()
    {
        return [this](const KdfCost& cost) -> std::optional<std::chrono::nanoseconds> {
            measured.push_back(cost);
            if (cost.memory > memory) return std::nullopt;
            return passOfOneMiB * static_cast<std::int64_t>(cost.passes * (cost.memory / kMiB));
        };
    }
    [[nodiscard]] std::chrono::nanoseconds timeOf(const KdfCost& cost) const
    {
        return passOfOneMiB * static_cast<std::int64_t>(cost.passes * (cost.memory / kMiB));
    }
};

}  // namespace

// What a try at a passphrase costs is settled on the machine where it is set: half a second at least.
class TstKdfCost : public QObject {
    Q_OBJECT

private slots:
    void itBeginsWithTheMemoryThatTheMachineCanGive()
    {
        QCOMPARE(firstCost(8 * kGiB), (KdfCost{3, 256 * kMiB}));  // libsodium's MODERATE
        QCOMPARE(firstCost(2 * kGiB), (KdfCost{3, 256 * kMiB}));
        QCOMPARE(firstCost(2 * kGiB - 1).memory, 64 * kMiB);  // a small tablet: INTERACTIVE's
    }

    void everyMachineComesToHalfASecond_data()
    {
        QTest::addColumn<qint64>("pass");  // ns a MiB
        QTest::addColumn<quint64>("memory");
        for (const qint64 pass : {10'000, 100'000, 340'000, 650'000, 651'042, 700'000, 5'000'000})
            for (const quint64 memory : {kGiB, 8 * kGiB})
                QTest::addRow("%lld ns, %llu MiB", static_cast<long long>(pass),
                              static_cast<unsigned long long>(memory / kMiB))
                    << pass << memory;
    }
    void everyMachineComesToHalfASecond()
    {
        QFETCH(qint64, pass);
        QFETCH(quint64, memory);
        Machine machine{std::chrono::nanoseconds{pass}, 16 * kGiB, {}};
        const auto cost = calibrated(firstCost(memory), machine.measure());
        QVERIFY(cost);
        QVERIFY(machine.timeOf(*cost) >= 500ms || cost->passes == kMostPasses);
        QCOMPARE(cost->memory, firstCost(memory).memory);
        QVERIFY(cost->passes >= firstCost(memory).passes);
        // What is stored is what was measured last, and never much dearer than it need be.
        QCOMPARE(machine.measured.back(), *cost);
        if (cost->passes > firstCost(memory).passes)
            QVERIFY(machine.timeOf(*cost) < 500ms + 3 * machine.timeOf({1, cost->memory}));
    }

    void aSlowMachineKeepsTheLeast()
    {
        Machine machine{2ms, 16 * kGiB, {}};
        QCOMPARE(calibrated(firstCost(8 * kGiB), machine.measure()), std::optional(KdfCost{3, 256 * kMiB}));
        QCOMPARE(machine.measured.size(), std::size_t{1});
    }

    void aMeasurementThatTurnsOutShortIsDoneAgain()
    {
        // The first try was slowed down by something else; the second shows it.
        int tries = 0;
        const MeasureKdf measure = [&tries](const KdfCost& cost) -> std::optional<std::chrono::nanoseconds> {
            return ++tries == 1 ? 499ms : std::chrono::milliseconds{30} * static_cast<int>(cost.passes);
        };
        const auto cost = calibrated(firstCost(8 * kGiB), measure);
        QVERIFY(cost);
        QVERIFY(cost->passes * 30 >= 500);
    }

    void withoutTheMemoryTheLittleOneIsTakenAndMadeUpForInPasses()
    {
        Machine machine{100'000ns, 100 * kMiB, {}};
        const auto cost = calibrated(firstCost(8 * kGiB), machine.measure());
        QVERIFY(cost);
        QCOMPARE(cost->memory, 64 * kMiB);
        QVERIFY(machine.timeOf(*cost) >= 500ms);
    }

    void withNoMemoryAtAllThereIsNoCost()
    {
        Machine machine{100'000ns, kMiB, {}};
        QVERIFY(!calibrated(firstCost(8 * kGiB), machine.measure()));
    }

    void aClockThatStandsStillEndsAtTheDearest()
    {
        const MeasureKdf measure = [](const KdfCost&) { return std::optional(0ns); };
        QCOMPARE(calibrated(firstCost(8 * kGiB), measure)->passes, kMostPasses);
    }
};

QTEST_GUILESS_MAIN(TstKdfCost)
#include "tst_kdf_cost.moc"
