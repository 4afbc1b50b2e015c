// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/distance/medoids.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace tessera {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
// A gain below this share of the cost is the rounding of sums, not a gain.
constexpr double kNothing = 1e-12;

// Distances of every item to its nearest two medoids, and which is the nearest (by slot).
struct Nearness {
    std::vector<double> first, second;
    std::vector<std::size_t> slot;
    double cost = 0;
};

Nearness nearnessOf(const DistanceMatrix& distances, const std::vector<std::size_t>& medoids)
{
    const std::size_t n = distances.size();
    Nearness near{std::vector<double>(n, kFar), std::vector<double>(n, kFar), std::vector<std::size_t>(n, 0),
                  0};
    for (std::size_t item = 0; item < n; ++item) {
        for (std::size_t slot = 0; slot < medoids.size(); ++slot) {
            const double distance = distances.at(item, medoids[slot]);
            if (distance < near.first[item] || medoids[slot] == item) {
                near.second[item] = near.first[item];
                near.first[item] = distance;
                near.slot[item] = slot;
            } else if (distance < near.second[item]) {
                near.second[item] = distance;
            }
        }
        near.cost += near.first[item];
    }
    return near;
}

std::vector<std::size_t> built(const DistanceMatrix& distances, std::size_t clusters)
{
    const std::size_t n = distances.size();
    std::vector<double> nearest(n, kFar);
    std::vector<bool> chosen(n, false);
    std::vector<std::size_t> medoids;
    while (medoids.size() < clusters) {
        double least = kFar;
        std::size_t best = n;
        for (std::size_t candidate = 0; candidate < n; ++candidate) {
            if (chosen[candidate]) continue;
            double cost = 0;
            for (std::size_t item = 0; item < n; ++item)
                cost += std::min(nearest[item], distances.at(item, candidate));
            if (best == n || cost < least - kNothing * least) {
                least = cost;
                best = candidate;
            }
        }
        chosen[best] = true;
        medoids.push_back(best);
        for (std::size_t item = 0; item < n; ++item)
            nearest[item] = std::min(nearest[item], distances.at(item, best));
    }
    std::sort(medoids.begin(), medoids.end());
    return medoids;
}

struct Swap {
    std::size_t slot = 0, candidate = 0;
    double change = 0;  // of the cost
};

// The exchange that lowers the cost most.
Swap bestSwap(const DistanceMatrix& distances, const std::vector<std::size_t>& medoids, const Nearness& near)
{
    const std::size_t n = distances.size();
    std::vector<double> withoutSlot(medoids.size(), 0);  // what taking a medoid away costs
    for (std::size_t item = 0; item < n; ++item)
        withoutSlot[near.slot[item]] += near.second[item] - near.first[item];
    Swap best;
    std::vector<double> changes;
    for (std::size_t candidate = 0; candidate < n; ++candidate) {
        if (std::find(medoids.begin(), medoids.end(), candidate) != medoids.end()) continue;
        changes = withoutSlot;
        double forAll = 0;
        for (std::size_t item = 0; item < n; ++item) {
            const double distance = distances.at(item, candidate);
            if (distance < near.first[item]) {
                forAll += distance - near.first[item];
                changes[near.slot[item]] += near.first[item] - near.second[item];
            } else if (distance < near.second[item]) {
                changes[near.slot[item]] += distance - near.second[item];
            }
        }
        for (std::size_t slot = 0; slot < medoids.size(); ++slot) {
            const double change = changes[slot] + forAll;
            if (change < best.change - kNothing * near.cost) best = {slot, candidate, change};
        }
    }
    return best;
}

}  // namespace

Result<Clustering> clusterByMedoids(const DistanceMatrix& distances, std::size_t clusters)
{
    const std::size_t n = distances.size();
    if (clusters == 0 || clusters > n)
        return Error{Errc::invalid,
                     "the number of clusters lies between 1 and the number of sessions, " + std::to_string(n),
                     {}};
    Clustering answer;
    answer.medoids = built(distances, clusters);
    Nearness near = nearnessOf(distances, answer.medoids);
    // With one cluster BUILD has found the best; there is no second medoid to fall back on.
    while (clusters > 1) {
        const Swap swap = bestSwap(distances, answer.medoids, near);
        if (swap.change >= 0) break;
        std::vector<std::size_t> medoids = answer.medoids;
        medoids[swap.slot] = swap.candidate;
        std::sort(medoids.begin(), medoids.end());
        Nearness after = nearnessOf(distances, medoids);
        if (after.cost >= near.cost) break;
        answer.medoids = std::move(medoids);
        near = std::move(after);
    }
    answer.clusters = near.slot;
    answer.cost = near.cost;
    return answer;
}

Silhouettes silhouettes(const DistanceMatrix& distances, const Clustering& clustering)
{
    const std::size_t n = distances.size();
    const std::size_t k = clustering.medoids.size();
    Silhouettes answer{std::vector<std::optional<double>>(n), std::vector<std::optional<double>>(k),
                       std::nullopt};
    if (k < 2) return answer;
    std::vector<double> members(k, 0);
    for (const std::size_t cluster : clustering.clusters) ++members[cluster];
    std::vector<double> sums(k);
    std::vector<double> byCluster(k, 0);
    double all = 0;
    for (std::size_t item = 0; item < n; ++item) {
        const std::size_t own = clustering.clusters[item];
        std::fill(sums.begin(), sums.end(), 0);
        for (std::size_t other = 0; other < n; ++other)
            sums[clustering.clusters[other]] += distances.at(item, other);
        double value = 0;
        if (members[own] > 1) {
            const double within = sums[own] / (members[own] - 1);
            double nearest = kFar;
            for (std::size_t cluster = 0; cluster < k; ++cluster)
                if (cluster != own) nearest = std::min(nearest, sums[cluster] / members[cluster]);
            if (within != nearest) value = (nearest - within) / std::max(within, nearest);
        }
        answer.items[item] = value;
        byCluster[own] += value;
        all += value;
    }
    for (std::size_t cluster = 0; cluster < k; ++cluster)
        answer.clusters[cluster] = byCluster[cluster] / members[cluster];
    answer.average = all / static_cast<double>(n);
    return answer;
}

}  // namespace tessera
