// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Days: in figures, with a month's name, and years of birth.
#include "core/privacy/rules.h"

#include <unordered_map>

namespace tessera {
namespace {

bool isDay(int number)
{
    return number >= 1 && number <= 31;
}

bool isMonth(int number)
{
    return number >= 1 && number <= 12;
}

bool isYear(const TextToken* token)
{
    if (token == nullptr || !token->isDigits() || token->folded.size() != 4) return false;
    const int year = numberOf(token->folded);
    return year >= 1900 && year <= 2099;
}

enum class MonthWord : std::uint8_t { none, aWordToo, plain };

// English, German, Dutch, French, Spanish; short forms too. The rest of some is an ordinary word.
MonthWord monthWord(std::string_view folded)
{
    static const std::unordered_set<std::string_view> plain{
        "january",  "february", "april",   "june",      "july",    "august",    "september", "october",
        "november", "december", "jan",     "feb",       "apr",     "jun",       "jul",       "aug",
        "sept",     "oct",      "nov",     "januar",    "februar", "marz",      "juni",      "juli",
        "oktober",  "dezember", "okt",     "dez",       "mrz",     "januari",   "februari",  "maart",
        "mei",      "augustus", "janvier", "fevrier",   "avril",   "juin",      "juillet",   "aout",
        "octobre",  "novembre", "janv",    "septembre", "enero",   "febrero",   "marzo",     "abril",
        "mayo",     "junio",    "julio",   "agosto",    "octubre", "noviembre", "diciembre", "septiembre",
        "janner",   "decembre", "fevr",    "avr",       "juil"};
    static const std::unordered_set<std::string_view> words{"may",  "march", "mar", "mai",
                                                            "mars", "sep",   "dec"};
    if (plain.count(folded) > 0) return MonthWord::plain;
    return words.count(folded) > 0 ? MonthWord::aWordToo : MonthWord::none;
}

// 3, 3rd, 1er; or third, twenty-first's "first".
bool isCounted(const TextToken& token)
{
    static const std::unordered_set<std::string_view> words{
        "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
        "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "thirtieth"};
    if (token.isWord()) return words.count(token.folded) > 0;
    if (token.kind != TextToken::Kind::mixed || token.folded.size() < 3 || token.folded.size() > 4)
        return false;
    const std::string_view text = token.folded;
    const std::string_view ending = text.substr(text.size() - 2);
    const std::string_view digits = text.substr(0, text.size() - 2);
    if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th" && ending != "er") return false;
    return digits.find_first_not_of("0123456789") == std::string_view::npos && isDay(numberOf(digits));
}

bool isDayFigure(const TextToken* token)
{
    return token != nullptr && token->isDigits() && token->folded.size() <= 2 &&
           isDay(numberOf(token->folded));
}

// A day in figures from `at`: behind it, or 0.
std::size_t figures(const TextReading& reading, std::size_t at)
{
    const TextToken* const first = reading.free(at);
    const TextToken* const mark = reading.free(at + 1);
    const TextToken* const second = reading.free(at + 2);
    if (!first || !first->isDigits() || !mark || mark->spaced || !second || !second->isDigits()) return 0;
    const char between = mark->mark;
    if (between != '.' && between != '/' && between != '-') return 0;
    if (at > 0 && !first->spaced && reading[at - 1].is(between)) return 0;
    if (second->spaced && between != '.') return 0;
    const int a = numberOf(first->folded), b = numberOf(second->folded);
    const TextToken* const third = reading.free(at + 4);
    const bool markAgain = reading.freeMark(at + 3, between) && !reading[at + 3].spaced;
    if (first->folded.size() == 4) {
        const bool ends = third && !third->spaced &&
                          (isDayFigure(third) || (third->kind == TextToken::Kind::mixed &&
                                                  third->folded.size() >= 3 && third->folded[2] == 't'));
        return isYear(first) && markAgain && isMonth(b) && ends ? at + 5 : 0;
    }
    if (first->folded.size() > 2 || second->folded.size() > 2) return 0;
    if (!((isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b)))) return 0;
    const bool whole = markAgain && third && third->isDigits() && (!third->spaced || isYear(third)) &&
                       (third->folded.size() == 2 || isYear(third));
    if (whole) return at + 5;
    static const std::unordered_set<std::string_view> on{
        "on",      "born", "dob", "since",    "until", "am",  "vom",  "op",
        "geboren", "le",   "den", "birthday", "geb",   "bis", "seit", "birthdate"};
    if (between == '-' || second->spaced || (third && markAgain && third->isDigits())) return 0;
    // "12.03." as German writes it; "12/3" only where words say so.
    if (between == '.' && markAgain && second->folded.size() == 2 && isMonth(b)) return at + 4;
    return reading.before(at, 2, on) ? at + 3 : 0;
}

// Around a month's name: [day] [of] month [day] [year].
void named(TextReading& reading, std::size_t at)
{
    const MonthWord word = monthWord(reading[at].folded);
    if (word == MonthWord::none) return;
    const bool sure = word == MonthWord::plain || reading[at].capital;
    std::size_t from = at, to = at + 1;
    bool day = false, counted = false;
    std::size_t left = at;
    if (left > 0 && reading.freeWord(left - 1) &&
        (reading[left - 1].folded == "of" || reading[left - 1].folded == "de"))
        --left;
    if (left > 0 && reading.freeMark(left - 1, '.') && !reading[left - 1].spaced) --left;
    if (left > 0 && reading.free(left - 1)) {
        counted = isCounted(reading[left - 1]);
        // "second" and the like need "of" before the month.
        if (counted && reading[left - 1].isWord() && left == at) counted = false;
        day = counted || isDayFigure(&reading[left - 1]);
        if (day) from = left - 1;
        // "twenty-first of May"
        if (counted && from > 1 && reading.freeMark(from - 1, '-') && reading.freeWord(from - 2)) from -= 2;
    }
    if (to < reading.size() && reading.freeMark(to, '.') && !reading[to].spaced &&
        reading[at].folded.size() <= 4 && reading.free(to + 1) && reading[to + 1].isDigits())
        ++to;
    if (!day && reading.free(to) && !reading[to].newLine) {
        counted = isCounted(reading[to]) && !reading[to].isWord();
        const bool clock = reading.freeMark(to + 1, ':') && !reading[to + 1].spaced;
        if (counted || (isDayFigure(&reading[to]) && !clock)) {
            day = true;
            ++to;
        }
    }
    std::size_t next = to;
    if (reading.freeMark(next, ',') || reading.freeMark(next, '.')) ++next;
    if (reading.freeWord(next) && reading[next].folded == "de") ++next;
    const bool year = isYear(reading.free(next));
    if (year) to = next + 1;
    if (!day && !year) return;
    if (!sure && !counted && !year) return;
    reading.take(from, to, TellingKind::date, Certainty::likely);
}

}  // namespace

int numberOf(std::string_view digits)
{
    if (digits.empty() || digits.size() > 9) return -1;
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

void findDates(TextReading& reading)
{
    static const std::unordered_set<std::string_view> birth{"born",   "birthday", "birthdate", "birth",
                                                            "dob",    "geboren",  "geb",       "geburtstag",
                                                            "nacido", "nacida",   "naissance"};
    for (std::size_t i = 0; i < reading.size(); ++i) {
        if (!reading.free(i)) continue;
        if (reading[i].isWord()) {
            named(reading, i);
        } else if (const std::size_t end = figures(reading, i); end > 0) {
            reading.take(i, end, TellingKind::date, end == i + 5 ? Certainty::likely : Certainty::possible);
        } else if (isYear(&reading[i]) && reading.before(i, 3, birth)) {
            reading.take(i, i + 1, TellingKind::date, Certainty::likely);
        }
    }
}

}  // namespace tessera
