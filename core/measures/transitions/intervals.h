// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tessera {

struct Interval {
    double low = 0, high = 0;
};

// Intervals for the probability behind k of n, within [0, 1]. Level is the coverage, between 0 and 1.
// Require n > 0 and k <= n.

// Wilson (1927), without correction for continuity.
[[nodiscard]] Interval wilson(std::uint64_t k, std::uint64_t n, double level);

// Clopper & Pearson (1934), exact and therefore wide.
[[nodiscard]] Interval clopperPearson(std::uint64_t k, std::uint64_t n, double level);

// One cell of a row under a Dirichlet prior with the same weight on each of its free cells: equal tails of
// the cell's marginal, Beta(k + prior, n - k + prior (free - 1)), computed and not drawn. With one free cell
// the probability is 1.
[[nodiscard]] Interval dirichlet(std::uint64_t k, std::uint64_t n, std::size_t free, double prior,
                                 double level);

// The z with P(|Z| <= z) = level, Z standard normal.
[[nodiscard]] double normalBound(double level);

}  // namespace tessera
