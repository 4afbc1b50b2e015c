// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace tessera {

// What came of a family taking its consent back on this device.
struct TakenBack {
    Wiping wiping = Wiping::done;
    std::vector<std::filesystem::path> files;  // that it was taken in from, and that still hold it
    std::size_t waiting = 0;                   // sealed files that waited to be sent, and are gone
    bool handedOver = false;                   // somebody was handed it before
    std::optional<Error> outbox;               // why what waits to be sent could not be taken away
};

// Takes a session back as far as `scope` says: first what waits to be sent, then the session itself
// (Library::withdraw). What cannot be done about the outbox does not hold the rest up. Doing it again is
// safe. Call where the library's writer lives. `as`: what the log calls it.
[[nodiscard]] Result<TakenBack> takeBack(Library& library, const Uuid& session, WithdrawalScope scope,
                                         UtcTime when, AuditKind as = AuditKind::withdrawn);

}  // namespace tessera
