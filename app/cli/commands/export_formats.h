// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"
#include "app/cli/leaving.h"
#include "sync/bundle/bundle.h"
#include "sync/formats/tables/exported.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

// What is to be exported, and where to.
struct ExportJob {
    std::vector<Uuid> sessions;
    BundleChoice choice;
    OnFinding onFinding = OnFinding::warn;
    std::filesystem::path target;
    bool folderNamed = false;  // the target is a folder already, or is spelled as one
    bool replace = false;
    Millis unit{1000};  // of formats that cut time into units
    std::string form;   // of formats that have several; the first one when none was named
};

// One format that the program writes as files, beside the signed bundle.
struct ExportFormat {
    std::string_view name;
    enum class Files : std::uint8_t { oneEach, oneForAll, severalForAll } files = Files::oneEach;
    std::string_view ending;  // of a single file
    std::vector<std::string_view> forms;
    bool takesUnit = false;
    // Gets one session with oneEach, else all of them.
    Result<Exported> (*write)(const std::vector<Journal>& journals, const ExportJob& job) = nullptr;
};
// All of them, in the order in which the help names them; csv is written by exportTidy().
[[nodiscard]] const std::vector<ExportFormat>& exportFormats();
[[nodiscard]] const ExportFormat* exportFormat(std::string_view name);

// Each writes, prints the paths on stdout and what a format cannot carry on stderr, and answers with the exit
// status.
int exportFiles(Library& library, const ExportJob& job, const ExportFormat& format);
// The tidy set, session by session: nothing but one session is held in memory.
int exportTidy(Library& library, const ExportJob& job);

// "visits" and "visits/" are the same folder; the second spelling says that it is one.
[[nodiscard]] std::filesystem::path spelledAsFolder(const std::filesystem::path& path);
Status makeFolder(const std::filesystem::path& folder);
[[nodiscard]] Status refuseExisting(const std::filesystem::path& path);
// A stored session without what stays behind; refused when the family did not agree that it leaves, and by
// what lookedAt() says of its words.
[[nodiscard]] Result<StoredSession> leaving(Library& library, const Uuid& session, const ExportJob& job);

}  // namespace tessera::cli
