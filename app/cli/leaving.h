// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "sync/bundle/bundle.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

// What --with lets leave: notes, reflections, exact-date, with commas. Errc::invalid in words for another.
[[nodiscard]] Result<BundleChoice> readChoice(const Arguments& arguments);

// Why --as cannot be this: missing or unknown. Empty when it can.
[[nodiscard]] std::string formatProblem(std::string_view format, const std::vector<std::string_view>& known);

}  // namespace tessera::cli
