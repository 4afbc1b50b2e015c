// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <cstdint>

namespace tessera::archive {

// Which side of a fork counts: none yet, the one that is there, or the one that comes.
enum class ForkSide : std::uint8_t { none, there, incoming };

// A session and whether its forks are settled: somebody has chosen which side counts.
struct Standing {
    StoredSession session;
    bool settled = false;
};

struct Union {
    Standing result;
    MergeOutcome outcome = MergeOutcome::alreadyThere;
    bool changed = false;  // something must be written
};

// The union of two records of one session (`design.md` section 5), the same whichever came first: equal
// entries are one; a full entry replaces a withheld one and is never replaced by it; of two withheld ones the
// one that says more stands; two different full ones are a fork, kept both, and until somebody chooses the
// lesser by its bytes stands. `there` is null for a session that is new. Refused: another scheme, a hole, no
// entries, an entry out of range.
[[nodiscard]] Result<Union> unite(const Standing* there, const StoredSession& incoming, ForkSide choice);

}  // namespace tessera::archive
