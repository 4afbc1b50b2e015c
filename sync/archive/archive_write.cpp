// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/engines/schema.h"
#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/study_sums.h"
#include "sync/archive/inside/union.h"
#include "sync/formats/figures.h"
#include "sync/formats/reading/imported.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <unordered_map>
#include <utility>

namespace tessera {

namespace {

using archive::Cell;
using archive::Engine;
using archive::ForkSide;
using archive::Prepared;
using archive::Row;
using archive::RowView;

// Ids asked for at once; always as many, so that the statement is prepared once.
constexpr std::size_t kIdsAtOnce = 64;
constexpr std::size_t kMostCores = 8;
constexpr std::size_t kWorthAThread = 32;  // sessions

std::string now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return isoText(UtcTime{std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count()});
}

std::string inList()
{
    std::string list = "(";
    for (std::size_t i = 1; i <= kIdsAtOnce; ++i) list += (i > 1 ? ",$" : "$") + std::to_string(i);
    return list + ")";
}

// What the archive has under one of the offered ids.
struct Held {
    std::string study, digest;
    bool there = false, erased = false, settled = false, forked = false;
};
using HeldById = std::unordered_map<Uuid, Held>;

Status readHeld(Engine& engine, const std::vector<OfferedSession>& sessions, HeldById& held)
{
    static const std::string known =
        "SELECT session, study, digest, settled, forks FROM sessions WHERE session IN " + inList();
    static const std::string erased = "SELECT session FROM tombstones WHERE session IN " + inList();
    for (std::size_t first = 0; first < sessions.size(); first += kIdsAtOnce) {
        Row ids;
        for (std::size_t i = first; i < first + kIdsAtOnce; ++i)
            ids.emplace_back(sessions[std::min(i, sessions.size() - 1)].session.id.text());
        const auto idOf = [](const RowView& row) { return Uuid::parse(row.text(0)).value_or(Uuid{}); };
        Status read = engine.read(known, ids, [&](const RowView& row) {
            Held& one = held[idOf(row)];
            one.there = true;
            one.study = row.text(1);
            one.digest = row.text(2);
            one.settled = row.number(3) != 0;
            one.forked = row.number(4) != 0;
            return Status{};
        });
        if (read)
            read = engine.read(erased, ids, [&](const RowView& row) {
                held[idOf(row)].erased = true;
                return Status{};
            });
        if (!read) return read;
    }
    return {};
}

TakenIn howOf(MergeOutcome outcome)
{
    switch (outcome) {
        case MergeOutcome::added:
            return TakenIn::imported;
        case MergeOutcome::extended:
            return TakenIn::extended;
        case MergeOutcome::forked:
            return TakenIn::fork;
        case MergeOutcome::erased:
            return TakenIn::erased;
        case MergeOutcome::alreadyThere:
            break;
    }
    return TakenIn::alreadyThere;
}

// One commit: what is to be written, gathered before anything is.
class Batch {
public:
    Batch(Archive& archive, Engine& engine, const Archive::TakeInSettings& settings)
        : archive_(archive), engine_(engine), settings_(settings)
    {
    }

    // Everything that needs no look into the archive, so that others may write meanwhile; on several cores,
    // because one session has nothing to do with the next.
    void prepareAll(const std::vector<OfferedSession>& sessions)
    {
        prepared_.resize(sessions.size());
        const auto some = [this, &sessions](std::size_t first, std::size_t step) {
            for (std::size_t i = first; i < sessions.size(); i += step)
                prepared_[i] =
                    archive::prepare(sessions[i].session, false, {settings_.unit, sessions[i].import});
        };
        const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostCores);
        const std::size_t threads = sessions.size() < kWorthAThread ? 1 : cores;
        std::vector<std::thread> others;
        for (std::size_t i = 1; i < threads; ++i) others.emplace_back(some, i, threads);
        some(0, threads);
        for (std::thread& other : others) other.join();
    }

