// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/store/library.h"
#include "tests/support/builders.h"
#include "tests/support/fault_vfs.h"

#include <QTemporaryDir>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

// What one run through the library got acknowledged.
struct Outcome {
    bool created = false;
    std::size_t acknowledged = 0;
    std::size_t tried = 0;
    std::size_t errors = 0;
    bool finished = false;
};

class Scenario {
public:
    Scenario(const LibraryOptions& options, std::size_t tries) : options_(options), tries_(tries) {}

    const Uuid session = randomUuid();
    const std::vector<Entry> entries = visit("LMJPLMJ").entries();

    // Creates a library and a session, appends half, opens again, reads, appends the rest. What fails is
    // tried again by the same library, like the writer does.
    Outcome run()
    {
        outcome_ = {};
        outcome_.finished = part(0, entries.size() / 2) && part(entries.size() / 2, entries.size());
        return outcome_;
    }

private:
    template <class Action>
    bool persist(Action action)
    {
        for (std::size_t i = 0; i < tries_; ++i) {
            if (action()) {
                return true;
            }
            ++outcome_.errors;
        }
        return false;
    }

    bool part(std::size_t from, std::size_t to)
    {
        std::unique_ptr<Library> library;
        const auto open = [&] {
            auto opened = Library::open(options_);
            if (opened) {
                library = std::move(*opened);
            }
            return opened.ok();
        };
        if (!persist(open)) {
            return false;
        }
        if (from == 0) {
            outcome_.created =
                persist([&] { return library->createSession(session, partnershipActivities()).ok(); });
            if (!outcome_.created) {
                return false;
            }
        } else if (!persist([&] { return library->load(session).ok(); })) {
            return false;
        }
        for (std::size_t i = from; i < to; ++i) {
            ++outcome_.tried;
            if (!persist([&] { return library->append(session, {entries[i]}).ok(); })) {
                return false;
            }
            ++outcome_.acknowledged;
        }
        return persist([&] { return library->checkpoint().ok(); });
    }

    LibraryOptions options_;
    std::size_t tries_;
    Outcome outcome_;
};

// What is wrong with the library once the disk works again; empty when all is well.
std::string faultAfter(const LibraryOptions& options, const Scenario& scenario, const Outcome& outcome)
{
    const auto opened = Library::open(options);
    if (!opened) {
        return "does not open: " + describe(opened.error());
    }
    const auto verified = (*opened)->verify();
    if (!verified) {
        return "cannot be verified: " + describe(verified.error());
    }
    if (!verified->findings.empty()) {
        return "finding: " + verified->findings.front();
    }
    if (!(*opened)->contains(scenario.session)) {
        return outcome.created ? "the session is lost" : std::string();
    }
    const auto found = (*opened)->load(scenario.session);
    if (!found) {
        return "cannot be read: " + describe(found.error());
    }
    const auto& entries = found->entries;
    if (entries.size() < outcome.acknowledged || entries.size() > outcome.tried) {
        return std::to_string(entries.size()) + " entries for " + std::to_string(outcome.acknowledged) +
               " acknowledged and " + std::to_string(outcome.tried) + " tried";
    }
    if (!std::equal(entries.begin(), entries.end(), scenario.entries.begin())) {
        return "entries differ or have a hole";
    }
    return {};
}

}  // namespace

class TestIoErrors : public QObject {
    Q_OBJECT

private slots:
    void oneErrorAnywhereIsToldAndTheNextTryWorks();
    void aDiskThatStopsWorkingIsToldAndKeepsWhatWasAcknowledged();

private:
    void failEverywhere(std::size_t failures, std::size_t tries, bool mustFinish);
};

void TestIoErrors::failEverywhere(std::size_t failures, std::size_t tries, bool mustFinish)
{
    const QTemporaryDir folder;
    FaultVfs disk("io-errors");
    disk.keepLog(false);
    LibraryOptions options;
    options.folder = folder.path().toStdString();
    options.vfs = disk.name();

    std::size_t told = 0;
    std::size_t failed = 0;
    for (bool reached = true; reached; ++failed) {
        disk.load({});
        Scenario scenario(options, tries);
        const std::size_t first = disk.calls() + failed + 1;
        disk.failCalls(first, failures);
        const Outcome outcome = scenario.run();
        reached = disk.calls() >= first;
        disk.failNothing();
        told += outcome.errors > 0 ? 1 : 0;
        std::string wrong = faultAfter(options, scenario, outcome);
        if (wrong.empty() && !outcome.finished && (mustFinish || !reached)) {
            wrong = "a second and a third try failed too";
        }
        QVERIFY2(wrong.empty(), qPrintable(QStringLiteral("failing from call %1 on: %2")
                                               .arg(failed + 1)
                                               .arg(QString::fromStdString(wrong))));
    }
    qInfo("%zu places to fail, %zu of them told", failed, told);
    QVERIFY(failed > 50);
    QVERIFY(told > failed / 2);
}

void TestIoErrors::oneErrorAnywhereIsToldAndTheNextTryWorks()
{
    failEverywhere(1, 3, true);
}

void TestIoErrors::aDiskThatStopsWorkingIsToldAndKeepsWhatWasAcknowledged()
{
    failEverywhere(std::numeric_limits<std::size_t>::max() / 2, 1, false);
}

QTEST_GUILESS_MAIN(TestIoErrors)
#include "tst_io_errors.moc"
