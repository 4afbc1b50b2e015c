// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_vfs.h"

#include "tests/support/fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

namespace tessera::test {

namespace {

using Disk = FaultVfs::Disk;

// What SQLite allocates for an open file: its own part first.
struct OpenFile {
    sqlite3_file base;
    Disk* disk;
    Connection* connection;
};

struct Call {
    explicit Call(sqlite3_file* file)
        : open(reinterpret_cast<OpenFile*>(file)),
          disk(*open->disk),
          connection(*open->connection),
          content(connection.file->content),
          lock(disk.mutex)
    {
    }
    [[nodiscard]] int enter(Disk::Kind kind) { return disk.enter(lock, kind, connection.file.get()); }

    OpenFile* open;
    Disk& disk;
    Connection& connection;
    std::string& content;
    std::unique_lock<std::mutex> lock;
};

int closeFile(sqlite3_file* file)
{
    Call call(file);
    auto& connections = call.connection.file->connections;
    std::erase(connections, &call.connection);
    if (call.connection.deleteOnClose) {
        call.disk.files.erase(call.connection.file->path);
    }
    delete call.open->connection;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset)
{
    Call call(file);
    if (const int rc = call.enter(Disk::Kind::look); rc != SQLITE_OK) {
        return SQLITE_IOERR_READ;
    }
    const auto wanted = static_cast<std::size_t>(amount);
    const auto begin = std::min(static_cast<std::size_t>(offset), call.content.size());
    const auto there = std::min(wanted, call.content.size() - begin);
    std::memset(into, 0, wanted);
    std::memcpy(into, call.content.data() + begin, there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    Call call(file);
    if (const int rc = call.enter(Disk::Kind::change); rc != SQLITE_OK) {
        return SQLITE_IOERR_WRITE;
    }
    const auto begin = static_cast<std::size_t>(offset);
    const auto end = begin + static_cast<std::size_t>(amount);
    if (end > call.content.size()) {
        if (!call.disk.takeRoom(static_cast<std::int64_t>(end - call.content.size()))) {
            return SQLITE_FULL;
        }
        call.content.resize(end, '\0');
    }
    std::memcpy(call.content.data() + begin, from, end - begin);
    call.disk.record(*call.connection.file, DiskChange::Kind::write, offset,
                     call.content.substr(begin, end - begin));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    Call call(file);
    if (const int rc = call.enter(Disk::Kind::change); rc != SQLITE_OK) {
        return SQLITE_IOERR_TRUNCATE;
    }
    const auto growth = size - static_cast<sqlite3_int64>(call.content.size());
    if (!call.disk.takeRoom(growth)) {
        return SQLITE_FULL;
    }
    call.content.resize(static_cast<std::size_t>(size), '\0');
    call.disk.record(*call.connection.file, DiskChange::Kind::truncate, size);
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int /*flags*/)
{
    std::function<void()> hook;
    {
        Call call(file);
        if (const int rc = call.enter(Disk::Kind::change); rc != SQLITE_OK) {
            return SQLITE_IOERR_FSYNC;
        }
        call.disk.record(*call.connection.file, DiskChange::Kind::sync, 0, {},
                         std::exchange(call.connection.file->folderWaits, false));
        ++call.disk.syncs[call.connection.file->path];
        call.disk.changed.notify_all();
        hook = call.disk.syncHook;
    }
    if (hook) {
        hook();
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    Call call(file);
    if (const int rc = call.enter(Disk::Kind::look); rc != SQLITE_OK) {
        return SQLITE_IOERR_FSTAT;
    }
    *size = static_cast<sqlite3_int64>(call.content.size());
    return SQLITE_OK;
}

// The highest lock another connection holds on the same file.
int othersLock(const Connection& own)
{
    int highest = SQLITE_LOCK_NONE;
    for (const auto* other : own.file->connections) {
        highest = other == &own ? highest : std::max(highest, other->lock);
    }
    return highest;
}

int lockFile(sqlite3_file* file, int level)
{
    Call call(file);
    Connection& own = call.connection;
    if (own.lock >= level) {
        return SQLITE_OK;
    }
    const int others = othersLock(own);
    if (level == SQLITE_LOCK_SHARED && others >= SQLITE_LOCK_PENDING) {
        return SQLITE_BUSY;
    }
    if (level >= SQLITE_LOCK_RESERVED && others >= SQLITE_LOCK_RESERVED) {
        return SQLITE_BUSY;
    }
    if (level == SQLITE_LOCK_EXCLUSIVE && others >= SQLITE_LOCK_SHARED) {
        own.lock = SQLITE_LOCK_PENDING;
        return SQLITE_BUSY;
    }
    own.lock = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level)
{
    Call call(file);
    call.connection.lock = std::min(call.connection.lock, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* file, int* reserved)
{
    Call call(file);
    *reserved = std::max(call.connection.lock, othersLock(call.connection)) >= SQLITE_LOCK_RESERVED ? 1 : 0;
    return SQLITE_OK;
}

int control(sqlite3_file* /*file*/, int /*what*/, void* /*argument*/)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file* /*file*/)
{
    return 512;
}

// As the system's own VFS says on the usual disks: a write leaves its neighbours alone.
int characteristics(sqlite3_file* /*file*/)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** memory)
{
    Call call(file);
    *memory = nullptr;
    if (const int rc = call.enter(Disk::Kind::look); rc != SQLITE_OK) {
        return SQLITE_IOERR_SHMMAP;
    }
    call.connection.usesShm = true;
    auto& regions = call.connection.file->shared;
    const auto index = static_cast<std::size_t>(region);
    if (index >= regions.size() && extend == 0) {
        return SQLITE_OK;
    }
    while (index >= regions.size()) {
        regions.push_back(std::make_unique<std::vector<char>>(static_cast<std::size_t>(size), '\0'));
    }
    *memory = regions[index]->data();
    return SQLITE_OK;
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    Call call(file);
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const auto slots = [&](Connection& connection) {
        return std::span(connection.shm)
            .subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count));
    };
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        std::ranges::fill(slots(call.connection), '\0');
        return SQLITE_OK;
    }
    for (auto* other : call.connection.file->connections) {
        if (other != &call.connection &&
            std::ranges::any_of(slots(*other), [&](char held) { return held > (exclusive ? 0 : 1); })) {
            return SQLITE_BUSY;
        }
    }
    std::ranges::fill(slots(call.connection), exclusive ? '\2' : '\1');
    return SQLITE_OK;
}

