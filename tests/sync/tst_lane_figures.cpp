// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_records.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/scheme_file.h"
#include "sync/formats/script.h"
#include "sync/formats/tables/session_tables.h"
#include "tests/support/interval_samples.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace tessera;
using namespace tessera::test;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> namesOf(const Json& object)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    return names;
}

Scheme oneGroup()
{
    Scheme scheme = askedEveryHalfMinute();
    scheme.groups.erase(scheme.groups.begin() + 1);
    return scheme;
}

}  // namespace

// The figures of a session that was coded by intervals. The numbers are worked out by hand from
// roundsVisit().
class LaneFigures : public QObject {
    Q_OBJECT

private slots:
    void eachGroupHasFiguresOfItsOwn()
    {
        const Json document = Json::parse(measuresJson({figuresOf(roundsVisit())}, {}, false));
        QVERIFY((namesOf(document) ==
                 std::vector<std::string>{"session", "source_id", "scheme", "lanes", "settings", "version"}));
        QCOMPARE(document["scheme"].get<std::string>(), std::string("rounds/1"));
        QVERIFY((namesOf(document["lanes"]) == std::vector<std::string>{"who", "topic"}));

        const Json who = document["lanes"]["who"];
        QVERIFY((namesOf(who) == std::vector<std::string>{"observed_ms", "coded_ms", "paused_ms",
                                                          "cannot_tell_ms", "interactions", "bouts", "shifts",
                                                          "activities", "sequence", "intervals"}));
        QVERIFY((namesOf(who["activities"]) == std::vector<std::string>{"adult", "child"}));
        QCOMPARE(who["observed_ms"].get<int>(), 88'000);
        QCOMPARE(who["coded_ms"].get<int>(), 88'000);
        QCOMPARE(who["paused_ms"].get<int>(), 10'000);
        QCOMPARE(who["interactions"].get<int>(), 3);
        QCOMPARE(who["activities"]["adult"]["time_ms"].get<int>(), 60'000);
        QCOMPARE(who["activities"]["child"]["latency_ms"].get<int>(), 100'000);
        QCOMPARE(who["intervals"]["interval_ms"].get<int>(), 30'000);
        QCOMPARE(who["intervals"]["asked"].get<int>(), 4);
        QCOMPARE(who["intervals"]["coded"].get<int>(), 3);
        QCOMPARE(who["intervals"]["missed"].get<int>(), 1);
        QCOMPARE(who["intervals"]["missed_ms"].get<int>(), 30'000);
        // Units of 1 s, none of them in the missed interval.
        QCOMPARE(who["sequence"]["length"].get<int>(), 88);

        const Json topic = document["lanes"]["topic"];
        QVERIFY((namesOf(topic["activities"]) == std::vector<std::string>{"play", "food", "sleep"}));
        QCOMPARE(topic["coded_ms"].get<int>(), 60'000);
        QCOMPARE(topic["activities"]["sleep"]["time_ms"].get<int>(), 0);
        QCOMPARE(topic["intervals"]["missed"].get<int>(), 2);
        QCOMPARE(topic["intervals"]["missed_ms"].get<int>(), 30'000 + 28'000);
        QCOMPARE(document["settings"]["interval_grace_ms"].get<int>(), 10'000);
    }

    void aTableHasAColumnForEachFigureOfEachGroup()
    {
        const std::string csv = measuresCsv({figuresOf(roundsVisit())}, {});
        for (const char* name : {"lanes_who_observed_ms", "lanes_topic_activities_food_share",
                                 "lanes_who_intervals_missed", "lanes_topic_sequence_entropy"})
            QVERIFY2(csv.substr(0, csv.find('\n')).find(name) != std::string::npos, name);
    }

    // Sessions of one lane and of several stand in one table; what a session does not have is empty in it.
    void theTableHoldsTheFiguresOfEachGroupBesideSessionsOfOneLane()
    {
        const std::string csv = measuresCsv({figuresOf(roundsVisit()), figuresOf(visit("LMJ"))}, {});
        std::vector<std::vector<std::string>> rows;
        CsvReader reader(csv);
        for (auto next = reader.next(); next && *next; next = reader.next()) rows.push_back((*next)->fields);
        QCOMPARE(rows.size(), std::size_t{3});
        const auto cell = [&](std::size_t row, const std::string& column) {
            const auto found = std::find(rows[0].begin(), rows[0].end(), column);
            return found == rows[0].end() ? "no column " + column
                                          : rows[row].at(static_cast<std::size_t>(found - rows[0].begin()));
        };
        QCOMPARE(std::set<std::string>(rows[0].begin(), rows[0].end()).size(), rows[0].size());
        const std::vector<std::pair<std::string, std::string>> lanes{
            {"lanes_who_observed_ms", "88000"},
            {"lanes_who_paused_ms", "10000"},
            {"lanes_who_activities_adult_time_ms", "60000"},
            {"lanes_who_intervals_missed", "1"},
            {"lanes_who_bouts", "3"},
            {"lanes_topic_coded_ms", "60000"},
            {"lanes_topic_activities_food_share", "0.5"},
            {"lanes_topic_activities_sleep_bouts", "0"},
            {"lanes_topic_intervals_asked", "4"},
            {"lanes_topic_intervals_missed_ms", "58000"}};
        for (const auto& [column, value] : lanes) {
            QCOMPARE(cell(1, column), value);
            QCOMPARE(cell(2, column), std::string());
        }
        QCOMPARE(cell(1, "observed_ms"), std::string());
        QCOMPARE(cell(2, "observed_ms"), std::string("30000"));
        QCOMPARE(cell(2, "activities_locating_time_ms"), std::string("10000"));
    }

    void withOneGroupTheFiguresStandWhereTheyAlwaysDo()
    {
        const Scheme scheme = oneGroup();
        Journal journal = roundsJournal(scheme);
        QVERIFY(journal.append(coded(0, 0, 0)).ok());
        QVERIFY(journal.append(simple(EntryKind::end, 45'000)).ok());
        const Json document = Json::parse(measuresJson({figuresOf(journal)}, {}, false));
        QCOMPARE(document["observed_ms"].get<int>(), 30'000);
        QVERIFY(!document.contains("lanes"));
        QCOMPARE(document["intervals"]["missed_ms"].get<int>(), 15'000);
    }

    void aSessionTappedFreelyHasNoIntervals()
    {
        const Json document = Json::parse(measuresJson({figuresOf(visit("LMJ"))}, {}, false));
        QVERIFY(!document.contains("lanes"));
        QVERIFY(!document.contains("intervals"));
        QVERIFY(!document["settings"].contains("interval_grace_ms"));
    }

    void theTidyTablesHaveTheLanesOneAfterAnother()
    {
        std::vector<std::string> bouts;
        std::vector<std::string> from;
        SessionTables tables([&](Table table, const Row& row) -> Status {
            // After the session, the family and the observer: a bout's index and state, a transition's from.
            if (table == Table::bouts) bouts.push_back(std::get<std::string>(row[4]));
            if (table == Table::transitions) from.push_back(std::get<std::string>(row[3]));
            return {};
        });
        QVERIFY(tables.add(roundsVisit()).ok());
        QVERIFY((bouts == std::vector<std::string>{"adult", "adult", "child", "play", "food"}));
        QVERIFY((from == std::vector<std::string>{"adult", "child", "play", "play", "food", "food", "sleep",
                                                  "sleep"}));
    }

    void aVisitScriptHasNoIntervalsAndSaysSo()
    {
        const auto script = readScript("time,entry,value\n0,activity,locating\n30,interval,meaning\n",
                                       partnershipActivities(), "v.csv");
        QVERIFY(!script.ok());
        QCOMPARE(script.error().where, std::string("v.csv:3"));
        QVERIFY(script.error().what.find("interval by interval") != std::string::npos);
        for (const char* word : {"tag", "sureness", "source", "consent"}) {
            const auto other = readScript(std::string("time,entry,value\n0,") + word + ",x\n",
                                          partnershipActivities(), "v.csv");
            QVERIFY(!other.ok());
            QVERIFY(other.error().what.find("no word in a script") != std::string::npos);
        }
        const Scheme scheme = askedEveryHalfMinute();
        const auto free = readScript("time,entry,value\n0,activity,adult\n", scheme, "v.csv");
        QVERIFY(free.ok());
        Header top = header();
        top.scheme = scheme.id;
        const auto journal = journalFromScript(*free, top, randomUuid(), scheme, "v.csv");
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().where, std::string("v.csv:2"));
    }

    void theExampleCanBeReadAndUsed()
    {
        QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/app/data/schemes/home-visit-intervals.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto scheme = readScheme(file.readAll().toStdString(), "example");
        QVERIFY2(scheme.ok(), scheme.ok() ? "" : scheme.error().what.c_str());
        QVERIFY(scheme->title.find("example") != std::string::npos);
        QCOMPARE(scheme->interval->count(), 30'000);
        QCOMPARE(scheme->stateGroups().size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(LaneFigures)
#include "tst_lane_figures.moc"
