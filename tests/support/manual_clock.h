// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <utility>

namespace tessera::test {

// Time moves only when told; the wall clock and the monotonic one can be moved apart.
class ManualClock : public Clock {
public:
    [[nodiscard]] Millis monotonic() const override { return Millis{monotonic_.load()}; }
    [[nodiscard]] UtcTime utc() const override { return UtcTime{utc_.load()}; }
    [[nodiscard]] int zoneMinutes() const override { return zone_.load(); }
    [[nodiscard]] std::string bootId() const override { return boot_; }

    void advance(Millis by)
    {
        monotonic_ += by.count();
        utc_ += by.count();
    }
    void setWallClock(UtcTime time) { utc_ = time.ms; }
    void setZone(int minutes) { zone_ = minutes; }
    void reboot(std::string id)
    {
        boot_ = std::move(id);
        monotonic_ = 0;
    }

private:
    std::atomic<std::int64_t> monotonic_{1'000'000};
    std::atomic<std::int64_t> utc_{1'772'445'600'000};  // 2026-03-02T10:00:00Z
    std::atomic<int> zone_{0};
    std::string boot_ = "boot-1";
};

}  // namespace tessera::test
