// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"
#include "tests/app/study_samples.h"

using namespace tessera;
using namespace tessera::test;

// Pictures of an archive from the command line, through the real program.
class CliStudyTest : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init()
    {
        beginAnew();
        std::vector<StoredSession> sessions;
        for (int i = 0; i < 6; ++i)
            sessions.push_back(
                minutesOf("LLMJ", visitOf("F" + std::to_string(i), "V1", i, i == 5 ? "South" : "North")));
        QVERIFY(put(path("study.db").toStdString(), sessions));
    }

    void everyPlotIsWrittenInEveryForm()
    {
        for (const char* const plot : {"index", "distribution", "bars", "transitions"}) {
            for (const char* const form : {"svg", "png", "pdf", "csv"}) {
                const QString file = QString("%1.%2").arg(plot, form);
                const Outcome outcome = run({"study", "--archive", "study.db", "--plot", plot, "--as", form,
                                             "-o", file, "--group", "site"});
                QVERIFY2(outcome.status == 0, outcome.err.constData());
                QCOMPARE(outcome.line(), file);
                QVERIFY(QFileInfo(path(file)).size() > 200);
            }
        }
        QFile csv(path("bars.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(csv.readAll());
        QVERIFY(
            text.startsWith("group,visits,recordings,code,mean_ms,standard_error_ms,share,settings,version"));
        QVERIFY(text.contains("North,5,5,locating,120000,0,0.5,"));
        QVERIFY(text.contains("South,1,,,,,,fewer than five visits,"));
    }

    void theFormFollowsFromTheNameAndNothingIsOverwritten()
    {
        const QStringList words{"study", "--archive", "study.db", "--plot", "index", "-o", "ribbons.svg"};
        QCOMPARE(run(words).status, 0);
        const Outcome again = run(words);
        QCOMPARE(again.status, 1);
        QCOMPARE(again.err.count('\n'), 1);
        QCOMPARE(run(words + QStringList{"--force"}).status, 0);
    }

    void wrongWordsAreTwo()
    {
        const QStringList start{"study", "--archive", "study.db"};
        QCOMPARE(run(start + QStringList{"--plot", "pie", "-o", "a.svg"}).status, 2);
        QCOMPARE(run(start + QStringList{"--plot", "index", "-o", "a.gif"}).status, 2);
        QCOMPARE(run(start + QStringList{"--plot", "index"}).status, 2);
        QCOMPARE(run(start + QStringList{"--as", "svg", "-o", "a.svg"}).status, 2);
        QCOMPARE(run(start + QStringList{"--plot", "index", "-o", "a.svg", "--group", "person"}).status, 2);
        QCOMPARE(run(start + QStringList{"--plot", "index", "-o", "a.svg", "--unit", "1x"}).status, 2);
        QCOMPARE(run(start + QStringList{"--plot", "index", "-o", "a.svg", "--study", "none"}).status, 1);
        QVERIFY(!QFileInfo::exists(path("a.svg")));
    }

    void severalStudiesAskWhich()
    {
        QVERIFY(
            put(path("study.db").toStdString(), {minutesOf("LM", visitOf("H1", "V1", 0, "North", "S2"))}));
        const QStringList words{"study", "--archive", "study.db", "--plot", "bars", "-o", "b.csv"};
        const Outcome which = run(words);
        QCOMPARE(which.status, 1);
        QVERIFY(which.err.contains("--study"));
        QCOMPARE(run(words + QStringList{"--study", "S1"}).status, 0);
    }
};

QTEST_GUILESS_MAIN(CliStudyTest)
#include "tst_cli_study.moc"
