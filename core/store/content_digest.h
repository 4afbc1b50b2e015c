// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera {

// SHA-256 in lower-case hex.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

// What a file of a session is called where nobody named it: 32 hexadecimal digits that say nothing about the
// visit. `content`: the digest of what the file holds. No two sessions share it, with the very same content
// neither.
[[nodiscard]] std::string fileDigest(const Uuid& session, std::string_view content);

// The digest by which libraries and archives are compared (SCHEMA.md, "Digests"). Give it every session by
// rising id. Which side of a fork counts, and in what order things came, does not change it. Not thread-safe.
class ContentDigest {
public:
    // The plain bytes of an entry (entry_codec.h) under its number; forks stand among them.
    using Plain = std::pair<std::uint32_t, std::string>;

    ContentDigest();
    ContentDigest(const ContentDigest&) = delete;
    ContentDigest& operator=(const ContentDigest&) = delete;
    ~ContentDigest();

    void addSession(const Uuid& id, std::vector<Plain> plains);
    // Hex; once, at the end.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tessera
