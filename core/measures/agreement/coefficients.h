// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// A square table of two observers: rows are the first one's codes, columns the second one's. Cells hold
// counts, or milliseconds; none is negative. A value; not thread-safe while it is filled.
class AgreementTable {
public:
    explicit AgreementTable(std::size_t codes = 0) : codes_(codes), cells_(codes * codes, 0) {}

    [[nodiscard]] std::size_t codes() const { return codes_; }
    // Requires row < codes() and column < codes().
    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const
    {
        return cells_[row * codes_ + column];
    }
    void add(std::size_t row, std::size_t column, std::int64_t amount)
    {
        cells_[row * codes_ + column] += amount;
    }
    // Adds every cell of a table of the same size, `times` over.
    void add(const AgreementTable& other, std::int64_t times = 1);

    [[nodiscard]] std::int64_t total() const;
    [[nodiscard]] std::int64_t agreed() const;  // the diagonal
    [[nodiscard]] std::vector<std::int64_t> rowSums() const;
    [[nodiscard]] std::vector<std::int64_t> columnSums() const;

    bool operator==(const AgreementTable&) const = default;

private:
    std::size_t codes_;
    std::vector<std::int64_t> cells_;
};

// Coefficients of a table (`measures.md` 3.1). Shares lie between 0 and 1. Empty where undefined: everything
// for an empty table; kappa, its greatest value and pi when only one code was used, by both.
struct Coefficients {
    std::optional<double> percent;   // share of the total on the diagonal
    std::optional<double> expected;  // the same by chance, from the margins
    std::optional<double> kappa;     // Cohen 1960
    std::optional<double> kappaMax;  // the greatest kappa these margins allow (Cohen 1960)
    std::optional<double> pabak;     // (K percent - 1)/(K - 1), K the table's size
    std::optional<double> ac1;       // Gwet 2008
    std::optional<double> scottPi;   // Scott 1955
};
[[nodiscard]] Coefficients coefficients(const AgreementTable& table);

// Standard errors of kappa for N independent units (Fleiss, Cohen & Everitt 1969): `ofKappa` for an interval,
// `ofNone` under kappa = 0. Never for time units or times, which are not independent: block_bootstrap.h is
// for those.
struct KappaErrors {
    double ofKappa = 0, ofNone = 0;
};
[[nodiscard]] std::optional<KappaErrors> kappaErrors(const AgreementTable& table);

// Cohen 1968. `disagreement` holds a weight for each cell, row by row, zero on the diagonal; its size is that
// of the table, otherwise the answer is empty. For states without an order only weights of one's own make
// sense.
[[nodiscard]] std::optional<double> weightedKappa(const AgreementTable& table,
                                                  std::span<const double> disagreement);

// The table of one code against all others: the code is 0, the rest 1. Requires code < table.codes().
[[nodiscard]] AgreementTable collapsed(const AgreementTable& table, std::size_t code);

// Of a table of two codes (Byrt, Bishop & Carlin 1993; Cicchetti & Feinstein 1990); all empty for another
// size.
struct TwoCodeIndices {
    std::optional<double> prevalence;          // |a - d| / N
    std::optional<double> bias;                // |b - c| / N
    std::optional<double> positive, negative;  // 2a/(2a + b + c), 2d/(2d + b + c)
};
[[nodiscard]] TwoCodeIndices twoCodeIndices(const AgreementTable& table);

}  // namespace tessera
