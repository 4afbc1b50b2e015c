// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Addresses of the network: e-mail, pages, handles.
#include "core/privacy/rules.h"

#include <algorithm>

namespace tessera {
namespace {

// How far an address goes to either side of what gives it away, in tokens.
constexpr std::size_t kFarthest = 40;

bool isWordlike(const TextToken& token)
{
    return token.isWord() || token.isDigits() || token.kind == TextToken::Kind::mixed;
}

// Endings that are no English words as well: "home.it went" is no page.
bool endsPage(std::string_view folded)
{
    static const std::unordered_set<std::string_view> known{
        "com", "org", "net", "edu", "gov", "info", "biz", "app", "dev", "io", "co", "uk", "de", "nl",
        "fr",  "eu",  "ch",  "be",  "dk",  "se",   "fi",  "ie",  "nz",  "au", "ca", "pl", "es", "online"};
    return known.count(folded) > 0;
}

bool isLocalMark(const TextToken& token)
{
    return token.is('.') || token.is('_') || token.is('-') || token.is('+') || token.is('%');
}

// The first token of what stands straight before `at`, without a blank.
std::size_t leftOf(const TextReading& reading, std::size_t at)
{
    std::size_t first = at;
    while (first > 0 && at - first < kFarthest && !reading[first].spaced && reading.free(first - 1) &&
           (isWordlike(reading[first - 1]) || isLocalMark(reading[first - 1])))
        --first;
    while (first < at && (reading[first].is('.') || reading[first].is('-'))) ++first;
    return first;
}

// Behind the labels and dots that stand straight behind `at`; `dots` counts those between labels.
std::size_t hostFrom(const TextReading& reading, std::size_t at, int& dots)
{
    std::size_t end = at, i = at;
    dots = 0;
    bool dot = false;
    while (i < reading.size() && i - at < kFarthest && reading.free(i) && (i == at || !reading[i].spaced)) {
        if (isWordlike(reading[i])) {
            if (dot) ++dots;
            dot = false;
            end = i + 1;
        } else if (reading[i].is('.') && i > at && !dot) {
            dot = true;
        } else if (!reading[i].is('-') && !reading[i].is('_')) {
            break;
        }
        ++i;
    }
    return end;
}

// Behind everything up to the next blank, without what ends a sentence.
std::size_t untilBlank(const TextReading& reading, std::size_t at)
{
    std::size_t end = at;
    while (end < reading.size() && reading.free(end) && !reading[end].spaced &&
           reading[end].kind != TextToken::Kind::blank)
        ++end;
    while (end > at && reading[end - 1].kind == TextToken::Kind::mark && !reading[end - 1].is('/')) --end;
    return end;
}

void email(TextReading& reading, std::size_t at)
{
    if (!reading.free(at)) return;
    const std::size_t first = leftOf(reading, at);
    int dots = 0;
    const bool joined = at + 1 < reading.size() && !reading[at + 1].spaced;
    const std::size_t end = joined ? hostFrom(reading, at + 1, dots) : at + 1;
    if (end <= at + 1) return;
    if (first < at)
        reading.take(first, end, TellingKind::email, dots > 0 ? Certainty::likely : Certainty::possible);
    else if (reading[at + 1].isWord() || reading[at + 1].kind == TextToken::Kind::mixed)
        reading.take(at, end, TellingKind::web, Certainty::possible);  // a handle
}

// "https:…", "www.…"
bool scheme(TextReading& reading, std::size_t at)
{
    const std::string& word = reading[at].folded;
    const bool http =
        (word == "http" || word == "https") && reading.freeMark(at + 1, ':') && reading.freeMark(at + 2, '/');
    const bool www = word == "www" && reading.freeMark(at + 1, '.') && !reading[at + 1].spaced;
    if (!http && !www) return false;
    const std::size_t end = untilBlank(reading, at + 1);
    if (end <= at + 1) return false;
    reading.take(at, end, TellingKind::web, Certainty::likely);
    return true;
}

// "something.org", "something.co.uk/page"
void page(TextReading& reading, std::size_t at)
{
    int dots = 0;
    const std::size_t host = hostFrom(reading, at, dots);
    if (dots == 0 || host < at + 3 || !endsPage(reading[host - 1].folded)) return;
    const bool path = reading.freeMark(host, '/') && !reading[host].spaced;
    const std::size_t end = path ? std::max(host, untilBlank(reading, host)) : host;
    reading.take(at, end, TellingKind::web, Certainty::likely);
}

}  // namespace

void findLinks(TextReading& reading)
{
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (reading[i].is('@')) email(reading, i);
    for (std::size_t i = 0; i < reading.size(); ++i) {
        if (!reading.free(i) || !isWordlike(reading[i])) continue;
        if (reading[i].isWord() && scheme(reading, i)) continue;
        const bool joined = i > 0 && !reading[i].spaced && (reading[i - 1].is('.') || reading[i - 1].is('-'));
        if (!joined && reading.freeMark(i + 1, '.') && !reading[i + 1].spaced) page(reading, i);
        if (!joined && reading.freeMark(i + 1, '-') && !reading[i + 1].spaced) page(reading, i);
    }
}

}  // namespace tessera
