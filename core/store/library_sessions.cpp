// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/sealing/scheme_codec.h"
#include "core/store/sealing/summary_codec.h"

#include <algorithm>

namespace tessera {

namespace {

// 64 MB of WAL: only a visit of many hours without an idle moment comes there.
constexpr int kMostWalPages = 16'000;

Error noSession()
{
    return {Errc::notFound, "There is no such session in this library.", {}};
}

std::string usedSchemeName(const Scheme& scheme)
{
    return "\x01scheme/" + scheme.id;
}

// What is tapped during a visit; anything else changes what was recorded, or says more about it.
bool isRecording(EntryKind kind)
{
    switch (kind) {
        case EntryKind::activity:
        case EntryKind::cannotTell:
        case EntryKind::marker:
        case EntryKind::note:
        case EntryKind::pause:
        case EntryKind::resume:
        case EntryKind::earlier:
        case EntryKind::away:
        case EntryKind::interval:
            return true;
        default:
            return false;
    }
}

// Refused, it leaves the entries where they are.
Result<Journal> journalOf(const StoredSession& stored, std::vector<Entry>&& entries)
{
    if (!stored.forks.empty())
        return Error{Errc::refused,
                     "Two devices wrote differently in this session. Choose which of the two counts before "
                     "it is shown.",
                     stored.id.text()};
    Journal journal(stored.id, stored.scheme);
    if (const Status status = journal.restore(std::move(entries)); !status) return status.error();
    return journal;
}

Error damagedSession(const Uuid& session)
{
    return {Errc::damaged,
            "A session is damaged and cannot be read whole. Put back a backup in another folder.",
            session.text()};
}

}  // namespace

Result<Key> Library::Impl::unwrapSessionKey(const Uuid& session, std::string_view wrapped) const
{
    if (locked) return lockedError();
    std::string buffer;
    const auto opened = openOwn(wrapped, Place(SealedAs::sessionKey, session), buffer);
    if (!opened) return damagedSession(session);
    auto found = Key::fromBytes(*opened);
    wipe(buffer);
    return found;
}

Result<Library::Impl::Row> Library::Impl::row(const Uuid& session) const
{
    auto select =
        database->prepare("SELECT wrapped_key, sealed_scheme, sealed_unknown FROM session WHERE id=?1");
    if (!select) return select.error();
    select->bind(1, session);
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return noSession();
    const auto sessionKey = unwrapSessionKey(session, select->blob(0));
    if (!sessionKey) return sessionKey.error();
    Row row;
    row.key = *sessionKey;
    std::string buffer;
    const auto bytes = tessera::open(select->blob(1), row.key, Place(SealedAs::scheme, session), buffer);
    if (!bytes) return damagedSession(session);
    auto scheme = decodeScheme(*bytes);
    if (!scheme) return damagedSession(session);
    row.scheme = std::move(*scheme);
    if (!select->isNull(2)) {
        const auto unknown =
            tessera::open(select->blob(2), row.key, Place(SealedAs::unknown, session), buffer);
        if (!unknown) return damagedSession(session);
        row.unknown = *unknown;
    }
    return row;
}

Result<std::uint32_t> Library::Impl::lastNumber(const Uuid& session) const
{
    auto select = database->prepare("SELECT max(number) FROM entry WHERE session=?1");
    if (!select) return select.error();
    select->bind(1, session);
    const auto found = select->step();
    if (!found) return found.error();
    return static_cast<std::uint32_t>(select->number(0));
}

Result<bool> Library::Impl::isForked(const Uuid& session) const
{
    auto select = database->prepare("SELECT 1 FROM fork WHERE session=?1 LIMIT 1");
    if (!select) return select.error();
    select->bind(1, session);
    return select->step();
}

Result<Library::Impl::Tail> Library::Impl::tail(const Uuid& session)
{
    if (const auto known = tails.find(session); known != tails.end()) return known->second;
    const auto withdrawn = tombstoneOf(session);
    if (!withdrawn) return withdrawn.error();
    if (*withdrawn)
        return Error{Errc::refused,
                     "Consent was taken back for this session; nothing more is recorded in it.",
                     session.text()};
    auto select = database->prepare("SELECT wrapped_key, summarised_to FROM session WHERE id=?1");
    if (!select) return select.error();
    select->bind(1, session);
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return noSession();
    const auto sessionKey = unwrapSessionKey(session, select->blob(0));
    if (!sessionKey) return sessionKey.error();
    const auto last = lastNumber(session);
    if (!last) return last.error();
    return Tail{*sessionKey, *last, select->number(1) == 0, false, false};
}

Status Library::Impl::settleScheme(const Scheme& scheme)
{
    const std::string bytes = encodeScheme(scheme);
    if (!decodeScheme(bytes))
        return Error{Errc::invalid, "This set of codes is too large to be stored.", scheme.id};
    const auto used = getSecret(usedSchemeName(scheme));
    if (!used) return used.error();
    if (!*used) return putSecret(usedSchemeName(scheme), bytes);
    if (**used == bytes) return {};
    return Error{
        Errc::refused,
        "A set of codes of this name is in use already and differs. Give the changed one a new version.",
        scheme.id};
}

Result<Key> Library::Impl::insertSession(const Uuid& session, const Scheme& scheme)
{
    if (const Status status = settleScheme(scheme); !status) return status.error();
    const Key sessionKey = Key::random();
    const std::string wrapped = seal(sessionKey.view(), key, Place(SealedAs::sessionKey, session));
    const std::string sealed = seal(encodeScheme(scheme), sessionKey, Place(SealedAs::scheme, session));
    auto insert = database->prepare("INSERT INTO session(id, wrapped_key, sealed_scheme) VALUES(?1, ?2, ?3)");
    if (!insert) return insert.error();
    insert->bind(1, session).bind(2, std::string_view(wrapped)).bind(3, std::string_view(sealed));
    if (const Status status = insert->run(); !status) return status.error();
    return sessionKey;
}

Status Library::Impl::insertEntry(const Uuid& session, const Key& sessionKey, std::uint32_t number,
                                  std::string_view plain)
{
    const std::string sealed = seal(plain, sessionKey, Place(SealedAs::entry, session, number));
    auto insert = database->prepare("INSERT INTO entry(session, number, sealed) VALUES(?1, ?2, ?3)");
    if (!insert) return insert.error();
    return insert->bind(1, session).bind(2, std::int64_t{number}).bind(3, std::string_view(sealed)).run();
}

Status Library::Impl::markSummaryBehind(const Uuid& session)
{
    auto update = database->prepare("UPDATE session SET summarised_to=0 WHERE id=?1");
    if (!update) return update.error();
    return update->bind(1, session).run();
}

Status Library::Impl::noteEntry(const Uuid& session, const Entry& entry, Tail& tail)
{
    if (entry.kind == EntryKind::end) {
        tail.recording = tail.changeNoted = false;
        return note({AuditKind::ended, session, entry.number, {}});
    }
    // What was agreed to before the visit is told by its beginning.
    if (entry.kind == EntryKind::consent && !tail.recording)
        return note({AuditKind::agreedAnew, session, entry.number, {}});
    if (tail.recording || tail.changeNoted || isRecording(entry.kind)) return {};
    tail.changeNoted = true;
    return note({AuditKind::edited, session, entry.number, {}});
}

Status Library::createSession(const Uuid& id, const Scheme& scheme)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    if (contains(id)) return Error{Errc::exists, "This session is in the library already.", id.text()};
    const auto erased = impl_->isErased(id);
    if (!erased) return erased.error();
    if (*erased)
        return Error{Errc::refused, "This session was withdrawn and erased; it does not come back.",
                     id.text()};
    auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto made = impl_->insertSession(id, scheme);
    if (!made) return made.error();
    if (const Status status = impl_->note({AuditKind::created, id, 0, {}}); !status) return status;
    if (const Status status = transaction->commit(); !status) return status;
    impl_->tails[id] = Impl::Tail{*made, 0, true, true, false};
    return {};
}

