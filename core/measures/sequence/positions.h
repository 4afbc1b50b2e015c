// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// Sessions side by side, position by position (`measures.md` section 2.2). A row is a session's time units
// from its start; positions that were not observed hold kNotObserved, and after a row's end there is nothing.
// Weights are one a row and not negative, or none at all, which is 1 for each. All functions are pure. Empty
// where undefined.
inline constexpr Symbol kNotObserved = 0xFF;
using PositionRow = std::vector<Symbol>;

// The session on its clock, which runs on through pauses: the unit at position k holds the code at k * unit,
// or kNotObserved in a pause or a can't-tell. Requires unit > 0.
[[nodiscard]] PositionRow unitPositions(const Timeline& timeline, const Scheme& scheme, Millis unit);

// How the sessions are spread over the codes at each position.
struct StateDistribution {
    std::size_t codes = 0;
    std::vector<double> observed;               // by position: weight of the rows observed there
    std::vector<std::optional<double>> shares;  // by position, then code: of that weight
    std::vector<std::optional<double>>
        entropy;  // by position: transversal entropy / ln A; empty for one code
    [[nodiscard]] std::size_t positions() const { return observed.size(); }
    [[nodiscard]] std::optional<double> share(std::size_t position, Symbol code) const
    {
        return shares[position * codes + code];
    }
};
[[nodiscard]] StateDistribution stateDistribution(std::span<const PositionRow> rows,
                                                  std::span<const double> weights, std::size_t codes);

// Mean number of positions in each code over the rows, and its standard error sd / sqrt(n) with n - 1; the
// error only without weights and for two rows or more.
struct MeanTime {
    std::vector<std::optional<double>> mean, standardError;  // by code
};
[[nodiscard]] MeanTime meanTime(std::span<const PositionRow> rows, std::span<const double> weights,
                                std::size_t codes);

// How often code i is followed by code j a lag later, both observed, and the rate n_ij / n_i. over those
// pairs; the rate of a code that nothing follows is empty (TraMineR's seqtrate writes 0).
struct LagRates {
    std::size_t codes = 0;
    std::vector<double> counts;                // by first code, then second
    std::vector<std::optional<double>> rates;  // the same order
    [[nodiscard]] double count(Symbol first, Symbol second) const { return counts[first * codes + second]; }
    [[nodiscard]] std::optional<double> rate(Symbol first, Symbol second) const
    {
        return rates[first * codes + second];
    }
};
// Requires lag > 0. Pairs lie within a row; what is between them need not be observed.
[[nodiscard]] LagRates lagRates(std::span<const PositionRow> rows, std::span<const double> weights,
                                std::size_t codes, std::size_t lag);
// The same over pieces: never across a pause, a can't-tell or the border of a session.
[[nodiscard]] LagRates lagRates(std::span<const CodeRuns> sessions, std::size_t codes, std::size_t lag);

}  // namespace tessera
