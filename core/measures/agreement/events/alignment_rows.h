// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/events/event_alignment.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

// The tables behind alignEvents: rows are kept in strides, each worked out again from its first row when the
// way back reaches it. `step` says how the best way into the cell (i, j) came; it must be asked with i + j >
// 0.

enum class AlignmentStep : std::uint8_t { pair, omission, commission };

// Costs 1 and 1: a row is two bits a cell, whether it lies one above or one below its left neighbour.
class UnitCostRows {
public:
    UnitCostRows(std::span<const Symbol> first, std::span<const Symbol> second);
    [[nodiscard]] AlignmentStep step(std::size_t i, std::size_t j);

private:
    using Word = std::uint64_t;
    struct Row {
        std::vector<Word> plus, minus;
    };
    void advance(Row& row, Symbol code) const;
    void reach(std::size_t i);
    [[nodiscard]] std::int64_t valueAt(std::size_t i, std::size_t j) const;
    [[nodiscard]] static int slope(const Row& row, std::size_t j);

    std::span<const Symbol> first_, second_;
    std::size_t words_ = 0, stride_ = 1;
    std::vector<std::vector<Word>> matches_;  // by code: where the second sequence has it
    std::vector<Row> kept_;                   // rows 0, stride, 2 stride …
    std::vector<Row> loaded_;                 // the rows of one stride, both of its borders
    std::size_t from_ = 0;                    // the first of them
};

// Any costs.
class AnyCostRows {
public:
    AnyCostRows(std::span<const Symbol> first, std::span<const Symbol> second, const AlignmentCosts& costs);
    [[nodiscard]] AlignmentStep step(std::size_t i, std::size_t j);

private:
    using Row = std::vector<std::int64_t>;
    void advance(Row& row, std::size_t i) const;
    void reach(std::size_t i);

    std::span<const Symbol> first_, second_;
    AlignmentCosts costs_;
    std::size_t stride_ = 1;
    std::vector<Row> kept_, loaded_;
    std::size_t from_ = 0;
};

}  // namespace tessera
