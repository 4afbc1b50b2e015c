// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/statement.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace tessera {

// One connection to one SQLite file, set up so that a commit is durable when it returns (WAL,
// synchronous=FULL), that deleted bytes are overwritten and that a file made by a stranger can do nothing.
// Not thread-safe.
class Database {
public:
    enum class Access {
        create,  // read and write; made when missing
        write,   // read and write
        read,    // never changes the file, also beside a writer
    };
    // `vfs` empty means the system's. `pageBytes`: of a file that has nothing in it yet; 0 for SQLite's own.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                                Access access, const std::string& vfs = {},
                                                                int pageBytes = 0);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    // Statements are kept once prepared: asking again costs next to nothing.
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    // One or several statements without parameters or rows.
    Status execute(const std::string& sql);
    // First column of the first row; 0 when there is none.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);

    // Moves what it can of the WAL into the file. `truncate` waits for readers and then empties the WAL file.
    Status checkpoint(bool truncate);
    // Pages in the WAL after the last commit.
    [[nodiscard]] int walPages() const { return walPages_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    // What SQLite's code means, in a sentence a person can act on.
    [[nodiscard]] Error error(int code) const;

private:
    friend class Statement;
    Database(sqlite3* connection, std::filesystem::path file);
    void takeBack(sqlite3_stmt* statement);
    Status setUp(Access access, int pageBytes);

    sqlite3* connection_;
    std::filesystem::path file_;
    std::unordered_map<std::string, sqlite3_stmt*> idle_;
    int walPages_ = 0;
};

// All or nothing: taken back unless committed. `read` only gives every statement within the same view of the
// file.
class Transaction {
public:
    enum class Kind { read, write };
    [[nodiscard]] static Result<Transaction> begin(Database& database, Kind kind);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    Status commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace tessera
