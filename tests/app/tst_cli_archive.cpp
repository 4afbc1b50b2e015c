// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

// An archive as a script sees it.
class TstCliArchive : public QObject, CliRunner {
    Q_OBJECT

    [[nodiscard]] QJsonObject firstFile(const Outcome& outcome) const
    {
        return outcome.json().object()["files"].toArray().first().toObject();
    }

private slots:
    void init() { beginAnew(); }

    void sessionsGoInAndTheirFiguresComeOutAsFromTheLibrary()
    {
        QStringList sessions;
        for (int i = 0; i < 5; ++i)
            sessions +=
                replayed("0,activity,locating\n20,activity,meaning\n50,pause,\n60,resume,\n90,end\n", "lib",
                         {"--family", "F" + QString::number(i), "--visit", "V1", "--study", "S1", "--site",
                          i < 4 ? "North" : "South"});
        QCOMPARE(run(QStringList{"export", "--as", "bundle", "--with", "notes,exact-date", "-o", "out/",
                                 "--data", "lib"} +
                     sessions)
                     .status,
                 0);
        const Outcome rehearsed = run({"import", "out", "--archive", "study.db", "--dry-run", "--json"});
        QCOMPARE(rehearsed.status, 0);
        QVERIFY(!QFile::exists(path("study.db")));
        const Outcome imported = run({"import", "out", "--archive", "study.db", "--json"});
        QCOMPARE(imported.status, 0);
        QCOMPARE(imported.out, rehearsed.out);
        QVERIFY2(imported.err.isEmpty(), imported.err.constData());
        const Outcome again = run({"import", "out", "--archive", "study.db", "--json"});
        QCOMPARE(again.status, 0);
        QCOMPARE(firstFile(again)["status"].toString(), QString("already there"));

        QCOMPARE(run({"verify", "study.db", "--json"}).json().object()["content_digest"],
                 run({"verify", "lib", "--json"}).json().object()["content_digest"]);
        const Outcome here = run({"measures", sessions[0], "--archive", "study.db", "--json"});
        QCOMPARE(here.status, 0);
        QCOMPARE(here.out, run({"measures", sessions[0], "--data", "lib", "--json"}).out);
        QCOMPARE(run({"sessions", "--archive", "study.db", "--json"}).json().array().size(), 5);

        const Outcome study = run({"study", "--archive", "study.db", "--json"});
        QCOMPARE(study.status, 0);
        const QJsonObject one = study.json().object()["studies"].toArray().first().toObject();
        QCOMPARE(one["sessions"].toInt(), 5);
        QCOMPARE(one["observed_ms"].toInt(), 5 * 80'000);
        QCOMPARE(one["time_budget"].toObject()["meaning"].toObject()["time_ms"].toInt(), 5 * 60'000);
        QCOMPARE(one["transitions"].toObject()["counts"].toArray().first().toArray().at(1).toInt(), 5);
        for (const QJsonValue& site : one["by_site"].toArray()) {
            QVERIFY(site.toObject()["time_budget"].isNull());
            QCOMPARE(site.toObject()["reason"].toString(), QString("fewer than five visits"));
        }
    }

    // As a library says it, and over several imports.
    void whichBundlesOfADeviceCameIsSaid()
    {
        QStringList files;
        for (int i = 0; i < 4; ++i) {
            const QString session =
                replayed("0,activity,locating\n9" + QByteArray::number(i) + ",end\n", "lib");
            files << run({"export", session, "--as", "bundle", "-o", "out/", "--data", "lib"}).line();
        }
        const QString device = run({"keys", "show", "--json", "--data", "lib"}).json()["device"].toString();
        const auto devices = [&](const QStringList& some, bool dry = false) {
            return run(QStringList{"import", "--archive", "study.db", "--json"} + some +
                       (dry ? QStringList{"--dry-run"} : QStringList()))
                .json()["devices"]
                .toArray();
        };
        const auto missing = [](const QJsonArray& all) {
            return all.first().toObject()["missing"].toArray();
        };
        QJsonArray all = devices({files[0], files[3]});
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first()["device"].toString(), device);
        QCOMPARE(all.first()["highest"].toInt(), 4);
        QCOMPARE(missing(all), (QJsonArray{2, 3}));
        QCOMPARE(missing(devices({files[1]}, true)), QJsonArray{3});
        QCOMPARE(missing(devices({files[2]})), QJsonArray{2});  // the rehearsal brought nothing
        QCOMPARE(missing(devices({files[2], files[0]})), QJsonArray{2});
        const Outcome told = run({"import", "--archive", "study.db", files[1]});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.out.endsWith("\ndevice " + device.toUtf8() + ": 1\xE2\x80\xA6" + "4, all here\n"),
                 told.out.constData());
        // What is refused did not come.
        write("broken.tessera", "not a bundle");
        QVERIFY(devices({"broken.tessera"}).isEmpty());
    }

    void codesAreMappedByTheUser()
    {
        const QString scheme = write(
            "scheme.json",
            R"({"scheme":"mine/1","title":"Mine","groups":[{"name":"What","kind":"state","codes":[{"code":"on","label":"On"},{"code":"off","label":"Off"}]}],"interval_s":null})");
        const QString table = write("table.csv", "id,start,stop,state\nA,0,5,ON\nA,5,9,OFF\nB,0,5,on\n");
        const QStringList words{"import", table, "--scheme", scheme, "--archive", "study.db", "--json"};
        const Outcome unmapped = run(words);
        QCOMPARE(unmapped.status, 1);
        QVERIFY2(unmapped.err.contains("OFF, ON"), unmapped.err.constData());
        QCOMPARE(firstFile(unmapped)["sessions"].toArray().size(), 1);
        const Outcome mapped = run(words + QStringList{"--map", "ON=on", "OFF=off"});
        QCOMPARE(mapped.status, 0);
        QCOMPARE(firstFile(mapped)["sessions"].toArray().size(), 2);
        QCOMPARE(firstFile(run(words + QStringList{"--map", "ON=on,OFF=off"}))["status"].toString(),
                 QString("already there"));
        // The same words for a library.
        QCOMPARE(
            run({"import", table, "--scheme", scheme, "--data", "lib", "--map", "ON=on", "--map", "OFF=off"})
                .status,
            0);
    }

    void wrongWordsAndPlacesAreSaidInOneLine()
    {
        const QString table = write("table.csv", "id,start,stop,state\nA,0,5,x\n");
        const auto refused = [&](const QStringList& words, int status, const char* said) {
            const Outcome outcome = run(words);
            QCOMPARE(outcome.status, status);
            QCOMPARE(outcome.err.count('\n'), 1);
            QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        };
        refused({"study"}, 2, "--archive");
        refused({"study", "--archive", "none.db"}, 1, "no archive here");
        refused({"import", table, "--map", "x", "--archive", "a.db"}, 2, "A=B");
        refused({"import", table, "--choose", "incoming", "--data", "lib"}, 2, "--archive");
        refused({"import", table, "--archive", "a.db", "--choose", "mine"}, 2, "there or incoming");
        refused({"verify", "postgresql://ana:hunter2@127.0.0.1:1/study"}, 1, "No PostgreSQL server answers");
        const Outcome secret =
            run({"import", table, "--archive", "postgresql://ana:hunter2@127.0.0.1:1/study"});
        QCOMPARE(secret.status, 1);
        QVERIFY(!secret.err.contains("hunter2") && !secret.out.contains("hunter2"));
    }
};

QTEST_GUILESS_MAIN(TstCliArchive)
#include "tst_cli_archive.moc"
