// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_reader.h"
#include "sync/formats/boris/boris_writer.h"
#include "tests/support/builders.h"
#include "tests/sync/imported_sessions.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace tessera;
namespace test = tessera::test;
using test::boutsOf;
using test::Taken;

namespace {

Taken read(const std::string& text, const ImportOptions& options = {})
{
    return test::takenBy(readBoris, text, options);
}

std::string file(const QString& path)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/tests/") + path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().toStdString();
}

// A project with the states Listen, Explore, Plan and Practise, which exclude each other, the state Hold,
// which excludes nothing, and the point Laugh; one observation with these rows.
std::string project(const std::string& rows, const std::string& more = {})
{
    const char* states[] = {"Listen", "Explore", "Plan", "Practise"};
    std::string conf;
    int number = 0;
    for (const std::string state : states) {
        std::string excluded;
        for (const std::string other : states)
            if (other != state) excluded += (excluded.empty() ? "" : ",") + other;
        conf += '"' + std::to_string(number++) + R"(":{"type":"State event","code":")" + state +
                R"(","excluded":")" + excluded + "\"},";
    }
    conf += R"("8":{"type":"State event","code":"Hold","excluded":""},)"
            R"("9":{"type":"Point event","code":"Laugh","excluded":""})";
    return R"({"project_format_version":"7.0","subjects_conf":{},"behaviors_conf":{)" + conf +
           "},\n\"observations\":{\"one\":{\"file\":[],\"type\":\"LIVE\",\"events\":[\n" + rows + "]" + more +
           "}}}";
}

std::string row(double time, const std::string& code, const std::string& rest = R"("","")")
{
    return "[" + std::to_string(time) + ",\"\",\"" + code + "\"," + rest + "]";
}

// Rows "Listen 0" and so on, as BORIS stores them.
std::string rows(const std::vector<std::pair<double, const char*>>& all)
{
    std::string text;
    for (const auto& [time, code] : all) text += (text.empty() ? "" : ",\n") + row(time, code);
    return text;
}

Journal aVisit()
{
    using namespace test;
    return journalOf({activity(1'000, 0), activity(61'249, 1), marker(70'000, 8), activity(90'001, 1),
                      simple(EntryKind::cannotTell, 95'000), simple(EntryKind::pause, 100'000),
                      simple(EntryKind::resume, 130'000), activity(140'000, 2),
                      simple(EntryKind::pause, 150'000), simple(EntryKind::resume, 155'003),
                      activity(160'000, 3), activity(160'000, 0), marker(170'000, kNoCode),
                      simple(EntryKind::end, 200'500)});
}

}  // namespace

class BorisTest : public QObject {
    Q_OBJECT
private slots:
    void tinyIsRead()
    {
        for (const char* path : {"data/reference/formats/tiny.boris", "fuzz/corpus/boris/tiny.boris.gz"}) {
            const Taken taken = read(file(path));
            QVERIFY2(taken.status.ok(), path);
            QCOMPARE(taken.sessions.size(), std::size_t{1});
            QCOMPARE(taken.refused(), std::size_t{0});
            QCOMPARE(boutsOf(taken.sessions[0]),
                     std::string("Orient 0-61250, Explore 61250-190500, Plan 190500-300000"));
            const Header& header = *taken.sessions[0].entries[0].header;
            QCOMPARE(header.sourceId, std::string("P017 visit 3 obs A"));
            QCOMPARE(header.observer, std::string("A"));
            QVERIFY(taken.says("visit_no"));
            const Journal journal = test::journalOf(taken.sessions[0]);
            QCOMPARE(journal.fold().timeline().notes.at(0).text, std::string("mother speaks of sleep"));
            QCOMPARE(journal.fold().timeline().notes.at(0).at.count(), 61'250);
        }
    }

    void theMillisecondOfEverySwitchIsGivenBack()
    {
        const Taken taken = read(file("data/reference/formats/pair.boris"));
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(taken.refused(), std::size_t{0});
        for (const StoredSession& session : taken.sessions) {
            const Journal journal = test::journalOf(session);
            const Timeline timeline = journal.fold().timeline();
            // 41 switches in 1800 s; BORIS' own budget of the first sums to 1799.959 s.
            QCOMPARE(timeline.observed().count(), 1'800'000);
            QVERIFY(timeline.pauses.empty());
            Millis sum{0};
            for (const Bout& bout : timeline.bouts) sum += bout.length();
            QCOMPARE(sum.count(), 1'800'000);
        }
        QCOMPARE(test::journalOf(taken.sessions[0]).fold().timeline().bouts.size(), std::size_t{42});
    }

    void anOpenStateLastsToTheEnd()
    {
        // Listen 0, Explore 5, Plan 10
        const Taken taken = read(project(rows({{0, "Listen"},
                                               {4.999, "Listen"},
                                               {5, "Explore"},
                                               {9.999, "Explore"},
                                               {10, "Plan"},
                                               {12, "Laugh"}})));
        QCOMPARE(boutsOf(taken.sessions.at(0)),
                 std::string("Listen 0-5000, Explore 5000-10000, Plan 10000-12000"));
        QCOMPARE(test::markersOf(taken.sessions[0]), std::string("Laugh 12000"));
        QVERIFY(taken.says("\"Plan\" at 10 s has a START and no STOP"));
    }

    void aLateEntryLeavesTwoStatesOpenWhichIsRefusedAndSaid()
    {
        // then Practise at 7: its rows are out of step, and so are those of Explore
        const Taken taken = read(project(rows({{0, "Listen"},
                                               {4.999, "Listen"},
                                               {5, "Explore"},
                                               {6.999, "Explore"},
                                               {7, "Practise"},
                                               {9.999, "Explore"},
                                               {10, "Plan"},
                                               {20, "Plan"}})));
        QVERIFY(taken.sessions.empty());
        QVERIFY(taken.says("\"Practise\" at 7 s has a START and no STOP"));
        QVERIFY(taken.says("\"Explore\" at 9.999 s has a START and no STOP"));
        QVERIFY(taken.says("overlaps"));
        QCOMPARE(taken.refused(), std::size_t{1});
    }

    void theSameCodeAgainStopsItAndNothingRuns()
    {
        const Taken taken = read(project(rows(
            {{0, "Listen"}, {4.999, "Listen"}, {5, "Explore"}, {6, "Explore"}, {10, "Plan"}, {11, "Plan"}})));
        QCOMPARE(boutsOf(taken.sessions.at(0)),
                 std::string("Listen 0-5000, Explore 5000-6000 | Plan 10000-11000"));
        QVERIFY(taken.says("1 stretch without a state (4 s)"));
    }

    void twoStatesOfOneMomentAreTurnedRoundAndSaidSo()
    {
        const Taken taken = read(project(rows({{0, "Listen"},
                                               {4.999, "Listen"},
                                               {4.999, "Explore"},
                                               {5, "Explore"},
                                               {5, "Plan"},
                                               {9, "Plan"}})));
        QCOMPARE(boutsOf(taken.sessions.at(0)),
                 std::string("Listen 0-4999, Explore 4999-5000, Plan 5000-9000"));
        QVERIFY(taken.says("\"Explore\" at 4.999 s gives way"));
    }

    void rowsThatBorisAddedHaveASixthField()
    {
        const Taken taken =
            read(project(row(0, "Listen") + ",[20.0,\"\",\"Listen\",\"\",\"Event automatically added by "
                                            "the fix unpaired state events function\",\"NA\"]"));
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("Listen 0-20000"));
        QVERIFY(taken.says("BORIS added the row at 20 s"));
        QVERIFY(test::journalOf(taken.sessions[0]).fold().timeline().notes.empty());
    }

    void picturesHaveSevenFields()
    {
        const Taken taken = read(
            project("[0,\"\",\"Listen\",\"\",\"\",1,\"a.jpg\"],[3,\"\",\"Listen\",\"\",\"\",2,\"b.jpg\"]"));
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("Listen 0-3000"));
        QVERIFY(taken.says("pictures"));
    }

    void statesThatExcludeNothingKeepTheirMillisecond()
    {
        const Taken taken = read(project(rows({{0, "Listen"}, {4.999, "Listen"}, {5, "Hold"}, {6, "Hold"}})));
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("Listen 0-4999 | Hold 5000-6000"));
    }

    void modifiersPairByThemselvesAndAreSaidToBeLost()
    {
        const Taken taken =
            read(project(row(0, "Listen", R"("toy","")") + "," + row(4, "Listen", R"("toy","")") + "," +
                         row(4, "Listen", R"("ball","")") + "," + row(9, "Listen", R"("ball","")")));
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("Listen 0-9000"));
        QVERIFY(taken.says("modifiers of \"Listen\" (4 rows)"));
    }

    void subjectsAreSessionsOfTheirOwn()
    {
        const Taken taken =
            read(project(R"([0,"m","Listen","",""],[5,"m","Listen","",""],[1,"f","Plan","",""],)"
                         R"([6,"f","Plan","",""],[2,"","Laugh","",""])"));
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(boutsOf(taken.sessions[0]), std::string("Listen 0-5000"));
        QCOMPARE(boutsOf(taken.sessions[1]), std::string("Plan 0-5000"));
        QCOMPARE(taken.sessions[1].entries[0].header->sourceId, std::string("one/f"));
        QCOMPARE(test::markersOf(taken.sessions[0]), std::string("Laugh 2000"));
    }

    void clockTimesAndNegativeOnesCountFromTheFirst()
    {
        const Taken day =
            read(project(rows({{36150, "Listen"}, {36160, "Listen"}}), ",\"start_from_current_time\":true"));
        QCOMPARE(test::endOf(day.sessions.at(0)), 10'000);
        const Taken unix = read(project(rows({{1'772'445'600.5, "Listen"}, {1'772'445'610.25, "Listen"}}),
                                        ",\"start_from_current_epoch_time\":true"));
        QCOMPARE(boutsOf(unix.sessions.at(0)), std::string("Listen 0-9750"));
        QCOMPARE(unix.sessions[0].entries[0].header->start.ms, 1'772'445'600'500);
        const Taken early = read(project(rows({{-3, "Listen"}, {5, "Listen"}})));
        QCOMPARE(boutsOf(early.sessions.at(0)), std::string("Listen 0-8000"));
    }

    void strangersAreKeptAsMoments()
    {
        const Taken taken = read(project(rows({{0, "Listen"}, {2, "Sing"}, {5, "Listen"}})));
        QCOMPARE(test::markersOf(taken.sessions.at(0)), std::string("Sing 2000"));
        QVERIFY(taken.says("Not in the ethogram"));
    }

    void whatIsNoProjectIsOneLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "[]", "{}", "7", "{\"observations\":7}", "{\"observations\":{\"a\":{\n",
                                 "\x1F\x8B", "\x1F\x8B\x08\x00junk"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoProjectIsOneLine()
    {
        QFETCH(QByteArray, text);
        const Taken taken = read(text.toStdString());
        QVERIFY(!taken.status.ok());
        QVERIFY(!taken.status.error().what.empty());
        QVERIFY(taken.sessions.empty());
    }

    void aBadRowRefusesItsObservationWithItsLine()
    {
        for (const char* bad : {"[1]", "[\"x\",\"\",\"Listen\",\"\",\"\"]",
                                "[9e99,\"\",\"Listen\",\"\",\"\"]", "7", "[1,\"\",\"\",\"\",\"\"]"}) {
            const Taken taken = read(project(row(0, "Listen") + ",\n" + bad));
            QVERIFY(taken.status.ok());
            QCOMPARE(taken.refused(), std::size_t{1});
            QVERIFY(taken.findings.at(0).line == 4 || taken.findings.at(0).line == 2);
        }
    }

    void ourOwnFileComesBackWhole()
    {
        const Journal journal = aVisit();
        const auto written = writeBoris({journal});
        QVERIFY(written.ok());
        const Taken taken = read(written->files.at(0).content);
        QCOMPARE(taken.sessions.size(), std::size_t{1});
        QVERIFY(taken.findings.empty());
        QVERIFY(taken.sessions[0].id == journal.session());
        QVERIFY(taken.sessions[0].scheme == partnershipActivities());
        QVERIFY(
            saysTheSame(StoredSession{journal.session(), partnershipActivities(), journal.entries(), {}, {}},
                        taken.sessions[0]));
        QCOMPARE(taken.sessions[0].entries[0].header->start.ms, journal.header().start.ms);
        QCOMPARE(taken.sessions[0].entries[0].header->family, journal.header().family);
    }

    void itHasEveryKeyThatBorisAsksFor()
    {
        const auto parsed = nlohmann::json::parse(writeBoris({aVisit()})->files.at(0).content);
        QCOMPARE(parsed["project_format_version"], "7.0");
        for (const char* key : {"observations", "subjects_conf", "behaviors_conf", "independent_variables"})
            QVERIFY2(parsed.contains(key), key);
        const auto& observation = parsed["observations"].begin().value();
        QCOMPARE(observation["type"], "LIVE");
        const auto& events = observation["events"];
        // The first bout: a START at 0, a STOP one millisecond before the next START; the last STOP at the
        // end.
        QCOMPARE(events[0][0].get<double>(), 0.0);
        QCOMPARE(events[1][0].get<double>(), 60.248);
        QCOMPARE(events[2][0].get<double>(), 60.249);
        QCOMPARE(events.back()[0].get<double>(), 199.5);
        QCOMPARE(observation["independent_variables"]["session end (s)"], "199.5");
        QCOMPARE(observation["independent_variables"]["observer"], "O1");
    }

    void withoutOurPartItIsReadFromItsRows()
    {
        const auto written = writeBoris({aVisit()});
        auto parsed = nlohmann::ordered_json::parse(written->files.at(0).content);
        parsed.erase("tessera");
        for (auto& observation : parsed["observations"]) observation.erase("tessera");
        const Taken taken = read(parsed.dump());
        QCOMPARE(taken.refused(), std::size_t{0});
        // pause and can't-tell are states there, so nothing is a gap
        QCOMPARE(
            boutsOf(taken.sessions.at(0)),
            std::string("locating 0-60249, meaning 60249-94000, cannot-tell 94000-99000, pause 99000-129000, "
                        "cannot-tell 129000-139000, joint-action 139000-149000, pause 149000-154003, "
                        "joint-action 154003-159000, locating 159000-199500"));
    }

    void whatWasChangedSinceIsASessionOfItsOwn()
    {
        const Journal journal = aVisit();
        auto parsed = nlohmann::ordered_json::parse(writeBoris({journal})->files.at(0).content);
        auto& events = parsed["observations"].begin().value()["events"];
        events.back()[0] = 250.0;
        const Taken taken = read(parsed.dump());
        QVERIFY(taken.says("changed since"));
        QVERIFY(!(taken.sessions.at(0).id == journal.session()));
    }

    void notesLeaveOnlyWithTheirWords()
    {
        using namespace test;
        const Journal journal =
            journalOf({activity(0, 0), note(5'000, "\xC3\xBC"), simple(EntryKind::end, 9'000)});
        const std::string content = writeBoris({journal})->files.at(0).content;
        for (const char c : content) QVERIFY(static_cast<unsigned char>(c) < 0x80);
        const Taken taken = read(content);
        QCOMPARE(test::journalOf(taken.sessions.at(0)).fold().timeline().notes.at(0).text,
                 std::string("\xC3\xBC"));
    }
};

QTEST_GUILESS_MAIN(BorisTest)
#include "tst_boris.moc"
