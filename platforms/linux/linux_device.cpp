// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/linux_device.h"

#include "platforms/linux/absence.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

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
    absence_ = told ? std::make_unique<Absence>(clock_, std::move(told)) : nullptr;
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
