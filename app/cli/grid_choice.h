// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace tessera::cli {

// What --by and --unit ask for.
struct GridChoice {
    bool byTime = false;
    Millis unit{30'000};
};

// More squares than anyone could read; a grid of that many is refused.
inline constexpr std::int64_t kMostSquares = 1'000'000;
[[nodiscard]] Error tooManySquares(const std::string& session);

// Errc::invalid in words when --by or --unit is wrong.
[[nodiscard]] Result<GridChoice> readGridChoice(const Arguments& arguments);

// "One square = 30 seconds".
[[nodiscard]] std::string caption(const GridChoice& choice);

}  // namespace tessera::cli
