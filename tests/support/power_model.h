// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::test {

// One operation that changes a disk.
struct DiskChange {
    enum class Kind : std::uint8_t { create, write, truncate, sync, remove };
    Kind kind = Kind::write;
    std::string file;
    std::int64_t offset = 0;  // write: where; truncate: the new size
    std::string bytes;        // write: what
    bool folder = false;      // sync, remove: the folder was synced with it
};

// Files by path with what is in them.
using DiskImage = std::map<std::string, std::string>;

// What a disk may hold after the power went. A file's bytes are safe once it was synced; until then each of
// its changes may be there or not, whole or torn at 512-byte sectors, and later ones without earlier ones.
// That a file is there, or gone, is safe once it or its folder was synced.
class PowerModel {
public:
    explicit PowerModel(const DiskImage& durable = {});

    void apply(const DiskChange& change);
    // Seed 0 loses everything that was not synced, seed 1 keeps it all; others choose at random, the same
    // seed alike.
    [[nodiscard]] DiskImage cut(std::uint32_t seed) const;

private:
    struct File {
        bool exists = false;
        std::string content;               // as of the last sync
        std::vector<DiskChange> unsynced;  // in order
    };
    void settleFolder(std::string_view path);

    std::map<std::string, File> files_;
};

}  // namespace tessera::test
