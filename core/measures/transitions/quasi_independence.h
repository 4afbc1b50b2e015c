// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"

#include <vector>

namespace tessera {

// What row and column totals alone lead to expect when no code can follow itself: e_ij = a_i b_j off the
// diagonal, fitted by iterative proportional fitting (Bishop, Fienberg & Holland 1975; Wickens 1989, pp.
// 107-112).
struct QuasiIndependence {
    SquareTable<double> expected;  // 0 on the diagonal, and where the totals leave no room
    SquareTable<unsigned char>
        fitted;  // cells of the fit: off the diagonal, in a row and a column with something
    SquareTable<unsigned char>
        settled;  // fitted cells that the totals fix by themselves: nothing is left to test
    // h_ij: the diagonal of the hat matrix W^1/2 X (X'WX)^- X'W^1/2, W = diag(e), X = dummies of rows and
    // columns (Christensen 1997, p. 357). Only where fitted.
    SquareTable<double> leverage;
    double marginError = 0;  // largest distance of a fitted total from its count
    bool noRoomSomewhere =
        false;  // totals force a cell off the diagonal to 0 though its row and column have something
};

// A cell is forced to 0 when no table with these totals and an empty diagonal has anything there; it is left
// out of the fit, which then converges quickly. Stops when no total moves any more, at the latest below 1e-10
// N. The diagonal of counts must be 0.
[[nodiscard]] QuasiIndependence quasiIndependence(const CountTable& counts);

}  // namespace tessera
