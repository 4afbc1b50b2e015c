// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

#include <vector>

namespace tessera::cli {

// The commands that work out figures over sessions.
[[nodiscard]] std::vector<CommandSpec> researchCommands();

}  // namespace tessera::cli
