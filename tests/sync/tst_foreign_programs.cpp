// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What is written is read by the programs it is meant for. Where one is not installed its part is left out,
// and the run says which package brings it (platforms/linux/test --full installs them all).
#include <QtTest>

#include "sync/formats/csv_records.h"
#include "sync/formats/media/elan.h"
#include "sync/formats/media/text_grid.h"
#include "sync/formats/media/transition_graph.h"
#include "sync/formats/tables/spss.h"
#include "sync/formats/tables/tidy_csv.h"
#include "sync/formats/tables/xlsx.h"
#include "tests/sync/archive_places.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace tessera;

namespace {

const std::string kWords = "=1+2 said \"so\",\nthen <left> & caf\xC3\xA9 _x0041_";

Journal richVisit()
{
    return test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 10'000),
                            test::simple(EntryKind::resume, 15'000), test::marker(16'500, 4),
                            test::note(17'000, kWords), test::simple(EntryKind::cannotTell, 25'000),
                            test::activity(30'000, 1), test::simple(EntryKind::end, 40'250)});
}

// Session ids are new in every run; one visit is written for all programs.
const Journal& visit()
{
    static const Journal journal = richVisit();
    return journal;
}

struct Ran {
    int exit = -1;
    QString output, errors;
};
Ran run(const QString& program, const QStringList& words, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", folder);
    environment.insert("LC_ALL", "C.UTF-8");
    process.setProcessEnvironment(environment);
    process.start(program, words);
    if (!process.waitForFinished(100'000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace

class ForeignProgramsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    void write(const QString& name, const std::string& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())),
                 static_cast<qint64>(bytes.size()));
    }
    void write(const std::vector<ExportedFile>& files) const
    {
        for (const ExportedFile& file : files) write(QString::fromStdString(file.name), file.content);
    }
    [[nodiscard]] Ran inR(const QString& script) const
    {
        write("script.R", script.toStdString());
        return run("Rscript", {"--vanilla", "script.R"}, folder_.path());
    }

private slots:
    void initTestCase() { QVERIFY(folder_.isValid()); }

    void xmllintFindsTheElanDocumentValid()
    {
        const auto exported = writeElan(visit());
        QVERIFY(exported.ok());
        write(exported->files);
        const QString rules = TESSERA_SOURCE_DIR "/tests/data/eaf-2.7-own.xsd";
        const Ran ran =
            run("xmllint", {"--noout", "--nonet", "--schema", rules, "session.eaf"}, folder_.path());
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        const Ran hand = run("xmllint",
                             {"--noout", "--nonet", "--schema", rules,
                              TESSERA_SOURCE_DIR "/tests/data/reference/formats/session.eaf"},
                             folder_.path());
        QVERIFY2(hand.exit == 0, qPrintable(hand.errors));
    }

    void xmllintSeesABrokenElanDocument()
    {
        const auto exported = writeElan(visit());
        std::string document = exported->files.front().content;
        document.replace(document.find("\"ts2\""), 5, "\"ts1\"");
        write("broken.eaf", document);
        const Ran ran = run("xmllint",
                            {"--noout", "--nonet", "--schema",
                             TESSERA_SOURCE_DIR "/tests/data/eaf-2.7-own.xsd", "broken.eaf"},
                            folder_.path());
        QVERIFY(ran.exit != 0);
    }

