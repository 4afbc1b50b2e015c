// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace tessera::test;

namespace {

constexpr const char* kVisit = "0,activity,locating\n20,note,the heron\n40,activity,meaning\n120,end\n";
constexpr const char* kOther = "0,activity,planning\n60,end\n";

}  // namespace

class TstCliSeal : public QObject, CliRunner {
    Q_OBJECT

    // The contents of a file that a command wrote.
    [[nodiscard]] QByteArray contentOf(const QString& name) const
    {
        QFile file(QDir(path(".")).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    // A command line of the system's own programs, in the test's folder.
    Outcome shell(const QString& line) const
    {
        QProcess process;
        process.setWorkingDirectory(path("."));
        process.start("bash", {"-o", "pipefail", "-c", line});
        if (!process.waitForFinished()) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    // The public keys of two identities that Debian's age made.
    QStringList recipients()
    {
        QStringList keys;
        for (const char* const name : {"one.key", "two.key"}) {
            if (shell(QStringLiteral("age-keygen -o %1").arg(name)).status != 0) return {};
            keys << shell(QStringLiteral("age-keygen -y %1").arg(name)).line();
        }
        return keys;
    }

    QJsonObject newStudy(const QStringList& more = {})
    {
        write("words", "four plain words\n");
        const Outcome made = run(QStringList{"keys", "new", "study", "-o", "study.key", "--study", "HB-1",
                                             "--json", "--identity-passphrase-file", "words"} +
                                 more);
        return made.status == 0 ? made.json().object() : QJsonObject();
    }

    static QJsonObject fileOf(const Outcome& outcome)
    {
        return outcome.json().object()["files"].toArray().first().toObject();
    }
    static QString finding(const Outcome& outcome)
    {
        return fileOf(outcome)["findings"].toArray().first().toString();
    }

private slots:
    void init() { beginAnew(); }

    // Promise P8, word for word.
    void aSealedBundleOpensWithoutThisProgram()
    {
        const QStringList keys = recipients();
        QCOMPARE(keys.size(), 2);
        const QString session = replayed(kVisit, "lib");
        const Outcome written = run({"export", session, "--as", "bundle", "--with", "notes", "--seal",
                                     keys[0], keys[1], "-o", "visit.tessera.age", "--data", "lib"});
        QVERIFY2(written.status == 0, written.err.constData());
        QVERIFY(!contentOf("visit.tessera.age").contains("heron"));
        QCOMPARE(run({"keys", "show", "-o", "device.pub", "--data", "lib"}).status, 0);
        for (const char* const key : {"one.key", "two.key"}) {
            const Outcome opened = shell(QStringLiteral("age -d -i %1 visit.tessera.age | tar x && minisign "
                                                        "-Vm bundle.pb -p device.pub && protoc --decode "
                                                        "tessera.bundle.v1.Bundle -I " TESSERA_SOURCE_DIR
                                                        "/sync/bundle bundle.proto < bundle.pb")
                                             .arg(key));
            QVERIFY2(opened.status == 0, opened.err.constData());
            QVERIFY(opened.out.contains("text: \"the heron\""));
            // Whom it is for, worked out by the system's own programs.
            const QString to =
                shell(QStringLiteral("printf '%s\\n' %1 %2 | LC_ALL=C sort | sha256sum | cut -c1-16")
                          .arg(keys[0], keys[1]))
                    .line();
            QVERIFY2(opened.out.contains(" to=" + to.toUtf8() + " "), opened.out.constData());
        }
    }

    void theSameRevisionIsTheSameSealedFile()
    {
        const QStringList keys = recipients();
        const QString session = replayed(kVisit, "lib");
        const QStringList command{"export", session, "--as", "bundle", "--data", "lib"};
        QCOMPARE(
            run(command + QStringList{"--seal", keys[0], "--seal", keys[1].toUpper(), "-o", "a.age"}).status,
            0);
        QCOMPARE(run(command + QStringList{"--seal", keys[1] + "," + keys[0], "-o", "b.age"}).status, 0);
        QVERIFY(!contentOf("a.age").isEmpty());
        QCOMPARE(contentOf("b.age"), contentOf("a.age"));
        QCOMPARE(run(command + QStringList{"--seal", keys[0], keys[1], "-o", "out/"}).status, 0);
        const QStringList made = QDir(path("out")).entryList(QDir::Files);
        QCOMPARE(made.size(), 1);
        QVERIFY(made.first().endsWith(".tessera.age"));
    }

    void wrongWordsAreTold()
    {
        const QStringList keys = recipients();
        const QString session = replayed(kVisit, "lib");
        const QStringList command{"export", session, "--as", "bundle", "--data", "lib", "-o", "x.age"};
        for (const QStringList& wrong :
             {QStringList{"--seal", keys[0]}, QStringList{"--seal", keys[0], keys[0]},
              QStringList{"--seal", keys[0], "age1qqqq"},
              QStringList{"--seal", keys[0], keys[1], "--unsealed"}}) {
            const Outcome outcome = run(command + wrong);
            QCOMPARE(outcome.status, 2);
            QCOMPARE(outcome.err.count('\n'), 1);
            QVERIFY(!QFile::exists(path("x.age")));
        }
        QCOMPARE(
            run({"export", session, "--as", "csv", "--seal", keys[0], keys[1], "--data", "lib", "-o", "x/"})
                .status,
            2);
        QCOMPARE(run({"keys", "new"}).status, 2);
        QCOMPARE(run({"keys", "new", "study"}).status, 2);
        QCOMPARE(run({"keys", "enrol", "card", "twice"}).status, 2);
        QCOMPARE(run({"export", "--as", "bundle", "-o", "x/", "--data", "lib"}).status, 2);
        QCOMPARE(run({"trust", "someone", "--data", "lib"}).status, 1);
    }

    void aStudysIdentityIsBehindItsPassphraseAndAgeOpensIt()
    {
        const QJsonObject made =
            newStudy({"--name", "Home visits", "--notes", "yes", "--retention-days", "90"});
        QCOMPARE(made["identities"].toArray().size(), 2);
        QCOMPARE(made["cards"].toArray().size(), 3);
        const QJsonArray keys = made["study"].toObject()["recipients"].toArray();
        QCOMPARE(keys.size(), 2);
        for (const char* const name : {"study.key", "study-recovery.key"})
            QVERIFY(!contentOf(name).contains("AGE-SECRET-KEY"));
        QCOMPARE(
            run({"keys", "new", "study", "-o", "study.key", "--identity-passphrase-file", "words"}).status,
            1);

        write("plain", "to the study\n");
        QCOMPARE(
            shell(
                QStringLiteral("age -r %1 -r %2 -o sealed plain").arg(keys[0].toString(), keys[1].toString()))
                .status,
            0);
        for (const char* const name : {"study.key", "study-recovery.key"}) {
            // age asks on a terminal, which script plays.
            const Outcome opened = shell(QStringLiteral("rm -f opened; echo four plain words | script -qec "
                                                        "'age -d -i %1 -o opened sealed' /dev/null")
                                             .arg(name));
            QCOMPARE(opened.status, 0);
            QCOMPARE(contentOf("opened"), QByteArray("to the study\n"));
        }
    }

    void aStudyMayHaveFurtherRecipients()
    {
        const QStringList keys = recipients();
        const QJsonObject study = newStudy({"--recipient", keys[0], keys[1]})["study"].toObject();
        QCOMPARE(study["recipients"].toArray().size(), 4);
        QCOMPARE(study["recipients"].toArray().last().toString(), keys[1]);
        QCOMPARE(run({"keys", "enrol", "study-card.txt", "--data", "tablet"}).status, 0);
        QCOMPARE(run({"keys", "new", "study", "-o", "x.key", "--recipient", "age1qq"}).status, 2);
    }

    void anEnrolledTabletSealsAndTheStudyTakesItIn()
    {
        const QJsonObject study = newStudy()["study"].toObject();
        const QString session = replayed(kVisit, "tablet");
        const Outcome shown = run({"keys", "enrol", "study-card.txt", "--data", "tablet"});
        QVERIFY2(shown.status == 0, shown.err.constData());
        QVERIFY(shown.out.contains(study["words"].toString().toUtf8()));
        QCOMPARE(run({"keys", "show", "--json", "--data", "tablet"}).json().object()["study"].toObject(),
                 study);

        const QStringList command{"export", session, "--as", "bundle", "--data", "tablet"};
        const QString file = run(command + QStringList{"-o", "out/"}).line();
        QVERIFY(file.endsWith(".tessera.age"));
        QCOMPARE(run(command + QStringList{"-o", "out/", "--unsealed"}).status, 0);
        // Its rules: notes and exact dates stay.
        for (const char* const what : {"notes", "exact-date"}) {
            const Outcome refused = run(command + QStringList{"-o", "more/", "--with", what});
            QCOMPARE(refused.status, 1);
            QCOMPARE(refused.err.count('\n'), 1);
        }
        const QStringList import{"import",
                                 file,
                                 "--data",
                                 "office",
                                 "--json",
                                 "--identity",
                                 "study-recovery.key",
                                 "--identity-passphrase-file",
                                 "words"};
        const Outcome closed = run({"import", file, "--data", "office", "--json"});
        QCOMPARE(closed.status, 1);
        QCOMPARE(fileOf(closed)["status"].toString(), QStringLiteral("refused"));
        const Outcome taken = run(import);
        QVERIFY2(taken.status == 0, taken.err.constData());
        QCOMPARE(fileOf(taken)["status"].toString(), QStringLiteral("imported"));
        QCOMPARE(run(import).status, 0);
        QCOMPARE(
            run({"verify", file, "--identity", "study.key", "--identity-passphrase-file", "words"}).status,
            0);
        // A folder of them, into an archive.
        QCOMPARE(run({"import", "out", "--archive", "study.db", "--identity", "study.key",
                      "--identity-passphrase-file", "words"})
                     .status,
                 0);
        QCOMPARE(run({"sessions", "--archive", "study.db", "--json"}).json().array().size(), 1);
    }

    void whatIsNotForUsOrNotWholeIsRefusedAndChangesNothing()
    {
        const QStringList keys = recipients();
        const QString session = replayed(kVisit, "lib");
        QCOMPARE(run({"export", session, "--as", "bundle", "--seal", keys[0], keys[1], "-o", "v.tessera.age",
                      "--data", "lib"})
                     .status,
                 0);
        QCOMPARE(shell("age-keygen -o other.key").status, 0);
        QByteArray flipped = contentOf("v.tessera.age");
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
        write("flipped.tessera.age", flipped);
        write("cut.tessera.age", contentOf("v.tessera.age").chopped(1));
        const struct {
            const char *file, *key;
        } wrong[] = {{"v.tessera.age", "other.key"},
                     {"flipped.tessera.age", "one.key"},
                     {"cut.tessera.age", "one.key"}};
        for (const auto& [file, key] : wrong) {
            const Outcome outcome = run({"import", file, "--identity", key, "--data", "office", "--json"});
            QCOMPARE(outcome.status, 1);
            QCOMPARE(fileOf(outcome)["status"].toString(), QStringLiteral("refused"));
            QCOMPARE(outcome.err.count("\n"), 2);  // one says that the library is a new one
            QVERIFY(run({"sessions", "--json", "--data", "office"}).json().array().isEmpty());
            QFile::remove(path("office/library.db"));
            QDir(path("office")).removeRecursively();
        }
    }

    void anUnknownDeviceIsKeptAsideUntilItIsTrusted()
    {
        newStudy();
        const QString session = replayed(kVisit, "tablet"), other = replayed(kOther, "tablet");
        for (const char* const data : {"tablet", "office"})
            QCOMPARE(run({"keys", "enrol", "study-card.txt", "--data", data}).status, 0);
        const QString first =
            run({"export", session, "--as", "bundle", "-o", "out/", "--data", "tablet"}).line();
        const QString second =
            run({"export", other, "--as", "bundle", "-o", "out/", "--data", "tablet"}).line();
        const QJsonObject device = run({"keys", "show", "--json", "--data", "tablet"}).json().object();
        const QStringList identity{"--identity", "study.key", "--identity-passphrase-file", "words", "--data",
                                   "office",     "--json"};
        const Outcome waits = run(QStringList{"import", second} + identity);
        QCOMPARE(waits.status, 1);
        QCOMPARE(fileOf(waits)["status"].toString(), QStringLiteral("quarantined"));
        QVERIFY(finding(waits).contains(device["words"].toString()));
        QVERIFY(run({"sessions", "--json", "--data", "office"}).json().array().isEmpty());
        QVERIFY(run({"trust", "--data", "office"}).out.contains(device["words"].toString().toUtf8()));

        const Outcome trusted = run({"trust", device["device"].toString().left(8), "--label", "tablet 1",
                                     "--data", "office", "--json"});
        QVERIFY2(trusted.status == 0, trusted.err.constData());
        QCOMPARE(fileOf(trusted)["status"].toString(), QStringLiteral("imported"));
        // Two were made, the second one is here.
        const QJsonObject gap = trusted.json().object()["devices"].toArray().first().toObject();
        QCOMPARE(gap["missing"].toArray(), QJsonArray{1});
        const Outcome all = run(QStringList{"import", first} + identity);
        QCOMPARE(all.status, 0);
        QVERIFY(all.json().object()["devices"].toArray().first().toObject()["says"].toString().endsWith(
            "all here"));
        QVERIFY(run({"verify", "office"}).out.contains("all here"));
        QCOMPARE(run({"trust", device["device"].toString(), "--revoke", "--data", "office"}).status, 0);
    }

    void aDeviceIsTrustedByTheFileThatItWrote()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(run({"keys", "show", "-o", "tablet.pub", "--data", "tablet"}).status, 0);
        QCOMPARE(run({"trust", "tablet.pub", "--label", "tablet 1", "--data", "office"}).status, 0);
        const QString file =
            run({"export", session, "--as", "bundle", "-o", "out/", "--data", "tablet"}).line();
        QCOMPARE(run({"import", file, "--data", "office"}).status, 0);
        // From now on strangers wait.
        const QString strange = replayed(kOther, "stranger");
        const QString from =
            run({"export", strange, "--as", "bundle", "-o", "out/", "--data", "stranger"}).line();
        QCOMPARE(fileOf(run({"import", from, "--data", "office", "--json"}))["status"].toString(),
                 QStringLiteral("quarantined"));
        QCOMPARE(
            fileOf(run({"import", from, "--archive", "study.db", "--data", "office", "--json"}))["status"]
                .toString(),
            QStringLiteral("quarantined"));
        QCOMPARE(run({"import", file, "--archive", "study.db", "--data", "office"}).status, 0);
        // A changed key is followed, because the one before signed it.
        QCOMPARE(run({"keys", "change", "--data", "tablet"}).status, 0);
        const QString next = replayed(kOther, "tablet");
        const QString later =
            run({"export", next, "--as", "bundle", "-o", "out/", "--data", "tablet"}).line();
        QCOMPARE(run({"import", later, "--data", "office"}).status, 0);
    }

    void withdrawalsAreHandedOn()
    {
        const QString session = replayed(kVisit, "tablet"), stays = replayed(kOther, "tablet");
        const QString file =
            run({"export", session, "--as", "bundle", "-o", "out/", "--data", "tablet"}).line();
        QCOMPARE(run({"import", file, "--data", "office"}).status, 0);
        QCOMPARE(run({"withdraw", session, "--scope", "stop", "--data", "tablet"}).status, 0);
        QVERIFY(run({"show", session, "--data", "tablet"}).status == 0);
        QCOMPARE(run({"withdraw", session, "--scope", "nonsense", "--data", "tablet"}).status, 2);
        QCOMPARE(run({"withdraw", session, "--data", "tablet"}).status, 0);
        const Outcome tombstones = run({"export", "--tombstones", "-o", "gone.tessera", "--data", "tablet"});
        QVERIFY2(tombstones.status == 0, tombstones.err.constData());
        // Replayed visits say which device recorded them, so it may ask for them back.
        const Outcome erased = run({"import", "gone.tessera", "--data", "office", "--json"});
        QCOMPARE(fileOf(erased)["status"].toString(), QStringLiteral("erased"));
        QVERIFY2(finding(erased).contains(QFileInfo(file).fileName()), erased.out.constData());
        QCOMPARE(fileOf(run({"import", file, "--data", "office", "--json"}))["status"].toString(),
                 QStringLiteral("erased"));
        QVERIFY(run({"sessions", "--json", "--data", "office"}).json().array().isEmpty());
        // An archive does the same.
        QCOMPARE(run({"import", file, "--archive", "study.db"}).status, 0);
        for (const QStringList& how : {QStringList{"--dry-run"}, QStringList{}}) {
            const Outcome there =
                run(QStringList{"import", "gone.tessera", "--archive", "study.db", "--json"} + how);
            QVERIFY2(there.status == 0, there.err.constData());
            QCOMPARE(fileOf(there)["status"].toString(), QStringLiteral("erased"));
            QVERIFY2(finding(there).contains(QFileInfo(file).fileName()), there.out.constData());
        }
        QCOMPARE(
            fileOf(run({"import", "gone.tessera", "--archive", "study.db", "--json"}))["status"].toString(),
            QStringLiteral("already there"));
        QVERIFY(run({"sessions", "--archive", "study.db", "--json"}).json().array().isEmpty());
        QCOMPARE(run({"import", file, "--archive", "study.db"}).status, 1);
        QCOMPARE(run({"verify", "study.db"}).status, 0);
        const Outcome unsent = run({"withdraw", stays, "--scope", "unsent", "--data", "tablet"});
        QCOMPARE(unsent.status, 0);
        QVERIFY(run({"sessions", "--json", "--data", "tablet"}).json().array().isEmpty());
        QCOMPARE(run({"verify", "tablet"}).status, 0);
    }
};

QTEST_GUILESS_MAIN(TstCliSeal)
#include "tst_cli_seal.moc"
