// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace tessera {

// Tails of the distributions that the tables need, good to about 1e-13 relative, far into the tails too. Pure
// functions; callable from any thread. Prefactors follow Loader (2000, "Fast and accurate computation of
// binomial probabilities"): Stirling's remainder and deviances instead of differences of large logarithms.

// Q(a, x), the regularised upper incomplete gamma function. Requires a > 0 and x >= 0.
[[nodiscard]] double upperGamma(double a, double x);

// P(chi-square with df degrees of freedom >= x). Requires df > 0; x below 0 counts as 0.
[[nodiscard]] double chiSquareTail(double x, double df);

// P(|Z| >= |z|), Z standard normal.
[[nodiscard]] double twoSidedNormal(double z);

// I_x(a, b), the regularised incomplete beta function, with y = 1 - x given beside x so that neither loses
// digits. Requires a, b > 0 and x, y in [0, 1].
[[nodiscard]] double incompleteBeta(double a, double b, double x, double y);

// The x with I_x(a, b) = p. Requires a, b > 0 and 0 < p < 1.
[[nodiscard]] double betaQuantile(double p, double a, double b);

// Holm (1979): p values corrected for how many there are; what is undefined stays so and is not counted.
[[nodiscard]] std::vector<std::optional<double>> holm(const std::vector<std::optional<double>>& p);

}  // namespace tessera
