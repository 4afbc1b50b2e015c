// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace tessera {

// Linux: CLOCK_BOOTTIME, which counts suspend, and the kernel's random id of this boot.
class SystemClock : public Clock {
public:
    [[nodiscard]] Millis monotonic() const override;
    [[nodiscard]] UtcTime utc() const override;
    [[nodiscard]] int zoneMinutes() const override;
    [[nodiscard]] std::string bootId() const override;
};

}  // namespace tessera
