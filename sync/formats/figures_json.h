// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/privacy/text_check.h"
#include "core/privacy/text_review.h"
#include "core/store/library.h"
#include "core/store/summary.h"
#include "sync/formats/figures.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
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

// `keptUntil`: the last day on which a session may be kept, since 1970; nothing where there is none, or it is
// not asked.
using KeptUntil = std::function<std::optional<std::int64_t>(const Summary&)>;
[[nodiscard]] std::string sessionsJson(const std::vector<Summary>& sessions, const KeptUntil& keptUntil = {});

// What came of importing one file.
struct ImportedFile {
    std::string path;
    std::string status;  // one of the words of `contract.md` section 2
    std::vector<Uuid> sessions;
    std::vector<std::string> findings;
    std::optional<TextReview> texts;      // of a bundle that could be read
    std::vector<std::string> toDelete{};  // files that still hold what was withdrawn
};
// What is known of a device whose bundles come here.
struct DeviceFigures {
    std::string device, label, publicKey, fingerprint, words;
    bool trusted = false, revoked = false;
    std::uint64_t highest = 0;           // number of a bundle of it that came
    std::vector<std::uint64_t> missing;  // below the highest, at most a thousand of them
    std::string says;                    // "device …: 1…7, all here"
};
// Each file that is to be deleted, once.
[[nodiscard]] std::vector<std::string> toDeleteOf(const std::vector<ImportedFile>& files);
// `devices`: those whose bundles were among the files.
[[nodiscard]] std::string importJson(const std::vector<ImportedFile>& files,
                                     const std::vector<DeviceFigures>& devices = {});
[[nodiscard]] std::string devicesJson(const std::vector<DeviceFigures>& devices);

// A part of a text that may say who it is about: where, and of what kind; never the words.
struct FoundInText {
    Uuid session;
    std::string text;         // "note", "pause", "issue", "reflection", "action"
    std::uint32_t entry = 0;  // 0: it stands on the page
    Uuid page;
    bool superseded = false;  // words that do not show any more
    TextFinding finding;
};
// `sessions` and `texts`: how many were looked at.
[[nodiscard]] std::string textFindingsJson(std::size_t sessions, std::size_t texts,
                                           const std::vector<FoundInText>& findings);

// What came of checking one file or library.
struct VerifiedPath {
    std::string path;
    std::string kind;  // "library" or "bundle"
    Library::Verification content;
    bool readable = true;                // false: the findings say why, and there are no figures
    std::vector<DeviceFigures> devices;  // of a library
    // Sessions past the day until which they may be kept; nothing when nobody looked.
    std::optional<std::vector<Uuid>> overdue;
};
[[nodiscard]] std::string verifyJson(const std::vector<VerifiedPath>& paths);

struct CardFigures {
    std::string id, name, signingKey, dates, words;
    unsigned revision = 1;
    int retentionDays = 0;  // 0: not said
    bool notes = false;
    std::vector<std::string> recipients;
};
struct KeyFigures {
    std::string device, publicKey, fingerprint, words;
    std::optional<CardFigures> study;  // the enrolled one
};
[[nodiscard]] std::string keysJson(const KeyFigures& keys);
// A study that was made: its card and the files that were written.
[[nodiscard]] std::string newStudyJson(const CardFigures& study, const std::vector<std::string>& identities,
                                       const std::vector<std::string>& cards);

// Everything a session's timeline says, for reading by people and programs.
[[nodiscard]] std::string timelineJson(const Journal& journal);

}  // namespace tessera
