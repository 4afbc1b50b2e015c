// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/system_clock.h"

#include <ctime>
#include <fstream>

namespace tessera {

Millis SystemClock::monotonic() const
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds{now.tv_sec} + Millis{now.tv_nsec / 1'000'000};
}

UtcTime SystemClock::utc() const
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return UtcTime{std::chrono::duration_cast<Millis>(now).count()};
}

int SystemClock::zoneMinutes() const
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    return localtime_r(&now, &local) ? static_cast<int>(local.tm_gmtoff / 60) : 0;
}

std::string SystemClock::bootId() const
{
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id;
}

}  // namespace tessera