    Status decideAll(const std::vector<OfferedSession>& sessions)
    {
        HeldById held;
        if (!sessions.empty())
            if (Status read = readHeld(engine_, sessions, held); !read) return read;
        if (Status kept = keepSchemes(sessions, held); !kept) return kept;
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            TakenInSession& answer = answers_.emplace_back();
            if (Status decided = decide(sessions[i], prepared_[i], held[sessions[i].session.id], answer);
                !decided) {
                if (isOfDatabase(decided.error())) return decided;
                answer.how = TakenIn::refused;
                answer.error = decided.error();
            }
        }
        return {};
    }

    Status write()
    {
        for (const auto& [study, id] : removed_) {
            Status read =
                archive::readShare(engine_, id, [this](const ArchivedSession& one) { sums_.add(one, -1); });
            if (!read) return read;
            for (const char* const sql : {"DELETE FROM sessions WHERE study = $1 AND session = $2",
                                          "DELETE FROM journals WHERE study = $1 AND session = $2"})
                if (Status status = engine_.run(sql, {study, id}); !status) return status;
        }
        if (Status status = engine_.insert(archive::tables::sessions(), sessionRows_); !status) return status;
        if (Status status = engine_.insert(archive::tables::journals(), journalRows_); !status) return status;
        return engine_.insert(archive::tables::studySums(), sums_.takeRows(randomUuid()));
    }

    Status writeLedger(const Ledger& ledger)
    {
        std::vector<Row> imports, findings;
        for (const ImportRecord& one : ledger.imports) {
            const std::string id = one.import.text();
            imports.push_back({id, now(), archive::readable(one.file), one.format, one.status,
                               static_cast<std::int64_t>(one.sessions),
                               static_cast<std::int64_t>(one.entries), std::string(programVersion())});
            std::int64_t number = 0;
            for (const std::string& finding : one.findings)
                findings.push_back({id, ++number, archive::readable(finding)});
        }
        for (const CodeMapRecord& one : ledger.codeMaps) {
            const Status status = engine_.run(
                "INSERT INTO code_maps (study, scheme, source_code, code, import) VALUES ($1, $2, $3, $4, "
                "$5) "
                "ON CONFLICT DO NOTHING",
                {archive::readable(one.study), archive::readable(one.scheme),
                 archive::readable(one.sourceCode), archive::readable(one.code), one.import.text()});
            if (!status) return status;
        }
        if (Status status = engine_.insert(archive::tables::imports(), imports); !status) return status;
        return engine_.insert(archive::tables::findings(), findings);
    }

    std::vector<TakenInSession>& answers() { return answers_; }

