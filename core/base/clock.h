// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <string>

namespace tessera {

// Where time comes from. Implemented by platforms/<os> and, for tests, by a clock that moves only when told.
// All members may be called from any thread.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    // Never goes back, counts while the machine sleeps, knows nothing of the wall clock. Its zero is the
    // boot.
    [[nodiscard]] virtual Millis monotonic() const = 0;
    [[nodiscard]] virtual UtcTime utc() const = 0;
    // Minutes ahead of UTC at this place now, -840 to 840.
    [[nodiscard]] virtual int zoneMinutes() const = 0;
    // Changes at every boot, because monotonic() starts again there. Empty when the system does not tell.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

}  // namespace tessera
