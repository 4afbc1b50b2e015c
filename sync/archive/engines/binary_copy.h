// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/engines/engine.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tessera::archive {

// Rows as PostgreSQL's COPY … (FORMAT binary) takes them: the manual's chapter on COPY, "Binary Format". Each
// value goes as the server holds it, so that it has nothing to parse. Pieces may be cut at any row.
class BinaryCopy {
public:
    // The table must outlive it.
    explicit BinaryCopy(const Table& table);

    // One value a column, in order. What does not fit its column becomes NULL.
    void add(const Row& row);
    // After the last row.
    void end();

    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

private:
    void put(const Cell& cell, ColumnType type);
    void putNull();
    void putField(std::string_view value);
    void putWord(std::uint64_t value, int size);

    const Table& table_;
    std::string bytes_;
};

}  // namespace tessera::archive
