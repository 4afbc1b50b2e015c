// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace tessera {

// The characters of an SDIS file without its comments: `%` to the next `%` on the line or the line's end, `!`
// to the next `!` over lines. A comment reads as one blank. Lines end with LF or CRLF; a byte order mark is
// passed over. The stream must outlive it. Not thread-safe.
class SdisText {
public:
    static constexpr int kEnd = -1;

    explicit SdisText(std::istream& stream);

    // The character that comes next, or kEnd.
    [[nodiscard]] int peek();
    int take();
    void skipBlanks();

    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] std::uint64_t position() const { return position_; }
    // On which line a `!` was opened that is never closed; 0 for none.
    [[nodiscard]] std::size_t openComment() const { return openComment_; }
    // What stood in the first comment, its beginning at least.
    [[nodiscard]] const std::string& firstComment() const { return firstComment_; }

private:
    [[nodiscard]] int raw();
    [[nodiscard]] int rawPeek();
    void passComment(int opened);

    std::istream& stream_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::uint64_t position_ = 0;
    std::size_t openComment_ = 0;
    std::string firstComment_;
    bool commentSeen_ = false;
    int held_ = kEnd;
    bool holds_ = false;
};

[[nodiscard]] bool isSdisBlank(int c);

// The same text as UTF-8: bytes that are none are taken for Latin-1.
[[nodiscard]] std::string utf8Of(const std::string& text);

}  // namespace tessera
