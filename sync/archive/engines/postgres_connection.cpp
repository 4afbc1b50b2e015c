// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/postgres_connection.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::archive {

namespace {

constexpr int kOldestServer = 120'000;
constexpr int kOldestWithLz4 = 140'000;

// "postgresql://host:port/database" of what libpq made of an address; the user and the password stay out.
std::string placeOf(PQconninfoOption* options)
{
    std::string host, port, database;
    for (const PQconninfoOption* one = options; one->keyword != nullptr; ++one) {
        if (one->val == nullptr) continue;
        const std::string_view keyword = one->keyword;
        if (keyword == "host" || (keyword == "hostaddr" && host.empty())) host = one->val;
        if (keyword == "port") port = std::string(":") + one->val;
        if (keyword == "dbname") database = one->val;
    }
    // A password with an '@', a ':' or a '/' that was not written as %40, %3A or %2F: parts of it stand
    // elsewhere.
    const bool torn = host.find('@') != std::string::npos || database.find('@') != std::string::npos ||
                      port.find_first_not_of(":0123456789,") != std::string::npos;
    return torn ? "postgresql://" : "postgresql://" + host + port + "/" + database;
}

// Why a connection failed, from libpq's own words, which are not shown: they may repeat what was given.
Error whyNot(std::string_view said, const std::string& place)
{
    const auto has = [said](std::string_view words) { return said.find(words) != std::string_view::npos; };
    if (has("password authentication failed") || has("no password supplied") || has("authentication failed"))
        return {Errc::locked,
                "The server did not accept the user or the password. Give the password by PGPASSWORD or "
                "~/.pgpass.",
                place};
    if (has("database") && has("does not exist"))
        return {Errc::notFound, "The server has no database of this name. Make it with createdb.", place};
    if (has("role") && has("does not exist"))
        return {Errc::locked,
                "The server knows no such user. Name one in the address: postgresql://USER@HOST/DATABASE.",
                place};
    if (has("translate host name"))
        return {Errc::io, "No computer of this name was found. Check the address and the network.", place};
    if (has("Connection refused") || has("No such file"))
        return {Errc::io, "No PostgreSQL server answers there. Check that it runs, and the host and port.",
                place};
    if (has("timeout") || has("timed out"))
        return {Errc::io, "The server did not answer in time. Check the address and the network.", place};
    if (has("too many"))
        return {Errc::refused, "The server has as many connections as it allows. Try again later.", place};
    if (has("pg_hba.conf"))
        return {Errc::locked, "The server does not let this user in from this computer.", place};
    return {Errc::io, "The server could not be reached. Check the address, and that the server runs.", place};
}

// Parameters in libpq's form; texts are kept until they were sent.
class Parameters {
public:
    explicit Parameters(const Row& row)
    {
        texts_.reserve(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) add(row[i]);
        for (std::size_t i = 0; i < texts_.size(); ++i)
            values_.push_back(isNull_[i] ? nullptr : texts_[i].c_str());
    }
    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const char* const* values() const { return values_.data(); }
    [[nodiscard]] const int* lengths() const { return lengths_.data(); }
    [[nodiscard]] const int* formats() const { return formats_.data(); }

private:
    void add(const Cell& cell)
    {
        std::string text;
        if (const auto* const number = std::get_if<std::int64_t>(&cell)) {
            text = std::to_string(*number);
        } else if (const auto* const real = std::get_if<double>(&cell)) {
            std::array<char, 40> digits{};
            text.assign(digits.data(),
                        std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr);
        } else if (const auto* const plain = std::get_if<std::string_view>(&cell)) {
            text = *plain;
        } else if (const auto* const bytes = std::get_if<Bytes>(&cell)) {
            text = bytes->value;
        }
        isNull_.push_back(std::holds_alternative<std::monostate>(cell));
        formats_.push_back(std::holds_alternative<Bytes>(cell) ? 1 : 0);
        lengths_.push_back(static_cast<int>(text.size()));
        texts_.push_back(std::move(text));
    }

