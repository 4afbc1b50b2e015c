// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "sync/archive/importer.h"
#include "sync/formats/figures_json.h"
#include "sync/seal/age_key.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera::cli {

// What the options of `import` say.
struct ImportChoice {
    std::string format;     // of --as; empty when it was not given
    std::string archive;    // of --archive; empty: into the library
    ImportOptions reading;  // --scheme and --map
    ForkChoice side = ForkChoice::none;
    bool dryRun = false, json = false;
};

// Errc::invalid in words when the options are wrong together; another code when a file they name cannot be
// read.
[[nodiscard]] Result<ImportChoice> readImportChoice(const Arguments& arguments);

// A folder stands for the bundles in it, or for a tidy set. Without --as a file's name says what it is.
[[nodiscard]] std::vector<ImportSource> importSources(const std::vector<std::string>& operands,
                                                      const std::string& format);

// One file's report in the form that leaves; says every finding on stderr.
[[nodiscard]] ImportedFile toldFile(const ImportReport& report);
// "visit.tessera: imported (1 session)".
[[nodiscard]] std::string importedLine(const ImportedFile& file);
// A line for each file that still holds what was withdrawn.
[[nodiscard]] std::string deletionLines(const std::vector<ImportedFile>& files);

// What a library's list of devices says against letting a bundle file into an archive; nothing when it may go
// in, and when it cannot be read, which the importer tells.
[[nodiscard]] std::optional<ImportReport> keptOut(const Library& known, const std::filesystem::path& file,
                                                  const std::vector<AgeIdentity>& identities);

// Takes the files into an archive; answers with the exit status. `known`: whose devices are asked before a
// bundle is let in; nothing: everyone's are.
int runArchiveImport(const ImportChoice& choice, const std::vector<ImportSource>& sources,
                     const std::vector<AgeIdentity>& identities, const Library* known);

}  // namespace tessera::cli
