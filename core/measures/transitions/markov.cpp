// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/markov.h"

#include "core/measures/transitions/incomplete_functions.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

std::vector<unsigned char> reachable(const CountTable& counts, std::size_t start, bool backwards)
{
    std::vector<unsigned char> reached(counts.size(), 0);
    std::vector<std::size_t> open{start};
    reached[start] = 1;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (std::size_t next = 0; next < counts.size(); ++next) {
            const auto n = backwards ? counts.at(next, at) : counts.at(at, next);
            if (n == 0 || reached[next] != 0) continue;
            reached[next] = 1;
            open.push_back(next);
        }
    }
    return reached;
}

ChainGap gapOf(const CountTable& counts, const Margins& margins, const std::vector<std::size_t>& seen)
{
    if (seen.empty()) return ChainGap::nothingCounted;
    for (const std::size_t i : seen) {
        if (margins.rows[i] == 0) return ChainGap::openEnd;
    }
    const auto forwards = reachable(counts, seen.front(), false);
    const auto backwards = reachable(counts, seen.front(), true);
    for (const std::size_t i : seen) {
        if (forwards[i] == 0 || backwards[i] == 0) return ChainGap::apart;
    }
    return ChainGap::none;
}

// Grassmann, Taksar & Heyman (1985): elimination without a subtraction, so that no digits are lost. Leaves
// the way out of each code in matrix and answers with the stationary distribution. Requires an irreducible
// chain.
std::vector<double> stationaryOf(SquareTable<double> matrix)
{
    const std::size_t size = matrix.size();
    for (std::size_t n = size - 1; n > 0; --n) {
        double out = 0;
        for (std::size_t j = 0; j < n; ++j) out += matrix.at(n, j);
        for (std::size_t i = 0; i < n; ++i) matrix.at(i, n) /= out;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) matrix.at(i, j) += matrix.at(i, n) * matrix.at(n, j);
        }
    }
    std::vector<double> pi(size, 0);
    pi[0] = 1;
    double sum = 1;
    for (std::size_t n = 1; n < size; ++n) {
        for (std::size_t i = 0; i < n; ++i) pi[n] += pi[i] * matrix.at(i, n);
        sum += pi[n];
    }
    for (double& one : pi) one /= sum;
    return pi;
}

// Mean steps until target is entered: m_i = 1 + sum over j != target of p_ij m_j. Elimination of codes in the
// same spirit: the steps that an eliminated code takes are handed to those that lead to it.
std::vector<double> stepsTo(const SquareTable<double>& p, std::size_t target)
{
    const std::size_t size = p.size();
    std::vector<std::size_t> order{target};
    for (std::size_t i = 0; i < size; ++i) {
        if (i != target) order.push_back(i);
    }
    SquareTable<double> way(size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) way.at(i, j) = p.at(order[i], order[j]);
    }
    std::vector<double> steps(size, 1);
    std::vector<double> out(size, 0);
    for (std::size_t n = size - 1; n > 0; --n) {
        for (std::size_t j = 0; j < n; ++j) out[n] += way.at(n, j);
        for (std::size_t i = 0; i < n; ++i) {
            const double share = way.at(i, n) / out[n];
            steps[i] += share * steps[n];
            for (std::size_t j = 0; j < n; ++j) way.at(i, j) += share * way.at(n, j);
        }
    }
    // Backwards: from code n, its own steps and then those of where it leads, the target being 0 steps away.
    std::vector<double> ordered(size, 0);
    for (std::size_t n = 1; n < size; ++n) {
        double sum = steps[n];
        for (std::size_t j = 1; j < n; ++j) sum += way.at(n, j) * ordered[j];
        ordered[n] = sum / out[n];
    }
    std::vector<double> answer(size, 0);
    for (std::size_t i = 1; i < size; ++i) answer[order[i]] = ordered[i];
    return answer;
}

