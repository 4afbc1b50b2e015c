// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The storage behind FaultVfs, without SQLite's calling conventions. Only fault_disk.cpp and fault_vfs.cpp
// include it.
#include "tests/support/fault_vfs.h"

#include <array>
#include <condition_variable>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tessera::test {

struct Connection;

// One file. `gone` once a power cut replaced the disk under those who still hold it open.
struct DiskFile {
    std::string path;
    std::string content;
    bool logged = true;
    bool folderWaits = false;  // its next sync syncs the folder too, as SQLite does for a new journal or WAL
    bool gone = false;
    std::vector<Connection*> connections;
    std::vector<std::unique_ptr<std::vector<char>>> shared;  // regions of shared memory
};

constexpr std::size_t kShmSlots = 8;

// One opening of a file, with the locks it holds.
struct Connection {
    std::shared_ptr<DiskFile> file;
    int lock = 0;                       // SQLITE_LOCK_…
    std::array<char, kShmSlots> shm{};  // 0 none, 1 shared, 2 exclusive
    bool usesShm = false;
    bool deleteOnClose = false;
};

struct FaultVfs::Disk {
    explicit Disk(std::string givenName) : name(std::move(givenName)) {}

    enum class Kind { look, change };
    // Every fallible call begins here: waits while stalled, then answers with SQLITE_OK or what went wrong.
    [[nodiscard]] int enter(std::unique_lock<std::mutex>& lock, Kind kind, const DiskFile* file);
    void record(const DiskFile& file, DiskChange::Kind kind, std::int64_t offset = 0, std::string bytes = {},
                bool folder = false);
    void replaceFiles(const DiskImage& image);
    // Room for so many bytes more (or fewer), taken when there is.
    [[nodiscard]] bool takeRoom(std::int64_t growth);

    const std::string name;
    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    std::map<std::string, std::shared_ptr<DiskFile>> files;
    DiskImage base;  // what was there when the log began
    std::vector<DiskChange> log;
    bool keepLog = true;
    std::size_t changes = 0;
    std::size_t powerEnds = std::numeric_limits<std::size_t>::max();
    bool stalled = false;
    int held = 0;  // calls that wait for release()
    std::optional<std::int64_t> room;
    std::size_t calls = 0;
    std::size_t failFirst = 0, failCount = 0;
    std::map<std::string, std::size_t> syncs;
    std::function<void()> syncHook;
};

// Makes the disk known to SQLite under its name, and forgets it.
void registerDisk(FaultVfs::Disk& disk);
void unregisterDisk(FaultVfs::Disk& disk);

}  // namespace tessera::test
