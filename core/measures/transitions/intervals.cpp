// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/intervals.h"

#include "core/measures/transitions/incomplete_functions.h"

#include <algorithm>
#include <cmath>

namespace tessera {

double normalBound(double level)
{
    // Newton on P(|Z| > z): its slope is minus twice the density.
    const double outside = 1 - level;
    double z = 1;
    for (int step = 0; step < 200; ++step) {
        const double density = std::exp(-z * z / 2) / 2.506628274631000502416;
        // The tail is convex, so each step stays on the near side; halving keeps it from leaping past 0.
        const double next = std::max(z / 2, z + (twoSidedNormal(z) - outside) / (2 * density));
        if (std::abs(next - z) <= 1e-16 * z) return next;
        z = next;
    }
    return z;
}

Interval wilson(std::uint64_t k, std::uint64_t n, double level)
{
    const double z = normalBound(level);
    const double count = static_cast<double>(n);
    const double p = static_cast<double>(k) / count;
    const double half = z * std::sqrt(p * (1 - p) / count + z * z / (4 * count * count));
    const double middle = p + z * z / (2 * count);
    const double scale = 1 + z * z / count;
    // At the borders the formula gives them exactly; computed, a last digit could stray.
    return {k == 0 ? 0 : std::max(0.0, (middle - half) / scale),
            k == n ? 1 : std::min(1.0, (middle + half) / scale)};
}

Interval clopperPearson(std::uint64_t k, std::uint64_t n, double level)
{
    const double tail = (1 - level) / 2;
    const auto hits = static_cast<double>(k), misses = static_cast<double>(n - k);
    return {k == 0 ? 0 : betaQuantile(tail, hits, misses + 1),
            k == n ? 1 : betaQuantile(1 - tail, hits + 1, misses)};
}

Interval dirichlet(std::uint64_t k, std::uint64_t n, std::size_t free, double prior, double level)
{
    if (free <= 1) return {1, 1};
    const double tail = (1 - level) / 2;
    const double a = static_cast<double>(k) + prior;
    const double b = static_cast<double>(n - k) + prior * static_cast<double>(free - 1);
    return {betaQuantile(tail, a, b), betaQuantile(1 - tail, a, b)};
}

}  // namespace tessera
