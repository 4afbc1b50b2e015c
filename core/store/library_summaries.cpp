// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sealing/summary_codec.h"

#include <algorithm>
#include <iterator>

namespace tessera {

namespace {

// Of a forked session only who and when: its figures wait until one side is chosen.
Result<Summary> summaryOf(const Library& library, const Uuid& session)
{
    StoredSession stored;
    {
        auto loaded = library.load(session);
        if (!loaded) return loaded.error();
        stored = std::move(*loaded);
    }
    const bool forked = !stored.forks.empty();
    stored.forks.clear();
    const auto journal = library.journal(stored);
    if (!journal) return journal.error();
    Summary summary = summarise(*journal);
    if (!forked) return summary;
    Summary without;
    without.session = summary.session;
    without.header = std::move(summary.header);
    without.entries = summary.entries;
    without.state = SessionState::forked;
    return without;
}

Result<Summary> readSummary(const Uuid& session, const Key& key, std::string_view sealed, std::string& buffer)
{
    const auto bytes = tessera::open(sealed, key, Place(SealedAs::summary, session), buffer);
    if (!bytes) return bytes.error();
    auto summary = decodeSummary(*bytes);
    if (summary) summary->session = session;
    return summary;
}

}  // namespace

Result<Summary> Library::summary(const Uuid& session) const
{
    {
        auto select = impl_->database->prepare(
            "SELECT wrapped_key, sealed_summary, summarised_to FROM session WHERE id=?1");
        if (!select) return select.error();
        select->bind(1, session);
        const auto found = select->step();
        if (!found) return found.error();
        if (!*found)
            return Error{Errc::notFound, "There is no such session in this library.", session.text()};
        if (select->number(2) > 0) {
            const auto sessionKey = impl_->unwrapSessionKey(session, select->blob(0));
            if (!sessionKey) return sessionKey.error();
            std::string buffer;
            // A summary is only a shortcut: one that cannot be read is worked out anew from the journal.
            auto read = readSummary(session, *sessionKey, select->blob(1), buffer);
            if (read) return read;
        }
    }
    return summaryOf(*this, session);
}

Result<std::vector<Summary>> Library::summaries() const
{
    std::vector<Summary> found;
    std::vector<Uuid> behind;
    {
        auto select =
            impl_->database->prepare("SELECT id, wrapped_key, sealed_summary, summarised_to FROM session");
        if (!select) return select.error();
        std::string buffer;
        for (;;) {
            const auto row = select->step();
            if (!row) return row.error();
            if (!*row) break;
            const Uuid id = select->id(0);
            if (select->number(3) == 0) {
                behind.push_back(id);
                continue;
            }
            const auto sessionKey = impl_->unwrapSessionKey(id, select->blob(1));
            auto read = sessionKey ? readSummary(id, *sessionKey, select->blob(2), buffer)
                                   : Result<Summary>(sessionKey.error());
            if (read)
                found.push_back(std::move(*read));
            else
                behind.push_back(id);
        }
    }
    std::vector<Summary> anew;
    for (const Uuid& id : behind) {
        auto made = summaryOf(*this, id);
        // One damaged session must not hide all others; verify() says which it is.
        if (!made && made.error().code == Errc::damaged) continue;
        if (!made) return made.error();
        anew.push_back(std::move(*made));
    }
    // Kept so that the next list is quick; when that fails the next one works them out again.
    if (impl_->options.writer && !anew.empty()) static_cast<void>(impl_->storeSummaries(anew));
    std::move(anew.begin(), anew.end(), std::back_inserter(found));
    std::sort(found.begin(), found.end(), [](const Summary& a, const Summary& b) {
        if (a.header.start != b.header.start) return a.header.start > b.header.start;
        return a.session < b.session;
    });
    return found;
}

Status Library::Impl::storeSummaries(const std::vector<Summary>& summaries)
{
    auto transaction = Transaction::begin(*database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    std::vector<std::pair<Uuid, Tail>> known;  // becomes what is known only once it is true
    for (const Summary& summary : summaries) {
        auto end = tail(summary.session);
        if (!end) return end.error();
        const auto forked = isForked(summary.session);
        if (!forked) return forked.error();
        // One that was made before the latest entry, or does not know of the fork, would be wrong from now
        // on.
        const bool behind =
            summary.entries != end->last || (summary.state == SessionState::forked) != *forked;
        const Place place(SealedAs::summary, summary.session);
        const std::string sealed = seal(encodeSummary(summary), end->key, place);
        auto update = database->prepare("UPDATE session SET sealed_summary=?2, summarised_to=?3 WHERE id=?1");
        if (!update) return update.error();
        update->bind(1, summary.session).bind(2, std::string_view(sealed));
        const Status status = update->bind(3, behind ? std::int64_t{0} : std::int64_t{summary.entries}).run();
        if (!status) return status;
        end->summaryBehind = behind;
        known.emplace_back(summary.session, *end);
    }
    if (const Status status = transaction->commit(); !status) return status;
    for (auto& [session, end] : known) tails[session] = end;
    return {};
}

Status Library::saveSummary(const Summary& summary)
{
    if (const Status status = impl_->mayWrite(); !status) return status;
    return impl_->storeSummaries({summary});
}

}  // namespace tessera
