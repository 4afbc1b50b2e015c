// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"
#include "sync/bundle/bundle_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Handing sessions over as files, and taking them in. Not thread-safe: call where the library lives.

// The number of this very content among all that this device ever made: 1, 2, 3 … in the order of their first
// export. The same revision with the same choice keeps its number. Writes to the library when the content is
// new.
[[nodiscard]] Result<std::uint64_t> sequenceFor(Library& library, const BundleContent& content);

// Writes one session as a bundle and answers with the file's path. `target` is a folder when it is one or
// ends in '/' (it is created then), and the file gets its default name there. An existing file is refused
// unless `replace`.
[[nodiscard]] Result<std::filesystem::path> exportBundle(Library& library, const Uuid& session,
                                                         const BundleChoice& choice,
                                                         const std::filesystem::path& target, bool replace);

enum class ImportStatus : std::uint8_t {
    imported,
    alreadyThere,
    extended,
    quarantined,
    fork,
    erased,
    refused
};
[[nodiscard]] std::string_view name(
    ImportStatus status);  // "imported", "already there", … as scripts read them

struct ImportReport {
    std::filesystem::path path;
    ImportStatus status = ImportStatus::refused;
    std::vector<Uuid> sessions;         // that the file holds, when it could be read
    std::vector<std::string> findings;  // one sentence each
    bool whole = true;                  // false: something of it was not taken in, or waits for a decision
    std::optional<Error> error;         // when refused
};

// Checks a bundle file and adds what is new in it. Whatever is wrong with the file, the library stays as it
// was. A dry run only looks, and reports what the real one would.
[[nodiscard]] ImportReport importBundle(Library& library, const std::filesystem::path& file, bool dryRun);

// Form, signature and content of a file.
[[nodiscard]] Result<OpenedBundle> verifyBundleFile(const std::filesystem::path& file);

}  // namespace tessera
