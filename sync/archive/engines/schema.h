// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/engines/engine.h"

#include <string>
#include <vector>

namespace tessera::archive {

// What `meta` says under `schema` in an archive of this version; SCHEMA.md shows the tables and views.
inline constexpr int kSchemaVersion = 1;

namespace tables {
[[nodiscard]] const Table& meta();
[[nodiscard]] const Table& schemes();
[[nodiscard]] const Table& codes();
[[nodiscard]] const Table& sessions();
[[nodiscard]] const Table& journals();
[[nodiscard]] const Table& studySums();
[[nodiscard]] const Table& imports();
[[nodiscard]] const Table& findings();
[[nodiscard]] const Table& codeMaps();
[[nodiscard]] const Table& tombstones();
[[nodiscard]] const Table& withdrawals();
[[nodiscard]] const Table& devices();
}  // namespace tables

// Statements that lay out an empty database: tables, indexes, views. One text.
[[nodiscard]] std::string layout(const Dialect& dialect);

// Tables that archives of the same schema may lack, because they came to it later: in them stands nothing
// yet.
[[nodiscard]] std::string laterTables(const Dialect& dialect);

// "a, b, c" of a table's columns.
[[nodiscard]] std::string columnNames(const Table& table);

}  // namespace tessera::archive
