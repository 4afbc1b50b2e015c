// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/keeping.h"

#include <algorithm>
#include <chrono>

namespace tessera {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
// Devices whose clock was lost start in 1970; nothing was recorded by this program before this day.
constexpr std::int64_t kFirstDay = 18'262;  // 2020-01-01

// The last day that a start may stand for.
std::int64_t lastDayOf(UtcTime start)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<milliseconds>{milliseconds{start.ms}});
    const bool midnight = start.ms % kDayMs == 0;
    const year_month_day date{day};
    if (midnight && date.day() == std::chrono::day{1})
        return sys_days{date.year() / date.month() / last}.time_since_epoch().count();
    if (midnight && weekday{day} == Monday) return (day + days{6}).time_since_epoch().count();
    return day.time_since_epoch().count();
}

}  // namespace

std::optional<std::int64_t> keptUntil(const Header& header, std::uint32_t days)
{
    if (days == 0 || header.start.ms / kDayMs < kFirstDay) return std::nullopt;
    return lastDayOf(header.start) + days;
}

bool isOver(std::int64_t day, UtcTime now)
{
    return now.ms / kDayMs >= kFirstDay && now.ms / kDayMs > day;
}

std::string dayText(std::int64_t day)
{
    constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31
    return isoText(UtcTime{std::clamp<std::int64_t>(day, 0, kLastDay) * kDayMs}).substr(0, 10);
}

}  // namespace tessera
