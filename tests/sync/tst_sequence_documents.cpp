// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/figures_json.h"
#include "sync/formats/research/cost_table.h"
#include "sync/formats/research/distances_json.h"
#include "sync/formats/research/enough_json.h"
#include "tests/support/builders.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

using namespace tessera;
using Json = nlohmann::ordered_json;

namespace {

bool close(const Json& value, double expected)
{
    return value.is_number() && std::abs(value.get<double>() - expected) <= 1e-12 * std::abs(expected);
}

std::vector<std::string> keys(const Json& object)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    return names;
}

SessionFigures figures(const std::string& letters, Millis unit = Millis{1000})
{
    return figuresOf(test::visit(letters), {unit});
}

SessionDistances threeSessions()
{
    DistanceMatrix matrix(3);
    matrix.set(0, 1, 1);
    matrix.set(0, 2, 8);
    matrix.set(1, 2, 9);
    return {.sessions = {Uuid{{1}}, Uuid{{2}}, Uuid{{3}}},
            .sourceIds = {"S1", "", "S3"},
            .lengths = {10, 11, 18},
            .scheme = partnershipActivities(),
            .matrix = matrix,
            .clustering = {},
            .silhouettes = {},
            .unit = Millis{1000},
            .commonOnly = true,
            .substitution = "constant",
            .costs = MatchingCosts::constant(4, 2, 1),
            .norm = DistanceNorm::none};
}

}  // namespace

// Visits of letters hold ten seconds of each; expected figures by hand from `measures.md` section 2.2.
class SequenceDocumentsTest : public QObject {
    Q_OBJECT

private slots:
    // L L M J: 20 s of L, 10 s of M, 10 s of J.
    void theSequenceBeginsWithTheKeysOfTheContract()
    {
        const Json one = Json::parse(measuresJson({figures("LLMJ")}, {}, false));
        const Json& sequence = one["sequence"];
        const std::vector<std::string> contract{
            "unit_ms",           "length",     "entropy",    "entropy_normalised",
            "subsequences_log2", "turbulence", "complexity", "transitions"};
        const std::vector<std::string> names = keys(sequence);
        QVERIFY(names.size() >= contract.size());
        QVERIFY(std::equal(contract.begin(), contract.end(), names.begin()));
        QCOMPARE(sequence["unit_ms"].get<int>(), 1000);
        QCOMPARE(sequence["length"].get<int>(), 40);
        QCOMPARE(sequence["transitions"].get<int>(), 2);
        const double entropy = 1.5 * std::numbers::ln2;
        QVERIFY(close(sequence["entropy"], entropy));
        QVERIFY(close(sequence["entropy_normalised"], 0.75));
        QVERIFY(close(sequence["subsequences_log2"], 3));
        const double mean = 40.0 / 3;
        const double variance = ((20 - mean) * (20 - mean) + 2 * (10 - mean) * (10 - mean)) / 3;
        const double greatest = 2 * (1 - mean) * (1 - mean);
        QVERIFY(close(sequence["turbulence"], std::log2(8 * (greatest + 1) / (variance + 1))));
        QVERIFY(close(sequence["complexity"], std::sqrt(2.0 / 39 * 0.75)));
        QVERIFY(close(sequence["volatility"], 0.5 * 2 / 3 + 0.5 * 2 / 39));
        for (const char* definition : {"entropy", "turbulence", "complexity", "transitions", "subsequences",
                                       "volatility", "sequence_pieces", "turbulence_longest"})
            QVERIFY2(one["settings"].contains(definition), definition);
    }

