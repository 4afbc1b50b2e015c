// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Postcodes by their countries' forms. The letters of British post towns are public facts.
#include "core/privacy/rules.h"

namespace tessera {
namespace {

// "sw1a" → "aa9a"
std::string shapeOf(std::string_view folded)
{
    std::string shape;
    for (const char one : folded) shape += one >= '0' && one <= '9' ? '9' : 'a';
    return shape;
}

bool isAsciiPair(std::string_view folded)
{
    return folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string_view::npos;
}

bool written(const TextReading& reading, const TextToken& token, bool capitals)
{
    const std::string_view raw = reading.text().substr(token.from, token.to - token.from);
    const bool small = raw.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
    return !capitals || !small;
}

bool isPostArea(std::string_view letters)
{
    static const std::unordered_set<std::string_view> areas{
        "ab", "al", "b",  "ba", "bb", "bd", "bh", "bl", "bn", "br", "bs", "bt", "ca", "cb", "cf", "ch",
        "cm", "co", "cr", "ct", "cv", "cw", "da", "dd", "de", "dg", "dh", "dl", "dn", "dt", "dy", "e",
        "ec", "eh", "en", "ex", "fk", "fy", "g",  "gl", "gu", "gy", "ha", "hd", "hg", "hp", "hr", "hs",
        "hu", "hx", "ig", "im", "ip", "iv", "je", "ka", "kt", "kw", "ky", "l",  "la", "ld", "le", "ll",
        "ln", "ls", "lu", "m",  "me", "mk", "ml", "n",  "ne", "ng", "nn", "np", "nr", "nw", "ol", "ox",
        "pa", "pe", "ph", "pl", "po", "pr", "rg", "rh", "rm", "s",  "sa", "se", "sg", "sk", "sl", "sm",
        "sn", "so", "sp", "sr", "ss", "st", "sw", "sy", "ta", "td", "tf", "tn", "tq", "tr", "ts", "tw",
        "ub", "w",  "wa", "wc", "wd", "wf", "wn", "wr", "ws", "wv", "yo", "ze"};
    return areas.count(letters) > 0;
}

bool isOutward(std::string_view folded)
{
    static const std::unordered_set<std::string_view> shapes{"a9", "a99", "aa9", "aa99", "a9a", "aa9a"};
    if (shapes.count(shapeOf(folded)) == 0) return false;
    return isPostArea(folded.substr(0, folded.find_first_of("0123456789")));
}

bool isInward(std::string_view folded)
{
    static const std::unordered_set<std::string_view> counted{"1st", "2nd", "3rd", "4th", "5th",
                                                              "6th", "7th", "8th", "9th"};
    return shapeOf(folded) == "9aa" && folded.find_first_of("cikmov") == std::string_view::npos &&
           counted.count(folded) == 0;
}

bool isCanadian(std::string_view first, std::string_view second)
{
    const auto never = [](char one) {
        return std::string_view{"dfioqu"}.find(one) != std::string_view::npos;
    };
    return shapeOf(first) == "a9a" && shapeOf(second) == "9a9" && !never(first[0]) && first[0] != 'w' &&
           first[0] != 'z' && !never(first[2]) && !never(second[1]);
}

bool isEircode(std::string_view first, std::string_view second)
{
    const std::string shape = shapeOf(first);
    if ((shape != "a99" && first != "d6w") || second.size() != 4) return false;
    constexpr std::string_view kLetters = "acdefhknprtvwxy0123456789";
    return kLetters.find(first[0]) != std::string_view::npos &&
           second.find_first_not_of(kLetters) == std::string_view::npos &&
           shapeOf(second).find('a') != std::string::npos;
}

// One token with everything in it.
bool isGlued(const TextReading& reading, const TextToken& token)
{
    const std::string_view folded = token.folded;
    if (!isAsciiPair(folded) || !written(reading, token, true)) return false;
    if (folded.size() >= 5 && folded.size() <= 7 && isOutward(folded.substr(0, folded.size() - 3)) &&
        isInward(folded.substr(folded.size() - 3)))
        return true;
    if (folded.size() == 6 && isCanadian(folded.substr(0, 3), folded.substr(3))) return true;
    return shapeOf(folded) == "9999aa" && folded[0] != '0';
}

bool isState(const TextToken& token)
{
    static const std::unordered_set<std::string_view> states{
        "al", "ak", "az", "ar", "ca", "co", "ct", "de",  "dc",  "fl",  "ga", "hi",  "id", "il", "in",
        "ia", "ks", "ky", "la", "me", "md", "ma", "mi",  "mn",  "ms",  "mo", "mt",  "ne", "nv", "nh",
        "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or",  "pa",  "ri",  "sc", "sd",  "tn", "tx", "ut",
        "vt", "va", "wa", "wv", "wi", "wy", "pr", "nsw", "vic", "qld", "sa", "tas", "nt", "act"};
    return token.isWord() && token.shouted && states.count(token.folded) > 0;
}

bool saysPostcode(const TextReading& reading, std::size_t at)
{
    static const std::unordered_set<std::string_view> words{"postcode",     "zip",    "zipcode", "plz",
                                                            "postleitzahl", "postal", "postnr",  "eircode"};
    return reading.before(at, 3, words);
}

// Five digits that stand alone, or four before a town.
void figures(TextReading& reading, std::size_t at)
{
    const TextToken& token = reading[at];
    const std::size_t length = token.folded.size();
    const bool alone = (at == 0 || token.spaced || !reading[at - 1].isDigits());
    if (!alone || (length != 4 && length != 5)) return;
    const TextToken* const next = reading.free(at + 1);
    const TextToken* const after = reading.free(at + 2);
    if (length == 4 && next && next->isWord() && next->shouted && next->folded.size() == 2 &&
        token.folded[0] != '0' && isAsciiPair(next->folded) && !isOrdinary(next->folded)) {
        return reading.take(at, at + 2, TellingKind::postcode, Certainty::likely);  // 1234 AB
    }
    const bool state = at > 0 && reading.free(at - 1) && isState(reading[at - 1]);
    if (state || saysPostcode(reading, at)) {
        const bool plus = next && next->is('-') && !next->spaced && after && after->isDigits() &&
                          !after->spaced && after->folded.size() == 4;
        return reading.take(state ? at - 1 : at, plus ? at + 3 : at + 1, TellingKind::postcode,
                            Certainty::likely);
    }
    if (length == 5 && next && next->is('-') && !next->spaced && after && after->isDigits() &&
        !after->spaced && after->folded.size() == 4)
        return reading.take(at, at + 3, TellingKind::postcode, Certainty::likely);  // 12345-6789
    const bool town = next && next->isWord() && next->capital && !next->opens && !next->shouted &&
                      !next->newLine && !isOrdinary(next->folded);
    const int number = numberOf(token.folded);
    if (length == 5 && town && !(at > 0 && !token.spaced && reading[at - 1].is(':')))
        return reading.take(at, at + 2, TellingKind::postcode, Certainty::likely);
    if (length == 4 && town && (number < 1900 || number > 2099) && token.folded[0] != '0')
        return reading.take(at, at + 2, TellingKind::postcode, Certainty::possible);
}

}  // namespace

void findPostcodes(TextReading& reading)
{
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const TextToken* const token = reading.free(i);
        if (!token) continue;
        if (token->isDigits()) {
            figures(reading, i);
        } else if (token->kind == TextToken::Kind::mixed) {
            const TextToken* const next = reading.free(i + 1);
            const bool pair = next && next->spaced && !next->newLine && isAsciiPair(token->folded) &&
                              isAsciiPair(next->folded);
            const bool mixed = pair && next->kind == TextToken::Kind::mixed;
            if (mixed && isOutward(token->folded) && isInward(next->folded))
                reading.take(i, i + 2, TellingKind::postcode, Certainty::likely);
            else if (mixed && isCanadian(token->folded, next->folded))
                reading.take(i, i + 2, TellingKind::postcode, Certainty::likely);
            else if (mixed && written(reading, *token, true) && written(reading, *next, true) &&
                     isEircode(token->folded, next->folded))
                reading.take(i, i + 2, TellingKind::postcode, Certainty::likely);
            else if (isGlued(reading, *token))
                reading.take(i, i + 1, TellingKind::postcode, Certainty::likely);
            else if (saysPostcode(reading, i) && token->folded.size() <= 4 && isOutward(token->folded))
                reading.take(i, i + 1, TellingKind::postcode, Certainty::possible);
        }
    }
}

}  // namespace tessera
