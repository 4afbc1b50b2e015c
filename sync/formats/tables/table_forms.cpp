// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures_tree.h"
#include "sync/formats/tables/session_tables.h"

#include <array>

namespace tessera {
namespace {

using enum CellKind;

// What every row of a session begins with.
std::vector<Column> ofSession(std::vector<Column> rest)
{
    std::vector<Column> columns{
        {"session", text, "the session's UUID", {}},
        {"subject", text, "code of the family", {}},
        {"observer", text, "code of the observer", {}},
    };
    for (Column& column : rest) columns.push_back(std::move(column));
    return columns;
}

TableForm sessionsForm()
{
    return {
        "sessions",
        ofSession({
            {"source_id", text, "the id this session had in the table it was read from", {}},
            {"kind", choice, "what the session is", {"real", "practice", "trial", "illustrative"}},
            {"scheme", text, "name and version of the code scheme", {}},
            {"practitioner", text, "code of the practitioner", {}},
            {"visit", text, "code of the visit", {}},
            {"place", choice, "where the visit was", {"home", "day-stay", "other"}},
            {"site", words, "the service's site", {}},
            {"study", text, "the study it belongs to", {}},
            {"start", text, "when the recording was opened, UTC; see start_precision", {}},
            {"unit", text, "unit of the columns that end in _s", {}},
            {"start_s", seconds, "start on the session's clock", {}},
            {"stop_s", seconds, "end on the session's clock", {}},
            {"observed_s", seconds, "end - start - pauses - missed intervals", {}},
            {"coded_s", seconds, "observed - can't-tell", {}},
            {"paused_s", seconds, "sum of the pauses", {}},
            {"cannot_tell_s", seconds, "sum of the can't-tells", {}},
            {"interactions", whole, "tapped activities", {}},
            {"bouts", whole, "longest stretches of one activity", {}},
            {"shifts", whole, "neighbouring bouts of different activities with nothing between", {}},
            {"state", choice, "whether the session has been ended", {"ended", "open"}},
            {"start_precision",
             choice,
             "exact; or month, when the day and the time stayed behind; empty when the start is unknown",
             {"exact", "month"}},
            {"consent", choice, "what may be written down", {"all", "no-notes", "none"}},
            {"sureness", choice, "how sure the observer was of the tapping", {"not-very", "fairly", "very"}},
            {"sources", text, "UUIDs of the sessions this one was agreed on from, with blanks between", {}},
            {"missed_s",
             seconds,
             "intervals that were not coded; sums of this table are of the first group of states",
             {}},
        })};
}

TableForm boutsForm()
{
    return {"bouts",
            ofSession({
                {"index", whole, "number within the session and its lane", {}},
                {"state", CellKind::state, "what was going on", {}},
                {"start_s", seconds, "onset", {}},
                {"stop_s", seconds, "offset, exclusive", {}},
                {"duration_s", seconds, "stop - start", {}},
                {"censored",
                 choice,
                 "which ends of the bout were not seen: observing began (left) or stopped (right) there, at "
                 "the session's ends, a pause or a can't-tell",
                 {"left", "right", "both", "none"}},
            })};
}

TableForm interactionsForm()
{
    return {"interactions", ofSession({
                                {"index", whole, "number within the session and its lane", {}},
                                {"state", CellKind::state, "what was tapped; cannot-tell too", {}},
                                {"start_s", seconds, "onset", {}},
                                {"stop_s", seconds, "offset, exclusive", {}},
                                {"duration_s", seconds, "stop - start - the pauses within", {}},
                                {"paused_s", seconds, "pauses within", {}},
                                {"corrected", whole, "1 when it differs from what was first tapped", {}},
                            })};
}

TableForm markersForm()
{
    return {"markers",
            ofSession({
                {"index", whole, "number within the session", {}},
                {"time_s", seconds, "moment", {}},
                {"event", point, "which step it was; empty when nobody said", {}},
                {"tags", text, "help, challenge, possibility; with blanks between", {}},
                {"issue", words, "what it was about, in the observer's words; only when words leave", {}},
            })};
}

TableForm notesForm()
{
    return {"notes", ofSession({
                         {"index", whole, "number within the session", {}},
                         {"time_s", seconds, "moment", {}},
                         {"text", words, "the observer's words; only when words leave", {}},
                     })};
}

TableForm transitionsForm()
{
    return {"transitions",
            ofSession({
                {"from", CellKind::state, "the bout before", {}},
                {"to", CellKind::state, "the bout after, with nothing between", {}},
                {"count", whole, "how often; never across a pause or a can't-tell", {}},
                {"probability", number, "count / all transitions from there; empty when there are none", {}},
            })};
}

TableForm codebookForm()
{
    return {"codebook",
            {
                {"scheme", text, "name and version of the code scheme", {}},
                {"group", words, "group of codes; groups of states are lanes of their own", {}},
                {"kind", text, "state (lasts) or point (a moment)", {}},
                {"code", text, "as it stands in the other tables", {}},
                {"label", words, "full name", {}},
                {"phrase", words, "the image in words", {}},
                {"letter", text, "sign in text grids", {}},
                {"mark", text, "shape on the square", {}},
                {"light", text, "colour on a light ground, sRGB", {}},
                {"dark", text, "colour on a dark ground, sRGB", {}},
                {"short_label", words, "short name", {}},
                {"order", whole, "place in the alphabet of the scheme's states, or among its points", {}},
            }};
}

}  // namespace

const TableForm& tableForm(Table table)
{
    static const std::array<TableForm, kTables> forms{sessionsForm(), boutsForm(), interactionsForm(),
                                                      markersForm(),  notesForm(), transitionsForm(),
                                                      codebookForm()};
    return forms[static_cast<std::size_t>(table)];
}

std::vector<std::pair<std::string, std::string>> tableDefinitions(const FigureSettings& settings)
{
    std::vector<std::pair<std::string, std::string>> all;
    const tree::Json rules = tree::settingsOf(settings);
    for (const auto& [name, value] : rules.items()) {
        all.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
    }
    all.emplace_back("time", "seconds since the session's start, pauses included; spans are half-open");
    all.emplace_back("censored",
                     "left: the bout was under way when observing began (start, pause, can't-tell before "
                     "it); right: it was under way when observing stopped");
    all.emplace_back("transitions", "counts at lag 1 between neighbouring bouts with nothing between");
    all.emplace_back("missing", "an empty cell is a thing that is unknown, undefined or not there");
    for (std::size_t i = 0; i < kTables; ++i) {
        const TableForm& form = tableForm(static_cast<Table>(i));
        for (const Column& column : form.columns) {
            all.emplace_back(form.name + "." + column.name, column.meaning);
        }
    }
    all.emplace_back("version", std::string(programVersion()));
    return all;
}

}  // namespace tessera
