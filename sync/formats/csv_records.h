// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// One record of a CSV text: its fields, or a comment.
struct CsvRecord {
    std::vector<std::string> fields;  // empty for a comment
    std::size_t line = 0;             // on which it begins, from 1
    bool comment = false;             // the first character other than a blank is '#'
    std::string text;                 // of a comment: the whole line without its end
};

// Reads RFC 4180 records one after another: quoted fields may hold commas, line ends and doubled quotes;
// lines end with LF or CRLF; a byte order mark at the start and lines with nothing but blanks are passed
// over. Fields are bytes as they stand. Not thread-safe.
class CsvReader {
public:
    // Holds no copy of the text, which must outlive it.
    explicit CsvReader(std::string_view text);
    // Reads on as records are asked for and holds little more than one of them, of at most 16 MiB. The stream
    // must outlive it.
    explicit CsvReader(std::istream& stream);
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    // The next record, or nothing at the end. A quote that is never closed, or stands where none may, is
    // Errc::invalid with the line number in the message; after that there are no more records. A stream that
    // cannot be read on is Errc::io.
    [[nodiscard]] Result<std::optional<CsvRecord>> next();
    // The same into a record whose memory is used again; false at the end.
    [[nodiscard]] Result<bool> next(CsvRecord& record);

    // Bytes taken so far, the byte order mark too: where the next record begins.
    [[nodiscard]] std::uint64_t position() const { return passed_ + position_; }

private:
    [[nodiscard]] bool has(std::size_t offset);
    [[nodiscard]] bool extend();
    void dropTaken();
    void passMark();
    [[nodiscard]] bool atLineEnd();
    void passLineEnd();
    [[nodiscard]] std::string_view restOfLine();
    [[nodiscard]] Error fail(std::size_t line, const std::string& what);
    [[nodiscard]] Status quotedField(std::string& field);
    [[nodiscard]] Status plainField(std::string& field);

    std::istream* stream_ = nullptr;
    std::string buffer_;     // of a stream: what text_ looks at
    std::string_view text_;  // what there is of the text so far
    std::size_t position_ = 0;
    std::uint64_t passed_ = 0;  // bytes before text_
    std::size_t line_ = 1;
    bool begun_ = false;
    bool tooLong_ = false;
};

}  // namespace tessera
