// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/send_place.h"

#include "app/device/device.h"
#include "app/outbox/system_proxy.h"
#include "app/outbox/trouble_words.h"
#include "app/visits/vault.h"
#include "app/words/words.h"
#include "sync/outbox/folder_target.h"
#include "sync/outbox/send.h"

#include <utility>

namespace tessera {

SendPlace::SendPlace(Device& device, Vault& vault, QObject* parent)
    : QObject(parent), device_(device), vault_(vault)
{
}

SendPlace::Kind SendPlace::kind() const
{
    if (!place_) return None;
    return place_->kind == Destination::Kind::server ? Server : Folder;
}

QString SendPlace::folder() const
{
    return kind() == Folder ? words::text(place_->place) : QString();
}

QString SendPlace::address() const
{
    return kind() == Server ? words::text(place_->place) : QString();
}

QString SendPlace::user() const
{
    return place_ ? words::text(place_->user) : QString();
}

QString SendPlace::words() const
{
    switch (kind()) {
        case Folder:
            return tr("The folder %1").arg(folder());
        case Server:
            return tr("The server %1").arg(address());
        case None:
            break;
    }
    return tr("Nowhere yet");
}

QString SendPlace::warning() const
{
    if (kind() != Folder || !othersMayTakeAway(place_->place)) return {};
    return tr(
        "Other people who use this machine could take files away from that folder. They could not read "
        "them: they are sealed to the study.");
}

void SendPlace::look()
{
    vault_.ask([](Library& library) { return keptDestination(library); },
               [this](Result<std::optional<Destination>> kept) {
                   if (vault_.state() != Vault::Open) return;  // locked since it was asked for
                   if (kept)
                       place_ = std::move(*kept);
                   else
                       problem_ = words::problem(kept.error());
                   emit changed();
               });
}

void SendPlace::closed()
{
    worker_.stop();
    place_.reset();
    say({}, {});
}

void SendPlace::begin()
{
    say({}, {});
}

void SendPlace::say(const QString& result, const QString& problem)
{
    result_ = result;
    problem_ = problem;
    emit changed();
}

void SendPlace::keep(std::optional<Destination> place, const QString& done)
{
    if (busy_ || vault_.state() != Vault::Open) return;
    vault_.ask([place](Library& library) { return keepDestination(library, place); },
               [this, place, done](const Status& kept) {
                   if (!kept) return say({}, words::problem(kept.error()));
                   place_ = place;
                   say(done, {});
               });
}

void SendPlace::useFolder(const QString& folder)
{
    auto place = readDestination(folder.trimmed().toStdString());
    if (!place || place->kind != Destination::Kind::folder)
        return say({}, tr("This is no folder. Write where it lies, such as /media/stick."));
    keep(std::move(*place), tr("Visits are handed over to that folder from now on."));
}

void SendPlace::useServer(const QString& address, const QString& user, const QString& password)
{
    const QString written = address.trimmed();
    auto place = readDestination(
        (written.contains(QLatin1String("://")) ? written : QStringLiteral("https://") + written)
            .toStdString());
    if (!place || place->kind != Destination::Kind::server)
        return say({},
                   tr("This is no address of a server. It begins with https:// and holds neither a name nor "
                      "a password."));
    place->user = user.trimmed().toStdString();
    place->password = password.toStdString();
    const bool same = place_ && place_->place == place->place && place_->user == place->user;
    if (password.isEmpty() && same) place->password = place_->password;
    keep(std::move(*place), tr("Visits are handed over to that server from now on. Nothing was sent yet."));
}

void SendPlace::forget()
{
    keep(std::nullopt, tr("The place is forgotten, and so are the name and the password."));
}

void SendPlace::test()
{
    if (busy_ || !place_ || vault_.state() != Vault::Open) return;
    busy_ = true;
    say({}, {});
    const std::string name = temporaryName(vault_.device(), device_.clock().utc());
    worker_.run(
        this,
        [place = *place_, name](const Aside::Stop& stop) {
            Reaching reaching;
            reaching.stopped = [stop] { return stop->load(); };
            if (place.kind == Destination::Kind::server) reaching.proxy = systemProxy(place.place);
            const Delivery tried = targetOf(place, std::move(reaching))->probe(name);
            return std::pair(stop->load(), tried.trouble);
        },
        [this, kind = place_->kind](std::pair<bool, Trouble> tried) {
            busy_ = false;
            if (tried.first) return say({}, {});
            if (tried.second == Trouble::none)
                return say(tr("It works: something was written there, read back and taken away again."), {});
            say({}, words::ofTrouble(tried.second, kind));
        });
}

}  // namespace tessera
