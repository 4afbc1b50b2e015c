// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Distances between all pairs of 1,000 sessions of 120 units on one core; the plain table on a sample of the
// same pairs beside them.
#include "core/measures/distance/lcs.h"
#include "core/measures/distance/medoids.h"
#include "core/measures/distance/optimal_matching.h"
#include "core/measures/random.h"
#include "tests/bench/measured.h"

#include <algorithm>
#include <vector>

using namespace tessera;

namespace {

constexpr std::size_t kSessions = 1'000;
constexpr std::size_t kUnits = 120;
constexpr std::size_t kCodes = 4;
constexpr std::size_t kSample = 20;  // sessions whose pairs the plain table is timed on
constexpr double kPairs = kSessions * (kSessions - 1) / 2.0;
constexpr double kSamplePairs = kSample * (kSample - 1) / 2.0;
constexpr int kRuns = 5;

std::vector<std::vector<Symbol>> sessions()
{
    Random random(1);
    std::vector<std::vector<Symbol>> all(kSessions, std::vector<Symbol>(kUnits));
    Symbol now = 0;
    for (auto& session : all) {
        for (Symbol& unit : session) {
            if (random.below(8) == 0)
                now = static_cast<Symbol>((now + 1 + random.below(kCodes - 1)) % kCodes);
            unit = now;
        }
    }
    return all;
}

// The table of the textbook, two rows of whole numbers.
std::size_t plainLcs(const std::vector<Symbol>& a, const std::vector<Symbol>& b)
{
    std::vector<std::size_t> before(b.size() + 1, 0);
    std::vector<std::size_t> now(b.size() + 1, 0);
    for (const Symbol symbol : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            now[j + 1] = symbol == b[j] ? before[j] + 1 : std::max(before[j + 1], now[j]);
        std::swap(before, now);
    }
    return before.back();
}

}  // namespace

int main()
{
    bench::heading("Distances between all pairs of 1,000 sessions of 120 units, one core");
    const auto all = sessions();
    const std::vector<std::vector<Symbol>> sample(all.begin(), all.begin() + kSample);
    const MatchingCosts common = MatchingCosts::constant(kCodes, 2, 1);
    const auto graded = bench::must(MatchingCosts::stated(
        kCodes, {0, 1, 1.25, 1.5, 1, 0, 1, 1.25, 1.25, 1, 0, 1, 1.5, 1.25, 1, 0}, 0.75));

    std::vector<double> bits, plain, matching;
    DistanceMatrix matrix;
    volatile double kept = 0;
    for (int run = 0; run < kRuns; ++run) {
        bits.push_back(bench::timed([&] { matrix = matchingDistances(all, common, DistanceNorm::none); }));
        plain.push_back(bench::timed([&] {
            for (std::size_t a = 0; a < kSample; ++a) {
                for (std::size_t b = a + 1; b < kSample; ++b) {
                    const auto length = static_cast<double>(plainLcs(sample[a], sample[b]));
                    if (matrix.at(a, b) != 2 * kUnits - 2 * length)
                        bench::stop({Errc::damaged, "the two ways differ", {}});
                }
            }
        }));
        matching.push_back(bench::timed(
            [&] { kept = kept + matchingDistances(sample, graded, DistanceNorm::none).at(0, 1); }));
    }
    bench::row("longest common subsequences, bit by bit", bench::median(bits), "ms", 250);
    bench::row("the same, a pair", bench::median(bits) * 1e6 / kPairs, "ns");
    bench::row("by the plain table, a pair (of 190)", bench::median(plain) * 1e6 / kSamplePairs, "ns");
    bench::row("optimal matching with graded costs, a pair (of 190)",
               bench::median(matching) * 1e6 / kSamplePairs, "ns");

    std::vector<double> clusters;
    for (int run = 0; run < kRuns; ++run) {
        clusters.push_back(bench::timed([&] {
            const auto found = bench::must(clusterByMedoids(matrix, 5));
            kept = kept + *silhouettes(matrix, found).average;
        }));
    }
    bench::row("five clusters around medoids, with silhouettes", bench::median(clusters), "ms");
    return 0;
}
