// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

// Transitions and their permutation test through the real program.
class CliTransitionsTest : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }

    void pooledCountsOfTwoVisits()
    {
        const QString one = replayed(
            "0,activity,locating\n10,activity,meaning\n20,pause,\n30,activity,planning\n40,activity,"
            "meaning\n50,end,\n",
            "lib");
        const QString two =
            replayed("0,activity,locating\n10,activity,meaning\n20,activity,locating\n30,end,\n", "lib");
        const Outcome outcome = run({"transitions", one, two, "--data", "lib", "--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject document = outcome.json().object();
        QCOMPARE(document["n"].toInt(), 4);  // L-M, P-M; L-M, M-L; nothing across the pause
        QCOMPARE(document["counts"][0][1].toInt(), 2);
        QCOMPARE(document["counts"][1][0].toInt(), 1);
        QCOMPARE(document["counts"][3][1].toInt(), 1);
        QVERIFY(document["counts"][0][0].isNull());
        QCOMPARE(run({"transitions", "--all", "--data", "lib", "--json"}).json()["counts"],
                 document["counts"]);
        // The same visit named twice counts once.
        QCOMPARE(run({"transitions", two, two, "--data", "lib", "--json"}).json()["n"].toInt(), 2);

        const QJsonObject units = run({"transitions", two, "--on", "units", "--unit", "5s", "--lag", "2",
                                       "--data", "lib", "--json"})
                                      .json()
                                      .object();
        QCOMPARE(units["n"].toInt(), 4);  // L L M M L L
        QVERIFY(units["repeats_possible"].toBool());
        QCOMPARE(units["counts"][0][1].toInt(), 2);

        const Outcome text = run({"transitions", one, "--data", "lib"});
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.contains("probabilities"));
    }

    // Tapped freely, all groups are one alphabet; a group alone has gaps where the others were.
    void aGroupOfATappedVisitIsTakenWhenNamed()
    {
        write("two.json", R"({"scheme":"two/1","title":"Two","groups":[
            {"name":"who","kind":"state","codes":[{"code":"a","label":"A","letter":"A"},
                                                  {"code":"b","label":"B","letter":"B"}]},
            {"name":"what","kind":"state","codes":[{"code":"c","label":"C","letter":"C"}]}]})");
        write("table.csv", "id,start,stop,state\nS1,0,10,a\nS1,10,20,c\nS1,20,30,b\nS1,30,40,a\n");
        QCOMPARE(run({"import", "table.csv", "--scheme", "two.json", "--data", "lib"}).status, 0);
        const QStringList words{"transitions", "S1", "--json", "--data", "lib"};
        const Outcome whole = run(words);
        QVERIFY2(whole.err.isEmpty(), whole.err);
        QCOMPARE(whole.json()["n"].toInt(), 3);
        QVERIFY(whole.json()["settings"]["group"].isNull());
        const Outcome who = run(words + QStringList{"--group", "who"});
        QCOMPARE(who.json()["codes"], (QJsonArray{"a", "b"}));
        QCOMPARE(who.json()["n"].toInt(), 1);
        QCOMPARE(who.json()["counts"][1][0].toInt(), 1);
    }

    void mixedSchemesAreRefused()
    {
        const QString one = replayed("0,activity,locating\n10,activity,meaning\n20,end,\n", "lib");
        QVERIFY(!write("table.csv", "id,start,stop,state\nX1,0,5,a\nX1,5,9,b\n").isEmpty());
        QCOMPARE(run({"import", "table.csv", "--as", "csv", "--data", "lib"}).status, 0);
        for (const char* command : {"transitions", "permutation"}) {
            const Outcome mixed = run({command, one, "X1", "--data", "lib", "--json"});
            QCOMPARE(mixed.status, 1);
            QVERIFY(mixed.out.isEmpty());
            QCOMPARE(mixed.err.count('\n'), 1);
        }
    }

    void aPermutationIsTheSameForTheSameSeed()
    {
        QByteArray lines;
        const char* codes[] = {"locating", "meaning", "joint-action", "planning"};
        const QByteArray order = "0102132031201302130230120321032013021302103210231020130213023120";
        for (int i = 0; i < order.size(); ++i)
            lines += QByteArray::number(i * 10) + ",activity," + codes[order[i] - '0'] + "\n";
        const QString session = replayed(lines + "700,end,\n", "lib");
        const QStringList words{"permutation", session,  "--draws", "200",   "--seed",
                                "9",           "--data", "lib",     "--json"};
        const Outcome once = run(words);
        QCOMPARE(once.status, 0);
        QCOMPARE(run(words).out, once.out);
        QCOMPARE(once.json()["seed"].toInt(), 9);
        QCOMPARE(once.json()["draws"].toInt(), 200);
        QVERIFY(once.json()["settings"].toObject().contains("null"));
        QCOMPARE(run({"permutation", "--all", "--draws", "20", "--data", "lib"}).status, 0);
    }

    void wrongWordsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("lag 0") << QStringList{"transitions", "--all", "--lag", "0"};
        QTest::newRow("lag two") << QStringList{"transitions", "--all", "--lag", "two"};
        QTest::newRow("on squares") << QStringList{"transitions", "--all", "--on", "squares"};
        QTest::newRow("unit") << QStringList{"transitions", "--all", "--unit", "5"};
        QTest::newRow("nothing named") << QStringList{"transitions"};
        QTest::newRow("both") << QStringList{"transitions", "abcdefgh", "--all"};
        QTest::newRow("kind") << QStringList{"transitions", "--all", "--kind", "odd"};
        QTest::newRow("draws") << QStringList{"permutation", "--all", "--draws", "0"};
        QTest::newRow("seed") << QStringList{"permutation", "--all", "--seed", "-1"};
        QTest::newRow("on units") << QStringList{"permutation", "--all", "--on", "units"};
    }
    void wrongWordsAreRefused()
    {
        QFETCH(QStringList, words);
        const Outcome outcome = run(words + QStringList{"--data", "lib", "--json"});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void anUnknownSessionIsNamed()
    {
        replayed("0,activity,locating\n10,end,\n", "lib");
        const Outcome outcome = run({"transitions", "not-there", "--data", "lib", "--json"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("not-there"));
    }
};

QTEST_GUILESS_MAIN(CliTransitionsTest)
#include "tst_cli_transitions.moc"
