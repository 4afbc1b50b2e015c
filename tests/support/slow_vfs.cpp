// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/slow_vfs.h"

#include <sqlite3.h>

#include <utility>

namespace tessera::test {

namespace {

struct Hooks {
    std::function<void()> beforeSync, beforeWrite;
};

}  // namespace

struct SlowVfs::Impl {
    std::string name;
    Hooks hooks;
    sqlite3_vfs vfs{};
};

namespace {

// What SQLite allocates for an open file, aligned to 8 bytes; the system's own part follows it.
struct alignas(8) OpenFile {
    sqlite3_file base;
    const Hooks* hooks;
};

sqlite3_file* inner(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<OpenFile*>(file) + 1);
}

template <auto Method, class Answer, class... Arguments>
Answer pass(sqlite3_file* file, Arguments... arguments)
{
    return (inner(file)->pMethods->*Method)(inner(file), arguments...);
}

int syncFile(sqlite3_file* file, int flags)
{
    reinterpret_cast<OpenFile*>(file)->hooks->beforeSync();
    return inner(file)->pMethods->xSync(inner(file), flags);
}

void aboutToWrite(sqlite3_file* file)
{
    if (const auto& hook = reinterpret_cast<OpenFile*>(file)->hooks->beforeWrite) hook();
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    aboutToWrite(file);
    return inner(file)->pMethods->xWrite(inner(file), bytes, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    aboutToWrite(file);
    return inner(file)->pMethods->xTruncate(inner(file), size);
}

const sqlite3_io_methods& passingMethods()
{
    static const sqlite3_io_methods methods = [] {
        using Io = sqlite3_io_methods;
        Io io{};
        io.iVersion = 2;  // shared memory, no memory maps
        io.xClose = pass<&Io::xClose>;
        io.xRead = pass<&Io::xRead>;
        io.xWrite = writeFile;
        io.xTruncate = truncateFile;
        io.xSync = syncFile;
        io.xFileSize = pass<&Io::xFileSize>;
        io.xLock = pass<&Io::xLock>;
        io.xUnlock = pass<&Io::xUnlock>;
        io.xCheckReservedLock = pass<&Io::xCheckReservedLock>;
        io.xFileControl = pass<&Io::xFileControl>;
        io.xSectorSize = pass<&Io::xSectorSize>;
        io.xDeviceCharacteristics = pass<&Io::xDeviceCharacteristics>;
        io.xShmMap = pass<&Io::xShmMap>;
        io.xShmLock = pass<&Io::xShmLock>;
        io.xShmBarrier = pass<&Io::xShmBarrier>;
        io.xShmUnmap = pass<&Io::xShmUnmap>;
        return io;
    }();
    return methods;
}

sqlite3_vfs* systemVfs()
{
    return sqlite3_vfs_find(nullptr);
}

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    auto* open = reinterpret_cast<OpenFile*>(file);
    open->hooks = static_cast<const Hooks*>(vfs->pAppData);
    const int rc = systemVfs()->xOpen(systemVfs(), path, inner(file), flags, outFlags);
    file->pMethods = inner(file)->pMethods == nullptr ? nullptr : &passingMethods();
    return rc;
}

template <auto Method, class... Arguments>
int passToSystem(sqlite3_vfs* /*vfs*/, Arguments... arguments)
{
    return (systemVfs()->*Method)(systemVfs(), arguments...);
}

}  // namespace

SlowVfs::SlowVfs(std::string name, std::function<void()> beforeSync, std::function<void()> beforeWrite)
    : impl_(std::make_unique<Impl>())
{
    impl_->name = std::move(name);
    impl_->hooks = {std::move(beforeSync), std::move(beforeWrite)};
    sqlite3_vfs& vfs = impl_->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(OpenFile)) + systemVfs()->szOsFile;
    vfs.mxPathname = systemVfs()->mxPathname;
    vfs.zName = impl_->name.c_str();
    vfs.pAppData = &impl_->hooks;
    vfs.xOpen = openFile;
    vfs.xDelete = passToSystem<&sqlite3_vfs::xDelete>;
    vfs.xAccess = passToSystem<&sqlite3_vfs::xAccess>;
    vfs.xFullPathname = passToSystem<&sqlite3_vfs::xFullPathname>;
    vfs.xRandomness = passToSystem<&sqlite3_vfs::xRandomness>;
    vfs.xSleep = passToSystem<&sqlite3_vfs::xSleep>;
    vfs.xCurrentTime = passToSystem<&sqlite3_vfs::xCurrentTime>;
    vfs.xGetLastError = passToSystem<&sqlite3_vfs::xGetLastError>;
    vfs.xCurrentTimeInt64 = passToSystem<&sqlite3_vfs::xCurrentTimeInt64>;
    sqlite3_vfs_register(&vfs, 0);
}

SlowVfs::~SlowVfs()
{
    sqlite3_vfs_unregister(&impl_->vfs);
}

const std::string& SlowVfs::name() const
{
    return impl_->name;
}

}  // namespace tessera::test
