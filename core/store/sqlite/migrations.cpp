// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/migrations.h"

#include "core/store/sqlite/folder.h"

#include <array>
#include <string>
#include <system_error>

namespace tessera {

namespace {

// "TESS": tells a library from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x54455353;

// One step each, from an empty file (0) on. A step that was ever released is never edited.
const std::array<const char*, kSchemaVersion> kSteps = {
    // 1: sessions and their sealed entries.
    R"sql(
        CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE session(id BLOB PRIMARY KEY, wrapped_key BLOB NOT NULL, sealed_scheme BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry(session BLOB NOT NULL REFERENCES session(id) ON DELETE CASCADE, number INTEGER NOT NULL,
            sealed BLOB NOT NULL, PRIMARY KEY(session, number)) WITHOUT ROWID;
        CREATE TABLE secret(name_digest BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
    )sql",
    // 2: summaries, so that a list opens no journal; both sides of a fork; what a later version said of a
    // session.
    R"sql(
        ALTER TABLE session ADD COLUMN sealed_summary BLOB;
        ALTER TABLE session ADD COLUMN summarised_to INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE session ADD COLUMN sealed_unknown BLOB;
        CREATE TABLE fork(session BLOB NOT NULL REFERENCES session(id) ON DELETE CASCADE, number INTEGER NOT NULL,
            variant INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(session, number, variant)) WITHOUT ROWID;
    )sql",
    // 3: what was withdrawn and must not come back.
    R"sql(
        CREATE TABLE tombstone(session BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
    )sql",
    // 4: what a practitioner writes about a session, under a key of its own.
    R"sql(
        CREATE TABLE reflection_key(session BLOB PRIMARY KEY REFERENCES session(id) ON DELETE CASCADE,
            wrapped_key BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE reflection(session BLOB NOT NULL REFERENCES reflection_key(session) ON DELETE CASCADE,
            item BLOB NOT NULL, revision INTEGER NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY(session, item)) WITHOUT ROWID;
    )sql",
    // 5: the log of what was done with the library. Its lines are never changed and never go.
    R"sql(
        CREATE TABLE audit(number INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
        CREATE TRIGGER audit_as_it_is BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
    )sql",
};

Error notALibrary(const Database& database)
{
    return {Errc::damaged, "This file is not a library. Choose another folder.", database.file().string()};
}

Result<int> schemaVersion(Database& database)
{
    const auto application = database.number("PRAGMA application_id");
    if (!application) return application.error();
    if (*application != kApplicationId) return notALibrary(database);
    const auto version = database.number("PRAGMA user_version");
    if (!version) return version.error();
    if (*version < 1) return notALibrary(database);
    if (*version > kSchemaVersion)
        return Error{
            Errc::tooNew,
            "This library was written by a later version of the program. Install that version to open it; "
            "nothing was changed.",
            database.file().string()};
    return static_cast<int>(*version);
}

Status runSteps(Database& database, int from)
{
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    for (std::size_t step = static_cast<std::size_t>(from); step < kSteps.size(); ++step)
        if (const Status status = database.execute(kSteps[step]); !status) return status;
    const Status status = database.execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                                           "; PRAGMA user_version=" + std::to_string(kSchemaVersion));
    if (!status) return status;
    return transaction->commit();
}

}  // namespace

Result<bool> isEmpty(Database& database)
{
    const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.error();
    return *tables == 0;
}

Status migrate(Database& database, bool copyAside)
{
    const auto empty = isEmpty(database);
    if (!empty) return empty.error();
    if (*empty) return runSteps(database, 0);
    const auto version = schemaVersion(database);
    if (!version) return version.error();
    if (*version == kSchemaVersion) return {};
    if (copyAside) {
        const std::filesystem::path copy = copyBeforeMigration(database.file(), *version);
        // One that is there was made by a migration that did not come to its end: the file is still the older
        // one.
        std::error_code problem;
        std::filesystem::remove(copy, problem);
        if (const Status status = copyDatabase(database, copy); !status) return status;
    }
    return runSteps(database, *version);
}

Status checkSchema(Database& database)
{
    const auto version = schemaVersion(database);
    if (!version) return version.error();
    if (*version < kSchemaVersion)
        return Error{
            Errc::refused,
            "This library was written by an earlier version of the program. Open it for writing once, then "
            "try again.",
            database.file().string()};
    return {};
}

std::filesystem::path copyBeforeMigration(const std::filesystem::path& database, int version)
{
    return database.parent_path() / ("library-v" + std::to_string(version) + ".backup.db");
}

Status removeCopies(const std::filesystem::path& database)
{
    for (int version = 1; version < kSchemaVersion; ++version) {
        const std::filesystem::path copy = copyBeforeMigration(database, version);
        std::error_code problem;
        std::filesystem::remove(copy, problem);
        if (problem)
            return Error{Errc::io, "An older copy of the library could not be removed. Remove it by hand.",
                         copy.string()};
    }
    return {};
}

Status copyDatabase(Database& database, const std::filesystem::path& target)
{
    std::error_code problem;
    if (std::filesystem::exists(target, problem))
        return Error{Errc::exists, "A file of that name is there already. Choose another name.",
                     target.string()};
    std::filesystem::path partial = target;
    partial += ".partial";
    std::filesystem::remove(partial, problem);
    if (const Status status = makePrivateFile(partial); !status) return status;
    Status status;
    if (auto vacuum = database.prepare("VACUUM INTO ?1"); vacuum) {
        const std::string into = partial.string();
        vacuum->bindText(1, into);
        status = vacuum->run();
    } else {
        status = vacuum.error();
    }
    if (status) status = publishFile(partial, target);
    if (!status) std::filesystem::remove(partial, problem);
    return status;
}

}  // namespace tessera
