// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_records.h"

#include <utility>

namespace tessera {

CsvReader::CsvReader(std::string_view text) : text_(text)
{
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

// The end of the text ends a line too, with or without a last carriage return.
bool CsvReader::atLineEnd() const
{
    if (position_ >= text_.size() || text_[position_] == '\n') return true;
    return text_[position_] == '\r' && (position_ + 1 == text_.size() || text_[position_ + 1] == '\n');
}

void CsvReader::passLineEnd()
{
    if (position_ < text_.size() && text_[position_] == '\r') ++position_;
    if (position_ < text_.size()) ++position_;
    ++line_;
}

std::string_view CsvReader::restOfLine() const
{
    std::string_view rest = text_.substr(position_);
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
}

Error CsvReader::fail(std::size_t line, const std::string& what)
{
    position_ = text_.size();
    return Error{Errc::invalid, "line " + std::to_string(line) + ": " + what, {}};
}

Result<std::string> CsvReader::quotedField()
{
    const std::size_t openedOn = line_;
    ++position_;
    std::string field;
    while (position_ < text_.size()) {
        const char c = text_[position_++];
        if (c == '"') {
            if (position_ < text_.size() && text_[position_] == '"') {
                field += c;
                ++position_;
                continue;
            }
            if (!atLineEnd() && text_[position_] != ',')
                return fail(line_,
                            "after a closing quotation mark only a comma may follow; write a quotation mark "
                            "inside quotes twice");
            return field;
        }
        if (c == '\n') ++line_;
        field += c;
    }
    return fail(openedOn, "a quotation mark is opened and never closed");
}

Result<std::string> CsvReader::plainField()
{
    std::string field;
    while (!atLineEnd() && text_[position_] != ',') {
        if (text_[position_] == '"')
            return fail(
                line_,
                "a quotation mark inside a field: put the whole field in quotes and write the mark twice");
        field += text_[position_++];
    }
    return field;
}

Result<std::optional<CsvRecord>> CsvReader::next()
{
    while (position_ < text_.size()) {
        const std::string_view whole = restOfLine();
        const std::size_t first = whole.find_first_not_of(" \t");
        if (first != std::string_view::npos && whole[first] != '#') break;
        const std::size_t line = line_;
        position_ += whole.size();
        passLineEnd();
        if (first != std::string_view::npos)
            return std::optional<CsvRecord>{CsvRecord{{}, line, true, std::string(whole)}};
    }
    if (position_ >= text_.size()) return std::optional<CsvRecord>{};

    CsvRecord record;
    record.line = line_;
    while (true) {
        const bool quoted = position_ < text_.size() && text_[position_] == '"';
        auto field = quoted ? quotedField() : plainField();
        if (!field) return field.error();
        record.fields.push_back(std::move(*field));
        if (atLineEnd()) break;
        ++position_;
    }
    passLineEnd();
    return std::optional<CsvRecord>{std::move(record)};
}

}  // namespace tessera
