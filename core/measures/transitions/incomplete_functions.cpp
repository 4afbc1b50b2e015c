// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/incomplete_functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tessera {
namespace {

constexpr double kTwoPi = 6.283185307179586476925;
constexpr double kHalfLogTwoPi = 0.918938533204672741780;
constexpr double kTiny = 1e-300;
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr int kMostTerms = 1'000'000;

// ln Gamma(n + 1) - [ (n + 1/2) ln n - n + ln sqrt(2 pi) ], Stirling's remainder. Requires n > 0.
double stirlingRemainder(double n)
{
    if (n < 16) return std::lgamma(n + 1) - (n + 0.5) * std::log(n) + n - kHalfLogTwoPi;
    // Bernoulli numbers B_2k / (2k (2k - 1)).
    constexpr std::array<double, 7> terms{1.0 / 12,   -1.0 / 360,       1.0 / 1260, -1.0 / 1680,
                                          1.0 / 1188, -691.0 / 360'360, 1.0 / 156};
    double sum = 0;
    const double inverse = 1 / (n * n);
    for (std::size_t k = terms.size(); k-- > 0;) sum = sum * inverse + terms[k];
    return sum / n;
}

// x ln(x / m) + m - x without cancellation near x = m.
double deviance(double x, double m)
{
    if (std::abs(x - m) >= 0.1 * (x + m)) return x * std::log(x / m) + m - x;
    const double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double power = 2 * x * v;
    for (int k = 1; k < 1000; ++k) {
        power *= v * v;
        const double next = sum + power / (2 * k + 1);
        if (next == sum) break;
        sum = next;
    }
    return sum;
}

// x^a e^-x / Gamma(a + 1).
double gammaFactor(double a, double x)
{
    return std::exp(-stirlingRemainder(a) - deviance(a, x)) / std::sqrt(kTwoPi * a);
}

// x^a y^b Gamma(a + b) / (Gamma(a) Gamma(b)).
double betaFactor(double a, double b, double x, double y)
{
    if (x <= 0 || y <= 0) return 0;
    const double n = a + b;
    const double exponent = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b) -
                            deviance(a, n * x) - deviance(b, n * y);
    return std::exp(exponent) * std::sqrt(a * b / (kTwoPi * n));
}

double awayFromZero(double value)
{
    return std::abs(value) < kTiny ? kTiny : value;
}

// The continued fraction of the beta function (DLMF 8.17.22) by Lentz's method; converges quickly for
// x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < kMostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        h *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        h *= d * c;
        if (std::abs(d * c - 1) <= kEpsilon) break;
    }
    return h;
}

// I_x(a, b) - p, from the smaller of both tails.
double beyondQuantile(double p, double a, double b, double x, double y)
{
    if (p <= 0.5) return incompleteBeta(a, b, x, y) - p;
    return (1 - p) - incompleteBeta(b, a, y, x);
}

}  // namespace

double upperGamma(double a, double x)
{
    if (x <= 0) return 1;
    const double factor = gammaFactor(a, x);
    if (x < a + 1) {
        double term = 1, sum = 1;
        for (int k = 1; k < kMostTerms; ++k) {
            term *= x / (a + k);
            sum += term;
            if (term <= sum * kEpsilon) break;
        }
        return std::clamp(1 - factor * sum, 0.0, 1.0);
    }
    // Legendre's continued fraction (DLMF 8.9.2) by Lentz's method.
    double b = x + 1 - a;
    double c = 1 / kTiny;
    double d = 1 / b;
    double h = d;
    for (int k = 1; k < kMostTerms; ++k) {
        const double numerator = -k * (k - a);
        b += 2;
        d = 1 / awayFromZero(numerator * d + b);
        c = awayFromZero(b + numerator / c);
        h *= d * c;
        if (std::abs(d * c - 1) <= kEpsilon) break;
    }
    return std::min(1.0, factor * a * h);
}

double chiSquareTail(double x, double df)
{
    return upperGamma(df / 2, std::max(x, 0.0) / 2);
}

double twoSidedNormal(double z)
{
    constexpr double kSqrtHalf = 0.707106781186547524401;
    return std::erfc(std::abs(z) * kSqrtHalf);
}

double incompleteBeta(double a, double b, double x, double y)
{
    if (x <= 0) return 0;
    if (y <= 0) return 1;
    const double factor = betaFactor(a, b, x, y);
    if (x < (a + 1) / (a + b + 2)) return std::min(1.0, factor / a * betaFraction(a, b, x));
    return std::clamp(1 - factor / b * betaFraction(b, a, y), 0.0, 1.0);
}

double betaQuantile(double p, double a, double b)
{
    // Searched in u = ln x, so that small quantiles keep their digits: a bracket that only narrows, Newton's
    // step in it.
    double low = -745, high = 0;
    double u = std::log(a / (a + b));
    for (int step = 0; step < 500; ++step) {
        const double x = std::exp(u), y = -std::expm1(u);
        const double error = beyondQuantile(p, a, b, x, y);
        if (error == 0) break;
        (error > 0 ? high : low) = u;
        const double slope = y > 0 ? betaFactor(a, b, x, y) / y : 0;  // dI/du = x dI/dx
        double next = slope > 0 ? u - error / slope : low;
        if (!(next > low && next < high)) next = low + (high - low) / 2;
        const double closest = 2 * kEpsilon * std::max(1.0, std::abs(u));
        const bool settled = std::abs(next - u) <= closest || high - low <= closest;
        u = next;
        if (settled) break;
    }
    return std::exp(u);
}

std::vector<std::optional<double>> holm(const std::vector<std::optional<double>>& p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i]) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return *p[i] < *p[j]; });
    std::vector<std::optional<double>> corrected(p.size());
    double reached = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double raised = *p[order[k]] * static_cast<double>(order.size() - k);
        reached = std::max(reached, std::min(1.0, raised));
        corrected[order[k]] = reached;
    }
    return corrected;
}

}  // namespace tessera
