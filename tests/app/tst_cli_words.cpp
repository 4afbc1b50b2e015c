// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QDir>
#include <QRegularExpression>

using namespace tessera::test;

// What the program says to words it cannot follow, and to those who ask.
class CliWordsTest : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }

    void wrongWordsEndWithTwoAndOneLine_data()
    {
        QTest::addColumn<QString>("words");
        const QStringList all{"frob",
                              "",
                              "replay",
                              "replay a b",
                              "replay visit.csv --frob",
                              "replay visit.csv --family",
                              "replay visit.csv --family F_7",
                              "replay visit.csv --kind best",
                              "replay visit.csv --place moon",
                              "replay visit.csv --start yesterday",
                              "replay visit.csv --consent some",
                              "replay visit.csv --speed 0",
                              "replay visit.csv --speed -1",
                              "replay visit.csv --site a --site b",
                              "sessions x",
                              "show",
                              "measures x --all",
                              "measures x --json --csv",
                              "measures x --unit 5",
                              "export x -o y",
                              "export x --as bundle",
                              "export x --as odd -o y",
                              "export x --as bundle -o y --with names",
                              "export x --as bundle -o y --seal age1",
                              "report x --as htm -o y",
                              "import",
                              "verify",
                              "keys",
                              "keys new",
                              "keys hide",
                              "backup",
                              "restore",
                              "transitions",
                              "agreement a",
                              "agreement a b --tolerance 5",
                              "study",
                              "withdraw",
                              "withdraw x --scope some",
                              "keys new study",
                              "withdraw x --scope some",
                              "trust x --after 3",
                              "receive",
                              "show x --unit 30s",
                              "--frob"};
        for (const QString& words : all) QTest::newRow(qPrintable("\"" + words + "\"")) << words;
    }
    void wrongWordsEndWithTwoAndOneLine()
    {
        QFETCH(QString, words);
        script("0,activity,locating\n9,end\n");
        const Outcome outcome = run(words.split(' ', Qt::SkipEmptyParts));
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!QDir(path("home")).exists());
    }

    void whatCannotBeDoneEndsWithOneAndOneLine_data()
    {
        QTest::addColumn<QString>("words");
        const QStringList all{"replay missing.csv --data one",
                              "replay visit.csv --consent none --data one",
                              "import missing.tessera --data one",
                              "import visit.csv --as bundle --data one",
                              "verify missing.tessera",
                              "restore missing.db --data two",
                              "show 12345678 --data one",
                              "backup -o copy.db --data nowhere",
                              "protect --data nowhere",
                              "receive nowhere --once --data one",
                              "sessions --passphrase-file missing --data one"};
        for (const QString& words : all) QTest::newRow(qPrintable(words)) << words;
    }
    void whatCannotBeDoneEndsWithOneAndOneLine()
    {
        QFETCH(QString, words);
        QVERIFY(!replayed("0,activity,locating\n9,end\n", "one").isEmpty());
        const Outcome outcome = run(words.split(' '));
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void helpExplainsEveryCommandThatIsThere()
    {
        const Outcome help = run({"--help"});
        QCOMPARE(help.status, 0);
        QFile manual(QStringLiteral(TESSERA_SOURCE_DIR "/app/cli/tessera-cli.1"));
        QVERIFY(manual.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(manual.readAll()).replace("\\-", "-");
        for (const QString name : {"replay", "sessions", "show", "measures", "export", "report", "import",
                                   "verify", "keys", "trust", "protect", "backup", "restore"}) {
            QVERIFY(help.out.contains("  " + name.toUtf8()));
            const Outcome own = run({name, "--help"});
            QCOMPARE(own.status, 0);
            QVERIFY(own.out.startsWith("Usage: tessera-cli " + name.toUtf8()));
            QVERIFY2(page.contains("\n.Ss " + name), qPrintable("the manual lacks " + name));
            static const QRegularExpression option("^  (--?[a-z-]+)", QRegularExpression::MultilineOption);
            for (auto found = option.globalMatch(QString::fromUtf8(own.out)); found.hasNext();) {
                const QString flag = found.next().captured(1);
                QVERIFY2(page.contains("Fl " + flag.mid(1)), qPrintable("the manual lacks " + flag));
            }
        }
        QVERIFY(run({"--version"}).out.startsWith("tessera-cli "));
    }
};

QTEST_GUILESS_MAIN(CliWordsTest)
#include "tst_cli_words.moc"
