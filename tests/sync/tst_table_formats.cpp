// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/bouts_table.h"
#include "sync/formats/csv_records.h"
#include "sync/formats/reading/tidy_set.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/session_tables.h"
#include "sync/formats/tables/spss.h"
#include "sync/formats/tables/tidy_csv.h"
#include "sync/formats/tables/xlsx.h"
#include "tests/support/builders.h"
#include "tests/support/interval_samples.h"

#include <nlohmann/json.hpp>

using namespace tessera;
using Json = nlohmann::ordered_json;

namespace {

Journal richVisit(const std::string& words = "a note")
{
    return test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 10'000),
                            test::simple(EntryKind::resume, 15'000), test::marker(16'500, 4),
                            test::note(17'000, words), test::simple(EntryKind::cannotTell, 25'000),
                            test::activity(30'000, 1), test::activity(35'000, 0),
                            test::simple(EntryKind::end, 40'000)});
}

std::string fileNamed(const std::vector<ExportedFile>& files, const std::string& name)
{
    for (const ExportedFile& file : files) {
        if (file.name == name) return file.content;
    }
    return {};
}

std::vector<std::vector<std::string>> rowsOf(const std::string& text)
{
    CsvReader reader(text);
    std::vector<std::vector<std::string>> rows;
    for (auto next = reader.next(); next && *next; next = reader.next()) rows.push_back((*next)->fields);
    return rows;
}

std::string cell(const std::vector<std::vector<std::string>>& rows, std::size_t row,
                 const std::string& column)
{
    const auto at = std::find(rows[0].begin(), rows[0].end(), column) - rows[0].begin();
    return rows[row][static_cast<std::size_t>(at)];
}

// Two marks at 4 and 6 s, the first of them said to be a step, with two tags and an issue.
Journal taggedVisit()
{
    Journal journal =
        test::journalOf({test::activity(0, 0), test::marker(4'000, kNoCode), test::marker(6'000, kNoCode)});
    Entry tag = test::correction(EntryKind::tag, 7'000, 3, 5, 7'000);
    tag.tags =
        static_cast<std::uint32_t>(MarkerTag::help) | static_cast<std::uint32_t>(MarkerTag::possibility);
    tag.text = "the nights, \"so\"";
    Entry sure = test::simple(EntryKind::sureness, 10'000);
    sure.tags = static_cast<std::uint32_t>(Sureness::fairly);
    for (const Entry& entry : {tag, test::simple(EntryKind::end, 10'000), sure})
        if (!journal.append(entry).ok()) std::abort();
    return journal;
}

std::vector<std::string> stateIds(const Scheme& scheme)
{
    std::vector<std::string> ids;
    for (const CodeIndex code : scheme.states()) ids.push_back(scheme.code(code).id);
    return ids;
}

// A session whose start is only known by the month, or not at all.
Journal withStart(UtcTime start, bool withheld)
{
    Header content = test::header();
    content.start = start;
    Entry header = test::headerEntry(content);
    header.withheld = withheld;
    return test::journalOf({header, test::activity(0, 0), test::simple(EntryKind::end, 1'000)});
}

}  // namespace

class TableFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void boutsHaveTheColumnsOfTheTidyForm()
    {
        const Journal journal = richVisit();
        const std::string start = journal.session().text() + ",F07,O1,";
        QCOMPARE(fileNamed(tidySet({journal}, {}), "bouts.csv"),
                 "session,subject,observer,index,state,start_s,stop_s,duration_s,censored\n" + start +
                     "1,locating,0,10,10,both\n" + start + "2,locating,15,25,10,both\n" + start +
                     "3,meaning,30,35,5,left\n" + start + "4,locating,35,40,5,right\n");
    }

    void transitionsHaveProbabilitiesAndUndefinedIsEmpty()
    {
        const auto rows = rowsOf(fileNamed(tidySet({richVisit()}, {}), "transitions.csv"));
        QCOMPARE(rows.size(), std::size_t{13});
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const bool fromMeaning = cell(rows, i, "from") == "meaning";
            const bool toLocating = cell(rows, i, "to") == "locating";
            QCOMPARE(cell(rows, i, "count"), std::string(fromMeaning && toLocating ? "1" : "0"));
            QCOMPARE(cell(rows, i, "probability"), std::string(!fromMeaning ? "" : toLocating ? "1" : "0"));
        }
    }

    void aStartThatIsNotKnownIsEmptyAndOneThatIsCutSaysSo()
    {
        const auto startOf = [](const Journal& journal) {
            const auto rows = rowsOf(fileNamed(tidySet({journal}, {}), "sessions.csv"));
            return cell(rows, 1, "start") + " " + cell(rows, 1, "start_precision");
        };
        QCOMPARE(startOf(withStart({1'772'445'600'000}, false)), std::string("2026-03-02T10:00:00Z exact"));
        QCOMPARE(startOf(withStart({1'772'323'200'000}, true)), std::string("2026-03-01T00:00:00Z month"));
        QCOMPARE(startOf(withStart({0}, false)), std::string(" "));
    }

    // roundsVisit() by hand: who is coded for 0-30, 30-70 (a pause from 48 to 58) and 100-128 s, topic for
    // 0-30 and 70-100 s.
    void lanesStandOneAfterAnotherAndMissedIntervalsAreGaps()
    {
        const auto files = tidySet({test::roundsVisit()}, {});
        const auto sessions = rowsOf(fileNamed(files, "sessions.csv"));
        QCOMPARE(sessions.size(), std::size_t{2});
        const std::vector<std::pair<std::string, std::string>> sums{
            {"stop_s", "128"},  {"observed_s", "88"},  {"coded_s", "88"}, {"paused_s", "10"},
            {"missed_s", "30"}, {"interactions", "3"}, {"bouts", "3"},    {"shifts", "0"}};
        for (const auto& [column, value] : sums) QCOMPARE(cell(sessions, 1, column), value);

        const auto lines = [&](const std::string& file, const std::vector<std::string>& columns) {
            const auto rows = rowsOf(fileNamed(files, file));
            std::vector<std::string> text;
            for (std::size_t i = 1; i < rows.size(); ++i) {
                std::string line;
                for (const std::string& column : columns) line += cell(rows, i, column) + " ";
                text.push_back(line);
            }
            return text;
        };
        QCOMPARE(lines("bouts.csv", {"index", "state", "start_s", "stop_s", "duration_s", "censored"}),
                 (std::vector<std::string>{"1 adult 0 48 48 both ", "2 adult 58 70 12 both ",
                                           "3 child 100 128 28 both ", "1 play 0 30 30 both ",
                                           "2 food 70 100 30 both "}));
        QCOMPARE(
            lines("interactions.csv", {"index", "state", "start_s", "stop_s", "duration_s", "paused_s"}),
            (std::vector<std::string>{"1 adult 0 30 30 0 ", "2 adult 30 70 30 10 ", "3 child 100 128 28 0 ",
                                      "1 play 0 30 30 0 ", "2 food 70 100 30 0 "}));
        // Two codes of one lane, three of the other; nothing follows anything across what was missed.
        const auto pairs = lines("transitions.csv", {"from", "to", "count"});
        QCOMPARE(pairs.size(), std::size_t{2 + 6});
        for (const std::string& pair : pairs) QVERIFY2(pair.ends_with(" 0 "), pair.c_str());
        const auto codes = lines("codebook.csv", {"group", "kind", "code", "order"});
        QCOMPARE(codes, (std::vector<std::string>{"who state adult 1 ", "who state child 2 ",
                                                  "topic state play 3 ", "topic state food 4 ",
                                                  "topic state sleep 5 ", "steps point step 1 "}));
    }

    void whatWasMissedIsNamedAsALoss()
    {
        const auto book = writeXlsx({test::roundsVisit()}, {});
        QVERIFY(book.ok());
        QVERIFY(std::find(book->losses.begin(), book->losses.end(),
                          "3 missed intervals are only seen as gaps between bouts") != book->losses.end());
        QVERIFY(std::find(book->losses.begin(), book->losses.end(),
                          "1 pause is only seen as a gap between bouts") != book->losses.end());
    }

    void markersHaveTheirTagsAndTheirIssue()
    {
        const auto rows = rowsOf(fileNamed(tidySet({taggedVisit()}, {}), "markers.csv"));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(cell(rows, 1, "time_s"), std::string("4"));
        QCOMPARE(cell(rows, 1, "event"), std::string("valuing-themselves"));
        QCOMPARE(cell(rows, 1, "tags"), std::string("help possibility"));
        QCOMPARE(cell(rows, 1, "issue"), std::string("the nights, \"so\""));
        QCOMPARE(cell(rows, 2, "event"), std::string());
        QCOMPARE(cell(rows, 2, "tags"), std::string());
        QCOMPARE(cell(rows, 2, "issue"), std::string());
        QCOMPARE(cell(rowsOf(fileNamed(tidySet({taggedVisit()}, {}), "sessions.csv")), 1, "sureness"),
                 std::string("fairly"));
    }

    void settingsSayWhatEveryColumnMeans()
    {
        const auto files = tidySet({richVisit()}, {});
        const Json settings = Json::parse(fileNamed(files, "settings.json"));
        for (const ExportedFile& file : files) {
            if (!file.name.ends_with(".csv")) continue;
            const auto rows = rowsOf(file.content);
            for (const std::string& column : rows.at(0)) {
                QVERIFY2(!settings["columns"][file.name][column].get<std::string>().empty(), column.c_str());
            }
        }
        QVERIFY(settings.contains("unit_ms") && settings.contains("censored") &&
                settings.contains("version"));
    }

    void aNoteIsNeverAFormula()
    {
        for (const char* words : {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1"}) {
            const auto rows = rowsOf(fileNamed(tidySet({richVisit(words)}, {}), "notes.csv"));
            QCOMPARE(cell(rows, 1, "text"), "'" + std::string(words));
        }
        const auto rows =
            rowsOf(fileNamed(tidySet({richVisit("a = 1, \"so\"\r\nand more")}, {}), "notes.csv"));
        QCOMPARE(cell(rows, 1, "text"), std::string("a = 1, \"so\"\r\nand more"));
    }

    void codesThatLookLikeFormulasComeBack()
    {
        const std::vector<std::string> codes{"'-z", "+", "-x", "=y+1", "plain"};
        std::string text = "id,start,stop,state\n";
        for (std::size_t i = 0; i < codes.size(); ++i)
            text += "S1," + std::to_string(i) + "," + std::to_string(i + 1) + "," + codes[i] + "\n";
        const auto table = readBoutsTable(text, {}, "given.csv");
        QVERIFY(table.ok());
        QCOMPARE(stateIds(table->scheme), codes);
        Journal journal(table->sessions.at(0).id, table->scheme);
        QVERIFY(journal.restore(table->sessions[0].entries).ok());
        const auto files = tidySet({journal}, {});
        const std::string bouts = fileNamed(files, "bouts.csv");
        for (const char* written : {",''-z,", ",+,", ",'-x,", ",'=y+1,", ",plain,"})
            QVERIFY2(bouts.find(written) != std::string::npos, written);

        const auto alone = readBoutsTable(bouts, {}, "bouts.csv");
        QVERIFY(alone.ok());
        QCOMPARE(stateIds(alone->scheme), codes);
        const QTemporaryDir folder;
        for (const ExportedFile& file : files) {
            QFile out(folder.filePath(QString::fromStdString(file.name)));
            QVERIFY(out.open(QIODevice::WriteOnly));
            QCOMPARE(out.write(file.content.data(), static_cast<qint64>(file.content.size())),
                     static_cast<qint64>(file.content.size()));
        }
        std::vector<StoredSession> read;
        std::vector<std::string> findings;
        const ImportSink sink{.session = [&](StoredSession session) -> Status {
                                  read.push_back(std::move(session));
                                  return {};
                              },
                              .finding = [&](ImportFinding finding) { findings.push_back(finding.what); },
                              .progress = {}};
        QVERIFY(readTidySet(folder.path().toStdString(), {}, sink).ok());
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings[0].c_str());
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(stateIds(read[0].scheme), codes);
    }

    void writtenSessionBySessionTheSetIsTheSame()
    {
        const std::vector<Journal> journals{richVisit(), test::visit("LMJP"), richVisit("=x")};
        std::vector<std::string> bytes(tidyNames().size());
        TidyWriter writer({}, [&bytes](std::size_t file, std::string_view more) {
            bytes[file] += more;
            return Status{};
        });
        QVERIFY(writer.begin().ok());
        for (const Journal& journal : journals) QVERIFY(writer.add(journal).ok());
        QVERIFY(writer.finish().ok());
        const auto whole = tidySet(journals, {});
        QCOMPARE(whole.size(), bytes.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(whole[i].name, tidyNames()[i]);
            QCOMPARE(whole[i].content, bytes[i]);
        }
    }

    void aSinkThatFailsStopsTheSet()
    {
        TidyWriter writer({}, [](std::size_t file, std::string_view) {
            return file == 1 ? Status{Error{Errc::full, "no room", {}}} : Status{};
        });
        QVERIFY(!writer.begin().ok());
        QCOMPARE(writer.add(richVisit()).error().code, Errc::full);
    }

    void textsAreMadeFitByCharacter()
    {
        QCOMPARE(validUtf8("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x99\x82"),
                 std::string("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x99\x82"));
        // A lone continuation, an overlong slash, a surrogate, a cut character: one sign a byte that fits
        // nowhere.
        const std::string sign = "\xEF\xBF\xBD";
        QCOMPARE(validUtf8("\x80"), sign);
        QCOMPARE(validUtf8("\xC0\xAF"), sign + sign);
        QCOMPARE(validUtf8("\xED\xA0\x80"), sign + sign + sign);
        QCOMPARE(validUtf8("\xE2\x82"), sign + sign);
        QCOMPARE(printableText(std::string("a\0b\x1B\n", 5)), "a" + sign + "b" + sign + "\n");
        QCOMPARE(xmlText("<a b=\"c\">&\t"), std::string("&lt;a b=&quot;c&quot;&gt;&amp;&#9;"));
        QCOMPARE(std::string(wholeCharacters("a\xE2\x82\xAC", 3)), std::string("a"));
        QCOMPARE(wordText("joint-action \xC3\xA4.1"), std::string("joint_action_\xC3\xA4_1"));
    }

    void workbooksAndStatisticsFilesAreDeterministic()
    {
        const std::vector<Journal> journals{richVisit(), test::visit("LMJP")};
        const auto firstBook = writeXlsx(journals, {});
        const auto secondBook = writeXlsx(journals, {});
        QVERIFY(firstBook.ok() && secondBook.ok());
        QCOMPARE(firstBook->files.size(), std::size_t{1});
        QVERIFY(firstBook->files[0].content.starts_with("PK"));
        QVERIFY(firstBook->files[0].content == secondBook->files[0].content);
        const auto first = writeSpss(journals);
        const auto second = writeSpss(journals);
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(first->files.size(), std::size_t{6});
        for (std::size_t i = 0; i < first->files.size(); ++i) {
            QVERIFY(first->files[i].content.starts_with("$FL2"));
            QVERIFY(first->files[i].content == second->files[i].content);
        }
    }

    void textsTooLongForACellAreCutAndSaid()
    {
        const auto book = writeXlsx({richVisit(std::string(40'000, 'x'))}, {});
        QVERIFY(book.ok());
        QVERIFY(std::find(book->losses.begin(), book->losses.end(),
                          "1 text is cut: a cell holds at most 32,767 characters") != book->losses.end());
    }
};

QTEST_GUILESS_MAIN(TableFormatsTest)
#include "tst_table_formats.moc"
