// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_declaration.h"

#include "sync/formats/seconds.h"

#include <array>
#include <cctype>

namespace tessera {

namespace {

constexpr std::size_t kMostTokens = 20'000;
constexpr std::size_t kLongestWord = 1000;
constexpr std::array<std::string_view, 5> kNames{"Event", "State", "Timed", "Interval", "Multievent"};

std::string lower(std::string_view text)
{
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

struct Token {
    char symbol = 0;  // 0: a word
    std::string word;
    std::size_t line = 0;
};

bool isSymbol(int c)
{
    return c == '(' || c == ')' || c == '=' || c == '*' || c == '<' || c == '>' || c == ',' || c == '$' ||
           c == '\'' || c == ';' || c == '/' || c == '&';
}

std::optional<Millis> unitNamed(const std::string& name)
{
    const std::string word = lower(name);
    for (const auto one : {"seconds", "second", "secs", "sec", "s"})
        if (word == one) return Millis{1000};
    for (const auto one : {"minutes", "minute", "mins", "min", "m"})
        if (word == one) return Millis{60'000};
    for (const auto one : {"hours", "hour", "h"})
        if (word == one) return Millis{3'600'000};
    for (const auto one : {"milliseconds", "millisecond", "msec", "ms"})
        if (word == one) return Millis{1};
    return std::nullopt;
}

class DeclarationReader {
public:
    DeclarationReader(SdisText& text, const std::string& where) : text_(text), where_(where) {}

    Result<SdisDeclaration> read()
    {
        if (Status status = tokens(); !status) return status.error();
        if (Status status = head(); !status) return status.error();
        while (at_ < tokens_.size()) {
            Status status = peek('*') ? factors() : peek('(') ? set() : codeInto(std::nullopt);
            if (!status) return status.error();
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] Error fail(std::string what) const
    {
        const std::size_t line = at_ < tokens_.size() ? tokens_[at_].line : text_.line();
        return Error{Errc::invalid, std::move(what), where_ + ':' + std::to_string(line)};
    }
    [[nodiscard]] bool peek(char symbol) const
    {
        return at_ < tokens_.size() && tokens_[at_].symbol == symbol;
    }
    bool passed(char symbol)
    {
        if (!peek(symbol)) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] bool isWord() const { return at_ < tokens_.size() && tokens_[at_].symbol == 0; }

    Status tokens()
    {
        while (true) {
            text_.skipBlanks();
            const std::size_t line = text_.line();
            const int c = text_.peek();
            if (c == SdisText::kEnd) {
                if (text_.openComment() != 0)
                    return Error{Errc::invalid, "The comment that begins here with ! is never closed.",
                                 where_ + ':' + std::to_string(text_.openComment())};
                return Error{Errc::invalid, "The declaration must end with a semicolon; there is none.",
                             where_ + ':' + std::to_string(text_.line())};
            }
            if (tokens_.size() > kMostTokens) return fail("The declaration is too long.");
            if (c == ';') {
                text_.take();
                return {};
            }
            if (isSymbol(c)) {
                text_.take();
                tokens_.push_back({static_cast<char>(c), {}, line});
                continue;
            }
            std::string word;
            while (text_.peek() != SdisText::kEnd && !isSdisBlank(text_.peek()) && !isSymbol(text_.peek())) {
                word += static_cast<char>(text_.take());
                if (word.size() > kLongestWord) return fail("The declaration has a word that is too long.");
            }
            tokens_.push_back({0, utf8Of(word), line});
        }
    }

    Status head()
    {
        const auto type = isWord() ? sdisTypeFromName(tokens_[at_].word) : std::nullopt;
        if (!type)
            return fail(
                "The first word must be the type of the data: Event, State, Timed, Interval or Multievent.");
        made_.type = *type;
        ++at_;
        if (passed('=')) {
            const auto length = isWord() ? parsePosition(tokens_[at_].word) : std::nullopt;
            if (!length || *length <= Millis{0} || *length > std::chrono::hours{24})
                return fail("The length of an interval must be a number of seconds above 0, such as 10.");
            made_.interval = *length;
            made_.intervalSaid = true;
            ++at_;
            while (passed('\'')) {
            }
        }
        if (passed('<')) {
            std::string name;
            while (isWord()) name += (name.empty() ? "" : " ") + tokens_[at_++].word;
            if (!passed('>')) return fail("The unit of time must end with >.");
            const auto unit = unitNamed(name);
            if (unit)
                made_.unit = *unit;
            else
                made_.unknownUnit = name;
        }
        return {};
    }

    Status set()
    {
        ++at_;
        std::string name;
        if (passed('$')) {
            if (!isWord()) return fail("Behind $ stands the name of a set.");
            name = tokens_[at_++].word;
            if (!passed('=')) return fail("Behind the name of a set stands =.");
        }
        made_.sets.push_back(name);
        while (!passed(')')) {
            if (at_ >= tokens_.size()) return fail("A set of codes is opened with ( and never closed.");
            if (passed(',')) continue;
            if (Status status = codeInto(made_.sets.size() - 1); !status) return status;
        }
        return {};
    }

    // [longname =] code
    Status codeInto(std::optional<std::size_t> set)
    {
        if (!isWord()) {
            if (!set && passed(',')) return {};
            return fail(std::string("Here a code was expected, not \"") + tokens_[at_].symbol + "\".");
        }
        SdisCode code{tokens_[at_++].word, {}, set};
        if (passed('=')) {
            if (!isWord()) return fail("Behind = stands the code that the data use.");
            code.longName = std::exchange(code.code, tokens_[at_++].word);
        }
        if (!made_.index.try_emplace(code.code, made_.codes.size()).second)
            return fail("The code \"" + code.code + "\" is declared twice.");
        made_.codes.push_back(std::move(code));
        return {};
    }

    // * name [= number] ( level {[,] level} ) …, up to the end
    Status factors()
    {
        ++at_;
        while (at_ < tokens_.size() && !peek('*')) {
            if (!isWord()) return fail("Behind * stands the name of a factor and its levels.");
            SdisFactor factor{tokens_[at_++].word, {}};
            if (passed('=')) {
                if (!isWord()) return fail("Behind = stands a number.");
                ++at_;
            }
            if (!passed('(')) return fail("The levels of a factor stand in parentheses.");
            while (!passed(')')) {
                if (at_ >= tokens_.size()) return fail("The levels are opened with ( and never closed.");
                if (passed(',')) continue;
                if (!isWord()) return fail("Here a level was expected.");
                std::string name = tokens_[at_++].word;
                std::string other;
                if (passed('=')) {
                    if (!isWord()) return fail("Behind = stands a level or its number.");
                    other = tokens_[at_++].word;
                }
                factor.levels.emplace_back(std::move(name), std::move(other));
            }
            made_.factors.push_back(std::move(factor));
        }
        return {};
    }

    SdisText& text_;
    const std::string& where_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    SdisDeclaration made_;
};

}  // namespace

std::string_view sdisName(SdisType type)
{
    return kNames.at(static_cast<std::size_t>(type));
}

std::optional<SdisType> sdisTypeFromName(std::string_view name)
{
    const std::string word = lower(name);
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (word == lower(kNames.at(i))) return static_cast<SdisType>(i);
    return std::nullopt;
}

std::optional<std::size_t> SdisDeclaration::find(std::string_view code) const
{
    const auto found = index.find(code);
    if (found == index.end()) return std::nullopt;
    return found->second;
}

Result<SdisDeclaration> readSdisDeclaration(SdisText& text, const std::string& where)
{
    return DeclarationReader(text, where).read();
}

}  // namespace tessera
