// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/figures.h"
#include "sync/formats/tables/exported.h"

#include <vector>

namespace tessera {

// One workbook (Office Open XML) for all sessions: sheets sessions, bouts, interactions, markers, notes,
// transitions, codebook and settings, with the rows of the tidy set (`measures.md` section 6). Numbers are
// numbers, seconds too; all else is text, never a formula or a link; the first line stays in sight. One file,
// "sessions.xlsx". Equal input gives equal bytes: its own dates are fixed. Rows are written as they come,
// through temporary files. Errc::full when a sheet would need more than its 1,048,576 rows; Errc::io when the
// system's folder for temporary files cannot be written.
[[nodiscard]] Result<Exported> writeXlsx(const std::vector<Journal>& journals,
                                         const FigureSettings& settings);

}  // namespace tessera
