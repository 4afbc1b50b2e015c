// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/statement.h"

#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace tessera {

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr))
{
}

Statement::~Statement()
{
    if (statement_ != nullptr) database_->takeBack(statement_);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(statement_, parameter, value);
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view blob)
{
    // A null pointer would bind NULL, and an empty blob is not the same as none.
    sqlite3_bind_blob64(statement_, parameter, blob.empty() ? "" : blob.data(), blob.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind(int parameter, const Uuid& id)
{
    sqlite3_bind_blob64(statement_, parameter, id.bytes.data(), id.bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindText(int parameter, std::string_view text)
{
    sqlite3_bind_text64(statement_, parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindReal(int parameter, double value)
{
    sqlite3_bind_double(statement_, parameter, value);
    return *this;
}

Statement& Statement::bindNull(int parameter)
{
    sqlite3_bind_null(statement_, parameter);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const Error error = database_->error(code);
    sqlite3_reset(statement_);
    return error;
}

Status Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row) return row.error();
        if (*row) continue;
        sqlite3_reset(statement_);
        return {};
    }
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(statement_, column);
}

std::string_view Statement::blob(int column) const
{
    const void* const data = sqlite3_column_blob(statement_, column);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Uuid Statement::id(int column) const
{
    const std::string_view found = blob(column);
    Uuid id;
    if (found.size() == id.bytes.size()) std::copy(found.begin(), found.end(), id.bytes.begin());
    return id;
}

}  // namespace tessera
