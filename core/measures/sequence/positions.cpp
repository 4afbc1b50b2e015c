// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/sequence/positions.h"

#include "core/measures/sequence/entropy.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

double weightOf(std::span<const double> weights, std::size_t row)
{
    return weights.empty() ? 1 : weights[row];
}

void addPairs(std::span<const Symbol> units, double weight, std::size_t lag, LagRates& rates)
{
    for (std::size_t at = 0; at + lag < units.size(); ++at) {
        const Symbol first = units[at];
        const Symbol second = units[at + lag];
        if (first != kNotObserved && second != kNotObserved)
            rates.counts[first * rates.codes + second] += weight;
    }
}

LagRates emptyRates(std::size_t codes)
{
    return {codes, std::vector<double>(codes * codes, 0), std::vector<std::optional<double>>(codes * codes)};
}

void workOutRates(LagRates& rates)
{
    for (std::size_t first = 0; first < rates.codes; ++first) {
        double all = 0;
        for (std::size_t second = 0; second < rates.codes; ++second)
            all += rates.counts[first * rates.codes + second];
        if (all <= 0) continue;
        for (std::size_t second = 0; second < rates.codes; ++second)
            rates.rates[first * rates.codes + second] = rates.counts[first * rates.codes + second] / all;
    }
}

}  // namespace

PositionRow unitPositions(const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    const Alphabet alphabet(scheme);
    PositionRow row;
    if (timeline.end > Millis{0})
        row.assign(static_cast<std::size_t>((timeline.end - Millis{1}) / unit) + 1, kNotObserved);
    for (const Bout& bout : timeline.bouts) {
        const auto first = static_cast<std::size_t>((bout.onset + unit - Millis{1}) / unit);
        const auto behind = static_cast<std::size_t>((bout.offset + unit - Millis{1}) / unit);
        const Symbol symbol = alphabet.of(bout.code);
        for (std::size_t at = first; at < std::min(behind, row.size()); ++at) row[at] = symbol;
    }
    return row;
}

StateDistribution stateDistribution(std::span<const PositionRow> rows, std::span<const double> weights,
                                    std::size_t codes)
{
    std::size_t positions = 0;
    for (const PositionRow& row : rows) positions = std::max(positions, row.size());
    std::vector<double> sums(positions * codes, 0);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const double weight = weightOf(weights, index);
        for (std::size_t at = 0; at < rows[index].size(); ++at)
            if (rows[index][at] != kNotObserved) sums[at * codes + rows[index][at]] += weight;
    }

    StateDistribution answer{codes, std::vector<double>(positions, 0),
                             std::vector<std::optional<double>>(positions * codes),
                             std::vector<std::optional<double>>(positions)};
    for (std::size_t at = 0; at < positions; ++at) {
        const std::span<const double> here(sums.data() + at * codes, codes);
        double all = 0;
        for (const double sum : here) all += sum;
        answer.observed[at] = all;
        if (all <= 0) continue;
        double entropy = 0;
        for (std::size_t code = 0; code < codes; ++code) {
            answer.shares[at * codes + code] = here[code] / all;
            entropy += entropyTerm(here[code], all);
        }
        if (codes > 1) answer.entropy[at] = entropy / std::log(static_cast<double>(codes));
    }
    return answer;
}

MeanTime meanTime(std::span<const PositionRow> rows, std::span<const double> weights, std::size_t codes)
{
    MeanTime answer{std::vector<std::optional<double>>(codes), std::vector<std::optional<double>>(codes)};
    double all = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) all += weightOf(weights, row);
    if (all <= 0) return answer;
    const auto n = static_cast<double>(rows.size());
    std::vector<double> times(rows.size());
    for (std::size_t code = 0; code < codes; ++code) {
        double sum = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            times[row] = static_cast<double>(
                std::count(rows[row].begin(), rows[row].end(), static_cast<Symbol>(code)));
            sum += weightOf(weights, row) * times[row];
        }
        const double mean = sum / all;
        answer.mean[code] = mean;
        if (!weights.empty() || rows.size() < 2) continue;
        double squares = 0;
        for (const double time : times) squares += (time - mean) * (time - mean);
        answer.standardError[code] = std::sqrt(squares / (n - 1) / n);
    }
    return answer;
}

LagRates lagRates(std::span<const PositionRow> rows, std::span<const double> weights, std::size_t codes,
                  std::size_t lag)
{
    LagRates rates = emptyRates(codes);
    for (std::size_t row = 0; row < rows.size(); ++row)
        addPairs(rows[row], weightOf(weights, row), lag, rates);
    workOutRates(rates);
    return rates;
}

LagRates lagRates(std::span<const CodeRuns> sessions, std::size_t codes, std::size_t lag)
{
    LagRates rates = emptyRates(codes);
    for (const CodeRuns& session : sessions)
        for (const auto& run : session.runs) addPairs(run, 1, lag, rates);
    workOutRates(rates);
    return rates;
}

}  // namespace tessera
