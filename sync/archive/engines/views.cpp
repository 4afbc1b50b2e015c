// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/views.h"

#include "core/journal/entry.h"

#include <array>
#include <vector>

namespace tessera::archive {

namespace {

// One column of a view over a document: an array of arrays, one for each row.
struct Field {
    std::string name;
    int place = 0;  // within the inner array
    ColumnType type = ColumnType::number;
};

class ViewText {
public:
    explicit ViewText(const Dialect& dialect) : dialect_(dialect) {}

    // The value at a place of the inner array, as a column of its type.
    [[nodiscard]] std::string value(int place, ColumnType type) const
    {
        if (!dialect_.server) return "json_extract(e.value, '$[" + std::to_string(place) + "]')";
        const std::string raw = "e.value ->> " + std::to_string(place);
        if (type == ColumnType::text) return raw;
        return "(" + raw + ")::" + std::string(type == ColumnType::real ? dialect_.real : dialect_.number);
    }
    [[nodiscard]] std::string ordinal() const { return dialect_.server ? "e.n" : "e.key + 1"; }
    [[nodiscard]] std::string from(const std::string& table, const std::string& document) const
    {
        const std::string source = table.substr(0, 1) + "." + document;
        if (dialect_.server)
            return "FROM " + table + " AS " + table.substr(0, 1) +
                   " CROSS JOIN LATERAL json_array_elements(" + source + ") WITH ORDINALITY AS e(value, n)";
        return "FROM " + table + " AS " + table.substr(0, 1) + ", json_each(" + source + ") AS e";
    }

