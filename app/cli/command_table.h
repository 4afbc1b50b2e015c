// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

#include <string_view>
#include <vector>

namespace tessera::cli {

// A command of the contract that a later version brings: known by its name.
[[nodiscard]] CommandSpec later(std::string_view name);

// The commands that work out figures over sessions.
[[nodiscard]] std::vector<CommandSpec> researchCommands();

}  // namespace tessera::cli
