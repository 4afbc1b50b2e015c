// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/observer_accuracy.h"

#include <algorithm>
#include <numeric>

namespace tessera {

std::optional<double> kappaOfAccuracy(double accuracy, std::span<const double> base)
{
    const double sum = std::accumulate(base.begin(), base.end(), 0.0);
    const auto occurring = std::count_if(base.begin(), base.end(), [](double share) { return share > 0; });
    if (occurring < 2) return std::nullopt;

    // With P(i,j) = sum_k base_k a_ki a_kj the diagonal sums to q^2 + (K-1) e^2, whatever the base, and both
    // margins are base_i q + (1 - base_i) e.
    const auto others = static_cast<double>(base.size() - 1);
    const double error = (1 - accuracy) / others;
    const double observed = accuracy * accuracy + others * error * error;
    double chance = 0;
    for (const double rate : base) {
        const double share = rate / sum;
        const double margin = share * accuracy + (1 - share) * error;
        chance += margin * margin;
    }
    return (observed - chance) / (1 - chance);
}

std::optional<double> accuracyOfKappa(double kappa, std::span<const double> base)
{
    if (!(kappa > 0) || kappa > 1 || !kappaOfAccuracy(1, base)) return std::nullopt;
    if (kappa == 1) return 1.0;
    // Kappa grows with accuracy from a pure guess, where it is 0, to 1.
    double low = 1 / static_cast<double>(base.size()), high = 1;
    while (high - low > 1e-15) {
        const double middle = (low + high) / 2;
        if (middle <= low || middle >= high) break;
        (kappaOfAccuracy(middle, base).value_or(0) < kappa ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::vector<double> baseRates(const AgreementTable& table)
{
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    const auto both = 2 * static_cast<double>(table.total());
    std::vector<double> rates(table.codes(), 0);
    for (std::size_t i = 0; i < rates.size() && both > 0; ++i)
        rates[i] = static_cast<double>(rows[i] + columns[i]) / both;
    return rates;
}

}  // namespace tessera
