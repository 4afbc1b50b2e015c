// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/vault.h"

#include "app/words/words.h"
#include "core/store/audit/audit_log.h"

#include <chrono>

namespace tessera {

Vault::Vault(std::filesystem::path folder, KeyWrap* keyring, const Clock* clock, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), keyring_(keyring), clock_(clock)
{
    if (clock) waits_ = std::make_unique<UnlockWaits>(folder_, *clock);
    second_.setInterval(std::chrono::seconds{1});
    connect(&second_, &QTimer::timeout, this, &Vault::lookAtTheWait);
    lookAtTheWait();
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

QString Vault::wait() const
{
    const Millis left = waits_ ? waits_->left() : Millis{0};
    if (left <= Millis{0}) return {};
    const auto seconds = (left.count() + 999) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void Vault::lookAtTheWait()
{
    const bool waiting = waits_ && waits_->left() > Millis{0};
    if (waiting && !second_.isActive())
        second_.start();
    else if (!waiting)
        second_.stop();
    emit waitChanged();
}

LibraryOptions Vault::options() const
{
    LibraryOptions options;
    options.folder = folder_;
    options.keyring = keyring_;
    options.vfs = vfs_;
    if (clock_) options.now = [clock = clock_] { return clock->utc(); };
    return options;
}

void Vault::note(const AuditAct& act)
{
    if (state_ != Open) return;
    writer_->run([act](Library& library) { static_cast<void>(AuditLog::append(library, act)); });
}

void Vault::open()
{
    state_ = Opening;
    openAside(options());
}

void Vault::unlock(const QString& passphrase)
{
    if (trying_ || state_ != Locked || !wait().isEmpty()) return;
    LibraryOptions with = options();
    if (!byKeyring()) with.passphrase = passphrase.toStdString();
    trying_ = true;
    counted_ = waits_ && !byKeyring();
    if (counted_) waits_->trying();
    if (!writer_) return openAside(std::move(with));
    // A visit may be going on: the passphrase is tried beside the writer, which takes over the key alone.
    with.writer = false;
    tryAside(std::move(with));
}

void Vault::recover(std::string secret, const QString& newPassphrase, Renew renew)
{
    if (trying_ || state_ != Locked || newPassphrase.isEmpty()) return;
    if (opener_.joinable()) opener_.join();
    trying_ = true;
    problem_.clear();
    emit stateChanged();
    const auto finish = [words = newPassphrase.toStdString(), renew = std::move(renew)](Library& library) {
        const auto helper = library.recovery();
        if (const Status done = library.protect(words); !done) return done;
        return helper && *helper ? renew(library, (*helper)->recipient) : Status{};
    };
    LibraryOptions with = options();
    with.recoverySecret = std::move(secret);
    with.writer = writer_ == nullptr;
    opener_ = std::thread([this, with = std::move(with), finish] {
        auto opened = std::make_shared<Result<std::unique_ptr<Library>>>(Library::open(with));
        if (*opened && with.writer)
            if (const Status done = finish(***opened); !done)
                *opened = Result<std::unique_ptr<Library>>(done.error());
        QMetaObject::invokeMethod(
            this, [this, opened, finish] { helped(opened, finish); }, Qt::QueuedConnection);
    });
}

void Vault::helped(const std::shared_ptr<Result<std::unique_ptr<Library>>>& opened,
                   const std::function<Status(Library&)>& finish)
{
    if (!writer_) return take(std::move(*opened));
    if (opener_.joinable()) opener_.join();
    if (!*opened) return fail(opened->error());
    ask(
        [opened, finish](Library& library) {
            if (const Status unlocked = library.unlock(***opened); !unlocked) return unlocked;
            static_cast<void>(AuditLog::append(library, {AuditKind::recovered, {}, 0, {}}));
            return finish(library);
        },
        [this](const Status& status) {
            if (!status) return fail(status.error());
            protection_ = Protection::passphrase;
            comeIn();
        });
}

void Vault::lock(const std::optional<Uuid>& goesOn)
{
    if (state_ != Open || !isProtected()) return;
    emit locking();
    state_ = Locked;
    problem_.clear();
    // Behind everything that waits to be written.
    writer_->run([this, goesOn](Library& library) {
        static_cast<void>(library.lock(goesOn));
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (state_ == Locked) emit locked();
            },
            Qt::QueuedConnection);
    });
    emit stateChanged();
}

void Vault::letGo()
{
    if (state_ == Locked && writer_)
        writer_->run([](Library& library) { static_cast<void>(library.lock()); });
}

// Deriving a key takes half a second on purpose; the window keeps drawing meanwhile.
void Vault::openAside(LibraryOptions options)
{
    if (opener_.joinable()) opener_.join();
    problem_.clear();
    emit stateChanged();
    opener_ = std::thread([this, options = std::move(options)] {
        auto opened = std::make_shared<Result<std::unique_ptr<Library>>>(Library::open(options));
        QMetaObject::invokeMethod(
            this, [this, opened] { take(std::move(*opened)); }, Qt::QueuedConnection);
    });
}

void Vault::tryAside(LibraryOptions options)
{
    if (opener_.joinable()) opener_.join();
    problem_.clear();
    emit stateChanged();
    opener_ = std::thread([this, options = std::move(options)] {
        auto opened = Library::open(options);
        const Error error = opened ? Error{} : opened.error();
        std::shared_ptr<Library> library = opened ? std::move(*opened) : nullptr;
        QMetaObject::invokeMethod(
            this, [this, library, error] { tried(library, error); }, Qt::QueuedConnection);
    });
}

void Vault::tried(const std::shared_ptr<Library>& opened, const Error& error)
{
    if (opener_.joinable()) opener_.join();
    if (!opened) {
        if (error.code == Errc::locked)
            writer_->run([](Library& library) {
                static_cast<void>(AuditLog::append(library, {AuditKind::unlockFailed, {}, 1, {}}));
            });
        return fail(error);
    }
    ask([opened](Library& library) { return library.unlock(*opened); },
        [this](const Status& status) {
            if (!status) return fail(status.error());
            comeIn();
        });
}

void Vault::comeIn()
{
    settleWaits(nullptr);
    state_ = Open;
    emit stateChanged();
    emit opened();
}

// What became of the passphrase that was tried.
void Vault::settleWaits(const Error* error)
{
    trying_ = false;
    if (!std::exchange(counted_, false)) return;
    if (!error)
        waits_->passed();
    else if (error->code != Errc::locked)
        waits_->couldNotTry();
    lookAtTheWait();
}

void Vault::take(Result<std::unique_ptr<Library>> library)
{
    if (opener_.joinable()) opener_.join();
    if (!library) return fail(library.error());
    settleWaits(nullptr);
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
    settleWaits(&error);
    problem_ = words::problem(error);
    // Behind the lock a visit may be going on.
    state_ = error.code == Errc::locked || writer_ ? Locked : Failed;
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
