// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/transition_counts.h"

namespace tessera {

CountTable transitionCounts(const CodeRuns& runs, std::size_t lag)
{
    CountTable counts(runs.codes);
    for (const auto& run : runs.runs) {
        for (std::size_t t = lag; t < run.size(); ++t) ++counts.at(run[t - lag], run[t]);
    }
    return counts;
}

void add(CountTable& sum, const CountTable& more)
{
    for (std::size_t i = 0; i < sum.cells().size(); ++i) sum.cells()[i] += more.cells()[i];
}

Margins marginsOf(const CountTable& counts)
{
    Margins margins{std::vector<std::uint64_t>(counts.size()), std::vector<std::uint64_t>(counts.size())};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = 0; j < counts.size(); ++j) {
            margins.rows[i] += counts.at(i, j);
            margins.columns[j] += counts.at(i, j);
            margins.total += counts.at(i, j);
        }
    }
    return margins;
}

MaybeTable probabilities(const CountTable& counts)
{
    const Margins margins = marginsOf(counts);
    MaybeTable answer(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (margins.rows[i] == 0) continue;
        for (std::size_t j = 0; j < counts.size(); ++j)
            answer.at(i, j) = static_cast<double>(counts.at(i, j)) / static_cast<double>(margins.rows[i]);
    }
    return answer;
}

}  // namespace tessera
