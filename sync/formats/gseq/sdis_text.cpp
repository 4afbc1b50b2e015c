// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_text.h"

#include "sync/formats/reading/code_book.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::size_t kPiece = 1U << 16U;
constexpr std::size_t kKeptComment = 200;

}  // namespace

bool isSdisBlank(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x1A;
}

std::string utf8Of(const std::string& text)
{
    const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::none_of(text.begin(), text.end(), beyond) || isPlainText(text)) return text;
    std::string made;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            made += c;
            continue;
        }
        made += static_cast<char>(0xC0U | (byte >> 6U));
        made += static_cast<char>(0x80U | (byte & 0x3FU));
    }
    return made;
}

SdisText::SdisText(std::istream& stream) : stream_(stream)
{
    static_cast<void>(rawPeek());
    if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

int SdisText::rawPeek()
{
    if (at_ == buffer_.size()) {
        if (!stream_) return kEnd;
        position_ += buffer_.size();
        buffer_.resize(kPiece);
        stream_.read(buffer_.data(), static_cast<std::streamsize>(kPiece));
        buffer_.resize(static_cast<std::size_t>(stream_.gcount()));
        at_ = 0;
        if (buffer_.empty()) return kEnd;
    }
    return static_cast<unsigned char>(buffer_[at_]);
}

int SdisText::raw()
{
    const int c = rawPeek();
    if (c != kEnd) ++at_;
    if (c == '\n') ++line_;
    return c;
}

void SdisText::passComment(int opened)
{
    const std::size_t from = line_;
    const bool first = !commentSeen_;
    commentSeen_ = true;
    while (true) {
        const int c = rawPeek();
        if (c == kEnd) {
            if (opened == '!') openComment_ = from;
            return;
        }
        if (opened == '%' && c == '\n') return;
        static_cast<void>(raw());
        if (c == opened) return;
        if (first && firstComment_.size() < kKeptComment) firstComment_ += static_cast<char>(c);
    }
}

int SdisText::peek()
{
    if (holds_) return held_;
    const int c = rawPeek();
    if (c != '%' && c != '!') return c;
    static_cast<void>(raw());
    passComment(c);
    held_ = ' ';
    holds_ = true;
    return held_;
}

int SdisText::take()
{
    const int c = peek();
    if (holds_) {
        holds_ = false;
        return c;
    }
    return raw();
}

void SdisText::skipBlanks()
{
    while (isSdisBlank(peek())) take();
}

}  // namespace tessera
