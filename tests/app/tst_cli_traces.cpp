// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QDirIterator>
#include <QStringConverter>

using namespace tessera::test;

namespace {

// What a visit says that nobody but the study may read: codes of people, words, a code, a moment.
constexpr const char* kVisit =
    "0,activity,joint-action\n20,note,MARKER-heron\n40,marker,repair\n"
    "60,pause,MARKER-doorbell\n90,resume\n120,end\n";
const QStringList kWhose{"--family",   "MARKER-77",    "--practitioner", "MARKER-P3",
                         "--observer", "MARKER-O1",    "--visit",        "MARKER-V2",
                         "--site",     "MARKER-North", "--start",        "2026-03-02T10:11:12Z"};

}  // namespace

// What the program leaves lying about on the disk while it works behind a passphrase, wherever it may write.
class TestCliTraces : public QObject, CliRunner {
    Q_OBJECT

    Outcome behind(const QStringList& words) const { return run(words, "four plain words"); }

    // Files that hold one of the words, in any encoding.
    QStringList whereReadable() const
    {
        QByteArrayList needles;
        for (const char* const word : {"MARKER-", "joint-action", "2026-03-02T10"}) {
            needles << QByteArray(word);
            for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE})
                needles << QByteArray(QStringEncoder(encoding)(QString::fromLatin1(word)));
        }
        QStringList found;
        for (QDirIterator at(path("."), QDir::Files | QDir::Hidden | QDir::System,
                             QDirIterator::Subdirectories);
             at.hasNext();) {
            QFile file(at.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            const QByteArray bytes = file.readAll();
            for (const QByteArray& needle : needles)
                if (bytes.contains(needle)) found << file.fileName() + ": " + QString::fromLatin1(needle);
        }
        return found;
    }

private slots:
    void init()
    {
        beginAnew();
        // Everything a program might write to without being asked lies here as well.
        for (const char* const place : {"home", "tmp", "config", "cache", "state", "run"})
            QVERIFY(QDir(path(".")).mkdir(place));
        qputenv("HOME", path("home").toUtf8());
        qputenv("TMPDIR", path("tmp").toUtf8());
        qputenv("XDG_CONFIG_HOME", path("config").toUtf8());
        qputenv("XDG_CACHE_HOME", path("cache").toUtf8());
        qputenv("XDG_STATE_HOME", path("state").toUtf8());
        qputenv("XDG_RUNTIME_DIR", path("run").toUtf8());
    }

    void nothingOfAVisitIsReadableWhateverIsDoneWithIt()
    {
        write("words", "four plain words\n");
        const Outcome made = run({"keys", "new", "study", "-o", "study.key", "--study", "HB-1", "--notes",
                                  "yes", "--identity-passphrase-file", "words"});
        QVERIFY2(made.status == 0, made.err.constData());
        QCOMPARE(run({"keys", "enrol", "study-card.txt", "--data", "tablet"}).status, 0);
        QCOMPARE(behind({"protect", "--data", "tablet"}).status, 0);
        const Outcome coded = behind(QStringList{"replay", script(kVisit), "--data", "tablet"} + kWhose);
        QVERIFY2(coded.status == 0, coded.err.constData());
        const QString session = coded.line();
        QVERIFY(!whereReadable().isEmpty());  // the script itself is found
        QVERIFY(QFile::remove(path("visit.csv")));
        QCOMPARE(whereReadable(), QStringList());

        // Read, listed, checked, refused, sealed, laid into the outbox, handed over, backed up.
        QVERIFY(behind({"show", session, "--data", "tablet"}).status == 0);
        QVERIFY(behind({"sessions", "--json", "--data", "tablet"}).out.contains("MARKER-77"));
        QCOMPARE(behind({"measures", session, "--json", "--data", "tablet"}).status, 0);
        QVERIFY(run({"show", session, "--data", "tablet"}).status != 0);
        QCOMPARE(
            behind({"export", session, "--as", "bundle", "--with", "notes", "-o", "out/", "--data", "tablet"})
                .status,
            0);
        static_cast<void>(behind({"send", session, "--to", "no-stick", "--data", "tablet"}));
        QVERIFY(QDir(path(".")).mkdir("stick"));
        const Outcome sent =
            behind({"send", session, "--to", "stick", "--with", "notes", "--data", "tablet"});
        QVERIFY2(sent.status == 0, sent.err.constData());
        QCOMPARE(behind({"backup", "-o", "copy.db", "--data", "tablet"}).status, 0);
        QCOMPARE(behind({"audit", "--data", "tablet"}).status, 0);
        QCOMPARE(behind({"verify", "tablet", "stick/" + QDir(path("stick")).entryList(QDir::Files).first(),
                         "--identity", "study.key", "--identity-passphrase-file", "words"})
                     .status,
                 0);
        QCOMPARE(whereReadable(), QStringList());

        // Taken in by a study whose library is protected, taken back, and told to it.
        QCOMPARE(run({"keys", "show", "--data", "study"}).status, 0);
        QCOMPARE(behind({"protect", "--data", "study"}).status, 0);
        const QStringList taking{"receive",    "stick",     "--once",
                                 "--identity", "study.key", "--identity-passphrase-file",
                                 "words",      "--data",    "study"};
        QCOMPARE(behind(taking).status, 0);
        QVERIFY(behind({"sessions", "--json", "--data", "study"}).out.contains("MARKER-77"));
        QCOMPARE(whereReadable(), QStringList());
        QCOMPARE(behind({"withdraw", session, "--data", "tablet"}).status, 0);
        static_cast<void>(behind({"send", "--data", "tablet"}));
        static_cast<void>(behind(taking));
        QCOMPARE(behind({"sessions", "--json", "--data", "study"}).json().array().size(), 0);
        QCOMPARE(whereReadable(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCliTraces)
#include "tst_cli_traces.moc"
