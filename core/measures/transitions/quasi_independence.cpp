// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/quasi_independence.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

// Rows are the first size() points, columns the others; what is reached from one point.
using Links = std::vector<std::vector<std::size_t>>;

std::vector<unsigned char> reachedFrom(std::size_t start, const Links& links)
{
    std::vector<unsigned char> reached(links.size(), 0);
    std::vector<std::size_t> open{start};
    reached[start] = 1;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const std::size_t next : links[at]) {
            if (reached[next] != 0) continue;
            reached[next] = 1;
            open.push_back(next);
        }
    }
    return reached;
}

// A cell can hold something under the same totals when a ring of exchanges puts something there: up in free
// cells, down in cells that have something.
SquareTable<unsigned char> roomy(const CountTable& counts, const Margins& margins)
{
    const std::size_t size = counts.size();
    Links exchange(2 * size);
    SquareTable<unsigned char> room(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (i == j || margins.rows[i] == 0 || margins.columns[j] == 0) continue;
            exchange[i].push_back(size + j);
            if (counts.at(i, j) > 0) exchange[size + j].push_back(i);
        }
    }
    for (std::size_t j = 0; j < size; ++j) {
        const auto reached = reachedFrom(size + j, exchange);
        for (std::size_t i = 0; i < size; ++i) {
            if (i == j || margins.rows[i] == 0 || margins.columns[j] == 0) continue;
            room.at(i, j) = counts.at(i, j) > 0 || reached[i] != 0 ? 1 : 0;
        }
    }
    return room;
}

Links linksOf(const SquareTable<unsigned char>& fitted)
{
    const std::size_t size = fitted.size();
    Links links(2 * size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (fitted.at(i, j) == 0) continue;
            links[i].push_back(size + j);
            links[size + j].push_back(i);
        }
    }
    return links;
}

// A fitted cell is settled by the totals when it is the only way between its row and its column.
SquareTable<unsigned char> settledCells(const SquareTable<unsigned char>& fitted)
{
    const std::size_t size = fitted.size();
    SquareTable<unsigned char> settled(size, 0);
    Links links = linksOf(fitted);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (fitted.at(i, j) == 0) continue;
            auto& way = links[i];
            const auto place = std::find(way.begin(), way.end(), size + j);
            const auto offset = place - way.begin();
            way.erase(place);
            settled.at(i, j) = reachedFrom(i, links)[size + j] == 0 ? 1 : 0;
            way.insert(way.begin() + offset, size + j);
        }
    }
    return settled;
}

double rowSum(const SquareTable<double>& table, std::size_t row)
{
    double sum = 0;
    for (std::size_t j = 0; j < table.size(); ++j) sum += table.at(row, j);
    return sum;
}

double columnSum(const SquareTable<double>& table, std::size_t column)
{
    double sum = 0;
    for (std::size_t i = 0; i < table.size(); ++i) sum += table.at(i, column);
    return sum;
}

double fitMargins(SquareTable<double>& expected, const Margins& margins)
{
    constexpr int kMostRounds = 200'000;
    const double total = static_cast<double>(margins.total);
    double error = total;
    for (int round = 0; round < kMostRounds; ++round) {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (margins.rows[i] == 0) continue;
            const double scale = static_cast<double>(margins.rows[i]) / rowSum(expected, i);
            for (std::size_t j = 0; j < expected.size(); ++j) expected.at(i, j) *= scale;
        }
        for (std::size_t j = 0; j < expected.size(); ++j) {
            if (margins.columns[j] == 0) continue;
            const double scale = static_cast<double>(margins.columns[j]) / columnSum(expected, j);
            for (std::size_t i = 0; i < expected.size(); ++i) expected.at(i, j) *= scale;
        }
        double now = 0;
        for (std::size_t i = 0; i < expected.size(); ++i)
            now = std::max(now, std::abs(rowSum(expected, i) - static_cast<double>(margins.rows[i])));
        // Far below what is asked for, the last digits only wander.
        if (now <= 1e-15 * total || (now < 1e-13 * total && now >= error)) return now;
        error = now;
    }
    return error;
}

