// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <utility>

namespace tessera {

namespace {

// Readers never hold up a writer in WAL mode, so this is only ever waited for around checkpoints and
// recovery.
constexpr int kBusyMs = 2'000;

int openFlags(Database::Access access)
{
    // A reader opens for writing too: beside a writer it takes part in the WAL's index. query_only keeps it
    // from more.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    return access == Database::Access::create ? flags | SQLITE_OPEN_CREATE : flags;
}

// A file system of SQLite without shared memory can do WAL only for one connection alone.
bool lacksSharedMemory(sqlite3* connection)
{
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) !=
            SQLITE_OK ||
        file == nullptr || file->pMethods == nullptr)
        return false;
    return file->pMethods->iVersion < 2 || file->pMethods->xShmMap == nullptr;
}

}  // namespace

Database::Database(sqlite3* connection, std::filesystem::path file)
    : connection_(connection), file_(std::move(file))
{
}

Database::~Database()
{
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    sqlite3_close_v2(connection_);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Access access,
                                                 const std::string& vfs, int pageBytes)
{
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &connection, openFlags(access), vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<Database> database(new Database(connection, file));
    if (code != SQLITE_OK) return database->error(code);
    if (const Status status = database->setUp(access, pageBytes); !status) return status.error();
    return database;
}

Status Database::setUp(Access access, int pageBytes)
{
    sqlite3_busy_timeout(connection_, kBusyMs);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (access == Access::read) sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (lacksSharedMemory(connection_))
        if (const Status status = execute("PRAGMA locking_mode=EXCLUSIVE"); !status) return status;
    const char* const pragmas =
        "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;"
        "PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1";
    if (const Status status = execute(pragmas); !status) return status;
    if (access == Access::read) return execute("PRAGMA query_only=ON");
    if (pageBytes > 0)
        if (const Status status = execute("PRAGMA page_size=" + std::to_string(pageBytes)); !status)
            return status;
    if (const Status status = execute("PRAGMA journal_mode=WAL"); !status) return status;
    // Instead of SQLite's own checkpoints, which would fall into some tap: only count the pages.
    sqlite3_wal_hook(
        connection_,
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Database*>(self)->walPages_ = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    if (const auto found = idle_.find(std::string(sql)); found != idle_.end()) {
        sqlite3_stmt* const statement = found->second;
        idle_.erase(found);
        return Statement(*this, statement);
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error(code);
    return Statement(*this, statement);
}

void Database::takeBack(sqlite3_stmt* statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (!idle_.try_emplace(sqlite3_sql(statement), statement).second) sqlite3_finalize(statement);
}

Status Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return {};
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    const auto row = statement->step();
    if (!row) return row.error();
    return *row ? statement->number(0) : 0;
}

Status Database::checkpoint(bool truncate)
{
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(connection_, "main", mode, nullptr, nullptr);
    // A passive one that finds others at work has done what it could.
    if (code == SQLITE_OK || (!truncate && (code & 0xFF) == SQLITE_BUSY)) {
        walPages_ = 0;
        return {};
    }
    return error(code);
}

Error Database::error(int code) const
{
    const std::string where = file_.string();
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return {Errc::full,
                    "There is no room left on the disk. Free some space; nothing shown as saved is lost.",
                    where};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Errc::refused, "Another program is using this library. Close it and try again.", where};
        case SQLITE_CORRUPT:
            return {
                Errc::damaged,
                "The library's file is damaged. Keep it as it is and put back a backup in another folder.",
                where};
        case SQLITE_NOTADB:
            return {Errc::damaged, "This file is not a library, or its beginning is damaged.", where};
        case SQLITE_CANTOPEN:
            return {Errc::io,
                    "The library's file cannot be opened. Check that the folder is there and may be used.",
                    where};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Errc::io, "The library's file may not be written. Check who owns it and its permissions.",
                    where};
        case SQLITE_NOMEM:
            return {Errc::io, "There is not enough memory. Close other programs and try again.", where};
        case SQLITE_IOERR:
            return {Errc::io,
                    "The disk could not be read or written (" + std::string(sqlite3_errstr(code)) +
                        "). Check the disk and try again.",
                    where};
        default:
            return {Errc::io,
                    "The library's file could not be used (" + std::string(sqlite3_errstr(code)) + ").",
                    where};
    }
}

Result<Transaction> Transaction::begin(Database& database, Kind kind)
{
    auto statement = database.prepare(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!statement) return statement.error();
    if (const Status status = statement->run(); !status) return status.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction()
{
    if (database_ == nullptr) return;
    // SQLite may have taken it back by itself after an error; then there is nothing to do.
    if (auto statement = database_->prepare("ROLLBACK")) static_cast<void>(statement->run());
}

Status Transaction::commit()
{
    auto statement = database_->prepare("COMMIT");
    if (!statement) return statement.error();
    if (const Status status = statement->run(); !status) return status;
    database_ = nullptr;
    return {};
}

}  // namespace tessera
