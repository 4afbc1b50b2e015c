// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/outbox/target.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// Where a library's bundles are handed over to, as a person set it up. It is kept sealed in the library, the
// password too, and nowhere else.
struct Destination {
    enum class Kind : std::uint8_t { folder = 1, server = 2 } kind = Kind::folder;
    std::string place;           // a path, or "https://…" of a folder on a WebDAV server
    std::string user, password;  // of a server; may be empty

    bool operator==(const Destination&) const = default;
};

// "https://…" is a server and everything else a folder. `invalid`, in words, for what can be neither: another
// scheme, a name or a password within the address, a question or a fragment behind it.
[[nodiscard]] Result<Destination> readDestination(std::string_view text);

[[nodiscard]] Result<std::optional<Destination>> keptDestination(const Library& library);
// Nothing: it is forgotten. `invalid` for a line break in any part.
Status keepDestination(Library& library, const std::optional<Destination>& destination);

// How the network is reached; of no account for a folder.
struct Reaching {
    std::string proxy;              // HttpSettings::proxy
    std::function<bool()> stopped;  // HttpSettings::stopped
};
// Opens nothing yet: a connection is made with the first thing that is asked of it.
[[nodiscard]] std::unique_ptr<Target> targetOf(const Destination& destination, Reaching reaching);

}  // namespace tessera
