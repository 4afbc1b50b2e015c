// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Names of people and places: behind a title, behind "called", known given names, capitals within a sentence.
#include "core/privacy/rules.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::size_t kShortestSmall = 4;  // a given name in small letters

bool isTitle(std::string_view folded)
{
    static const std::unordered_set<std::string_view> titles{
        "mr",     "mrs",    "ms",       "mx",       "dr",   "prof",         "professor",
        "herr",   "frau",   "fraulein", "dhr",      "mevr", "mevrouw",      "meneer",
        "mme",    "mlle",   "madame",   "monsieur", "sir",  "mademoiselle", "senor",
        "senora", "signor", "signora",  "lady",     "pani"};
    return titles.count(folded) > 0;
}

// People before whose name it stands, and ordinary words else.
bool isKin(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words{
        "miss",     "nurse",   "sister",    "brother", "aunt",   "auntie",  "aunty",  "uncle",     "granny",
        "grandma",  "grandpa", "nana",      "nan",     "doctor", "midwife", "cousin", "onkel",     "tante",
        "oma",      "opa",     "schwester", "hebamme", "oom",    "baby",    "friend", "neighbour", "neighbor",
        "mum",      "mummy",   "dad",       "daddy",   "pastor", "imam",    "father", "mother",    "son",
        "daughter", "husband", "wife",      "partner", "bruder", "sohn",    "tochter"};
    return words.count(folded) > 0;
}

bool isNaming(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words{
        "called",  "named",   "heisst",   "heissen",   "namens",    "genannt",   "heet",   "heten",
        "genaamd", "surname", "nickname", "nicknamed", "s'appelle", "m'appelle", "prenom", "nennt"};
    return words.count(folded) > 0;
}

// Within surnames.
const std::unordered_set<std::string_view>& particles()
{
    static const std::unordered_set<std::string_view> words{"van", "von", "der", "den", "de", "del", "al",
                                                            "el",  "bin", "ibn", "da",  "di", "la",  "ter"};
    return words;
}

// Written in German every noun has a capital, which then says nothing.
bool capitalsSayNothing(const TextReading& reading)
{
    static const std::unordered_set<std::string_view> german{
        "und", "der", "das",   "ist",   "nicht", "mit",   "ein",  "eine",  "einen", "sie",  "ich",
        "wir", "auf", "fur",   "dem",   "den",   "auch",  "aber", "noch",  "wenn",  "dann", "zum",
        "zur", "von", "bei",   "nach",  "wird",  "haben", "sich", "hat",   "uber",  "beim", "im",
        "wie", "vom", "einer", "einem", "ihr",   "ihre",  "kind", "mutter"};
    static const std::unordered_set<std::string_view> english{
        "the", "and", "of", "to", "is",  "with", "she", "he",    "it",   "for",  "that", "they", "we",
        "her", "his", "at", "on", "not", "but",  "had", "about", "then", "when", "from", "did",  "asked"};
    std::size_t there = 0, here = 0;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        there += german.count(reading[i].folded);
        here += english.count(reading[i].folded);
    }
    return there > here && (there > 1 || here == 0);
}

class Names {
public:
    Names(TextReading& reading, const std::unordered_set<std::string>& ordinary)
        : reading_(reading),
          ordinary_(ordinary),
          found_(reading.size(), Found::no),
          nouns_(capitalsSayNothing(reading))
    {
    }

    void find()
    {
        markHeadings();
        for (std::size_t i = 0; i < reading_.size(); ++i) {
            if (!reading_.freeWord(i)) continue;
            title(i);
            naming(i);
            initials(i);
            if (found_[i] == Found::no) word(i);
        }
        takeAll();
    }

private:
    enum class Found : std::uint8_t { no, possible, likely };

    void found(std::size_t i, Certainty certainty)
    {
        const Found how = certainty == Certainty::likely ? Found::likely : Found::possible;
        found_[i] = std::max(found_[i], how);
    }

    [[nodiscard]] std::string_view base(std::size_t i) const { return withoutOwner(reading_[i].folded); }
    [[nodiscard]] bool ordinary(std::size_t i) const
    {
        return isOrdinary(base(i)) || isOrdinary(reading_[i].folded) ||
               ordinary_.count(std::string(base(i))) > 0;
    }
    // A word with a capital that could be a name.
    [[nodiscard]] bool nameable(std::size_t i) const
    {
        const TextToken* const token = reading_.freeWord(i);
        return token && token->capital && !token->newLine && !ordinary(i);
    }

    // Sentences in Title Case say nothing by their capitals: one of small words within tells.
    void markHeadings()
    {
        heading_.assign(reading_.size(), false);
        for (std::size_t from = 0; from < reading_.size();) {
            std::size_t to = from + 1, words = 0, capitals = 0, small = 0;
            for (std::size_t i = from; i < reading_.size() && (i == from || !reading_[i].opens); to = ++i) {
                if (!reading_[i].isWord()) continue;
                ++words;
                capitals += reading_[i].capital ? 1 : 0;
                small += i > from && reading_[i].capital && reading_[i].folded.size() > 1 &&
                                 isSmallWord(reading_[i].folded)
                             ? 1
                             : 0;
            }
            const bool heading = small > 0 && capitals * 3 > words * 2;
            for (std::size_t i = from; i < to; ++i) heading_[i] = heading;
            from = to;
        }
    }

