// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/transitions/permutation.h"
#include "sync/formats/research/permutation_json.h"
#include "sync/formats/research/transitions_json.h"
#include "tests/support/builders.h"

#include <nlohmann/json.hpp>

using namespace tessera;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> namesOf(const Json& object)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    return names;
}

CodeRuns runsOf(const Journal& journal, const TransitionSettings& settings)
{
    const Timeline timeline = journal.fold().timeline();
    return settings.onBouts ? boutRuns(timeline, journal.fold().scheme())
                            : unitRuns(timeline, journal.fold().scheme(), settings.unit);
}

Json transitionsOf(const std::vector<Journal>& journals, const TransitionSettings& settings = {})
{
    std::vector<Uuid> sessions;
    std::vector<CodeRuns> runs;
    for (const Journal& journal : journals) {
        sessions.push_back(journal.session());
        runs.push_back(runsOf(journal, settings));
    }
    return Json::parse(transitionsJson(transitionReport(partnershipActivities(), sessions, runs, settings)));
}

constexpr CodeIndex L = 0, M = 1, J = 2;

// L 0-10, M 10-20, pause, M 30-40, J 40-50, can't tell, J 60-70, L 70-80: of bouts L-M | M-J | J-L.
Journal parted()
{
    return test::journalOf({test::activity(0, L), test::activity(10'000, M),
                            test::simple(EntryKind::pause, 20'000), test::simple(EntryKind::resume, 30'000),
                            test::activity(40'000, J), test::simple(EntryKind::cannotTell, 50'000),
                            test::activity(60'000, J), test::activity(70'000, L),
                            test::simple(EntryKind::end, 80'000)});
}

}  // namespace

class TransitionsJsonTest : public QObject {
    Q_OBJECT

private slots:
    void namesStandInTheOrderOfTheContract()
    {
        const std::vector<std::string> names = namesOf(transitionsOf({test::visit("LMJP")}));
        const std::vector<std::string> first{"codes",
                                             "lag",
                                             "repeats_possible",
                                             "counts",
                                             "probabilities",
                                             "expected",
                                             "adjusted_residuals",
                                             "x2",
                                             "g2",
                                             "df",
                                             "n"};
        QVERIFY(std::equal(first.begin(), first.end(), names.begin()));
        const std::vector<std::string> last{names.end() - 2, names.end()};
        QVERIFY((last == std::vector<std::string>{"settings", "version"}));
    }

    void nothingIsCountedAcrossAPauseOrACannotTell()
    {
        const Json bouts = transitionsOf({parted()});
        QVERIFY((bouts["codes"] == Json{"locating", "meaning", "joint-action", "planning"}));
        QCOMPARE(bouts["n"].get<int>(), 3);
        QCOMPARE(bouts["counts"][0][1].get<int>(), 1);
        QCOMPARE(bouts["counts"][1][2].get<int>(), 1);
        QCOMPARE(bouts["counts"][2][0].get<int>(), 1);
        QVERIFY(!bouts["repeats_possible"].get<bool>());
        // On units of 5 s a bout of 10 s is two: L L M M | M M J J | J J L L, three pairs in each of three
        // runs.
        const Json units = transitionsOf({parted()}, {1, false, Millis{5000}});
        QVERIFY(units["repeats_possible"].get<bool>());
        QCOMPARE(units["n"].get<int>(), 9);
        QCOMPARE(units["counts"][0][0].get<int>(), 2);
        QCOMPARE(units["counts"][1][1].get<int>(), 2);
        QCOMPARE(units["counts"][2][2].get<int>(), 2);
        QCOMPARE(units["settings"]["unit_ms"].get<int>(), 5000);
        QVERIFY(bouts["settings"]["unit_ms"].is_null());
    }

    void sessionsArePooledByAdding()
    {
        const Json pooled = transitionsOf({test::visit("LMLM"), test::visit("MLMJ"), parted()});
        // L-M 2, M-L 1; M-L 1, L-M 1, M-J 1; L-M, M-J, J-L.
        QCOMPARE(pooled["counts"][0][1].get<int>(), 4);
        QCOMPARE(pooled["counts"][1][0].get<int>(), 2);
        QCOMPARE(pooled["counts"][1][2].get<int>(), 2);
        QCOMPARE(pooled["counts"][2][0].get<int>(), 1);
        QCOMPARE(pooled["n"].get<int>(), 9);
        QCOMPARE(pooled["settings"]["sessions"].size(), std::size_t{3});
    }

    void structuralCellsAreNullInEveryTable()
    {
        const Json tables = transitionsOf({test::visit("LMJPLJMPMLPJ")});
        for (const char* name :
             {"counts", "probabilities", "expected", "adjusted_residuals", "p", "p_adjusted_holm",
              "odds_ratio", "ln_odds_ratio", "yules_q", "phi", "odds_ratio_over_baseline"}) {
            for (std::size_t i = 0; i < 4; ++i) QVERIFY2(tables[name][i][i].is_null(), name);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(tables["intervals"]["wilson"]["low"][i][i].is_null());
            QVERIFY(tables["baselines"]["odds_ratio"][i][i].is_null());
        }
        const Json second = transitionsOf({test::visit("LMJPLJMPMLPJ")}, {2});
        QVERIFY(second["repeats_possible"].get<bool>());
        QVERIFY(second["counts"][0][0].is_number());
        QVERIFY(second["expected"][0][0].is_number());
    }

    void aRowWithoutTransitionsIsUndefined()
    {
        const Json tables = transitionsOf({test::visit("LMLMJ")});
        QVERIFY(tables["probabilities"][3][0].is_null());
        QVERIFY(tables["probabilities"][2][0].is_null());  // entered, never left
        QVERIFY(tables["intervals"]["dirichlet"]["low"][3][0].is_null());
        QCOMPARE(tables["expected"][3][0].get<double>(), 0.0);
        QVERIFY(tables["stationary"].is_null());
        QVERIFY(tables["first_passage"].is_null());
        QVERIFY(tables["stationary_undefined"].is_string());
    }

    // (2 - 1)(2 - 1) less two structural cells would be -1.
    void withoutDegreesOfFreedomDfIsNullAndItIsSaidWhy()
    {
        const Json tables = transitionsOf({test::visit("LMLMLM")});
        QVERIFY(tables["df"].is_null() && tables["p_x2"].is_null() && tables["p_g2"].is_null());
        QVERIFY(tables["x2"].is_number() && tables["second_order"]["df"].is_null());
        bool said = false;
        for (const Json& warning : tables["warnings"])
            said = said || warning.get<std::string>().starts_with("no degrees of freedom");
        QVERIFY(said);
    }

    void nothingToCountIsNullAndNotZero_data()
    {
        QTest::addColumn<int>("lag");
        QTest::addColumn<QString>("letters");
        QTest::newRow("no bout") << 1 << "";
        QTest::newRow("one bout") << 1 << "L";
        QTest::newRow("one code") << 1 << "LLL";
        QTest::newRow("a lag longer than the visit") << 7 << "LMJP";
    }
    void nothingToCountIsNullAndNotZero()
    {
        QFETCH(int, lag);
        QFETCH(QString, letters);
        const Journal journal = letters.isEmpty() ? test::journalOf({test::simple(EntryKind::cannotTell, 0),
                                                                     test::simple(EntryKind::end, 9'000)})
                                                  : test::visit(letters.toStdString());
        const Json tables = transitionsOf({journal}, {static_cast<std::size_t>(lag)});
        QCOMPARE(tables["n"].get<int>(), 0);
        for (const char* name : {"x2", "g2", "df", "p_x2", "p_g2", "stationary", "first_passage"})
            QVERIFY2(tables[name].is_null(), name);
        QVERIFY(tables["probabilities"][0][1].is_null());
        QVERIFY(tables["expected"][0][1].is_null());
        QVERIFY(tables["adjusted_residuals"][0][1].is_null());
        QCOMPARE(tables["counts"][0][1].get<int>(), 0);
        QCOMPARE(tables["warnings"].size(), std::size_t{1});
    }

    void baselinesKnowThatACodeCannotFollowItself()
    {
        const Json tables = transitionsOf({test::visit("LMJPLJMPMLPJL")});
        QCOMPARE(tables["baselines"]["probability"].get<double>(), 1.0 / 3);
        QVERIFY(tables["baselines"]["odds_ratio"][0][1].get<double>() > 1);
        QCOMPARE(transitionsOf({test::visit("LMJP")}, {2})["baselines"]["probability"].get<double>(), 0.25);
    }

    void aPermutationSaysHowItWasMade()
    {
        PermutationSettings settings;
        settings.draws = 99;
        settings.seed = 5;
        PermutationReport report;
        report.scheme = partnershipActivities();
        const Journal journal = test::visit("LMLJMPLMJLPM");
        report.sessions = {journal.session()};
        const std::vector<CodeRuns> runs{runsOf(journal, {})};
        report.test = permutationTest(runs, settings);
        const Json exact = Json::parse(permutationJson(report));
        QCOMPARE(exact["method"].get<std::string>(), std::string("exact"));
        // The reference's sequence with other letters: 13,464 orders, L-M at least twice in .79456 of them.
        QCOMPARE(exact["orders"].get<int>(), 13'464);
        QVERIFY(std::abs(exact["p_at_least"][0][1].get<double>() - 0.7945632798573975) < 1e-12);
        QVERIFY(exact["draws"].is_null() && exact["seed"].is_null());
        QVERIFY(exact["p_at_least"][0][0].is_null() && exact["observed"][0][0].is_null());

        settings.mostWork = -1;
        report.test = permutationTest(runs, settings);
        const Json drawn = Json::parse(permutationJson(report));
        QCOMPARE(drawn["method"].get<std::string>(), std::string("drawn"));
        QCOMPARE(drawn["draws"].get<int>(), 99);
        QCOMPARE(drawn["seed"].get<int>(), 5);
        const double p = drawn["p_at_least"][0][1].get<double>() * 100;
        QVERIFY(std::abs(p - std::round(p)) < 1e-9);
        QVERIFY(drawn.contains("settings") && drawn.contains("version"));
        QVERIFY(!permutationText(report).empty());
    }

    void theTableForPeopleHasACellForEachCode()
    {
        const TransitionSettings settings;
        const Journal journal = test::visit("LMJPLJMPMLPJ");
        const TransitionReport report = transitionReport(partnershipActivities(), {journal.session()},
                                                         {runsOf(journal, settings)}, settings);
        const std::string text = transitionsText(report);
        QVERIFY(text.find("11 transitions at lag 1 on bouts") != std::string::npos);
        for (const char* id : {"locating", "meaning", "joint-action", "planning"})
            QVERIFY(text.find(id) != std::string::npos);
        QVERIFY(text.find("nan") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TransitionsJsonTest)
#include "tst_transitions_json.moc"
