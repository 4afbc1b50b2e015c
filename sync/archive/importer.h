// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"
#include "sync/archive/archive.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/reading/imported.h"
#include "sync/seal/age_key.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tessera {

namespace archive {
struct BundleFrame;
}  // namespace archive

struct ArchiveImportSettings {
    ImportOptions reading;  // scheme, study and mapped codes of tables and other programs' files
    ForkChoice choice = ForkChoice::none;
    Millis unit{1000};                    // of the sequence figures
    std::vector<AgeIdentity> identities;  // that open sealed bundles
};

// One thing to take in. Without a format it is a bundle.
struct ImportSource {
    std::filesystem::path path;
    std::optional<ImportFormat> format;
};

struct ImportProgress {
    std::size_t file = 0, files = 0;           // which one is being read, from 1
    std::uint64_t sessions = 0, entries = 0;   // committed so far
    std::uint64_t bytes = 0, bytesInFile = 0;  // read of this file
};

// Takes files into an archive, one after another, and never holds more of one than some 100,000 entries in
// at most a few thousand sessions, and as much again that is read ahead.
// What is committed stands whatever happens next; running again skips it, so that an import that was broken
// off is resumed by starting it again. A file that is wrong stops only itself.
class ArchiveImporter {
public:
    ArchiveImporter(Archive& archive, ArchiveImportSettings settings);

    // Called after every commit and while reading; may be empty.
    std::function<void(const ImportProgress&)> progress;
    // Asked between sessions: true ends the import cleanly after what was begun is committed. May be empty.
    std::function<bool()> cancelled;

    // One report a source, in order; of sources that a cancelled import did not come to there are none. An
    // error is the archive's own (disk full, connection lost): what was committed before it stands.
    [[nodiscard]] Result<std::vector<ImportReport>> run(const std::vector<ImportSource>& sources);
    // Whether the last run was cancelled.
    [[nodiscard]] bool wasCancelled() const { return stopped_; }

private:
    struct File {
        ImportRecord record;
        ImportReport report;
        std::vector<TakenIn> outcomes;
        std::optional<Error> error;
        std::optional<KnownDevice> device;  // whose bundle it is, when its key fits
        bool read = false, recorded = false;
    };
    void beginFile(const ImportSource& source, const Uuid& import);
    void endFile(const Status& read);
    Status handOn(OfferedSession offered);
    // importer_bundles.cpp
    Status hear(const archive::BundleFrame& frame);
    Status takeBack(const Uuid& device, const Tombstone& tombstone, bool alone);
    void countArrival(const File& file, Ledger& ledger);
    void findIn(const ImportFinding& finding);
    Status flush();
    [[nodiscard]] Ledger ledgerAfter(const std::vector<TakenInSession>& answers);
    void addCodeMaps(const std::vector<TakenInSession>& answers, Ledger& ledger) const;
    static void note(File& file, const OfferedSession& offered, const TakenInSession& answer);
    static void conclude(File& file);
    static void addFinding(std::vector<std::string>& findings, std::string finding);
    [[nodiscard]] Status goOn();
    [[nodiscard]] bool stopAsked();
    void tell(std::uint64_t bytes = 0, std::uint64_t all = 0);

    Archive& archive_;
    ArchiveImportSettings settings_;
    std::vector<File> files_;
    std::vector<OfferedSession> waiting_;
    std::unordered_set<Uuid> waitingIds_;
    std::map<Uuid, KnownDevice> devices_;        // as this run knows them so far
    std::set<std::pair<Uuid, Uuid>> takenBack_;  // device and session, dealt with in this run
    std::vector<std::size_t> fileOf_;            // of those that wait, by place in files_
    std::size_t mostWaiting_ = 0;                // sessions
    std::size_t waitingEntries_ = 0, current_ = 0, sources_ = 0;
    std::uint64_t sessions_ = 0, entries_ = 0;
    bool stopped_ = false;
};

}  // namespace tessera
