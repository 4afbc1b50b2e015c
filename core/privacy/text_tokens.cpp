// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/text_tokens.h"

#include "core/privacy/text_check.h"

#include <array>

namespace tessera {
namespace {

constexpr char32_t kNoCharacter = 0xFFFD;

struct Character {
    char32_t code = kNoCharacter;
    std::size_t bytes = 1;
};

Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return {};
    char32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(at + i) & 0x3FU);
    }
    return {code, bytes};
}

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool within(char32_t code, const std::array<Range, N>& ranges)
{
    for (const Range& range : ranges)
        if (code >= range.first && code <= range.last) return true;
    return false;
}

// Coarse on purpose: a script's letters and what stands between them, without the tables of Unicode.
bool isLetter(char32_t code)
{
    static constexpr std::array<Range, 20> kLetters{
        {{'A', 'Z'},      {'a', 'z'},       {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},
         {0xC0, 0xD6},    {0xD8, 0xF6},     {0xF8, 0x37D},    {0x37F, 0x386},   {0x388, 0x588},
         {0x591, 0x5BD},  {0x5C1, 0x60B},   {0x620, 0x65F},   {0x66E, 0x6D3},   {0x6D5, 0x6EF},
         {0x6FA, 0x1FFF}, {0x2C00, 0x2DFF}, {0x3040, 0xD7FF}, {0xF900, 0xFDFF}, {0x10000, 0x1EFFF}}};
    return within(code, kLetters) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool isSpace(char32_t code)
{
    static constexpr std::array<Range, 9> kSpaces{{{9, 13},
                                                   {' ', ' '},
                                                   {0x85, 0x85},
                                                   {0xA0, 0xA0},
                                                   {0x2000, 0x200B},
                                                   {0x2028, 0x2029},
                                                   {0x202F, 0x202F},
                                                   {0x3000, 0x3000},
                                                   {0xFEFF, 0xFEFF}}};
    return within(code, kSpaces);
}

// The value of a digit in the scripts that Western, Arabic, Persian and full-width keyboards write; else -1.
int digitOf(char32_t code)
{
    for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\uFF10'})
        if (code >= zero && code <= zero + 9) return static_cast<int>(code - zero);
    return -1;
}

bool isCapital(char32_t code)
{
    if (code < 0x80) return code >= 'A' && code <= 'Z';
    if (code < 0x100) return code >= 0xC0 && code <= 0xDE;
    if (code < 0x138 || (code >= 0x14A && code < 0x178)) return code % 2 == 0;
    if (code < 0x17F) return code == 0x178 || code % 2 == 1;
    return (code >= 0x386 && code <= 0x3A9 && code != 0x390) || (code >= 0x400 && code <= 0x42F);
}

bool isAccent(char32_t code)
{
    return code >= 0x300 && code <= 0x36F;
}

// The small letter without its accent; of scripts without a table here nothing is needed but that it stays.
void fold(char32_t code, std::string_view bytes, std::string& folded)
{
    static constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuyt";
    static constexpr std::string_view kExtended =
        "aaaaaacccccccc"
        "ddddeeeeeeeeee"
        "gggggggghhhhiiiiiiiiii"
        "iijjkkkllllllllllnnnnnn"
        "nnnoooooooorrrrrrssssssss"
        "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    static_assert(kLatin1.size() == 31 && kExtended.size() == 128);
    if (isAccent(code)) return;
    if (code < 0x80) {
        folded += code >= 'A' && code <= 'Z' ? static_cast<char>(code + 32) : static_cast<char>(code);
    } else if (code == 0xDF || code == 0x1E9E) {
        folded += "ss";
    } else if (code == 0xC6 || code == 0xE6) {
        folded += "ae";
    } else if (code == 0xFF) {
        folded += 'y';
    } else if (code >= 0xC0 && code < 0xFF) {
        folded += kLatin1[(code - 0xC0) % 0x20];
    } else if (code >= 0x100 && code < 0x180) {
        folded += kExtended[code - 0x100];
    } else {
        folded += bytes;
    }
}

bool isApostrophe(char32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

char markOf(char32_t code)
{
    if (code >= 0x2010 && code <= 0x2015) return '-';
    if (code == 0x201C || code == 0x201D || code == 0x201E || code == 0xAB || code == 0xBB) return '"';
    if (code == 0x2018 || code == 0x201A) return '\'';
    if (code == 0x2026 || code == 0x3002) return '.';
    if (code == 0x2022 || code == 0xB7) return '*';
    if (code == 0xBF) return '?';
    return code < 0x80 ? static_cast<char>(code) : '\0';
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<TextToken> all()
    {
        while (at_ < text_.size()) {
            const Character one = characterAt(text_, at_);
            if (isSpace(one.code)) {
                spaced_ = true;
                newLine_ = newLine_ || one.code == '\n' || one.code == '\r' || one.code == 0x2028 ||
                           one.code == 0x2029;
                at_ += one.bytes;
            } else if (text_.substr(at_, kBlank.size()) == kBlank) {
                begin(TextToken::Kind::blank);
                at_ += kBlank.size();
                finish();
            } else if (isLetter(one.code) || digitOf(one.code) >= 0) {
                run();
            } else {
                TextToken& token = begin(TextToken::Kind::mark);
                token.mark = markOf(one.code);
                at_ += one.bytes;
                finish();
            }
        }
        return std::move(tokens_);
    }

private:
    TextToken& begin(TextToken::Kind kind)
    {
        TextToken& token = tokens_.emplace_back();
        token.kind = kind;
        token.from = at_;
        token.spaced = spaced_;
        token.newLine = newLine_;
        return token;
    }

    void finish()
    {
        tokens_.back().to = at_;
        spaced_ = newLine_ = false;
    }

    // Letters and digits that stand together.
    void run()
    {
        TextToken& token = begin(TextToken::Kind::word);
        bool letters = false, digits = false, onlyCapitals = true;
        std::size_t capitals = 0;
        while (at_ < text_.size()) {
            const Character one = characterAt(text_, at_);
            const int digit = digitOf(one.code);
            if (digit >= 0) {
                digits = true;
                token.folded += static_cast<char>('0' + digit);
            } else if (isLetter(one.code)) {
                if (!letters && !digits) token.capital = isCapital(one.code);
                capitals += isCapital(one.code) ? 1 : 0;
                onlyCapitals = onlyCapitals && (isCapital(one.code) || isAccent(one.code));
                letters = true;
                fold(one.code, text_.substr(at_, one.bytes), token.folded);
            } else if (!(letters && isApostrophe(one.code) && letterAt(at_ + one.bytes))) {
                break;
            } else {
                token.folded += '\'';
            }
            at_ += one.bytes;
        }
        token.kind = !letters ? TextToken::Kind::digits
                     : digits ? TextToken::Kind::mixed
                              : TextToken::Kind::word;
        token.shouted = token.isWord() && onlyCapitals && capitals > 1;
        token.opens = opensHere();
        finish();
    }

    [[nodiscard]] bool letterAt(std::size_t at) const
    {
        return at < text_.size() && isLetter(characterAt(text_, at).code);
    }

    // Whether the last token begins something that has a capital for that alone.
    [[nodiscard]] bool opensHere() const
    {
        const TextToken& token = tokens_.back();
        if (tokens_.size() == 1 || token.newLine) return true;
        const TextToken& before = tokens_[tokens_.size() - 2];
        if (before.kind != TextToken::Kind::mark) return false;
        switch (before.mark) {
            case '!':
            case '?':
            case '*':
                return true;
            case '.':
            case ':':
                return token.spaced;
            case '"':
            case '\'':
                return !token.spaced;
            case ')':
                return tokens_.size() == 2;
            case '-':
                return token.spaced && (before.spaced || tokens_.size() == 2);
            default:
                return false;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool spaced_ = false, newLine_ = false;
    std::vector<TextToken> tokens_;
};

}  // namespace

std::vector<TextToken> textTokens(std::string_view text)
{
    return Cutter(text).all();
}

std::string_view withoutOwner(std::string_view folded)
{
    if (folded.size() > 2 && folded.substr(folded.size() - 2) == "'s") folded.remove_suffix(2);
    return folded;
}

}  // namespace tessera
