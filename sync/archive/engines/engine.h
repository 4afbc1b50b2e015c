// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "sync/archive/engines/row.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::archive {

enum class ColumnType : std::uint8_t { text, id, number, real, document, bytes };
struct Column {
    std::string_view name;
    ColumnType type = ColumnType::text;
};
// Name, columns and key of a table; the same in both engines.
struct Table {
    std::string_view name;
    std::vector<Column> columns;
    std::vector<std::string_view> key;
};

// The row a query stands at. Columns count from 0; texts are good until the next row.
class RowView {
public:
    RowView() = default;
    RowView(const RowView&) = delete;
    RowView& operator=(const RowView&) = delete;
    virtual ~RowView() = default;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t number(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::string bytes(int column) const = 0;
};
using EachRow = std::function<Status(const RowView&)>;

enum class Access : std::uint8_t {
    create,    // read and write; laid out when there is nothing yet
    rehearse,  // as create, but everything is taken back when the engine goes
    write,     // must be there
    read,      // must be there; never changes it
};

// What sets one database apart from another in the SQL that both are given.
struct Dialect {
    std::string_view text, id, number, real, document, bytes;  // names of the column types
    bool server = false;                                       // PostgreSQL
};

// A database under the archive: it runs SQL that both understand. Parameters are $1, $2 … . Not thread-safe;
// several programs may each have one open on the same database.
class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    [[nodiscard]] virtual const Dialect& dialect() const = 0;
    // For people; never holds a password.
    [[nodiscard]] virtual std::string place() const = 0;
    // Whether one of the archive's tables is there; where `meta` is, its `schema` says how they are laid out.
    [[nodiscard]] virtual Result<bool> hasTable(std::string_view name) = 0;

    // One or several statements without parameters or rows.
    virtual Status execute(const std::string& sql) = 0;
    virtual Status run(const std::string& sql, const Row& parameters) = 0;
    // `each` must not use the engine.
    virtual Status read(const std::string& sql, const Row& parameters, const EachRow& each) = 0;
    // The same for answers of any length, which are never held whole.
    virtual Status readMany(const std::string& sql, const Row& parameters, const EachRow& each) = 0;
    // What a table says of these sessions, whichever study they lie under.
    virtual Status readThese(std::string_view columns, std::string_view table,
                             const std::vector<Uuid>& sessions, const EachRow& each) = 0;
    // Many rows at once, each with all columns of the table in order.
    virtual Status insert(const Table& table, const std::vector<const Row*>& rows) = 0;
    Status insert(const Table& table, const std::vector<Row>& rows);

    // All or nothing. `commit` is durable when it returns.
    virtual Status begin() = 0;
    virtual Status commit() = 0;
    virtual void rollBack() = 0;
    // Until the commit ends nobody else takes in or erases these sessions, wherever they sit.
    virtual Status hold(const std::vector<Uuid>& sessions) = 0;

    // After something was erased: what was there is not to be found in the files any more, as far as the
    // engine can see to it.
    virtual Status scrub() = 0;
    // The engine's own check of its pages; a sentence for each thing that is wrong.
    virtual Result<std::vector<std::string>> checkPages() = 0;
};

[[nodiscard]] Result<std::unique_ptr<Engine>> openSqlite(const std::string& path, Access access,
                                                         const std::string& vfs);
[[nodiscard]] Result<std::unique_ptr<Engine>> openPostgres(const std::string& address, Access access);

}  // namespace tessera::archive