    void theUnitIsTheOneAskedFor()
    {
        const FigureSettings settings{Millis{10'000}};
        const Json one = Json::parse(measuresJson({figures("LLMJ", settings.unit)}, settings, false));
        QCOMPARE(one["sequence"]["unit_ms"].get<int>(), 10'000);
        QCOMPARE(one["settings"]["unit_ms"].get<int>(), 10'000);
        QCOMPARE(one["sequence"]["length"].get<int>(), 4);
        QVERIFY(close(one["sequence"]["complexity"], std::sqrt(2.0 / 3 * 0.75)));
    }

    void aVisitWithoutActivitiesHasNothingButCounts()
    {
        const Json one = Json::parse(measuresJson({figuresOf(test::journalOf({}))}, {}, false));
        for (const auto& [name, value] : one["sequence"].items()) {
            const bool count = value.is_number_integer();
            QVERIFY2(count || value.is_null(), name.c_str());
            if (count && name != "unit_ms") QCOMPARE(value.get<int>(), 0);
        }
        QVERIFY(one["sequence"]["entropy"].is_null() && one["sequence"]["transitions"].is_number());
    }

    // Turbulence is measured against the longest session that is written with it.
    void theDataSetIsWhatIsWrittenTogether()
    {
        const FigureSettings settings{Millis{10'000}};
        const SessionFigures shorter = figures("LM", settings.unit);
        const SessionFigures longer = figures("LMJPL", settings.unit);
        const Json alone = Json::parse(measuresJson({shorter}, settings, false));
        const Json both = Json::parse(measuresJson({shorter, longer}, settings, true));
        QVERIFY(close(alone["sequence"]["turbulence_normalised"], 1));
        // LM: T = 2. L M J P L: 31 distinct subsequences and all spells alike.
        QVERIFY(close(both[0]["sequence"]["turbulence_normalised"], 1 / (std::log2(31.0) - 1)));
        QVERIFY(close(both[1]["sequence"]["turbulence_normalised"], 1));
        QCOMPARE(both[0]["settings"]["turbulence_longest"].get<int>(), 5);
    }

    void theTableHasTheSequencesColumns()
    {
        const std::string table = measuresCsv({figures("LM")}, {});
        const std::string header = table.substr(0, table.find('\n'));
        for (const char* column :
             {",sequence_unit_ms,sequence_length,sequence_entropy,sequence_entropy_normalised,",
              ",sequence_transitions,", ",sequence_volatility,"})
            QVERIFY2(header.find(column) != std::string::npos, column);
    }

    void distancesWithTheirClusters()
    {
        SessionDistances distances = threeSessions();
        Json document = Json::parse(distancesJson(distances));
        QCOMPARE(document["matrix"][0][2].get<double>(), 8.0);
        QCOMPARE(document["matrix"][2][1].get<double>(), 9.0);
        QCOMPARE(document["matrix"][1][1].get<double>(), 0.0);
        QVERIFY(document["medoids"].is_null() && document["silhouettes"].is_null());
        QVERIFY(document["source_ids"][1].is_null());
        QCOMPARE(document["settings"]["metric"].get<std::string>(), std::string("lcs"));
        QCOMPARE(document["settings"]["substitution_costs"][0][1].get<double>(), 2.0);

        distances.clustering = *clusterByMedoids(distances.matrix, 2);
        distances.silhouettes = silhouettes(distances.matrix, *distances.clustering);
        document = Json::parse(distancesJson(distances));
        QCOMPARE(document["medoids"], Json::array({Uuid{{1}}.text(), Uuid{{3}}.text()}));
        QCOMPARE(document["clusters"], Json::array({0, 0, 1}));
        QVERIFY(close(document["silhouettes"][0], 7.0 / 8));
        QVERIFY(close(document["silhouettes"][1], 8.0 / 9));
        QCOMPARE(document["silhouettes"][2].get<double>(), 0.0);
        QVERIFY(close(document["silhouette_average"], (7.0 / 8 + 8.0 / 9) / 3));
        QVERIFY(distancesText(distances).find("S3") != std::string::npos);
    }

    void whatWasEnough()
    {
        EnoughFigures figures{1, partnershipActivities(), {}, Millis{1000}, {}, {}};
        figures.settings.lengths = {60, 90};
        const std::vector<CodeRuns> sessions{{{std::vector<Symbol>(120, 1)}, 4}};
        figures.found = *observationEnough(sessions, 4, figures.settings);
        const Json document = Json::parse(enoughJson(figures));
        QCOMPARE(document["shares"]["meaning"].get<double>(), 1.0);
        QCOMPARE(document["minutes"][0]["minutes"].get<int>(), 1);
        QCOMPARE(document["minutes"][1]["minutes"].get<double>(), 1.5);
        QCOMPARE(document["minutes"][0]["activities"]["meaning"]["low"].get<double>(), 1.0);
        QCOMPARE(document["enough_minutes"]["locating"].get<int>(), 1);
        QCOMPARE(document["settings"]["seed"].get<int>(), 1);
        QCOMPARE(document["settings"]["resamples"].get<int>(), 1000);
        QVERIFY(enoughText(figures).find("100.0 to 100.0 %") != std::string::npos);
    }

    void costsFromATable()
    {
        const auto costs = readCostTable(
            ",planning,locating,meaning,joint-action\nlocating,4,0,1,2\nmeaning,5,1,0,3\n"
            "joint-action,6,2,3,0\nplanning,0,4,5,6\n",
            partnershipActivities(), "costs.csv");
        QVERIFY2(costs.ok(), costs.ok() ? "" : describe(costs.error()).c_str());
        QCOMPARE(*costs, (std::vector<double>{0, 1, 2, 4, 1, 0, 3, 5, 2, 3, 0, 6, 4, 5, 6, 0}));
    }

    void aTableOfCostsThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        const QByteArray head = ",locating,meaning,joint-action,planning\n";
        QTest::newRow("empty") << QByteArray() << QByteArray("c.csv:1");
        QTest::newRow("unknown code")
            << QByteArray(",locating,meaning,joint-action,play\n") << QByteArray("c.csv:1");
        QTest::newRow("too few columns") << QByteArray(",locating\n") << QByteArray("c.csv:1");
        QTest::newRow("no number") << head + "locating,0,1,x,1\n" << QByteArray("c.csv:2");
        QTest::newRow("below zero") << head + "locating,0,1,-1,1\n" << QByteArray("c.csv:2");
        QTest::newRow("a row twice") << head + "locating,0,1,1,1\nlocating,0,1,1,1\n"
                                     << QByteArray("c.csv:3");
        QTest::newRow("a row missing") << head + "locating,0,1,1,1\n" << QByteArray("c.csv:2");
        QTest::newRow("not the same both ways")
            << head + "locating,0,1,1,1\nmeaning,2,0,1,1\njoint-action,1,1,0,1\nplanning,1,1,1,0\n"
            << QByteArray("c.csv:3");
        QTest::newRow("dear to stay")
            << head + "locating,1,1,1,1\nmeaning,1,0,1,1\njoint-action,1,1,0,1\nplanning,1,1,1,0\n"
            << QByteArray("c.csv:2");
    }
    void aTableOfCostsThatIsNone()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto costs = readCostTable(text.toStdString(), partnershipActivities(), "c.csv");
        QVERIFY(!costs.ok());
        QCOMPARE(costs.error().where, where.toStdString());
    }
};

QTEST_GUILESS_MAIN(SequenceDocumentsTest)
#include "tst_sequence_documents.moc"
