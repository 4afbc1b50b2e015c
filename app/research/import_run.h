// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/importer.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera {

// One import into an archive, rehearsed or for good, with what a person wants to know of each file. Plain
// work for a thread of its own.

struct ImportOrder {
    std::string archive;
    std::vector<ImportSource> sources;
    bool rehearse = true;
    // Of tables and other programs' files. Undecided: the four activities when one of them occurs.
    enum class Codes : std::uint8_t { undecided, activities, asInFile };
    Codes codes = Codes::undecided;
    std::string study;
    std::map<std::string, std::string, std::less<>> rename;
};

struct ImportedRow {
    enum class State : std::uint8_t { ready, there, look };
    State state = State::look;
    std::string file;  // its name without its folder
    ImportStatus status = ImportStatus::refused;
    std::size_t sessions = 0;
    bool whole = true, secondObserver = false;
    std::optional<Header> header;  // of its one session
    std::string scheme;
    Millis observed{0};
    std::vector<std::string> findings;
};

struct ImportAnswer {
    std::vector<ImportedRow> rows;
    ImportOrder::Codes codes = ImportOrder::Codes::undecided;  // as decided
    bool otherPrograms = false;                                // a source is no bundle
    std::vector<std::string> unknown;  // codes of other programs' files without a counterpart
    std::uint64_t added = 0;           // sessions that came, or would come
    bool cancelled = false;
    std::optional<Error> error;  // the archive's own
};

// `tell` is called with the share done, 0 to 1.
[[nodiscard]] ImportAnswer runImport(ImportOrder order, const std::atomic<bool>& stop,
                                     const std::function<void(double)>& tell);

// What a person chose: files as they are; of a folder the bundles and tables in it, or the tidy set it is.
[[nodiscard]] std::vector<ImportSource> sourcesOf(const QStringList& paths);

}  // namespace tessera
