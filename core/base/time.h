// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// Every length and position in core is a whole number of milliseconds.
using Millis = std::chrono::milliseconds;

// A moment on the calendar: milliseconds since 1970-01-01T00:00:00Z. Only for saying when a visit was, never
// for measuring how long anything took.
struct UtcTime {
    std::int64_t ms = 0;

    auto operator<=>(const UtcTime&) const = default;
};

// "2026-03-02T10:00:00Z", with ".123" when there are milliseconds.
[[nodiscard]] std::string isoText(UtcTime time);

// The same moment read at a place that is `zoneMinutes` ahead of UTC: "2026-03-02T11:00:00+01:00".
[[nodiscard]] std::string isoText(UtcTime time, int zoneMinutes);

// Reads "YYYY-MM-DDThh:mm:ss[.f…](Z|±hh:mm)", years 1970 to 9999. Nothing when it is not one.
[[nodiscard]] std::optional<UtcTime> parseIso(std::string_view text);

// The offset that stood in such a text, in minutes ahead of UTC; nothing when it is not one.
[[nodiscard]] std::optional<int> parseIsoZone(std::string_view text);

// "m:ss", or "h:mm:ss" from an hour on; negative lengths count as 0. For clocks on screen and row labels.
[[nodiscard]] std::string clockText(Millis length);

}  // namespace tessera
