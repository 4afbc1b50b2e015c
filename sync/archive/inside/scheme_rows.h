// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"
#include "sync/archive/engines/engine.h"

#include <string>
#include <vector>

namespace tessera::archive {

// The rows of a scheme in `schemes` and `codes`.
[[nodiscard]] Row schemeRow(const std::string& study, const Scheme& scheme);
[[nodiscard]] std::vector<Row> codeRows(const std::string& study, const Scheme& scheme);

}  // namespace tessera::archive
