// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_text.h"

#include <string_view>

namespace tessera {
namespace {

bool needsGuard(std::string_view text)
{
    const std::size_t behind = text.find_first_not_of('\'');
    return behind != std::string_view::npos && text.size() - behind > 1 &&
           std::string_view("=+-@\t\r").find(text[behind]) != std::string_view::npos;
}

}  // namespace

std::string guarded(const std::string& text)
{
    return needsGuard(text) ? "'" + text : text;
}

void takeGuardOff(std::string& text)
{
    if (text.starts_with('\'') && needsGuard(text)) text.erase(0, 1);
}

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        const std::string& field = fields[i];
        // A first field that looked like a comment, or an only field that is empty, would be lost when read
        // back.
        const bool mistaken =
            i == 0 && (field.empty() ? fields.size() == 1 : field.find('#') != std::string::npos);
        if (!mistaken && field.find_first_of(",\"\r\n") == std::string::npos) {
            line += field;
            continue;
        }
        line += '"';
        for (const char c : field) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\n";
}

}  // namespace tessera
