// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/journal/entry.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tessera {

// Until when a visit may be kept. Days count from 1970-01-01 in UTC.

// The last day on which a visit may be kept, when it may be for `days` days after it. A start that was cut to
// the first of its month or the Monday of its week counts from the end of that month or week, so that nothing
// is erased too early. Nothing when there is no such day: `days` is 0, or the visit's clock was not set (its
// start lies before 2020).
[[nodiscard]] std::optional<std::int64_t> keptUntil(const Header& header, std::uint32_t days);

// Whether the day is over. Never by a clock that is not set.
[[nodiscard]] bool isOver(std::int64_t day, UtcTime now);

// "2026-03-02"
[[nodiscard]] std::string dayText(std::int64_t day);

}  // namespace tessera
