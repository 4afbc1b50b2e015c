// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/clean_text.h"

namespace tessera {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool inRange(std::string_view text, std::size_t at, unsigned from, unsigned to)
{
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= from && byte <= to;
}

// Bytes of the well-formed character at `at` (Unicode 15, table 3-7); 0 when there is none.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto tail = [&](std::size_t offset) { return inRange(text, at + offset, 0x80, 0xBF); };
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned least = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned most = lead == 0xED ? 0x9F : 0xBF;
        return inRange(text, at + 1, least, most) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned least = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned most = lead == 0xF4 ? 0x8F : 0xBF;
        return inRange(text, at + 1, least, most) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

std::string_view printable(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    const bool control = (first < 0x20 && first != '\t' && first != '\n' && first != '\r') || first == 0x7F;
    const bool none = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
    return control || none ? kReplacement : character;
}

std::string_view xmlEscape(std::string_view character)
{
    switch (character.front()) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return printable(character);
    }
}

template <class Write>
std::string eachCharacter(std::string_view text, Write write)
{
    std::string answer;
    answer.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        answer += write(length == 0 ? kReplacement : text.substr(at, length));
        at += length == 0 ? 1 : length;
    }
    return answer;
}

}  // namespace

std::string validUtf8(std::string_view text)
{
    return eachCharacter(text, [](std::string_view character) { return character; });
}

std::string printableText(std::string_view text)
{
    return eachCharacter(text, printable);
}

std::string xmlText(std::string_view text)
{
    return eachCharacter(text, xmlEscape);
}

std::string_view wholeCharacters(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && inRange(text, end, 0x80, 0xBF)) --end;
    return text.substr(0, end);
}

std::string wordText(std::string_view text)
{
    return eachCharacter(text, [](std::string_view character) -> std::string_view {
        const char c = character.front();
        const bool stays = character.size() > 1 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           (c >= '0' && c <= '9') || c == '_';
        return stays ? character : "_";
    });
}

}  // namespace tessera
