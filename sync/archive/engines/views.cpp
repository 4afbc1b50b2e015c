// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/views.h"

#include "core/journal/entry.h"

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
    [[nodiscard]] std::string asReal(const std::string& number) const
    {
        return "CAST(" + number + " AS " + std::string(dialect_.real) + ")";
    }
    [[nodiscard]] std::string ordinal() const { return dialect_.server ? "e.n" : "e.key + 1"; }
    [[nodiscard]] std::string from(const std::string& table, const std::string& document) const
    {
        const std::string from = "FROM " + table + " AS " + table.substr(0, 1);
        if (dialect_.server)
            return from + " CROSS JOIN LATERAL json_array_elements((" + document +
                   ")::json) WITH ORDINALITY AS e(value, n)";
        return from + ", json_each(" + document + ") AS e";
    }

    // A view with one row for each element of a document of `journals`, which is `j`.
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
        "entries", "j.entries", "number",
        {{"at_ms", 1, kNumber},
         {"code", 2, kText},
         {"target", 4, kNumber},
         {"amount_ms", 5, kNumber},
         {"cause", 6, kNumber},
         {"tags", 7, kNumber},
         {"withheld", 8, kNumber},
         {"text", 9, kText}},
        {kinds, "coalesce(" + text.value(3, kNumber) + ", " + text.value(1, kNumber) + ") AS onset_ms"});
}

std::string timelineViews(const ViewText& text)
{
    const std::string length = text.value(2, kNumber) + " - " + text.value(1, kNumber);
    const auto orNone = [&text](int place) { return "coalesce(" + text.value(place, kNumber) + ", 0)"; };
    // Where the interactions are the bouts as well, they stand there once.
    std::string sql = text.unrolled("bouts", "coalesce(j.bouts, j.interactions)", "bout",
                                    {{"code", 0, kText}, {"onset_ms", 1}, {"offset_ms", 2}, {"adjoins", 3}},
                                    {length + " AS length_ms"});
    sql += text.unrolled("interactions", "j.interactions", "interaction",
                         {{"code", 0, kText}, {"onset_ms", 1}, {"offset_ms", 2}, {"entry", 4}},
                         {orNone(5) + " AS paused_ms", orNone(6) + " AS corrected",
                          length + " - " + orNone(5) + " AS length_ms"});
    sql += text.unrolled("pauses", "j.pauses", "pause",
                         {{"reason", 0, kText}, {"onset_ms", 1}, {"offset_ms", 2}, {"entry", 3}},
                         {length + " AS length_ms"});
    sql += text.unrolled("markers", "j.markers", "marker",
                         {{"code", 0, kText}, {"at_ms", 1}, {"tags", 2}, {"issue", 3, kText}, {"entry", 4}});
    return sql + text.unrolled("notes", "j.notes", "note", {{"text", 0, kText}, {"at_ms", 1}, {"entry", 2}});
}

std::string figureViews(const ViewText& text)
{
    const std::string time = text.value(0, kNumber), bouts = text.value(1, kNumber);
    // The same sums, divided in the same order, as the program's own figures.
    std::string sql =
        "CREATE VIEW session_codes AS SELECT s.study, s.session, s.scheme, c.code,\n  coalesce(" + time +
        ", 0) AS time_ms, " + text.asReal(time) + " / nullif(s.coded_ms, 0) AS share,\n  " + bouts +
        " AS bouts, " + text.value(2, kNumber) + " AS interactions,\n  " + text.asReal(time) + " / nullif(" +
        bouts + ", 0) AS mean_bout_ms,\n  " + text.value(3, kReal) + " AS median_bout_ms,\n  " +
        text.value(4, kReal) + " AS sd_bout_ms";
    int place = 5;
    for (const char* const one : {"min_bout_ms", "longest_bout_ms", "longest_bout_onset_ms", "latency_ms"})
        sql += ",\n  " + text.value(place++, kNumber) + " AS " + one;
    sql += ",\n  " + text.asReal(bouts) + " * 3600000 / nullif(s.coded_ms, 0) AS bouts_per_hour\n" +
           text.from("journals", "j.state_figures") +
           "\n  JOIN sessions AS s ON s.study = j.study AND s.session = j.session"
           "\n  JOIN codes AS c ON c.study = s.study AND c.scheme = s.scheme AND c.state_index = " +
           text.ordinal() + " - 1;\n";
    sql +=
        "CREATE VIEW transitions AS SELECT s.study, s.session, s.scheme, f.code AS from_code, t.code AS "
        "to_code, " +
        text.value(2, kNumber) + " AS count\n" + text.from("sessions", "s.transition_counts") +
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
