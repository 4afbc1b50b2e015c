// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/csv_records.h"
#include "sync/formats/csv_text.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/tables/tidy_csv.h"
#include "tests/support/builders.h"

#include <nlohmann/json.hpp>

using namespace tessera;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::vector<std::string>> rowsOf(const std::string& text)
{
    CsvReader reader(text);
    std::vector<std::vector<std::string>> rows;
    for (auto next = reader.next(); next && *next; next = reader.next()) rows.push_back((*next)->fields);
    return rows;
}

std::string fileNamed(const std::vector<TidyFile>& files, const std::string& name)
{
    for (const TidyFile& file : files) {
        if (file.name == name) return file.content;
    }
    return {};
}

// L 10 s, pause 5 s, L 10 s, can't tell 5 s, M 10 s, with a step and a note.
Journal richVisit()
{
    return test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 10'000),
                            test::simple(EntryKind::resume, 15'000), test::marker(16'500, 4),
                            test::note(17'000, "said \"so\",\nthen left"),
                            test::simple(EntryKind::cannotTell, 25'000), test::activity(30'000, 1),
                            test::simple(EntryKind::end, 40'000)});
}

}  // namespace

class FiguresTest : public QObject {
    Q_OBJECT

private slots:
    void measuresHaveTheirNamesInTheirOrder()
    {
        const Json figures = Json::parse(measuresJson({figuresOf(test::visit("LLMJ"))}, {}, false));
        std::vector<std::string> names;
        for (const auto& [name, value] : figures.items()) names.push_back(name);
        const std::vector<std::string> expected{
            "session",      "source_id", "scheme", "observed_ms", "coded_ms", "paused_ms", "cannot_tell_ms",
            "interactions", "bouts",     "shifts", "activities",  "sequence", "settings",  "version"};
        QVERIFY(names == expected);
        std::vector<std::string> activities;
        for (const auto& [name, value] : figures["activities"].items()) activities.push_back(name);
        QVERIFY((activities == std::vector<std::string>{"locating", "meaning", "joint-action", "planning"}));
        std::vector<std::string> inner;
        for (const auto& [name, value] : figures["activities"]["planning"].items()) inner.push_back(name);
        QVERIFY((inner == std::vector<std::string>{"time_ms", "share", "bouts", "interactions",
                                                   "mean_bout_ms", "median_bout_ms", "sd_bout_ms",
                                                   "min_bout_ms", "longest_bout_ms", "longest_bout_onset_ms",
                                                   "latency_ms", "bouts_per_hour"}));
    }

    void lengthsAreWholeNumbersAndUndefinedIsNull()
    {
        const Json figures = Json::parse(measuresJson({figuresOf(test::visit("LM"))}, {}, false));
        QVERIFY(figures["observed_ms"].is_number_integer());
        QVERIFY(figures["source_id"].is_null());
        const auto planning = figures["activities"]["planning"];
        QVERIFY(planning["time_ms"].is_number_integer());
        QVERIFY(planning["latency_ms"].is_null());
        QVERIFY(planning["sd_bout_ms"].is_null());
        QCOMPARE(planning["share"].get<double>(), 0.0);
        QCOMPARE(figures["settings"]["unit_ms"].get<int>(), 1000);
    }

    void oneSessionIsAnObjectAndSeveralAreAnArray()
    {
        const SessionFigures one = figuresOf(test::visit("LM"));
        QVERIFY(Json::parse(measuresJson({one}, {}, false)).is_object());
        QCOMPARE(Json::parse(measuresJson({one}, {}, true)).size(), std::size_t{1});
        QCOMPARE(Json::parse(measuresJson({one, one}, {}, false)).size(), std::size_t{2});
        QCOMPARE(measuresJson({}, {}, true), std::string("[]\n"));
    }

    void theTableHasTheSameNamesJoined()
    {
        const SessionFigures one = figuresOf(richVisit());
        const Json figures = Json::parse(measuresJson({one}, {}, false));
        std::vector<std::string> names;
        for (const auto& [name, value] : figures.items()) {
            if (name == "sequence") {
                for (const auto& [key, number] : value.items()) names.push_back("sequence_" + key);
                continue;
            }
            if (name != "activities") {
                names.push_back(name);
                continue;
            }
            for (const auto& [code, budget] : value.items()) {
                for (const auto& [key, number] : budget.items())
                    names.push_back("activities_" + code + "_" + key);
            }
        }
        const auto rows = rowsOf(measuresCsv({one, one}, {}));
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[0] == names);
        QVERIFY(rows[1] == rows[2]);
        const auto cell = [&](const std::string& name) {
            const auto at = std::find(names.begin(), names.end(), name) - names.begin();
            return rows[1][static_cast<std::size_t>(at)];
        };
        QCOMPARE(cell("observed_ms"), std::string("35000"));
        QCOMPARE(cell("activities_joint-action_time_ms"), std::string("0"));
        QCOMPARE(cell("activities_joint-action_latency_ms"), std::string());
        QCOMPARE(cell("source_id"), std::string());
        QVERIFY(Json::parse(cell("settings")) == figures["settings"]);
    }

    void sessionsOfTwoSchemesShareOneTable()
    {
        SessionFigures other = figuresOf(test::visit("LM"));
        other.scheme.id = "other/1";
        other.scheme.groups[0].codes[3].id = "resting";
        const auto rows = rowsOf(measuresCsv({figuresOf(test::visit("LM")), other}, {}));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[1].size(), rows[0].size());
        QCOMPARE(rows[2].size(), rows[0].size());
        const auto has = [&](const std::string& name) {
            return std::find(rows[0].begin(), rows[0].end(), name) != rows[0].end();
        };
        QVERIFY(has("activities_planning_time_ms"));
        QVERIFY(has("activities_resting_time_ms"));
    }

    void aFieldComesBackAsItWas()
    {
        const std::vector<std::string> fields{"a,b", "say \"so\"", "two\nlines", "", "# no comment", "plain"};
        const auto rows = rowsOf(csvLine(fields));
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(rows[0] == fields);
        QVERIFY(
            (rowsOf(csvLine({"# first", "b"})) == std::vector<std::vector<std::string>>{{"# first", "b"}}));
    }

    void theTidySetHoldsWhatWasCoded()
    {
        const Journal journal = richVisit();
        const auto files = tidySet({journal}, {});
        std::vector<std::string> names;
        for (const TidyFile& file : files) names.push_back(file.name);
        QVERIFY((names == std::vector<std::string>{"sessions.csv", "bouts.csv", "interactions.csv",
                                                   "markers.csv", "notes.csv", "transitions.csv",
                                                   "codebook.csv", "settings.json"}));
        const std::string id = journal.session().text();

        const auto bouts = rowsOf(fileNamed(files, "bouts.csv"));
        QCOMPARE(bouts.size(), std::size_t{4});
        QVERIFY((bouts[0] == std::vector<std::string>{"session", "subject", "observer", "index", "state",
                                                      "start_s", "stop_s", "duration_s", "censored"}));
        QVERIFY((bouts[1] ==
                 std::vector<std::string>{id, "F07", "O1", "1", "locating", "0", "10", "10", "both"}));
        QVERIFY((bouts[3] ==
                 std::vector<std::string>{id, "F07", "O1", "3", "meaning", "30", "40", "10", "both"}));

        const auto interactions = rowsOf(fileNamed(files, "interactions.csv"));
        QCOMPARE(interactions.size(), std::size_t{4});
        QVERIFY((interactions[1] ==
                 std::vector<std::string>{id, "F07", "O1", "1", "locating", "0", "25", "20", "5", "0"}));
        QCOMPARE(interactions[2][4], std::string("cannot-tell"));

        QCOMPARE(rowsOf(fileNamed(files, "markers.csv"))[1][4], std::string("16.5"));
        QCOMPARE(rowsOf(fileNamed(files, "notes.csv"))[1][5], std::string("said \"so\",\nthen left"));
        QCOMPARE(rowsOf(fileNamed(files, "transitions.csv")).size(), std::size_t{1 + 12});
        QCOMPARE(rowsOf(fileNamed(files, "codebook.csv")).size(), std::size_t{1 + 9});
        QCOMPARE(rowsOf(fileNamed(files, "sessions.csv"))[1].size(),
                 rowsOf(fileNamed(files, "sessions.csv"))[0].size());
        QVERIFY(Json::parse(fileNamed(files, "settings.json")).contains("version"));
    }

    void whereABoutWasCutShortIsSaid()
    {
        const auto bouts = rowsOf(fileNamed(tidySet({test::visit("LMJ")}, {}), "bouts.csv"));
        QCOMPARE(bouts[1][8], std::string("left"));
        QCOMPARE(bouts[2][8], std::string("none"));
        QCOMPARE(bouts[3][8], std::string("right"));
    }

    void theReadableDocumentHoldsTheWholeTimeline()
    {
        const Json document = Json::parse(timelineJson(richVisit()));
        QCOMPARE(document["interactions"].size(), std::size_t{3});
        QCOMPARE(document["interactions"][1]["code"].get<std::string>(), std::string("cannot-tell"));
        QCOMPARE(document["pauses"][0]["onset_ms"].get<int>(), 10'000);
        QCOMPARE(document["end_ms"].get<int>(), 40'000);
        QCOMPARE(document["notes"][0]["at_ms"].get<int>(), 17'000);
        QVERIFY(document["ended"].get<bool>());
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "tst_figures.moc"
