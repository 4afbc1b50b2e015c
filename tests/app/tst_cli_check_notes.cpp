// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

// Words that may say who they are about, where they leave by the command line: told by their place, never
// repeated.
class CliCheckNotesTest : public QObject, private CliRunner {
    Q_OBJECT

    const QByteArray visit_ =
        "0,activity,locating\n5,note,Rang Anna on 07700 900123\n10,activity,meaning\n12,note,the ball rolled "
        "off\n"
        "20,activity,locating\n30,end,\n";

    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool repeats(const Outcome& out)
    {
        return (out.out + out.err).contains("Anna") || (out.out + out.err).contains("07700");
    }

private slots:
    void init() { beginAnew(); }

    void aWarningIsOneLineAFindingAndTheFileIsMade()
    {
        const QString id = replayed(visit_, "one");
        const Outcome out = run({"export", id, "--as", "csv", "-o", "t", "--with", "notes", "--data", "one"});
        QCOMPARE(out.status, 0);
        QCOMPARE(out.err.count("may say who it is about"), 2);
        QVERIFY(out.err.contains("entry ") && out.err.contains("name") && out.err.contains("phone"));
        QVERIFY(!repeats(out));
        QVERIFY(read("t/notes.csv").contains("Anna"));
        const Outcome without = run({"export", id, "--as", "csv", "-o", "u", "--data", "one"});
        QVERIFY(!without.err.contains("may say"));
        const Outcome report =
            run({"report", id, "--as", "html", "-o", "r.html", "--with", "notes", "--data", "one"});
        QCOMPARE(report.status, 0);
        QVERIFY(report.err.contains("may say who it is about"));
    }

    void refusingMakesNothingAndExits1()
    {
        const QString id = replayed(visit_, "one");
        for (const QString as : {"bundle", "csv", "json"}) {
            const Outcome out = run({"export", id, "--as", as, "-o", "out-" + as + "/", "--with", "notes",
                                     "--check-notes", "refuse", "--data", "one"});
            QCOMPARE(out.status, 1);
            QVERIFY(out.err.contains("--check-notes blank"));
            QVERIFY(out.out.isEmpty() && !repeats(out));
        }
        QCOMPARE(run({"export", id, "--as", "bundle", "-o", "b/", "--check-notes", "refuse", "--data", "one"})
                     .status,
                 0);
        QCOMPARE(
            run({"export", id, "--as", "csv", "-o", "c/", "--check-notes", "loudly", "--data", "one"}).status,
            2);
    }

    void blankingLeavesThoseTextsBehindAndSaysSoAtImport()
    {
        const QString id = replayed(visit_, "one");
        const QString tables = run({"export", id, "--as", "csv", "-o", "t", "--with", "notes",
                                    "--check-notes", "blank", "--data", "one"})
                                   .line();
        QVERIFY(!tables.isEmpty());
        QVERIFY(!read("t/notes.csv").contains("Anna") && read("t/notes.csv").contains("the ball rolled off"));
        const QString bundle = run({"export", id, "--as", "bundle", "-o", "b/", "--with", "notes",
                                    "--check-notes", "blank", "--data", "one"})
                                   .line();
        const Outcome in = run({"import", bundle, "--json", "--data", "two"});
        QCOMPARE(in.status, 0);
        const QJsonObject check = in.json()["files"][0]["text_check"].toObject();
        QCOMPARE(check["checked"].toBool(), true);
        QCOMPARE(check["texts"].toInt(), 1);
        QCOMPARE(check["findings"].toInt(), 0);
        QCOMPARE(check["blanked"].toInt(), 1);
        QCOMPARE(check["confirmed"].toBool(), false);
        QVERIFY(run({"report", id, "--as", "html", "-o", "r.html", "--with", "notes", "--check-notes",
                     "blank", "--data", "one"})
                    .status == 0);
        QVERIFY(!read("r.html").contains("Anna") && read("r.html").contains("the ball rolled off"));
    }

    void aLibraryIsLookedThroughWithoutRepeatingAWord()
    {
        const QString id = replayed(visit_, "one");
        const Outcome out = run({"check-notes", "--json", "--data", "one"});
        QCOMPARE(out.status, 0);
        QVERIFY(!repeats(out));
        const QJsonObject all = out.json().object();
        QCOMPARE(all["texts"].toInt(), 2);
        QCOMPARE(all["sessions"].toInt(), 1);
        const QJsonArray findings = all["findings"].toArray();
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0]["session"].toString(), id);
        QCOMPARE(findings[0]["kind"].toString(), QString("name"));
        QCOMPARE(findings[0]["from"].toInt(), 5);
        QCOMPARE(findings[0]["to"].toInt(), 9);
        QCOMPARE(findings[1]["kind"].toString(), QString("phone"));
        const Outcome words = run({"check-notes", id, "--data", "one"});
        QVERIFY(words.out.contains("sessions: 1, texts: 2, parts that may say who it is about: 2") &&
                !repeats(words));
        QCOMPARE(run({"check-notes", "--data", "nowhere"}).status, 1);
    }

    void aWordThatWasTakenBackStillLeavesInABundleAndIsToldOf()
    {
        const QString id = replayed(
            "0,activity,locating\n5,note,Anna cried\n6,undo,\n10,activity,meaning\n30,end,\n", "one");
        const Outcome bundle =
            run({"export", id, "--as", "bundle", "-o", "b/", "--with", "notes", "--data", "one"});
        QVERIFY(bundle.err.contains("may say who it is about"));
        const Outcome table =
            run({"export", id, "--as", "csv", "-o", "t", "--with", "notes", "--data", "one"});
        QVERIFY(!table.err.contains("may say who it is about"));
    }
};

QTEST_GUILESS_MAIN(CliCheckNotesTest)
#include "tst_cli_check_notes.moc"
