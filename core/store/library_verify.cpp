// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_log.h"
#include "core/store/content_digest.h"
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/own_pages/reflections.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/sealing/wire.h"

#include <utility>

namespace tessera {

std::string entriesDigest(const std::vector<Entry>& entries)
{
    std::string plain, all;
    for (const Entry& entry : entries) {
        plain.clear();
        encodeEntry(entry, plain);
        putText(all, plain);
    }
    return sha256Hex(all);
}

namespace {

// Goes through a whole library and notes what is wrong instead of stopping at it.
class Check {
public:
    explicit Check(const Library& library, const Library::Impl& inside) : library_(library), inside_(inside)
    {
    }

    Result<Library::Verification> run()
    {
        auto view = Transaction::begin(*inside_.database, Transaction::Kind::read);
        if (!view) return view.error();
        checkPages();
        const auto ids = library_.sessionIds();
        if (!ids) {
            find(describe(ids.error()));
            return std::move(result_);
        }
        for (const Uuid& id : *ids) checkSession(id);
        checkSecrets();
        checkTombstones();
        for (std::string& finding : Reflections::findings(library_)) find(std::move(finding));
        for (std::string& finding : AuditLog::findings(library_)) find(std::move(finding));
        if (auto head = AuditLog(library_).head()) result_.log = std::move(*head);
        result_.contentDigest = hash_.hex();
        return std::move(result_);
    }

private:
    void find(std::string finding) { result_.findings.push_back(std::move(finding)); }

    void checkPages()
    {
        for (const char* const sql : {"PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"}) {
            auto check = inside_.database->prepare(sql);
            for (;;) {
                const auto row = check ? check->step() : Result<bool>(check.error());
                if (!row) {
                    find(describe(row.error()));
                    break;
                }
                if (!*row) break;
                const std::string said(check->blob(0));
                if (said != "ok") find("The file's pages do not fit together: " + said);
            }
        }
    }

    void checkSession(const Uuid& id)
    {
        ++result_.sessions;
        const auto row = inside_.row(id);
        if (!row) {
            find("Session " + id.text() + ": its key or its codes are damaged.");
            return;
        }
        std::vector<ContentDigest::Plain> plains;
        std::uint32_t expected = 1;
        std::string buffer;
        const auto take = [&](std::uint32_t number, std::uint32_t variant,
                              std::string_view sealed) -> Status {
            ++(variant == 0 ? result_.entries : result_.forks);
            if (variant == 0 && number != expected)
                find("Session " + id.text() + ": entries are missing before number " +
                     std::to_string(number) + ".");
            if (variant == 0) expected = number + 1;
            const auto plain =
                tessera::open(sealed, row->key, Place(SealedAs::entry, id, number, variant), buffer);
            const auto entry = plain ? decodeEntry(*plain) : Result<Entry>(plain.error());
            if (entry && entry->number == number)
                plains.emplace_back(number, encodeEntry(*entry));
            else
                find("Session " + id.text() + ": entry " + std::to_string(number) + " is damaged.");
            return {};
        };
        for (const Status& status : {inside_.eachEntry(id, take), inside_.eachFork(id, take)})
            if (!status) find("Session " + id.text() + ": " + status.error().what);
        hash_.addSession(id, std::move(plains));
    }

    void checkSecrets()
    {
        auto select = inside_.database->prepare("SELECT name_digest, sealed FROM secret");
        std::string buffer;
        for (;;) {
            const auto row = select ? select->step() : Result<bool>(select.error());
            if (!row) return find(describe(row.error()));
            if (!*row) return;
            const Place place(SealedAs::secret, select->blob(0));
            if (!inside_.openOwn(select->blob(1), place, buffer)) find("A setting of the app is damaged.");
        }
    }

    void checkTombstones()
    {
        auto select = inside_.database->prepare(
            "SELECT tombstone.session, tombstone.sealed, session.id FROM tombstone "
            "LEFT JOIN session ON session.id = tombstone.session");
        for (;;) {
            const auto row = select ? select->step() : Result<bool>(select.error());
            if (!row) return find(describe(row.error()));
            if (!*row) return;
            const Uuid id = select->id(0);
            const auto tombstone = inside_.readTombstone(id, select->blob(1));
            if (!tombstone) find("Session " + id.text() + ": what says that it was withdrawn is damaged.");
            const bool mayStay = tombstone && tombstone->scope == WithdrawalScope::stop;
            if (!select->isNull(2) && !mayStay)
                find("Session " + id.text() + ": it was withdrawn and is still there.");
        }
    }

    const Library& library_;
    const Library::Impl& inside_;
    Library::Verification result_;
    ContentDigest hash_;
};

}  // namespace

Result<Library::Verification> Library::verify() const
{
    if (impl_->locked) return lockedError();
    return Check(*this, *impl_).run();
}

}  // namespace tessera
