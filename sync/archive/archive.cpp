// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/archive.h"

#include "core/store/sealing/scheme_codec.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/engines/schema.h"
#include "sync/archive/inside/journal_pack.h"
#include "sync/archive/inside/ledger.h"
#include "sync/archive/inside/study_sums.h"

#include <chrono>
#include <cstdlib>
#include <utility>

namespace tessera {

namespace {

using archive::Access;
using archive::Cell;
using archive::Engine;
using archive::RowView;

Access accessFor(ArchiveUse use)
{
    switch (use) {
        case ArchiveUse::import:
            return Access::create;
        case ArchiveUse::rehearse:
            return Access::rehearse;
        case ArchiveUse::change:
            return Access::write;
        case ArchiveUse::ask:
            break;
    }
    return Access::read;
}

Error noArchive(const Engine& engine)
{
    return {Errc::notFound, "There is no archive here; tessera-cli import --archive makes one.",
            engine.place()};
}

// Lays out an empty database and looks whether this version can use the one that is there.
Status settle(Engine& engine, bool mayMake)
{
    auto there = engine.hasTable("meta");
    if (!there) return there.error();
    if (!*there) {
        if (!mayMake) return noArchive(engine);
        if (Status begun = engine.begin(); !begun) return begun;
        // Two importers may come at once: only one lays it out.
        Status made = engine.hold({Uuid{}});
        if (made) there = engine.hasTable("meta");
        if (made && there && !*there) made = engine.execute(archive::layout(engine.dialect()));
        if (made) made = engine.commit();
        if (!made) {
            engine.rollBack();
            return made;
        }
    }
    int version = 0;
    const Status read = engine.read("SELECT value FROM meta WHERE key = $1", {std::string("schema")},
                                    [&](const RowView& row) {
                                        version = std::atoi(std::string(row.text(0)).c_str());
                                        return Status{};
                                    });
    if (!read) return read;
    if (version > archive::kSchemaVersion)
        return Error{Errc::tooNew, "This archive was written by a later version of Tessera; use that one.",
                     engine.place()};
    if (version < 1)
        return Error{Errc::damaged, "This archive does not say how it is laid out.", engine.place()};
    return {};
}

// What an archive of before is missing.
Status complete(Engine& engine)
{
    const auto there = engine.hasTable("devices");
    if (!there || *there) return there ? Status{} : Status(there.error());
    if (Status begun = engine.begin(); !begun) return begun;
    Status made = engine.hold({Uuid{}});
    if (made) made = engine.execute(archive::laterTables(engine.dialect()));
    if (made) made = engine.commit();
    if (!made) engine.rollBack();
    return made;
}

Error notThere(const Uuid& session)
{
    return {Errc::notFound, "This session is not in the archive.", session.text()};
}

Uuid idOf(std::string_view text)
{
    return Uuid::parse(text).value_or(Uuid{});
}

}  // namespace

Archive::Archive(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

Archive::~Archive() = default;

bool Archive::isServer(std::string_view location)
{
    return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

Result<std::unique_ptr<Archive>> Archive::open(const std::string& location, ArchiveUse use,
                                               const std::string& vfs)
{
    const Access access = accessFor(use);
    auto engine = isServer(location) ? archive::openPostgres(location, access)
                                     : archive::openSqlite(location, access, vfs);
    if (!engine) return engine.error();
    const bool mayMake = access == Access::create || access == Access::rehearse;
    if (Status settled = settle(**engine, mayMake); !settled) return settled.error();
    if (use != ArchiveUse::ask)
        if (Status whole = complete(**engine); !whole) return whole.error();
    return std::unique_ptr<Archive>(new Archive(std::move(*engine)));
}

std::string Archive::place() const
{
    return engine_->place();
}

Result<StoredSession> Archive::load(const Uuid& session)
{
    std::string study, schemeId, payload, digest;
    bool found = false;
    const Status read = engine_->read(
        "SELECT s.study, s.scheme, j.payload, s.digest FROM sessions AS s JOIN journals AS j ON j.study = "
        "s.study AND "
        "j.session = "
        "s.session WHERE s.session = $1",
        {session.text()}, [&](const RowView& row) {
            study = row.text(0);
            schemeId = row.text(1);
            payload = row.bytes(2);
            digest = row.text(3);
            found = true;
            return Status{};
        });
    if (!read) return read.error();
    if (!found) return notThere(session);
    auto stored = archive::unpack(payload, digest);
    if (!stored) {
        Error error = stored.error();
        error.where = session.text();
        return error;
    }
    auto codes = scheme(study, schemeId);
    if (!codes) return codes.error();
    stored->id = session;
    stored->scheme = std::move(*codes);
    return stored;
}

Result<StoredSession> Archive::loadSettled(const Uuid& session)
{
    bool forked = false;
    const Status read = engine_->read("SELECT state FROM sessions WHERE session = $1", {session.text()},
                                      [&forked](const RowView& row) {
                                          forked = row.text(0) == "forked";
                                          return Status{};
                                      });
    if (!read) return read.error();
    if (forked)
        return Error{
            Errc::refused,
            "Two devices wrote different entries of this session; choose a side with import --choose first.",
            session.text()};
    return load(session);
}

Result<Scheme> Archive::scheme(const std::string& study, const std::string& id)
{
    std::string definition;
    const Status read = engine_->read("SELECT definition FROM schemes WHERE study = $1 AND scheme = $2",
                                      {study, id}, [&definition](const RowView& row) {
                                          definition = row.bytes(0);
                                          return Status{};
                                      });
    if (!read) return read.error();
    return decodeScheme(definition);
}

Result<std::optional<KnownDevice>> Archive::device(const Uuid& id)
{
    return archive::readDevice(*engine_, id);
}

Result<std::vector<Uuid>> Archive::find(const std::string& text)
{
    std::vector<Uuid> found;
    const auto take = [&found](const RowView& row) {
        found.push_back(idOf(row.text(0)));
        return Status{};
    };
    if (const auto whole = Uuid::parse(text)) {
        if (Status read =
                engine_->read("SELECT session FROM sessions WHERE session = $1", {whole->text()}, take);
            !read)
            return read.error();
        if (!found.empty()) return found;
    }
    constexpr std::size_t kShortestPrefix = 8;
    std::string prefix = text;
    for (char& c : prefix) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool isPrefix = prefix.size() >= kShortestPrefix && prefix.size() <= 36 &&
                          prefix.find_first_not_of("0123456789abcdef-") == std::string::npos;
    const Status read = engine_->read(
        "SELECT session FROM sessions WHERE (source_id <> '' AND source_id = $1) OR substr(CAST(session AS "
        "text), 1, "
        "$2) = $3 ORDER BY session",
        {text, static_cast<std::int64_t>(isPrefix ? prefix.size() : 1),
         isPrefix ? prefix : std::string("no prefix")},
        take);
    if (!read) return read.error();
    return found;
}

Result<std::vector<Uuid>> Archive::sessionsOfKind(SessionKind kind, const std::string& study)
{
    std::vector<Uuid> found;
    const Status read = engine_->read(
        "SELECT session FROM sessions WHERE kind = $1 AND ($2 = '' OR study = $2) ORDER BY start_ms DESC, "
        "session",
        {std::string(name(kind)), study}, [&found](const RowView& row) {
            found.push_back(idOf(row.text(0)));
            return Status{};
        });
    if (!read) return read.error();
    return found;
}

Result<std::vector<ListedSession>> Archive::list()
{
    std::vector<ListedSession> all;
    const Status read = engine_->read(
        "SELECT session, family, practitioner, observer, visit, site, study, source_id, scheme, kind, place, "
        "consent, "
        "start_ms, zone_minutes, state, observed_ms, interactions FROM sessions ORDER BY start_ms DESC, "
        "session",
        {}, [&all](const RowView& row) {
            ListedSession& one = all.emplace_back();
            one.session = idOf(row.text(0));
            Header& header = one.header;
            int column = 1;
            for (std::string* text : {&header.family, &header.practitioner, &header.observer, &header.visit,
                                      &header.site, &header.study, &header.sourceId, &header.scheme})
                *text = row.text(column++);
            header.kind = sessionKindFromName(row.text(9)).value_or(SessionKind::real);
            header.place = placeKindFromName(row.text(10)).value_or(PlaceKind::home);
            header.consent = consentFromName(row.text(11)).value_or(Consent::none);
            header.start.ms = row.number(12);
            header.zoneMinutes = static_cast<int>(row.number(13));
            one.state = row.text(14);
            one.observedMs = row.isNull(15) ? 0 : row.number(15);
            one.interactions = row.isNull(16) ? 0 : row.number(16);
            return Status{};
        });
    if (!read) return read.error();
    return all;
}

Status Archive::eachSession(const std::optional<std::string>& study,
                            const std::function<void(const ArchivedSession&)>& each)
{
    std::string sql = "SELECT " + archive::sumColumns() + " FROM sessions WHERE kind = $1";
    archive::Row parameters{name(SessionKind::real)};
    if (study) {
        sql += " AND study = $2";
        parameters.add(*study);
    }
    return engine_->readMany(sql, parameters, [&each](const RowView& row) {
        each(archive::archivedSession(row));
        return Status{};
    });
}

Status Archive::readSums(const std::optional<std::string>& study, archive::StudySums& sums)
{
    std::string sql = "SELECT " + archive::StudySums::columns() + " FROM study_sums";
    archive::Row parameters;
    if (study) {
        sql += " WHERE study = $1";
        parameters.add(*study);
    }
    return engine_->readMany(sql, parameters, [&sums](const RowView& row) {
        sums.addRow(row);
        return Status{};
    });
}

}  // namespace tessera
