// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/measures/distance/medoids.h"
#include "core/measures/distance/optimal_matching.h"
#include "core/scheme/scheme.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// "none", "maxlength", "maxdist", "YujianBo".
[[nodiscard]] std::string_view name(DistanceNorm norm);
[[nodiscard]] std::optional<DistanceNorm> distanceNormFromName(std::string_view name);

// Distances between sessions of one scheme, and what they were worked out with.
struct SessionDistances {
    std::vector<Uuid> sessions;
    std::vector<std::string> sourceIds;
    std::vector<std::size_t> lengths;  // in units
    Scheme scheme;
    std::string group{};  // of states, the lane these figures are of; empty when there is one
    DistanceMatrix matrix;
    std::optional<Clustering> clustering;  // when asked for
    Silhouettes silhouettes;               // of the clustering
    Millis unit{1000};
    bool commonOnly = true;    // metric lcs; otherwise om
    std::string substitution;  // "constant", "trate" or the file the costs are from
    MatchingCosts costs;
    DistanceNorm norm = DistanceNorm::none;
};

// {"ids", "source_ids", "scheme", "lengths", "matrix", "medoids", "clusters", "cost", "silhouettes",
// "silhouette_clusters", "silhouette_average", "settings", "version"}; what belongs to clusters is null
// without them. Clusters are numbers from 0 into "medoids", which holds ids.
[[nodiscard]] std::string distancesJson(const SessionDistances& distances);
// The same for people: the matrix, and the clusters below.
[[nodiscard]] std::string distancesText(const SessionDistances& distances);

}  // namespace tessera
