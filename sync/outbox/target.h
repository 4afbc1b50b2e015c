// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "sync/outbox/retry.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What came of one try.
struct Delivery {
    Trouble trouble = Trouble::refused;      // none: it lies there under its name, read back and compared
    std::optional<Millis> askedToWait = {};  // the server's Retry-After
    std::string detail = {};                 // for a log: a status or the library's word; no content
    bool aside = false;                      // something may lie under the temporary name still
};

// Where bundles are handed over to. A file's name is the SHA-256 of its bytes, so that the same name with
// other bytes is always damage. Not thread-safe; every call may take as long as the network does.
class Target {
public:
    Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    virtual ~Target() = default;

    // Puts the bytes there whole or not at all, and compares. `temporary` is a name that was never used
    // before; what is left under it after a failure is `remove`d later. Doing it again changes nothing.
    [[nodiscard]] virtual Delivery deliver(std::string_view name, std::string_view temporary,
                                           std::string_view bytes) = 0;
    // Whether nothing lies under this name any more.
    [[nodiscard]] virtual bool remove(std::string_view name) = 0;
    // The bytes under this name, at most `limit`; nothing when there are none or they may not be read.
    [[nodiscard]] virtual std::optional<std::string> read(std::string_view name, std::size_t limit) = 0;
    // The names that begin like this; nothing where that cannot be asked.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> list(std::string_view beginning) = 0;
    // Whether something can be handed over here: writes a little under the temporary name, reads it back and
    // takes it away.
    [[nodiscard]] virtual Delivery probe(std::string_view temporary) = 0;
};

}  // namespace tessera
