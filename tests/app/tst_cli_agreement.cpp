// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace tessera::test;

namespace {

const QByteArray kFirst =
    "0,activity,locating\n12,activity,meaning\n20,activity,joint-action\n35,activity,locating\n"
    "40,activity,planning\n43,activity,meaning\n60,end,\n";
const QByteArray kSecond =
    "0,activity,locating\n13,activity,meaning\n19,activity,joint-action\n36,activity,locating\n"
    "40,activity,meaning\n44,activity,planning\n46,activity,meaning\n60,end,\n";

bool near(const QJsonValue& value, double expected)
{
    return value.isDouble() && std::abs(value.toDouble() - expected) < 1e-12;
}

}  // namespace

// The records are those of the reference (agreement.json: timeunit_own_tol0 and tol1), through the real
// program.
class CliAgreementTest : public QObject, private CliRunner {
    Q_OBJECT

private:
    QString coded(const QByteArray& lines, const QStringList& more = {})
    {
        return replayed(lines, "lib",
                        QStringList{"--visit", "V12", "--start", "2026-03-02T10:00:00Z"} + more);
    }

    Outcome agreement(const QStringList& sessions, const QStringList& more = {})
    {
        return run(QStringList{"agreement"} + sessions + QStringList{"--data", "lib"} + more);
    }

private slots:
    void init() { beginAnew(); }