ChainTest independenceWithin(const std::vector<std::vector<std::vector<std::uint64_t>>>& tables)
{
    ChainTest test;
    for (const auto& table : tables) {
        std::vector<std::uint64_t> rows(table.size(), 0), columns;
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            columns.resize(std::max(columns.size(), table[i].size()), 0);
            for (std::size_t j = 0; j < table[i].size(); ++j) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                total += table[i][j];
            }
        }
        if (total == 0) continue;
        for (std::size_t i = 0; i < table.size(); ++i) {
            for (std::size_t j = 0; j < table[i].size(); ++j) {
                if (table[i][j] == 0) continue;
                const auto n = static_cast<double>(table[i][j]);
                const double e = static_cast<double>(rows[i]) * static_cast<double>(columns[j]) /
                                 static_cast<double>(total);
                test.g2 += 2 * n * std::log(n / e);
            }
        }
        const auto filled = [](std::uint64_t n) { return n > 0; };
        const auto r = std::count_if(rows.begin(), rows.end(), filled);
        const auto c = std::count_if(columns.begin(), columns.end(), filled);
        test.df += (r - 1) * (c - 1);
    }
    test.g2 = std::max(0.0, test.g2);
    if (test.df > 0) test.p = chiSquareTail(test.g2, static_cast<double>(test.df));
    return test;
}

std::vector<std::vector<std::uint64_t>> rowsOf(const CountTable& table)
{
    std::vector<std::vector<std::uint64_t>> rows(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j < table.size(); ++j) rows[i].push_back(table.at(i, j));
    }
    return rows;
}

}  // namespace

std::string_view sentence(ChainGap gap)
{
    switch (gap) {
        case ChainGap::none:
            return "";
        case ChainGap::nothingCounted:
            return "there are no transitions";
        case ChainGap::openEnd:
            return "a code was entered and never left, so what follows it is not known";
        case ChainGap::apart:
            return "not every code leads to every other";
    }
    return "";
}

Chain chainOf(const CountTable& counts)
{
    const std::size_t size = counts.size();
    const Margins margins = marginsOf(counts);
    std::vector<std::size_t> seen;
    for (std::size_t i = 0; i < size; ++i) {
        if (margins.rows[i] + margins.columns[i] > 0) seen.push_back(i);
    }
    Chain chain;
    chain.stationary.resize(size);
    chain.meanReturn.resize(size);
    chain.firstPassage = MaybeTable(size);
    chain.gap = gapOf(counts, margins, seen);
    if (chain.gap != ChainGap::none) return chain;

    SquareTable<double> p(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (std::size_t j = 0; j < seen.size(); ++j) {
            p.at(i, j) =
                static_cast<double>(counts.at(seen[i], seen[j])) / static_cast<double>(margins.rows[seen[i]]);
        }
    }
    const std::vector<double> pi = stationaryOf(p);
    double rate = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        chain.stationary[seen[i]] = pi[i];
        chain.meanReturn[seen[i]] = 1 / pi[i];
        for (std::size_t j = 0; j < seen.size(); ++j) {
            if (p.at(i, j) > 0) rate -= pi[i] * p.at(i, j) * std::log2(p.at(i, j));
        }
        const std::vector<double> steps = stepsTo(p, i);
        for (std::size_t j = 0; j < seen.size(); ++j) chain.firstPassage.at(seen[j], seen[i]) = steps[j];
    }
    chain.entropyRateBits = std::max(0.0, rate);
    return chain;
}

ChainTest homogeneity(const std::vector<CountTable>& groups)
{
    std::vector<std::vector<std::vector<std::uint64_t>>> tables;
    const std::size_t size = groups.empty() ? 0 : groups.front().size();
    for (std::size_t i = 0; i < size; ++i) {
        auto& table = tables.emplace_back();
        for (const CountTable& group : groups) table.push_back(rowsOf(group)[i]);
    }
    return independenceWithin(tables);
}

void TripleCounts::add(const CodeRuns& runs)
{
    for (const auto& run : runs.runs) {
        for (std::size_t t = 2; t < run.size(); ++t) ++byPresent_[run[t - 1]].at(run[t - 2], run[t]);
    }
}

ChainTest TripleCounts::test() const
{
    std::vector<std::vector<std::vector<std::uint64_t>>> tables;
    tables.reserve(byPresent_.size());
    for (const CountTable& table : byPresent_) tables.push_back(rowsOf(table));
    return independenceWithin(tables);
}

}  // namespace tessera
