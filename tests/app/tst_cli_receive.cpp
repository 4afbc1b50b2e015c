// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

// A folder that bundles arrive in, looked after from outside as a script would.
class TestCliReceive : public QObject, CliRunner {
    Q_OBJECT

    QString bundle(const QString& folder) const
    {
        const QString session = replayed("0,activity,locating\n90,activity,meaning\n200,end\n", "tablet");
        return run({"export", session, "--as", "bundle", "-o", folder + "/", "--data", "tablet"}).line();
    }

private slots:
    void init() { beginAnew(); }

    void whatLiesThereIsTakenInOnceAndGetsAReceipt()
    {
        const QString file = bundle("arrived");
        QVERIFY(!file.isEmpty());
        Outcome outcome = run({"receive", "arrived", "--once", "--json", "--data", "study"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject first = outcome.json()["files"].toArray().at(0).toObject();
        QCOMPARE(first["status"].toString(), QString("imported"));
        QFile receipt(path(file + ".receipt"));
        QVERIFY(receipt.open(QIODevice::ReadOnly));
        const QByteArray text = receipt.readAll();
        QVERIFY(text.startsWith("tessera-receipt 1\nfile " + QFileInfo(file).fileName().toUtf8() +
                                "\nstatus imported\n"));
        QVERIFY(!text.contains("locating"));
        // Again, by another program: it is there already, and the receipt stays as it is.
        outcome = run({"receive", "arrived", "--once", "--json", "--data", "study"});
        QCOMPARE(outcome.json()["files"].toArray().at(0)["status"].toString(), QString("already there"));
        QVERIFY(receipt.seek(0));
        QCOMPARE(receipt.readAll(), text);
    }

    void anArchiveTakesThemToo()
    {
        bundle("arrived");
        const Outcome outcome =
            run({"receive", "arrived", "--once", "--archive", "study.db", "--json", "--data", "study"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.json()["files"].toArray().at(0)["status"].toString(), QString("imported"));
        QCOMPARE(run({"study", "--archive", "study.db", "--json"}).status, 0);
    }

    void whatIsDamagedGetsNoReceiptAndHoldsNothingUp()
    {
        const QString whole = bundle("arrived");
        write("arrived/00.tessera", "half of a");
        const Outcome outcome = run({"receive", "arrived", "--once", "--data", "study"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(!QFile::exists(path("arrived/00.tessera.receipt")));
        QVERIFY(QFile::exists(path(whole + ".receipt")));
    }

    void itWaitsForMoreUntilItIsStopped()
    {
        QVERIFY(QDir(path(".")).mkdir("arrived"));
        const QString file = bundle("elsewhere");
        QProcess receiving;
        receiving.setWorkingDirectory(path("."));
        receiving.setStandardInputFile(QProcess::nullDevice());
        receiving.start(QStringLiteral(TESSERA_BIN_DIR "/tessera-cli"),
                        {"receive", "arrived", "--json", "--data", "study"});
        QVERIFY(receiving.waitForStarted());
        const QString name = QFileInfo(file).fileName();
        // As a careful sender does: under another name first.
        QVERIFY(QFile::copy(path(file), path("arrived/.tmp-1")));
        QVERIFY(QFile::rename(path("arrived/.tmp-1"), path("arrived/" + name)));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path("arrived/" + name + ".receipt")); }, 60'000));
        receiving.terminate();
        QVERIFY(receiving.waitForFinished(60'000));
        QCOMPARE(receiving.exitStatus(), QProcess::NormalExit);
        QCOMPARE(receiving.exitCode(), 0);
        const QJsonDocument told = QJsonDocument::fromJson(receiving.readAllStandardOutput());
        QCOMPARE(told["files"].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliReceive)
#include "tst_cli_receive.moc"
