// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/binary_copy.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/engines/postgres_connection.h"
#include "sync/archive/engines/schema.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace tessera::archive {

namespace {

constexpr std::size_t kCopyPiece = 256 * 1024;
constexpr const char* kRowsAtOnce = "8192";
// What others committed while this one waited for them must be seen.
constexpr const char* kBegin = "BEGIN ISOLATION LEVEL READ COMMITTED";

class PgRow : public RowView {
public:
    PgRow(const pg_result* result, int row) : result_(result), row_(row) {}
    void moveTo(int row) { row_ = row; }
    [[nodiscard]] bool isNull(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    [[nodiscard]] std::int64_t number(int column) const override { return read<std::int64_t>(column); }
    [[nodiscard]] double real(int column) const override { return read<double>(column); }
    [[nodiscard]] std::string_view text(int column) const override
    {
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    [[nodiscard]] std::string bytes(int column) const override
    {
        const std::string_view hex = text(column);
        std::string out;
        out.reserve(hex.size() / 2);
        for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
            out.push_back(static_cast<char>((digit(hex[i]) << 4) | digit(hex[i + 1])));
        return out;
    }

private:
    static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }
    template <class Number>
    [[nodiscard]] Number read(int column) const
    {
        const std::string_view value = text(column);
        Number number{};
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }

    const pg_result* result_;
    int row_;
};

// The number under which PostgreSQL's advisory locks know a session.
std::int64_t lockOf(const Uuid& session)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < session.bytes.size(); ++i)
        key ^= std::uint64_t{session.bytes[i]} << (8 * (i % 8));
    return static_cast<std::int64_t>(key);
}

class PostgresEngine : public Engine {
public:
    explicit PostgresEngine(std::unique_ptr<PgConnection> connection) : connection_(std::move(connection)) {}
    ~PostgresEngine() override
    {
        if (rehearsing_) static_cast<void>(connection_->execute("ROLLBACK"));
    }

    Status start(Access access)
    {
        if (access == Access::read) return execute("SET default_transaction_read_only = on");
        if (access != Access::rehearse) return {};
        const Status begun = execute(kBegin);
        rehearsing_ = begun.ok();
        return begun;
    }

    [[nodiscard]] const Dialect& dialect() const override
    {
        static const Dialect dialect{
            "text COLLATE \"C\"", "uuid", "bigint", "double precision", "text", "bytea", true};
        return dialect;
    }
    [[nodiscard]] std::string place() const override { return connection_->place(); }

    [[nodiscard]] Result<bool> hasTable(std::string_view name) override
    {
        // From the catalogue itself: a name looked up before would still be what this session remembers of
        // it.
        const auto found = connection_->query(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = $1 AND relkind IN ('r', 'p') "
            "AND "
            "pg_catalog.pg_table_is_visible(oid))",
            {std::string(name)});
        if (!found) return found.error();
        return std::string_view(PQgetvalue(found->get(), 0, 0)) == "t";
    }

    Status execute(const std::string& sql) override { return connection_->execute(sql); }

    Status run(const std::string& sql, const Row& parameters) override
    {
        const auto done = connection_->query(sql, parameters);
        return done ? Status() : Status(done.error());
    }

    Status read(const std::string& sql, const Row& parameters, const EachRow& each) override
    {
        const auto rows = connection_->query(sql, parameters);
        return rows ? eachOf(rows->get(), each) : Status(rows.error());
    }

    Status readMany(const std::string& sql, const Row& parameters, const EachRow& each) override
    {
        const bool own = !rehearsing_ && !begun_;
        if (own)
            if (Status begun = execute("BEGIN"); !begun) return begun;
        Status done = run("DECLARE many NO SCROLL CURSOR FOR " + sql, parameters);
        while (done) {
            const auto rows =
                connection_->query(std::string("FETCH FORWARD ") + kRowsAtOnce + " FROM many", {});
            if (!rows)
                done = rows.error();
            else if (PQntuples(rows->get()) == 0)
                break;
            else
                done = eachOf(rows->get(), each);
        }
        if (done) done = execute("CLOSE many");
        if (!own) return done;
        const Status ended = execute(done ? "COMMIT" : "ROLLBACK");
        return done ? ended : done;
    }

