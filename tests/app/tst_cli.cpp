// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

namespace {

const QStringList kIllustrative{"day-stay", "home-visit", "ongoing-relationship"};

QString illustrative(const QString& name)
{
    return QStringLiteral(TESSERA_SOURCE_DIR "/app/data/illustrative/") + name + ".csv";
}

}  // namespace

// Runs the real program, each test in an empty folder of its own.
class CliTest : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }

    void illustrativeVisitsTravelToAnotherLibrary()
    {
        QStringList ids;
        for (const QString& name : kIllustrative) {
            const Outcome coded =
                run({"replay", illustrative(name), "--data", "one", "--start", "2026-03-02T10:00:00Z"});
            QCOMPARE(coded.status, 0);
            QCOMPARE(coded.out.size(), 37);
            ids << coded.line();
        }
        const QStringList measures = QStringList{"measures"} + ids + QStringList{"--json", "--data"};
        const Outcome first = run(measures + QStringList{"one"});
        QCOMPARE(first.status, 0);
        QCOMPARE(first.json().array().size(), 3);

        QCOMPARE(
            run(QStringList{"export"} + ids +
                QStringList{"--as", "bundle", "-o", "out/", "--data", "one", "--with", "notes,exact-date"})
                .status,
            0);
        const Outcome taken = run({"import", "out", "--data", "two", "--json"});
        QCOMPARE(taken.status, 0);
        QCOMPARE(taken.json()["files"].toArray().size(), 3);
        for (const auto& file : taken.json()["files"].toArray())
            QCOMPARE(file.toObject()["status"].toString(), "imported");

        const Outcome second = run(measures + QStringList{"two"});
        QCOMPARE(second.status, 0);
        QCOMPARE(second.out, first.out);

        const Outcome again = run({"import", "out", "--data", "two", "--json"});
        QCOMPARE(again.status, 0);
        for (const auto& file : again.json()["files"].toArray())
            QCOMPARE(file.toObject()["status"].toString(), "already there");

        const Outcome one = run({"verify", "one", "--json"});
        const Outcome two = run({"verify", "two/library.db", "--json"});
        QCOMPARE(one.status, 0);
        QCOMPARE(two.status, 0);
        QVERIFY(!one.json()["content_digest"].toString().isEmpty());
        QCOMPARE(two.json()["content_digest"].toString(), one.json()["content_digest"].toString());
    }

    void theGridIsTheOneThatWasCoded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("grid");
        QTest::newRow("day stay") << "day-stay"
                                  << QByteArray(
                                         "LLLLLLLLLLLLLLLLLLLL\nLLMMLLLLLMMMMMMMMMMM\nMMMMMMMMMMLMMMMMMMMM\n"
                                         "MJJJJJJJJJJJJJJJJJMJ\nJJJJJJJJJJJMPPPPPPPP\nPPPPPMPPPPPP\n");
        QTest::newRow("home visit")
            << "home-visit"
            << QByteArray(
                   "LLLMMLMLLMMMPLLMJJLM\nMPLMLMMJJJMLMMPPLLML\nMPJJMLLMMMLPMLLMMJMP\n"
                   "LMMLMPPLLMJJJJMJLMPL\nLMMLMLMMMPPJMLMMPLML\nLMPPJJMLMPPPLMP\n");
        QTest::newRow("ongoing") << "ongoing-relationship"
                                 << QByteArray(
                                        "LLLMMMMMJJJJJJMMMJJJ\nJMMMMMMLMMMMJJJJJJJM\nMJJMMMMMPPPPLLLLMMMM\n"
                                        "PPLLMMMJJJJJMMMMJJJM\nPPPLLMMMJJPPP\n");
    }
    void theGridIsTheOneThatWasCoded()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, grid);
        const QString id = run({"replay", illustrative(name), "--data", "one"}).line();
        const Outcome shown = run({"show", id, "--data", "one"});
        QCOMPARE(shown.status, 0);
        QVERIFY(shown.out.startsWith(grid + "\nOne square = one interaction\n"));
        QVERIFY(!shown.out.contains('\033'));
        const Outcome sessions = run({"sessions", "--json", "--data", "one"});
        QCOMPARE(sessions.json()[0]["kind"].toString(), "illustrative");
    }

    void pausesAndDoubtsAreShown()
    {
        const QString id =
            replayed("0,activity,locating\n10,pause\n20,activity,meaning\n30,cannot-tell\n40,end\n", "one");
        QVERIFY(run({"show", id, "--data", "one"}).out.startsWith("L|M?\n\nOne square = one interaction\n"));
        const Outcome byTime = run({"show", id, "--by", "time", "--unit", "10s", "--data", "one"});
        QVERIFY(byTime.out.startsWith("L|M?\n\nOne square = 10 seconds\n"));
        QCOMPARE(run({"show", id, "--by", "time", "--unit", "7s", "--data", "one"}).status, 2);
        QCOMPARE(run({"show", id, "--by", "size", "--data", "one"}).status, 2);
    }

    void aWrongLineStoresNothing()
    {
        QVERIFY(!replayed("0,activity,locating\n5,end\n", "one").isEmpty());
        const Outcome wrong =
            run({"replay", script("0,activity,locating\n5,pause\n6,pause\n"), "--data", "one"});
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.out.isEmpty());
        QCOMPARE(wrong.err.count('\n'), 1);
        QVERIFY(wrong.err.contains("visit.csv:4"));
        QCOMPARE(run({"sessions", "--json", "--data", "one"}).json().array().size(), 1);
    }

    void twoObserversOfOneVisitAreBothKept()
    {
        const QByteArray lines = "0,activity,locating\n5,activity,meaning\n9,end\n";
        const QString a = replayed(lines, "one", {"--observer", "O1", "--visit", "V12"});
        const QString b = replayed(lines, "two", {"--observer", "O2", "--visit", "V12"});
        QCOMPARE(run({"export", a, "--as", "bundle", "-o", "a.tessera", "--data", "one"}).line(),
                 "a.tessera");
        QCOMPARE(run({"export", b, "--as", "bundle", "-o", "b.tessera", "--data", "two"}).status, 0);
        QCOMPARE(run({"import", "a.tessera", "b.tessera", "--data", "three"}).status, 0);
        const QJsonArray kept = run({"sessions", "--json", "--data", "three"}).json().array();
        QCOMPARE(kept.size(), 2);
        QSet<QString> observers;
        for (const auto& one : kept) observers << one.toObject()["observer"].toString();
        QCOMPARE(observers, (QSet<QString>{"O1", "O2"}));
    }

    void theSameRevisionGivesTheSameFile()
    {
        const QString id = replayed("0,activity,locating\n5,note,words that stay\n9,end\n", "one");
        for (const QString name : {"a.tessera", "b.tessera"})
            QCOMPARE(run({"export", id, "--as", "bundle", "-o", name, "--data", "one"}).status, 0);
        QFile a(path("a.tessera")), b(path("b.tessera"));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        const QByteArray bytes = a.readAll();
        QCOMPARE(b.readAll(), bytes);
        QVERIFY(!bytes.contains("words that stay"));
        const Outcome existing = run({"export", id, "--as", "bundle", "-o", "a.tessera", "--data", "one"});
        QCOMPARE(existing.status, 1);
        QCOMPARE(run({"export", id, "--as", "bundle", "-o", "a.tessera", "--force", "--data", "one"}).status,
                 0);
    }

    void tablesAndTextsAreWritten()
    {
        const QString id = replayed("0,activity,locating\n5,note,kept in\n9,end\n", "one",
                                    {"--start", "2026-03-17T10:00:00Z"});
        const Outcome tables = run({"export", id, "--as", "csv", "-o", "tidy", "--data", "one"});
        QCOMPARE(tables.status, 0);
        QCOMPARE(tables.out.count('\n'), 8);
        QVERIFY(QFile::exists(path("tidy/bouts.csv")));
        QCOMPARE(run({"export", id, "--as", "csv", "-o", "tidy", "--data", "one"}).status, 1);
        QCOMPARE(run({"export", id, "--as", "json", "-o", "plain.json", "--data", "one"}).status, 0);
        QCOMPARE(run({"export", id, "--as", "json", "-o", "full.json", "--with", "notes,exact-date", "--data",
                      "one"})
                     .status,
                 0);
        QFile plain(path("plain.json")), full(path("full.json"));
        QVERIFY(plain.open(QIODevice::ReadOnly) && full.open(QIODevice::ReadOnly));
        const QByteArray without = plain.readAll(), with = full.readAll();
        QVERIFY(!without.contains("kept in") && !without.contains("2026-03-17"));
        QVERIFY(with.contains("kept in") && with.contains("2026-03-17T10:00:00Z"));
    }

    void tablesOfBoutsAreTakenInOnce()
    {
        const QString table =
            write("table.csv", "id,start,stop,state\ns1,0,10,rest\ns1,10,20,play\ns2,0,5,rest\n");
        QCOMPARE(run({"import", table, "--as", "csv", "--data", "one"}).status, 0);
        const Outcome again = run({"import", table, "--as", "csv", "--data", "one", "--json"});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.json()["files"][0]["status"].toString(), "already there");
        const Outcome figures = run({"measures", "s1", "--json", "--data", "one"});
        QCOMPARE(figures.json()["source_id"].toString(), "s1");
        QCOMPARE(figures.json()["observed_ms"].toInt(), 20'000);
    }

    void figuresOfAllAreOfRealSessions()
    {
        QVERIFY(!replayed("0,activity,locating\n9,end\n", "one").isEmpty());
        QVERIFY(!replayed("0,activity,locating\n9,end\n", "one", {"--kind", "practice"}).isEmpty());
        QCOMPARE(run({"measures", "--all", "--json", "--data", "one"}).json().array().size(), 1);
        QCOMPARE(
            run({"measures", "--all", "--kind", "practice", "--json", "--data", "one"}).json().array().size(),
            1);
        QCOMPARE(run({"measures", "--all", "--csv", "--data", "one"}).out.count('\n'), 2);
        QCOMPARE(run({"measures", "--data", "one"}).status, 2);
    }

    void aLibraryIsProtectedBackedUpAndPutBack()
    {
        const QString id = replayed("0,activity,locating\n9,end\n", "one");
        QCOMPARE(run({"protect", "--data", "one"}).status, 1);
        QCOMPARE(run({"protect", "--data", "one"}, "long words here").status, 0);
        QCOMPARE(run({"sessions", "--data", "one"}).status, 1);
        QCOMPARE(run({"sessions", "--data", "one"}, "other words").status, 1);
        write("pass", "long words here\n");
        QCOMPARE(run({"sessions", "--json", "--data", "one", "--passphrase-file", "pass"})
                     .json()[0]["session"]
                     .toString(),
                 id);
        QCOMPARE(run({"backup", "-o", "copy.db", "--data", "one"}, "long words here").status, 0);
        QCOMPARE(run({"backup", "-o", "copy.db", "--data", "one"}, "long words here").status, 1);
        QCOMPARE(run({"restore", "copy.db", "--data", "two"}).status, 0);
        QCOMPARE(run({"show", id, "--data", "two"}, "long words here").status, 0);
        QCOMPARE(run({"verify", "two"}, "long words here").status, 0);
    }

    void theDeviceShowsItsKey()
    {
        const Outcome key = run({"keys", "show", "--json", "--data", "one"});
        QCOMPARE(key.status, 0);
        QCOMPARE(key.json()["public_key"].toString().size(), 56);
        QCOMPARE(run({"keys", "show", "--json", "--data", "one"}).out, key.out);
    }

    void sessionsAreFoundByPrefixOrSourceId()
    {
        const QString id = replayed("0,activity,locating\n9,end\n", "one");
        QCOMPARE(run({"show", id.left(8), "--data", "one"}).status, 0);
        QCOMPARE(run({"show", id.toUpper(), "--data", "one"}).status, 0);
        QCOMPARE(run({"show", id.left(7), "--data", "one"}).status, 1);
        QCOMPARE(run({"show", "nobody", "--data", "one"}).status, 1);
    }

    void aReportIsWritten()
    {
        const QString id = run({"replay", illustrative("home-visit"), "--data", "one"}).line();
        for (const QString format : {"pdf", "svg", "png", "html"}) {
            const QString name = "page." + format;
            QCOMPARE(run({"report", id, "--as", format, "-o", name, "--data", "one"}).line(), name);
            QVERIFY(QFileInfo(path(name)).size() > 1000);
        }
        QCOMPARE(run({"report", id, "--as", "doc", "-o", "page.doc", "--data", "one"}).status, 2);
        for (const QStringList& wrong :
             {QStringList{"--with", "names"}, {"--unit", "30s"}, {"--by", "colours"}, {"--pictures", "all"}})
            QCOMPARE(run(QStringList{"report", id, "--as", "html", "-o", "no.html", "--data", "one"} + wrong)
                         .status,
                     2);
        QVERIFY(!QFile::exists(path("no.html")));
        QCOMPARE(run({"report", id, "--as", "pdf", "-o", "page.pdf", "--data", "one"}).status, 1);
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