    std::vector<std::string> texts_;
    std::vector<bool> isNull_;
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
};

bool succeeded(const pg_result* result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

}  // namespace

void FreeResult::operator()(pg_result* result) const
{
    PQclear(result);
}

PgConnection::PgConnection(pg_conn* connection, std::string place)
    : connection_(connection), place_(std::move(place))
{
}

PgConnection::~PgConnection()
{
    PQfinish(connection_);
}

Result<std::unique_ptr<PgConnection>> PgConnection::open(const std::string& address)
{
    char* problem = nullptr;
    PQconninfoOption* const options = PQconninfoParse(address.c_str(), &problem);
    PQfreemem(problem);
    if (options == nullptr)
        return Error{Errc::invalid,
                     "This is no address of a PostgreSQL server: postgresql://[USER@]HOST[:PORT]/DATABASE.",
                     "postgresql://"};
    std::string place = placeOf(options);
    PQconninfoFree(options);

    // What stands later counts: the address may set a longer time to wait, never another encoding.
    const std::array<const char*, 6> keywords{"connect_timeout",           "dbname",
                                              "application_name",          "client_encoding",
                                              "fallback_application_name", nullptr};
    const std::array<const char*, 6> values{"10", address.c_str(), "tessera", "UTF8", "tessera", nullptr};
    pg_conn* const connection = PQconnectdbParams(keywords.data(), values.data(), 1);
    std::unique_ptr<PgConnection> opened(new PgConnection(connection, std::move(place)));
    if (PQstatus(connection) != CONNECTION_OK) return whyNot(PQerrorMessage(connection), opened->place_);
    if (PQserverVersion(connection) < kOldestServer)
        return Error{Errc::unavailable,
                     "This server is older than PostgreSQL 12; an archive needs a later one.",
                     opened->place_};
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    // Long reads go through cursors, which are planned for all of their rows.
    const Status ready = opened->execute(
        "SET standard_conforming_strings = on; SET extra_float_digits = 1; SET cursor_tuple_fraction = 1; "
        "SET bytea_output = 'hex'; SET jit = off");
    if (!ready) return ready.error();
    // Journals are packed several times as fast this way; a server that was built without it goes on as
    // before.
    if (PQserverVersion(connection) >= kOldestWithLz4)
        static_cast<void>(opened->execute("SET default_toast_compression = lz4"));
    return opened;
}

Error PgConnection::error(const pg_result* result) const
{
    if (PQstatus(connection_) != CONNECTION_OK)
        return {Errc::io,
                "The connection to the server was lost. What was committed stands; the same command goes on "
                "from there.",
                place_};
    const char* const code = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = code == nullptr ? std::string_view{} : std::string_view(code);
    if (state == "53100")
        return {Errc::full, "The server's disk is full. Make room there and try again.", place_};
    if (state.starts_with("53"))
        return {Errc::io, "The server has no room for this (locks, memory or connections). Try again later.",
                place_};
    if (state == "42501" || state == "25006")
        return {Errc::io,
                "This user may not do that on the server. Ask for the right to make tables and to write.",
                place_};
    if (state.starts_with("40") || state == "55P03")
        return {Errc::io, "Other programs were in the way. Try again; what was committed stands.", place_};
    if (state == "57014") return {Errc::io, "The server stopped this because it took too long.", place_};
    return {Errc::io,
            "The server could not do this (SQLSTATE " + std::string(state.empty() ? "unknown" : state) + ").",
            place_};
}

Status PgConnection::execute(const std::string& sql)
{
    const PgResult result(PQexec(connection_, sql.c_str()));
    if (!succeeded(result.get())) return error(result.get());
    return {};
}

Result<PgResult> PgConnection::query(const std::string& sql, const Row& parameters)
{
    const Parameters values(parameters);
    PgResult result(PQexecParams(connection_, sql.c_str(), values.count(), nullptr, values.values(),
                                 values.lengths(), values.formats(), 0));
    if (!succeeded(result.get())) return error(result.get());
    return result;
}

Status PgConnection::beginCopy(const std::string& sql)
{
    const PgResult result(PQexec(connection_, sql.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) return error(result.get());
    return {};
}

Status PgConnection::copy(const std::string& bytes)
{
    if (PQputCopyData(connection_, bytes.data(), static_cast<int>(bytes.size())) != 1) return error(nullptr);
    return {};
}

Status PgConnection::endCopy(bool whole)
{
    if (PQputCopyEnd(connection_, whole ? nullptr : "stopped") != 1) return error(nullptr);
    Status status;
    while (const PgResult result{PQgetResult(connection_)})
        if (status && !succeeded(result.get())) status = error(result.get());
    return status;
}

}  // namespace tessera::archive
