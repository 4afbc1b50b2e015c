// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/composition.h"
#include "app/device/device.h"
#include "tests/support/manual_clock.h"

#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace tessera::test {

// A tablet whose clock moves only when told.
class ToldDevice : public Device {
public:
    [[nodiscard]] const Clock& clock() const override { return time; }
    void keepAwake(bool on) override { awake = on; }
    [[nodiscard]] std::optional<int> batteryPercent() const override { return battery; }
    [[nodiscard]] std::optional<std::uint64_t> freeBytes() const override { return 5'000'000'000; }

    void vibrate(Millis length, int times) override { buzzes.emplace_back(length, times); }
    void onReturn(std::function<void(Millis)> told) override { comeBack = std::move(told); }
    void onLeave(std::function<void()> told) override { goAway = std::move(told); }

    [[nodiscard]] int screenTurned() const override { return turned; }
    void onScreenTurned(std::function<void()> told) override { turning = std::move(told); }
    [[nodiscard]] Camera* camera() override
    {
        ++askedForCamera;
        return eye;
    }

    ManualClock time;
    int turned = 0;                 // quarter turns of the whole screen, counterclockwise
    std::function<void()> turning;  // what the app wants to be told when that changes
    bool awake = false;
    std::vector<std::pair<Millis, int>> buzzes;
    std::function<void(Millis)> comeBack;  // what the app wants to be told after an absence
    std::function<void()> goAway;          // what it wants to be told when the screen is locked
    std::optional<int> battery = 82;
    Camera* eye = nullptr;
    int askedForCamera = 0;
};

// The whole app in one process: the real window, façades, library and writer, driven by real touch events.
class AppWindow {
public:
    // `vfs`: SQLite VFS for the library; empty for the system's.
    explicit AppWindow(ToldDevice& device, const std::filesystem::path& folder, const std::string& vfs = {});
    ~AppWindow();

    [[nodiscard]] bool shown() const { return window_ != nullptr; }
    [[nodiscard]] QQuickWindow& window() { return *window_; }
    [[nodiscard]] Composition& app() { return *composition_; }
    void resize(int width, int height);

    // The visible item of that objectName, wherever it lies; nullptr when there is none.
    [[nodiscard]] QQuickItem* find(const QString& name) const;
    // Waits until it is there and still, a page until all its parts are; false after twenty seconds.
    bool waitFor(const QString& name);
    bool waitUntil(const std::function<bool()>& holds);

    // The window when it is still: what one frame's layout asks for, the next one shows, so frames are drawn
    // until two look alike, or thirty where something goes on moving.
    QImage still();
    // The same as NAME.png in the folder; false when it cannot be written.
    bool saveStill(const QString& folder, const QString& name);

    // A finger on the middle of an item; `held` passes on the device's clock between down and up.
    bool touch(const QString& name, Millis held = Millis{40});
    bool type(const QString& field, const QString& text);

    // Consent, codes and Start, as an observer would; the clock starts at the first tap.
    bool startVisit(const QString& family = QStringLiteral("F07"), bool notes = true);
    // Moves the clock on, then touches the pad of that code.
    bool tapPad(int code, Millis after = Millis{10'000});

private:
    bool everythingMayLeave();
    void scrollTo(QQuickItem& item);
    QPoint stillMiddle(const QQuickItem& item);

    ToldDevice& device_;
    std::unique_ptr<Composition> composition_;
    std::unique_ptr<QQmlApplicationEngine> engine_;
    QQuickWindow* window_ = nullptr;
};

}  // namespace tessera::test
