// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/coefficients.h"
#include "core/measures/code_runs.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

struct AlignmentCosts {
    std::int32_t substitution = 1;
    std::int32_t gap = 1;
};

// One step of an alignment: an event of the first observer beside one of the second. One of them may be
// missing: an omission (the second lacks it) or a commission (the second alone has it).
inline constexpr std::uint32_t kNil = 0xFFFFFFFF;
struct AlignedPair {
    std::uint32_t first = kNil, second = kNil;  // indexes into the two sequences

    bool operator==(const AlignedPair&) const = default;
};

// The cheapest alignment of two sequences (Needleman & Wunsch 1970). Among equally cheap ones the one that a
// way back from the end finds when it prefers a pair to an omission and an omission to a commission. Exact
// for any costs >= 0; memory grows with the shorter dimension times the root of the longer, never with their
// product. For costs 1 and 1 the table is worked out 64 cells at a time (Myers 1999; Hyyro 2003).
[[nodiscard]] std::vector<AlignedPair> alignEvents(std::span<const Symbol> first,
                                                   std::span<const Symbol> second,
                                                   const AlignmentCosts& costs = {});

// Aligned pairs by code, with one more row and column, the last, for nil.
[[nodiscard]] AgreementTable alignmentTable(std::span<const AlignedPair> pairs, std::span<const Symbol> first,
                                            std::span<const Symbol> second, std::size_t codes);

// Kappa of a table whose last row and column are nil. The nil-nil cell cannot occur, so expected counts are
// those of quasi-independence without it: what iterative proportional fitting converges to. With one such
// cell that limit is known in closed form: e_ij = r_i c_j (N - r_0 - c_0)/(R C), e_i0 = r_i c_0/R, e_0j = r_0
// c_j/C, where r_0 and c_0 are the sums of the nil row and column, R = N - r_0, C = N - c_0. Empty for an
// empty table and when chance agreement is certain.
[[nodiscard]] std::optional<double> nilKappa(const AgreementTable& table);
// Those expected counts, row by row.
[[nodiscard]] std::vector<double> nilExpected(const AgreementTable& table);

}  // namespace tessera
