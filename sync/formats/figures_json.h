// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/library.h"
#include "core/store/summary.h"
#include "sync/formats/figures.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

// The JSON documents of `contract.md`: each is one document that ends with a line feed. Lengths and positions
// are whole milliseconds; what is undefined is null; numbers are written with as many digits as bring them
// back exactly.

// Section 5: an object for one session, an array when asked for. Of a session with several lanes the figures
// stand in "lanes", one object a group under its name, in place of those of the session; under intervals
// there is one more object, "intervals".
[[nodiscard]] std::string measuresJson(const std::vector<SessionFigures>& sessions,
                                       const FigureSettings& settings, bool asArray);
// The same names in the same order, one row a session; settings are one cell.
[[nodiscard]] std::string measuresCsv(const std::vector<SessionFigures>& sessions,
                                      const FigureSettings& settings);

[[nodiscard]] std::string sessionsJson(const std::vector<Summary>& sessions);

// What came of importing one file.
struct ImportedFile {
    std::string path;
    std::string status;  // one of the words of `contract.md` section 2
    std::vector<Uuid> sessions;
    std::vector<std::string> findings;
};
[[nodiscard]] std::string importJson(const std::vector<ImportedFile>& files);

// What came of checking one file or library.
struct VerifiedPath {
    std::string path;
    std::string kind;  // "library" or "bundle"
    Library::Verification content;
    bool readable = true;  // false: the findings say why, and there are no figures
};
[[nodiscard]] std::string verifyJson(const std::vector<VerifiedPath>& paths);

struct KeyFigures {
    std::string device, publicKey, fingerprint;
};
[[nodiscard]] std::string keysJson(const KeyFigures& keys);

// Everything a session's timeline says, for reading by people and programs.
[[nodiscard]] std::string timelineJson(const Journal& journal);

}  // namespace tessera