Status Library::append(const Uuid& session, const std::vector<Entry>& entries)
{
    return append({Batch{session, entries}});
}

Status Library::append(const std::vector<Batch>& batches)
{
    if (const Status status = impl_->mayAppend(); !status) return status;
    auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    std::map<Uuid, Impl::Tail> touched;  // becomes what is known only once it is true
    std::string plain;
    for (const Batch& batch : batches) {
        if (batch.entries.empty()) continue;
        auto place = touched.find(batch.session);
        if (place == touched.end()) {
            auto tail = impl_->tail(batch.session);
            if (!tail) return tail.error();
            place = touched.emplace(batch.session, *tail).first;
        }
        Impl::Tail& tail = place->second;
        if (!tail.summaryBehind) {
            if (const Status status = impl_->markSummaryBehind(batch.session); !status) return status;
            tail.summaryBehind = true;
        }
        for (const Entry& entry : batch.entries) {
            if (entry.number != tail.last + 1)
                return Error{Errc::invalid, "An entry does not follow on what is stored; nothing was added.",
                             batch.session.text()};
            plain.clear();
            encodeEntry(entry, plain);
            if (Entry same; !decodeEntry(plain, same))
                return Error{Errc::invalid, "An entry is out of range; nothing was added.",
                             batch.session.text()};
            const Status status = impl_->insertEntry(batch.session, tail.key, entry.number, plain);
            if (!status) return status;
            tail.last = entry.number;
            if (const Status noted = impl_->noteEntry(batch.session, entry, tail); !noted) return noted;
        }
    }
    if (const Status status = transaction->commit(); !status) return status;
    for (auto& [session, tail] : touched) impl_->tails[session] = tail;
    // What was appended is durable already; when this fails the next one tries again.
    if (impl_->database->walPages() > kMostWalPages) static_cast<void>(impl_->database->checkpoint(false));
    return {};
}

