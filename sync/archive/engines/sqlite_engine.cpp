// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/database.h"
#include "core/store/sqlite/folder.h"
#include "core/store/sqlite/statement.h"
#include "sync/archive/engines/engine.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace tessera::archive {

namespace {

namespace fs = std::filesystem;

// "TESA" as PRAGMA application_id: an archive is told from a library and from any other database.
constexpr std::int64_t kApplicationId = 0x54455341;
// A journal is often longer than half of SQLite's usual page, and would leave the rest of it empty.
constexpr int kPageBytes = 8'192;
// Pages that the WAL may hold before what is in it moves into the file.
constexpr int kManyWalPages = 8'000;

// The store speaks of libraries; here it is an archive.
Error inWords(Error error)
{
    for (auto at = error.what.find("library"); at != std::string::npos; at = error.what.find("library", at))
        error.what.replace(at, 7, "archive");
    for (auto at = error.what.find("a archive"); at != std::string::npos;
         at = error.what.find("a archive", at))
        error.what.replace(at, 9, "an archive");
    return error;
}
Status inWords(const Status& status)
{
    return status ? status : Status(inWords(status.error()));
}

void bindCell(Statement& statement, int place, const Cell& cell)
{
    if (const auto* const number = std::get_if<std::int64_t>(&cell))
        statement.bind(place, *number);
    else if (const auto* const real = std::get_if<double>(&cell))
        statement.bindReal(place, *real);
    else if (const auto* const text = std::get_if<std::string_view>(&cell))
        statement.bindText(place, *text);
    else if (const auto* const bytes = std::get_if<Bytes>(&cell))
        statement.bind(place, bytes->value);
    else
        statement.bindNull(place);
}

void bindAll(Statement& statement, const Row& row)
{
    for (std::size_t i = 0; i < row.size(); ++i) bindCell(statement, static_cast<int>(i) + 1, row[i]);
}

class SqliteRow : public RowView {
public:
    explicit SqliteRow(const Statement& statement) : statement_(statement) {}
    [[nodiscard]] bool isNull(int column) const override { return statement_.isNull(column); }
    [[nodiscard]] std::int64_t number(int column) const override { return statement_.number(column); }
    [[nodiscard]] double real(int column) const override { return statement_.real(column); }
    [[nodiscard]] std::string_view text(int column) const override { return statement_.blob(column); }
    [[nodiscard]] std::string bytes(int column) const override
    {
        return std::string(statement_.blob(column));
    }

private:
    const Statement& statement_;
};

class SqliteEngine : public Engine {
public:
    SqliteEngine(std::unique_ptr<Database> database, std::string place, Access access)
        : database_(std::move(database)), place_(std::move(place)), access_(access)
    {
    }
    ~SqliteEngine() override
    {
        if (rehearsing_) static_cast<void>(database_->execute("ROLLBACK"));
    }

    Status start()
    {
        if (const Status status = checkOwner(); !status) return status;
        // Large enough for the branches of every index of a large archive.
        if (const Status status = database_->execute("PRAGMA cache_size=-65536"); !status) return status;
        if (access_ != Access::rehearse) return {};
        const Status begun = inWords(database_->execute("BEGIN IMMEDIATE"));
        rehearsing_ = begun.ok();
        return begun;
    }

    [[nodiscard]] const Dialect& dialect() const override
    {
        static const Dialect dialect{"TEXT", "TEXT", "INTEGER", "REAL", "TEXT", "BLOB", false};
        return dialect;
    }
    [[nodiscard]] std::string place() const override { return place_; }

    [[nodiscard]] Result<bool> hasTable(std::string_view name) override
    {
        bool found = false;
        const Status looked = read("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=$1",
                                   {std::string(name)}, [&found](const RowView&) {
                                       found = true;
                                       return Status{};
                                   });
        return looked ? Result<bool>(found) : Result<bool>(looked.error());
    }

    Status execute(const std::string& sql) override { return inWords(database_->execute(sql)); }

    Status run(const std::string& sql, const Row& parameters) override
    {
        auto statement = database_->prepare(sql);
        if (!statement) return inWords(statement.error());
        bindAll(*statement, parameters);
        return inWords(statement->run());
    }

    Status read(const std::string& sql, const Row& parameters, const EachRow& each) override
    {
        auto statement = database_->prepare(sql);
        if (!statement) return inWords(statement.error());
        bindAll(*statement, parameters);
        const SqliteRow row(*statement);
        for (;;) {
            const auto more = statement->step();
            if (!more) return inWords(more.error());
            if (!*more) return {};
            if (Status status = each(row); !status) return status;
        }
    }

    Status readMany(const std::string& sql, const Row& parameters, const EachRow& each) override
    {
        return read(sql, parameters, each);
    }

