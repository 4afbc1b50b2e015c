// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/key_wrap.h"
#include "core/store/library_impl.h"

#include <vector>

namespace tessera {

namespace {

constexpr std::string_view kNames = "names";

Place nameKeyPlace()
{
    return {SealedAs::nameKey, kNames};
}

// A table whose rows lie under the library's key.
struct Under {
    const char *select, *update;
    SealedAs what;
};
constexpr Under kUnder[] = {
    {"SELECT id, wrapped_key FROM session", "UPDATE session SET wrapped_key=?2 WHERE id=?1",
     SealedAs::sessionKey},
    {"SELECT session, wrapped_key FROM reflection_key",
     "UPDATE reflection_key SET wrapped_key=?2 WHERE session=?1", SealedAs::reflectionKey},
    {"SELECT session, sealed FROM tombstone", "UPDATE tombstone SET sealed=?2 WHERE session=?1",
     SealedAs::tombstone},
    {"SELECT name_digest, sealed FROM secret", "UPDATE secret SET sealed=?2 WHERE name_digest=?1",
     SealedAs::secret},
};

Place placeOf(SealedAs what, std::string_view key)
{
    if (what == SealedAs::secret) return {what, key};
    Uuid id;
    for (std::size_t i = 0; i < id.bytes.size() && i < key.size(); ++i)
        id.bytes[i] = static_cast<std::uint8_t>(key[i]);
    return {what, id};
}

Status sealAnew(Database& database, const Under& table, const Key& before, const Key& after)
{
    std::vector<std::pair<std::string, std::string>> rows;
    {
        auto select = database.prepare(table.select);
        if (!select) return select.error();
        for (;;) {
            const auto row = select->step();
            if (!row) return row.error();
            if (!*row) break;
            rows.emplace_back(select->blob(0), select->blob(1));
        }
    }
    std::string buffer;
    for (const auto& [key, sealed] : rows) {
        const Place place = placeOf(table.what, key);
        const auto plain = open(sealed, before, place, buffer);
        if (!plain) continue;  // damaged before: it stays so, and verify() names it
        const std::string anew = seal(*plain, after, place);
        auto update = database.prepare(table.update);
        if (!update) return update.error();
        const Status status = update->bind(1, std::string_view(key)).bind(2, std::string_view(anew)).run();
        if (!status) return status;
    }
    wipe(buffer);
    return {};
}

}  // namespace

Status Library::Impl::readNameKey()
{
    auto select = database->prepare("SELECT value FROM meta WHERE key=?1");
    if (!select) return select.error();
    select->bindText(1, kNames);
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return deriveNameKey();
    std::string buffer;
    const auto opened = openOwn(select->blob(0), nameKeyPlace(), buffer);
    if (!opened) return opened.error();
    const auto read = Key::fromBytes(*opened);
    wipe(buffer);
    if (!read) return read.error();
    nameKey = *read;
    return {};
}

Status Library::Impl::rotateKey()
{
    // What wraps the key would have to wrap the next one, and it is not known.
    if (byRecovery) return Error{Errc::refused, "Set a passphrase first: the one before is not known.", {}};
    const Key next = Key::random();
    auto nextSlot = slotFor(next, slot, options.keyring);
    if (!nextSlot) return nextSlot.error();
    const auto write = [&]() -> Status {
        auto transaction = Transaction::begin(*database, Transaction::Kind::write);
        if (!transaction) return transaction.error();
        // While what is sealed under the key before can still be read.
        if (const Status status = moveRecovery(next); !status) return status;
        for (const Under& table : kUnder)
            if (const Status status = sealAnew(*database, table, key, next); !status) return status;
        const std::string names = seal(nameKey.view(), next, nameKeyPlace());
        auto insert = database->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
        if (!insert) return insert.error();
        if (const Status status = insert->bindText(1, kNames).bind(2, std::string_view(names)).run(); !status)
            return status;
        if (const Status status = storeSlot(*nextSlot); !status) return status;
        auto remove = database->prepare("DELETE FROM meta WHERE key=?1");
        if (!remove) return remove.error();
        if (const Status status = remove->bindText(1, kRotationMark).run(); !status) return status;
        return transaction->commit();
    };
    const Status written = write();
    const bool byKeyring = slot.protection == Protection::keyring && options.keyring != nullptr;
    if (byKeyring)
        static_cast<void>(options.keyring->forget(written ? slot.keyringName() : nextSlot->keyringName()));
    if (!written) return written;
    key = next;
    slot = std::move(*nextSlot);
    walMustGo = true;
    return {};
}

bool Library::Impl::keyWasChanged() const
{
    if (options.writer) return false;
    auto select = database->prepare("SELECT value FROM meta WHERE key='key'");
    if (!select) return false;
    const auto found = select->step();
    if (!found || !*found || select->blob(0) == slot.bytes) return false;
    auto read = readSlot(select->blob(0));
    if (!read) return false;
    const auto next = unlockAgain(*read, slot, options.keyring);
    if (!next) return false;
    key = *next;
    slot = std::move(*read);
    return true;
}

Result<std::string_view> Library::Impl::openOwn(std::string_view sealed, const Place& place,
                                                std::string& buffer) const
{
    if (locked) return lockedError();
    auto opened = tessera::open(sealed, key, place, buffer);
    if (opened || !keyWasChanged()) return opened;
    return tessera::open(sealed, key, place, buffer);
}

}  // namespace tessera
