// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Reads a matrix of substitution costs: CSV whose header names codes behind an empty (or any) first cell, and
// one row a code that begins with it, in any order; every activity of the scheme once in both, its id or its
// label. The costs in the scheme's order, row by row. What is wrong is Errc::invalid with file:line in
// `where`.
[[nodiscard]] Result<std::vector<double>> readCostTable(std::string_view text, const Scheme& scheme,
                                                        const std::string& path);

}  // namespace tessera
