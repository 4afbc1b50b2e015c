// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/formats/reading/imported.h"

#include <filesystem>

namespace tessera {

// Reads the folder of a tidy set (`tables/tidy_csv.h`): sessions.csv and bouts.csv, and where they are there
// interactions.csv, markers.csv, notes.csv and codebook.csv, which gives the scheme back when none is given.
// One session is held at a time, and where the rows of each stand. A folder with bouts.csv alone is read as a
// table of bouts. A session's UUID follows from study, scheme and its id in the set, which is its source id.
//
// Kept: bouts, interactions, can't-tells, pauses (from the gaps), markers, notes, people, place, site, study,
// kind and start. Not in these tables, and said when it shows: where a pause within a can't-tell lay, reasons
// of pauses, tags, other lanes than the first.
[[nodiscard]] Status readTidySet(const std::filesystem::path& folder, const ImportOptions& options,
                                 const ImportSink& sink);

}  // namespace tessera
