// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/power_model.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::test {

// A disk in memory that SQLite can open by name and that fails when told: power cuts, stalls, no room,
// errors. All members may be called from any thread. It must outlive every connection opened through it.
class FaultVfs {
public:
    explicit FaultVfs(std::string name);
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;
    ~FaultVfs();

    [[nodiscard]] const std::string& name() const;

    // Every change since the disk was made or loaded, in order: creations, writes, truncations, syncs,
    // removals.
    [[nodiscard]] std::vector<DiskChange> log() const;
    [[nodiscard]] std::size_t changes() const;
    // Long runs need no log; cut() does.
    void keepLog(bool keep);

    // Power. After `count` changes in all, everything fails until cut() or load().
    void cutAfter(std::size_t count);
    // The disk as it may be after the power went now (PowerModel); files still open are gone for good.
    void cut(std::uint32_t seed);
    void load(const DiskImage& image);
    [[nodiscard]] DiskImage image() const;

    // Stall: writes, truncations and syncs wait until release().
    void stall();
    void release();
    [[nodiscard]] bool waitUntilStalled(std::chrono::milliseconds limit) const;

    // Files may grow by so many bytes more; giveRoom() lifts the limit.
    void limitRoom(std::int64_t bytes);
    void giveRoom();

    // Calls of every kind that can fail, counted from 1: opening, reading, writing, syncing, truncating,
    // removing, asking for size or shared memory. Those from `first` on fail, `count` of them.
    [[nodiscard]] std::size_t calls() const;
    void failCalls(std::size_t first, std::size_t count = 1);
    void failNothing();

    // Syncs of files whose path ends like this.
    [[nodiscard]] std::size_t syncs(std::string_view ending) const;
    [[nodiscard]] bool waitForSyncs(std::string_view ending, std::size_t count,
                                    std::chrono::milliseconds limit) const;
    // Called in every sync, outside all locks: for a benchmark's slow disk.
    void onSync(std::function<void()> hook);

    struct Disk;

private:
    std::unique_ptr<Disk> disk_;
};

}  // namespace tessera::test
