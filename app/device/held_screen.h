// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace tessera {

class Device;
class Live;
class Settings;

// Keeps the picture where it is on the glass while a visit is coded, however the tablet is turned: the system
// turns the whole screen, and the window turns its pages back by as much. On the screen's thread.
class HeldScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // By how many quarter turns, clockwise, the pages are turned within the window; 0 to 3.
    Q_PROPERTY(int quarters READ quarters NOTIFY changed)

public:
    // All three must outlive it.
    HeldScreen(Device& device, Live& live, Settings& settings, QObject* parent = nullptr);
    ~HeldScreen() override;

    [[nodiscard]] int quarters() const { return quarters_; }

signals:
    void changed();

private:
    void look();

    Device& device_;
    Live& live_;
    Settings& settings_;
    bool holding_ = false;
    int heldAt_ = 0;  // how the screen was turned when the visit began
    int quarters_ = 0;
};

}  // namespace tessera
