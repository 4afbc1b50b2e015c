// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/privacy/text_check.h"
#include "core/privacy/text_tokens.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tessera {

// A text while the rules go over it, the surer ones first: what one has taken the later ones leave alone.
class TextReading {
public:
    explicit TextReading(std::string_view text)
        : text_(text), tokens_(textTokens(text)), taken_(tokens_.size())
    {
    }

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] const TextToken& operator[](std::size_t i) const { return tokens_[i]; }
    // Free tokens only; nullptr beyond the ends too.
    [[nodiscard]] const TextToken* free(std::size_t i) const
    {
        return i < tokens_.size() && !taken_[i] ? &tokens_[i] : nullptr;
    }
    [[nodiscard]] const TextToken* freeWord(std::size_t i) const
    {
        const TextToken* const token = free(i);
        return token != nullptr && token->isWord() ? token : nullptr;
    }
    [[nodiscard]] bool freeMark(std::size_t i, char mark) const
    {
        const TextToken* const token = free(i);
        return token != nullptr && token->is(mark);
    }
    // Whether one of the `reach` tokens before `i` is one of these words.
    [[nodiscard]] bool before(std::size_t i, std::size_t reach,
                              const std::unordered_set<std::string_view>& words) const
    {
        for (std::size_t back = 1; back <= reach && back <= i; ++back)
            if (tokens_[i - back].isWord() && words.count(tokens_[i - back].folded) > 0) return true;
        return false;
    }

    // The tokens [from, to) are a finding.
    void take(std::size_t from, std::size_t to, TellingKind kind, Certainty certainty)
    {
        findings_.push_back({kind, certainty, tokens_[from].from, tokens_[to - 1].to});
        for (std::size_t i = from; i < to; ++i) taken_[i] = true;
    }
    [[nodiscard]] std::vector<TextFinding> findings() && { return std::move(findings_); }

private:
    std::string_view text_;
    std::vector<TextToken> tokens_;
    std::vector<bool> taken_;
    std::vector<TextFinding> findings_;
};

// The whole number that these digits are; -1 above nine digits.
[[nodiscard]] int numberOf(std::string_view digits);

// In this order.
void findLinks(TextReading& reading);
void findDates(TextReading& reading);
void findPostcodes(TextReading& reading);
void findAddresses(TextReading& reading);
void findNumbers(TextReading& reading);
void findNames(TextReading& reading, const std::unordered_set<std::string>& ordinary);

// The words of a list with one blank between them, which must outlive what comes back.
[[nodiscard]] std::unordered_set<std::string_view> wordsIn(std::string_view list);
// Words that say nothing about who: of sentences, calendars, families, services, the built-in scheme; in the
// languages that visits are written about in, without accents.
[[nodiscard]] bool isOrdinary(std::string_view folded);
// Of sentences alone: the, of, about.
[[nodiscard]] bool isSmallWord(std::string_view folded);
// Sure at any place in any letters; only with a capital; only with one where no sentence begins.
enum class GivenName : std::uint8_t { none, aWordToo, withCapital, plain };
[[nodiscard]] GivenName givenName(std::string_view folded);

}  // namespace tessera