#ifdef TESSERA_HAS_PRAAT
    void praatReadsTheTextGrid()
    {
        const auto exported = writeTextGrid(visit());
        QVERIFY(exported.ok());
        write(exported->files);
        write("tiers.praat", R"(Read from file: "session.TextGrid"
n = Get number of tiers
for i to n
  name$ = Get tier name: i
  intervals = Is interval tier: i
  if intervals
    k = Get number of intervals: i
    for j to k
      begin = Get start time of interval: i, j
      finish = Get end time of interval: i, j
      label$ = Get label of interval: i, j
      appendInfoLine: name$, "|", begin, "|", finish, "|", label$
    endfor
  else
    k = Get number of points: i
    for j to k
      moment = Get time of point: i, j
      label$ = Get label of point: i, j
      appendInfoLine: name$, "|", moment, "|", label$
    endfor
  endif
endfor
)");
        const Ran ran = run("praat", {"--run", "tiers.praat"}, folder_.path());
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        QCOMPARE(ran.output, QString::fromStdString("state|0|10|locating\n"
                                                    "state|10|15|\n"
                                                    "state|15|25|locating\n"
                                                    "state|25|30|cannot-tell\n"
                                                    "state|30|40.25|meaning\n"
                                                    "pauses|0|10|\n"
                                                    "pauses|10|15|pause\n"
                                                    "pauses|15|40.25|\n"
                                                    "markers|16.5|earning-acceptance\n"
                                                    "notes|17|" +
                                                    kWords + "\n"));
    }
#endif

#ifdef TESSERA_HAS_R
    void rReadsTheStatisticsFiles()
    {
        const auto exported = writeSpss({visit()});
        QVERIFY(exported.ok());
        write(exported->files);
        const Ran ran = inR(R"(
            b <- haven::read_sav("bouts.sav")
            stopifnot(nrow(b) == 3, identical(names(b), c("session", "subject", "observer", "index", "state",
                      "start_s", "stop_s", "duration_s", "censored")))
            stopifnot(identical(as.character(haven::as_factor(b$state)), c("Locating and orienting change",
                      "Locating and orienting change", "Creating meaning for change")))
            stopifnot(identical(as.character(haven::as_factor(b$censored)), c("both", "both", "both")))
            stopifnot(identical(as.numeric(b$stop_s), c(10, 25, 40.25)))
            stopifnot(attr(b$stop_s, "label") == "offset, exclusive")
            s <- haven::read_sav("sessions.sav")
            stopifnot(nrow(s) == 1, s$locating_time_s == 20, s$meaning_time_s == 10.25, is.na(s$planning_latency_s))
            stopifnot(abs(s$locating_share - 20 / 30.25) < 1e-15, s$joint_action_bouts == 0)
            stopifnot(attr(s$joint_action_time_s, "label") == "Change through joint live action: time")
            stopifnot(as.character(haven::as_factor(s$kind)) == "real", s$source_id == "")
            n <- haven::read_sav("notes.sav")
            cat(n$text)
        )");
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        QCOMPARE(ran.output, QString::fromStdString(kWords));
    }

    void rReadsTheTidySet()
    {
        write(tidySet({visit()}, {}));
        const Ran ran = inR(R"(
            b <- read.csv("bouts.csv")
            stopifnot(is.numeric(b$start_s), identical(b$state, c("locating", "locating", "meaning")),
                      b$duration_s == c(10, 10, 10.25))
            t <- read.csv("transitions.csv")
            stopifnot(nrow(t) == 12, all(is.na(t$probability)), all(t$count == 0))
            s <- read.csv("sessions.csv")
            stopifnot(s$observed_s == 35.25, s$start == "2026-03-02T10:00:00Z", is.na(s$source_id))
            k <- read.csv("codebook.csv")
            stopifnot(identical(k$code[k$kind == "state"], c("locating", "meaning", "joint-action", "planning")))
            j <- jsonlite::fromJSON("settings.json")
            stopifnot(j$unit_ms == 1000, j$columns$bouts.csv$stop_s == "offset, exclusive")
            n <- read.csv("notes.csv")
            cat(n$text)
        )");
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        QCOMPARE(ran.output, "'" + QString::fromStdString(kWords));
    }
#endif

