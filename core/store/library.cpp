// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"

#include "core/store/key_wrap.h"
#include "core/store/library_impl.h"
#include "core/store/sqlite/migrations.h"

#include <sodium.h>

#include <system_error>

namespace tessera {

namespace {

constexpr const char* kDeviceSecret =
    "\x01"
    "device";

}  // namespace

Library::Library(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Library::~Library()
{
    // Readers beside this writer keep SQLite from doing it on closing.
    if (!impl_ || !impl_->options.writer || !impl_->database) return;
    if (impl_->wipeDue) static_cast<void>(impl_->finishWiping());
    static_cast<void>(impl_->database->checkpoint(impl_->walMustGo));
}

Result<std::unique_ptr<Library>> Library::open(const LibraryOptions& options)
{
    if (sodium_init() < 0)
        return Error{Errc::unavailable, "This machine gives no random numbers; nothing can be sealed.", {}};
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    Status status = impl->openDatabase();
    if (status) {
        const auto slots = impl->database->number("SELECT count(*) FROM meta WHERE key='key'");
        if (!slots) return slots.error();
        const auto sessions = impl->database->number("SELECT count(*) FROM session");
        if (!sessions) return sessions.error();
        // A library whose making was cut short has neither; one with sessions has lost its key and must not
        // get another one.
        if (*slots == 0 && *sessions == 0 && options.writer)
            status = impl->create();
        else
            status = impl->unlockStored();
    }
    // Before the key is known there is no log to write to.
    if (!status && options.writer && options.passphrase && status.error().code == Errc::locked &&
        impl->slot.protection == Protection::passphrase)
        static_cast<void>(impl->countMiss());
    if (!status) return status.error();
    for (auto* const secret : {&impl->options.passphrase, &impl->options.recoverySecret}) {
        if (*secret) wipe(**secret);
        secret->reset();
    }
    impl->deriveLogKey();
    if (options.writer) {
        // A full disk keeps nobody from looking at what is there.
        static_cast<void>(impl->noteOpening());
        const auto rotate = impl->hasMark(kRotationMark);
        if (!rotate) return rotate.error();
        // It stays due when it fails; nothing else depends on it.
        if (*rotate && !impl->byRecovery) static_cast<void>(impl->rotateKey());
        const auto due = impl->hasMark(kWipeMark);
        if (!due) return due.error();
        impl->wipeDue = *due;
        // The power went in the middle. What cannot be wiped now, while a reader looks on, is at the next
        // idle moment.
        if (*due) static_cast<void>(impl->finishWiping());
    }
    return std::unique_ptr<Library>(new Library(std::move(impl)));
}

Status Library::Impl::openDatabase()
{
    if (options.writer) {
        if (const Status made = makePrivateFolder(options.folder); !made) return made;
        auto taken = FolderLock::take(options.folder);
        if (!taken) return taken.error();
        lock = std::move(*taken);
        // SQLite gives its WAL the permissions of the file, so the file has them before its first byte.
        if (onSystemFiles())
            if (const Status made = makePrivateFile(file()); !made) return made;
    } else if (std::error_code problem; onSystemFiles() && !std::filesystem::exists(file(), problem)) {
        return Error{Errc::notFound, "There is no library here yet.", options.folder.string()};
    }
    auto opened = Database::open(file(), options.writer ? Database::Access::create : Database::Access::read,
                                 options.vfs);
    if (!opened) return opened.error();
    database = std::move(*opened);
    return options.writer ? migrate(*database, onSystemFiles()) : checkSchema(*database);
}

Status Library::Impl::create()
{
    key = Key::random();
    Result<KeySlot> made = openSlot(key);
    if (options.useKeyring) {
        if (options.keyring == nullptr)
            return Error{Errc::unavailable, "This machine has no keyring to protect the library with.", {}};
        made = keyringSlot(key, *options.keyring);
    } else if (options.passphrase) {
        made = passphraseSlot(key, *options.passphrase, options.cheapKdf);
    }
    if (!made) return made.error();
    device = randomUuid();
    if (const Status status = deriveNameKey(); !status) return status;

    auto transaction = Transaction::begin(*database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (const Status status = storeSlot(*made); !status) return status;
    const std::string_view id(reinterpret_cast<const char*>(device.bytes.data()), device.bytes.size());
    if (const Status status = putSecret(kDeviceSecret, id); !status) return status;
    if (const Status status = transaction->commit(); !status) return status;
    slot = std::move(*made);
    return {};
}

Status Library::Impl::unlockStored()
{
    {
        auto select = database->prepare("SELECT value FROM meta WHERE key='key'");
        if (!select) return select.error();
        const auto found = select->step();
        if (!found) return found.error();
        auto read = readSlot(*found ? select->blob(0) : std::string_view{});
        if (!read) return read.error();
        slot = std::move(*read);
    }
    byRecovery = options.recoverySecret.has_value();
    auto unlocked = byRecovery ? keyByRecovery(*options.recoverySecret)
                               : tessera::unlock(slot, options.passphrase, options.keyring);
    if (!unlocked) return unlocked.error();
    key = *unlocked;
    if (const Status status = readNameKey(); !status) return status;
    const auto id = getSecret(kDeviceSecret);
    if (!id) return id.error();
    if (!*id || (*id)->size() != device.bytes.size())
        return Error{Errc::damaged, "The library lacks its identity. Put back a backup.", file().string()};
    std::copy((*id)->begin(), (*id)->end(), device.bytes.begin());
    return {};
}

Status Library::Impl::deriveNameKey()
{
    constexpr std::string_view purpose = "names of secrets";
    const int code =
        crypto_generichash(nameKey.data(), Key::size, reinterpret_cast<const unsigned char*>(purpose.data()),
                           purpose.size(), key.data(), Key::size);
    if (code != 0) return Error{Errc::unavailable, "The library's key cannot be used on this machine.", {}};
    return {};
}

Status Library::Impl::mayWrite() const
{
    if (locked) return lockedError();
    return mayAppend();
}

Status Library::Impl::mayAppend() const
{
    if (options.writer) return {};
    return Error{Errc::refused, "This library was opened for reading only.", options.folder.string()};
}

Status Library::Impl::storeSlot(const KeySlot& next)
{
    auto insert = database->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('key', ?1)");
    if (!insert) return insert.error();
    return insert->bind(1, std::string_view(next.bytes)).run();
}

Status Library::Impl::protectWith(KeySlot next)
{
    {
        auto transaction = Transaction::begin(*database, Transaction::Kind::write);
        if (!transaction) return transaction.error();
        if (const Status status = storeSlot(next); !status) return status;
        const AuditAct act{AuditKind::protectionSet, {}, static_cast<std::uint64_t>(next.protection), {}};
        if (const Status status = note(act); !status) return status;
        if (const Status status = transaction->commit(); !status) return status;
    }
    const KeySlot before = std::exchange(slot, std::move(next));
    // A copy made before a migration holds the key as it lay then.
    if (onSystemFiles())
        if (const Status status = removeCopies(file()); !status) return status;
    walMustGo = true;
    if (const Status status = database->checkpoint(true); !status)
        return Error{
            status.error().code,
            "The library is protected now, but another program still reads it, and so the way it was kept "
            "before is not wiped yet. Close that program and protect once more.",
            options.folder.string()};
    walMustGo = false;
    // The secret before is of no use now; when the keyring keeps it all the same, it opens nothing.
    if (before.protection == Protection::keyring && options.keyring != nullptr)
        static_cast<void>(options.keyring->forget(before.keyringName()));
    if (!std::exchange(byRecovery, false)) return {};
    // Somebody else has seen the secret that helped: another key, which it does not lead to.
    if (const Status status = dropRecovery(); !status) return status;
    return rotateKey();
}

Protection Library::protection() const
{
    return impl_->slot.protection;
}

const std::filesystem::path& Library::folder() const
{
    return impl_->options.folder;
}

Uuid Library::device() const
{
    return impl_->device;
}

Status Library::protect(const std::string& passphrase)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    auto next = passphraseSlot(impl_->key, passphrase, impl_->options.cheapKdf);
    if (!next) return next.error();
    return impl_->protectWith(std::move(*next));
}

Status Library::protectByKeyring(KeyWrap& keyring)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    auto next = keyringSlot(impl_->key, keyring);
    if (!next) return next.error();
    const Status status = impl_->protectWith(std::move(*next));
    impl_->options.keyring = &keyring;
    return status;
}

std::string Library::Impl::digestOfName(std::string_view name) const
{
    std::string digest(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(name.data()), name.size(), nameKey.data(),
                       Key::size);
    return digest;
}

Status Library::Impl::putSecret(std::string_view name, std::string_view value)
{
    const std::string digest = digestOfName(name);
    const std::string sealed = seal(value, key, Place(SealedAs::secret, digest));
    auto insert = database->prepare("INSERT OR REPLACE INTO secret(name_digest, sealed) VALUES(?1, ?2)");
    if (!insert) return insert.error();
    return insert->bind(1, std::string_view(digest)).bind(2, std::string_view(sealed)).run();
}

Result<std::optional<std::string>> Library::Impl::getSecret(std::string_view name) const
{
    if (locked) return lockedError();
    const std::string digest = digestOfName(name);
    auto select = database->prepare("SELECT sealed FROM secret WHERE name_digest=?1");
    if (!select) return select.error();
    select->bind(1, std::string_view(digest));
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return std::optional<std::string>{};
    std::string buffer;
    const auto opened = openOwn(select->blob(0), Place(SealedAs::secret, digest), buffer);
    if (!opened) return opened.error();
    std::optional<std::string> value(std::in_place, *opened);
    wipe(buffer);
    return value;
}

Status Library::setSecret(const std::string& name, const std::string& value)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    return impl_->putSecret(name, value);
}

Status Library::Impl::putSettings(const std::vector<Setting>& settings)
{
    for (const Setting& setting : settings) {
        Status status;
        if (setting.value) {
            status = putSecret(setting.name, *setting.value);
        } else {
            const std::string digest = digestOfName(setting.name);
            auto remove = database->prepare("DELETE FROM secret WHERE name_digest=?1");
            status = remove ? remove->bind(1, std::string_view(digest)).run() : Status(remove.error());
        }
        if (!status) return status;
    }
    return {};
}

Status Library::setSecrets(const std::vector<Setting>& settings, const std::vector<AuditAct>& acts)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (const Status status = impl_->putSettings(settings); !status) return status;
    for (const AuditAct& act : acts)
        if (const Status status = impl_->note(act); !status) return status;
    return transaction->commit();
}

Result<std::optional<std::string>> Library::secret(const std::string& name) const
{
    return impl_->getSecret(name);
}

Status Library::checkpoint()
{
    if (const Status status = impl_->mayAppend(); !status) return status;
    if (impl_->wipeDue) return impl_->finishWiping();
    const Status status = impl_->database->checkpoint(impl_->walMustGo);
    if (status) impl_->walMustGo = false;
    return status;
}

}  // namespace tessera