// Solves the system of a symmetric positive definite matrix for many right sides: its inverse by Cholesky's
// factors.
SquareTable<double> inverseOf(SquareTable<double> matrix)
{
    const std::size_t size = matrix.size();
    for (std::size_t k = 0; k < size; ++k) {
        for (std::size_t m = 0; m < k; ++m) matrix.at(k, k) -= matrix.at(k, m) * matrix.at(k, m);
        matrix.at(k, k) = std::sqrt(matrix.at(k, k));
        for (std::size_t i = k + 1; i < size; ++i) {
            for (std::size_t m = 0; m < k; ++m) matrix.at(i, k) -= matrix.at(i, m) * matrix.at(k, m);
            matrix.at(i, k) /= matrix.at(k, k);
        }
    }
    SquareTable<double> inverse(size);
    for (std::size_t column = 0; column < size; ++column) {
        std::vector<double> x(size, 0);
        x[column] = 1;
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t m = 0; m < i; ++m) x[i] -= matrix.at(i, m) * x[m];
            x[i] /= matrix.at(i, i);
        }
        for (std::size_t i = size; i-- > 0;) {
            for (std::size_t m = i + 1; m < size; ++m) x[i] -= matrix.at(m, i) * x[m];
            x[i] /= matrix.at(i, i);
        }
        for (std::size_t i = 0; i < size; ++i) inverse.at(i, column) = x[i];
    }
    return inverse;
}

// x'(X'WX)^- x w for each fitted cell. Of every connected part of the table one dummy is left out, which
// makes the matrix regular and changes no leverage.
SquareTable<double> leverages(const QuasiIndependence& fit)
{
    const std::size_t size = fit.expected.size();
    const Links links = linksOf(fit.fitted);
    constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place(2 * size, kLeftOut);
    std::vector<unsigned char> seen(2 * size, 0);
    std::size_t kept = 0;
    for (std::size_t point = 0; point < 2 * size; ++point) {
        if (seen[point] != 0 || links[point].empty()) continue;
        const auto part = reachedFrom(point, links);
        for (std::size_t other = 0; other < 2 * size; ++other) {
            if (part[other] == 0) continue;
            seen[other] = 1;
            if (other != point) place[other] = kept++;
        }
    }
    SquareTable<double> information(kept);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (fit.fitted.at(i, j) == 0) continue;
            const double weight = fit.expected.at(i, j);
            const std::size_t row = place[i], column = place[size + j];
            if (row != kLeftOut) information.at(row, row) += weight;
            if (column != kLeftOut) information.at(column, column) += weight;
            if (row != kLeftOut && column != kLeftOut) {
                information.at(row, column) += weight;
                information.at(column, row) += weight;
            }
        }
    }
    const SquareTable<double> inverse = inverseOf(std::move(information));
    SquareTable<double> leverage(size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (fit.fitted.at(i, j) == 0) continue;
            const std::size_t row = place[i], column = place[size + j];
            double sum = 0;
            if (row != kLeftOut) sum += inverse.at(row, row);
            if (column != kLeftOut) sum += inverse.at(column, column);
            if (row != kLeftOut && column != kLeftOut) sum += 2 * inverse.at(row, column);
            leverage.at(i, j) = sum * fit.expected.at(i, j);
        }
    }
    return leverage;
}

}  // namespace

QuasiIndependence quasiIndependence(const CountTable& counts)
{
    const std::size_t size = counts.size();
    const Margins margins = marginsOf(counts);
    QuasiIndependence fit;
    fit.fitted = roomy(counts, margins);
    fit.expected = SquareTable<double>(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (fit.fitted.at(i, j) != 0) {
                fit.expected.at(i, j) = 1;
            } else if (i != j && margins.rows[i] > 0 && margins.columns[j] > 0) {
                fit.noRoomSomewhere = true;
            }
        }
    }
    fit.settled = settledCells(fit.fitted);
    fit.marginError = fitMargins(fit.expected, margins);
    fit.leverage = leverages(fit);
    return fit;
}

}  // namespace tessera