#ifdef TESSERA_HAS_RSQLITE
    void rReadsAnArchive()
    {
        writeArchive();
        const Ran ran = inR(R"(
            con <- DBI::dbConnect(RSQLite::SQLite(), "study.db", flags = RSQLite::SQLITE_RO)
            b <- DBI::dbReadTable(con, "bouts")
            a <- b[b$session == min(b$session), ]
            a <- a[order(a$bout), ]
            stopifnot(nrow(b) == 8, identical(a$code, c("locating", "meaning", "meaning", "joint-action")),
                      a$onset_ms == c(0, 20000, 40000, 50000), a$length_ms == c(20000, 10000, 10000, 10000),
                      a$adjoins == c(0, 1, 0, 1))
            s <- DBI::dbReadTable(con, "studies")
            stopifnot(s$study == "S1", s$sessions == 2, s$visits == 1, s$observed_ms == 90000)
            c <- DBI::dbGetQuery(con, "SELECT * FROM session_codes WHERE code = 'meaning' ORDER BY session")
            stopifnot(c$time_ms == c(20000, 10000), c$bouts == c(2, 1), c$share == c(0.4, 0.25),
                      c$mean_bout_ms == 10000, is.na(c$sd_bout_ms) == c(FALSE, TRUE))
            t <- DBI::dbGetQuery(con, "SELECT from_code, to_code, sum(count) n FROM transitions GROUP BY 1, 2")
            stopifnot(nrow(t) == 3, t$n[t$from_code == "locating"] == 2, t$n[t$from_code == "meaning"] == 2,
                      t$n[t$from_code == "joint-action"] == 1)
            p <- DBI::dbReadTable(con, "pauses")
            stopifnot(nrow(p) == 1, p$onset_ms == 30000, p$length_ms == 10000)
            stopifnot(DBI::dbReadTable(con, "pairs")$overlapping == 1)
            for (name in c("sessions", "interactions", "markers", "notes", "entries", "schemes", "codes", "imports",
                           "findings", "code_maps", "tombstones"))
                DBI::dbReadTable(con, name)
            cat(sum(DBI::dbReadTable(con, "sessions")$paused_ms))
        )");
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        QCOMPARE(ran.output, QString("10000"));
    }
#endif

#ifdef TESSERA_HAS_PYTHON
    void pythonReadsAnArchive()
    {
        writeArchive();
        write("script.py", R"(
import sqlite3
con = sqlite3.connect("file:study.db?mode=ro", uri=True)
def rows(sql):
    return con.execute(sql).fetchall()
assert rows("SELECT code, sum(length_ms) FROM bouts GROUP BY code ORDER BY code") == [
    ("joint-action", 20000), ("locating", 30000), ("meaning", 30000), ("planning", 10000)]
assert rows("SELECT study, sessions, visits, observed_ms, coded_ms, interactions FROM studies") == [
    ("S1", 2, 1, 90000, 90000, 9)]
assert rows("SELECT from_code, to_code, sum(count) FROM transitions GROUP BY 1, 2 ORDER BY 1") == [
    ("joint-action", "planning", 1), ("locating", "meaning", 2), ("meaning", "joint-action", 2)]
assert rows("SELECT share, sd_bout_ms FROM session_codes WHERE code = 'planning' ORDER BY session") == [
    (0, None), (0.25, None)]
assert rows("SELECT onset_ms, offset_ms, length_ms FROM pauses") == [(30000, 40000, 10000)]
assert rows("SELECT first_observer, second_observer, overlapping FROM pairs") == [("O1", "O2", 1)]
)");
        const Ran ran = run(TESSERA_PYTHON_PATH, {"script.py"}, folder_.path());
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
    }
#endif

#ifdef TESSERA_HAS_PANDAS
    void pandasReadsAnArchive()
    {
        writeArchive();
        write("script.py", R"(
import sqlite3
import pandas
codes = pandas.read_sql("SELECT * FROM session_codes", sqlite3.connect("study.db"))
assert len(codes) == 8
assert codes.groupby("code").time_ms.sum().to_dict() == {
    "joint-action": 20000, "locating": 30000, "meaning": 30000, "planning": 10000}
assert codes.mean_bout_ms.isna().sum() == 1
)");
        const Ran ran = run(TESSERA_PYTHON_PATH, {"script.py"}, folder_.path());
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
    }
