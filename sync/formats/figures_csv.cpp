// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_text.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/research/sequence_tree.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tessera {
namespace {

using tree::Json;

using Cells = std::vector<std::pair<std::string, std::string>>;

std::string cellText(const Json& value)
{
    if (value.is_null()) return {};
    if (value.is_string()) return guarded(value.get<std::string>());
    return value.dump();
}

void flatten(const Json& value, const std::string& name, Cells& cells)
{
    for (const auto& [key, child] : value.items()) {
        const std::string full = name.empty() ? key : name + "_" + key;
        // The rules are one cell, so that the columns of two versions stay the same.
        if (child.is_object() && full != "settings") {
            flatten(child, full, cells);
        } else {
            cells.emplace_back(full, cellText(child));
        }
    }
}

}  // namespace

std::string measuresCsv(const std::vector<SessionFigures>& sessions, const FigureSettings& settings)
{
    const tree::DataSet dataSet(sessions);
    std::vector<Cells> rows;
    std::vector<std::string> columns;
    for (const SessionFigures& one : sessions) {
        Cells cells;
        flatten(tree::measures(one, settings, dataSet), "", cells);
        // Sessions of another scheme bring columns of their own; each comes behind the one it follows in its
        // row.
        std::size_t place = 0;
        for (const auto& [name, text] : cells) {
            const auto found = std::find(columns.begin(), columns.end(), name);
            if (found == columns.end()) {
                columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(place), name);
                ++place;
            } else {
                place = static_cast<std::size_t>(found - columns.begin()) + 1;
            }
        }
        rows.push_back(std::move(cells));
    }
    std::string text = csvLine(columns);
    for (const Cells& cells : rows) {
        const std::map<std::string, std::string> byName(cells.begin(), cells.end());
        std::vector<std::string> line;
        for (const std::string& column : columns) {
            const auto found = byName.find(column);
            line.push_back(found == byName.end() ? std::string() : found->second);
        }
        text += csvLine(line);
    }
    return text;
}

}  // namespace tessera
