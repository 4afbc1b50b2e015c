// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"
#include "core/store/library.h"
#include "sync/archive/engines/engine.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tessera::archive {

// A session with everything the archive keeps of it, worked out by the core: its rows of `sessions` and
// `journals`.
struct Prepared {
    Uuid id;
    std::string study, sourceId, digest;
    std::uint32_t entries = 0;
    std::uint32_t impossible = 0;  // entries that cannot be where they stand
    std::vector<Uuid> recorders;   // devices that its first entry names
    Row session, journal;
    // When the session itself was let go: its scheme; the payload has the rest.
    std::shared_ptr<const Scheme> scheme;
};

// Whether nothing is known of it but entries, each there once: such a session can be let go.
[[nodiscard]] bool isWhole(const StoredSession& session);
// The session that was let go.
[[nodiscard]] Result<StoredSession> sessionOf(const Prepared& prepared);

struct PrepareSettings {
    Millis unit{1000};  // of the sequence figures
    Uuid import;        // under which it is taken in
};

// Figures of a session with forks that nobody has settled are NULL. Never fails: whatever a journal holds has
// a timeline. The memory of one that is not needed any more is used again.
[[nodiscard]] Prepared prepare(const StoredSession& session, bool settled, const PrepareSettings& settings,
                               Prepared spent = {});

// A text as both engines can hold it: NUL and bytes that are no UTF-8 become the replacement character. Only
// what is there to be read goes through this; the payload keeps the bytes.
[[nodiscard]] std::string readable(std::string_view text);

}  // namespace tessera::archive
