// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"

#include <optional>

namespace tessera {

// A table of four cells: a where both hold, b the row's alone, c the column's alone, d neither. Counts, or
// what is expected of them.
struct TwoByTwo {
    double a = 0, b = 0, c = 0, d = 0;

    [[nodiscard]] std::optional<double> oddsRatio() const;  // ad / bc; undefined when bc is 0
    [[nodiscard]] std::optional<double> yulesQ() const;  // (ad - bc) / (ad + bc); undefined when both are 0
    [[nodiscard]] std::optional<double> phi() const;     // undefined when a row or a column is empty
    [[nodiscard]] bool hasZero() const { return a <= 0 || b <= 0 || c <= 0 || d <= 0; }
    [[nodiscard]] TwoByTwo plusHalf() const { return {a + 0.5, b + 0.5, c + 0.5, d + 0.5}; }
    // ln(ad / bc) and sqrt(1/a + 1/b + 1/c + 1/d). Require that no cell is 0 (plusHalf() sees to that).
    [[nodiscard]] double lnOddsRatio() const;
    [[nodiscard]] double lnOddsRatioError() const;
};

// The table collapsed to "row's code first or not" by "column's code next or not".
[[nodiscard]] TwoByTwo collapsed(const CountTable& counts, std::size_t row, std::size_t column);
// The same of expected counts, which have the totals of the counts they were fitted to.
[[nodiscard]] TwoByTwo collapsed(const SquareTable<double>& expected, const Margins& margins, std::size_t row,
                                 std::size_t column);

// A window in time units around the bouts of a given code, half-open: [anchor - before, anchor + after), the
// anchor being a bout's first unit or the unit after its last one. onset, 0, 1 is the onset alone; onset, 0,
// w the w units from the onset on; offset, w, w the w units on either side of the offset.
struct Window {
    enum class Anchor : std::uint8_t { onset, offset };
    Anchor anchor = Anchor::onset;
    std::size_t before = 0, after = 1;
};

// Time units within a window of given's bouts (yes, no) by units of target (yes, no). Windows overlap without
// counting a unit twice and never reach beyond their run. Units as unitRuns gives them.
[[nodiscard]] TwoByTwo windowed(const CodeRuns& units, Symbol given, Symbol target, const Window& window);

}  // namespace tessera
