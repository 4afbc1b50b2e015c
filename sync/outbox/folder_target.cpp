// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/folder_target.h"

#include "sync/bundle/bundle_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace tessera {
namespace {

Trouble troubleOf(const Error& error)
{
    switch (error.code) {
        case Errc::full:
            return Trouble::full;
        case Errc::notFound:
            return Trouble::noPlace;
        case Errc::io:
            return Trouble::notAllowed;
        default:
            return Trouble::refused;
    }
}

// The next read comes from the disk, not from what the system remembers of the writing. A wish, which not
// every disk's driver grants.
void forgetCached(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return;
    static_cast<void>(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
    ::close(file);
}

}  // namespace

Delivery FolderTarget::deliver(std::string_view name, std::string_view /*temporary*/, std::string_view bytes)
{
    std::error_code failed;
    if (!std::filesystem::is_directory(folder_, failed)) return {.trouble = Trouble::noPlace};
    const auto path = folder_ / name;
    if (const auto there = read(name, bytes.size()); there && *there == bytes)
        return {.trouble = Trouble::none};
    // Other bytes under this name are what a stick made of ours.
    const bool damaged = std::filesystem::exists(std::filesystem::symlink_status(path, failed));
    if (const Status written = writeFileDurably(path, bytes, damaged); !written)
        return {.trouble = troubleOf(written.error()), .detail = written.error().what};
    forgetCached(path);
    const auto there = read(name, bytes.size());
    return {.trouble = there && *there == bytes ? Trouble::none : Trouble::differs};
}

bool FolderTarget::remove(std::string_view name)
{
    std::error_code failed;
    std::filesystem::remove(folder_ / name, failed);
    return !failed;
}

std::optional<std::string> FolderTarget::read(std::string_view name, std::size_t limit)
{
    auto bytes = readFile(folder_ / name, limit);
    if (!bytes) return std::nullopt;
    return std::move(bytes).value();
}

}  // namespace tessera
