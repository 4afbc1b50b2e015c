// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/agreement_report.h"

#include "sync/formats/figures_tree.h"

namespace tessera {
namespace {

using tree::Json;
using tree::ms;
using tree::orNull;

Json cells(const AgreementTable& table)
{
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.codes(); ++i) {
        Json row = Json::array();
        for (std::size_t j = 0; j < table.codes(); ++j) row.push_back(table.at(i, j));
        rows.push_back(std::move(row));
    }
    return rows;
}

Json intervalOf(const std::optional<BootstrapInterval>& interval)
{
    if (!interval) return nullptr;
    return {{"low", interval->low}, {"high", interval->high}, {"undefined_resamples", interval->undefined}};
}

// What stands behind the keys of the contract.
void addFurther(Json& object, const AgreementFigures& figures)
{
    object["kappa_interval"] = intervalOf(figures.interval);
    object["observer_accuracy"] = orNull(figures.accuracy);
    object["expected"] = orNull(figures.coefficients.expected);
    object["pabak"] = orNull(figures.coefficients.pabak);
    object["ac1"] = orNull(figures.coefficients.ac1);
    object["scott_pi"] = orNull(figures.coefficients.scottPi);
}

Json byCode(const AgreementTable& table, const Scheme& scheme)
{
    Json all = Json::object();
    const auto states = scheme.states();
    for (std::size_t i = 0; i < table.codes(); ++i) {
        const AgreementTable two = collapsed(table, i);
        const TwoCodeIndices indices = twoCodeIndices(two);
        all[i < states.size() ? scheme.code(states[i]).id : "cannot-tell"] = {
            {"kappa", orNull(coefficients(two).kappa)},
            {"positive_agreement", orNull(indices.positive)},
            {"negative_agreement", orNull(indices.negative)},
            {"prevalence_index", orNull(indices.prevalence)},
            {"bias_index", orNull(indices.bias)}};
    }
    return all;
}

Json timeOf(const PairAgreement& pair, const Scheme& scheme)
{
    const Coefficients& found = pair.time.coefficients;
    Json object{{"table_ms", cells(pair.time.table)},
                {"percent", orNull(found.percent)},
                {"kappa", orNull(found.kappa)},
                {"kappa_max", orNull(found.kappaMax)}};
    addFurther(object, pair.time);
    object["by_code"] = byCode(pair.time.table, scheme);
    return object;
}

Json toleranceOf(const PairAgreement& pair, const AgreementSettings& settings)
{
    if (!pair.tolerance || !settings.tolerance) return nullptr;
    const auto one = [](const Coefficients& found) {
        return Json{{"kappa", orNull(found.kappa)}, {"percent", orNull(found.percent)}};
    };
    return {{"tolerance_ms", ms(*settings.tolerance)},
            {"first_as_reference", one(pair.tolerance->first)},
            {"second_as_reference", one(pair.tolerance->second)},
            {"tolerance_units", pair.tolerance->units},
            {"beyond_half_the_median_bout", pair.tolerance->tooWide}};
}

Json unitsOf(const PairAgreement& pair, const AgreementSettings& settings)
{
    const Coefficients& found = pair.units.coefficients;
    Json object{{"unit_ms", ms(settings.unit)},
                {"n", pair.units.table.total()},
                {"table", cells(pair.units.table)},
                {"percent", orNull(found.percent)},
                {"kappa", orNull(found.kappa)},
                {"kappa_max", orNull(found.kappaMax)},
                {"with_tolerance", toleranceOf(pair, settings)}};
    addFurther(object, pair.units);
    return object;
}

Json alignmentOf(const PairAgreement& pair)
{
    const std::size_t nil = pair.aligned.codes() - 1;
    return {{"cost_substitution", 1},
            {"cost_gap", 1},
            {"n_aligned", pair.alignedPairs},
            {"agreements", pair.alignedAgreements},
            {"percent", orNull(pair.alignedPercent)},
            {"kappa", orNull(pair.alignedKappa)},
            {"kappa_plain", orNull(pair.alignedKappaPlain)},
            {"table_with_nil", cells(pair.aligned)},
            {"kappa_coded_pairs_only", orNull(pair.alignedKappaCodedOnly)},
            {"omissions", pair.aligned.columnSums()[nil]},
            {"commissions", pair.aligned.rowSums()[nil]},
            {"kappa_interval", intervalOf(pair.alignedInterval)}};
}

Json delayOf(const PairAgreement& pair)
{
    if (!pair.delay) return nullptr;
    return {{"median_ms", pair.delay->medianMs}, {"onsets", pair.delay->onsets}};
}

Json settingsOf(const AgreementReport& report, bool byUtc)
{
    const AgreementSettings& settings = report.settings;
    return {
        {"scheme", report.scheme.id},
        {"group", tree::textOrNull(report.group)},
        {"unit_ms", ms(settings.unit)},
        {"tolerance_ms", settings.tolerance ? ms(*settings.tolerance) : Json(nullptr)},
        {"aligned_on", byUtc ? "UTC starts"
                       : report.forced
                           ? "zero: the recordings' openings, as a start is unknown or they lie apart"
                           : "zero: the recordings' openings, as a start is unknown"},
        {"one_visit", report.forced ? "forced" : "nothing speaks against it: visit, family, day"},
        {"common_time", "the overlap, either's pauses left out; a pause of either parts it"},
        {"codes",
         "states of the scheme in its order, can't-tell last; rows the first session, columns the second"},
        {"time_unit", "ms on a clock that starts with the first session's"},
        {"percent", "share of the total on the diagonal, 0 to 1"},
        {"kappa", "(percent - expected) / (1 - expected); null when expected is 1"},
        {"kappa_max", "(sum of the smaller margins - expected) / (1 - expected)"},
        {"pabak_ac1", "over the scheme's states, and can't-tell when used"},
        {"time_exact", "milliseconds by an interval sweep over half-open bouts; no unit"},
        {"unit_code", "code at the unit's start"},
        {"unit_restart", "after each pause of either; a unit exists when its start is observed"},
        {"tolerance",
         "agreed when the other has the reference's code within the tolerance before or after, in the same "
         "piece; "
         "rounded down to whole units"},
        {"alignment",
         "Needleman-Wunsch on bouts and can't-tells; traceback prefers pair, omission, commission; nil the "
         "last row "
         "and column"},
        {"alignment_kappa", "nil-nil a structural zero: quasi-independence, the limit of iterative fitting"},
        {"alpha", "Krippendorff, nominal, on time units"},
        {"observer_accuracy",
         "both right with the same probability, errors even over the codes in use; base rates the mean of "
         "both margins"},
        {"delay",
         "median onset difference of aligned bouts of one code, second - first; a piece's start left out"},
        {"interval",
         {{"method", "percentiles of a block bootstrap over running time; null with fewer than 5 blocks"},
          {"level", settings.bootstrap.level},
          {"resamples", settings.bootstrap.resamples},
          {"seed", settings.bootstrap.seed},
          {"random", "xoshiro256**, filled by SplitMix64 from the seed"},
          {"block", settings.block ? "as given" : "twice the mean bout, at least a minute"}}},
    };
}

Json pairOf(const ComparedPair& pair, const AgreementReport& report)
{
    const PairAgreement& figures = pair.figures;
    return {{"time_exact", timeOf(figures, report.scheme)},
            {"time_units", unitsOf(figures, report.settings)},
            {"alignment", alignmentOf(figures)},
            {"alpha", orNull(figures.alpha)},
            {"alpha_interval", intervalOf(figures.alphaInterval)}};
}

void addFurther(Json& object, const ComparedPair& pair, const AgreementReport& report)
{
    Json sessions = Json::array();
    for (const std::size_t index : {pair.first, pair.second}) {
        const ComparedSession& one = report.sessions[index];
        sessions.push_back({{"session", one.session.text()}, {"observer", tree::textOrNull(one.observer)}});
    }
    object["sessions"] = std::move(sessions);
    object["common_ms"] = ms(pair.figures.length);
    object["pieces"] = pair.figures.pieces;
    object["bouts"] = {pair.figures.firstBouts, pair.figures.secondBouts};
    object["delay"] = delayOf(pair.figures);
    object["block_ms"] = ms(pair.figures.block);
    object["blocks"] = pair.figures.blocks;
}

Json codesOf(const Scheme& scheme)
{
    Json codes = Json::array();
    for (const CodeIndex code : scheme.states()) codes.push_back(scheme.code(code).id);
    codes.push_back("cannot-tell");
    return codes;
}

}  // namespace

std::string agreementJson(const AgreementReport& report)
{
    Json document = Json::object();
    bool byUtc = true;
    for (const ComparedPair& pair : report.pairs) byUtc = byUtc && pair.figures.byUtc;
    if (report.pairs.size() == 1) {
        document = pairOf(report.pairs.front(), report);
    } else {
        Json pairs = Json::array();
        for (const ComparedPair& pair : report.pairs) {
            Json one = pairOf(pair, report);
            addFurther(one, pair, report);
            pairs.push_back(std::move(one));
        }
        document["pairs"] = std::move(pairs);
        document["alpha"] = orNull(report.all.alpha);
        document["alpha_interval"] = intervalOf(report.all.interval);
        document["alpha_units"] = report.all.units;
    }
    document["settings"] = settingsOf(report, byUtc);
    document["version"] = std::string(programVersion());
    document["codes"] = codesOf(report.scheme);
    if (report.pairs.size() == 1) addFurther(document, report.pairs.front(), report);
    document["warnings"] = agreementWarnings(report);
    return tree::written(document);
}

}  // namespace tessera
