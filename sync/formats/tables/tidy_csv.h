// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/figures.h"
#include "sync/formats/tables/exported.h"
#include "sync/formats/tables/session_tables.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

using TidyFile = ExportedFile;

// The tidy set of `measures.md` section 6: sessions.csv, bouts.csv, interactions.csv, markers.csv, notes.csv,
// transitions.csv, codebook.csv and settings.json, which says what every column means. UTF-8 without a byte
// order mark, decimals with a point. Times are seconds since the session's start, pauses included; spans are
// half-open; an empty cell is a thing that is not there. Notes whose words were left behind have no row.
// Texts are guarded() against spreadsheets.
[[nodiscard]] std::vector<TidyFile> tidySet(const std::vector<Journal>& journals,
                                            const FigureSettings& settings);

// The names of the set's files, in the order in which the writer below counts them.
[[nodiscard]] const std::vector<std::string>& tidyNames();

// The same set for any number of sessions, one after another: bytes go to a sink as they come and nothing is
// held. `sink` takes bytes for the end of the file with this place in tidyNames(). Not thread-safe.
class TidyWriter {
public:
    using Sink = std::function<Status(std::size_t file, std::string_view bytes)>;
    TidyWriter(const FigureSettings& settings, Sink sink);
    TidyWriter(const TidyWriter&) = delete;
    TidyWriter& operator=(const TidyWriter&) = delete;

    Status begin();  // the tables' first lines
    Status add(const Journal& journal);
    Status finish();  // settings.json

private:
    FigureSettings settings_;
    Sink sink_;
    SessionTables tables_;
};

}  // namespace tessera
