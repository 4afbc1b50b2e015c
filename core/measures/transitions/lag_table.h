// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/intervals.h"
#include "core/measures/transitions/transition_counts.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// What a table of transitions says beyond its counts (Bakeman & Gottman 1997, ch. 7 and 8; Haberman 1973).
// Structural cells (the diagonal where no code can follow itself) are undefined in every table but the
// counts.
struct LagTable {
    std::size_t lag = 1;
    bool repeatsPossible = true;
    CountTable counts;
    Margins margins;
    MaybeTable probabilities;
    // Independence, or quasi-independence where no code can follow itself. Undefined without any transition.
    MaybeTable expected;
    // Haberman's. Undefined where nothing is expected and where the totals alone fix the cell.
    MaybeTable adjustedResiduals;
    std::optional<double> x2, g2;  // over the free cells; undefined without any transition
    // (R - 1)(C - 1) less the structural cells, of the rows and columns that hold something; undefined
    // below 1: there is nothing left to test.
    std::optional<std::int64_t> df;
    std::optional<double> pX2, pG2;  // upper tails; undefined without df
    MaybeTable p, pHolm;             // two-sided, of the residuals; Holm over the cells that have one

    // Of the table collapsed to two by two. The baseline is what the expected counts give: 1, 0 and 0 where
    // codes may follow themselves, and something else where they cannot (measures.md 1.1).
    MaybeTable oddsRatio, yulesQ, phi;
    MaybeTable lnOddsRatio, lnOddsRatioError;  // 1/2 added to all four where one of them is 0
    MaybeTable baselineOddsRatio, baselineYulesQ, baselinePhi;
    MaybeTable oddsRatioOverBaseline;
    std::optional<double> baselineProbability;  // 1 / codes that can follow; undefined without any

    std::vector<std::size_t>
        thinRows;                  // rows with less than 5 expected in more than half of their free cells
    bool fewTransitions = false;   // N < 5 K^2
    bool noRoomSomewhere = false;  // see QuasiIndependence
    double marginError = 0;        // see QuasiIndependence; 0 for independence

    [[nodiscard]] bool isStructural(std::size_t row, std::size_t column) const
    {
        return !repeatsPossible && row == column;
    }
    [[nodiscard]] std::size_t codes() const { return counts.size(); }
    [[nodiscard]] std::size_t freeInRow() const { return repeatsPossible ? codes() : codes() - 1; }
};

// Whether a code can stand lag places after itself: not between bouts at lag 1.
[[nodiscard]] constexpr bool repeatsPossible(bool onBouts, std::size_t lag)
{
    return !onBouts || lag > 1;
}

// Pure; callable from any thread. Where codes cannot repeat the diagonal of counts must be 0.
[[nodiscard]] LagTable lagTable(CountTable counts, std::size_t lag, bool repeatsPossible);

// Intervals for the probabilities; nothing for structural cells and for rows without transitions.
struct RowIntervals {
    SquareTable<std::optional<Interval>> wilson, dirichlet;
};
inline constexpr double kIntervalLevel = 0.95;
inline constexpr double kDirichletPrior = 0.5;
[[nodiscard]] RowIntervals intervalsOf(const LagTable& table, double level = kIntervalLevel,
                                       double prior = kDirichletPrior);

}  // namespace tessera
