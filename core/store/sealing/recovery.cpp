// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library_impl.h"
#include "core/store/sealing/wire.h"

namespace tessera {

namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::string_view kRow = "recovery";
// The secret itself, under the library's key, so that it can be led to another key.
constexpr const char* kSecret =
    "\x01"
    "recovery";

Place wrapPlace()
{
    return {SealedAs::recovery, kRow};
}

struct Read {
    Recovery recovery;
    std::string_view wrapped;  // the library's key under the secret
};

Result<Read> read(std::string_view row)
{
    WireReader reader(row);
    const std::uint64_t version = reader.number();
    Read read;
    read.recovery.recipient = reader.text();
    read.recovery.sealed = reader.text();
    read.wrapped = reader.rest();
    if (reader.failed() || version != kVersion)
        return Error{Errc::damaged, "What helps to recover this library is damaged.", {}};
    return read;
}

Result<std::optional<Recovery>> readNote(const Result<std::string>& row)
{
    if (!row) return row.error();
    if (row->empty()) return std::optional<Recovery>{};
    auto found = read(*row);
    if (!found) return found.error();
    return std::optional<Recovery>(std::move(found->recovery));
}

Status store(Database& database, const Recovery& recovery, const Key& libraryKey, const Key& secret)
{
    std::string row;
    putNumber(row, kVersion);
    putText(row, recovery.recipient);
    putText(row, recovery.sealed);
    row += seal(libraryKey.view(), secret, wrapPlace());
    auto insert = database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!insert) return insert.error();
    return insert->bindText(1, kRow).bind(2, std::string_view(row)).run();
}

}  // namespace

Result<std::string> Library::Impl::storedRecovery() const
{
    auto select = database->prepare("SELECT value FROM meta WHERE key=?1");
    if (!select) return select.error();
    select->bindText(1, kRow);
    const auto found = select->step();
    if (!found) return found.error();
    return *found ? std::string(select->blob(0)) : std::string{};
}

Result<Key> Library::Impl::keyByRecovery(std::string_view secret) const
{
    const auto row = storedRecovery();
    if (!row) return row.error();
    if (row->empty()) return Error{Errc::locked, "No help was agreed to for this library.", {}};
    const auto found = read(*row);
    if (!found) return found.error();
    const auto by = Key::fromBytes(secret);
    std::string buffer;
    const auto opened =
        by ? tessera::open(found->wrapped, *by, wrapPlace(), buffer) : Result<std::string_view>(by.error());
    if (!opened) return Error{Errc::locked, "This answer does not open this library.", {}};
    auto libraryKey = Key::fromBytes(*opened);
    wipe(buffer);
    return libraryKey;
}

Status Library::Impl::moveRecovery(const Key& next)
{
    const auto row = storedRecovery();
    if (!row) return row.error();
    if (row->empty()) return {};
    const auto found = read(*row);
    auto secret = getSecret(kSecret);
    const auto by = secret && *secret ? Key::fromBytes(**secret) : Result<Key>(lockedError());
    if (secret && *secret) wipe(**secret);
    // One that leads nowhere must not look as if it helped.
    if (!found || !by) return dropRecovery();
    return store(*database, found->recovery, next, *by);
}

Status Library::Impl::dropRecovery()
{
    walMustGo = true;
    auto remove = database->prepare("DELETE FROM meta WHERE key=?1");
    if (!remove) return remove.error();
    if (const Status status = remove->bindText(1, kRow).run(); !status) return status;
    return putSettings({{kSecret, std::nullopt}});
}

Status Library::keepRecovery(const std::string& recipient, const SealSecret& seal)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    const Key secret = Key::random();
    std::string plain(secret.view());
    auto sealed = seal(plain);
    if (!sealed) {
        wipe(plain);
        return sealed.error();
    }
    const auto write = [&]() -> Status {
        auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
        if (!transaction) return transaction.error();
        const Status stored = store(*impl_->database, {recipient, std::move(*sealed)}, impl_->key, secret);
        if (!stored) return stored;
        if (const Status status = impl_->putSecret(kSecret, plain); !status) return status;
        return transaction->commit();
    };
    const Status written = write();
    wipe(plain);
    impl_->walMustGo = true;  // the way before
    return written;
}

Status Library::dropRecovery()
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (const Status status = impl_->dropRecovery(); !status) return status;
    if (const Status status = transaction->commit(); !status) return status;
    return checkpoint();
}

Result<std::optional<Recovery>> Library::recovery() const
{
    return readNote(impl_->storedRecovery());
}

Result<std::optional<Recovery>> Library::recoveryOf(const LibraryOptions& options)
{
    Impl closed;
    closed.options = options;
    if (const Status status = closed.openDatabase(); !status) return status.error();
    return readNote(closed.storedRecovery());
}

}  // namespace tessera
