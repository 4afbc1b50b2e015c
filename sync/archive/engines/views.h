// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/engines/engine.h"

#include <string>

namespace tessera::archive {

// The views of SCHEMA.md as CREATE VIEW statements: what a session's documents hold, one row a thing.
[[nodiscard]] std::string views(const Dialect& dialect);

}  // namespace tessera::archive
