// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

namespace tessera {

// One session as a Praat TextGrid (long text form, UTF-8): an interval tier for the states (can't-tell too;
// what was not observed is an interval without a label), an interval tier "pauses", and point tiers for
// markers, their tags and words, and notes (session_tiers.h). Seconds on the session's clock. One file,
// "session.TextGrid". Equal input gives equal bytes. A session without any time is refused (Errc::invalid):
// Praat has no empty grids.
[[nodiscard]] Result<Exported> writeTextGrid(const Journal& journal);

}  // namespace tessera
