// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/distances_json.h"

#include "sync/formats/figures_tree.h"

#include <array>
#include <cstdio>
#include <utility>

namespace tessera {
namespace {

using tree::Json;
using tree::orNull;

constexpr std::array<std::pair<DistanceNorm, std::string_view>, 4> kNorms{
    {{DistanceNorm::none, "none"},
     {DistanceNorm::maxLength, "maxlength"},
     {DistanceNorm::maxDist, "maxdist"},
     {DistanceNorm::yujianBo, "YujianBo"}}};

std::string_view definition(DistanceNorm norm)
{
    switch (norm) {
        case DistanceNorm::none:
            return "d as it is";
        case DistanceNorm::maxLength:
            return "d / (indel * max(n, m)); 0 for d = 0";
        case DistanceNorm::maxDist:
            return "d / (|n - m| * indel + min(greatest substitution, 2 * indel) * min(n, m)); 0 for d = 0";
        case DistanceNorm::yujianBo:
            return "2 d / (d + indel * (n + m)); 0 for d = 0";
    }
    return {};
}

std::string_view substitutionRule(const SessionDistances& distances)
{
    if (distances.substitution == "constant") return "the same for any two different codes";
    if (distances.substitution == "trate")
        return "2 - p_ij - p_ji, p = rates of the units of these sessions at lag 1; an undefined rate counts "
               "as 0";
    return "as stated in the file";
}

Json matrixOf(std::size_t rows, const auto& valueAt)
{
    Json matrix = Json::array();
    for (std::size_t a = 0; a < rows; ++a) {
        Json row = Json::array();
        for (std::size_t b = 0; b < rows; ++b) row.push_back(valueAt(a, b));
        matrix.push_back(std::move(row));
    }
    return matrix;
}

Json settingsOf(const SessionDistances& distances)
{
    Json codes = Json::array();
    for (const CodeIndex state : distances.scheme.states()) codes.push_back(distances.scheme.code(state).id);
    Json settings{
        {"group", tree::textOrNull(distances.group)},
        {"unit_ms", tree::ms(distances.unit)},
        {"unit_code", "code at the unit's start"},
        {"unit_restart", "at each resume and after each can't-tell"},
        {"sequence", "a session's units, its pieces end to end; pauses and can't-tells left out"},
        {"metric", distances.commonOnly ? "lcs" : "om"},
        {"metric_definition",
         distances.commonOnly ? "n + m - 2 * longest common subsequence"
                              : "least cost of substitutions, insertions and deletions (optimal matching)"},
        {"indel", distances.costs.indel()},
        {"substitution", distances.substitution},
        {"substitution_rule", substitutionRule(distances)},
        {"codes", std::move(codes)},
        {"substitution_costs", matrixOf(distances.costs.codes(),
                                        [&](std::size_t a, std::size_t b) {
                                            return distances.costs.substitution(static_cast<Symbol>(a),
                                                                                static_cast<Symbol>(b));
                                        })},
        {"norm", name(distances.norm)},
        {"norm_definition", definition(distances.norm)},
        {"clusters", nullptr},
    };
    if (distances.clustering) {
        settings["clusters"] = distances.clustering->medoids.size();
        settings["clustering"] = "partitioning around medoids, build and swap; of equals the first session";
        settings["silhouette"] =
            "(b - a) / max(a, b), a = mean distance within the cluster, b = least mean distance to another; "
            "0 alone "
            "in a cluster and for a = b; null for one cluster";
    }
    return settings;
}

std::string number(double value)
{
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%10.4g", value);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string_view name(DistanceNorm norm)
{
    for (const auto& [known, text] : kNorms)
        if (known == norm) return text;
    return {};
}

std::optional<DistanceNorm> distanceNormFromName(std::string_view name)
{
    for (const auto& [known, text] : kNorms)
        if (text == name) return known;
    return std::nullopt;
}

std::string distancesJson(const SessionDistances& distances)
{
    Json ids = Json::array();
    for (const Uuid& session : distances.sessions) ids.push_back(session.text());
    Json sources = Json::array();
    for (const std::string& source : distances.sourceIds) sources.push_back(tree::textOrNull(source));

    Json document{{"ids", std::move(ids)},
                  {"source_ids", std::move(sources)},
                  {"scheme", distances.scheme.id},
                  {"lengths", distances.lengths},
                  {"matrix", matrixOf(distances.matrix.size(), [&](std::size_t a, std::size_t b) {
                       return distances.matrix.at(a, b);
                   })}};
    for (const char* key :
         {"medoids", "clusters", "cost", "silhouettes", "silhouette_clusters", "silhouette_average"})
        document[key] = nullptr;
    if (distances.clustering) {
        Json medoids = Json::array();
        for (const std::size_t medoid : distances.clustering->medoids)
            medoids.push_back(distances.sessions[medoid].text());
        Json items = Json::array();
        for (const auto& value : distances.silhouettes.items) items.push_back(orNull(value));
        Json clusters = Json::array();
        for (const auto& value : distances.silhouettes.clusters) clusters.push_back(orNull(value));
        document["medoids"] = std::move(medoids);
        document["clusters"] = distances.clustering->clusters;
        document["cost"] = distances.clustering->cost;
        document["silhouettes"] = std::move(items);
        document["silhouette_clusters"] = std::move(clusters);
        document["silhouette_average"] = orNull(distances.silhouettes.average);
    }
    document["settings"] = settingsOf(distances);
    document["version"] = std::string(programVersion());
    return tree::written(document);
}

std::string distancesText(const SessionDistances& distances)
{
    const auto label = [&](std::size_t index) {
        return distances.sourceIds[index].empty() ? distances.sessions[index].text().substr(0, 8)
                                                  : distances.sourceIds[index];
    };
    std::string text;
    for (std::size_t a = 0; a < distances.matrix.size(); ++a) {
        text += label(a);
        for (std::size_t b = 0; b < distances.matrix.size(); ++b)
            text += " " + number(distances.matrix.at(a, b));
        text += "\n";
    }
    if (!distances.clustering) return text;
    text += "\n";
    for (std::size_t item = 0; item < distances.matrix.size(); ++item) {
        const auto& silhouette = distances.silhouettes.items[item];
        text += label(item) + "  near " +
                label(distances.clustering->medoids[distances.clustering->clusters[item]]) + "  silhouette " +
                (silhouette ? number(*silhouette) : "-") + "\n";
    }
    return text;
}

}  // namespace tessera
