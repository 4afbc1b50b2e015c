// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/text_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tessera {
namespace {

std::size_t characters(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

std::string aligned(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characters(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - characters(row[i]), ' ');
            if (i > 0) text += "  " + blanks + row[i];
            if (i == 0) text += row[i] + (row.size() > 1 ? blanks : "");
        }
        text += "\n";
    }
    return text;
}

std::string decimal(const std::optional<double>& value, int digits)
{
    if (!value) return "-";
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, *value);
    return buffer.data();
}

}  // namespace tessera
