// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/withdrawn/withdrawn_by.h"

#include <algorithm>

namespace tessera {

namespace {

// An idle import may take the time to keep the WAL small.
constexpr int kManyWalPages = 4'000;

struct Variant {
    std::string plain;
    bool withheld = false;
};

// What stands under one number: the first counts, the others are the other sides of a fork. Only one stands
// while it is a withheld entry.
using Variants = std::vector<Variant>;

enum class Change : std::uint8_t { nothing, added, replaced, forked };

// Of two entries without their words the one that says more stands, whichever came first.
bool saysMore(const std::string& a, const std::string& b)
{
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

Change unite(Variants& stored, Variant incoming)
{
    if (stored.empty()) {
        stored.push_back(std::move(incoming));
        return Change::added;
    }
    if (std::any_of(stored.begin(), stored.end(),
                    [&](const Variant& v) { return v.plain == incoming.plain; }))
        return Change::nothing;
    Variant& first = stored.front();
    if (first.withheld) {
        if (incoming.withheld && !saysMore(incoming.plain, first.plain)) return Change::nothing;
        first = std::move(incoming);
        return Change::replaced;
    }
    if (incoming.withheld) return Change::nothing;
    stored.push_back(std::move(incoming));
    return Change::forked;
}

Error hole(const Uuid& session)
{
    return {Errc::invalid, "Entries are missing between what is stored and what came; nothing was taken in.",
            session.text()};
}

// One session being taken in: what is stored of it, what came, and what must be written.
class Merge {
public:
    Merge(Library::Impl& library, const StoredSession& incoming, const std::vector<Setting>& alongside,
          const std::string& fromFile)
        : library_(library), incoming_(incoming), alongside_(alongside), fromFile_(fromFile)
    {
    }
    Result<MergeOutcome> run();

private:
    Status readStored(const Library::Impl::Row& row);
    Status takeIn(const Entry& entry);
    [[nodiscard]] bool withoutHole() const;
    Status write(const Key& key);
    Status writeFork(const Key& key, std::uint32_t number, std::uint32_t variant, const std::string& plain);
    Status settleUnknown(const Key& key, const std::string& stored);
    // Whether it was taken back; what was taken back was perhaps another's record under its number.
    Result<bool> staysOut();

    Library::Impl& library_;
    const StoredSession& incoming_;
    const std::vector<Setting>& alongside_;
    const std::string& fromFile_;
    std::map<std::uint32_t, Variants> numbers_;
    struct Written {
        std::uint32_t number = 0;
        Change change = Change::nothing;
        std::size_t variant = 0;
    };
    std::vector<Written> changes_;
    bool existed_ = false, unknownChanged_ = false;
};

Status Merge::readStored(const Library::Impl::Row& row)
{
    std::string buffer;
    const auto take = [&](std::uint32_t number, std::uint32_t variant, std::string_view sealed) -> Status {
        const auto plain =
            tessera::open(sealed, row.key, Place(SealedAs::entry, incoming_.id, number, variant), buffer);
        if (!plain) return plain.error();
        const auto entry = decodeEntry(*plain);
        if (!entry) return entry.error();
        // Encoded anew, so that fields a later version wrote in another order compare alike.
        numbers_[number].push_back({encodeEntry(*entry), entry->withheld});
        return {};
    };
    if (const Status status = library_.eachEntry(incoming_.id, take); !status) return status;
    return library_.eachFork(incoming_.id, take);
}

Status Merge::takeIn(const Entry& entry)
{
    Variant variant{encodeEntry(entry), entry.withheld};
    if (Entry same; entry.number == 0 || !decodeEntry(variant.plain, same))
        return Error{Errc::invalid, "An entry is out of range; nothing was taken in.", incoming_.id.text()};
    Variants& stored = numbers_[entry.number];
    const Change change = unite(stored, std::move(variant));
    if (change == Change::nothing) return {};
    const std::size_t which = change == Change::forked ? stored.size() - 1 : 0;
    // A number that came twice in one session is written once, as it stands in the end.
    const auto before = std::find_if(changes_.begin(), changes_.end(), [&](const Written& written) {
        return written.number == entry.number && written.variant == which;
    });
    if (before == changes_.end()) changes_.push_back({entry.number, change, which});
    return {};
}

bool Merge::withoutHole() const
{
    return numbers_.empty() || numbers_.rbegin()->first == numbers_.size();
}

Status Merge::writeFork(const Key& key, std::uint32_t number, std::uint32_t variant, const std::string& plain)
{
    const std::string sealed = seal(plain, key, Place(SealedAs::entry, incoming_.id, number, variant));
    auto insert = library_.database->prepare(
        "INSERT INTO fork(session, number, variant, sealed) VALUES(?1, ?2, ?3, ?4)");
    if (!insert) return insert.error();
    insert->bind(1, incoming_.id).bind(2, std::int64_t{number}).bind(3, std::int64_t{variant});
    return insert->bind(4, std::string_view(sealed)).run();
}

Status Merge::write(const Key& key)
{
    for (const Written& written : changes_) {
        const std::string& plain = numbers_[written.number][written.variant].plain;
        if (written.change == Change::replaced) {
            auto remove = library_.database->prepare("DELETE FROM entry WHERE session=?1 AND number=?2");
            if (!remove) return remove.error();
            const Status removed = remove->bind(1, incoming_.id).bind(2, std::int64_t{written.number}).run();
            if (!removed) return removed;
        }
        const Status status =
            written.change == Change::forked
                ? writeFork(key, written.number, static_cast<std::uint32_t>(written.variant), plain)
                : library_.insertEntry(incoming_.id, key, written.number, plain);
        if (!status) return status;
    }
    return existed_ && !changes_.empty() ? library_.markSummaryBehind(incoming_.id) : Status{};
}

Status Merge::settleUnknown(const Key& key, const std::string& stored)
{
    if (incoming_.unknown == stored || !saysMore(incoming_.unknown, stored)) return {};
    unknownChanged_ = true;
    const std::string sealed = seal(incoming_.unknown, key, Place(SealedAs::unknown, incoming_.id));
    auto update = library_.database->prepare("UPDATE session SET sealed_unknown=?2 WHERE id=?1");
    if (!update) return update.error();
    return update->bind(1, incoming_.id).bind(2, std::string_view(sealed)).run();
}

Result<bool> Merge::staysOut()
{
    const auto erased = library_.isErased(incoming_.id);
    if (!erased) return erased.error();
    const auto asked = library_.getSecret(withdrawnBySetting(incoming_.id));
    if (!asked) return asked.error();
    const WithdrawnBy withdrawn{*erased, readWithdrawnBy(asked->value_or(""))};
    if (tessera::staysOut(withdrawn, recordersOf(incoming_), Uuid{})) return true;
    if (!*erased) return false;
    auto remove = library_.database->prepare("DELETE FROM tombstone WHERE session=?1");
    if (!remove) return remove.error();
    if (const Status status = remove->bind(1, incoming_.id).run(); !status) return status.error();
    return false;
}

Result<MergeOutcome> Merge::run()
{
    auto transaction = Transaction::begin(*library_.database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto erased = staysOut();
    if (!erased) return erased.error();
    if (const Status status = library_.putSettings(alongside_); !status) return status.error();
    if (*erased) {
        if (const Status status = transaction->commit(); !status) return status.error();
        return MergeOutcome::erased;
    }
    Key key;
    std::string unknown;
    auto row = library_.row(incoming_.id);
    existed_ = row.ok();
    if (existed_) {
        if (!(row->scheme == incoming_.scheme))
            return Error{Errc::refused,
                         "This session is stored with another set of codes; nothing was taken in.",
                         incoming_.id.text()};
        if (const Status status = readStored(*row); !status) return status.error();
        key = row->key;
        unknown = row->unknown;
    } else if (row.error().code == Errc::notFound) {
        const auto made = library_.insertSession(incoming_.id, incoming_.scheme);
        if (!made) return made.error();
        key = *made;
    } else {
        return row.error();
    }
    const std::size_t storedNumbers = numbers_.size();
    for (const Entry& entry : incoming_.entries)
        if (const Status status = takeIn(entry); !status) return status.error();
    for (const Entry& entry : incoming_.forks)
        if (const Status status = takeIn(entry); !status) return status.error();
    if (!withoutHole()) return hole(incoming_.id);
    if (numbers_.empty())
        return Error{Errc::invalid, "This session has no entries; nothing was taken in.",
                     incoming_.id.text()};
    if (const Status status = write(key); !status) return status.error();
    if (const Status status = settleUnknown(key, unknown); !status) return status.error();
    if (!existed_ || !changes_.empty() || unknownChanged_) {
        const AuditAct act{AuditKind::imported, incoming_.id, numbers_.size(), fromFile_};
        if (const Status status = library_.note(act); !status) return status.error();
    }
    if (const Status status = transaction->commit(); !status) return status.error();
    library_.tails.erase(incoming_.id);

    const bool forked = std::any_of(changes_.begin(), changes_.end(),
                                    [](const Written& written) { return written.change == Change::forked; });
    if (forked) return MergeOutcome::forked;
    if (!existed_) return MergeOutcome::added;
    const bool more = numbers_.size() > storedNumbers || !changes_.empty() || unknownChanged_;
    return more ? MergeOutcome::extended : MergeOutcome::alreadyThere;
}

}  // namespace

Result<MergeOutcome> Library::merge(const StoredSession& session, const std::vector<Setting>& alongside,
                                    const std::string& fromFile)
{
    if (const Status status = impl_->mayWrite(); !status) return status.error();
    const auto outcome = Merge(*impl_, session, alongside, fromFile).run();
    // What was taken in is durable already; when this fails the next one tries again.
    if (outcome && impl_->database->walPages() > kManyWalPages)
        static_cast<void>(impl_->database->checkpoint(false));
    return outcome;
}

}  // namespace tessera
