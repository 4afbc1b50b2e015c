// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/schema.h"

#include "sync/archive/engines/views.h"

namespace tessera::archive {

namespace tables {

namespace {
constexpr auto kText = ColumnType::text;
constexpr auto kId = ColumnType::id;
constexpr auto kNumber = ColumnType::number;
constexpr auto kReal = ColumnType::real;
constexpr auto kDocument = ColumnType::document;
constexpr auto kBytes = ColumnType::bytes;
}  // namespace

const Table& meta()
{
    static const Table table{"meta", {{"key", kText}, {"value", kText}}, {"key"}};
    return table;
}

const Table& schemes()
{
    static const Table table{"schemes",
                             {{"study", kText},
                              {"scheme", kText},
                              {"title", kText},
                              {"interval_ms", kNumber},
                              {"definition", kBytes}},
                             {"study", "scheme"}};
    return table;
}

const Table& codes()
{
    static const Table table{"codes",
                             {{"study", kText},
                              {"scheme", kText},
                              {"code_index", kNumber},
                              {"code", kText},
                              {"kind", kText},
                              {"state_index", kNumber},
                              {"group_name", kText},
                              {"label", kText},
                              {"short_label", kText},
                              {"phrase", kText},
                              {"letter", kText},
                              {"mark", kText},
                              {"light", kText},
                              {"dark", kText}},
                             {"study", "scheme", "code_index"}};
    return table;
}

const Table& sessions()
{
    static const Table table{"sessions",
                             {{"study", kText},
                              {"session", kId},
                              {"kind", kText},
                              {"scheme", kText},
                              {"state", kText},
                              {"site", kText},
                              {"place", kText},
                              {"visit_key", kText},
                              {"observed_ms", kNumber},
                              {"coded_ms", kNumber},
                              {"paused_ms", kNumber},
                              {"cannot_tell_ms", kNumber},
                              {"interactions", kNumber},
                              {"bouts", kNumber},
                              {"shifts", kNumber},
                              {"state_sums", kDocument},
                              {"transition_counts", kDocument},
                              {"family", kText},
                              {"practitioner", kText},
                              {"observer", kText},
                              {"visit", kText},
                              {"source_id", kText},
                              {"start", kText},
                              {"start_ms", kNumber},
                              {"zone_minutes", kNumber},
                              {"local_day", kNumber},
                              {"end_ms", kNumber},
                              {"consent", kText},
                              {"device", kText},
                              {"markers", kNumber},
                              {"notes", kNumber},
                              {"sureness", kNumber},
                              {"entries", kNumber},
                              {"forks", kNumber},
                              {"settled", kNumber},
                              {"digest", kText},
                              {"unit_ms", kNumber},
                              {"units", kNumber},
                              {"unit_transitions", kNumber},
                              {"entropy", kReal},
                              {"entropy_normalised", kReal},
                              {"subsequences_log2", kReal},
                              {"turbulence", kReal},
                              {"complexity", kReal},
                              {"volatility", kReal},
                              {"import", kId},
                              {"program", kText}},
                             {"study", "session"}};
    return table;
}

const Table& journals()
{
    static const Table table{"journals",
                             {{"study", kText},
                              {"session", kId},
                              {"payload", kBytes},
                              {"entries", kDocument},
                              {"interactions", kDocument},
                              {"bouts", kDocument},
                              {"pauses", kDocument},
                              {"markers", kDocument},
                              {"notes", kDocument},
                              {"state_figures", kDocument}},
                             {"study", "session"}};
    return table;
}

const Table& studySums()
{
    static const Table table{"study_sums",
                             {{"study", kText},
                              {"batch", kId},
                              {"number", kNumber},
                              {"scheme", kText},
                              {"site", kText},
                              {"place", kText},
                              {"sessions", kNumber},
                              {"forked", kNumber},
                              {"observed_ms", kNumber},
                              {"coded_ms", kNumber},
                              {"paused_ms", kNumber},
                              {"cannot_tell_ms", kNumber},
                              {"interactions", kNumber},
                              {"bouts", kNumber},
                              {"shifts", kNumber},
                              {"state_sums", kDocument},
                              {"transition_counts", kDocument},
                              {"visits_come", kBytes},
                              {"visits_gone", kBytes}},
                             {"study", "batch", "number"}};
    return table;
}

const Table& imports()
{
    static const Table table{"imports",
                             {{"import", kId},
                              {"at", kText},
                              {"file", kText},
                              {"format", kText},
                              {"status", kText},
                              {"sessions", kNumber},
                              {"entries", kNumber},
                              {"program", kText}},
                             {"import"}};
    return table;
}

const Table& findings()
{
    static const Table table{
        "findings", {{"import", kId}, {"number", kNumber}, {"finding", kText}}, {"import", "number"}};
    return table;
}

const Table& codeMaps()
{
    static const Table table{
        "code_maps",
        {{"study", kText}, {"scheme", kText}, {"source_code", kText}, {"code", kText}, {"import", kId}},
        {"study", "scheme", "source_code", "code"}};
    return table;
}

const Table& tombstones()
{
    static const Table table{"tombstones",
                             {{"study", kText}, {"session", kId}, {"at", kText}, {"reason", kText}},
                             {"study", "session"}};
    return table;
}

const Table& withdrawals()
{
    static const Table table{"withdrawals", {{"session", kId}, {"device", kId}}, {"session", "device"}};
    return table;
}

const Table& devices()
{
    static const Table table{"devices", {{"device", kId}, {"known", kText}}, {"device"}};
    return table;
}

}  // namespace tables

namespace {

std::string_view typeName(const Dialect& dialect, ColumnType type)
{
    switch (type) {
        case ColumnType::text:
            return dialect.text;
        case ColumnType::id:
            return dialect.id;
        case ColumnType::number:
            return dialect.number;
        case ColumnType::real:
            return dialect.real;
        case ColumnType::document:
            return dialect.document;
        case ColumnType::bytes:
            return dialect.bytes;
    }
    return dialect.text;
}

std::string createTable(const Table& table, const Dialect& dialect)
{
    std::string sql = "CREATE TABLE IF NOT EXISTS " + std::string(table.name) + " (\n";
    for (const Column& column : table.columns)
        sql += "  " + std::string(column.name) + " " + std::string(typeName(dialect, column.type)) + ",\n";
    sql += "  PRIMARY KEY (";
    for (std::size_t i = 0; i < table.key.size(); ++i) sql += (i > 0 ? ", " : "") + std::string(table.key[i]);
    return sql + "));\n";
}

}  // namespace

std::string columnNames(const Table& table)
{
    std::string names;
    for (const Column& column : table.columns)
        names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
}

std::string laterTables(const Dialect& dialect)
{
    return createTable(tables::withdrawals(), dialect) + createTable(tables::devices(), dialect);
}

std::string layout(const Dialect& dialect)
{
    std::string sql;
    for (const Table* table : {&tables::meta(), &tables::schemes(), &tables::codes(), &tables::sessions(),
                               &tables::journals(), &tables::studySums(), &tables::imports(),
                               &tables::findings(), &tables::codeMaps(), &tables::tombstones()})
        sql += createTable(*table, dialect);
    sql += laterTables(dialect);
    // A session is looked for without knowing its study; observers of one visit by the visit's codes.
    sql +=
        "CREATE INDEX sessions_by_id ON sessions (session);\n"
        "CREATE INDEX sessions_by_visit ON sessions (study, family, visit) WHERE visit <> '';\n"
        "CREATE INDEX tombstones_by_id ON tombstones (session);\n";
    sql += views(dialect);
    return sql + "INSERT INTO meta (key, value) VALUES ('schema', '" + std::to_string(kSchemaVersion) +
           "');\n";
}

}  // namespace tessera::archive
