// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// A table with as many rows as columns, one for each code.
template <class T>
class SquareTable {
public:
    SquareTable() = default;
    explicit SquareTable(std::size_t size, T value = T{}) : size_(size), cells_(size * size, value) {}
    [[nodiscard]] std::size_t size() const { return size_; }
    // Requires row, column < size().
    [[nodiscard]] T& at(std::size_t row, std::size_t column) { return cells_[row * size_ + column]; }
    [[nodiscard]] const T& at(std::size_t row, std::size_t column) const
    {
        return cells_[row * size_ + column];
    }
    [[nodiscard]] std::vector<T>& cells() { return cells_; }
    [[nodiscard]] const std::vector<T>& cells() const { return cells_; }
    bool operator==(const SquareTable&) const = default;

private:
    std::size_t size_ = 0;
    std::vector<T> cells_;
};

using CountTable = SquareTable<std::uint64_t>;
using MaybeTable = SquareTable<std::optional<double>>;  // nothing where a figure is undefined

// How often row's code stood L places before column's. Pairs lie within one run: nothing is counted across a
// pause, a can't-tell or a session's border; several sessions are pooled by adding. Requires lag > 0; each
// symbol of the runs is below their codes.
[[nodiscard]] CountTable transitionCounts(const CodeRuns& runs, std::size_t lag);

// Adds cell by cell. Requires equal sizes.
void add(CountTable& sum, const CountTable& more);

struct Margins {
    std::vector<std::uint64_t> rows, columns;
    std::uint64_t total = 0;
};
[[nodiscard]] Margins marginsOf(const CountTable& counts);

// p_ij = n_ij / n_i.; a row without transitions is undefined, not 0.
[[nodiscard]] MaybeTable probabilities(const CountTable& counts);

}  // namespace tessera
