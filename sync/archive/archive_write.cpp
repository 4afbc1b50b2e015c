// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/inside/batch.h"
#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/study_sums.h"

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
    if (done && ledger) done = batch.writeLedger(ledger(batch.answers()));
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
    bool there = false, marked = false;
    const std::string id = session.text();
    Status done = engine_->hold({session});
    if (done)
        done = engine_->read(
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
            engine_->read("SELECT study FROM tombstones WHERE session = $1", {id}, [&marked](const RowView&) {
                marked = true;
                return Status{};
            });
    if (done && there) done = archive::foldSums(*engine_, id);
    if (done && there)
        for (const char* const sql : {"DELETE FROM sessions WHERE study = $1 AND session = $2",
                                      "DELETE FROM journals WHERE study = $1 AND session = $2"})
            if (done) done = engine_->run(sql, {erased.study, id});
    if (done && !marked)
        done = engine_->run("INSERT INTO tombstones (study, session, at, reason) VALUES ($1, $2, $3, $4)",
                            {erased.study, id, archive::now(), archive::readable(reason)});
    if (done) done = engine_->commit();
    if (!done) {
        engine_->rollBack();
        return done.error();
    }
    if (Status scrubbed = engine_->scrub(); !scrubbed) return scrubbed.error();
    return erased;
}

Result<bool> Archive::isErased(const Uuid& session)
{
    bool marked = false;
    const Status read = engine_->read("SELECT study FROM tombstones WHERE session = $1", {session.text()},
                                      [&marked](const RowView&) {
                                          marked = true;
                                          return Status{};
                                      });
    if (!read) return read.error();
    return marked;
}

}  // namespace tessera
