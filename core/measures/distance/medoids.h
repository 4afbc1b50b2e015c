// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/measures/distance/distance_matrix.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tessera {

// Clusters around medoids: items of their own that the others lie near to.
struct Clustering {
    std::vector<std::size_t> medoids;   // ascending; a cluster's number is its place here
    std::vector<std::size_t> clusters;  // by item; of two medoids as near, the first (a medoid is in its own)
    double cost = 0;                    // sum of the distances to the medoids
};

// Partitioning around medoids (Kaufman & Rousseeuw 1990): BUILD takes medoids one by one, each the one that
// lowers the cost most; SWAP exchanges a medoid and another item while that lowers the cost, always the
// exchange that lowers it most, worked out for all medoids at once (Schubert & Rousseeuw 2021). Of equals the
// first item: the same answer on every machine. Errc::invalid unless 0 < clusters <= size.
[[nodiscard]] Result<Clustering> clusterByMedoids(const DistanceMatrix& distances, std::size_t clusters);

// How well each item lies in its cluster (Rousseeuw 1987): (b - a) / max(a, b), a = mean distance to the
// others of its cluster, b = the least mean distance to another cluster; 0 for an item alone in its cluster
// and where a = b. Everything is empty with a single cluster, where b does not exist.
struct Silhouettes {
    std::vector<std::optional<double>> items;     // by item
    std::vector<std::optional<double>> clusters;  // mean by cluster
    std::optional<double> average;
};
[[nodiscard]] Silhouettes silhouettes(const DistanceMatrix& distances, const Clustering& clustering);

}  // namespace tessera
