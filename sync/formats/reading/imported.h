// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"
#include "core/store/library.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What every reader of another program's sessions takes and gives. All of them read from a stream, hold no
// more than the session (or the unit of sessions) they are at, and hand each session over when it is
// complete.

struct ImportOptions {
    std::optional<Scheme> scheme;  // valid; without one a scheme is made from the codes of the whole file
    std::string study;             // may be empty; a file that names a study itself keeps its own
    std::map<std::string, std::string, std::less<>> rename;  // code in the file -> code in the scheme
};

// Something to know about one session of a file, or about the whole file.
struct ImportFinding {
    std::string sourceId;  // the session's id in the file; empty when it is about the whole file
    std::size_t line = 0;  // in the file, from 1; 0 when there is no one line
    std::string what;      // a sentence
    bool refuses = true;   // the session was not taken in. False: it was, and this is what could not be kept,
                           // or how a thing that can be read in two ways was read
};

struct ImportSink {
    // Takes a session that is whole and that a journal takes without objection. Its UUID follows from study,
    // scheme and source id (v5), unless the file carries a UUID of our own. An error stops the reading and
    // becomes its answer.
    std::function<Status(StoredSession)> session;
    std::function<void(ImportFinding)> finding;
    // May be empty. Bytes read so far (a file may be read twice, and then counts twice) of those there are to
    // read, 0 as long as nobody knows; an error stops the reading and becomes its answer. Called every MiB.
    std::function<Status(std::uint64_t done, std::uint64_t all)> progress;
};

enum class ImportFormat : std::uint8_t {
    bouts,  // a table of bouts: bouts_table.h
    tidy,   // the folder of our own tidy set: reading/tidy_set.h
    boris,  // a BORIS project, .boris or .boris.gz: boris/boris_reader.h
    sdis,   // GSEQ's data language: gseq/sdis_reader.h
};

// The format a file or folder seems to have by its name (.csv, a folder with bouts.csv, .boris, .boris.gz,
// .sds); nothing when it is another one.
[[nodiscard]] std::optional<ImportFormat> importFormatOf(const std::filesystem::path& path);

// Reads a file, or for the tidy set a folder. Errors name the path, and in texts the line; an error is about
// the whole file and comes before any session where it can be told then. What was handed over before it
// stands.
[[nodiscard]] Status readImported(ImportFormat format, const std::filesystem::path& path,
                                  const ImportOptions& options, const ImportSink& sink);

// A finding as one line: "line 12: A: the bout overlaps …".
[[nodiscard]] std::string describe(const ImportFinding& finding);

// Whether this session has the UUID that it was recorded under (a BORIS project of ours carries it) and not
// one that was made from its source's id.
[[nodiscard]] bool carriesOurId(const StoredSession& session);

// Whether two records of one session say the same: the same timeline, marker by marker, whatever entries
// they got there by. A file that carries our own UUID brings the session in a shorter form: when this holds
// it brings nothing new, and when it does not the journal that is there should stand.
[[nodiscard]] bool saysTheSame(const StoredSession& there, const StoredSession& came);

}  // namespace tessera
