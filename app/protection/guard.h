// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

namespace tessera {

class Device;
class Live;
class Vault;

// Keeps open visits from other eyes: locks them when nobody used the app for some minutes, when the screen
// goes away or the machine sleeps, and covers the window while another one is in front. What somebody copies
// or selects is taken out of the clipboard again, because other programs read it. On the screen's thread.
class Guard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QList<int> choices READ choices CONSTANT)
    // Minutes until it locks by itself: one of `choices`. Never is none of them.
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY changed)
    Q_PROPERTY(bool covered READ covered NOTIFY coveredChanged)

public:
    static constexpr int kLongest = 5;

    // All must outlive it. `settingsFile`: where `minutes` is kept.
    Guard(Device& device, Vault& vault, Live& live, QString settingsFile, QObject* parent = nullptr);
    ~Guard() override;

    [[nodiscard]] QList<int> choices() const { return {1, 2, kLongest}; }
    [[nodiscard]] int minutes() const { return minutes_; }
    [[nodiscard]] bool covered() const { return covered_; }
    void setMinutes(int minutes);

    // A visit that is being coded goes on; all else waits for the passphrase.
    Q_INVOKABLE void lockNow();
    Q_INVOKABLE void uncover();

    bool eventFilter(QObject* watched, QEvent* event) override;

public slots:
    void lookAtTheClock();  // by itself once a second
    void frontChanged(Qt::ApplicationState state);

signals:
    void changed();
    void coveredChanged();

private:
    void used();
    void cover(bool on);
    void clearClipboard();

    Device& device_;
    Vault& vault_;
    Live& live_;
    QString file_;
    QTimer second_;
    Millis lastUse_{0};
    int minutes_ = kLongest;
    bool covered_ = false;
};

}  // namespace tessera