void barrier(sqlite3_file* file)
{
    const Call call(file);  // taking and leaving the disk's mutex orders memory
}

int unmapShared(sqlite3_file* file, int remove)
{
    Call call(file);
    call.connection.usesShm = false;
    call.connection.shm.fill('\0');
    const auto& connections = call.connection.file->connections;
    if (remove != 0 && std::ranges::none_of(connections, [](const auto* other) { return other->usesShm; })) {
        call.connection.file->shared.clear();
    }
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {2,        closeFile,   readFile,        writeFile,  truncateFile,
                                     syncFile, fileSize,    lockFile,        unlockFile, checkReserved,
                                     control,  sectorSize,  characteristics, mapShared,  lockShared,
                                     barrier,  unmapShared, nullptr,         nullptr};

Disk& diskOf(sqlite3_vfs* vfs)
{
    return *static_cast<Disk*>(vfs->pAppData);
}

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr;
    Disk& disk = diskOf(vfs);
    std::unique_lock lock(disk.mutex);
    if (const int rc = disk.enter(lock, Disk::Kind::look, nullptr); rc != SQLITE_OK) {
        return SQLITE_CANTOPEN;
    }
    std::shared_ptr<DiskFile> found;
    if (path == nullptr) {
        found = std::make_shared<DiskFile>();
        found->logged = false;
    } else if (const auto at = disk.files.find(path); at != disk.files.end()) {
        if ((flags & SQLITE_OPEN_EXCLUSIVE) != 0) {
            return SQLITE_CANTOPEN;
        }
        found = at->second;
    } else if ((flags & SQLITE_OPEN_CREATE) != 0) {
        found = std::make_shared<DiskFile>();
        found->path = path;
        found->folderWaits = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
        disk.files[path] = found;
        disk.record(*found, DiskChange::Kind::create);
    } else {
        return SQLITE_CANTOPEN;
    }
    auto* open = reinterpret_cast<OpenFile*>(file);
    open->disk = &disk;
    open->connection = new Connection;
    open->connection->file = found;
    open->connection->deleteOnClose = path != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    found->connections.push_back(open->connection);
    file->pMethods = &kMethods;
    if (outFlags != nullptr) {
        *outFlags = flags;
    }
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs* vfs, const char* path, int syncFolder)
{
    Disk& disk = diskOf(vfs);
    std::unique_lock lock(disk.mutex);
    if (const int rc = disk.enter(lock, Disk::Kind::change, nullptr); rc != SQLITE_OK) {
        return SQLITE_IOERR_DELETE;
    }
    const auto at = disk.files.find(path);
    if (at == disk.files.end()) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    disk.record(*at->second, DiskChange::Kind::remove, 0, {}, syncFolder != 0);
    static_cast<void>(disk.takeRoom(-static_cast<std::int64_t>(at->second->content.size())));
    disk.files.erase(at);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* path, int flags, int* answer)
{
    Disk& disk = diskOf(vfs);
    std::unique_lock lock(disk.mutex);
    if (const int rc = disk.enter(lock, Disk::Kind::look, nullptr); rc != SQLITE_OK) {
        return SQLITE_IOERR_ACCESS;
    }
    const auto at = disk.files.find(path);
    // Like the system's own: an empty file does not count as being there.
    *answer =
        at != disk.files.end() && (flags != SQLITE_ACCESS_EXISTS || !at->second->content.empty()) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs* /*vfs*/, const char* path, int room, char* into)
{
    sqlite3_snprintf(room, into, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* /*vfs*/, int amount, char* into)
{
    auto* system = sqlite3_vfs_find(nullptr);
    return system->xRandomness(system, amount, into);
}

int sleepFor(sqlite3_vfs* /*vfs*/, int microseconds)
{
    auto* system = sqlite3_vfs_find(nullptr);
    return system->xSleep(system, microseconds);
}

int currentTime(sqlite3_vfs* /*vfs*/, double* day)
{
    auto* system = sqlite3_vfs_find(nullptr);
    return system->xCurrentTime(system, day);
}

int lastError(sqlite3_vfs* /*vfs*/, int /*room*/, char* /*into*/)
{
    return 0;
}

}  // namespace

void registerDisk(FaultVfs::Disk& disk)
{
    auto* vfs = new sqlite3_vfs{};
    vfs->iVersion = 1;
    vfs->szOsFile = sizeof(OpenFile);
    vfs->mxPathname = 1024;
    vfs->zName = disk.name.c_str();
    vfs->pAppData = &disk;
    vfs->xOpen = openFile;
    vfs->xDelete = removeFile;
    vfs->xAccess = accessFile;
    vfs->xFullPathname = fullPath;
    vfs->xRandomness = randomness;
    vfs->xSleep = sleepFor;
    vfs->xCurrentTime = currentTime;
    vfs->xGetLastError = lastError;
    sqlite3_vfs_register(vfs, 0);
}

void unregisterDisk(FaultVfs::Disk& disk)
{
    auto* vfs = sqlite3_vfs_find(disk.name.c_str());
    sqlite3_vfs_unregister(vfs);
    delete vfs;
}

}  // namespace tessera::test
