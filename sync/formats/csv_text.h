// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tessera {

// One record of RFC 4180 with a line feed behind it: fields with commas, quotes or line ends are quoted.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

}  // namespace tessera
