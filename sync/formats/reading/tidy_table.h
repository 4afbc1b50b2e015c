// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/formats/csv_records.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tessera {

// One table of a tidy set on disk, whose rows are asked for by session. Where the rows of each session stand
// is held; the rows are not.
class TidyTable {
public:
    struct Row {
        std::vector<std::string> fields;
        std::size_t line = 0;
    };

    // Reads the file once, row by row, past `each`. False when there is no such file.
    [[nodiscard]] Result<bool> open(const std::filesystem::path& path,
                                    const std::function<Status(const Row&)>& each);
    // The rows of a session, in the file's order.
    [[nodiscard]] Result<std::vector<Row>> rowsOf(const std::string& session);

    [[nodiscard]] bool isOpen() const { return reader_.has_value(); }
    [[nodiscard]] bool has(std::string_view column) const { return columns_.find(column) != columns_.end(); }
    // The field as it was before a spreadsheet was warned off it by an apostrophe; empty without such a
    // column.
    [[nodiscard]] std::string at(const Row& row, std::string_view column) const;
    [[nodiscard]] const std::string& where() const { return where_; }

private:
    struct Block {
        std::uint64_t offset = 0;
        std::size_t line = 0;
        std::size_t rows = 0;
    };
    [[nodiscard]] Result<bool> header();
    [[nodiscard]] Status seek(const Block& block);
    [[nodiscard]] Error fail(std::size_t line, std::string what) const;

    std::ifstream stream_;
    std::string where_;
    std::optional<CsvReader> reader_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::unordered_map<std::string, std::vector<Block>> blocks_;
    std::uint64_t base_ = 0;    // where the reader's first byte stands in the file
    std::size_t lineBase_ = 0;  // lines before that
};

}  // namespace tessera
