// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/journal/entry.h"
#include "core/scheme/scheme.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace tessera {

class Library;

// The thread that makes entries durable. hand() returns at once; entries that wait together share one commit,
// in the order in which they were handed over. A commit that fails is told and tried again, for as long as it
// takes: after 0.25 s, then doubling up to 5 s, at once on retryNow(). Nothing handed over is ever dropped.
class Writer {
public:
    struct Events {
        // Entries of this session up to this number are committed and synced.
        std::function<void(const Uuid& session, std::uint32_t upTo)> saved;
        // A commit failed and will be tried again; once for each change of reason.
        std::function<void(const Error& error)> failing;
        // After failing(): it works again.
        std::function<void()> recovered;
    };
    // Takes the library over; from now on only run() may touch it. The events come on the writer's thread.
    Writer(std::unique_ptr<Library> library, Events events);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    // Tries once more to write what waits, then stops.
    ~Writer();

    // Starts a session, in order with hand() and tried again like an entry: what is handed over behind it
    // waits for it. One that is in the library already is left as it is.
    void create(const Uuid& session, Scheme scheme);
    void hand(const Uuid& session, Entry entry);
    // Runs work on the writer's thread between commits, for everything else that needs the library. In order
    // with hand().
    void run(std::function<void(Library&)> work);
    void retryNow();

    // Entries handed over and not yet durable. Thread-safe.
    [[nodiscard]] std::size_t waiting() const;
    // Waits until nothing waits (no session to be made and no work either) or `limit` is over; true when
    // nothing waits.
    [[nodiscard]] bool flush(std::chrono::milliseconds limit);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tessera
