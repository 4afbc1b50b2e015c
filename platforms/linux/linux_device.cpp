// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/linux_device.h"

#include "app/device/camera.h"
#include "platforms/linux/absence.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDir>
#include <QGuiApplication>
#include <QPluginLoader>
#include <QScreen>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

namespace tessera {

namespace {

QDBusMessage screenSaver(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          QStringLiteral("org.freedesktop.ScreenSaver"), method);
}

void letGo(unsigned cookie)
{
    QDBusMessage message = screenSaver(QStringLiteral("UnInhibit"));
    message << cookie;
    QDBusConnection::sessionBus().send(message);
}

}  // namespace

LinuxDevice::LinuxDevice(std::filesystem::path library) : library_(std::move(library)) {}

LinuxDevice::~LinuxDevice()
{
    keepAwake(false);
}

// Asked without waiting for the answer: a desktop that is slow to reply must not hold up a tap.
void LinuxDevice::keepAwake(bool awake)
{
    if (awake == awake_) return;
    awake_ = awake;
    if (!QDBusConnection::sessionBus().isConnected()) return;
    if (!awake) {
        if (cookie_) letGo(*cookie_);
        cookie_.reset();
        return;
    }
    QDBusMessage message = screenSaver(QStringLiteral("Inhibit"));
    message << QStringLiteral("Tessera") << QStringLiteral("A visit is being coded");
    answer_ = std::make_unique<QDBusPendingCallWatcher>(QDBusConnection::sessionBus().asyncCall(message));
    QObject::connect(answer_.get(), &QDBusPendingCallWatcher::finished, answer_.get(), [this] {
        const QDBusPendingReply<unsigned> reply = *answer_;
        if (!reply.isValid()) return;
        if (awake_)
            cookie_ = reply.value();
        else
            letGo(reply.value());
    });
}

void LinuxDevice::onReturn(std::function<void(Millis)> told)
{
    returned_ = std::move(told);
    watch();
}

void LinuxDevice::onLeave(std::function<void()> told)
{
    left_ = std::move(told);
    watch();
}

// Looked for only as long as somebody wants to know.
void LinuxDevice::watch()
{
    if (!returned_ && !left_) {
        absence_.reset();
        return;
    }
    if (absence_) return;
    const auto returned = [this](Millis length) {
        if (returned_) returned_(length);
    };
    const auto left = [this] {
        if (left_) left_();
    };
    absence_ = std::make_unique<Absence>(clock_, returned, left);
}

void LinuxDevice::keepMemoryPrivate()
{
    const rlimit none{0, 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
    // A collector that takes dumps through a pipe is not held up by the limit.
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

// Both X11 and Wayland call the screen's own way "landscape", whatever its shape, and count on from there.
int LinuxDevice::screenTurned() const
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    if (!screen) return 0;
    switch (screen->orientation()) {
        case Qt::PortraitOrientation:
            return 1;
        case Qt::InvertedLandscapeOrientation:
            return 2;
        case Qt::InvertedPortraitOrientation:
            return 3;
        default:
            return 0;
    }
}

void LinuxDevice::onScreenTurned(std::function<void()> told)
{
    QObject::disconnect(turning_);
    const QScreen* screen = QGuiApplication::primaryScreen();
    if (!told || !screen) return;
    turning_ = QObject::connect(screen, &QScreen::orientationChanged, screen,
                                [told = std::move(told)](Qt::ScreenOrientation) { told(); });
}

std::optional<int> LinuxDevice::batteryPercent() const
{
    std::error_code error;
    for (const auto& supply : std::filesystem::directory_iterator("/sys/class/power_supply", error)) {
        std::string type;
        std::ifstream(supply.path() / "type") >> type;
        int percent = -1;
        std::ifstream(supply.path() / "capacity") >> percent;
        if (type == "Battery" && percent >= 0 && percent <= 100) return percent;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> LinuxDevice::freeBytes() const
{
    std::error_code error;
    std::filesystem::path place = library_;
    while (!place.empty() && !std::filesystem::exists(place, error) && place != place.root_path())
        place = place.parent_path();
    const auto space = std::filesystem::space(place.empty() ? "." : place, error);
    return error ? std::nullopt : std::optional<std::uint64_t>{space.available};
}

Camera* LinuxDevice::camera()
{
    if (askedForCamera_) return camera_.get();
    askedForCamera_ = true;
    QPluginLoader plugin(QDir(QCoreApplication::applicationDirPath())
                             .filePath(QStringLiteral(TESSERA_PLUGINS "/libtessera_camera.so")));
    auto* const maker = qobject_cast<CameraMaker*>(plugin.instance());
    if (maker) camera_ = maker->make();
    return camera_.get();
}

}  // namespace tessera
