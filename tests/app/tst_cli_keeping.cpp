// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

namespace {

constexpr const char* kVisit =
    "0,activity,locating\n20,note,the heron on the shed\n40,activity,meaning\n120,end\n";

}  // namespace

// Consent as a script gives it, and how long visits are kept, through the real program.
class CliKeeping : public QObject, CliRunner {
    Q_OBJECT

    [[nodiscard]] QJsonObject listed() const
    {
        return run({"sessions", "--json", "--data", "lib"}).json().array().first().toObject();
    }
    QJsonObject kept(const QStringList& words = {}) const
    {
        return run(QStringList{"retention", "--json", "--data", "lib"} + words).json().object();
    }

private slots:
    void init() { beginAnew(); }

    void aScriptsConsentIsJournalledAndShown()
    {
        const QString session = replayed(kVisit, "lib");
        const QJsonObject shown = run({"show", session, "--json", "--data", "lib"}).json().object();
        const QJsonObject agreed = shown["agreed"].toObject();
        QCOMPARE(agreed["form"].toString(), QString("script"));
        QCOMPARE(agreed["by"].toArray(), QJsonArray{"script"});
        QCOMPARE(agreed["observe"].toBool(), true);
        QVERIFY(agreed["assent"].isNull() && agreed["ends"].isNull() && agreed["keep_days"].isNull());
        QCOMPARE(shown["interactions"].toArray().size(), 2);
    }

    void whatAScriptSaysMayAllLeave()
    {
        const QString session = replayed(kVisit, "lib");
        QCOMPARE(run({"export", session, "--as", "json", "--with", "notes,exact-date", "-o", "out.json",
                      "--data", "lib"})
                     .status,
                 0);
        QFile file(path("out.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("heron on the shed"));
        const QString quiet = replayed("0,activity,locating\n9,end\n", "lib", {"--consent", "no-notes"});
        QCOMPARE(
            run({"export", quiet, "--as", "bundle", "--with", "notes", "-o", "b.tessera", "--data", "lib"})
                .status,
            0);
        QCOMPARE(run({"replay", "visit.csv", "--consent", "none", "--data", "lib"}).status, 1);
    }

    void practiceNeedsNobodysConsent()
    {
        const QString session = replayed(kVisit, "lib", {"--kind", "practice"});
        QVERIFY(run({"show", session, "--json", "--data", "lib"}).json().object()["agreed"].isNull());
        QCOMPARE(run({"export", session, "--as", "bundle", "-o", "p.tessera", "--data", "lib"}).status, 0);
    }

    void theKeepingDayIsListed()
    {
        replayed(kVisit, "lib", {"--start", "2026-03-02T10:00:00Z"});
        QVERIFY(listed().contains("kept_until") && listed()["kept_until"].isNull());
        QCOMPARE(kept({"--keep-days", "20"})["keep_days"].toInt(), 20);
        QCOMPARE(listed()["kept_until"].toString(), QString("2026-03-22"));
        kept({"--keep-days", "none"});
        QVERIFY(listed()["kept_until"].isNull());
        // What was told when it was recorded stands, whatever is settled later.
        kept({"--keep-days", "5"});
        const QString told = replayed(kVisit, "lib", {"--start", "2026-05-04T10:00:00Z"});
        kept({"--keep-days", "none"});
        QCOMPARE(run({"show", told, "--json", "--data", "lib"})
                     .json()
                     .object()["agreed"]
                     .toObject()["keep_days"]
                     .toInt(),
                 5);
        QCOMPARE(listed()["kept_until"].toString(), QString("2026-05-09"));
    }

    void whatNobodySignedForStaysAndIsSaid()
    {
        const QString session = replayed(kVisit, "lib", {"--start", "2024-03-02T10:00:00Z"});
        kept({"--keep-days", "20"});
        const QJsonArray past = kept({"--apply"})["past"].toArray();
        QCOMPARE(past.size(), 1);
        QCOMPARE(past.first().toObject()["session"].toString(), session);
        QCOMPARE(past.first().toObject()["kept_until"].toString(), QString("2024-03-22"));
        QCOMPARE(past.first().toObject()["erased"].toBool(), false);
        const Outcome told = run({"retention", "--data", "lib"});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.out.contains("overdue, not handed over"), told.out.constData());
        QCOMPARE(listed()["session"].toString(), session);
        const QJsonArray overdue = run({"verify", "lib", "--json"}).json().object()["overdue"].toArray();
        QCOMPARE(overdue, QJsonArray{session});
    }

    void practiceIsKeptForAsLongAsAnybodyLikes()
    {
        replayed(kVisit, "lib", {"--start", "2024-03-02T10:00:00Z", "--kind", "practice"});
        QVERIFY(kept({"--keep-days", "20"})["past"].toArray().isEmpty());
    }

    void whatIsNotADayIsRefused_data()
    {
        QTest::addColumn<QString>("days");
        for (const char* days : {"0", "-1", "65536", "2.5", "ten", ""}) QTest::newRow(days) << QString(days);
    }
    void whatIsNotADayIsRefused()
    {
        QFETCH(QString, days);
        replayed(kVisit, "lib");
        const Outcome outcome = run({"retention", "--keep-days", days, "--data", "lib"});
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void withoutALibraryNoneIsMade()
    {
        const Outcome outcome = run({"retention", "--data", "nowhere"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!QDir(path("nowhere")).exists());
    }
};

QTEST_GUILESS_MAIN(CliKeeping)
#include "tst_cli_keeping.moc"
