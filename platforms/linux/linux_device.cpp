// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/linux_device.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusReply>

#include <fstream>
#include <string>

namespace tessera {

namespace {

QDBusInterface screenSaver()
{
    return QDBusInterface(QStringLiteral("org.freedesktop.ScreenSaver"),
                          QStringLiteral("/org/freedesktop/ScreenSaver"),
                          QStringLiteral("org.freedesktop.ScreenSaver"), QDBusConnection::sessionBus());
}

}  // namespace

LinuxDevice::~LinuxDevice()
{
    keepAwake(false);
}

void LinuxDevice::keepAwake(bool awake)
{
    if (awake == cookie_.has_value() || !QDBusConnection::sessionBus().isConnected()) return;
    QDBusInterface saver = screenSaver();
    if (!saver.isValid()) return;
    if (awake) {
        const QDBusReply<unsigned> reply = saver.call(QStringLiteral("Inhibit"), QStringLiteral("Tessera"),
                                                      QStringLiteral("A visit is being coded"));
        if (reply.isValid()) cookie_ = reply.value();
    } else {
        saver.call(QDBus::NoBlock, QStringLiteral("UnInhibit"), *cookie_);
        cookie_.reset();
    }
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

}  // namespace tessera
