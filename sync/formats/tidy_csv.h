// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "core/store/summary.h"
#include "sync/formats/figures.h"

#include <string>
#include <vector>

namespace tessera {

struct TidyFile {
    std::string name;
    std::string content;
};

// The tidy set of `measures.md` section 6: sessions.csv, bouts.csv, interactions.csv, markers.csv, notes.csv,
// transitions.csv, codebook.csv and settings.json. Times are seconds since the session's start, pauses
// included; spans are half-open; an empty cell is a thing that is not there. Notes whose words were left
// behind have no row.
[[nodiscard]] std::vector<TidyFile> tidySet(const std::vector<Journal>& journals,
                                            const FigureSettings& settings);

}  // namespace tessera
