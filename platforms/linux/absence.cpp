// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/absence.h"

#include <QDBusConnection>

#include <array>
#include <ctime>

namespace tessera {

namespace {

constexpr Millis kLook{2000};
constexpr Millis kJitter{1000};  // the two clocks are not read in the same instant

Millis read(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + Millis{now.tv_nsec / 1'000'000};
}

Millis sleptSinceBoot()
{
    return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC);
}

struct Saver {
    const char *path, *interface;
};
// What desktops send when the screen is locked and unlocked.
constexpr std::array<Saver, 3> kSavers{{{"/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"},
                                        {"/ScreenSaver", "org.freedesktop.ScreenSaver"},
                                        {"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"}}};

}  // namespace

Absence::Absence(const Clock& clock, std::function<void(Millis)> told, std::function<void()> left,
                 QObject* parent)
    : QObject(parent), clock_(clock), told_(std::move(told)), left_(std::move(left)), slept_(sleptSinceBoot())
{
    connect(&timer_, &QTimer::timeout, this, &Absence::lookForSleep);
    timer_.start(kLook);
    QDBusConnection::systemBus().connect(QStringLiteral("org.freedesktop.login1"),
                                         QStringLiteral("/org/freedesktop/login1"),
                                         QStringLiteral("org.freedesktop.login1.Manager"),
                                         QStringLiteral("PrepareForSleep"), this, SLOT(sleeping(bool)));
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    for (const Saver& saver : kSavers)
        bus.connect(QString(), QLatin1String(saver.path), QLatin1String(saver.interface),
                    QStringLiteral("ActiveChanged"), this, SLOT(screenSaver(bool)));
}

void Absence::screenSaver(bool active)
{
    if (active) {
        if (!lockedAt_) lockedAt_ = clock_.monotonic();
        left_();
        return;
    }
    if (!lockedAt_) return;
    const Millis length = clock_.monotonic() - *lockedAt_;
    lockedAt_.reset();
    slept_ = sleptSinceBoot();
    told_(length);
}

void Absence::sleeping(bool going)
{
    if (going) left_();
}

void Absence::lookForSleep()
{
    const Millis slept = sleptSinceBoot();
    const Millis length = slept - slept_;
    if (length < kJitter || lockedAt_) return;
    slept_ = slept;
    left_();  // in case nothing said so before
    told_(length);
}

}  // namespace tessera
