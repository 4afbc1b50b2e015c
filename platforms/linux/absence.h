// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace tessera {

// Notices that nobody could have been at the screen: it was locked, or the machine slept. Tells on return,
// once for a lock and the sleep within it. On the screen's thread.
class Absence : public QObject {
    Q_OBJECT

public:
    // `clock` counts while the machine sleeps and must outlive this. `left` is called as soon as it is known
    // that nobody is there any more.
    Absence(const Clock& clock, std::function<void(Millis)> told, std::function<void()> left,
            QObject* parent = nullptr);

private slots:
    void screenSaver(bool active);
    void sleeping(bool going);

private:
    void lookForSleep();

    const Clock& clock_;
    std::function<void(Millis)> told_;
    std::function<void()> left_;
    QTimer timer_;
    Millis slept_{0};  // since the boot, when last looked at
    std::optional<Millis> lockedAt_;
};

}  // namespace tessera
