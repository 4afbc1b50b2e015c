// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace tessera {

namespace {

constexpr mode_t kOwnerOnly = 0600;

Error failed(int reason, const std::filesystem::path& where)
{
    if (reason == ENOSPC || reason == EDQUOT)
        return {Errc::full, "There is no room left on the disk. Free some space and try again.",
                where.string()};
    if (reason == ENOENT || reason == ENOTDIR)
        return {Errc::notFound, "There is no such file or folder. Check the path.", where.string()};
    const std::string why = std::generic_category().message(reason);
    return {Errc::io,
            "This could not be read or written (" + why + "). Check the folder and its permissions.",
            where.string()};
}

Status syncDescriptor(const std::filesystem::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return failed(errno, path);
    const int reason = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (reason != 0) return failed(reason, path);
    return {};
}

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

}  // namespace

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "library.lock";
    FolderLock lock;
    lock.descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (lock.descriptor_ < 0) return failed(errno, file);
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return failed(errno, file);
    return Error{Errc::refused, "Another program is writing in this library. Close it and try again.",
                 folder.string()};
}

Status makePrivateFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    if (std::filesystem::is_directory(folder, problem)) return {};
    std::filesystem::create_directories(folder, problem);
    if (problem) return failed(problem.value(), folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
    if (problem) return failed(problem.value(), folder);
    return {};
}

Status makePrivateFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (descriptor < 0) return failed(errno, file);
    const int reason = ::fchmod(descriptor, kOwnerOnly) == 0 ? 0 : errno;
    ::close(descriptor);
    if (reason != 0) return failed(reason, file);
    return {};
}

Status syncFile(const std::filesystem::path& file)
{
    if (const Status status = syncDescriptor(file, O_RDWR); !status) return status;
    return syncDescriptor(folderOf(file), O_RDONLY | O_DIRECTORY);
}

Status publishFile(const std::filesystem::path& partial, const std::filesystem::path& target)
{
    if (const Status status = syncFile(partial); !status) return status;
    // A link, unlike a rename, never replaces a file that came in between; some disks know no links.
    if (::link(partial.c_str(), target.c_str()) == 0) {
        ::unlink(partial.c_str());
    } else if (errno == EEXIST) {
        return Error{Errc::exists, "A file of that name is there already. Choose another name.",
                     target.string()};
    } else if (::rename(partial.c_str(), target.c_str()) != 0) {
        return failed(errno, target);
    }
    return syncDescriptor(folderOf(target), O_RDONLY | O_DIRECTORY);
}

}  // namespace tessera
