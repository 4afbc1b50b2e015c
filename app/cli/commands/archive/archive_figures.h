// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/store/summary.h"
#include "sync/archive/archive.h"
#include "sync/formats/figures.h"

#include <string>
#include <vector>

namespace tessera::cli {

// Opens the archive that --archive names, to ask it.
[[nodiscard]] Result<std::unique_ptr<Archive>> askedArchive(const Arguments& arguments);

// The sessions that SESSION… name, or all of a kind.
[[nodiscard]] Result<std::vector<Uuid>> archivedSessions(Archive& archive, const Arguments& arguments,
                                                         bool all, SessionKind kind);
// The figures of one of them, worked out as for a library.
[[nodiscard]] Result<SessionFigures> archivedFigures(Archive& archive, const Uuid& session,
                                                     const FigureSettings& settings);
// The list of an archive in the library's form.
[[nodiscard]] Result<std::vector<Summary>> archivedSummaries(Archive& archive);

}  // namespace tessera::cli
