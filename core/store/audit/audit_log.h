// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/audit/audit_event.h"
#include "core/store/library.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// The log of what was done with a library: lines are only added, each is sealed and chained on the one
// before, and none of them says anything of a visit (SCHEMA.md, "The log", also says what the chain proves
// and what not). The library notes by itself what it does itself: created, ended, edited, imported,
// withdrawn, discarded, protection set, restored, recovered, and a passphrase that did not fit when it was
// opened for writing. The same thread as the library.
class AuditLog {
public:
    explicit AuditLog(const Library& library) : library_(library) {}

    // Notes something that happened now; durable when the call returns. `invalid` for a digest that is none.
    // Refused by a library that was opened for reading; works while it is locked, when reading the log does
    // not.
    static Status append(Library& library, const AuditAct& act);

    [[nodiscard]] Result<AuditHead> head() const;
    // By rising number, from that number on, at most so many. `damaged` when one of them cannot be read.
    [[nodiscard]] Result<std::vector<AuditEvent>> events(std::uint64_t from = 1,
                                                         std::size_t most = SIZE_MAX) const;

    // What is wrong with the log, a sentence each: a line that was changed, swapped, is missing or does not
    // follow on the one before, and an end that is not the one that was noted.
    [[nodiscard]] static std::vector<std::string> findings(const Library& library);

private:
    const Library& library_;
};

}  // namespace tessera
