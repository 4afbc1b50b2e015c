// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::archive {

// Writes a JSON document that is an array of arrays, as the archive keeps them: one inner array a row, values
// in a fixed order, nothing behind the last one that says something.
class Document {
public:
    // Is appended to `text`, which must outlive it.
    explicit Document(std::string& text) : text_(text) { text_ += '['; }

    void row()
    {
        text_ += open_ ? "],[" : "[";
        open_ = true;
        first_ = true;
        gaps_ = 0;
    }
    void number(std::int64_t value)
    {
        part();
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        text_.append(digits, static_cast<std::size_t>(end - digits));
    }
    // Left out when 0 and nothing comes behind it.
    void numberOrGap(std::int64_t value) { value != 0 ? number(value) : gap(); }
    // With as many digits as bring it back exactly.
    void real(std::optional<double> value);
    void text(std::string_view value);
    void textOrGap(std::string_view value) { value.empty() ? gap() : text(value); }
    // A text that escaped() made.
    void escapedText(std::string_view value)
    {
        part();
        text_ += value;
    }
    void gap() { ++gaps_; }

    void end() { text_ += open_ ? "]]" : "]"; }

    // With quotation marks around it; readable in every engine.
    [[nodiscard]] static std::string escaped(std::string_view value);

private:
    void part()
    {
        for (; gaps_ > 0; --gaps_) {
            text_ += first_ ? "null" : ",null";
            first_ = false;
        }
        if (!first_) text_ += ',';
        first_ = false;
    }

    std::string& text_;
    bool open_ = false, first_ = true;
    int gaps_ = 0;
};

}  // namespace tessera::archive
