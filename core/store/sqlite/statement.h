// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace tessera {

class Database;

// One SQL statement being run. Made by Database::prepare(), to which it goes back when dropped, ready for the
// next. Must not outlive its database.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    // Parameters count from 1. Texts and blobs must live until the statement has run.
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view blob);
    Statement& bind(int parameter, const Uuid& id);
    Statement& bindText(int parameter, std::string_view text);
    Statement& bindReal(int parameter, double value);
    Statement& bindNull(int parameter);

    // True while there is a row.
    [[nodiscard]] Result<bool> step();
    // For statements that answer nothing; can be bound and run again.
    Status run();

    // Columns count from 0; a blob is good until the next step.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    // Nil when the column does not hold 16 bytes.
    [[nodiscard]] Uuid id(int column) const;

private:
    Database* database_;
    sqlite3_stmt* statement_;
};

}  // namespace tessera
