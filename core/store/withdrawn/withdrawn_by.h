// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/store/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// On whose word a session was taken back. A device speaks for what it recorded, so its word keeps out just
// the records that name it: under the number of a session anybody can put a record of one's own.

// The devices that a session's first entry names, in all its versions; none when no version names one.
[[nodiscard]] std::vector<Uuid> recordersOf(const StoredSession& session);

struct WithdrawnBy {
    bool erased = false;  // it was here and went, or a person here refused it
    // Devices that asked, heard while it was here or before it ever came; nil: somebody here, for everyone.
    std::vector<Uuid> devices;
};
// Whether a record of these recorders stays out. `from`: the device that brings it, which speaks for a record
// that names none.
[[nodiscard]] bool staysOut(const WithdrawnBy& withdrawn, const std::vector<Uuid>& recorders,
                            const Uuid& from);

// Under this name a library keeps the devices that asked, a line each.
[[nodiscard]] std::string withdrawnBySetting(const Uuid& session);
[[nodiscard]] std::vector<Uuid> readWithdrawnBy(std::string_view text);
[[nodiscard]] std::string withdrawnByText(const std::vector<Uuid>& devices);

}  // namespace tessera
