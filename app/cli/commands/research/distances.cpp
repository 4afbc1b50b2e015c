// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/chosen_sessions.h"
#include "app/cli/commands/commands.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/research/cost_table.h"
#include "sync/formats/research/distances_json.h"

#include <cmath>
#include <filesystem>

namespace tessera::cli {
namespace {

constexpr std::int64_t kMostUnits = 200'000;        // a session: more would take minutes a pair
constexpr std::uint64_t kLargestTable = 1U << 20U;  // bytes
constexpr double kSubstitution = 2;  // of constant costs: with an indel of 1 only what is common counts

struct Wanted {
    Millis unit{1000};
    bool commonOnly = true;
    double indel = 1;
    std::string substitution = "constant";
    DistanceNorm norm = DistanceNorm::none;
    std::uint64_t clusters = 0;
};

Result<Wanted> readWanted(const Arguments& arguments)
{
    const auto invalid = [](const std::string& what) { return Error{Errc::invalid, what, {}}; };
    Wanted wanted;
    const auto unit = durationOption(arguments, "--unit", wanted.unit);
    if (!unit) return unit.error();
    wanted.unit = *unit;
    if (const std::string metric = arguments.value("--metric"); arguments.has("--metric")) {
        if (metric != "lcs" && metric != "om") return invalid("--metric is lcs or om, not " + metric);
        wanted.commonOnly = metric == "lcs";
    }
    for (const char* option : {"--indel", "--substitution"})
        if (wanted.commonOnly && arguments.has(option))
            return invalid(std::string(option) + " goes with --metric om");
    const auto indel = decimalOption(arguments, "--indel", wanted.indel);
    if (!indel) return indel.error();
    wanted.indel = *indel;
    if (arguments.has("--substitution")) wanted.substitution = arguments.value("--substitution");
    if (arguments.has("--norm")) {
        const auto norm = distanceNormFromName(arguments.value("--norm"));
        if (!norm)
            return invalid("--norm is none, maxlength, maxdist or YujianBo, not " +
                           arguments.value("--norm"));
        wanted.norm = *norm;
    }
    const auto clusters = wholeOption(arguments, "--clusters", 0, 1, 1'000'000);
    if (!clusters) return clusters.error();
    wanted.clusters = *clusters;
    return wanted;
}

Result<MatchingCosts> costsOf(const Wanted& wanted, const ChosenSessions& from)
{
    const std::size_t codes = from.scheme.states().size();
    if (wanted.substitution == "constant") return MatchingCosts::constant(codes, kSubstitution, wanted.indel);
    if (wanted.substitution == "trate")
        return MatchingCosts::byRates(lagRates(from.runs, codes, 1), wanted.indel);
    const auto text = readFile(wanted.substitution, kLargestTable);
    if (!text) return text.error();
    auto table = readCostTable(*text, from.scheme, wanted.substitution);
    if (!table) return table.error();
    return MatchingCosts::stated(codes, std::move(*table), wanted.indel);
}

}  // namespace

int runDistances(Context& context, const Arguments& arguments)
{
    const auto wanted = readWanted(arguments);
    if (!wanted) return wrongWords(wanted.error().what);
    int status = kDone;
    const auto chosen =
        chosenSessions(context, arguments, "distances", unitsOf(wanted->unit, kMostUnits), status);
    if (!chosen) return status;
    const auto costs = costsOf(*wanted, *chosen);
    if (!costs) return failed(costs.error());

    std::vector<std::vector<Symbol>> sequences;
    std::vector<std::size_t> lengths;
    for (const CodeRuns& session : chosen->runs) {
        sequences.push_back(joined(session));
        lengths.push_back(sequences.back().size());
    }
    SessionDistances answer{.sessions = chosen->sessions,
                            .sourceIds = chosen->sourceIds,
                            .lengths = std::move(lengths),
                            .scheme = chosen->scheme,
                            .group = chosen->group,
                            .matrix = matchingDistances(sequences, *costs, wanted->norm),
                            .clustering = {},
                            .silhouettes = {},
                            .unit = wanted->unit,
                            .commonOnly = wanted->commonOnly,
                            .substitution = wanted->substitution,
                            .costs = *costs,
                            .norm = wanted->norm};
    if (wanted->clusters > 0) {
        auto clustering = clusterByMedoids(answer.matrix, static_cast<std::size_t>(wanted->clusters));
        if (!clustering) return failed(clustering.error());
        answer.silhouettes = silhouettes(answer.matrix, *clustering);
        answer.clustering = std::move(*clustering);
    }
    const int printed = print(arguments.has("--json") ? distancesJson(answer) : distancesText(answer));
    return printed == kDone ? chosen->status : printed;
}

}  // namespace tessera::cli
