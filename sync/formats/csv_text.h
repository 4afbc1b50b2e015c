// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tessera {

// One record of RFC 4180 with a line feed behind it: fields with commas, quotes or line ends are quoted.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

// A text that a spreadsheet would take for a formula has an apostrophe before it: one that begins, behind any
// apostrophes, with = + - @, a tab or a return and goes on after that. One such character alone makes no
// formula, so that codes such as + and = stay as they are. What one adds the other takes off again, whatever
// the text.
[[nodiscard]] std::string guarded(const std::string& text);
void takeGuardOff(std::string& text);

}  // namespace tessera
