// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device.h"
#include "platforms/linux/system_clock.h"

#include <QObject>

#include <filesystem>
#include <memory>

class QDBusPendingCallWatcher;

namespace tessera {

class Absence;

// A Linux desktop or tablet: power from /sys, the screen kept awake through org.freedesktop.ScreenSaver on
// the session's own message bus (never the network). On the screen's thread.
class LinuxDevice : public Device {
public:
    explicit LinuxDevice(std::filesystem::path library);
    ~LinuxDevice() override;

    [[nodiscard]] const Clock& clock() const override { return clock_; }
    void keepAwake(bool awake) override;
    [[nodiscard]] std::optional<int> batteryPercent() const override;
    [[nodiscard]] std::optional<std::uint64_t> freeBytes() const override;
    // Tells of a screen that was locked (a screen saver's signal on the session's bus) and of a machine that
    // slept (the clocks that do and do not count sleep move apart). vibrate() does nothing here: a desktop
    // has no motor, and Linux tablets have no common way to theirs.
    void onReturn(std::function<void(Millis)> told) override;
    // The screen saver's signal, and logind's before the machine sleeps (the system's bus).
    void onLeave(std::function<void()> told) override;
    // No core dump: neither as a file nor to a program that collects them.
    void keepMemoryPrivate() override;
    // As the X server or the compositor tells of the first screen.
    [[nodiscard]] int screenTurned() const override;
    void onScreenTurned(std::function<void()> told) override;
    // From the plug-in that lies beside the programs; nullptr where it is missing.
    [[nodiscard]] Camera* camera() override;

private:
    void watch();

    SystemClock clock_;
    std::function<void(Millis)> returned_;
    std::function<void()> left_;
    std::filesystem::path library_;
    bool awake_ = false;
    std::optional<unsigned> cookie_;  // of the inhibition that holds
    std::unique_ptr<QDBusPendingCallWatcher> answer_;
    std::unique_ptr<Absence> absence_;
    QMetaObject::Connection turning_;
    bool askedForCamera_ = false;
    std::unique_ptr<Camera> camera_;
};

}  // namespace tessera
