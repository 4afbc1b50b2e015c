// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/transitions_json.h"

#include "sync/formats/research/table_tree.h"

namespace tessera {
namespace {

using tree::Json;
using tree::orNull;

Json settingsOf(const TransitionReport& report)
{
    Json sessions = Json::array();
    for (const Uuid& session : report.sessions) sessions.push_back(session.text());
    const bool onBouts = report.settings.onBouts;
    return {
        {"scheme", report.scheme.id},
        {"group", tree::textOrNull(report.group)},
        {"sessions", std::move(sessions)},
        {"on", onBouts ? "bouts" : "units"},
        {"lag", report.settings.lag},
        {"unit_ms", onBouts ? Json(nullptr) : tree::ms(report.settings.unit)},
        {"unit_code", onBouts ? Json(nullptr) : Json("code at the unit's start")},
        {"unit_restart", onBouts ? Json(nullptr) : Json("at each resume and after each can't-tell")},
        {"bout",
         "longest stretch of one activity, [onset, offset); parted by pauses and can't-tells; none of 0 ms"},
        {"pairs",
         "row's code at t, column's at t + lag, within one run; nothing is counted across a pause, a "
         "can't-tell or "
         "a session's border"},
        {"pooled", "counts added over sessions"},
        {"repeats_possible",
         "false for bouts at lag 1, whose diagonal is structural and null in every table"},
        {"probabilities", "n_ij / n_i.; null in a row without transitions"},
        {"expected", report.table.repeatsPossible ? "independence: n_i. n_.j / N"
                                                  : "quasi-independence: a_i b_j off the diagonal, iterative "
                                                    "proportional fitting until no total moves, "
                                                    "below 1e-10 N"},
        {"margin_error", report.table.marginError},
        {"adjusted_residuals", report.table.repeatsPossible
                                   ? "Haberman: (n - e) / sqrt(e (1 - n_i./N) (1 - n_.j/N))"
                                   : "Haberman: (n - e) / sqrt(e (1 - h)), h the leverage in the log-linear "
                                     "model of the free cells; null "
                                     "where the totals alone fix the cell"},
        {"x2", "sum of (n - e)^2 / e over free cells"},
        {"g2", "2 sum of n ln(n / e) over free cells"},
        {"df",
         "(R - 1)(C - 1) less the structural cells, rows and columns that hold something; null below 1"},
        {"p_x2", "upper tail of chi-square; null without df"},
        {"p", "two-sided, of the adjusted residual as a standard normal"},
        {"p_adjusted_holm", "Holm over the cells that have a residual"},
        {"odds_ratio", "ad / bc of the table collapsed to two by two; null when bc is 0"},
        {"ln_odds_ratio", "1/2 added to all four cells where one is 0; standard error of the same cells"},
        {"baselines", report.table.repeatsPossible
                          ? "independence: 1, 0, 0; probability 1 / codes"
                          : "the same figures of the expected counts; probability 1 / (codes - 1)"},
        {"intervals",
         "for probabilities; Dirichlet: equal tails of the cell's beta marginal, computed, not drawn"},
        {"level", kIntervalLevel},
        {"dirichlet_prior", kDirichletPrior},
        {"stationary", "pi = pi P over the codes that occur; one step is one lag"},
        {"first_passage", "mean steps until column's code is reached from row's; 0 on the diagonal"},
        {"second_order", "G2 of (before, now, next) against (now, next), at lag 1 within runs"},
    };
}

Json ends(const SquareTable<std::optional<Interval>>& intervals)
{
    MaybeTable low(intervals.size()), high(intervals.size());
    for (std::size_t cell = 0; cell < intervals.cells().size(); ++cell) {
        if (const auto& interval = intervals.cells()[cell]) {
            low.cells()[cell] = interval->low;
            high.cells()[cell] = interval->high;
        }
    }
    return {{"low", tree::rows(low)}, {"high", tree::rows(high)}};
}

Json chainFigures(const Chain& chain)
{
    const bool settles = chain.gap == ChainGap::none;
    return {
        {"stationary", settles ? tree::row(chain.stationary) : Json(nullptr)},
        {"mean_return", settles ? tree::row(chain.meanReturn) : Json(nullptr)},
        {"first_passage", settles ? tree::rows(chain.firstPassage) : Json(nullptr)},
        {"entropy_rate_bits", orNull(chain.entropyRateBits)},
        {"stationary_undefined", settles ? Json(nullptr) : Json(std::string(sentence(chain.gap)))},
    };
}

}  // namespace

TransitionReport transitionReport(const Scheme& scheme, std::vector<Uuid> sessions,
                                  const std::vector<CodeRuns>& runs, const TransitionSettings& settings)
{
    TransitionReport report;
    report.scheme = scheme;
    report.sessions = std::move(sessions);
    report.settings = settings;
    const std::size_t codes = scheme.states().size();
    CountTable counts(codes);
    TripleCounts triples(codes);
    for (const CodeRuns& session : runs) {
        add(counts, transitionCounts(session, settings.lag));
        triples.add(session);
    }
    report.table = lagTable(std::move(counts), settings.lag, repeatsPossible(settings.onBouts, settings.lag));
    report.intervals = intervalsOf(report.table);
    report.chain = chainOf(report.table.counts);
    report.secondOrder = triples.test();
    return report;
}

std::vector<std::string> transitionWarnings(const TransitionReport& report)
{
    const LagTable& table = report.table;
    const std::vector<std::string> ids = tree::stateIds(report.scheme);
    std::vector<std::string> warnings;
    if (table.margins.total == 0) return {"there are no transitions at this lag"};
    if (table.fewTransitions) {
        warnings.push_back("few transitions: " + std::to_string(table.margins.total) +
                           ", below 5 K^2 = " + std::to_string(5 * table.codes() * table.codes()));
    }
    for (const std::size_t row : table.thinRows)
        warnings.push_back("small expected counts: most cells after " + ids[row] + " have less than 5");
    if (table.noRoomSomewhere)
        warnings.push_back(
            "the totals leave no room in some cells: they are not tested, and df is too large");
    if (!table.df) warnings.push_back("no degrees of freedom: the table cannot be tested as a whole");
    if (!report.settings.onBouts && table.lag == 1)
        warnings.push_back(
            "on time units the diagonal follows from how long bouts are; its residuals are no tendency");
    return warnings;
}

std::string transitionsJson(const TransitionReport& report)
{
    const LagTable& table = report.table;
    Json wilson = ends(report.intervals.wilson), dirichlet = ends(report.intervals.dirichlet);
    dirichlet["prior"] = kDirichletPrior;
    Json document = {
        {"codes", tree::stateIds(report.scheme)},
        {"lag", table.lag},
        {"repeats_possible", table.repeatsPossible},
        {"counts", tree::rows(table.counts, table.repeatsPossible)},
        {"probabilities", tree::rows(table.probabilities)},
        {"expected", tree::rows(table.expected)},
        {"adjusted_residuals", tree::rows(table.adjustedResiduals)},
        {"x2", orNull(table.x2)},
        {"g2", orNull(table.g2)},
        {"df", table.df ? Json(*table.df) : Json(nullptr)},
        {"n", table.margins.total},
        {"p_x2", orNull(table.pX2)},
        {"p_g2", orNull(table.pG2)},
        {"p", tree::rows(table.p)},
        {"p_adjusted_holm", tree::rows(table.pHolm)},
        {"odds_ratio", tree::rows(table.oddsRatio)},
        {"ln_odds_ratio", tree::rows(table.lnOddsRatio)},
        {"ln_odds_ratio_se", tree::rows(table.lnOddsRatioError)},
        {"yules_q", tree::rows(table.yulesQ)},
        {"phi", tree::rows(table.phi)},
        {"baselines",
         {{"probability", orNull(table.baselineProbability)},
          {"odds_ratio", tree::rows(table.baselineOddsRatio)},
          {"yules_q", tree::rows(table.baselineYulesQ)},
          {"phi", tree::rows(table.baselinePhi)}}},
        {"odds_ratio_over_baseline", tree::rows(table.oddsRatioOverBaseline)},
        {"intervals",
         {{"level", kIntervalLevel}, {"wilson", std::move(wilson)}, {"dirichlet", std::move(dirichlet)}}},
    };
    document.update(chainFigures(report.chain));
    document["second_order"] = {
        {"g2", report.secondOrder.df > 0 ? Json(report.secondOrder.g2) : Json(nullptr)},
        {"df", report.secondOrder.df > 0 ? Json(report.secondOrder.df) : Json(nullptr)},
        {"p", orNull(report.secondOrder.p)}};
    document["warnings"] = transitionWarnings(report);
    document["settings"] = settingsOf(report);
    document["version"] = std::string(programVersion());
    return tree::written(document);
}

}  // namespace tessera