private:
    // What is wrong with one session refuses it alone; the database failing ends the batch.
    static bool isOfDatabase(const Error& error)
    {
        return error.code == Errc::io || error.code == Errc::full;
    }

    // The schemes of all new sessions, always in the same order, so that two importers never wait for each
    // other.
    Status keepSchemes(const std::vector<OfferedSession>& sessions, const HeldById& held)
    {
        std::map<std::pair<std::string, std::string>, const Scheme*> wanted;
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            const auto there = held.find(sessions[i].session.id);
            if (there == held.end() || (!there->second.there && !there->second.erased))
                wanted.try_emplace({prepared_[i].study, sessions[i].session.scheme.id},
                                   &sessions[i].session.scheme);
        }
        for (const auto& [key, scheme] : wanted)
            if (Status kept = keepScheme(key.first, *scheme); !kept && isOfDatabase(kept.error()))
                return kept;
        return {};
    }

    Status decide(const OfferedSession& offered, Prepared& prepared, const Held& held, TakenInSession& answer)
    {
        const StoredSession& session = offered.session;
        answer.impossible = prepared.impossible;
        if (held.erased) {
            answer.how = TakenIn::erased;
            return {};
        }
        const bool plain = session.forks.empty() && session.unknown.empty();
        if (held.there && plain && !held.forked && held.digest == prepared.digest) {
            answer.how = TakenIn::alreadyThere;
            return {};
        }
        std::optional<archive::Standing> there;
        if (held.there) {
            auto loaded = archive_.load(session.id);
            if (!loaded) return loaded.error();
            there = archive::Standing{std::move(*loaded), held.settled};
        }
        if (there && offered.retold) {
            if (!saysTheSame(there->session, session))
                return Error{
                    Errc::refused, "The archive says otherwise of this session; what is there stands.", {}};
            answer.how = TakenIn::alreadyThere;
            return {};
        }
        // A new session that is whole is what it is; anything else goes through the union.
        if (!there && plain && isNumbered(session)) {
            answer.how = TakenIn::imported;
            return put(session.scheme, std::move(prepared));
        }
        const auto united = archive::unite(there ? &*there : nullptr, session, sideOf(settings_.choice));
        if (!united) return united.error();
        answer.how = howOf(united->outcome);
        if (!united->changed) return {};
        if (held.there) removed_.emplace_back(held.study, session.id.text());
        Prepared anew = archive::prepare(united->result.session, united->result.settled,
                                         {settings_.unit, offered.import});
        // What stands under a fork is nobody's journal yet.
        answer.impossible = answer.how == TakenIn::fork ? 0 : anew.impossible;
        return put(session.scheme, std::move(anew));
    }

    static ForkSide sideOf(ForkChoice choice)
    {
        return choice == ForkChoice::there      ? ForkSide::there
               : choice == ForkChoice::incoming ? ForkSide::incoming
                                                : ForkSide::none;
    }

    static bool isNumbered(const StoredSession& session)
    {
        std::uint32_t expected = 0;
        return !session.entries.empty() &&
               std::all_of(session.entries.begin(), session.entries.end(),
                           [&expected](const Entry& entry) { return entry.number == ++expected; });
    }

    Status put(const Scheme& scheme, Prepared&& prepared)
    {
        if (Status status = keepScheme(prepared.study, scheme); !status) return status;
        sums_.add(archive::archivedSession(prepared.session), 1);
        sessionRows_.push_back(std::move(prepared.session));
        journalRows_.push_back(std::move(prepared.journal));
        return {};
    }

    // A scheme never changes once a study uses it.
    Status keepScheme(const std::string& study, const Scheme& scheme)
    {
        const auto key = std::pair{study, scheme.id};
        const auto known = schemes_.find(key);
        if (known != schemes_.end() && known->second == scheme) return {};
        const Row row = archive::schemeRow(study, scheme);
        if (known == schemes_.end()) {
            const Status made = engine_.run(
                "INSERT INTO schemes (study, scheme, title, interval_ms, definition) VALUES ($1, $2, $3, $4, "
                "$5) "
                "ON CONFLICT DO NOTHING",
                row);
            if (!made) return made;
        }
        auto stored = archive_.scheme(study, std::get<std::string>(row[1]));
        if (!stored) return stored.error();
        if (!(*stored == scheme))
            return Error{Errc::refused,
                         "This study has another set of codes under the name " +
                             std::get<std::string>(row[1]) + "; nothing was taken in.",
                         {}};
        for (const Row& code : archive::codeRows(study, scheme)) {
            const Status made = engine_.run(
                "INSERT INTO codes VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
                "ON CONFLICT DO NOTHING",
                code);
            if (!made) return made;
        }
        schemes_.emplace(key, scheme);
        return {};
    }

    Archive& archive_;
    Engine& engine_;
    const Archive::TakeInSettings& settings_;
    std::vector<Prepared> prepared_;
    std::vector<TakenInSession> answers_;
    std::vector<std::pair<std::string, std::string>> removed_;
    std::vector<Row> sessionRows_, journalRows_;
    archive::StudySums sums_;
    std::map<std::pair<std::string, std::string>, Scheme> schemes_;
};

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
    Batch batch(*this, *engine_, settings);
    batch.prepareAll(sessions);
    if (Status begun = engine_->begin(); !begun) return begun.error();
    Status done = engine_->hold(idsOf(sessions));
    if (done) done = batch.decideAll(sessions);
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
                            {erased.study, id, now(), archive::readable(reason)});
    if (done) done = engine_->commit();
    if (!done) {
        engine_->rollBack();
        return done.error();
    }
    if (Status scrubbed = engine_->scrub(); !scrubbed) return scrubbed.error();
    return erased;
}

}  // namespace tessera
