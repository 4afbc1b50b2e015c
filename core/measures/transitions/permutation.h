// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/arrangements.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tessera {

// Were these transitions more, or fewer, than the same bouts would give in any other order? (measures.md 4)
struct PermutationSettings {
    OrderRule rule = OrderRule::noRepeat;
    std::uint64_t draws = 10'000;  // B
    std::uint64_t seed = 1;
    double mostWork = 2e9;    // multiplications up to which orders are counted exactly instead of drawn
    bool chainAlone = false;  // draw by the chain even where an order can be drawn outright
};

inline constexpr std::uint64_t kMovesEachBout =
    5;  // at least, between two draws, where the order can move at all

// What is done of all there is to do, while orders are drawn; in the caller's thread, many times a second.
using PermutationProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

struct PermutationTest {
    CountTable observed;
    PermutationSettings settings;
    bool exact = false;               // counted over all orders: no draws, no seed
    std::optional<double> orders;     // how many there are, when exact and below 2^53
    std::size_t chainedSessions = 0;  // drawn: sessions that the chain moved; the others were drawn outright
    std::size_t stillSessions = 0;    // of those: the ones whose order did not move at all
    // Over the orders. Undefined for structural cells.
    MaybeTable mean, sd;
    // P(n* >= n) and P(n* <= n): exact, or (1 + k) / (1 + B) with k the draws that were so.
    MaybeTable pAtLeast, pAtMost, pTwoSided;              // twice the smaller tail, at most 1
    MaybeTable pAtLeastHolm, pAtMostHolm, pTwoSidedHolm;  // over the tested cells: those that could vary
};

// Bouts change places within their session only; where a pause or a can't-tell parts it, it stays parted
// after as many bouts as before, and nothing is counted across. Sessions are pooled by adding their counts.
//
// Exact when that is little work. Otherwise each session's order is drawn outright (order_draws.h), draws
// that do not depend on each other; where its orders are too many to be counted, by a chain of random
// exchanges: two bouts of the session, drawn anew each time, change places unless a code would follow itself;
// now and then a run, or a short stretch of one, is turned around instead, which moves orders that no
// exchange can. Both ways are as likely forth as back, so every order is as likely as the next. Before the
// first draw it is tried out how many attempts make kMovesEachBout moves a bout; that number, with a reserve
// of a fifth, is then tried before each draw, whatever comes of it.
//
// Requires equal codes in all sessions, draws > 0, and with noRepeat that every session obeys it. Pure; the
// same seed gives the same answer on every machine.
[[nodiscard]] PermutationTest permutationTest(const std::vector<CodeRuns>& sessions,
                                              const PermutationSettings& settings,
                                              const PermutationProgress& progress = {});

}  // namespace tessera
