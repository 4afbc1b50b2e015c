// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_log.h"

#include "core/store/library_impl.h"
#include "core/store/sealing/wire.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace tessera {

namespace {

constexpr std::uint64_t kForm = 1;
constexpr std::string_view kHeadRow = "log";

Place placeOf(std::uint64_t number)
{
    return {SealedAs::auditEvent, Uuid{}, static_cast<std::uint32_t>(number),
            static_cast<std::uint32_t>(number >> 32)};
}

Place placeOfHead()
{
    return {SealedAs::auditHead, kHeadRow};
}

UtcTime now(const Library::Impl& library)
{
    if (library.options.now) return library.options.now();
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string encoded(const AuditEvent& event)
{
    std::string plain;
    putNumber(plain, kForm);
    putNumber(plain, static_cast<std::uint64_t>(event.act.kind));
    putNumber(plain, zigzag(event.at.ms));
    const bool session = !event.act.session.isNil();
    putText(plain, session ? std::string_view(reinterpret_cast<const char*>(event.act.session.bytes.data()),
                                              event.act.session.bytes.size())
                           : std::string_view());
    putNumber(plain, event.act.amount);
    putText(plain, bytesOfDigest(event.act.digest).value_or(""));
    putText(plain, bytesOfDigest(event.chain).value_or(""));
    return plain;
}

std::optional<AuditEvent> decoded(std::string_view plain, std::uint64_t number)
{
    WireReader reader(plain);
    AuditEvent event;
    event.number = number;
    const std::uint64_t form = reader.number();
    event.act.kind = static_cast<AuditKind>(reader.numberUpTo(static_cast<std::uint64_t>(kLastAuditKind)));
    event.at.ms = unzigzag(reader.number());
    const std::string_view session = reader.text();
    event.act.amount = reader.number();
    const std::string_view digest = reader.text();
    const std::string_view chain = reader.text();
    if (reader.failed() || form != kForm || event.act.kind < AuditKind::created) return std::nullopt;
    if ((!session.empty() && session.size() != event.act.session.bytes.size()) || chain.size() != 32 ||
        (!digest.empty() && digest.size() != 32))
        return std::nullopt;
    std::transform(session.begin(), session.end(), event.act.session.bytes.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    event.act.digest = hexOfDigest(digest);
    event.chain = hexOfDigest(chain);
    return event;
}

Error damagedLog()
{
    return {Errc::damaged, "The log of this library was changed or is damaged; verify says where.", {}};
}

// The end as it was last noted; nothing when it was never noted or cannot be read.
Result<std::optional<AuditHead>> notedHead(const Library::Impl& library)
{
    auto select = library.database->prepare("SELECT value FROM meta WHERE key=?1");
    if (!select) return select.error();
    select->bindText(1, kHeadRow);
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return std::optional<AuditHead>{};
    std::string buffer;
    const auto plain = tessera::open(select->blob(0), library.logKey, placeOfHead(), buffer);
    if (!plain) return std::optional<AuditHead>{};
    WireReader reader(*plain);
    AuditHead head;
    head.number = reader.number();
    const std::string_view chain = reader.text();
    if (reader.failed() || chain.size() != 32) return std::optional<AuditHead>{};
    head.chain = hexOfDigest(chain);
    return std::optional<AuditHead>(std::move(head));
}

Status noteHead(Library::Impl& library, const AuditHead& head)
{
    std::string plain;
    putNumber(plain, head.number);
    putText(plain, bytesOfDigest(head.chain).value_or(""));
    const std::string sealed = seal(plain, library.logKey, placeOfHead());
    auto insert = library.database->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!insert) return insert.error();
    return insert->bindText(1, kHeadRow).bind(2, std::string_view(sealed)).run();
}

Result<AuditHead> headOf(const Library::Impl& library)
{
    const auto noted = notedHead(library);
    if (!noted) return noted.error();
    AuditHead head = *noted ? **noted : AuditHead{0, firstChain(library.device)};
    // Lines beyond it are there only when somebody put an older end back: what follows comes after them.
    auto select = library.database->prepare("SELECT number, sealed FROM audit ORDER BY number DESC LIMIT 1");
    if (!select) return select.error();
    const auto found = select->step();
    if (!found) return found.error();
    if (!*found) return head;
    const auto last = static_cast<std::uint64_t>(select->number(0));
    if (last <= head.number) return head;
    std::string buffer;
    const auto plain = tessera::open(select->blob(1), library.logKey, placeOf(last), buffer);
    const auto event = plain ? decoded(*plain, last) : std::nullopt;
    head.number = last;
    if (event) head.chain = event->chain;
    return head;
}

std::string line(std::uint64_t number)
{
    return "The log: line " + std::to_string(number);
}

}  // namespace

// From the key that turns names into digests, because that one stays when the library's key is changed: a
// withdrawal does not have to seal the whole log anew.
void Library::Impl::deriveLogKey()
{
    constexpr std::string_view purpose = "log of acts";
    crypto_generichash(logKey.data(), Key::size, reinterpret_cast<const unsigned char*>(purpose.data()),
                       purpose.size(), nameKey.data(), Key::size);
}

Status Library::Impl::note(const AuditAct& act)
{
    if (!act.digest.empty() && !bytesOfDigest(act.digest))
        return Error{Errc::invalid, "What is noted in the log has a digest that is none.", {}};
    const auto before = headOf(*this);
    if (!before) return before.error();
    AuditEvent event{before->number + 1, now(*this), act, {}};
    event.chain = chainedOn(before->chain, canonicalLine(event));
    const std::string sealed = seal(encoded(event), logKey, placeOf(event.number));
    auto insert = database->prepare("INSERT INTO audit(number, sealed) VALUES(?1, ?2)");
    if (!insert) return insert.error();
    insert->bind(1, static_cast<std::int64_t>(event.number)).bind(2, std::string_view(sealed));
    if (const Status status = insert->run(); !status) return status;
    return noteHead(*this, {event.number, event.chain});
}

Status Library::Impl::noteOpening()
{
    const auto misses = database->number("SELECT CAST(value AS INTEGER) FROM meta WHERE key='misses'");
    if (!misses) return misses.error();
    const auto restored = hasMark(kRestoredMark);
    if (!restored) return restored.error();
    const auto begun = hasMark(kHeadRow);
    if (!begun) return begun.error();
    if (*misses == 0 && !*restored && *begun && !byRecovery) return {};
    auto transaction = Transaction::begin(*database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (!*begun) {
        const auto head = headOf(*this);
        if (!head) return head.error();
        if (const Status status = noteHead(*this, *head); !status) return status;
    }
    if (*restored)
        if (const Status status = note({AuditKind::restored, {}, 0, {}}); !status) return status;
    if (byRecovery)
        if (const Status status = note({AuditKind::recovered, {}, 0, {}}); !status) return status;
    if (*misses > 0)
        if (const Status status =
                note({AuditKind::unlockFailed, {}, static_cast<std::uint64_t>(*misses), {}});
            !status)
            return status;
    auto remove = database->prepare("DELETE FROM meta WHERE key IN ('misses', ?1)");
    if (!remove) return remove.error();
    if (const Status status = remove->bindText(1, kRestoredMark).run(); !status) return status;
    return transaction->commit();
}

Status Library::Impl::countMiss()
{
    return database->execute(
        "INSERT INTO meta(key, value) VALUES('misses', 1) "
        "ON CONFLICT(key) DO UPDATE SET value = CAST(value AS INTEGER) + 1");
}

Status AuditLog::append(Library& library, const AuditAct& act)
{
    Library::Impl& inside = *library.impl_;
    if (const Status status = inside.mayAppend(); !status) return status;
    auto transaction = Transaction::begin(*inside.database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (const Status status = inside.note(act); !status) return status;
    if (const Status status = transaction->commit(); !status) return status;
    // Of a session that left, the next change is worth a line of its own.
    if (act.kind == AuditKind::exported)
        if (const auto tail = inside.tails.find(act.session); tail != inside.tails.end())
            tail->second.changeNoted = false;
    return {};
}

Result<AuditHead> AuditLog::head() const
{
    return headOf(*library_.impl_);
}

Result<std::vector<AuditEvent>> AuditLog::events(std::uint64_t from, std::size_t most) const
{
    const Library::Impl& inside = *library_.impl_;
    auto select =
        inside.database->prepare("SELECT number, sealed FROM audit WHERE number>=?1 ORDER BY number");
    if (!select) return select.error();
    select->bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(from, INT64_MAX)));
    if (inside.locked) return lockedError();
    std::vector<AuditEvent> events;
    std::string buffer;
    while (events.size() < most) {
        const auto found = select->step();
        if (!found) return found.error();
        if (!*found) break;
        const auto number = static_cast<std::uint64_t>(select->number(0));
        const auto plain = tessera::open(select->blob(1), inside.logKey, placeOf(number), buffer);
        auto event = plain ? decoded(*plain, number) : std::nullopt;
        if (!event) return damagedLog();
        events.push_back(std::move(*event));
    }
    return events;
}

std::vector<std::string> AuditLog::findings(const Library& library)
{
    const Library::Impl& inside = *library.impl_;
    const auto noted = notedHead(inside);
    if (!noted) return {describe(noted.error())};
    auto select = inside.database->prepare("SELECT number, sealed FROM audit ORDER BY number");
    if (!select) return {describe(select.error())};
    std::vector<std::string> found;
    std::string before = firstChain(inside.device), buffer;
    bool follows = true;  // whether `before` is known
    std::uint64_t expected = 1;
    for (;;) {
        const auto row = select->step();
        if (!row) {
            found.push_back(describe(row.error()));
            return found;
        }
        if (!*row) break;
        const auto number = static_cast<std::uint64_t>(select->number(0));
        if (number != expected) {
            const bool one = number == expected + 1;
            found.push_back(one ? line(expected) + " is missing."
                                : "The log: lines " + std::to_string(expected) + " to " +
                                      std::to_string(number - 1) + " are missing.");
            follows = false;
        }
        expected = number + 1;
        const auto plain = tessera::open(select->blob(1), inside.logKey, placeOf(number), buffer);
        const auto event = plain ? decoded(*plain, number) : std::nullopt;
        if (!event) {
            found.push_back(line(number) + " was changed or is damaged.");
            follows = false;
            continue;
        }
        if (follows && chainedOn(before, canonicalLine(*event)) != event->chain)
            found.push_back(line(number) + " does not follow on the one before.");
        follows = true;
        before = event->chain;
    }
    const std::uint64_t last = expected - 1;
    if (!*noted)
        found.emplace_back("The log: what says where it ends is missing or damaged.");
    else if ((*noted)->number > last)
        found.push_back("The log: its end is missing, from line " + std::to_string(expected) + " to " +
                        std::to_string((*noted)->number) + ".");
    else if ((*noted)->number < last || (follows && (*noted)->chain != before))
        found.emplace_back("The log: it does not end where it was noted to end.");
    return found;
}

}  // namespace tessera
