// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/document.h"

#include "sync/archive/inside/prepared.h"

#include <cmath>

namespace tessera::archive {

void Document::real(std::optional<double> value)
{
    if (!value || !std::isfinite(*value)) return gap();
    part();
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, *value).ptr;
    text_.append(digits, end);
}

void Document::text(std::string_view value)
{
    part();
    text_ += escaped(value);
}

std::string Document::escaped(std::string_view value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : readable(value)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 0x0F];
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace tessera::archive
