// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace tessera {

class Camera;

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
    // `told` is called when the screen is locked or the machine is about to sleep, and where that was not
    // known before, when it is found that it slept. One listener, as above.
    virtual void onLeave(std::function<void()> /*told*/) {}
    // What the program has in memory is written nowhere when it crashes. To be called once, at the start.
    virtual void keepMemoryPrivate() {}
    // By how many quarter turns, counterclockwise, the system draws the whole screen turned on its glass; 0
    // to
    // 3. What counts is how it changes: which way up is 0 is the system's choice.
    [[nodiscard]] virtual int screenTurned() const { return 0; }
    // From now on `told` is called whenever that changed. One listener; an empty one ends it.
    virtual void onScreenTurned(std::function<void()> /*told*/) {}
    // Whether the system has a share of its own, which hands files to whatever the person chooses there.
    [[nodiscard]] virtual bool canShare() const { return false; }
    virtual void share(const std::vector<std::filesystem::path>& /*files*/) {}
    // What looks through the machine's cameras, which may be none at the moment; nullptr where the system has
    // no such thing. It is loaded when it is first asked for, and lives as long as this does.
    [[nodiscard]] virtual Camera* camera() { return nullptr; }
};

}  // namespace tessera
