// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/permutation_json.h"

#include "sync/formats/research/table_tree.h"
#include "sync/formats/research/text_table.h"

namespace tessera {
namespace {

using tree::Json;

std::vector<std::string> warningsOf(const PermutationReport& report)
{
    std::vector<std::string> warnings;
    if (marginsOf(report.test.observed).total == 0) warnings.emplace_back("there are no transitions");
    if (report.test.stillSessions > 0) {
        warnings.push_back("sessions whose order did not move: " + std::to_string(report.test.stillSessions));
    }
    return warnings;
}

Json settingsOf(const PermutationReport& report)
{
    Json sessions = Json::array();
    for (const Uuid& session : report.sessions) sessions.push_back(session.text());
    return {
        {"scheme", report.scheme.id},
        {"group", tree::textOrNull(report.group)},
        {"sessions", std::move(sessions)},
        {"on", "bouts"},
        {"lag", 1},
        {"null", "the same bouts in any order in which no code follows itself, each as likely as the next"},
        {"within", "each session for itself; counts added over sessions"},
        {"runs",
         "where a pause or a can't-tell parts a session it stays parted after as many bouts; nothing is "
         "counted "
         "across, and on both sides of it the same code may stand"},
        {"method_exact", "all orders counted, when that takes at most most_work multiplications"},
        {"most_work", report.test.settings.mostWork},
        {"method_drawn",
         "each session's order outright, bout by bout, by how many orders go on from there; where those are "
         "too many to be counted (chained_sessions), a chain of exchanges of two bouts of the session (now "
         "and "
         "then a run or a short stretch of one is turned around), with as many attempts between draws as "
         "made "
         "moves_each_bout moves a bout beforehand, and a fifth more"},
        {"chained_sessions", report.test.exact ? Json(nullptr) : Json(report.test.chainedSessions)},
        {"moves_each_bout", kMovesEachBout},
        {"draws", report.test.settings.draws},
        {"seed", report.test.settings.seed},
        {"random", "xoshiro256**"},
        {"p", report.test.exact ? "share of orders with a count as large (small)"
                                : "(1 + draws with a count as large (small)) / (1 + draws)"},
        {"p_two_sided", "twice the smaller tail, at most 1"},
        {"holm", "over the cells whose count varies"},
    };
}

}  // namespace

std::string permutationJson(const PermutationReport& report)
{
    const PermutationTest& test = report.test;
    const bool diagonal = test.settings.rule == OrderRule::free;
    const Json document = {
        {"codes", tree::stateIds(report.scheme)},
        {"observed", tree::rows(test.observed, diagonal)},
        {"n", marginsOf(test.observed).total},
        {"mean", tree::rows(test.mean)},
        {"sd", tree::rows(test.sd)},
        {"p_at_least", tree::rows(test.pAtLeast)},
        {"p_at_most", tree::rows(test.pAtMost)},
        {"p_two_sided", tree::rows(test.pTwoSided)},
        {"p_at_least_holm", tree::rows(test.pAtLeastHolm)},
        {"p_at_most_holm", tree::rows(test.pAtMostHolm)},
        {"p_two_sided_holm", tree::rows(test.pTwoSidedHolm)},
        {"method", test.exact ? "exact" : "drawn"},
        {"draws", test.exact ? Json(nullptr) : Json(test.settings.draws)},
        {"seed", test.exact ? Json(nullptr) : Json(test.settings.seed)},
        {"orders", test.orders ? Json(static_cast<std::uint64_t>(*test.orders)) : Json(nullptr)},
        {"warnings", warningsOf(report)},
        {"settings", settingsOf(report)},
        {"version", std::string(programVersion())},
    };
    return tree::written(document);
}

std::string permutationText(const PermutationReport& report)
{
    const PermutationTest& test = report.test;
    const std::vector<std::string> ids = tree::stateIds(report.scheme);
    std::vector<std::vector<std::string>> lines{
        {"transition", "seen", "mean", "sd", "p as many", "p as few", "p two-sided", "Holm"}};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        for (std::size_t j = 0; j < ids.size(); ++j) {
            if (!test.mean.at(i, j)) continue;
            lines.push_back({ids[i] + " > " + ids[j], std::to_string(test.observed.at(i, j)),
                             decimal(test.mean.at(i, j), 2), decimal(test.sd.at(i, j), 2),
                             decimal(test.pAtLeast.at(i, j), 4), decimal(test.pAtMost.at(i, j), 4),
                             decimal(test.pTwoSided.at(i, j), 4), decimal(test.pTwoSidedHolm.at(i, j), 4)});
        }
    }
    std::string text = std::to_string(report.sessions.size()) + " sessions of " + report.scheme.id + ", ";
    text += test.exact ? "every order of their bouts counted\n"
                       : std::to_string(test.settings.draws) + " orders of their bouts drawn, seed " +
                             std::to_string(test.settings.seed) + "\n";
    text += aligned(lines);
    for (const std::string& warning : warningsOf(report)) text += "Note: " + warning + "\n";
    return text;
}

}  // namespace tessera
