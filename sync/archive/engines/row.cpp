// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/row.h"

namespace tessera::archive {

Row::Row(std::initializer_list<Cell> cells)
{
    cells_.reserve(cells.size());
    for (const Cell& cell : cells) add(cell);
}

void Row::reserve(std::size_t cells, std::size_t bytes)
{
    cells_.reserve(cells);
    content_.reserve(bytes);
}

void Row::clear()
{
    content_.clear();
    cells_.clear();
}

void Row::add(const Cell& cell)
{
    const auto keep = [this](Kind kind, std::string_view text) {
        addText([text](std::string& content) { content += text; });
        cells_.back().kind = kind;
    };
    if (const auto* const text = std::get_if<std::string_view>(&cell))
        keep(Kind::text, *text);
    else if (const auto* const bytes = std::get_if<Bytes>(&cell))
        keep(Kind::bytes, bytes->value);
    else if (const auto* const number = std::get_if<std::int64_t>(&cell))
        cells_.push_back({Kind::number, 0, static_cast<std::uint64_t>(*number)});
    else if (const auto* const real = std::get_if<double>(&cell))
        cells_.push_back({Kind::real, 0, std::bit_cast<std::uint64_t>(*real)});
    else
        cells_.emplace_back();
}

void Row::addNulls(std::size_t count)
{
    cells_.resize(cells_.size() + count);
}

Cell Row::operator[](std::size_t place) const
{
    const Kept& kept = cells_[place];
    switch (kept.kind) {
        case Kind::number:
            return static_cast<std::int64_t>(kept.value);
        case Kind::real:
            return std::bit_cast<double>(kept.value);
        case Kind::text:
            return content(kept);
        case Kind::bytes:
            return Bytes{content(kept)};
        case Kind::null:
            break;
    }
    return {};
}

std::string_view Row::text(std::size_t place) const
{
    const Kept& kept = cells_[place];
    return kept.kind == Kind::text ? content(kept) : std::string_view();
}

}  // namespace tessera::archive