    // A view with one row for each element of a document of `journals`.
    [[nodiscard]] std::string unrolled(const std::string& name, const std::string& document,
                                       const std::string& ordinalName, const std::vector<Field>& fields,
                                       const std::vector<std::string>& more = {}) const
    {
        std::string sql =
            "CREATE VIEW " + name + " AS SELECT j.study, j.session, " + ordinal() + " AS " + ordinalName;
        for (const Field& field : fields)
            sql += ",\n  " + value(field.place, field.type) + " AS " + field.name;
        for (const std::string& expression : more) sql += ",\n  " + expression;
        return sql + "\n" + from("journals", document) + ";\n";
    }

private:
    const Dialect& dialect_;
};

constexpr auto kText = ColumnType::text;
constexpr auto kNumber = ColumnType::number;
constexpr auto kReal = ColumnType::real;

std::string entriesView(const ViewText& text)
{
    std::string kinds = "CASE " + text.value(0, kNumber);
    for (unsigned i = 1; i < 256; ++i) {
        const std::string_view kind = name(static_cast<EntryKind>(i));
        if (!kind.empty()) kinds += " WHEN " + std::to_string(i) + " THEN '" + std::string(kind) + "'";
    }
    kinds += " END AS kind";
    return text.unrolled(
        "entries", "entries", "number",
        {{"at_ms", 1, kNumber},
         {"code", 3, kText},
         {"target", 4, kNumber},
         {"amount_ms", 5, kNumber},
         {"cause", 6, kNumber},
         {"tags", 7, kNumber},
         {"withheld", 8, kNumber},
         {"text", 9, kText}},
        {kinds, "coalesce(" + text.value(2, kNumber) + ", " + text.value(1, kNumber) + ") AS onset_ms"});
}

std::string timelineViews(const ViewText& text)
{
    const std::string length = text.value(2, kNumber) + " - " + text.value(1, kNumber);
    std::string sql = text.unrolled("bouts", "bouts", "bout",
                                    {{"code", 0, kText}, {"onset_ms", 1}, {"offset_ms", 2}, {"adjoins", 3}},
                                    {length + " AS length_ms"});
    sql += text.unrolled("interactions", "interactions", "interaction",
                         {{"code", 0, kText},
                          {"onset_ms", 1},
                          {"offset_ms", 2},
                          {"paused_ms", 3},
                          {"corrected", 4},
                          {"entry", 5}},
                         {length + " - " + text.value(3, kNumber) + " AS length_ms"});
    sql += text.unrolled("pauses", "pauses", "pause",
                         {{"reason", 0, kText}, {"onset_ms", 1}, {"offset_ms", 2}, {"entry", 3}},
                         {length + " AS length_ms"});
    sql += text.unrolled("markers", "markers", "marker",
                         {{"code", 0, kText}, {"at_ms", 1}, {"tags", 2}, {"issue", 3, kText}, {"entry", 4}});
    return sql + text.unrolled("notes", "notes", "note", {{"text", 0, kText}, {"at_ms", 1}, {"entry", 2}});
}

std::string figureViews(const ViewText& text)
{
    std::string sql =
        "CREATE VIEW session_codes AS SELECT s.study, s.session, s.scheme, c.code,\n"
        "  coalesce(" +
        text.value(0, kNumber) + ", 0) AS time_ms, " + text.value(1, kReal) + " AS share,\n  " +
        text.value(2, kNumber) + " AS bouts, " + text.value(3, kNumber) + " AS interactions";
    constexpr std::array names{"mean_bout_ms", "median_bout_ms", "sd_bout_ms"};
    int place = 4;
    for (const char* const one : names) sql += ",\n  " + text.value(place++, kReal) + " AS " + one;
    for (const char* const one : {"min_bout_ms", "longest_bout_ms", "longest_bout_onset_ms", "latency_ms"})
        sql += ",\n  " + text.value(place++, kNumber) + " AS " + one;
    sql += ",\n  " + text.value(place, kReal) + " AS bouts_per_hour\n" +
           text.from("journals", "state_figures") +
           "\n  JOIN sessions AS s ON s.study = j.study AND s.session = j.session"
           "\n  JOIN codes AS c ON c.study = s.study AND c.scheme = s.scheme AND c.state_index = " +
           text.ordinal() + " - 1;\n";
    sql +=
        "CREATE VIEW transitions AS SELECT s.study, s.session, s.scheme, f.code AS from_code, t.code AS "
        "to_code, " +
        text.value(2, kNumber) + " AS count\n" + text.from("sessions", "transition_counts") +
        "\n  JOIN codes AS f ON f.study = s.study AND f.scheme = s.scheme AND f.state_index = " +
        text.value(0, kNumber) +
        "\n  JOIN codes AS t ON t.study = s.study AND t.scheme = s.scheme AND t.state_index = " +
        text.value(1, kNumber) + ";\n";
    return sql;
}

}  // namespace

std::string views(const Dialect& dialect)
{
    const ViewText text(dialect);
    std::string sql = entriesView(text) + timelineViews(text) + figureViews(text);
    sql +=
        "CREATE VIEW studies AS SELECT study, count(*) AS sessions, count(DISTINCT visit_key) AS visits,\n"
        "  sum(observed_ms) AS observed_ms, sum(coded_ms) AS coded_ms, sum(interactions) AS interactions\n"
        "FROM sessions WHERE kind = 'real' AND state <> 'forked' GROUP BY study;\n";
    sql +=
        "CREATE VIEW pairs AS SELECT a.study, a.family, a.visit, a.session AS first_session,\n"
        "  b.session AS second_session, a.observer AS first_observer, b.observer AS second_observer,\n"
        "  CASE WHEN a.start_ms = 0 OR b.start_ms = 0 THEN NULL\n"
        "    WHEN a.start_ms < b.start_ms + b.end_ms AND b.start_ms < a.start_ms + a.end_ms THEN 1\n"
        "    ELSE 0 END AS overlapping\n"
        "FROM sessions AS a JOIN sessions AS b ON b.study = a.study AND b.family = a.family AND b.visit = "
        "a.visit\n"
        "WHERE a.visit <> '' AND b.visit <> '' AND a.session < b.session AND a.observer <> b.observer\n"
        "  AND a.kind = b.kind AND (a.local_day = b.local_day\n"
        "    OR (a.start_ms < b.start_ms + b.end_ms AND b.start_ms < a.start_ms + a.end_ms));\n";
    return sql;
}

}  // namespace tessera::archive
