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
    // Felt, not heard: `times` buzzes of that length, where there is a motor. A desktop has none.
    virtual void vibrate(Millis /*length*/, int /*times*/) {}
    // From now on `told` is called whenever somebody comes back to a machine that slept or whose screen was
    // locked, with how long that lasted. One listener; nothing is called after it was given an empty one.
    virtual void onReturn(std::function<void(Millis)> /*told*/) {}
};

}  // namespace tessera
