// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/measures/transitions/permutation.h"
#include "core/scheme/scheme.h"

#include <string>
#include <vector>

namespace tessera {

struct PermutationReport {
    Scheme scheme;
    std::string group{};  // of states, the lane these figures are of; empty when there is one
    std::vector<Uuid> sessions;
    PermutationTest test;
};

// {"codes", "observed", "n", "mean", "sd", "p_at_least", "p_at_most", "p_two_sided", the three with Holm,
// "method", "draws", "seed", "orders", "warnings", "settings", "version"}; structural cells are null; draws
// and seed are null when the orders were counted.
[[nodiscard]] std::string permutationJson(const PermutationReport& report);
// The same for people: one line a cell.
[[nodiscard]] std::string permutationText(const PermutationReport& report);

}  // namespace tessera
