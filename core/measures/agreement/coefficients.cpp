// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/coefficients.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace tessera {
namespace {

using Shares = std::vector<double>;

Shares sharesOf(const std::vector<std::int64_t>& sums, double total)
{
    Shares shares(sums.size());
    std::transform(sums.begin(), sums.end(), shares.begin(),
                   [total](std::int64_t sum) { return static_cast<double>(sum) / total; });
    return shares;
}

double ratio(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> ratioIfAny(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? std::nullopt : std::optional<double>(ratio(part, whole));
}

// Whether both used one code alone: chance agreement is then certain. Asked of the whole numbers, so that
// rounding cannot turn "undefined" into a figure.
bool oneCodeAlone(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& columns,
                  std::int64_t total)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] == total && columns[i] == total) return true;
    return false;
}

}  // namespace

void AgreementTable::add(const AgreementTable& other, std::int64_t times)
{
    for (std::size_t i = 0; i < cells_.size() && i < other.cells_.size(); ++i)
        cells_[i] += times * other.cells_[i];
}

std::int64_t AgreementTable::total() const
{
    return std::accumulate(cells_.begin(), cells_.end(), std::int64_t{0});
}

std::int64_t AgreementTable::agreed() const
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < codes_; ++i) sum += at(i, i);
    return sum;
}

std::vector<std::int64_t> AgreementTable::rowSums() const
{
    std::vector<std::int64_t> sums(codes_, 0);
    for (std::size_t i = 0; i < cells_.size(); ++i) sums[i / codes_] += cells_[i];
    return sums;
}

std::vector<std::int64_t> AgreementTable::columnSums() const
{
    std::vector<std::int64_t> sums(codes_, 0);
    for (std::size_t i = 0; i < cells_.size(); ++i) sums[i % codes_] += cells_[i];
    return sums;
}

Coefficients coefficients(const AgreementTable& table)
{
    Coefficients answer;
    const std::int64_t total = table.total();
    if (total <= 0) return answer;
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    const Shares row = sharesOf(rows, static_cast<double>(total));
    const Shares column = sharesOf(columns, static_cast<double>(total));
    const double observed = ratio(table.agreed(), total);

    double chance = 0, most = 0, pi = 0, ac1 = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double mean = (row[i] + column[i]) / 2;
        chance += row[i] * column[i];
        most += std::min(row[i], column[i]);
        pi += mean * mean;
        ac1 += mean * (1 - mean);
    }
    answer.percent = observed;
    answer.expected = chance;
    if (!oneCodeAlone(rows, columns, total)) {
        answer.kappa = (observed - chance) / (1 - chance);
        answer.kappaMax = (most - chance) / (1 - chance);
        answer.scottPi = (observed - pi) / (1 - pi);
    }
    if (table.codes() > 1) {
        const auto size = static_cast<double>(table.codes());
        answer.pabak = (size * observed - 1) / (size - 1);
        ac1 /= size - 1;
        answer.ac1 = (observed - ac1) / (1 - ac1);
    }
    return answer;
}

std::optional<KappaErrors> kappaErrors(const AgreementTable& table)
{
    const Coefficients figures = coefficients(table);
    if (!figures.kappa) return std::nullopt;
    const auto total = static_cast<double>(table.total());
    const Shares row = sharesOf(table.rowSums(), total);
    const Shares column = sharesOf(table.columnSums(), total);
    const double kappa = *figures.kappa, chance = *figures.expected;

    double onDiagonal = 0, offDiagonal = 0, margins = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double kept = 1 - (row[i] + column[i]) * (1 - kappa);
        onDiagonal += static_cast<double>(table.at(i, i)) / total * kept * kept;
        margins += row[i] * column[i] * (row[i] + column[i]);
        for (std::size_t j = 0; j < row.size(); ++j) {
            const double pair = column[i] + row[j];
            if (i != j) offDiagonal += static_cast<double>(table.at(i, j)) / total * pair * pair;
        }
    }
    offDiagonal *= (1 - kappa) * (1 - kappa);
    const double last = kappa - chance * (1 - kappa);
    const double scale = (1 - chance) * std::sqrt(total);
    // Rounding may leave a hair below zero where the variance is none.
    const double variance = std::max(0.0, onDiagonal + offDiagonal - last * last);
    const double varianceOfNone = std::max(0.0, chance + chance * chance - margins);
    return KappaErrors{std::sqrt(variance) / scale, std::sqrt(varianceOfNone) / scale};
}

std::optional<double> weightedKappa(const AgreementTable& table, std::span<const double> disagreement)
{
    const std::size_t size = table.codes();
    const auto total = static_cast<double>(table.total());
    if (total <= 0 || disagreement.size() != size * size) return std::nullopt;
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    double observed = 0, chance = 0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            const double weight = disagreement[i * size + j];
            observed += weight * static_cast<double>(table.at(i, j));
            chance += weight * static_cast<double>(rows[i]) * static_cast<double>(columns[j]) / total;
        }
    }
    if (chance == 0) return std::nullopt;
    return 1 - observed / chance;
}

AgreementTable collapsed(const AgreementTable& table, std::size_t code)
{
    AgreementTable answer(2);
    for (std::size_t i = 0; i < table.codes(); ++i)
        for (std::size_t j = 0; j < table.codes(); ++j)
            answer.add(i == code ? 0 : 1, j == code ? 0 : 1, table.at(i, j));
    return answer;
}

TwoCodeIndices twoCodeIndices(const AgreementTable& table)
{
    if (table.codes() != 2 || table.total() <= 0) return {};
    const std::int64_t a = table.at(0, 0), d = table.at(1, 1);
    const std::int64_t b = table.at(0, 1), c = table.at(1, 0);
    const std::int64_t total = table.total();
    return {ratio(std::abs(a - d), total), ratio(std::abs(b - c), total), ratioIfAny(2 * a, 2 * a + b + c),
            ratioIfAny(2 * d, 2 * d + b + c)};
}

}  // namespace tessera
