// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/figures_json.h"
#include "sync/formats/script.h"

#include <cmath>
#include <nlohmann/json.hpp>

using namespace tessera;
using Json = nlohmann::json;

namespace {

// "0 L; 10 M; 20 end": short spellings of script lines.
QByteArray scriptOf(const QByteArray& text)
{
    const QHash<QByteArray, QByteArray> words{
        {"L", "activity,locating"}, {"M", "activity,meaning"}, {"J", "activity,joint-action"},
        {"P", "activity,planning"}, {"?", "cannot-tell,"},     {"mark", "marker,repair"},
        {"note", "note,words"},     {"pause", "pause,"},       {"resume", "resume,"},
        {"undo", "undo,"},          {"redo", "redo,"},         {"end", "end,"}};
    QByteArray script = "time,entry,value\n";
    for (const QByteArray& part : text.split(';')) {
        const QList<QByteArray> bits = part.trimmed().split(' ');
        const QByteArray entry =
            bits[1] == "earlier" ? QByteArray("earlier," + bits[2]) : words.value(bits[1]);
        script += bits[0] + "," + entry + "\n";
    }
    return script;
}

Result<Journal> coded(const QByteArray& text)
{
    const auto script = readScript(scriptOf(text).toStdString(), partnershipActivities(), "visit.csv");
    if (!script) return script.error();
    Header header;
    header.scheme = partnershipActivities().id;
    header.consent = Consent::all;
    return journalFromScript(*script, header, randomUuid(), partnershipActivities(), "visit.csv");
}

// The first difference between what is expected and what stands there; keys that are not expected do not
// matter.
QString difference(const Json& expected, const Json& actual, const QString& path = {})
{
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            const QString here = path + "/" + QString::fromStdString(key);
            if (!actual.contains(key)) return here + " is missing";
            const QString found = difference(value, actual[key], here);
            if (!found.isEmpty()) return found;
        }
        return {};
    }
    bool same = expected == actual;
    if (expected.is_number_float() && actual.is_number()) {
        const auto wanted = expected.get<double>();
        same = std::abs(wanted - actual.get<double>()) <= 1e-12 * std::max(1.0, std::abs(wanted));
    }
    return same ? QString()
                : path + ": expected " + QString::fromStdString(expected.dump()) + ", got " +
                      QString::fromStdString(actual.dump());
}

}  // namespace