Result<StoredSession> Library::load(const Uuid& session) const
{
    auto view = Transaction::begin(*impl_->database, Transaction::Kind::read);
    if (!view) return view.error();
    auto row = impl_->row(session);
    if (!row) return row.error();
    const auto last = impl_->lastNumber(session);
    if (!last) return last.error();
    StoredSession stored;
    stored.id = session;
    stored.scheme = std::move(row->scheme);
    stored.unknown = std::move(row->unknown);
    // A damaged row may claim any number: growing beyond this is left to the vector.
    stored.entries.reserve(std::min<std::uint32_t>(*last, 1'000'000));
    std::string buffer;
    std::vector<Entry>* into = &stored.entries;
    const auto take = [&](std::uint32_t number, std::uint32_t variant, std::string_view sealed) -> Status {
        const auto plain =
            tessera::open(sealed, row->key, Place(SealedAs::entry, session, number, variant), buffer);
        if (!plain) return damagedSession(session);
        Entry& entry = into->emplace_back();
        const bool whole = variant > 0 || number == into->size();
        if (!decodeEntry(*plain, entry) || entry.number != number || !whole) return damagedSession(session);
        return {};
    };
    if (const Status status = impl_->eachEntry(session, take); !status) return status.error();
    into = &stored.forks;
    if (const Status status = impl_->eachFork(session, take); !status) return status.error();
    return stored;
}

Result<Journal> Library::journal(const StoredSession& stored) const
{
    return journalOf(stored, std::vector<Entry>(stored.entries));
}

Result<Journal> Library::takeJournal(StoredSession& stored) const
{
    return journalOf(stored, std::move(stored.entries));
}

bool Library::contains(const Uuid& session) const
{
    auto select = impl_->database->prepare("SELECT 1 FROM session WHERE id=?1");
    if (!select) return false;
    select->bind(1, session);
    const auto found = select->step();
    return found && *found;
}

Result<std::vector<Uuid>> Library::sessionIds() const
{
    auto select = impl_->database->prepare("SELECT id FROM session ORDER BY id");
    if (!select) return select.error();
    std::vector<Uuid> ids;
    for (;;) {
        const auto found = select->step();
        if (!found) return found.error();
        if (!*found) return ids;
        ids.push_back(select->id(0));
    }
}

}  // namespace tessera
