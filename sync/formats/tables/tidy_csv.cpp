// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/tidy_csv.h"

#include "sync/formats/csv_text.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/seconds.h"

#include <charconv>
#include <utility>

namespace tessera {
namespace {

using tree::Json;

std::string numberText(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

struct CellText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return guarded(text); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return numberText(value); }
    std::string operator()(Millis value) const { return secondsText(value); }
};

std::string lineOf(const Row& row)
{
    std::vector<std::string> fields;
    fields.reserve(row.size());
    for (const Cell& cell : row) fields.push_back(std::visit(CellText{}, cell));
    return csvLine(fields);
}

std::string setSettings(const FigureSettings& settings)
{
    Json document = tree::settingsOf(settings);
    for (const auto& [name, meaning] : tableDefinitions(settings)) {
        const std::size_t dot = name.find('.');
        if (dot != std::string::npos) {
            document["columns"][name.substr(0, dot) + ".csv"][name.substr(dot + 1)] = meaning;
        } else if (!document.contains(name)) {
            document[name] = meaning;
        }
    }
    document["duration_s"] = "without the pauses within";
    document["text_guard"] =
        "a text of more than one character that begins, behind any apostrophes, with = + - @, a tab or a "
        "return has an "
        "apostrophe before it, so that no spreadsheet takes it for a formula";
    return tree::written(document);
}

}  // namespace

const std::vector<std::string>& tidyNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < kTables; ++i)
            all.push_back(tableForm(static_cast<Table>(i)).name + ".csv");
        all.emplace_back("settings.json");
        return all;
    }();
    return names;
}

TidyWriter::TidyWriter(const FigureSettings& settings, Sink sink)
    : settings_(settings), sink_(std::move(sink)), tables_([this](Table table, const Row& row) {
          return sink_(static_cast<std::size_t>(table), lineOf(row));
      })
{
}

Status TidyWriter::begin()
{
    for (std::size_t i = 0; i < kTables; ++i) {
        std::vector<std::string> names;
        for (const Column& column : tableForm(static_cast<Table>(i)).columns) names.push_back(column.name);
        if (auto done = sink_(i, csvLine(names)); !done) return done;
    }
    return {};
}

Status TidyWriter::add(const Journal& journal)
{
    return tables_.add(journal);
}

Status TidyWriter::finish()
{
    return sink_(kTables, setSettings(settings_));
}

std::vector<TidyFile> tidySet(const std::vector<Journal>& journals, const FigureSettings& settings)
{
    std::vector<TidyFile> files;
    for (const std::string& name : tidyNames()) files.push_back({name, {}});
    // A sink that only adds to texts never fails.
    TidyWriter writer(settings, [&files](std::size_t file, std::string_view bytes) {
        files[file].content += bytes;
        return Status{};
    });
    bool whole = writer.begin().ok();
    for (const Journal& journal : journals) whole = whole && writer.add(journal).ok();
    whole = whole && writer.finish().ok();
    return whole ? files : std::vector<TidyFile>{};
}

}  // namespace tessera
