// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/two_by_two.h"

#include <algorithm>
#include <cmath>

namespace tessera {

std::optional<double> TwoByTwo::oddsRatio() const
{
    if (b * c <= 0) return std::nullopt;
    return a * d / (b * c);
}

std::optional<double> TwoByTwo::yulesQ() const
{
    if (a * d + b * c <= 0) return std::nullopt;
    return (a * d - b * c) / (a * d + b * c);
}

std::optional<double> TwoByTwo::phi() const
{
    const double product = (a + b) * (c + d) * (a + c) * (b + d);
    if (product <= 0) return std::nullopt;
    return (a * d - b * c) / std::sqrt(product);
}

double TwoByTwo::lnOddsRatio() const
{
    return std::log(a * d / (b * c));
}

double TwoByTwo::lnOddsRatioError() const
{
    return std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}

TwoByTwo collapsed(const CountTable& counts, std::size_t row, std::size_t column)
{
    const Margins margins = marginsOf(counts);
    const auto a = counts.at(row, column);
    const auto b = margins.rows[row] - a;
    const auto c = margins.columns[column] - a;
    const auto d = margins.total - a - b - c;
    return {static_cast<double>(a), static_cast<double>(b), static_cast<double>(c), static_cast<double>(d)};
}

TwoByTwo collapsed(const SquareTable<double>& expected, const Margins& margins, std::size_t row,
                   std::size_t column)
{
    TwoByTwo table;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        for (std::size_t j = 0; j < expected.size(); ++j) {
            if (margins.rows[i] == 0 || margins.columns[j] == 0) continue;
            const double cell = expected.at(i, j);
            if (i == row) {
                (j == column ? table.a : table.b) += cell;
            } else {
                (j == column ? table.c : table.d) += cell;
            }
        }
    }
    return table;
}

TwoByTwo windowed(const CodeRuns& units, Symbol given, Symbol target, const Window& window)
{
    TwoByTwo table;
    for (const auto& run : units.runs) {
        std::vector<unsigned char> within(run.size(), 0);
        for (std::size_t begin = 0; begin < run.size();) {
            std::size_t end = begin + 1;
            while (end < run.size() && run[end] == run[begin]) ++end;
            if (run[begin] == given) {
                const std::size_t anchor = window.anchor == Window::Anchor::onset ? begin : end;
                const std::size_t from = anchor - std::min(anchor, window.before);
                const std::size_t to = anchor + std::min(run.size() - anchor, window.after);
                for (std::size_t u = from; u < to; ++u) within[u] = 1;
            }
            begin = end;
        }
        for (std::size_t u = 0; u < run.size(); ++u) {
            if (within[u] != 0) {
                (run[u] == target ? table.a : table.b) += 1;
            } else {
                (run[u] == target ? table.c : table.d) += 1;
            }
        }
    }
    return table;
}

}  // namespace tessera
