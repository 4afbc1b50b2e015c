// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tessera {

// Why a chain has no stationary distribution of its own.
enum class ChainGap : std::uint8_t {
    none,
    nothingCounted,  // no transitions
    openEnd,         // a code was entered and never left, so what follows it is not known
    apart,           // not every code leads to every other
};
[[nodiscard]] std::string_view sentence(ChainGap gap);

// A first-order chain over the codes that occur, its probabilities being n_ij / n_i. (Kemeny & Snell 1960).
// Steps are bouts or time units, whatever the counts were made of. Codes that do not occur are undefined
// everywhere.
struct Chain {
    ChainGap gap = ChainGap::none;
    // pi = pi P; undefined, with everything below, unless gap is none.
    std::vector<std::optional<double>> stationary;
    // Mean number of steps from row's code until column's code is reached; 0 on the diagonal, being there
    // already.
    MaybeTable firstPassage;
    // Mean number of steps until a code is there again, 1 / pi.
    std::vector<std::optional<double>> meanReturn;
    std::optional<double> entropyRateBits;  // - sum pi_i p_ij log2 p_ij, a step
};
[[nodiscard]] Chain chainOf(const CountTable& counts);

// A likelihood ratio test between two chains: G2 = 2 sum n ln(n / e).
struct ChainTest {
    double g2 = 0;
    std::int64_t df = 0;
    std::optional<double> p;  // undefined for df below 1
};

// Do groups of sessions share one matrix of probabilities? For each code a table of groups by next code; rows
// and columns that are empty add nothing to df (Anderson & Goodman 1957).
[[nodiscard]] ChainTest homogeneity(const std::vector<CountTable>& groups);

// Does the code before the present one add anything? Second order against first: how often (before, present,
// after) stood in a row within a run, pooled over sessions by adding; for each present code a table of before
// by after.
class TripleCounts {
public:
    explicit TripleCounts(std::size_t codes) : byPresent_(codes, CountTable(codes)) {}
    void add(const CodeRuns& runs);
    [[nodiscard]] ChainTest test() const;

private:
    std::vector<CountTable> byPresent_;
};

}  // namespace tessera
