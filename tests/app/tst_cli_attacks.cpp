// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tessera::test;

namespace {

constexpr const char* kVisit = "0,activity,locating\n40,activity,meaning\n120,end\n";

struct Measured {
    int status = -1;
    long kib = 0;  // most memory it held
    QByteArray err;
    [[nodiscard]] int lines() const { return static_cast<int>(err.count('\n')); }
};

}  // namespace

// What hostile files, folders and words do to the program that people run: one line, bounded memory, and
// nothing touched that was not named.
class TstCliAttacks : public QObject, CliRunner {
    Q_OBJECT

    // Like run(), as a child whose memory is measured.
    Measured measured(const QStringList& words) const
    {
        const QByteArray said = path("said").toUtf8(), folder = path(".").toUtf8();
        std::vector<QByteArray> texts{QByteArray(TESSERA_BIN_DIR "/tessera-cli")};
        for (const QString& word : words) texts.push_back(word.toUtf8());
        std::vector<char*> pointers;
        for (QByteArray& text : texts) pointers.push_back(text.data());
        pointers.push_back(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            const int error = open(said.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            const int nothing = open("/dev/null", O_RDWR);
            if (chdir(folder.constData()) != 0 || dup2(error, 2) < 0 || dup2(nothing, 1) < 0 ||
                dup2(nothing, 0) < 0)
                _exit(126);
            execv(pointers.front(), pointers.data());
            _exit(127);
        }
        int status = 0;
        struct rusage used {};
        if (child < 0 || wait4(child, &status, 0, &used) != child) return {};
        QFile file(path("said"));
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, used.ru_maxrss,
                file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()};
    }

    // A file that says it is that long and takes no room.
    QString sparse(const QString& name, qint64 bytes, const QByteArray& beginning = {}) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(beginning) != beginning.size() ||
            !file.resize(bytes))
            return {};
        return name;
    }

    QByteArray contentOf(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] mode_t modeOf(const QString& name) const
    {
        struct stat there {};
        return lstat(path(name).toUtf8().constData(), &there) == 0 ? there.st_mode : 0;
    }

    void laidAside(const QString& link, const QString& target) const
    {
        QCOMPARE(symlink(target.toUtf8().constData(), path(link).toUtf8().constData()), 0);
    }

    [[nodiscard]] QString sessionsJson(const QString& data) const
    {
        return QString::fromUtf8(run({"sessions", "--json", "--data", data}).out);
    }

