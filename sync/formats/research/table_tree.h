// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"
#include "core/scheme/scheme.h"
#include "sync/formats/figures_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace tessera::tree {

// Ids of the scheme's states in the alphabet's order: the names of rows and columns.
[[nodiscard]] std::vector<std::string> stateIds(const Scheme& scheme);

// A table as an array of rows; what is undefined is null.
[[nodiscard]] Json rows(const MaybeTable& table);
// Counts; the diagonal is null where no code can follow itself.
[[nodiscard]] Json rows(const CountTable& counts, bool diagonal);
[[nodiscard]] Json row(const std::vector<std::optional<double>>& values);

}  // namespace tessera::tree
