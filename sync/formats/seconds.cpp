// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/seconds.h"

#include <cstdint>
#include <limits>

namespace tessera {
namespace {

// Far enough below the largest 64-bit number that two positions can still be added.
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / 4;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Digits alone, up to kLargest.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (!isDigit(c)) return std::nullopt;
        const std::int64_t digit = c - '0';
        if (value > (kLargest - digit) / 10) return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

// value * factor + rest, when it stays in range; all parts at least 0.
std::optional<std::int64_t> scaled(std::int64_t value, std::int64_t factor, std::int64_t rest)
{
    if (rest > kLargest || value > (kLargest - rest) / factor) return std::nullopt;
    return value * factor + rest;
}

// "12.3456" times `unit` milliseconds, rounded half up on the decimal digits.
std::optional<std::int64_t> decimal(std::string_view text, std::int64_t unit)
{
    const std::size_t point = text.find('.');
    const auto whole = wholeNumber(text.substr(0, point));
    if (!whole) return std::nullopt;
    if (point == std::string_view::npos) return scaled(*whole, unit, 0);

    const std::string_view digits = text.substr(point + 1);
    if (digits.empty()) return std::nullopt;
    // Nine digits are enough: half a millisecond is the fourth decimal of a second.
    std::int64_t fraction = 0;  // out of `scale`
    std::int64_t scale = 1;
    for (const char c : digits) {
        if (!isDigit(c)) return std::nullopt;
        if (scale >= 1'000'000'000) continue;
        scale *= 10;
        fraction = fraction * 10 + (c - '0');
    }
    return scaled(*whole, unit, (fraction * unit * 2 + scale) / (scale * 2));
}

}  // namespace

std::optional<Millis> parseSeconds(std::string_view text)
{
    const auto value = decimal(text, 1000);
    if (!value) return std::nullopt;
    return Millis{*value};
}

std::optional<Millis> parsePosition(std::string_view text)
{
    const std::size_t last = text.rfind(':');
    if (last == std::string_view::npos) return parseSeconds(text);

    const std::string_view seconds = text.substr(last + 1);
    const std::size_t whole = seconds.find('.');
    if (seconds.substr(0, whole).size() != 2 || seconds[0] > '5') return std::nullopt;
    const auto rest = parseSeconds(seconds);
    if (!rest) return std::nullopt;

    const std::string_view before = text.substr(0, last);
    const std::size_t first = before.find(':');
    const bool withHours = first != std::string_view::npos;
    const std::string_view minuteText = withHours ? before.substr(first + 1) : before;
    if (withHours && minuteText.size() > 2) return std::nullopt;
    const auto minutes = wholeNumber(minuteText);
    if (!minutes || (withHours && *minutes >= 60)) return std::nullopt;
    std::optional<std::int64_t> total = scaled(*minutes, 60'000, rest->count());
    if (total && withHours) {
        const auto hours = wholeNumber(before.substr(0, first));
        if (!hours) return std::nullopt;
        total = scaled(*hours, 3'600'000, *total);
    }
    if (!total) return std::nullopt;
    return Millis{*total};
}

std::optional<Millis> parseDuration(std::string_view text)
{
    std::size_t end = text.size();
    while (end > 0 && !isDigit(text[end - 1])) --end;
    const std::string_view suffix = text.substr(end);
    std::int64_t unit = 0;
    if (suffix == "ms") unit = 1;
    if (suffix == "s") unit = 1000;
    if (suffix == "m") unit = 60'000;
    if (suffix == "h") unit = 3'600'000;
    if (unit == 0) return std::nullopt;
    const auto value = decimal(text.substr(0, end), unit);
    if (!value || *value == 0) return std::nullopt;
    return Millis{*value};
}

std::string secondsText(Millis length)
{
    const std::int64_t ms = length.count();
    std::string text = std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        std::string digits = std::to_string(1000 + ms % 1000).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text;
}

}  // namespace tessera
