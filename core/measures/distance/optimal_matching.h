// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/measures/code_runs.h"
#include "core/measures/distance/distance_matrix.h"
#include "core/measures/sequence/positions.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

// What turning one sequence into another costs (`measures.md` section 2.2): a unit of one code put in place
// of a unit of another, and a unit put in or taken out (indel). A value.
class MatchingCosts {
public:
    // Any two different codes cost the same: with 2 and an indel of 1 the distance is n + m - 2 LCS.
    [[nodiscard]] static MatchingCosts constant(std::size_t codes, double substitution, double indel);
    // 2 - p_ij - p_ji by the rates at which codes follow each other at lag 1 (TraMineR's TRATE); a rate that
    // is undefined counts as 0.
    [[nodiscard]] static MatchingCosts byRates(const LagRates& rates, double indel);
    // Rows of codes * codes costs. Errc::invalid unless symmetric, finite, not negative and 0 on the
    // diagonal, and the indel finite and above 0.
    [[nodiscard]] static Result<MatchingCosts> stated(std::size_t codes, std::vector<double> substitution,
                                                      double indel);

    [[nodiscard]] std::size_t codes() const { return codes_; }
    [[nodiscard]] double indel() const { return indel_; }
    [[nodiscard]] double substitution(Symbol a, Symbol b) const { return substitution_[a * codes_ + b]; }
    [[nodiscard]] const double* row(Symbol a) const { return substitution_.data() + a * codes_; }
    [[nodiscard]] double greatest() const;  // substitution
    // Whether taking out and putting in never costs more than a substitution: then only what is common
    // counts.
    [[nodiscard]] bool onlyIndels() const;

private:
    MatchingCosts(std::size_t codes, std::vector<double> substitution, double indel);
    std::size_t codes_;
    std::vector<double> substitution_;
    double indel_;
};

enum class DistanceNorm : std::uint8_t {
    none,
    maxLength,  // d / (indel * max(n, m))
    maxDist,    // d / (|n - m| indel + min(greatest substitution, 2 indel) * min(n, m))
    yujianBo,   // 2 d / (d + indel (n + m)), Yujian & Bo 2007
};
// The distance over what the norm says; 0 for d = 0. `n` and `m` are the lengths.
[[nodiscard]] double normalised(double distance, std::size_t n, std::size_t m, const MatchingCosts& costs,
                                DistanceNorm norm);

// The cheapest way to turn one sequence into the other: D(i,0) = i indel, D(0,j) = j indel, D(i,j) =
// min(D(i-1,j-1) + sub, D(i-1,j) + indel, D(i,j-1) + indel).
[[nodiscard]] double matchingDistance(std::span<const Symbol> a, std::span<const Symbol> b,
                                      const MatchingCosts& costs);

// All pairs. Where indels are never dearer than substitutions, by bit-parallel common subsequences.
[[nodiscard]] DistanceMatrix matchingDistances(std::span<const std::vector<Symbol>> sequences,
                                               const MatchingCosts& costs, DistanceNorm norm);

// A session's units, its pieces end to end: what distances are taken between.
[[nodiscard]] std::vector<Symbol> joined(const CodeRuns& session);

}  // namespace tessera
