// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/archive/engines/engine.h"

#include <memory>
#include <string>

struct pg_conn;
struct pg_result;

namespace tessera::archive {

struct FreeResult {
    void operator()(pg_result* result) const;
};
using PgResult = std::unique_ptr<pg_result, FreeResult>;

// One connection to a PostgreSQL server. Nothing it says holds a password or a value of the database. Not
// thread-safe.
class PgConnection {
public:
    // `address`: postgresql://… as libpq reads it, with PGPASSWORD, ~/.pgpass and the other usual places.
    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> open(const std::string& address);
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;
    ~PgConnection();

    // Host and database, as far as the address names them.
    [[nodiscard]] const std::string& place() const { return place_; }

    // One or several statements without parameters.
    Status execute(const std::string& sql);
    // One statement with parameters; its rows as text.
    [[nodiscard]] Result<PgResult> query(const std::string& sql, const Row& parameters);
    // Rows in the form that `sql` names, by pieces. `endCopy` with false takes back what was sent.
    Status beginCopy(const std::string& sql);
    Status copy(const std::string& bytes);
    Status endCopy(bool whole);

private:
    PgConnection(pg_conn* connection, std::string place);
    [[nodiscard]] Error error(const pg_result* result) const;

    pg_conn* connection_;
    std::string place_;
};

}  // namespace tessera::archive