    Status readThese(std::string_view columns, std::string_view table, const std::vector<Uuid>& sessions,
                     const EachRow& each) override
    {
        std::string ids = "[";
        for (const Uuid& session : sessions) ids += (ids.size() > 1 ? ",\"" : "\"") + session.text() + '"';
        return read("SELECT " + std::string(columns) + " FROM " + std::string(table) +
                        " WHERE session IN (SELECT value FROM json_each($1))",
                    {ids + ']'}, each);
    }

    using Engine::insert;
    Status insert(const Table& table, const std::vector<const Row*>& rows) override
    {
        if (rows.empty()) return {};
        std::string sql = "INSERT INTO " + std::string(table.name) + " VALUES (";
        for (std::size_t i = 1; i <= table.columns.size(); ++i)
            sql += (i > 1 ? ", ?" : "?") + std::to_string(i);
        auto statement = database_->prepare(sql + ")");
        if (!statement) return inWords(statement.error());
        for (const Row* const row : rows) {
            bindAll(*statement, *row);
            if (const Status status = statement->run(); !status) return inWords(status);
        }
        return {};
    }

    Status begin() override { return execute(rehearsing_ ? "SAVEPOINT batch" : "BEGIN IMMEDIATE"); }

    Status commit() override
    {
        if (rehearsing_) return execute("RELEASE batch");
        if (const Status status = execute("COMMIT"); !status) return status;
        // What is committed is durable already; when this fails the next one tries again.
        if (database_->walPages() > kManyWalPages) static_cast<void>(database_->checkpoint(false));
        return {};
    }

    void rollBack() override
    {
        static_cast<void>(database_->execute(rehearsing_ ? "ROLLBACK TO batch; RELEASE batch" : "ROLLBACK"));
    }

    // A file has one writer at a time already.
    Status hold(const std::vector<Uuid>& /*sessions*/) override { return {}; }

    // Deleted bytes were overwritten in the file (secure_delete); the WAL still has them.
    Status scrub() override { return rehearsing_ ? Status{} : inWords(database_->checkpoint(true)); }

    Result<std::vector<std::string>> checkPages() override
    {
        std::vector<std::string> wrong;
        const Status status = read("PRAGMA integrity_check(20)", {}, [&wrong](const RowView& row) -> Status {
            if (row.text(0) != "ok")
                wrong.push_back("The file's pages do not fit together: " + std::string(row.text(0)));
            return {};
        });
        if (!status) return status.error();
        return wrong;
    }

private:
    Status checkOwner()
    {
        const auto owner = database_->number("PRAGMA application_id");
        if (!owner) return inWords(owner.error());
        const auto tables = database_->number("SELECT count(*) FROM sqlite_schema");
        if (!tables) return inWords(tables.error());
        if (*owner == kApplicationId) return {};
        if (*owner == 0 && *tables == 0 && access_ != Access::read && access_ != Access::write)
            return inWords(database_->execute("PRAGMA application_id=" + std::to_string(kApplicationId)));
        return Error{Errc::invalid, "This is a database, but not an archive; name another file.", place_};
    }

    std::unique_ptr<Database> database_;
    std::string place_;
    Access access_;
    bool rehearsing_ = false;
};

}  // namespace

Result<std::unique_ptr<Engine>> openSqlite(const std::string& path, Access access, const std::string& vfs)
{
    std::error_code problem;
    const bool there = fs::exists(path, problem);
    if (fs::is_directory(path, problem))
        return Error{Errc::invalid, "This is a folder; an archive is one file.", path};
    // A pipe would be waited for without end, and a link that leads nowhere would make a file somewhere else.
    if (there && !fs::is_regular_file(path, problem))
        return Error{Errc::invalid, "This is no ordinary file; an archive is one.", path};
    if (!there && fs::is_symlink(path, problem))
        return Error{Errc::invalid, "This is a link that leads nowhere; name the archive's own file.", path};
    if (!there && (access == Access::read || access == Access::write))
        return Error{Errc::notFound, "There is no archive here; tessera-cli import --archive makes one.",
                     path};
    fs::path file = path;
    const bool empty = !there || fs::file_size(path, problem) == 0;
    if (empty && access == Access::rehearse) {
        file = ":memory:";
    } else if (!there && vfs.empty()) {
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        if (!fs::is_directory(folder, problem))
            return Error{Errc::notFound, "The folder of this archive does not exist; make it first.", path};
        // It holds families' visits: for its owner alone.
        if (Status made = makePrivateFile(file); !made) return inWords(made.error());
    }
    const auto how = access == Access::read    ? Database::Access::read
                     : access == Access::write ? Database::Access::write
                                               : Database::Access::create;
    auto database = Database::open(file, how, vfs, kPageBytes);
    if (!database) {
        Error error = inWords(database.error());
        error.where = path;
        return error;
    }
    auto engine = std::make_unique<SqliteEngine>(std::move(*database), path, access);
    if (Status started = engine->start(); !started) return started.error();
    return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace tessera::archive
