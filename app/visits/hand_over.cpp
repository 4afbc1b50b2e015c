// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/hand_over.h"

#include "app/device/device.h"
#include "app/privacy/leave.h"
#include "app/visits/vault.h"
#include "app/words/words.h"
#include "sync/bundle/device_key.h"
#include "sync/bundle/exchange.h"

#include <QStandardPaths>

#include <string>
#include <utility>

namespace tessera {

HandOver::HandOver(Device& device, Vault& vault, QObject* parent)
    : QObject(parent), device_(device), vault_(vault)
{
}

void HandOver::forget()
{
    may_ = {};
    withNotes_ = withExactDate_ = taken_ = looked_ = false;
    asked_.clear();
    look_.forget();
    result_.clear();
    problem_.clear();
    tabletWords_.clear();
    emit changed();
}

void HandOver::begin(const QString& sessionId)
{
    forget();
    if (folder_.isEmpty()) folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    emit changed();
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || vault_.state() != Vault::Open) return;
    vault_.ask(
        [id = *session, now = device_.clock().utc()](Library& library) -> Result<Leave> {
            const auto stored = library.load(id);
            return stored ? Leave::ask(*stored, now) : Result<Leave>(stored.error());
        },
        [this](const Result<Leave>& leave) {
            if (vault_.state() != Vault::Open) return;  // locked meanwhile
            if (leave)
                may_ = leave->may();
            else
                problem_ = words::problem(Error{leave.error().code, leave.error().what, {}});
            emit changed();
        });
}

void HandOver::ask(const QString& sessionId, bool replace)
{
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || busy_ || vault_.state() != Vault::Open) return;
    looked_ = false;
    asked_ = sessionId;
    replaceAsked_ = replace;
    if (!withNotes_) return make(sessionId, replace);
    vault_.ask(
        [id = *session, now = device_.clock().utc()](Library& library) -> Result<LastLook::Leaving> {
            auto stored = library.load(id);
            if (!stored) return stored.error();
            const auto leave = Leave::ask(*stored, now);
            // What may not leave needs no look; making the file says why.
            if (!leave || !leave->may().notes) return LastLook::Leaving{};
            return LastLook::Leaving{std::move(*stored), {}, true};
        },
        [this](const Result<LastLook::Leaving>& loaded) {
            if (vault_.state() != Vault::Open) return;  // locked meanwhile
            if (!loaded || !look_.begin(*loaded)) make(asked_, replaceAsked_);
        });
}

void HandOver::makeLookedAt()
{
    if (!look_.isOpen()) return;
    looked_ = true;
    look_.close();
    make(asked_, replaceAsked_);
}

void HandOver::leaveLook()
{
    look_.close();
}

void HandOver::make(const QString& sessionId, bool replace)
{
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || busy_ || vault_.state() != Vault::Open) return;
    busy_ = true;
    taken_ = false;
    result_.clear();
    problem_.clear();
    emit changed();
    BundleChoice choice{withNotes_, withExactDate_};
    if (looked_) choice = look_.within(std::move(choice));
    vault_.ask(
        [session = *session, choice, replace, folder = std::filesystem::path(folder_.toStdString()) / "",
         now = device_.clock().utc()](Library& library) {
            auto written = exportBundle(library, session, choice, folder, replace, {}, now);
            const auto key = DeviceKey::known(library);
            return std::pair(std::move(written), key && *key ? (*key)->words() : std::string{});
        },
        [this](const std::pair<Result<std::filesystem::path>, std::string>& made) {
            const auto& [written, tablet] = made;
            busy_ = false;
            tabletWords_ = words::text(tablet);
            if (written) {
                result_ = words::text(written->string());
            } else {
                taken_ = written.error().code == Errc::exists;
                problem_ = taken_ ? tr("This very file lies in that folder already.")
                                  : words::problem(written.error());
            }
            emit changed();
        });
}

}  // namespace tessera
