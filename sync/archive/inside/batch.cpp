// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/batch.h"

#include "sync/archive/engines/schema.h"
#include "sync/archive/inside/ledger.h"
#include "sync/archive/inside/scheme_rows.h"
#include "sync/archive/inside/union.h"
#include "sync/formats/reading/imported.h"

#include <algorithm>
#include <thread>

namespace tessera::archive {

namespace {

constexpr std::size_t kMostCores = 8;
constexpr std::size_t kWorthAThread = 32;  // sessions

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

// What is wrong with one session refuses it alone; the database failing ends the batch.
bool isOfDatabase(const Error& error)
{
    return error.code == Errc::io || error.code == Errc::full;
}

ForkSide sideOf(ForkChoice choice)
{
    return choice == ForkChoice::there      ? ForkSide::there
           : choice == ForkChoice::incoming ? ForkSide::incoming
                                            : ForkSide::none;
}

const Scheme& schemeOf(const OfferedSession& offered, const Prepared& prepared)
{
    return prepared.scheme ? *prepared.scheme : offered.session.scheme;
}

}  // namespace

void Batch::prepareAll(const std::vector<OfferedSession>& sessions)
{
    prepared_.resize(sessions.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        prepared_[i] = sessions[i].prepared;
        if (prepared_[i] == nullptr) open.push_back(i);
    }
    const auto some = [this, &sessions, &open](std::size_t first, std::size_t step) {
        for (std::size_t i = first; i < open.size(); i += step) {
            const OfferedSession& one = sessions[open[i]];
            prepared_[open[i]] =
                std::make_shared<Prepared>(prepare(one.session, false, {settings_.unit, one.import}));
        }
    };
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostCores);
    const std::size_t threads = open.size() < kWorthAThread ? 1 : cores;
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(some, i, threads);
    some(0, threads);
    for (std::thread& other : others) other.join();
}

Status Batch::readHeld(const std::vector<Uuid>& ids)
{
    if (ids.empty()) return {};
    const auto idOf = [](const RowView& row) { return Uuid::parse(row.text(0)).value_or(Uuid{}); };
    const Status read =
        engine_.readThese("session, study, digest, settled, forks", "sessions", ids, [&](const RowView& row) {
            Held& one = held_[idOf(row)];
            one.there = true;
            one.study = row.text(1);
            one.digest = row.text(2);
            one.settled = row.number(3) != 0;
            one.forked = row.number(4) != 0;
            return Status{};
        });
    if (!read) return read;
    return readWithdrawn(engine_, ids,
                         [this](const Uuid& session) -> WithdrawnBy& { return held_[session].withdrawn; });
}

const Batch::Held& Batch::heldOf(const Uuid& session) const
{
    static const Held nothing;
    const auto found = held_.find(session);
    return found == held_.end() ? nothing : found->second;
}

Status Batch::decideAll(const std::vector<OfferedSession>& sessions, const std::vector<Uuid>& ids)
{
    if (Status read = readHeld(ids); !read) return read;
    if (Status kept = keepSchemes(sessions); !kept) return kept;
    answers_.reserve(sessions.size());
    put_.reserve(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        TakenInSession& answer = answers_.emplace_back();
        if (Status decided = decide(sessions[i], prepared_[i], heldOf(ids[i]), answer); !decided) {
            if (isOfDatabase(decided.error())) return decided;
            answer.how = TakenIn::refused;
            answer.error = decided.error();
        }
    }
    return {};
}

Status Batch::write()
{
    for (const std::string& id : notErased_)
        if (Status status = engine_.run("DELETE FROM tombstones WHERE session = $1", {id}); !status)
            return status;
    for (const auto& [study, id] : removed_) {
        Status read = readShare(engine_, id, [this](const ArchivedSession& one) { sums_.add(one, -1); });
        if (!read) return read;
        for (const char* const sql : {"DELETE FROM sessions WHERE study = $1 AND session = $2",
                                      "DELETE FROM journals WHERE study = $1 AND session = $2"})
            if (Status status = engine_.run(sql, {study, id}); !status) return status;
    }
    // In the order of the keys, so that each page of an index is gone to once.
    std::sort(put_.begin(), put_.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
    std::vector<const Row*> sessions, journals;
    sessions.reserve(put_.size());
    journals.reserve(put_.size());
    for (const auto& one : put_) {
        sessions.push_back(&one->session);
        journals.push_back(&one->journal);
    }
    if (Status status = engine_.insert(tables::sessions(), sessions); !status) return status;
    if (Status status = engine_.insert(tables::journals(), journals); !status) return status;
    return engine_.insert(tables::studySums(), sums_.takeRows(randomUuid()));
}

// The schemes of all new sessions, always in the same order, so that two importers never wait for each other.
Status Batch::keepSchemes(const std::vector<OfferedSession>& sessions)
{
    std::map<std::pair<std::string, std::string>, const Scheme*> wanted;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Held& held = heldOf(sessions[i].session.id);
        if (!held.there && !held.withdrawn.erased)
            wanted.try_emplace({prepared_[i]->study, schemeOf(sessions[i], *prepared_[i]).id},
                               &schemeOf(sessions[i], *prepared_[i]));
    }
    for (const auto& [key, scheme] : wanted)
        if (Status kept = keepScheme(key.first, *scheme); !kept && isOfDatabase(kept.error())) return kept;
    return {};
}

