// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/store/library.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace tessera;

namespace {

constexpr int kPatience = 30'000;          // only ever waited for when a test fails
constexpr int kBeatMicroseconds = 50'000;  // crash_child taps this often

}  // namespace

// A program that codes is killed without warning, again and again, on one real folder.
class TestCrash : public QObject {
    Q_OBJECT

private slots:
    void whatWasReportedAsSavedSurvivesAKillAtAnyMoment_data();
    void whatWasReportedAsSavedSurvivesAKillAtAnyMoment();
    void afterAllKillsTheLibraryIsWhole();

private:
    QTemporaryDir folder_;
    std::size_t sessions_ = 0;
};

void TestCrash::whatWasReportedAsSavedSurvivesAKillAtAnyMoment_data()
{
    QTest::addColumn<int>("reports");
    QTest::addColumn<int>("microseconds");
    // The same moments in every run: so many reports, and then a part of a beat. 200 kills with TESSERA_FULL.
    const int kills = qEnvironmentVariableIsSet("TESSERA_FULL") ? 200 : 20;
    QRandomGenerator random(20260302);
    for (int kill = 1; kill <= kills; ++kill) {
        const int reports = random.bounded(3, 26);
        const int microseconds = random.bounded(kBeatMicroseconds);
        QTest::addRow("kill %d: %d reports and %d us", kill, reports, microseconds)
            << reports << microseconds;
    }
}

void TestCrash::whatWasReportedAsSavedSurvivesAKillAtAnyMoment()
{
    QFETCH(int, reports);
    QFETCH(int, microseconds);
    QVERIFY(folder_.isValid());

    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(TESSERA_CRASH_CHILD, {folder_.path()});
    QByteArray said;
    while (said.count('\n') < 1 + reports) {
        QVERIFY2(child.waitForReadyRead(kPatience), "the child stopped reporting");
        said += child.readAll();
    }
    QDeadlineTimer moment(Qt::PreciseTimer);
    moment.setPreciseRemainingTime(0, qint64{1000} * microseconds);
    while (!moment.hasExpired()) child.waitForReadyRead(0);
    child.kill();
    QVERIFY(child.waitForFinished(kPatience));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    said += child.readAll();

    QList<QByteArray> lines = said.split('\n');
    lines.removeLast();  // nothing, or a line that was never finished
    const auto id = Uuid::parse(lines.takeFirst().toStdString());
    QVERIFY(id.has_value());
    QVERIFY(lines.size() >= reports);
    QCOMPARE(lines.last().toUInt(), static_cast<uint>(lines.size()));
    ++sessions_;

    LibraryOptions options;
    options.folder = folder_.path().toStdString();
    const auto library = Library::open(options);
    QVERIFY2(library.ok(), library.ok() ? "" : describe(library.error()).c_str());
    const auto stored = (*library)->load(*id);
    QVERIFY2(stored.ok(), stored.ok() ? "" : describe(stored.error()).c_str());
    QVERIFY(stored->entries.size() >= static_cast<std::size_t>(lines.size()));
    for (std::size_t i = 0; i < stored->entries.size(); ++i) {
        const Entry& entry = stored->entries[i];
        QCOMPARE(std::size_t{entry.number}, i + 1);
        QVERIFY(entry.kind == (i == 0 ? EntryKind::header : EntryKind::activity));
        if (i > 0) QCOMPARE(std::size_t{entry.code}, i % 4);
    }

    const auto journal = (*library)->journal(*stored);
    QVERIFY2(journal.ok(), journal.ok() ? "" : describe(journal.error()).c_str());
    QCOMPARE(journal->fold().refused(), 0U);
    QVERIFY(journal->fold().started());
    QVERIFY(!journal->fold().ended());  // it can be carried on
    const auto summary = (*library)->summary(*id);
    QVERIFY(summary.ok());

    const auto checked = (*library)->verify();
    QVERIFY(checked.ok());
    QVERIFY2(checked->findings.empty(), checked->findings.empty() ? "" : checked->findings.front().c_str());
}

void TestCrash::afterAllKillsTheLibraryIsWhole()
{
    LibraryOptions options;
    options.folder = folder_.path().toStdString();
    const auto library = Library::open(options);
    QVERIFY(library.ok());
    const auto ids = (*library)->sessionIds();
    QVERIFY(ids.ok());
    QCOMPARE(ids->size(), sessions_);
    const auto checked = (*library)->verify();
    QVERIFY(checked.ok());
    QCOMPARE(checked->sessions, sessions_);
    QVERIFY(checked->findings.empty());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
