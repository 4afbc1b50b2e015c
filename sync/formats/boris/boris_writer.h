// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

#include <vector>

namespace tessera {

// Sessions of one scheme as a BORIS project (`boris.md`): ASCII, project_format_version "7.0". Each session
// is a live observation on the session's clock: a bout is a START at its onset and a STOP one millisecond
// before the next, the last one at the true end; can't-tell and pauses are states of their own; markers are
// point events, notes (those whose words are there) point events "note" with a comment. Who, where, when and
// in which zone stand as independent variables. Beside them lies what BORIS has no place for, so that
// readBoris gives the same sessions back (boris_own.h). Equal input gives equal bytes. Errc::invalid for
// sessions of several schemes and for none.
[[nodiscard]] Result<Exported> writeBoris(const std::vector<Journal>& journals);

}  // namespace tessera