class ContractRulesTest : public QObject {
    Q_OBJECT

private slots:
    void aScriptMeans_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* script, const char* expected) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(expected);
        };
        // Squares and bouts.
        row("the same activity again is a square in the same bout", "0 L; 10 L; 25 M; 30 end",
            R"({"observed_ms":30000,"coded_ms":30000,"paused_ms":0,"cannot_tell_ms":0,"interactions":3,"bouts":2,"shifts":1,
                "activities":{"locating":{"time_ms":25000,"bouts":1,"interactions":2,"longest_bout_ms":25000},
                              "meaning":{"time_ms":5000,"bouts":1,"interactions":1,"latency_ms":25000}}})");
        row("an activity of 0 ms: its neighbours of one kind meet", "0 L; 10 M; 10 L; 20 end",
            R"({"interactions":3,"bouts":1,"shifts":0,"activities":{
                "locating":{"bouts":1,"interactions":2,"longest_bout_ms":20000},
                "meaning":{"time_ms":0,"share":0.0,"bouts":0,"interactions":1,"latency_ms":null,"mean_bout_ms":null,
                           "min_bout_ms":null,"bouts_per_hour":0.0}}})");
        row("an activity of 0 ms: its neighbours of two kinds shift", "0 L; 10 M; 10 J; 20 end",
            R"({"interactions":3,"bouts":2,"shifts":1})");
        row("an activity of 0 ms at the end", "0 L; 10 M",
            R"({"observed_ms":10000,"interactions":2,"bouts":1,"shifts":0})");
        row("an activity of 0 ms at the start", "0 L; 0 M; 10 end", R"({"interactions":2,"bouts":1,"shifts":0,
            "activities":{"meaning":{"latency_ms":0,"time_ms":10000}}})");
        row("can't tell parts bouts", "0 L; 10 ?; 20 L; 30 end",
            R"({"observed_ms":30000,"coded_ms":20000,"cannot_tell_ms":10000,"interactions":2,"bouts":2,"shifts":0,
                "activities":{"locating":{"share":1.0,"time_ms":20000,"bouts":2}}})");
        row("can't tell of 0 ms parts bouts", "0 L; 10 ?; 10 L; 20 end",
            R"({"coded_ms":20000,"cannot_tell_ms":0,"bouts":2,"shifts":0})");
        row("no shift across a can't tell", "0 L; 10 ?; 20 M; 30 end", R"({"bouts":2,"shifts":0})");
        row("no shift across a pause of 0 ms", "0 L; 10 pause; 10 M; 20 end",
            R"({"paused_ms":0,"bouts":2,"shifts":0})");
        row("a pause of 0 ms parts bouts", "0 L; 10 pause; 10 resume; 20 end",
            R"({"paused_ms":0,"interactions":1,"bouts":2,"shifts":0})");
        // Pause.
        row("resume carries on: same interaction, new bout", "0 L; 10 pause; 20 resume; 30 end",
            R"({"observed_ms":20000,"paused_ms":10000,"interactions":1,"bouts":2,"shifts":0,"activities":{
                "locating":{"time_ms":20000,"mean_bout_ms":10000.0,"sd_bout_ms":0.0,"longest_bout_onset_ms":0}}})");
        row("an activity ends a pause: new interaction, same one too", "0 L; 10 pause; 20 L; 30 end",
            R"({"observed_ms":20000,"interactions":2,"bouts":2,"shifts":0})");
        row("can't tell ends a pause", "0 L; 10 pause; 20 ?; 30 end",
            R"({"observed_ms":20000,"coded_ms":10000,"cannot_tell_ms":10000,"paused_ms":10000,"bouts":1})");
        row("can't tell goes on after a pause", "0 L; 10 ?; 15 pause; 20 resume; 30 end",
            R"({"observed_ms":25000,"coded_ms":10000,"cannot_tell_ms":15000,"paused_ms":5000,"bouts":1})");
        row("can't tell after a pause in a can't tell", "0 ?; 5 pause; 10 ?; 20 end",
            R"({"observed_ms":15000,"coded_ms":0,"cannot_tell_ms":15000,"paused_ms":5000})");
        row("a pause open at the end", "0 L; 10 pause; 30 end",
            R"({"observed_ms":10000,"paused_ms":20000,"bouts":1})");
        row("a pause open at the last line", "0 L; 10 pause; 30 mark",
            R"({"observed_ms":10000,"paused_ms":20000,"bouts":1})");
        row("positions run on through pauses", "0 L; 10 pause; 70 M; 80 end",
            R"({"observed_ms":20000,"activities":{"meaning":{"latency_ms":70000,"longest_bout_onset_ms":70000}}})");
        // Earlier.
        row("earlier moves the onset back", "0 L; 10 M; 12 earlier 4; 20 end",
            R"({"activities":{"locating":{"time_ms":6000},"meaning":{"time_ms":14000,"latency_ms":6000}}})");
        row("several add up", "0 L; 10 M; 12 earlier 2; 13 earlier 2.5; 20 end",
            R"({"activities":{"locating":{"time_ms":5500},"meaning":{"time_ms":14500}}})");
        row("the sum is bounded", "0 L; 10 M; 12 earlier 8; 13 earlier 8; 20 end",
            R"({"activities":{"locating":{"time_ms":1000},"meaning":{"time_ms":19000}}})");
        row("what began under a second before leaves no room", "0 L; 0.5 M; 1 earlier 5; 10 end",
            R"({"activities":{"locating":{"time_ms":500},"meaning":{"time_ms":9500}}})");
        row("markers and notes may stand between", "0 L; 10 M; 11 mark; 12 note; 13 earlier 3; 20 end",
            R"({"activities":{"locating":{"time_ms":7000}}})");
        row("earlier after the same activity", "0 L; 10 L; 11 earlier 3; 20 end",
            R"({"interactions":2,"bouts":1})");
        row("earlier is taken back one by one", "0 L; 10 M; 11 earlier 3; 12 earlier 2; 13 undo; 20 end",
            R"({"activities":{"locating":{"time_ms":7000}}})");
        row("what was taken back makes room again", "0 L; 10 M; 11 earlier 30; 12 undo; 13 earlier 2; 20 end",
            R"({"activities":{"locating":{"time_ms":8000}}})");
        row("earlier after an undo belongs to what stands", "0 L; 10 M; 15 J; 16 undo; 17 earlier 2; 20 end",
            R"({"activities":{"locating":{"time_ms":8000},"meaning":{"time_ms":12000},"joint-action":{"interactions":0}}})");
        row("bounded by the resume before", "0 L; 10 pause; 20 resume; 25 M; 26 earlier 30; 40 end",
            R"({"paused_ms":10000,"activities":{"locating":{"time_ms":11000},"meaning":{"time_ms":19000}}})");
        row("an activity that ended a pause stays", "0 L; 10 pause; 20 M; 21 earlier 5; 30 end",
            R"({"paused_ms":10000,"activities":{"locating":{"time_ms":10000},"meaning":{"time_ms":10000}}})");
        row("on the first activity the start moves", "10 L; 11 earlier 4; 20 end",
            R"({"observed_ms":14000,"activities":{"locating":{"latency_ms":0}}})");
        row("no further than the script's time 0", "3 L; 4 earlier 60; 10 end", R"({"observed_ms":10000})");
        row("bounded by the can't tell before", "0 L; 10 ?; 20 M; 21 earlier 30; 30 end",
            R"({"cannot_tell_ms":1000,"activities":{"locating":{"time_ms":10000},"meaning":{"time_ms":19000}}})");
        row("the first activity after a can't tell does not move the start",
            "5 ?; 10 L; 11 earlier 60; 20 end",
            R"({"observed_ms":15000,"cannot_tell_ms":1000,"activities":{"locating":{"time_ms":14000,"latency_ms":1000}}})");
        // Undo and redo.
        row("undo of a pause gives its time back", "0 L; 10 pause; 20 undo; 30 end",
            R"({"observed_ms":30000,"paused_ms":0,"bouts":1})");
        row("undo of a resume leaves the pause running", "0 L; 10 pause; 20 resume; 25 undo; 30 end",
            R"({"observed_ms":10000,"paused_ms":20000,"bouts":1})");
        row("undo of the activity that ended a pause", "0 L; 10 pause; 20 M; 25 undo; 30 end",
            R"({"observed_ms":10000,"paused_ms":20000,"interactions":1})");
        row("undo of an activity gives its time back", "0 L; 10 M; 15 undo; 20 end",
            R"({"interactions":1,"activities":{"locating":{"time_ms":20000}}})");
        row("undo of a can't tell joins the bout again", "0 L; 10 ?; 15 undo; 20 end",
            R"({"cannot_tell_ms":0,"bouts":1})");
        row("undo takes markers and notes first",
            "0 L; 10 M; 11 mark; 12 note; 13 undo; 14 undo; 15 undo; 20 end", R"({"interactions":1})");
        row("undo of the first activity: the next one starts the clock", "0 L; 5 undo; 8 M; 20 end",
            R"({"observed_ms":12000,"activities":{"meaning":{"latency_ms":0}}})");
        row("undo of the end", "0 L; 10 end; 20 undo; 30 M; 40 end",
            R"({"observed_ms":40000,"activities":{"locating":{"time_ms":30000}}})");
        row("redo comes back at its own time", "0 L; 10 M; 12 undo; 14 redo; 20 end",
            R"({"activities":{"locating":{"time_ms":10000},"meaning":{"time_ms":10000}}})");
        row("redo one by one", "0 L; 5 M; 10 J; 12 undo; 13 undo; 14 redo; 15 redo; 20 end",
            R"({"activities":{"locating":{"time_ms":5000},"meaning":{"time_ms":5000},"joint-action":{"time_ms":10000}}})");
        row("redo of the end", "0 L; 10 end; 20 undo; 30 redo", R"({"observed_ms":10000})");
        row("redo of a pause", "0 L; 10 pause; 20 undo; 30 redo; 40 end",
            R"({"observed_ms":10000,"paused_ms":30000})");
        row("redo of earlier", "0 L; 10 M; 11 earlier 3; 12 undo; 13 redo; 20 end",
            R"({"activities":{"locating":{"time_ms":7000}}})");
        // Time.
        row("the clock starts at the first activity", "100 L; 110 M; 120 end",
            R"({"observed_ms":20000,"activities":{"meaning":{"latency_ms":10000}}})");
        row("markers and notes do not start the clock", "0 mark; 0 note; 5 L; 15 end",
            R"({"observed_ms":10000,"activities":{"locating":{"latency_ms":0}}})");
        row("the last line ends a visit without an end", "0 L; 10 mark", R"({"observed_ms":10000})");
        row("an undo is a last line too", "0 L; 10 M; 20 undo", R"({"observed_ms":20000,"interactions":1})");
        row("so is the undo of the end", "0 L; 10 end; 30 undo", R"({"observed_ms":30000})");
        row("nothing stands", "0 L; 10 undo",
            R"({"observed_ms":0,"coded_ms":0,"paused_ms":0,"cannot_tell_ms":0,"activities":{"locating":{"time_ms":0,
                "share":null,"mean_bout_ms":null,"median_bout_ms":null,"sd_bout_ms":null,"min_bout_ms":null,
                "longest_bout_ms":null,"longest_bout_onset_ms":null,"latency_ms":null,"bouts_per_hour":null}}})");
        row("only markers", "0 mark; 10 end", R"({"observed_ms":0,"coded_ms":0})");
        row("only can't tell", "0 ?; 10 end", R"({"observed_ms":10000,"coded_ms":0,"cannot_tell_ms":10000,
            "activities":{"locating":{"time_ms":0,"share":null,"bouts_per_hour":null}}})");
        // Figures.
        row("means, medians, deviations", "0 L; 10 M; 20 L; 40 M; 50 L; 90 end",
            R"({"bouts":5,"shifts":4,"source_id":null,"scheme":"partnership-activities/1","activities":{
                "locating":{"time_ms":70000,"share":0.7777777777777778,"mean_bout_ms":23333.333333333332,
                  "median_bout_ms":20000.0,"sd_bout_ms":15275.252316519466,"min_bout_ms":10000,"longest_bout_ms":40000,
                  "longest_bout_onset_ms":50000,"latency_ms":0,"bouts_per_hour":120.0},
                "meaning":{"median_bout_ms":10000.0,"sd_bout_ms":0.0,"longest_bout_onset_ms":10000,"bouts_per_hour":80.0},
                "planning":{"time_ms":0,"share":0.0,"bouts":0,"interactions":0,"sd_bout_ms":null,"latency_ms":null,
                  "bouts_per_hour":0.0}}})");
        row("one bout has no deviation", "0 L; 10 end",
            R"({"activities":{"locating":{"sd_bout_ms":null,"mean_bout_ms":10000.0}}})");
        row("shares leave can't tell out", "0 L; 30 ?; 40 M; 50 end",
            R"({"activities":{"locating":{"share":0.75},"meaning":{"share":0.25,"bouts_per_hour":90.0}}})");
    }
    void aScriptMeans()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, expected);
        const auto journal = coded(script);
        QVERIFY2(journal.ok(), journal ? "" : describe(journal.error()).c_str());
        const Json figures = Json::parse(measuresJson({figuresOf(*journal)}, {}, false));
        const QString found = difference(Json::parse(expected.toStdString()), figures);
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }

    void theTimesAddUp_data() { aScriptMeans_data(); }
    void theTimesAddUp()
    {
        QFETCH(QByteArray, script);
        const auto journal = coded(script);
        QVERIFY(journal.ok());
        const Json figures = Json::parse(measuresJson({figuresOf(*journal)}, {}, false));
        std::int64_t sum = 0;
        for (const auto& activity : figures["activities"]) sum += activity["time_ms"].get<std::int64_t>();
        QCOMPARE(sum, figures["coded_ms"].get<std::int64_t>());
        QCOMPARE(sum + figures["cannot_tell_ms"].get<std::int64_t>(),
                 figures["observed_ms"].get<std::int64_t>());
    }

    void markersAndNotesBeforeTheStartAreShownAtZero()
    {
        const auto journal = coded("0 mark; 2 note; 5 L; 7 mark; 15 end");
        QVERIFY(journal.ok());
        const Json document = Json::parse(timelineJson(*journal));
        QCOMPARE(document["markers"][0]["at_ms"].get<int>(), 0);
        QCOMPARE(document["notes"][0]["at_ms"].get<int>(), 0);
        QCOMPARE(document["markers"][1]["at_ms"].get<int>(), 2000);
    }

    void whatCannotBeNamesItsLine_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("entry");  // from 1; the header is the line before
        const auto row = [](const char* name, const char* script, int entry) {
            QTest::newRow(name) << QByteArray(script) << entry;
        };
        row("pause while paused", "0 L; 1 pause; 2 pause", 3);
        row("pause before the start", "0 pause", 1);
        row("pause with only markers before", "0 mark; 1 pause", 2);
        row("pause after the start was taken back", "0 L; 1 undo; 2 pause", 3);
        row("resume when not paused", "0 L; 1 resume", 2);
        row("resume before the start", "0 resume", 1);
        row("resume after an activity ended the pause", "0 L; 1 pause; 2 M; 3 resume", 4);
        row("resume after the pause was taken back", "0 L; 1 pause; 2 undo; 3 resume", 4);
        row("can't tell while one runs", "0 ?; 1 ?", 2);
        row("can't tell while a resumed one runs", "0 ?; 1 pause; 2 resume; 3 ?", 4);
        row("earlier before the start", "0 earlier 5", 1);
        row("earlier after a marker alone", "0 mark; 1 earlier 5", 2);
        row("earlier after can't tell", "0 L; 1 ?; 2 earlier 5", 3);
        row("earlier after a pause", "0 L; 1 pause; 2 earlier 5", 3);
        row("earlier after a resume", "0 L; 1 pause; 2 resume; 3 earlier 5", 4);
        row("earlier after all was taken back", "0 L; 1 undo; 2 earlier 5", 3);
        row("undo with nothing there", "0 undo", 1);
        row("undo more than there is", "0 L; 1 undo; 2 undo", 3);
        row("redo with nothing taken back", "0 L; 1 redo", 2);
        row("redo more than was taken back", "0 L; 1 undo; 2 redo; 3 redo", 4);
        row("another entry empties what can be redone", "0 L; 1 M; 2 undo; 3 mark; 4 redo", 5);
        row("activity after the end", "0 L; 1 end; 2 M", 3);
        row("can't tell after the end", "0 L; 1 end; 2 ?", 3);
        row("marker after the end", "0 L; 1 end; 2 mark", 3);
        row("note after the end", "0 L; 1 end; 2 note", 3);
        row("pause after the end", "0 L; 1 end; 2 pause", 3);
        row("resume after the end in a pause", "0 L; 1 pause; 2 end; 3 resume", 4);
        row("earlier after the end", "0 L; 1 end; 2 earlier 1", 3);
        row("redo after the end", "0 L; 1 M; 2 undo; 3 end; 4 redo", 5);
        row("a second end", "0 L; 1 end; 2 end", 3);
        row("something after an end that was redone", "0 L; 1 end; 2 undo; 3 redo; 4 mark", 5);
    }
    void whatCannotBeNamesItsLine()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, entry);
        const auto journal = coded(script);
        QVERIFY(!journal.ok());
        QCOMPARE(QString::fromStdString(journal.error().where),
                 QStringLiteral("visit.csv:%1").arg(entry + 1));
        QVERIFY(!journal.error().what.empty());
    }
};

QTEST_GUILESS_MAIN(ContractRulesTest)
#include "tst_contract_rules.moc"
