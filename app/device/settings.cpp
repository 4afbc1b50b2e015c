// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/device/settings.h"

#include <QSettings>

#include <algorithm>

namespace tessera {

Settings::Settings(const QString& file, QObject* parent) : QObject(parent), file_(file)
{
    const QSettings kept(file_, QSettings::IniFormat);
    dark_ = kept.value(QStringLiteral("dark"), false).toBool();
    leftHanded_ = kept.value(QStringLiteral("leftHanded"), false).toBool();
    letters_ = kept.value(QStringLiteral("letters"), false).toBool();
    hideClock_ = kept.value(QStringLiteral("hideClock"), false).toBool();
    textScale_ = std::clamp(kept.value(QStringLiteral("textScale"), 1.0).toDouble(), 1.0, 2.0);
}

void Settings::setDark(bool dark)
{
    dark_ = dark;
    keep();
}

void Settings::setLeftHanded(bool left)
{
    leftHanded_ = left;
    keep();
}

void Settings::setTextScale(double scale)
{
    textScale_ = std::clamp(scale, 1.0, 2.0);
    keep();
}

void Settings::setLetters(bool letters)
{
    letters_ = letters;
    keep();
}

void Settings::setHideClock(bool hide)
{
    hideClock_ = hide;
    keep();
}

void Settings::keep()
{
    QSettings kept(file_, QSettings::IniFormat);
    kept.setValue(QStringLiteral("dark"), dark_);
    kept.setValue(QStringLiteral("leftHanded"), leftHanded_);
    kept.setValue(QStringLiteral("letters"), letters_);
    kept.setValue(QStringLiteral("hideClock"), hideClock_);
    kept.setValue(QStringLiteral("textScale"), textScale_);
    emit changed();
}

}  // namespace tessera