    void theDocumentIsTheContracts()
    {
        const QString one = coded(kFirst, {"--observer", "KB"}), two = coded(kSecond, {"--observer", "RS"});
        const Outcome outcome = agreement({one, two}, {"--tolerance", "1s", "--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject document = outcome.json().object();
        for (const char* key : {"time_exact", "time_units", "alignment", "alpha", "settings", "version"})
            QVERIFY2(document.contains(QLatin1String(key)), key);

        const QJsonObject exact = document["time_exact"].toObject();
        QVERIFY(near(exact["percent"], 52.0 / 60));
        QVERIFY(near(exact["kappa"], 0.8040816326530612));
        QCOMPARE(exact["table_ms"].toArray().size(), 5);
        QCOMPARE(exact["table_ms"].toArray()[0].toArray()[0].toInt(), 16'000);

        const QJsonObject units = document["time_units"].toObject();
        QCOMPARE(units["unit_ms"].toInt(), 1000);
        QCOMPARE(units["n"].toInt(), 60);
        QVERIFY(near(units["kappa"], 0.8040816326530612));
        QVERIFY(units["kappa_max"].isDouble());
        const QJsonObject tolerance = units["with_tolerance"].toObject();
        QCOMPARE(tolerance["tolerance_ms"].toInt(), 1000);
        QVERIFY(near(tolerance["first_as_reference"].toObject()["kappa"], 0.9245599329421627));
        QVERIFY(near(tolerance["second_as_reference"].toObject()["kappa"], 0.9017199017199018));
        QVERIFY(near(tolerance["second_as_reference"].toObject()["percent"], 56.0 / 60));

        // L M J L P M beside L M J L M P M: one commission.
        const QJsonObject aligned = document["alignment"].toObject();
        QCOMPARE(aligned["cost_substitution"].toInt(), 1);
        QCOMPARE(aligned["n_aligned"].toInt(), 7);
        QCOMPARE(aligned["agreements"].toInt(), 6);
        QCOMPARE(aligned["table_with_nil"].toArray().size(), 6);
        QVERIFY(near(aligned["percent"], 6.0 / 7));
        QVERIFY(aligned["kappa"].isDouble() && aligned["kappa_plain"].isDouble());
        QCOMPARE(document["settings"].toObject()["aligned_on"].toString(), "UTC starts");
    }

    void withoutAToleranceThatPartIsNull()
    {
        const QString one = coded(kFirst), two = coded(kSecond);
        const QJsonObject document = agreement({one, two}, {"--json"}).json().object();
        QVERIFY(document["time_units"].toObject()["with_tolerance"].isNull());
    }

    void whatIsUndefinedIsNull()
    {
        const QString one = coded("0,activity,meaning\n60,end,\n"),
                      two = coded("0,activity,meaning\n60,end,\n");
        const Outcome outcome = agreement({one, two}, {"--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject document = outcome.json().object();
        QVERIFY(document["time_exact"].toObject()["kappa"].isNull());
        QVERIFY(document["time_units"].toObject()["kappa"].isNull());
        QVERIFY(document["alignment"].toObject()["kappa"].isNull());
        QVERIFY(document["alpha"].isNull());
        QVERIFY(!outcome.out.contains("nan") && !outcome.out.contains("-100"));
    }

    void anotherVisitIsRefusedUnlessForced()
    {
        const QString one = coded(kFirst);
        const QString other = replayed(kSecond, "lib", {"--visit", "V13", "--start", "2026-03-09T10:00:00Z"});
        const Outcome refused = agreement({one, other}, {"--json"});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.out.isEmpty());
        QCOMPARE(refused.err.count('\n'), 1);
        QVERIFY(refused.err.contains("--force"));

        const Outcome forced = agreement({one, other}, {"--json", "--force"});
        QCOMPARE(forced.status, 0);
        QVERIFY(near(forced.json().object()["time_exact"].toObject()["kappa"], 0.8040816326530612));
        QVERIFY(forced.json().object()["settings"].toObject()["aligned_on"].toString().startsWith("zero"));
    }

    void anotherSchemeIsRefusedAlways()
    {
        const QString one = coded(kFirst);
        write("bouts.csv", "id,start,stop,state\nX1,0,10,A\nX1,10,20,B\n");
        QCOMPARE(run({"import", "bouts.csv", "--as", "bouts", "--data", "lib"}).status, 2);
        QCOMPARE(run({"import", "bouts.csv", "--as", "csv", "--data", "lib"}).status, 0);
        QCOMPARE(agreement({one, "X1"}, {"--json", "--force"}).status, 1);
    }

    void tablesWithoutDatesLieOnZero()
    {
        write("bouts.csv", "id,start,stop,state\nKB,0,10,A\nKB,10,20,B\nRS,0,12,A\nRS,12,20,B\n");
        QCOMPARE(run({"import", "bouts.csv", "--as", "csv", "--data", "lib"}).status, 0);
        const Outcome outcome = agreement({"KB", "RS"}, {"--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject document = outcome.json().object();
        QVERIFY(near(document["time_exact"].toObject()["percent"], 0.9));
        QVERIFY(document["settings"].toObject()["aligned_on"].toString().startsWith("zero"));
    }

    void threeObserversAreComparedTwoByTwo()
    {
        const QString one = coded(kFirst), two = coded(kSecond), three = coded(kFirst);
        const Outcome outcome = agreement({one, two, three}, {"--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject document = outcome.json().object();
        QCOMPARE(document["pairs"].toArray().size(), 3);
        QVERIFY(near(document["pairs"].toArray()[1].toObject()["time_exact"].toObject()["kappa"], 1));
        QVERIFY(document["alpha"].isDouble());
    }

    void wrongWordsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unit") << QStringList{"--unit", "soon"};
        QTest::newRow("unit of nothing") << QStringList{"--unit", "0s"};
        QTest::newRow("tolerance") << QStringList{"--tolerance", "-1s"};
        QTest::newRow("option") << QStringList{"--tolerant"};
        QTest::newRow("seed") << QStringList{"--seed", "x"};
    }

    void wrongWordsAreRefused()
    {
        QFETCH(QStringList, words);
        QCOMPARE(run(QStringList{"agreement", "aaaaaaaa", "bbbbbbbb", "--data", "lib"} + words).status, 2);
    }

    void peopleReadLines()
    {
        const QString one = coded(kFirst, {"--observer", "KB"}), two = coded(kSecond, {"--observer", "RS"});
        const Outcome outcome = agreement({one, two});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("KB") && outcome.out.contains("kappa 0.804"));
    }
};

QTEST_GUILESS_MAIN(CliAgreementTest)
#include "tst_cli_agreement.moc"
