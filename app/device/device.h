// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace tessera {

// What the app asks of the machine it runs on. Implemented by platforms/<os>; every answer may be "not
// known". To be called from the screen's thread.
class Device {
public:
    Device() = default;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    virtual ~Device() = default;

    [[nodiscard]] virtual const Clock& clock() const = 0;
    // While true the screen neither dims nor locks by itself; only during a running visit.
    virtual void keepAwake(bool awake) = 0;
    [[nodiscard]] virtual std::optional<int> batteryPercent() const = 0;
    [[nodiscard]] virtual std::optional<std::uint64_t> freeBytes() const = 0;  // where the library lies
};

}  // namespace tessera
