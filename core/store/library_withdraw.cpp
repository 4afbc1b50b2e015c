// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sealing/wire.h"
#include "core/store/sqlite/migrations.h"
#include "core/store/withdrawn/withdrawn_by.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::uint64_t kTombstoneVersion = 1;
constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t dayOf(UtcTime when)
{
    return when.ms >= 0 ? when.ms / kDayMs : -((-when.ms + kDayMs - 1) / kDayMs);
}

}  // namespace

std::string_view name(WithdrawalScope scope)
{
    switch (scope) {
        case WithdrawalScope::stop:
            return "stop";
        case WithdrawalScope::unsent:
            return "unsent";
        case WithdrawalScope::all:
            return "all";
    }
    return {};
}

Result<std::optional<Tombstone>> Library::Impl::tombstoneOf(const Uuid& session) const
{
    auto select = database->prepare("SELECT sealed FROM tombstone WHERE session=?1");
    if (!select) return select.error();
    select->bind(1, session);
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return std::optional<Tombstone>{};
    auto read = readTombstone(session, select->blob(0));
    if (!read) return read.error();
    return std::optional<Tombstone>(*read);
}

Result<bool> Library::Impl::isErased(const Uuid& session) const
{
    const auto tombstone = tombstoneOf(session);
    if (!tombstone) return tombstone.error();
    return *tombstone && (*tombstone)->scope != WithdrawalScope::stop;
}

Result<Tombstone> Library::Impl::readTombstone(const Uuid& session, std::string_view sealed) const
{
    std::string buffer;
    const auto plain = openOwn(sealed, Place(SealedAs::tombstone, session), buffer);
    if (!plain) return plain.error();
    WireReader reader(*plain);
    const std::uint64_t version = reader.number();
    const std::uint64_t scope = reader.number();
    Tombstone tombstone;
    tombstone.session = session;
    tombstone.day = unzigzag(reader.number());
    // What a later version says behind these numbers is left to it.
    if (reader.failed() || version != kTombstoneVersion ||
        scope < static_cast<std::uint64_t>(WithdrawalScope::stop) ||
        scope > static_cast<std::uint64_t>(WithdrawalScope::all))
        return Error{Errc::damaged, "What says that a session was withdrawn is damaged.", session.text()};
    tombstone.scope = static_cast<WithdrawalScope>(scope);
    return tombstone;
}

Status Library::Impl::layTombstone(const Tombstone& tombstone)
{
    std::string plain;
    putNumber(plain, kTombstoneVersion);
    putNumber(plain, static_cast<std::uint64_t>(tombstone.scope));
    putNumber(plain, zigzag(tombstone.day));
    const std::string sealed = seal(plain, key, Place(SealedAs::tombstone, tombstone.session));
    auto insert = database->prepare("INSERT OR REPLACE INTO tombstone(session, sealed) VALUES(?1, ?2)");
    if (!insert) return insert.error();
    const Status laid = insert->bind(1, tombstone.session).bind(2, std::string_view(sealed)).run();
    if (!laid || tombstone.scope == WithdrawalScope::stop) return laid;
    // Where devices asked before, it stands for everyone all the same.
    const std::string setting = withdrawnBySetting(tombstone.session);
    const auto asked = getSecret(setting);
    if (!asked) return asked.error();
    if (!*asked) return {};
    std::vector<Uuid> devices = readWithdrawnBy(**asked);
    if (std::find(devices.begin(), devices.end(), Uuid{}) != devices.end()) return {};
    devices.emplace_back();
    return putSecret(setting, withdrawnByText(devices));
}

Result<bool> Library::Impl::hasMark(std::string_view name) const
{
    auto select = database->prepare("SELECT 1 FROM meta WHERE key=?1");
    if (!select) return select.error();
    select->bindText(1, name);
    return select->step();
}

Status Library::Impl::setMark(std::string_view name)
{
    auto insert = database->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, x'01')");
    if (!insert) return insert.error();
    return insert->bindText(1, name).run();
}

