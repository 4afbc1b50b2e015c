// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

namespace {

constexpr const char* kVisit =
    "0,activity,locating\n20,note,the heron on the shed\n40,activity,meaning\n95,cannot-tell,\n120,end\n";

}  // namespace

class TstCliWithdraw : public QObject, CliRunner {
    Q_OBJECT

    [[nodiscard]] QByteArray everyFile(const QString& folder) const
    {
        QByteArray all;
        for (const QFileInfo& info : QDir(path(folder)).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly)) all += file.readAll();
        }
        return all;
    }

    // Status and exit of one import.
    void importsAs(const QString& what, int exit, const QStringList& words)
    {
        const Outcome outcome = run(QStringList{"import", "--data", "lib", "--json"} + words);
        QCOMPARE(outcome.status, exit);
        const QJsonObject file = outcome.json().object()["files"].toArray().first().toObject();
        QCOMPARE(file["status"].toString(), what);
    }

private slots:
    void init() { beginAnew(); }

    void whatWasWithdrawnIsGoneAndDoesNotComeBack()
    {
        const QString stays = replayed("0,activity,planning\n60,end\n", "lib");
        const QString gone = replayed(kVisit, "lib", {"--family", "HERON-77"});
        QCOMPARE(run({"export", gone, "--as", "bundle", "--with", "notes,exact-date", "-o", "all.tessera",
                      "--data", "lib"})
                     .status,
                 0);
        QCOMPARE(run({"export", gone, "--as", "bundle", "-o", "some.tessera", "--data", "lib"}).status, 0);

        const Outcome done = run({"withdraw", gone.left(8), "--data", "lib"});
        QCOMPARE(done.status, 0);
        QVERIFY2(done.out.startsWith(gone.toUtf8() + " erased"), done.out.constData());
        QVERIFY2(done.err.isEmpty(), done.err.constData());

        const QJsonArray left = run({"sessions", "--json", "--data", "lib"}).json().array();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().toObject()["session"].toString(), stays);
        QCOMPARE(run({"show", gone, "--data", "lib"}).status, 1);
        QCOMPARE(run({"verify", "lib"}).status, 0);
        const QByteArray bytes = everyFile("lib");
        QVERIFY(!bytes.contains("heron on the shed") && !bytes.contains("HERON-77"));

        for (int time = 0; time < 2; ++time)
            for (const char* const bundle : {"all.tessera", "some.tessera"}) {
                importsAs("erased", 1, {"--dry-run", bundle});
                importsAs("erased", 1, {bundle});
            }
        QCOMPARE(run({"sessions", "--json", "--data", "lib"}).json().array().size(), 1);
    }

    void aTableTakenInAgainDoesNotBringItBackEither()
    {
        QVERIFY(!write("bouts.csv", "id,start,stop,state\nA1,0,10,x\nA1,10,30,y\nB2,0,20,y\n").isEmpty());
        importsAs("imported", 0, {"bouts.csv"});
        QCOMPARE(run({"withdraw", "A1", "--data", "lib"}).status, 0);
        // The other one is there still, so the file's own word is its; the erased one is named.
        const Outcome again = run({"import", "bouts.csv", "--data", "lib", "--json"});
        QCOMPARE(again.status, 1);
        const QJsonObject file = again.json().object()["files"].toArray().first().toObject();
        QCOMPARE(file["status"].toString(), QStringLiteral("already there"));
        QVERIFY(file["findings"].toArray().first().toString().contains("withdrawn"));
        QCOMPARE(run({"sessions", "--json", "--data", "lib"}).json().array().size(), 1);
    }

    // Not only among the findings: a list that a script can go through.
    void theFilesToDeleteAreAListOfTheirOwn()
    {
        const QString gone = replayed(kVisit, "lib"),
                      stays = replayed("0,activity,planning\n60,end\n", "lib");
        const auto exported = [&](const QString& session) {
            return path(run({"export", session, "--as", "bundle", "-o", "out/", "--data", "lib"}).line());
        };
        const QString file = exported(gone), other = exported(stays);
        const auto toDelete = [](const Outcome& outcome) { return outcome.json()["delete"].toArray(); };
        const QStringList places[] = {{"--data", "office"}, {"--archive", "study.db"}};
        for (const QStringList& place : places) {
            const Outcome first = run(QStringList{"import", "--json", file, other} + place);
            QCOMPARE(first.status, 0);
            QVERIFY(first.json()["delete"].isArray());
            QCOMPARE(toDelete(first), QJsonArray());
        }
        QCOMPARE(run({"withdraw", gone, "--data", "lib"}).status, 0);
        QCOMPARE(run({"export", "--tombstones", "-o", "told/", "--data", "lib"}).status, 0);
        for (const QStringList& place : places) {
            const bool archive = place.first() == QLatin1String("--archive");
            const Outcome told = run(QStringList{"import", "--json", "told"} + place);
            QCOMPARE(told.status, 0);
            QCOMPARE(toDelete(told), QJsonArray{archive ? QFileInfo(file).fileName() : file});
            // The old file, offered again: it is to be deleted itself, whatever it is called now.
            QVERIFY(QFile::exists(path("old.tessera")) || QFile::copy(file, path("old.tessera")));
            const Outcome again = run(QStringList{"import", "--json", path("old.tessera"), other} + place);
            QCOMPARE(again.status, 1);
            QCOMPARE(toDelete(again), QJsonArray{path("old.tessera")});
            const Outcome read = run(QStringList{"import", file} + place);
            QCOMPARE(read.status, 1);
            QVERIFY2(read.out.endsWith("\ndelete " + file.toUtf8() + "\n"), read.out.constData());
        }
    }

    void doneAgainItChangesNothingAndAPrefixFindsItNoMore()
    {
        const QString gone = replayed(kVisit, "lib");
        QCOMPARE(run({"withdraw", gone, "--scope", "all", "--data", "lib"}).status, 0);
        QCOMPARE(run({"withdraw", gone, "--data", "lib"}).status, 0);
        QCOMPARE(run({"withdraw", gone.left(8), "--data", "lib"}).status, 1);
    }

    void aProtectedLibraryNeedsItsPassphrase()
    {
        const QStringList withdraw{"withdraw", "--data", "lib"};
        const QString gone = run({"replay", script(kVisit), "--data", "lib"}, "four words").line();
        QCOMPARE(run(withdraw + QStringList{gone}).status, 1);
        QCOMPARE(run(withdraw + QStringList{gone}, "four words").status, 0);
    }

    void whereThereIsNoLibraryNoneIsMade()
    {
        const Outcome outcome = run({"withdraw", "something", "--data", "nowhere"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!QDir(path("nowhere")).exists());
    }
};

QTEST_GUILESS_MAIN(TstCliWithdraw)
#include "tst_cli_withdraw.moc"