private slots:
    void init()
    {
        beginAnew();
        session_ = replayed(kVisit, "lib");
        QCOMPARE(session_.size(), 36);
    }

    void whatClaimsGigabytesIsRefusedInOneLineAndLittleMemory_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<int>("mebibytes");
        constexpr int kHuge = 3 * 1024, kRead = 8;  // the last is read through, byte by byte
        QTest::newRow("a bundle") << "huge.tessera" << QByteArray("bundle.pb") << kHuge;
        QTest::newRow("a sealed bundle")
            << "huge.tessera.age" << QByteArray("age-encryption.org/v1\n-> X25519 ") << kHuge;
        QTest::newRow("a sealed bundle in letters")
            << "huge.age.tessera" << QByteArray("-----BEGIN AGE ENCRYPTED FILE-----\n") << kHuge;
        QTest::newRow("a table") << "huge.csv" << QByteArray("id,start,stop,state\n") << kHuge;
        QTest::newRow("a table of one cell") << "cell.csv" << QByteArray("id,start,stop,state\n\"") << kHuge;
        QTest::newRow("a BORIS project") << "huge.boris" << QByteArray("{\"observations\":{\"") << kHuge;
        QTest::newRow("an SDIS file") << "huge.sds" << QByteArray("Timed a b;\n<x> a,0-") << kRead;
    }
    void whatClaimsGigabytesIsRefusedInOneLineAndLittleMemory()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, beginning);
        QFETCH(int, mebibytes);
        const long usual = measured({"sessions", "--data", "lib"}).kib;
        QVERIFY(usual > 0);
        sparse(file, qint64{mebibytes} * 1024 * 1024, beginning);
        const QString before = sessionsJson("lib");
        const Measured read = measured({"import", file, "--data", "lib"});
        QCOMPARE(read.status, 1);
        QVERIFY2(read.lines() == 1, read.err.constData());
        QVERIFY2(read.kib < usual + 256 * 1024, QByteArray::number(static_cast<qlonglong>(read.kib)));
        QCOMPARE(sessionsJson("lib"), before);
    }

    void otherFilesOfGigabytesToo()
    {
        const long usual = measured({"sessions", "--data", "lib"}).kib;
        sparse("huge", qint64{3} * 1024 * 1024 * 1024, "{\"scheme\":\"");
        write("few.csv", "id,start,stop,state\na,0,1,x\n");
        const QList<QStringList> all{{"keys", "enrol", "huge", "--data", "lib"},
                                     {"import", "few.csv", "--scheme", "huge", "--data", "lib"},
                                     {"import", "few.csv", "--identity", "huge", "--data", "lib"},
                                     {"replay", "huge", "--data", "lib"},
                                     {"verify", "huge"},
                                     {"restore", "huge", "--data", "other"}};
        for (const QStringList& words : all) {
            const Measured read = measured(words);
            QVERIFY2(read.status == 1 || read.status == 2, qPrintable(words.join(' ')));
            QVERIFY2(read.lines() == 1, (words.join(' ').toUtf8() + ": " + read.err).constData());
            QVERIFY2(read.kib < usual + 256 * 1024, qPrintable(words.join(' ')));
        }
        QFile::remove(path("other/library.db"));
    }

    // The only form of ours that is compressed: BORIS writes projects as .boris.gz.
    void aFileThatSwellsIsStoppedInTime()
    {
        const long usual = measured({"sessions", "--data", "lib"}).kib;
        QProcess gzip;
        gzip.setWorkingDirectory(path("."));
        gzip.start("bash", {"-c", "head -c 700M /dev/zero | tr '\\0' ' ' | gzip -1 > bomb.boris.gz"});
        QVERIFY(gzip.waitForFinished(60'000));
        QVERIFY(QFileInfo(path("bomb.boris.gz")).size() > 100'000);
        const Measured read = measured({"import", "bomb.boris.gz", "--data", "lib"});
        QCOMPARE(read.status, 1);
        QVERIFY2(read.lines() == 1, read.err.constData());
        QVERIFY2(read.kib < usual + 256 * 1024, QByteArray::number(static_cast<qlonglong>(read.kib)));
    }

    void deepNestingIsRefusedInOneLine()
    {
        for (const char* const open : {"[", "{\"a\":"}) {
            write("deep.boris", QByteArray(open).repeated(2'000'000));
            write("deep.json", QByteArray(open).repeated(2'000'000));
            write("few.csv", "id,start,stop,state\na,0,1,x\n");
            for (const QStringList& words :
                 {QStringList{"import", "deep.boris", "--data", "lib"},
                  QStringList{"import", "few.csv", "--scheme", "deep.json", "--data", "lib"}}) {
                const Measured read = measured(words);
                QCOMPARE(read.status, 1);
                QVERIFY2(read.lines() == 1, read.err.constData());
            }
        }
    }

    void whatIsNoFileIsRefusedAndHoldsNothingUp()
    {
        QCOMPARE(mkfifo(path("pipe.tessera").toUtf8().constData(), 0600), 0);
        for (const char* const file : {"pipe.tessera", "/dev/zero", "/dev/null"}) {
            const Measured read = measured({"import", file, "--as", "bundle", "--data", "lib"});
            QCOMPARE(read.status, 1);
            QVERIFY2(read.lines() == 1, read.err.constData());
        }
    }

    void timesAtTheEndsOfNumbersAreRefusedAndStoreNothing_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        for (const char* const time :
             {"9223372036854775807", "9223372036854775.807", "9223372036854775808", "18446744073709551616",
              "1e300", "1e9999", "nan", "inf", "-1", "-9223372036854775808", "0x10", "1e18", ""})
            QTest::newRow(time) << QByteArray("0") << QByteArray(time);
        QTest::newRow("both ends") << QByteArray("-9223372036854775808") << QByteArray("9223372036854775807");
    }
    void timesAtTheEndsOfNumbersAreRefusedAndStoreNothing()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        write("t.csv", "id,start,stop,state\nhostile," + from + "," + to + ",x\n");
        write("t.boris",
              "{\"project_format_version\":\"7.0\",\"ethogram\":{\"0\":{\"type\":\"State "
              "event\",\"code\":\"x\","
              "\"key\":\"x\"}},\"observations\":{\"o\":{\"type\":\"LIVE\",\"date\":\"2026-03-02T10:00:00\","
              "\"events\":[[" +
                  from + ",\"\",\"x\",\"\",\"\"],[" + (to.isEmpty() ? QByteArray("null") : to) +
                  ",\"\",\"x\",\"\",\"\"]]}}}");
        const QString before = sessionsJson("lib");
        const Measured table = measured({"import", "t.csv", "--data", "lib"});
        QCOMPARE(table.status, 1);
        QVERIFY2(table.err.contains("t.csv:2"), table.err.constData());
        const Measured project = measured({"import", "t.boris", "--data", "lib"});
        QVERIFY2(project.status == 1 && !project.err.isEmpty(), project.err.constData());
        write("visit.csv", "time,entry,value\n0,activity,locating\n" + to + ",end,\n");
        const Measured played = measured({"replay", "visit.csv", "--data", "lib"});
        QCOMPARE(played.status, 1);
        QVERIFY2(played.lines() == 1 && played.err.contains("visit.csv:3"), played.err.constData());
        QCOMPARE(sessionsJson("lib"), before);
        QCOMPARE(run({"verify", "lib"}).status, 0);
    }

    // A tablet whose clock stands at either end of the calendar: everything that can be made of its visit is.
    void visitsOf1970And9999AreVisitsLikeOthers()
    {
        for (const char* const start : {"1970-01-01T00:00:00Z", "9999-12-31T23:00:00Z"}) {
            const QString session = replayed(kVisit, "ends", {"--start", start});
            QVERIFY2(session.size() == 36, start);
            for (const char* const format : {"bundle", "csv", "json", "sdis", "traminer", "boris", "textgrid",
                                             "eaf", "xlsx", "spss", "dot"}) {
                const Outcome written = run({"export", session, "--as", format, "-o",
                                             QString("out-%1-%2/").arg(start).arg(format), "--with",
                                             "exact-date", "--data", "ends"});
                QVERIFY2(written.status == 0, (QByteArray(format) + ": " + written.err).constData());
            }
            for (const char* const form : {"html", "svg"})
                QCOMPARE(run({"report", session, "--as", form, "-o", QString(start) + form, "--data", "ends"})
                             .status,
                         0);
            QCOMPARE(run({"measures", session, "--json", "--data", "ends"}).status, 0);
            const Outcome taken =
                run({"import", QString("out-%1-bundle/").arg(start), "--archive", "ends.db", "--json"});
            QVERIFY2(taken.status == 0, taken.err.constData());
            QCOMPARE(run({"import", QString("out-%1-bundle/").arg(start), "--data", "second"}).status, 0);
        }
        QCOMPARE(run({"study", "--archive", "ends.db", "--json"}).status, 0);
        for (const char* const start :
             {"0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "-1", "1969-12-31T23:59:59Z",
              "9223372036854775807", "2026-02-30T10:00:00Z"}) {
            const Measured refused = measured({"replay", "visit.csv", "--start", start, "--data", "ends"});
            QVERIFY2(refused.status == 1 || refused.status == 2, start);
            QVERIFY2(refused.lines() == 1, refused.err.constData());
        }
    }

    // A link laid where a file is to be written leads to a file of somebody else.
    void aLinkInTheWayIsNeverWrittenThrough()
    {
        write("victim", "somebody's own words\n");
        write("words", "four plain words\n");
        QVERIFY(QDir(path(".")).mkdir("folder"));
        for (const char* const name : {"link", "study.key", "device.pub", "backup.db", "page.svg",
                                       "folder/sessions.csv", "folder/bouts.csv", "folder/bouts.csv.part"})
            laidAside(name, path("victim"));
        laidAside("nowhere", path("does-not-exist"));
        const QList<QStringList> all{
            {"export", session_, "--as", "bundle", "-o", "link", "--data", "lib"},
            {"export", session_, "--as", "bundle", "-o", "nowhere", "--data", "lib"},
            {"export", session_, "--as", "json", "-o", "link", "--data", "lib"},
            {"keys", "show", "-o", "device.pub", "--data", "lib"},
            {"keys", "new", "study", "-o", "study.key", "--identity-passphrase-file", "words"},
            {"report", session_, "--as", "svg", "-o", "page.svg", "--data", "lib"}};
        for (const QStringList& words : all) {
            for (const bool forced : {false, true}) {
                const Outcome outcome = run(forced ? words + QStringList{"--force"} : words);
                QVERIFY2(outcome.status != 0, qPrintable(words.join(' ')));
                QCOMPARE(contentOf("victim"), QByteArray("somebody's own words\n"));
                QVERIFY(!QFile::exists(path("does-not-exist")));
            }
        }
        QVERIFY(run({"backup", "-o", "backup.db", "--data", "lib"}).status != 0);
        QVERIFY(run({"backup", "-o", "nowhere", "--data", "lib"}).status != 0);
        QVERIFY(!QFile::exists(path("does-not-exist")));
        // A set of several files: with --force the links give way to files, and what they led to stays.
        const QStringList set{"export", session_, "--as", "csv", "-o", "folder/", "--data", "lib"};
        QVERIFY(run(set).status != 0);
        QVERIFY(S_ISLNK(modeOf("folder/sessions.csv")));
        run(set + QStringList{"--force"});
        QCOMPARE(contentOf("victim"), QByteArray("somebody's own words\n"));
    }

    void filesAreForTheirOwnerAloneAndOpenFoldersAreTold()
    {
        const mode_t before = umask(0);
        write("words", "four plain words\n");
        const QString session = replayed(kVisit, "fresh");
        for (const char* const format : {"bundle", "csv", "json"})
            QCOMPARE(run({"export", session, "--as", format, "-o", QString("files-%1/").arg(format), "--data",
                          "fresh"})
                         .status,
                     0);
        QCOMPARE(
            run({"keys", "new", "study", "-o", "study.key", "--identity-passphrase-file", "words"}).status,
            0);
        QCOMPARE(run({"backup", "-o", "backup.db", "--data", "fresh"}).status, 0);
        umask(before);
        QCOMPARE(modeOf("fresh") & 07777, mode_t{0700});
        for (const QString& folder :
             {QString("fresh"), QString("files-bundle"), QString("files-csv"), QString("files-json")})
            for (const QFileInfo& file : QDir(path(folder)).entryInfoList(QDir::Files | QDir::Hidden))
                QVERIFY2((modeOf(folder + "/" + file.fileName()) & 077) == 0, qPrintable(file.fileName()));
        for (const char* const file : {"study.key", "backup.db"}) QVERIFY2((modeOf(file) & 077) == 0, file);

        // One that everybody may write in is used, and said.
        QVERIFY(!run({"sessions", "--data", "fresh"}).err.contains("chmod"));
        QCOMPARE(chmod(path("fresh").toUtf8().constData(), 0777), 0);
        const Outcome told = run({"sessions", "--json", "--data", "fresh"});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.err.contains("everyone on this machine may write"), told.err.constData());
        QCOMPARE(told.err.count('\n'), 1);
    }

    // What people type, on its way out: nothing runs in a browser, a picture or a spreadsheet.
    void wordsStayWordsInWhatLeaves()
    {
        const QByteArray words = "</text><script>alert(1)</script>]]><!-- \"' &amp; =cmd|'!A0";
        QByteArray cell = words;
        cell.replace("\"", "\"\"");
        write("hostile.csv", "time,entry,value\n0,activity,locating\n10,note,\"" + cell + "\"\n60,end,\n");
        const QString session = run({"replay", "hostile.csv", "--site", QString::fromUtf8(words), "--study",
                                     QString::fromUtf8(words), "--data", "hostile"})
                                    .line();
        QCOMPARE(session.size(), 36);
        for (const char* const form : {"svg", "html"}) {
            QCOMPARE(run({"report", session, "--as", form, "--with", "notes", "-o", QString("page.") + form,
                          "--data", "hostile"})
                         .status,
                     0);
            const QByteArray page = contentOf(QString("page.") + form);
            QVERIFY(!page.isEmpty());
            QVERIFY2(!page.contains("<script"), form);
        }
        QXmlStreamReader picture(contentOf("page.svg"));
        while (!picture.atEnd()) picture.readNext();
        QVERIFY2(!picture.hasError(), qPrintable(picture.errorString()));
        QCOMPARE(
            run({"export", session, "--as", "csv", "--with", "notes", "-o", "tables/", "--data", "hostile"})
                .status,
            0);
        QVERIFY(contentOf("tables/notes.csv").contains(cell));
        const QJsonArray listed = run({"sessions", "--json", "--data", "hostile"}).json().array();
        QCOMPARE(listed.at(0).toObject()["site"].toString(), QString::fromUtf8(words));
        QCOMPARE(listed.at(0).toObject()["study"].toString(), QString::fromUtf8(words));
    }

private:
    QString session_;
};

QTEST_GUILESS_MAIN(TstCliAttacks)
#include "tst_cli_attacks.moc"
