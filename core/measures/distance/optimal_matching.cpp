// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/distance/optimal_matching.h"

#include "core/measures/distance/lcs.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

// Symbols that both begin (end) with match for nothing; no cheaper way passes them by.
void trim(std::span<const Symbol>& a, std::span<const Symbol>& b)
{
    const auto front =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    a = a.subspan(front);
    b = b.subspan(front);
    std::size_t back = 0;
    while (back < std::min(a.size(), b.size()) && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    a = a.first(a.size() - back);
    b = b.first(b.size() - back);
}

DistanceMatrix byCommonSubsequences(std::span<const std::vector<Symbol>> sequences,
                                    const MatchingCosts& costs, DistanceNorm norm)
{
    DistanceMatrix matrix(sequences.size());
    for (std::size_t a = 0; a + 1 < sequences.size(); ++a) {
        const CommonSubsequence fixed(sequences[a], costs.codes());
        const auto common = fixed.withEach(sequences.subspan(a + 1));
        const std::size_t n = sequences[a].size();
        for (std::size_t b = a + 1; b < sequences.size(); ++b) {
            const std::size_t m = sequences[b].size();
            const double distance = costs.indel() * static_cast<double>(n + m - 2 * common[b - a - 1]);
            matrix.set(a, b, normalised(distance, n, m, costs, norm));
        }
    }
    return matrix;
}

}  // namespace

MatchingCosts::MatchingCosts(std::size_t codes, std::vector<double> substitution, double indel)
    : codes_(codes), substitution_(std::move(substitution)), indel_(indel)
{
}

MatchingCosts MatchingCosts::constant(std::size_t codes, double substitution, double indel)
{
    std::vector<double> costs(codes * codes, substitution);
    for (std::size_t code = 0; code < codes; ++code) costs[code * codes + code] = 0;
    return {codes, std::move(costs), indel};
}

MatchingCosts MatchingCosts::byRates(const LagRates& rates, double indel)
{
    std::vector<double> costs(rates.codes * rates.codes, 0);
    for (std::size_t a = 0; a < rates.codes; ++a) {
        for (std::size_t b = 0; b < rates.codes; ++b) {
            if (a == b) continue;
            const auto first = static_cast<Symbol>(a);
            const auto second = static_cast<Symbol>(b);
            // Summed in the same order for (a, b) and (b, a), so that the matrix is symmetric to the last
            // bit.
            const double there = rates.rate(std::min(first, second), std::max(first, second)).value_or(0);
            const double back = rates.rate(std::max(first, second), std::min(first, second)).value_or(0);
            costs[a * rates.codes + b] = 2 - there - back;
        }
    }
    return {rates.codes, std::move(costs), indel};
}

Result<MatchingCosts> MatchingCosts::stated(std::size_t codes, std::vector<double> substitution, double indel)
{
    const auto wrong = [](const char* what) { return Error{Errc::invalid, what, {}}; };
    if (substitution.size() != codes * codes)
        return wrong("there must be one substitution cost for each pair of codes");
    if (!std::isfinite(indel) || indel <= 0) return wrong("the indel cost is a number above 0");
    for (std::size_t a = 0; a < codes; ++a) {
        if (substitution[a * codes + a] != 0) return wrong("a code in place of itself costs 0");
        for (std::size_t b = 0; b < codes; ++b) {
            const double cost = substitution[a * codes + b];
            if (!std::isfinite(cost) || cost < 0) return wrong("substitution costs are numbers of 0 or more");
            if (cost != substitution[b * codes + a])
                return wrong("substitution costs are the same both ways");
        }
    }
    return MatchingCosts(codes, std::move(substitution), indel);
}

double MatchingCosts::greatest() const
{
    return substitution_.empty() ? 0 : *std::max_element(substitution_.begin(), substitution_.end());
}

bool MatchingCosts::onlyIndels() const
{
    for (std::size_t a = 0; a < codes_; ++a)
        for (std::size_t b = 0; b < codes_; ++b)
            if (a != b && substitution_[a * codes_ + b] < 2 * indel_) return false;
    return true;
}

double normalised(double distance, std::size_t n, std::size_t m, const MatchingCosts& costs,
                  DistanceNorm norm)
{
    if (distance == 0 || norm == DistanceNorm::none) return distance;
    const auto shorter = static_cast<double>(std::min(n, m));
    const auto longer = static_cast<double>(std::max(n, m));
    const double indel = costs.indel();
    switch (norm) {
        case DistanceNorm::maxLength:
            return distance / (indel * longer);
        case DistanceNorm::maxDist:
            return distance / ((longer - shorter) * indel + std::min(costs.greatest(), 2 * indel) * shorter);
        case DistanceNorm::yujianBo:
            return 2 * distance / (distance + indel * (shorter + longer));
        case DistanceNorm::none:
            break;
    }
    return distance;
}

double matchingDistance(std::span<const Symbol> a, std::span<const Symbol> b, const MatchingCosts& costs)
{
    trim(a, b);
    if (a.size() < b.size()) std::swap(a, b);  // the row that is kept is the shorter one
    const double indel = costs.indel();
    std::vector<double> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<double>(j) * indel;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double* const substitution = costs.row(a[i]);
        double diagonal = row[0];
        double left = static_cast<double>(i + 1) * indel;
        row[0] = left;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const double above = row[j + 1];
            // What does not wait for the value at the left comes first.
            const double without = std::min(diagonal + substitution[b[j]], above + indel);
            left = std::min(without, left + indel);
            diagonal = above;
            row[j + 1] = left;
        }
    }
    return row.back();
}

DistanceMatrix matchingDistances(std::span<const std::vector<Symbol>> sequences, const MatchingCosts& costs,
                                 DistanceNorm norm)
{
    if (costs.onlyIndels()) return byCommonSubsequences(sequences, costs, norm);
    DistanceMatrix matrix(sequences.size());
    for (std::size_t a = 0; a < sequences.size(); ++a) {
        for (std::size_t b = a + 1; b < sequences.size(); ++b) {
            const double distance = matchingDistance(sequences[a], sequences[b], costs);
            matrix.set(a, b, normalised(distance, sequences[a].size(), sequences[b].size(), costs, norm));
        }
    }
    return matrix;
}

std::vector<Symbol> joined(const CodeRuns& session)
{
    std::vector<Symbol> units;
    units.reserve(session.length());
    for (const auto& run : session.runs) units.insert(units.end(), run.begin(), run.end());
    return units;
}

}  // namespace tessera