// SQLite zeroes what it deletes, but a page that was split or filled anew may keep an older copy of a row in
// its unused middle. Writing the whole file anew leaves nothing behind; a library is small enough for that.
Status Library::Impl::finishWiping()
{
    if (onSystemFiles())
        if (const Status status = removeCopies(file()); !status) return status;
    if (const Status status = database->execute("VACUUM"); !status) return status;
    if (const Status status = database->checkpoint(true); !status) return status;
    auto remove = database->prepare("DELETE FROM meta WHERE key=?1");
    if (!remove) return remove.error();
    if (const Status status = remove->bindText(1, kWipeMark).run(); !status) return status;
    wipeDue = false;
    walMustGo = false;
    return {};
}

Result<Wiping> Library::withdraw(const Uuid& session, WithdrawalScope scope, UtcTime when, AuditKind as)
{
    if (const Status status = impl_->mayWrite(); !status) return status.error();
    const auto before = impl_->tombstoneOf(session);
    if (!before) return before.error();
    const bool erased = *before && (*before)->scope != WithdrawalScope::stop;
    if (!erased && !contains(session))
        return Error{Errc::notFound, "There is no such session in this library.", session.text()};
    const bool further = !*before || (*before)->scope < scope;
    if (further) {
        auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
        if (!transaction) return transaction.error();
        const Tombstone left{session, dayOf(when), scope};
        if (const Status status = impl_->layTombstone(left); !status) return status.error();
        if (scope != WithdrawalScope::stop) {
            auto remove = impl_->database->prepare("DELETE FROM session WHERE id=?1");
            if (!remove) return remove.error();
            if (const Status status = remove->bind(1, session).run(); !status) return status.error();
            // In the same commit, so that a program killed before the wiping finds it due when it starts
            // again.
            for (const std::string_view mark : {kWipeMark, kRotationMark})
                if (const Status status = impl_->setMark(mark); !status) return status.error();
        }
        // That it was, and when, is evidence, and says nothing of the visit.
        const AuditAct act{as, session, static_cast<std::uint64_t>(scope), {}};
        if (const Status status = impl_->note(act); !status) return status.error();
        if (const Status status = transaction->commit(); !status) return status.error();
        impl_->tails.erase(session);
    }
    if (!erased && scope == WithdrawalScope::stop) return Wiping::done;
    // Before the wiping, which then takes the old wrapped keys as well. It stays due when it fails.
    const auto rotate = impl_->hasMark(kRotationMark);
    if (rotate && *rotate) static_cast<void>(impl_->rotateKey());
    impl_->wipeDue = true;
    return impl_->finishWiping() ? Wiping::done : Wiping::waiting;
}

Status Library::refuseForEver(const Tombstone& tombstone)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    if (contains(tombstone.session))
        return Error{Errc::exists, "This session is in the library.", tombstone.session.text()};
    const auto before = impl_->tombstoneOf(tombstone.session);
    if (!before) return before.error();
    if (*before && (*before)->scope >= tombstone.scope) return {};
    auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (const Status status = impl_->layTombstone(tombstone); !status) return status;
    const AuditAct act{
        AuditKind::withdrawn, tombstone.session, static_cast<std::uint64_t>(tombstone.scope), {}};
    if (const Status status = impl_->note(act); !status) return status;
    return transaction->commit();
}

Result<std::optional<Tombstone>> Library::tombstone(const Uuid& session) const
{
    return impl_->tombstoneOf(session);
}

Result<std::vector<Tombstone>> Library::tombstones() const
{
    auto select = impl_->database->prepare("SELECT session, sealed FROM tombstone ORDER BY session");
    if (!select) return select.error();
    std::vector<Tombstone> all;
    for (;;) {
        const auto found = select->step();
        if (!found) return found.error();
        if (!*found) return all;
        auto read = impl_->readTombstone(select->id(0), select->blob(1));
        if (!read) return read.error();
        all.push_back(*read);
    }
}

Result<bool> Library::keyRotationDue() const
{
    return impl_->hasMark(kRotationMark);
}

}  // namespace tessera