Status Batch::decide(const OfferedSession& offered, const std::shared_ptr<const Prepared>& ready,
                     const Held& held, TakenInSession& answer)
{
    const Prepared& prepared = *ready;
    answer.impossible = prepared.impossible;
    if (staysOut(held.withdrawn, prepared.recorders, offered.from)) {
        answer.how = TakenIn::erased;
        return {};
    }
    if (held.withdrawn.erased) notErased_.push_back(prepared.id.text());
    const bool letGo = prepared.scheme != nullptr;
    const bool plain = letGo || (offered.session.forks.empty() && offered.session.unknown.empty());
    if (held.there && plain && !held.forked && held.digest == prepared.digest) {
        answer.how = TakenIn::alreadyThere;
        return {};
    }
    // A new session that is whole is what it is; anything else goes through the union.
    if (!held.there && (letGo || isWhole(offered.session))) {
        answer.how = TakenIn::imported;
        return put(schemeOf(offered, prepared), ready);
    }
    if (!letGo) return unite(offered, offered.session, held, answer);
    const auto session = sessionOf(prepared);
    return session ? unite(offered, *session, held, answer) : Status(session.error());
}

Status Batch::unite(const OfferedSession& offered, const StoredSession& session, const Held& held,
                    TakenInSession& answer)
{
    std::optional<Standing> there;
    if (held.there) {
        auto loaded = archive_.load(session.id);
        if (!loaded) return loaded.error();
        there = Standing{std::move(*loaded), held.settled};
    }
    if (there && offered.retold) {
        if (!saysTheSame(there->session, session))
            return Error{
                Errc::refused, "The archive says otherwise of this session; what is there stands.", {}};
        answer.how = TakenIn::alreadyThere;
        return {};
    }
    const auto united = archive::unite(there ? &*there : nullptr, session, sideOf(settings_.choice));
    if (!united) return united.error();
    answer.how = howOf(united->outcome);
    if (!united->changed) return {};
    if (held.there) removed_.emplace_back(held.study, session.id.text());
    auto anew = std::make_shared<const Prepared>(
        prepare(united->result.session, united->result.settled, {settings_.unit, offered.import}));
    // What stands under a fork is nobody's journal yet.
    answer.impossible = answer.how == TakenIn::fork ? 0 : anew->impossible;
    return put(session.scheme, std::move(anew));
}

Status Batch::put(const Scheme& scheme, std::shared_ptr<const Prepared> prepared)
{
    const bool asBefore = prepared->scheme && prepared->scheme == latest_ && prepared->study == latestStudy_;
    if (!asBefore) {
        if (Status status = keepScheme(prepared->study, scheme); !status) return status;
        latest_ = prepared->scheme;
        latestStudy_ = prepared->study;
    }
    sums_.add(archivedSession(prepared->session), 1);
    put_.push_back(std::move(prepared));
    return {};
}

// A scheme never changes once a study uses it.
Status Batch::keepScheme(const std::string& study, const Scheme& scheme)
{
    const auto key = std::pair{study, scheme.id};
    const auto known = schemes_.find(key);
    if (known != schemes_.end() && known->second == scheme) return {};
    const Row row = schemeRow(study, scheme);
    if (known == schemes_.end()) {
        const Status made = engine_.run(
            "INSERT INTO schemes (study, scheme, title, interval_ms, definition) VALUES ($1, $2, $3, $4, "
            "$5) "
            "ON CONFLICT DO NOTHING",
            row);
        if (!made) return made;
    }
    auto stored = archive_.scheme(study, std::string(row.text(1)));
    if (!stored) return stored.error();
    if (!(*stored == scheme))
        return Error{Errc::refused,
                     "This study has another set of codes under the name " + std::string(row.text(1)) +
                         "; nothing was taken in.",
                     {}};
    for (const Row& code : codeRows(study, scheme)) {
        const Status made = engine_.run(
            "INSERT INTO codes VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
            "ON CONFLICT DO NOTHING",
            code);
        if (!made) return made;
    }
    schemes_.emplace(key, scheme);
    return {};
}

}  // namespace tessera::archive