#endif

#ifdef TESSERA_HAS_OFFICE
    void libreOfficeReadsTheWorkbook()
    {
        const auto exported = writeXlsx({visit()}, {});
        QVERIFY(exported.ok());
        write(exported->files);
        // Every sheet as CSV, formulas as such: there must be none.
        const Ran ran = run(
            "soffice",
            {"-env:UserInstallation=file://" + path("office"), "--headless", "--convert-to",
             "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "sessions.xlsx"},
            folder_.path());
        QVERIFY2(ran.exit == 0, qPrintable(ran.errors));
        const auto tidy = tidySet({visit()}, {});
        for (const ExportedFile& file : tidy) {
            if (!file.name.ends_with(".csv")) continue;
            QFile read(path("sessions-" + QString::fromStdString(file.name)));
            QVERIFY2(read.open(QIODevice::ReadOnly), file.name.c_str());
            compareTables(read.readAll().toStdString(), file.content);
        }
        QVERIFY(QFile::exists(path("sessions-settings.csv")));
    }
#endif

#ifdef TESSERA_HAS_GRAPHVIZ
    void graphvizDrawsTheTransitions()
    {
        const auto exported = writeTransitionGraph({test::visit("LMJPLMJLMPLJ")});
        QVERIFY(exported.ok());
        write(exported->files);
        const Ran ran = run("dot", {"-Tsvg", "transitions.dot"}, folder_.path());
        QVERIFY2(ran.exit == 0 && ran.errors.isEmpty(), qPrintable(ran.errors));
        QCOMPARE(ran.output.count("class=\"node\""), 4);
        QCOMPARE(ran.output.count("class=\"edge\""), 7);
        QVERIFY(QString(ran.output).replace("&#160;", " ").contains("n 3, z"));  // blanks that do not break
    }
#endif

private:
    // Two observers of one visit: locating 20 s, meaning 10 s, a pause of 10 s, meaning and joint action of
    // 10 s; and ten seconds of each activity.
    void writeArchive() const
    {
        const QString place = path("study.db");
        if (QFile::exists(place)) return;
        const auto archive = test::opened(place.toStdString());
        QVERIFY(archive != nullptr);
        for (const auto& [letters, observer, id] :
             {std::tuple{"LLM|MJ", "O1", "11111111-1111-4111-8111-111111111111"},
              std::tuple{"LMJP", "O2", "22222222-2222-4222-8222-222222222222"}}) {
            Header top = test::headerOf("F1", "V1");
            top.observer = observer;
            const StoredSession session = test::sessionOf(letters, top, 10'000, *Uuid::parse(id));
            QCOMPARE(test::taken(*archive, session).how, TakenIn::imported);
        }
    }

    // The spreadsheet keeps numbers as numbers: 10 and 10.000 are the same cell. The guard before formulas is
    // for CSV alone.
    static void compareTables(const std::string& read, const std::string& written)
    {
        CsvReader left(read), right(written);
        for (;;) {
            const auto a = left.next(), b = right.next();
            QVERIFY(a.ok() && b.ok());
            QCOMPARE(a->has_value(), b->has_value());
            if (!*a) return;
            QCOMPARE((*a)->fields.size(), (*b)->fields.size());
            for (std::size_t i = 0; i < (*a)->fields.size(); ++i) {
                const QString there = QString::fromStdString((*a)->fields[i]);
                const QString here = QString::fromStdString((*b)->fields[i]);
                bool number = false;
                const double value = here.toDouble(&number);
                if (number && there.toDouble() == value && !there.isEmpty()) continue;
                QCOMPARE(there, here.startsWith("'=") ? here.mid(1) : here);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ForeignProgramsTest)
#include "tst_foreign_programs.moc"