    Status readThese(std::string_view columns, std::string_view table, const std::vector<Uuid>& sessions,
                     const EachRow& each) override
    {
        std::string ids = "{";
        for (const Uuid& session : sessions) ids += (ids.size() > 1 ? "," : "") + session.text();
        // Each by the index: how many rows there are the server only guesses in a table that has just grown,
        // and LATERAL with OFFSET keeps it from reading the whole of it.
        return read("SELECT found.* FROM unnest($1::uuid[]) AS wanted(id) CROSS JOIN LATERAL (SELECT " +
                        std::string(columns) + " FROM " + std::string(table) +
                        " WHERE session = wanted.id OFFSET 0) AS found",
                    {ids + '}'}, each);
    }

    using Engine::insert;
    Status insert(const Table& table, const std::vector<const Row*>& rows) override
    {
        if (rows.empty()) return {};
        Status status = connection_->beginCopy("COPY " + std::string(table.name) + " (" + columnNames(table) +
                                               ") FROM STDIN (FORMAT binary)");
        if (!status) return status;
        BinaryCopy copy(table);
        for (const Row* const row : rows) {
            copy.add(*row);
            if (copy.bytes().size() < kCopyPiece) continue;
            status = connection_->copy(copy.bytes());
            if (!status) break;
            copy.clear();
        }
        if (status) {
            copy.end();
            status = connection_->copy(copy.bytes());
        }
        const Status ended = connection_->endCopy(status.ok());
        return status ? ended : status;
    }

    Status begin() override
    {
        const Status begun = execute(rehearsing_ ? "SAVEPOINT batch" : kBegin);
        begun_ = begun.ok();
        return begun;
    }
    Status commit() override
    {
        const Status done = execute(rehearsing_ ? "RELEASE SAVEPOINT batch" : "COMMIT");
        if (done) begun_ = false;
        return done;
    }
    void rollBack() override
    {
        static_cast<void>(
            execute(rehearsing_ ? "ROLLBACK TO SAVEPOINT batch; RELEASE SAVEPOINT batch" : "ROLLBACK"));
        begun_ = false;
    }

    Status hold(const std::vector<Uuid>& sessions) override
    {
        // A rehearsal would hold them to its very end, and writes nothing that could come between.
        if (sessions.empty() || rehearsing_) return {};
        std::vector<std::int64_t> keys;
        keys.reserve(sessions.size());
        for (const Uuid& session : sessions) keys.push_back(lockOf(session));
        // In one order everywhere, so that two importers never wait for each other.
        std::sort(keys.begin(), keys.end());
        std::string list = "{";
        for (const std::int64_t key : keys) {
            if (list.size() > 1) list += ',';
            list += std::to_string(key);
        }
        list += '}';
        return run("SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) AS key", {list});
    }

    Status scrub() override
    {
        // Dead rows are taken out of the tables; the server's own log and its backups are its keeper's.
        if (rehearsing_) return {};
        for (const char* const sql : {"VACUUM sessions", "VACUUM journals", "VACUUM study_sums"})
            if (Status status = execute(sql); !status) return status;
        return {};
    }

    Result<std::vector<std::string>> checkPages() override { return std::vector<std::string>{}; }

private:
    static Status eachOf(const pg_result* rows, const EachRow& each)
    {
        PgRow row(rows, 0);
        for (int i = 0; i < PQntuples(rows); ++i) {
            row.moveTo(i);
            if (Status status = each(row); !status) return status;
        }
        return {};
    }

    std::unique_ptr<PgConnection> connection_;
    bool rehearsing_ = false, begun_ = false;
};

}  // namespace

Result<std::unique_ptr<Engine>> openPostgres(const std::string& address, Access access)
{
    auto connection = PgConnection::open(address);
    if (!connection) return connection.error();
    auto engine = std::make_unique<PostgresEngine>(std::move(*connection));
    if (Status started = engine->start(access); !started) return started.error();
    return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace tessera::archive