    void title(std::size_t i)
    {
        const std::string& word = reading_[i].folded;
        const bool hard = isTitle(word);
        if (!hard && !isKin(word)) return;
        std::size_t next = i + 1;
        if (reading_.freeMark(next, '.') && !reading_[next].spaced) ++next;
        while (hard && next < i + 5 && reading_.freeWord(next) &&
               particles().count(reading_[next].folded) > 0)
            ++next;
        const TextToken* const name = reading_.freeWord(next);
        if (!name || name->newLine || (name->opens && next == i + 1)) return;
        const bool small = !name->capital;
        if (small && !(word == "mr" || word == "mrs" || word == "ms")) return;
        const bool letter = name->to - name->from == 1;
        if (isSmallWord(name->folded) && !letter) return;
        if (small && (letter || ordinary(next))) return;
        if (!hard && (nouns_ ? givenName(base(next)) == GivenName::none : ordinary(next))) return;
        if (!hard && (letter || name->shouted)) return;
        if (hard && !letter && isOrdinary(name->folded)) return;
        if (hard || givenName(base(next)) != GivenName::none) {
            if (hard) found(i, Certainty::likely);
            found(next, small ? Certainty::possible : Certainty::likely);
            // What stands between a title and a name belongs to them.
            for (std::size_t between = i + 1; hard && between < next; ++between)
                found(between, Certainty::likely);
        } else {
            found(next, Certainty::possible);
        }
        for (std::size_t more = next + 1; hard && nameable(more) && !nouns_; ++more)
            found(more, Certainty::likely);
    }

    void naming(std::size_t i)
    {
        static const std::unordered_set<std::string_view> between{"is",   "was", "her",   "him",
                                                                  "them", "it",  "isn't", "the"};
        const std::string& word = reading_[i].folded;
        const bool says =
            isNaming(word) || word == "name" || word == "name's" || word == "names" || word == "i'm";
        if (!says) return;
        std::size_t next = i + 1;
        bool linked = isNaming(word) || word == "name's" || word == "i'm";
        while (next < i + 3 && next < reading_.size()) {
            const bool passes = reading_.freeMark(next, ':') || reading_.freeMark(next, '"') ||
                                reading_.freeMark(next, '\'') ||
                                (reading_.freeWord(next) && between.count(reading_[next].folded) > 0);
            if (!passes) break;
            linked = true;
            ++next;
        }
        const TextToken* const name = linked ? reading_.freeWord(next) : nullptr;
        if (!name || name->to - name->from == 1 || isSmallWord(name->folded)) return;
        const GivenName known = givenName(base(next));
        if (!name->capital && (known == GivenName::none || word == "i'm")) return;
        if (name->capital && (ordinary(next) || name->shouted) && known == GivenName::none) return;
        found(next, Certainty::likely);
    }

    // "J. Smith", "A.B."
    void initials(std::size_t i)
    {
        const auto initial = [this](std::size_t at) {
            const TextToken* const token = reading_.freeWord(at);
            return token && token->capital && token->to - token->from == 1 &&
                   reading_.freeMark(at + 1, '.') && !reading_[at + 1].spaced;
        };
        if (!initial(i)) return;
        if (initial(i + 2) && !reading_[i + 2].spaced) {
            const std::string both = reading_[i].folded + reading_[i + 2].folded;
            if (both == "us" || both == "uk" || both == "ps" || both == "eu" || both == "tv" || both == "nb")
                return;
            for (std::size_t part = i; part < i + 4; ++part) found_[part] = Found::possible;
            return;
        }
        const TextToken* const name = reading_.freeWord(i + 2);
        if (!name || !name->capital || !name->spaced || name->newLine || ordinary(i + 2) || nouns_) return;
        if (name->folded.size() < 3) return;
        for (std::size_t part = i; part < i + 3; ++part) found_[part] = Found::possible;
    }

    void word(std::size_t i)
    {
        const TextToken& token = reading_[i];
        if (token.to - token.from == 1) return;
        const GivenName known =
            ordinary_.count(std::string(base(i))) > 0 ? GivenName::none : givenName(base(i));
        const bool owner = base(i).size() < token.folded.size();
        if (known == GivenName::plain || known == GivenName::withCapital) {
            if (token.capital) return found(i, Certainty::likely);
            if (known == GivenName::plain && base(i).size() >= kShortestSmall)
                return found(i, Certainty::possible);
            return;
        }
        if (!token.capital) return;
        if (known == GivenName::aWordToo && !nouns_ && !heading_[i] &&
            (!token.opens || owner || nameable(i + 1)))
            return found(i, token.opens ? Certainty::possible : Certainty::likely);
        if (nouns_ || heading_[i] || token.shouted || ordinary(i)) return;
        if (!token.opens || owner) found(i, Certainty::possible);
    }

    // Neighbours in one: "Anna-Lena van der Berg".
    void takeAll()
    {
        for (std::size_t i = 0; i < reading_.size();) {
            if (found_[i] == Found::no) {
                ++i;
                continue;
            }
            std::size_t to = i + 1;
            Found how = found_[i];
            for (std::size_t next = to; next < reading_.size();) {
                if (found_[next] == Found::no && reading_.freeMark(next, '-') && !reading_[next].spaced) {
                    ++next;
                } else {
                    std::size_t over = next;
                    while (over < next + 2 && reading_.freeWord(over) && !reading_[over].newLine &&
                           particles().count(reading_[over].folded) > 0)
                        ++over;
                    next = over;
                }
                if (next >= reading_.size() || found_[next] == Found::no || reading_[next].newLine) break;
                how = std::max(how, found_[next]);
                to = ++next;
            }
            reading_.take(i, to, TellingKind::name,
                          how == Found::likely ? Certainty::likely : Certainty::possible);
            i = to;
        }
    }

    TextReading& reading_;
    const std::unordered_set<std::string>& ordinary_;
    std::vector<Found> found_;
    std::vector<bool> heading_;
    bool nouns_;
};

}  // namespace

void findNames(TextReading& reading, const std::unordered_set<std::string>& ordinary)
{
    Names(reading, ordinary).find();
}

}  // namespace tessera
