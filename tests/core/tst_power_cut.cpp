// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/store/library.h"
#include "tests/support/builders.h"
#include "tests/support/fault_vfs.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::size_t kCuts = 10'000;
constexpr std::size_t kTaps = 60;
constexpr std::size_t kCommitsToACheckpoint = 17;

// A visit of taps with notes in between, as a journal numbers it.
std::vector<Entry> taps()
{
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < kTaps; ++i) {
        const auto at = static_cast<std::int64_t>(i) * 700;
        entries.push_back(i % 9 == 8 ? note(at, std::string(40 * i, 'n'))
                                     : activity(at, static_cast<CodeIndex>(i % 4)));
    }
    return journalOf(entries).entries();
}

// Mostly a tap is a commit of its own; some waited together.
std::size_t entriesIn(std::size_t commit)
{
    return commit % 7 == 0 ? 3 : 1;
}

// One visit being recorded: what was tried and what was acknowledged, counted in changes of the disk.
struct Recording {
    std::vector<Entry> entries = taps();
    Uuid session = randomUuid();
    std::size_t created = 0;          // changes when the session's creation was acknowledged
    std::vector<std::size_t> tried;   // changes when the entry was handed in
    std::vector<std::size_t> stored;  // changes when it was acknowledged

    std::vector<std::size_t> whole{0};  // counts of entries at which a commit ends

    // How many entries were acknowledged, and how many had been tried, after so many changes of the disk.
    [[nodiscard]] std::size_t acknowledgedAfter(std::size_t changes) const
    {
        return static_cast<std::size_t>(std::upper_bound(stored.begin(), stored.end(), changes) -
                                        stored.begin());
    }
    [[nodiscard]] std::size_t triedAfter(std::size_t changes) const
    {
        return static_cast<std::size_t>(std::lower_bound(tried.begin(), tried.end(), changes) -
                                        tried.begin());
    }

    // Records until the end or until something fails.
    void run(const LibraryOptions& options, const FaultVfs& disk)
    {
        const auto library = Library::open(options);
        if (!library || !(*library)->createSession(session, partnershipActivities())) {
            return;
        }
        created = disk.changes();
        std::size_t next = 0;
        for (std::size_t commit = 1; next < entries.size(); ++commit) {
            const auto first = entries.begin() + static_cast<std::ptrdiff_t>(next);
            const std::size_t count = std::min(entriesIn(commit), entries.size() - next);
            const std::vector<Entry> together(first, first + static_cast<std::ptrdiff_t>(count));
            next += count;
            whole.push_back(next);
            tried.resize(next, disk.changes());
            if (!(*library)->append(session, together)) {
                return;
            }
            stored.resize(next, disk.changes());
            if (commit % kCommitsToACheckpoint == 0 && !(*library)->checkpoint()) {
                return;
            }
        }
    }
};

// What is wrong with a library found after a cut; empty when every promise was kept.
std::string fault(const LibraryOptions& options, const Recording& recording, std::size_t acknowledged,
                  std::size_t attempted, bool created, bool goOn)
{
    const auto opened = Library::open(options);
    if (!opened) {
        return "does not open: " + describe(opened.error());
    }
    Library& library = **opened;
    const auto verified = library.verify();
    if (!verified) {
        return "cannot be verified: " + describe(verified.error());
    }
    if (!verified->findings.empty()) {
        return "finding: " + verified->findings.front();
    }
    if (!library.contains(recording.session)) {
        return created ? "the session is lost" : std::string();
    }
    const auto found = library.load(recording.session);
    if (!found) {
        return "cannot be read: " + describe(found.error());
    }
    const std::size_t count = found->entries.size();
    if (count < acknowledged) {
        return std::to_string(acknowledged - count) + " acknowledged entries are lost";
    }
    if (count > attempted || !found->forks.empty()) {
        return "holds what was never handed in";
    }
    if (!std::equal(found->entries.begin(), found->entries.end(), recording.entries.begin())) {
        return "entries differ or have a hole";
    }
    if (!std::binary_search(recording.whole.begin(), recording.whole.end(), count)) {
        return "holds a part of a commit";
    }
    if (goOn && count < recording.entries.size()) {
        if (const Status done = library.append(recording.session, {recording.entries[count]}); !done) {
            return "cannot go on: " + describe(done.error());
        }
    }
    return {};
}

}  // namespace

class TestPowerCut : public QObject {
    Q_OBJECT

private slots:
    void nothingAcknowledgedIsLostWhereverThePowerGoes();
    void aSecondCutWhileOpeningAgainLosesNothingEither();
};

void TestPowerCut::nothingAcknowledgedIsLostWhereverThePowerGoes()
{
    const QTemporaryDir folder;
    FaultVfs disk("power-cut");
    LibraryOptions options;
    options.folder = folder.path().toStdString();
    options.vfs = disk.name();

    Recording recording;
    recording.run(options, disk);
    QCOMPARE(recording.stored.size(), recording.entries.size());
    const std::vector<DiskChange> log = disk.log();
    QVERIFY(log.size() > 3 * kTaps);

    // The disk is rebuilt for each cut from what happened up to there, instead of tapping anew.
    disk.keepLog(false);
    const std::size_t seeds = kCuts / (log.size() + 1) + 1;
    std::size_t cuts = 0;
    PowerModel power;
    for (std::size_t changes = 0; changes <= log.size(); ++changes) {
        if (changes > 0) {
            power.apply(log[changes - 1]);
        }
        for (std::size_t seed = 0; seed < seeds; ++seed, ++cuts) {
            disk.load(power.cut(static_cast<std::uint32_t>(seed < 2 ? seed : changes * seeds + seed)));
            const std::string wrong =
                fault(options, recording, recording.acknowledgedAfter(changes), recording.triedAfter(changes),
                      changes >= recording.created, cuts % 10 == 0);
            QVERIFY2(wrong.empty(), qPrintable(QStringLiteral("cut after change %1 of %2, seed %3: %4")
                                                   .arg(changes)
                                                   .arg(log.size())
                                                   .arg(seed)
                                                   .arg(QString::fromStdString(wrong))));
        }
    }
    qInfo("%zu cuts: after each of %zu changes of the disk, in %zu ways", cuts, log.size(), seeds);
    QVERIFY(cuts >= kCuts);
}

void TestPowerCut::aSecondCutWhileOpeningAgainLosesNothingEither()
{
    const QTemporaryDir folder;
    FaultVfs disk("second-cut");
    LibraryOptions options;
    options.folder = folder.path().toStdString();
    options.vfs = disk.name();

    bool finished = false;
    for (std::size_t first = 1; !finished; first += 3) {
        disk.load({});
        disk.cutAfter(first);
        Recording recording;
        recording.run(options, disk);
        finished = recording.stored.size() == recording.entries.size();
        const auto seed = static_cast<std::uint32_t>(first);
        disk.cut(seed);

        disk.cutAfter(first % 5);
        static_cast<void>(Library::open(options));
        disk.cut(seed + 1);
        const std::string wrong = fault(options, recording, recording.stored.size(), recording.tried.size(),
                                        recording.created > 0, true);
        QVERIFY2(wrong.empty(), qPrintable(QStringLiteral("cuts after change %1 and %2: %3")
                                               .arg(first)
                                               .arg(first % 5)
                                               .arg(QString::fromStdString(wrong))));
    }
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_power_cut.moc"
