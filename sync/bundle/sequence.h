// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// One content that this device put into a bundle, once and for all: made again it is the same file.
struct MadeContent {
    std::string key;  // of the content
    std::uint64_t number = 0;
    Uuid session;                        // nil: no session, or made before this was kept
    std::vector<Tombstone> withdrawals;  // that went along
    AuditHead log;                       // where the log stood then; number 0: made before this was kept
};

// Every content so far, by rising number. The library keeps them.
[[nodiscard]] Result<std::vector<MadeContent>> madeContents(const Library& library);

// The number of this very content among all that this device ever made: 1, 2, 3 … in the order of their first
// export, the withdrawals that go along: those of sessions that were handed over, known when the content was
// first made, and where the log stood. The same content keeps all three. Writes to the library when the
// content is new.
[[nodiscard]] Result<MadeContent> madeContent(Library& library, const BundleContent& content);

// Whether a bundle of this session was ever made here. True in doubt: of those of an earlier version it is
// not known.
[[nodiscard]] Result<bool> wasHandedOver(const Library& library, const Uuid& session);

}  // namespace tessera
