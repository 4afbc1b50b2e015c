// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
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
// over. Fields are bytes as they stand. Holds no copy of the text, which must outlive it. Not thread-safe.
class CsvReader {
public:
    explicit CsvReader(std::string_view text);

    // The next record, or nothing at the end. A quote that is never closed, or stands where none may, is
    // Errc::invalid with the line number in the message; after that there are no more records.
    [[nodiscard]] Result<std::optional<CsvRecord>> next();

private:
    [[nodiscard]] bool atLineEnd() const;
    void passLineEnd();
    [[nodiscard]] std::string_view restOfLine() const;
    [[nodiscard]] Error fail(std::size_t line, const std::string& what);
    [[nodiscard]] Result<std::string> quotedField();
    [[nodiscard]] Result<std::string> plainField();

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
};

}  // namespace tessera
