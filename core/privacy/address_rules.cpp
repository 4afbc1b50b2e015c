// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Streets and houses: "12 High Street", "Hauptstraße 12", "12 rue de la Paix", "flat 3".
#include "core/privacy/rules.h"

namespace tessera {
namespace {

constexpr std::size_t kMostMiddle = 3;  // words between the number and the kind of street
constexpr std::size_t kMostBehind = 5;

// 12, 12b; houses have at most five digits.
bool isHouse(const TextToken* token)
{
    if (token == nullptr) return false;
    if (token->isDigits()) return token->folded.size() <= 5;
    if (token->kind != TextToken::Kind::mixed || token->folded.size() > 5) return false;
    const std::size_t letters = token->folded.find_first_not_of("0123456789");
    return letters > 0 && letters + 1 == token->folded.size();
}

// Kinds of street that stand behind their name; the second lot are ordinary words too.
bool isStreet(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words{
        "street", "road", "avenue", "crescent", "terrace", "lane", "boulevard", "rd", "ave", "blvd"};
    return words.count(folded) > 0;
}

bool isMaybeStreet(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words{
        "st",     "close", "drive", "dr",     "place", "way",     "gardens", "grove",
        "square", "row",   "walk",  "hill",   "view",  "park",    "court",   "mews",
        "rise",   "gate",  "green", "parade", "wharf", "parkway", "highway"};
    return words.count(folded) > 0;
}

// The first token of a number, of "12-14" too.
std::size_t houseFrom(const TextReading& reading, std::size_t at)
{
    if (at >= 2 && reading.freeMark(at - 1, '-') && isHouse(reading.free(at - 2))) return at - 2;
    return at;
}

void behindName(TextReading& reading, std::size_t at)
{
    const std::string& kind = reading[at].folded;
    const bool sure = isStreet(kind);
    const bool capital = reading[at].capital;
    if (!sure && (!isMaybeStreet(kind) || !capital)) return;
    std::size_t i = at, names = 0;
    bool capitals = true;
    while (i > 0 && names < kMostMiddle && reading.freeWord(i - 1) && !reading[i].newLine &&
           !isSmallWord(reading[i - 1].folded)) {
        capitals = capitals && reading[i - 1].capital;
        --i;
        ++names;
    }
    // A saint's street: "12 St. Mary's Road".
    if (i > 1 && reading.freeMark(i - 1, '.') && reading.freeWord(i - 2) && reading[i - 2].folded == "st")
        i -= 2;
    const bool house = names > 0 && i > 0 && isHouse(reading.free(i - 1)) && !reading[i].newLine;
    if (house && (sure || capitals))
        return reading.take(houseFrom(reading, i - 1), at + 1, TellingKind::address, Certainty::likely);
    const TextToken* const before = at > 0 ? reading.freeWord(at - 1) : nullptr;
    if (sure && capital && before && before->capital && !isOrdinary(before->folded))
        reading.take(at - 1, at + 1, TellingKind::address, Certainty::likely);
}

bool endsWith(std::string_view text, std::string_view ending)
{
    return text.size() > ending.size() + 2 && text.substr(text.size() - ending.size()) == ending;
}

// The kind of street is the end of its name.
void withinName(TextReading& reading, std::size_t at)
{
    const TextToken& word = reading[at];
    if (!word.capital) return;
    bool street = word.folded == "strasse" || word.folded == "straat" || word.folded == "laan";
    bool own = false;
    for (const std::string_view ending : {"strasse", "straat", "gasse", "gracht", "laan", "dijk"})
        own = own || endsWith(word.folded, ending);
    bool more = false;
    for (const std::string_view ending :
         {"str", "weg", "platz", "allee", "plein", "kade", "ufer", "steig", "singel"})
        more = more || endsWith(word.folded, ending);
    if (!street && !own && !more) return;
    std::size_t from = at, to = at + 1;
    if (street && at > 0 && reading.freeWord(at - 1) && reading[at - 1].capital) from = at - 1;
    if (endsWith(word.folded, "str") && reading.freeMark(to, '.') && !reading[to].spaced) ++to;
    const bool house = isHouse(reading.free(to)) && !reading[to].newLine;
    if (house) {
        ++to;
        const TextToken* const letter = reading.freeWord(to);
        if (letter && letter->to - letter->from == 1 && !letter->capital) ++to;
        reading.take(from, to, TellingKind::address, Certainty::likely);
    } else if (own && !isOrdinary(word.folded)) {
        reading.take(at, at + 1, TellingKind::address, Certainty::possible);
    }
}

bool joins(const TextToken& word)
{
    static const std::unordered_set<std::string_view> words{"de",  "du",  "des", "la",  "le",
                                                            "les", "del", "los", "las", "della"};
    return words.count(word.folded) > 0;
}

// The kind of street stands first: "12 rue de la Paix", "calle Mayor 5".
void beforeName(TextReading& reading, std::size_t at)
{
    static const std::unordered_set<std::string_view> sure{"rue",    "chemin", "impasse", "quai",
                                                           "ruelle", "calle",  "avenida", "piazza"};
    static const std::unordered_set<std::string_view> maybe{"avenue", "boulevard", "place", "route", "cours",
                                                            "allee",  "plaza",     "via",   "bd"};
    const bool known = sure.count(reading[at].folded) > 0;
    if (!known && maybe.count(reading[at].folded) == 0) return;
    std::size_t from = at, to = at + 1;
    if (from > 0 && reading.freeWord(from - 1) &&
        (reading[from - 1].folded == "bis" || reading[from - 1].folded == "ter"))
        --from;
    if (from > 0 && reading.freeMark(from - 1, ',')) --from;
    const bool house = from > 0 && isHouse(reading.free(from - 1));
    bool named = false;
    while (to < reading.size() && to - at <= kMostBehind && reading.freeWord(to) && !reading[to].newLine) {
        const bool elided = reading[to].folded.size() > 3 && reading[to].folded[1] == '\'';
        if (!joins(reading[to]) && !reading[to].capital && !elided) break;
        named = named || !joins(reading[to]);
        ++to;
    }
    if (!named) return;
    const bool behind = isHouse(reading.free(to)) && !reading[to].newLine;
    if (behind) ++to;
    if (house)
        reading.take(from - 1, to, TellingKind::address, Certainty::likely);
    else if (behind)
        reading.take(at, to, TellingKind::address, Certainty::likely);
    else if (known)
        reading.take(at, to, TellingKind::address, Certainty::possible);
}

// "flat 3", "lives at 12", "PO box 7", "Hausnummer 5"
void door(TextReading& reading, std::size_t at)
{
    static const std::unordered_set<std::string_view> doors{
        "flat", "apartment", "apt", "wohnung", "appartement", "hausnummer", "huisnummer", "house"};
    static const std::unordered_set<std::string_view> lives{"lives", "live",    "living", "lived",
                                                            "moved", "address", "wohnt",  "woont"};
    const std::string& word = reading[at].folded;
    std::size_t number = at + 1;
    if (word == "po" && reading.freeWord(number) && reading[number].folded == "box")
        ++number;
    else if (word == "house") {
        const TextToken* const next = reading.freeWord(number);
        if (!next || (next->folded != "number" && next->folded != "no")) return;
        ++number;
        if (reading.freeMark(number, '.')) ++number;
    } else if (lives.count(word) > 0) {
        const TextToken* const next = reading.freeWord(number);
        if (!next ||
            (next->folded != "at" && next->folded != "is" && next->folded != "to" && next->folded != "in"))
            return;
        ++number;
        if (reading.freeWord(number) && reading[number].folded == "number") ++number;
    } else if (doors.count(word) == 0) {
        return;
    }
    if (number == at + 1 && word == "po") return;
    if (!isHouse(reading.free(number)) || reading[number].newLine) return;
    const TextToken* const behind = reading.freeWord(number + 1);
    static const std::unordered_set<std::string_view> units{"minutes", "min",     "hours", "days",
                                                            "weeks",   "months",  "years", "people",
                                                            "oclock",  "o'clock", "rooms", "times"};
    if (behind && units.count(behind->folded) > 0) return;
    const bool atHome = lives.count(word) > 0;
    reading.take(atHome ? number : at, number + 1, TellingKind::address,
                 atHome ? Certainty::likely : Certainty::possible);
}

}  // namespace

void findAddresses(TextReading& reading)
{
    for (std::size_t i = 0; i < reading.size(); ++i) {
        if (reading.freeWord(i)) beforeName(reading, i);
        if (reading.freeWord(i)) behindName(reading, i);
        if (reading.freeWord(i)) withinName(reading, i);
    }
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (reading.freeWord(i)) door(reading, i);
}

}  // namespace tessera
