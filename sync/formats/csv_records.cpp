// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_records.h"

#include <utility>

namespace tessera {

namespace {

constexpr std::size_t kPiece = 1U << 16U;
constexpr std::size_t kLongestRecord = 1U << 24U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool meansSomething(char c)
{
    return c == ',' || c == '\n' || c == '\r' || c == '"';
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {}

CsvReader::CsvReader(std::istream& stream) : stream_(&stream) {}

// Whether the text goes on for more than `offset` bytes from here; reads on when that is needed to tell.
bool CsvReader::has(std::size_t offset)
{
    while (position_ + offset >= text_.size())
        if (!extend()) return false;
    return true;
}

bool CsvReader::extend()
{
    if (stream_ == nullptr || !*stream_) return false;
    if (text_.size() > kLongestRecord + 2 * kPiece) {
        tooLong_ = true;
        stream_ = nullptr;
        return false;
    }
    const std::size_t there = buffer_.size();
    buffer_.resize(there + kPiece);
    stream_->read(buffer_.data() + there, static_cast<std::streamsize>(kPiece));
    const auto came = static_cast<std::size_t>(stream_->gcount());
    buffer_.resize(there + came);
    text_ = buffer_;
    return came > 0;
}

// What lies before the current record is not needed any more.
void CsvReader::dropTaken()
{
    if (stream_ == nullptr || position_ < kPiece) return;
    buffer_.erase(0, position_);
    passed_ += position_;
    position_ = 0;
    text_ = buffer_;
}

void CsvReader::passMark()
{
    begun_ = true;
    if (has(kMark.size() - 1) && text_.starts_with(kMark)) position_ = kMark.size();
}

// The end of the text ends a line too, with or without a last carriage return.
bool CsvReader::atLineEnd()
{
    if (!has(0) || text_[position_] == '\n') return true;
    return text_[position_] == '\r' && (!has(1) || text_[position_ + 1] == '\n');
}

void CsvReader::passLineEnd()
{
    if (has(0) && text_[position_] == '\r') ++position_;
    if (has(0)) ++position_;
    ++line_;
}

std::string_view CsvReader::restOfLine()
{
    std::size_t from = position_;
    std::size_t end = text_.find('\n', from);
    while (end == std::string_view::npos) {
        from = text_.size();
        if (!extend()) break;
        end = text_.find('\n', from);
    }
    std::string_view rest = text_.substr(position_, end == std::string_view::npos ? end : end - position_);
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
}

Error CsvReader::fail(std::size_t line, const std::string& what)
{
    position_ = text_.size();
    stream_ = nullptr;
    return Error{Errc::invalid, "line " + std::to_string(line) + ": " + what, {}};
}

Status CsvReader::quotedField(std::string& field)
{
    const std::size_t openedOn = line_;
    ++position_;
    while (has(0)) {
        const char c = text_[position_++];
        if (c == '"') {
            if (has(0) && text_[position_] == '"') {
                field += c;
                ++position_;
                continue;
            }
            if (!atLineEnd() && text_[position_] != ',')
                return fail(line_,
                            "after a closing quotation mark only a comma may follow; write a quotation mark "
                            "inside quotes twice");
            return {};
        }
        if (c == '\n') ++line_;
        field += c;
    }
    return fail(openedOn, "a quotation mark is opened and never closed");
}

Status CsvReader::plainField(std::string& field)
{
    do {
        // Up to the next character that means something, or the end of what has been read.
        std::size_t end = position_;
        while (end < text_.size() && !meansSomething(text_[end])) ++end;
        field.append(text_, position_, end - position_);
        position_ = end;
        if (end == text_.size()) continue;
        if (text_[end] == ',' || atLineEnd()) return {};
        if (text_[end] == '"')
            return fail(
                line_,
                "a quotation mark inside a field: put the whole field in quotes and write the mark twice");
        // A carriage return that ends no line is a character like any other.
        field += text_[position_++];
    } while (has(0));
    return {};
}

Result<bool> CsvReader::next(CsvRecord& record)
{
    record.comment = false;
    if (!begun_) passMark();
    while (true) {
        dropTaken();
        std::size_t first = 0;
        while (has(first) && (text_[position_ + first] == ' ' || text_[position_ + first] == '\t')) ++first;
        if (!has(first)) {
            position_ += first;
            break;
        }
        const char c = text_[position_ + first];
        const bool blank =
            c == '\n' || (c == '\r' && (!has(first + 1) || text_[position_ + first + 1] == '\n'));
        if (!blank && c != '#') break;
        const std::string_view whole = restOfLine();
        record.text = blank ? std::string_view{} : whole;
        position_ += whole.size();
        record.line = line_;
        passLineEnd();
        if (blank) continue;
        record.fields.clear();
        record.comment = true;
        return true;
    }
    if (!has(0)) {
        if (tooLong_) return fail(line_, "the line is longer than 16 MiB");
        if (stream_ != nullptr && stream_->bad()) return Error{Errc::io, "the file cannot be read on", {}};
        return false;
    }

    record.line = line_;
    record.text.clear();
    std::size_t count = 0;
    while (true) {
        if (count == record.fields.size()) record.fields.emplace_back();
        std::string& field = record.fields[count++];
        field.clear();
        const bool quoted = has(0) && text_[position_] == '"';
        if (Status status = quoted ? quotedField(field) : plainField(field); !status) return status.error();
        if (tooLong_) return fail(record.line, "the record is longer than 16 MiB");
        if (atLineEnd()) break;
        ++position_;
    }
    record.fields.resize(count);
    passLineEnd();
    return true;
}

Result<std::optional<CsvRecord>> CsvReader::next()
{
    CsvRecord record;
    const auto more = next(record);
    if (!more) return more.error();
    if (!*more) return std::optional<CsvRecord>{};
    return std::optional<CsvRecord>{std::move(record)};
}

}  // namespace tessera
