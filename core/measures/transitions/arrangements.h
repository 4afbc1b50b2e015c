// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"

#include <optional>
#include <vector>

namespace tessera {

// All orders in which one session's codes could have come, its runs being as long as they were: any order, or
// those in which no code follows itself within a run.
enum class OrderRule : std::uint8_t { free, noRepeat };

// How often each count of each transition occurs among all those orders, each order being as likely as the
// next.
struct Arrangements {
    double orders = 0;                         // how many different orders there are
    SquareTable<std::vector<double>> chances;  // chances.at(i, j)[n] = P(n_ij = n); never empty
};

// Multiplications that arrangementsOf() takes, a large number when it cannot be done at all (over 150 codes,
// or too many states to hold at once).
[[nodiscard]] double arrangementWork(const CodeRuns& session);

// Counted exactly, without listing the orders: what matters of a beginning is how many of each code it used
// and which came last. Requires arrangementWork() of less than kTooMuchWork, and with noRepeat that the
// session itself obeys it.
inline constexpr double kTooMuchWork = 1e15;
[[nodiscard]] Arrangements arrangementsOf(const CodeRuns& session, OrderRule rule);

// The distribution of the sum of two independent counts.
[[nodiscard]] std::vector<double> chancesOfSum(const std::vector<double>& one,
                                               const std::vector<double>& other);

}  // namespace tessera
