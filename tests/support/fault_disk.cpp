// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_disk.h"

#include <sqlite3.h>

#include <utility>

namespace tessera::test {

int FaultVfs::Disk::enter(std::unique_lock<std::mutex>& lock, Kind kind, const DiskFile* file)
{
    ++calls;
    const bool fails = failCount > 0 && calls >= failFirst && calls - failFirst < failCount;
    if (kind == Kind::change && stalled) {
        ++held;
        changed.notify_all();
        changed.wait(lock, [this] { return !stalled; });
        --held;
    }
    if (fails || changes >= powerEnds || (file != nullptr && file->gone)) {
        return SQLITE_IOERR;
    }
    return SQLITE_OK;
}

void FaultVfs::Disk::record(const DiskFile& file, DiskChange::Kind kind, std::int64_t offset,
                            std::string bytes, bool folder)
{
    if (!file.logged) {
        return;
    }
    ++changes;
    if (keepLog) {
        log.push_back({kind, file.path, offset, std::move(bytes), folder});
    }
}

void FaultVfs::Disk::replaceFiles(const DiskImage& image)
{
    for (const auto& [path, file] : files) {
        file->gone = true;
    }
    files.clear();
    for (const auto& [path, content] : image) {
        auto file = std::make_shared<DiskFile>();
        file->path = path;
        file->content = content;
        files[path] = std::move(file);
    }
    base = image;
    log.clear();
    changes = 0;
    powerEnds = std::numeric_limits<std::size_t>::max();
}

bool FaultVfs::Disk::takeRoom(std::int64_t growth)
{
    if (!room) {
        return true;
    }
    if (growth > *room) {
        return false;
    }
    *room -= growth;
    return true;
}

FaultVfs::FaultVfs(std::string name) : disk_(std::make_unique<Disk>(std::move(name)))
{
    registerDisk(*disk_);
}

FaultVfs::~FaultVfs()
{
    unregisterDisk(*disk_);
}

const std::string& FaultVfs::name() const
{
    return disk_->name;
}

std::vector<DiskChange> FaultVfs::log() const
{
    const std::lock_guard lock(disk_->mutex);
    return disk_->log;
}

std::size_t FaultVfs::changes() const
{
    const std::lock_guard lock(disk_->mutex);
    return disk_->changes;
}

void FaultVfs::keepLog(bool keep)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->keepLog = keep;
}

void FaultVfs::cutAfter(std::size_t count)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->powerEnds = count;
}

void FaultVfs::cut(std::uint32_t seed)
{
    const std::lock_guard lock(disk_->mutex);
    PowerModel model(disk_->base);
    for (const auto& change : disk_->log) {
        model.apply(change);
    }
    disk_->replaceFiles(model.cut(seed));
}

void FaultVfs::load(const DiskImage& image)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->replaceFiles(image);
}

DiskImage FaultVfs::image() const
{
    const std::lock_guard lock(disk_->mutex);
    DiskImage image;
    for (const auto& [path, file] : disk_->files) {
        image.emplace(path, file->content);
    }
    return image;
}

void FaultVfs::stall()
{
    const std::lock_guard lock(disk_->mutex);
    disk_->stalled = true;
}

void FaultVfs::release()
{
    {
        const std::lock_guard lock(disk_->mutex);
        disk_->stalled = false;
    }
    disk_->changed.notify_all();
}

bool FaultVfs::waitUntilStalled(std::chrono::milliseconds limit) const
{
    std::unique_lock lock(disk_->mutex);
    return disk_->changed.wait_for(lock, limit, [this] { return disk_->held > 0; });
}

void FaultVfs::limitRoom(std::int64_t bytes)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->room = bytes;
}

void FaultVfs::giveRoom()
{
    const std::lock_guard lock(disk_->mutex);
    disk_->room.reset();
}

std::size_t FaultVfs::calls() const
{
    const std::lock_guard lock(disk_->mutex);
    return disk_->calls;
}

void FaultVfs::failCalls(std::size_t first, std::size_t count)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->failFirst = first;
    disk_->failCount = count;
}

void FaultVfs::failNothing()
{
    failCalls(0, 0);
}

namespace {

std::size_t countSyncs(const std::map<std::string, std::size_t>& syncs, std::string_view ending)
{
    std::size_t sum = 0;
    for (const auto& [path, count] : syncs) {
        sum += std::string_view(path).ends_with(ending) ? count : 0;
    }
    return sum;
}

}  // namespace

std::size_t FaultVfs::syncs(std::string_view ending) const
{
    const std::lock_guard lock(disk_->mutex);
    return countSyncs(disk_->syncs, ending);
}

bool FaultVfs::waitForSyncs(std::string_view ending, std::size_t count, std::chrono::milliseconds limit) const
{
    std::unique_lock lock(disk_->mutex);
    return disk_->changed.wait_for(lock, limit, [&] { return countSyncs(disk_->syncs, ending) >= count; });
}

void FaultVfs::onSync(std::function<void()> hook)
{
    const std::lock_guard lock(disk_->mutex);
    disk_->syncHook = std::move(hook);
}

}  // namespace tessera::test
