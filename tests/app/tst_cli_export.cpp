// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QDir>

using namespace tessera::test;

class CliExportTest : public QObject, private CliRunner {
    Q_OBJECT

    const QByteArray visit_ =
        "0,activity,locating\n10,activity,meaning\n12,note,=secret words\n15,marker,repair\n"
        "20,activity,locating\n30,end,\n";

    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList namesIn(const QString& folder) const
    {
        return QDir(path(folder)).entryList(QDir::Files, QDir::Name);
    }
    [[nodiscard]] QString start(const QString& name = "2026-03-02T10:17:23Z") const
    {
        return replayed(visit_, "one", {"--family", "F07", "--start", name});
    }

private slots:
    void init() { beginAnew(); }

    void eachFormatGoesWhereItIsSent()
    {
        const QString id = start();
        for (const QString format : {"textgrid", "eaf", "xlsx", "dot", "json"}) {
            const Outcome out = run({"export", id, "--as", format, "-o", "a." + format, "--data", "one"});
            QCOMPARE(out.status, 0);
            QCOMPARE(out.line(), "a." + format);
            QVERIFY(!read("a." + format).isEmpty());
        }
        for (const QString format : {"traminer", "spss", "csv"}) {
            const Outcome out = run({"export", id, "--as", format, "-o", "in-" + format, "--data", "one"});
            QCOMPARE(out.status, 0);
            QCOMPARE(out.line().split('\n').size(), namesIn("in-" + format).size());
        }
        QCOMPARE(namesIn("in-traminer"),
                 (QStringList{"codebook.csv", "sessions.csv", "settings.json", "spell.csv", "sps-slash.csv",
                              "sps.csv", "sts-compressed.csv", "sts.csv"}));
        QCOMPARE(namesIn("in-csv"),
                 (QStringList{"bouts.csv", "codebook.csv", "interactions.csv", "markers.csv", "notes.csv",
                              "sessions.csv", "settings.json", "transitions.csv"}));
    }

    void severalSessionsMakeOneWorkbookOrOneFileEach()
    {
        const QString a = start(), b = start();
        QCOMPARE(run({"export", a, b, "--as", "xlsx", "-o", "both.xlsx", "--data", "one"}).status, 0);
        QVERIFY(QFileInfo(path("both.xlsx")).isFile());
        QCOMPARE(run({"export", a, b, "--as", "xlsx", "-o", "books/", "--data", "one"}).line(),
                 QString("books/sessions.xlsx"));
        QCOMPARE(run({"export", a, b, "--as", "eaf", "-o", "documents", "--data", "one"}).status, 0);
        QCOMPARE(namesIn("documents").size(), 2);
    }

    void notesAndTheExactDateStayBehindUnlessNamed()
    {
        const QString id = start();
        for (const QString format :
             {"textgrid", "eaf", "csv", "traminer", "spss", "dot", "boris", "sdis", "json", "bundle"}) {
            const QString to = "plain-" + format + "/";
            QCOMPARE(run({"export", id, "--as", format, "-o", to, "--data", "one"}).status, 0);
            QVERIFY(!namesIn(to).isEmpty());
            // The words, the time of day, the day, and both as seconds since 1970.
            for (const QString& name : namesIn(to))
                for (const char* const told : {"secret", "10:17", "2026-03-02", "02.03.2026", "1772446643"})
                    QVERIFY2(!read(to + name).contains(told), qPrintable(to + name + ": " + told));
        }
        QCOMPARE(run({"export", id, "--as", "eaf", "-o", "full.eaf", "--with", "notes,exact-date", "--data",
                      "one"})
                     .status,
                 0);
        QVERIFY(read("full.eaf").contains("secret words"));
        QVERIFY(read("full.eaf").contains("DATE=\"2026-03-02T10:17:23+00:00\""));
    }

    void whatIsThereIsOnlyReplacedWhenForced()
    {
        const QString id = start();
        const QStringList words{"export", id, "--as", "traminer", "-o", "t", "--data", "one"};
        QCOMPARE(run(words).status, 0);
        const Outcome again = run(words);
        QCOMPARE(again.status, 1);
        QCOMPARE(again.err.count('\n'), 1);
        QCOMPARE(run(words + QStringList{"--force"}).status, 0);
    }

    void theSameRevisionGivesTheSameFiles()
    {
        const QString id = start();
        for (const QString format : {"traminer", "textgrid", "eaf", "xlsx", "spss", "dot", "csv"}) {
            for (const QString side : {"left/", "right/"}) {
                QCOMPARE(
                    run({"export", id, "--as", format, "-o", side + format + "/", "--data", "one"}).status,
                    0);
            }
            const QStringList names = namesIn("left/" + format);
            QVERIFY(!names.isEmpty());
            QCOMPARE(namesIn("right/" + format), names);
            for (const QString& name : names) {
                QVERIFY2(read("left/" + format + "/" + name) == read("right/" + format + "/" + name),
                         qPrintable(format + "/" + name));
            }
        }
    }

    void lossesAreSaidInPlainLines()
    {
        const QString id = start();
        const Outcome out = run({"export", id, "--as", "traminer", "-o", "t", "--data", "one"});
        QVERIFY(out.err.contains("tessera-cli: t: 1 marker is left out\n"));
        QVERIFY(!out.out.contains("left out"));
    }

    void unitsAndFormsAreRead()
    {
        const QString id = start();
        QCOMPARE(run({"export", id, "--as", "traminer", "--unit", "10s", "--form", "sps", "-o", "t", "--data",
                      "one"})
                     .status,
                 0);
        QVERIFY(!namesIn("t").contains("spell.csv"));
        QVERIFY(read("t/sps.csv").endsWith("(locating,1)-(meaning,1)-(locating,1)\n"));
    }

    void wrongWordsAreRefusedInOneLine()
    {
        const QString id = start();
        const QList<QStringList> wrong{
            {"--as", "traminer", "--form", "odd"}, {"--as", "traminer", "--unit", "0s"},
            {"--as", "traminer", "--unit", "1 d"}, {"--as", "xlsx", "--form", "wide"},
            {"--as", "dot", "--unit", "1s"},       {"--as", "bundle", "--form", "all"},
        };
        for (const QStringList& words : wrong) {
            const Outcome out = run(QStringList{"export", id, "-o", "x", "--data", "one"} + words);
            QVERIFY2(out.status == 2, qPrintable(words.join(' ')));
            QCOMPARE(out.err.count('\n'), 1);
        }
        QVERIFY(!QFileInfo::exists(path("x")));
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        const QString id = start();
        write("plain", "a file where a folder should be");
        const Outcome out = run({"export", id, "--as", "csv", "-o", "plain/", "--data", "one"});
        QCOMPARE(out.status, 1);
        QCOMPARE(out.err.count('\n'), 1);
        QCOMPARE(read("plain"), QByteArray("a file where a folder should be"));
    }
};

QTEST_GUILESS_MAIN(CliExportTest)
#include "tst_cli_export.moc"
