// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/figures.h"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tessera {

// Sessions as rows of tables, once for all formats that are tables: CSV, spreadsheet, statistics file.
// Positions and lengths are on the session's clock, pauses included; spans are half-open.

enum class CellKind : std::uint8_t {
    text,     // an identity or a code: as it stands
    words,    // written by a person
    whole,    // std::int64_t
    number,   // double
    seconds,  // Millis, shown in seconds
    choice,   // one of Column::choices
    state,    // a state's id, or "cannot-tell"
    point     // a point's id
};
struct Column {
    std::string name;
    CellKind kind = CellKind::text;
    std::string meaning;  // one sentence, for codebooks
    std::vector<std::string> choices;
};
enum class Table : std::uint8_t { sessions, bouts, interactions, markers, notes, transitions, codebook };
inline constexpr std::size_t kTables = 7;
struct TableForm {
    std::string name;  // "bouts"
    std::vector<Column> columns;
};
[[nodiscard]] const TableForm& tableForm(Table table);

// Nothing where a thing is unknown or undefined.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Millis>;
using Row = std::vector<Cell>;
// Takes one row of a table; an error stops the session that is being added.
using RowSink = std::function<Status(Table, const Row&)>;

// Hands the rows of session after session to a sink; holds nothing but the schemes that came up, whose codes
// make the codebook's rows when they first do. Notes whose words were left behind have no row. Not
// thread-safe.
class SessionTables {
public:
    explicit SessionTables(RowSink sink) : sink_(std::move(sink)) {}
    Status add(const Journal& journal);

private:
    RowSink sink_;
    std::vector<Scheme> schemes_;
};

// How exactly a session's start is known from its journal.
enum class StartPrecision : std::uint8_t { unknown, month, exact };
[[nodiscard]] StartPrecision startPrecision(const Journal& journal);

// A timeline for each lane of the session: one; of a session coded by intervals one a group of states. Never
// empty.
[[nodiscard]] std::vector<Timeline> lanesOf(const Journal& journal);

// The id of a state or a point, "cannot-tell", or nothing for a code that was not said.
[[nodiscard]] std::string codeName(const Scheme& scheme, CodeIndex code);

// Whether the session began, or went on, under this bout before it was seen; whether it went on after.
[[nodiscard]] std::string_view censoredName(const std::vector<Bout>& bouts, std::size_t index);

// Every rule and parameter behind the tables and the meaning of every column: names with one line each, in a
// fixed order. Columns are named "bouts.state".
[[nodiscard]] std::vector<std::pair<std::string, std::string>> tableDefinitions(
    const FigureSettings& settings);

}  // namespace tessera
