// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"

#include <filesystem>

namespace tessera {

// What PRAGMA user_version says in a file of this version; SCHEMA.md lists what each one changed.
inline constexpr int kSchemaVersion = 5;

// Whether the file has no tables yet.
[[nodiscard]] Result<bool> isEmpty(Database& database);

// Lays out an empty file, or brings an older one up to kSchemaVersion in one transaction, after a whole copy
// of it was laid beside it. Refuses a file of a later version (tooNew) and one that is no library (damaged).
// `copyAside`: false for a file system of SQLite's that the system's own calls do not see.
Status migrate(Database& database, bool copyAside);

// The same refusals without a change; an older file is refused too, because only a writer migrates.
Status checkSchema(Database& database);

// Where the copy made before migrating from `version` lies.
[[nodiscard]] std::filesystem::path copyBeforeMigration(const std::filesystem::path& database, int version);
// Copies hold what was thrown away or protected since: they go when something must be gone.
Status removeCopies(const std::filesystem::path& database);

// A whole, consistent and durable copy; refuses when `target` exists.
Status copyDatabase(Database& database, const std::filesystem::path& target);

}  // namespace tessera
