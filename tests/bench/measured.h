// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tessera::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] double msSince(Clock::time_point start);
// How long it takes, in milliseconds.
[[nodiscard]] double timed(const std::function<void()>& work);

// Of at least one value. `share` from 0 to 1.
[[nodiscard]] double percentile(std::vector<double> values, double share);
[[nodiscard]] double median(std::vector<double> values);

// One line of the table. With an aim, whether it was reached: at most `aim`, or, with `orAbove`, not more
// than that above the value it is compared with.
void heading(const std::string& title);
void row(const std::string& what, double reached, const std::string& unit, std::optional<double> aim = {});
void row(const std::string& what, double reached, const std::string& unit, const std::string& aim, bool held);

// The value, or the end of the program with the error's words.
[[noreturn]] void stop(const Error& error);
template <class T>
T must(Result<T> result)
{
    if (!result) stop(result.error());
    return std::move(result).value();
}
void must(const Status& status);

}  // namespace tessera::bench
