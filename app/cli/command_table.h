// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

#include <vector>

namespace tessera::cli {

// The commands that work out figures over sessions.
[[nodiscard]] std::vector<CommandSpec> researchCommands();

// What becomes of words that may say who they are about, where words leave.
[[nodiscard]] OptionSpec checkNotesOption();
[[nodiscard]] CommandSpec checkingNotes();

}  // namespace tessera::cli
