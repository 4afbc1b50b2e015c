// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/vault.h"

#include "app/words/words.h"

namespace tessera {

Vault::Vault(std::filesystem::path folder, KeyWrap* keyring, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), keyring_(keyring)
{
}

Vault::~Vault()
{
    if (opener_.joinable()) opener_.join();
}

QString Vault::folder() const
{
    return words::text(folder_.string());
}

QString Vault::protection() const
{
    switch (protection_) {
        case Protection::open:
            return tr("Not protected: anyone who holds this tablet can read the visits.");
        case Protection::passphrase:
            return tr("Protected by a passphrase");
        case Protection::keyring:
            return tr("Protected by this device’s keyring");
    }
    return {};
}

void Vault::open()
{
    LibraryOptions options;
    options.folder = folder_;
    options.keyring = keyring_;
    options.vfs = vfs_;
    openAside(std::move(options));
}

void Vault::unlock(const QString& passphrase)
{
    LibraryOptions options;
    options.folder = folder_;
    options.keyring = keyring_;
    options.vfs = vfs_;
    options.passphrase = passphrase.toStdString();
    openAside(std::move(options));
}

// Deriving a key takes half a second on purpose; the window keeps drawing meanwhile.
void Vault::openAside(LibraryOptions options)
{
    if (opener_.joinable()) opener_.join();
    state_ = Opening;
    problem_.clear();
    emit stateChanged();
    opener_ = std::thread([this, options = std::move(options)] {
        auto opened = std::make_shared<Result<std::unique_ptr<Library>>>(Library::open(options));
        QMetaObject::invokeMethod(
            this, [this, opened] { take(std::move(*opened)); }, Qt::QueuedConnection);
    });
}

void Vault::take(Result<std::unique_ptr<Library>> library)
{
    if (opener_.joinable()) opener_.join();
    if (!library) return fail(library.error());
    protection_ = (*library)->protection();
    device_ = (*library)->device();
    // The events come on the writer's thread; a queued call brings them over, and none outlives this object.
    Writer::Events events;
    events.saved = [this](const Uuid& session, std::uint32_t upTo) {
        QMetaObject::invokeMethod(
            this, [this, session, upTo] { emit saved(session, upTo); }, Qt::QueuedConnection);
    };
    events.failing = [this](const Error& error) {
        QMetaObject::invokeMethod(
            this, [this, error] { emit failing(words::problem(error)); }, Qt::QueuedConnection);
    };
    events.recovered = [this] {
        QMetaObject::invokeMethod(
            this, [this] { emit recovered(); }, Qt::QueuedConnection);
    };
    writer_ = std::make_unique<Writer>(std::move(*library), std::move(events));
    state_ = Open;
    emit stateChanged();
    emit opened();
}

void Vault::fail(const Error& error)
{
    problem_ = words::problem(error);
    state_ = error.code == Errc::locked ? Locked : Failed;
    emit stateChanged();
}

void Vault::protect(const QString& passphrase)
{
    if (state_ != Open) return;
    ask([secret = passphrase.toStdString()](Library& library) { return library.protect(secret); },
        [this](const Status& status) { protectedBy(Protection::passphrase, status); });
}

void Vault::protectByKeyring()
{
    if (state_ != Open) return;
    if (!keyring_) {
        problem_ = tr("This device has no keyring. Use a passphrase instead.");
        emit stateChanged();
        return;
    }
    ask([keyring = keyring_](Library& library) { return library.protectByKeyring(*keyring); },
        [this](const Status& status) { protectedBy(Protection::keyring, status); });
}

void Vault::protectedBy(Protection protection, const Status& status)
{
    problem_ = status ? QString{} : words::problem(status.error());
    if (status) protection_ = protection;
    emit stateChanged();
}

}  // namespace tessera
