// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QTemporaryDir>

#include <cstdint>
#include <functional>
#include <memory>

namespace tessera::bench {

// The whole app in a window of 1280 x 800, with a visit that was cut off after so many squares and goes on,
// touched as by a person. Ends the program when something cannot be done.
class Pressing {
public:
    explicit Pressing(std::uint32_t squares);

    // What one touch costs, in ms from the finger's coming down.
    struct Cost {
        double shown = 0;    // until the frame with its square is presented
        double durable = 0;  // until its entry is committed and synced as well
    };
    // `after`: on the visit's clock, since the touch before. Everything else is on the disk when it begins.
    Cost tap(int pad, Millis after);

    [[nodiscard]] Live& live() { return *app_->app().live(); }
    [[nodiscard]] test::AppWindow& app() { return *app_; }
    [[nodiscard]] test::ToldDevice& device() { return device_; }
    void untilSaved();

private:
    QTemporaryDir folder_;
    test::ToldDevice device_;
    std::unique_ptr<test::AppWindow> app_;
};

}  // namespace tessera::bench
