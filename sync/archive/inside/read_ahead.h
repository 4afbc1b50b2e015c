// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/archive/importer.h"
#include "sync/bundle/bundle_file.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace tessera::archive {

// What a bundle is beside its session, which is taken out of it.
struct BundleFrame {
    OpenedBundle bundle;
    bool alone = false;  // there is no session
};

// What the reading of files gives, in the order in which it comes up; `source` is a place among the sources.
// An answer that is not ok ends the reading and becomes the answer of readAhead().
struct ReadAheadSink {
    std::function<Status(std::size_t source)> begin;
    // With everything that is worked out from it.
    std::function<Status(OfferedSession)> session;
    std::function<void(const ImportFinding&)> finding;
    // Of each bundle, before its session.
    std::function<Status(const BundleFrame&)> bundle;
    std::function<Status(std::uint64_t done, std::uint64_t all)> progress;  // bytes, as ImportSink has them
    std::function<Status(std::size_t source, const Status& read)> end;
};

// One file of an import, and the id under which the ledger will know it.
struct ReadAheadSource {
    ImportSource source;
    Uuid import;
};

// Reads files on a thread of its own, one after another, and works out there what the archive keeps of each
// session, while the caller writes what came before. Everything is handed over on the caller's thread, in
// order. Reads no further ahead than some 100,000 entries in some thousands of sessions.
Status readAhead(const std::vector<ReadAheadSource>& sources, const ArchiveImportSettings& settings,
                 const ReadAheadSink& sink);

}  // namespace tessera::archive
