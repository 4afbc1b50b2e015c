// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/inside/batch.h"
#include "sync/archive/inside/ledger.h"
#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/study_sums.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

using archive::RowView;

std::vector<Uuid> idsOf(const std::vector<OfferedSession>& sessions)
{
    std::vector<Uuid> ids;
    ids.reserve(sessions.size());
    for (const OfferedSession& one : sessions) ids.push_back(one.session.id);
    return ids;
}

// Within a transaction of the caller's, who holds the session.
Status eraseRows(archive::Engine& engine, const Uuid& session, const std::string& reason,
                 ErasedSession& erased)
{
    bool there = false, marked = false;
    const std::string id = session.text();
    Status done = engine.read(
        "SELECT s.study, i.file FROM sessions AS s LEFT JOIN imports AS i ON i.import = s.import WHERE "
        "s.session = $1",
        {id}, [&](const RowView& row) {
            erased.study = row.text(0);
            if (!row.isNull(1)) erased.files.emplace_back(row.text(1));
            there = true;
            return Status{};
        });
    if (done)
        done =
            engine.read("SELECT study FROM tombstones WHERE session = $1", {id}, [&marked](const RowView&) {
                marked = true;
                return Status{};
            });
    if (done && there) done = archive::foldSums(engine, id);
    if (done && there)
        for (const char* const sql : {"DELETE FROM sessions WHERE study = $1 AND session = $2",
                                      "DELETE FROM journals WHERE study = $1 AND session = $2"})
            if (done) done = engine.run(sql, {erased.study, id});
    if (done && !marked)
        done = engine.run("INSERT INTO tombstones (study, session, at, reason) VALUES ($1, $2, $3, $4)",
                          {erased.study, id, archive::now(), archive::readable(reason)});
    return done;
}

}  // namespace

Result<std::vector<TakenInSession>> Archive::takeIn(const std::vector<OfferedSession>& sessions,
                                                    const TakeInSettings& settings, const LedgerOf& ledger)
{
    archive::Batch batch(*this, *engine_, settings);
    batch.prepareAll(sessions);
    const std::vector<Uuid> ids = idsOf(sessions);
    if (Status begun = engine_->begin(); !begun) return begun.error();
    Status done = engine_->hold(ids);
    if (done) done = batch.decideAll(sessions, ids);
    if (done) done = batch.write();
    if (done && ledger) done = archive::writeLedger(*engine_, ledger(batch.answers()));
    if (done) done = engine_->commit();
    if (!done) {
        engine_->rollBack();
        return done.error();
    }
    return std::move(batch.answers());
}

Result<ErasedSession> Archive::erase(const Uuid& session, const std::string& reason)
{
    if (Status begun = engine_->begin(); !begun) return begun.error();
    ErasedSession erased;
    Status done = engine_->hold({session});
    if (done) done = archive::noteWithdrawal(*engine_, session, Uuid{});
    if (done) done = eraseRows(*engine_, session, reason, erased);
    if (done) done = engine_->commit();
    if (!done) {
        engine_->rollBack();
        return done.error();
    }
    if (Status scrubbed = engine_->scrub(); !scrubbed) return scrubbed.error();
    return erased;
}

Result<TakenBackThere> Archive::takeBack(const Uuid& session, const Uuid& device, const std::string& reason)
{
    if (Status begun = engine_->begin(); !begun) return begun.error();
    TakenBackThere answer;
    Status done = engine_->hold({session});
    if (done) done = decideTakingBack(session, device, answer);
    if (done && answer.how != TakenBackThere::How::known)
        done = archive::noteWithdrawal(*engine_, session, device);
    const bool erases = answer.how == TakenBackThere::How::erased;
    if (done && erases) done = eraseRows(*engine_, session, reason, answer.erased);
    if (done) done = engine_->commit();
    if (!done) {
        engine_->rollBack();
        return done.error();
    }
    if (erases)
        if (Status scrubbed = engine_->scrub(); !scrubbed) return scrubbed.error();
    return answer;
}

Status Archive::decideTakingBack(const Uuid& session, const Uuid& device, TakenBackThere& answer)
{
    using How = TakenBackThere::How;
    WithdrawnBy withdrawn;
    const Status read = archive::readWithdrawn(
        *engine_, {session}, [&withdrawn](const Uuid&) -> WithdrawnBy& { return withdrawn; });
    if (!read) return read;
    const auto stored = load(session);
    if (stored) {
        const std::vector<Uuid> recorders = recordersOf(*stored);
        const bool itsOwn = recorders.size() == 1 && recorders.front() == device;
        answer.how = itsOwn ? How::erased : How::notTheirs;
        return {};
    }
    if (stored.error().code == Errc::damaged) {
        // What cannot be read any more can be taken back all the same, when its row names the device.
        answer.how = How::notTheirs;
        return engine_->read("SELECT device FROM sessions WHERE session = $1", {session.text()},
                             [&](const RowView& row) {
                                 if (row.text(0) == device.text()) answer.how = How::erased;
                                 return Status{};
                             });
    }
    if (stored.error().code != Errc::notFound) return stored.error();
    const auto& asked = withdrawn.devices;
    const auto has = [&asked](const Uuid& one) {
        return std::find(asked.begin(), asked.end(), one) != asked.end();
    };
    const bool forEveryone = withdrawn.erased && (asked.empty() || has(Uuid{}));
    answer.how = forEveryone || has(device) ? How::known : How::learned;
    return {};
}

}  // namespace tessera
