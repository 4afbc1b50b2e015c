// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/binary_copy.h"

#include "core/base/ids.h"

#include <array>
#include <bit>
#include <cstddef>

namespace tessera::archive {

namespace {

constexpr std::string_view kSignature{"PGCOPY\n\xFF\r\n\0", 11};
constexpr std::uint64_t kNull = 0xFFFF'FFFF;   // as a length
constexpr std::uint64_t kNoMoreRows = 0xFFFF;  // as a number of values

}  // namespace

BinaryCopy::BinaryCopy(const Table& table) : table_(table)
{
    bytes_ = kSignature;
    putWord(0, 4);  // flags
    putWord(0, 4);  // length of what else the head says
}

void BinaryCopy::add(const Row& row)
{
    putWord(table_.columns.size(), 2);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) put(row[i], table_.columns[i].type);
}

void BinaryCopy::end()
{
    putWord(kNoMoreRows, 2);
}

void BinaryCopy::put(const Cell& cell, ColumnType type)
{
    const auto* const text = std::get_if<std::string_view>(&cell);
    const auto* const number = std::get_if<std::int64_t>(&cell);
    const auto* const real = std::get_if<double>(&cell);
    switch (type) {
        case ColumnType::text:
        case ColumnType::document:
            return text == nullptr ? putNull() : putField(*text);
        case ColumnType::bytes: {
            const auto* const bytes = std::get_if<Bytes>(&cell);
            return bytes == nullptr ? putNull() : putField(bytes->value);
        }
        case ColumnType::id: {
            const auto id = text == nullptr ? std::nullopt : Uuid::parse(*text);
            if (!id) return putNull();
            putWord(id->bytes.size(), 4);
            for (const std::uint8_t byte : id->bytes) bytes_.push_back(static_cast<char>(byte));
            return;
        }
        case ColumnType::number:
            if (number == nullptr) return putNull();
            putWord(sizeof *number, 4);
            return putWord(static_cast<std::uint64_t>(*number), sizeof *number);
        case ColumnType::real:
            if (real == nullptr) return putNull();
            putWord(sizeof *real, 4);
            return putWord(std::bit_cast<std::uint64_t>(*real), sizeof *real);
    }
}

void BinaryCopy::putNull()
{
    putWord(kNull, 4);
}

void BinaryCopy::putField(std::string_view value)
{
    putWord(value.size(), 4);
    bytes_.append(value);
}

// The highest byte first.
void BinaryCopy::putWord(std::uint64_t value, int size)
{
    std::array<char, 8> word{};
    for (int i = 0; i < size; ++i)
        word[static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (size - 1 - i)));
    bytes_.append(word.data(), static_cast<std::size_t>(size));
}

}  // namespace tessera::archive
