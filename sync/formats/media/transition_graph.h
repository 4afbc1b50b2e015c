// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

#include <vector>

namespace tessera {

// The transitions between bouts of all sessions together, as a Graphviz graph. A node is a state; its area is
// the state's share of the coded time (a circle of 2 inches for all of it); a state that never came up is a
// small dashed circle. An edge says its probability, how often it came up (n) and the adjusted residual (z,
// measures.md section 1: quasi-independence, exact leverages), where that is defined; its width goes with the
// probability. Counts are added over sessions, never across a session's border, a pause or a can't-tell. One
// file, "transitions.dot". Equal input gives equal bytes. Errc::invalid for sessions of several schemes.
[[nodiscard]] Result<Exported> writeTransitionGraph(const std::vector<Journal>& journals);

}  // namespace tessera
