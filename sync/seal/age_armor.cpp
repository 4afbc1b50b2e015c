// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_armor.h"

#include "sync/seal/age_crypto.h"

namespace tessera::seal {
namespace {

constexpr std::string_view kBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kEnd = "-----END AGE ENCRYPTED FILE-----";
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kColumns = 64;

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(kBlanks) + 1 - from);
}

// A line without its end; the text goes on behind it.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// Four characters stand for three bytes; the last four may end in one or two '='.
std::optional<std::string> bytesOf(std::string_view line)
{
    if (line.empty() || line.size() > kColumns || line.size() % 4 != 0) return std::nullopt;
    for (int padding = 0; padding < 2 && line.ends_with('='); ++padding) line.remove_suffix(1);
    return fromBase64(line);
}

}  // namespace

bool isArmored(std::string_view text)
{
    return withoutBlanks(text).starts_with(kBegin);
}

std::optional<std::string> openArmor(std::string_view text)
{
    text = withoutBlanks(text);
    if (takeLine(text) != kBegin) return std::nullopt;
    std::string bytes;
    bool over = false;  // a short line is the last one
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line == kEnd) return text.empty() ? std::optional(std::move(bytes)) : std::nullopt;
        const auto decoded = over ? std::nullopt : bytesOf(line);
        if (!decoded) return std::nullopt;
        over = line.size() < kColumns || line.ends_with('=');
        bytes += *decoded;
    }
    return std::nullopt;
}

}  // namespace tessera::seal
