// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace tessera {

// How this person likes the app to look and feel. Kept as plain text beside the library: nothing of a visit
// is in it.
class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    Q_PROPERTY(bool leftHanded READ leftHanded WRITE setLeftHanded NOTIFY changed)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed)  // 1.0 to 2.0
    Q_PROPERTY(bool letters READ letters WRITE setLetters NOTIFY changed)  // on squares, in place of marks
    Q_PROPERTY(bool hideClock READ hideClock WRITE setHideClock NOTIFY changed)

public:
    explicit Settings(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] bool dark() const { return dark_; }
    [[nodiscard]] bool leftHanded() const { return leftHanded_; }
    [[nodiscard]] double textScale() const { return textScale_; }
    [[nodiscard]] bool letters() const { return letters_; }
    [[nodiscard]] bool hideClock() const { return hideClock_; }
    void setDark(bool dark);
    void setLeftHanded(bool left);
    void setTextScale(double scale);
    void setLetters(bool letters);
    void setHideClock(bool hide);

signals:
    void changed();

private:
    void keep();

    QString file_;
    bool dark_ = false, leftHanded_ = false, letters_ = false, hideClock_ = false;
    double textScale_ = 1.0;
};

}  // namespace tessera
