// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/tidy_table.h"

#include "sync/formats/csv_text.h"

#include <system_error>
#include <utility>

namespace tessera {

Error TidyTable::fail(std::size_t line, std::string what) const
{
    return Error{Errc::invalid, std::move(what), where_ + ':' + std::to_string(line)};
}

Result<bool> TidyTable::header()
{
    CsvRecord record;
    do {
        const auto more = reader_->next(record);
        if (!more) return Error{more.error().code, more.error().what, where_};
        if (!*more) return fail(1, "The table is empty: its first line must name the columns.");
    } while (record.comment);
    for (std::size_t i = 0; i < record.fields.size(); ++i) columns_.emplace(record.fields[i], i);
    return true;
}

Result<bool> TidyTable::open(const std::filesystem::path& path, const std::function<Status(const Row&)>& each)
{
    where_ = path.string();
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem)) return false;
    stream_.open(path, std::ios::binary);
    if (!stream_) return Error{Errc::io, "this file cannot be read", where_};
    reader_.emplace(stream_);
    if (auto read = header(); !read) return read.error();
    const std::size_t wide = columns_.size();
    const auto id = columns_.find("session");
    CsvRecord record;
    Row row;
    std::vector<Block>* last = nullptr;
    std::string lastId;
    std::uint64_t from = reader_->position();
    while (true) {
        const auto more = reader_->next(record);
        if (!more) return Error{more.error().code, more.error().what, where_};
        if (!*more) return true;
        const std::uint64_t begins = std::exchange(from, reader_->position());
        if (record.comment) {
            last = nullptr;
            continue;
        }
        if (record.fields.size() != wide)
            return fail(record.line, "This line has " + std::to_string(record.fields.size()) +
                                         " fields, the first one has " + std::to_string(wide) + '.');
        if (id != columns_.end()) {
            const std::string& session = record.fields[id->second];
            if (last == nullptr || lastId != session) {
                last = &blocks_[session];
                last->push_back({begins, record.line, 0});
                lastId = session;
            }
            ++last->back().rows;
        }
        row.fields = record.fields;
        row.line = record.line;
        if (Status status = each(row); !status) return status.error();
    }
}

// Mostly the reader is there already: the sessions of all tables come in one order.
Status TidyTable::seek(const Block& block)
{
    if (base_ + reader_->position() == block.offset) return {};
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(block.offset));
    if (!stream_) return Error{Errc::io, "the file cannot be read on", where_};
    reader_.emplace(stream_);
    base_ = block.offset;
    lineBase_ = block.line - 1;
    return {};
}

Result<std::vector<TidyTable::Row>> TidyTable::rowsOf(const std::string& session)
{
    std::vector<Row> rows;
    const auto found = blocks_.find(session);
    if (found == blocks_.end()) return rows;
    for (const Block& block : found->second) {
        if (Status there = seek(block); !there) return there.error();
        CsvRecord record;
        for (std::size_t i = 0; i < block.rows; ++i) {
            const auto more = reader_->next(record);
            if (!more || !*more || record.comment || record.fields.size() != columns_.size())
                return Error{Errc::io, "the file changed while it was read", where_};
            rows.push_back({std::move(record.fields), lineBase_ + record.line});
        }
    }
    return rows;
}

std::string TidyTable::at(const Row& row, std::string_view column) const
{
    const auto found = columns_.find(column);
    if (found == columns_.end()) return {};
    std::string field = row.fields[found->second];
    takeGuardOff(field);
    return field;
}

}  // namespace tessera
