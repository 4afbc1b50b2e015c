// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tessera::archive {

struct Bytes {
    std::string_view value;
};
// One value of a row; nothing is NULL. Values never become part of SQL text. Its text or bytes are somebody
// else's: the row's that it was asked of, or what it was made from.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view, Bytes>;

// A row on its way into a table, or the parameters of a statement. It keeps its own texts and bytes, one
// behind another in one piece of memory: an import makes hundreds of thousands of rows in one thread and
// drops them in another, which costs as much as writing them when each value is kept by itself. Not
// thread-safe.
class Row {
public:
    Row() = default;
    Row(std::initializer_list<Cell> cells);

    // About how much there will be, so that memory is asked for once.
    void reserve(std::size_t cells, std::size_t bytes);
    // Empty again, with the memory that it has.
    void clear();
    void add(const Cell& cell);
    void addNulls(std::size_t count);
    // A text that is written where it will lie: `write` appends it to the string that it is given.
    template <class Write>
    void addText(Write&& write)
    {
        const std::size_t from = content_.size();
        write(content_);
        cells_.push_back({Kind::text, from, content_.size() - from});
    }

    [[nodiscard]] std::size_t size() const { return cells_.size(); }
    // Texts and bytes are good until the row changes or goes.
    [[nodiscard]] Cell operator[](std::size_t place) const;
    // Empty where there is no text.
    [[nodiscard]] std::string_view text(std::size_t place) const;

private:
    enum class Kind : std::uint8_t { null, number, real, text, bytes };
    struct Kept {
        Kind kind = Kind::null;
        std::size_t from = 0;     // of a text or bytes: where it begins
        std::uint64_t value = 0;  // its length; else the number itself, or the bits of a real one
    };

    [[nodiscard]] std::string_view content(const Kept& kept) const
    {
        return std::string_view(content_).substr(kept.from, kept.value);
    }

    std::string content_;
    std::vector<Kept> cells_;
};

}  // namespace tessera::archive
