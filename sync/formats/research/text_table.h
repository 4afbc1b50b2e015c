// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tessera {

// Rows of cells under each other for a terminal: the first column to the left, all others to the right, two
// blanks between. Widths count characters, not bytes. A line feed ends each row.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows);

// "0.33", or "-" for what is undefined.
[[nodiscard]] std::string decimal(const std::optional<double>& value, int digits);

}  // namespace tessera
