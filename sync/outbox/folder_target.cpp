// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/folder_target.h"

#include "sync/bundle/bundle_file.h"
#include "sync/bundle/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace tessera {
namespace {

namespace fs = std::filesystem;

// The next read comes from the disk, not from what the system remembers of the writing. A wish, which not
// every disk's driver grants.
void forgetCached(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return;
    static_cast<void>(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
    ::close(file);
}

fs::file_type typeOf(const fs::path& path)
{
    std::error_code failed;
    return fs::symlink_status(path, failed).type();
}

}  // namespace

bool FolderTarget::there() const
{
    std::error_code failed;
    return fs::is_directory(folder_, failed);
}

// A stick that was pulled out tells of it in many ways, and its folder is gone or answers nothing.
Trouble FolderTarget::troubleOf(const Error& error) const
{
    if (error.code == Errc::full) return Trouble::full;
    if (error.code == Errc::refused || error.code == Errc::exists) return Trouble::inTheWay;
    if (!there() || ::access(folder_.c_str(), R_OK | X_OK) != 0) return Trouble::noPlace;
    return ::access(folder_.c_str(), W_OK) != 0 ? Trouble::notAllowed : Trouble::noPlace;
}

Delivery FolderTarget::deliver(std::string_view name, std::string_view temporary, std::string_view bytes)
{
    if (!there()) return {.trouble = Trouble::noPlace};
    const fs::path path = folder_ / name;
    const fs::file_type type = typeOf(path);
    if (type != fs::file_type::regular && type != fs::file_type::not_found && type != fs::file_type::none)
        return {.trouble = Trouble::inTheWay};
    if (const auto lies = read(name, bytes.size()); lies && *lies == bytes) return {.trouble = Trouble::none};
    // Other bytes under this name are what a stick made of ours.
    const bool damaged = type == fs::file_type::regular;
    if (const Status written = writeFileDurably(path, bytes, damaged, folder_ / temporary); !written)
        return {.trouble = troubleOf(written.error()), .detail = written.error().what};
    forgetCached(path);
    const auto lies = read(name, bytes.size());
    if (!lies && !there()) return {.trouble = Trouble::noPlace};
    return {.trouble = lies && *lies == bytes ? Trouble::none : Trouble::differs};
}

bool FolderTarget::remove(std::string_view name)
{
    std::error_code failed;
    fs::remove(folder_ / name, failed);
    // While the stick is away nobody knows what lies on it.
    return !failed && there();
}

std::optional<std::string> FolderTarget::read(std::string_view name, std::size_t limit)
{
    if (typeOf(folder_ / name) != fs::file_type::regular) return std::nullopt;
    auto bytes = readFile(folder_ / name, limit);
    if (!bytes) return std::nullopt;
    return std::move(bytes).value();
}

std::optional<std::vector<std::string>> FolderTarget::list(std::string_view beginning)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator file(folder_, failed), end; !failed && file != end; file.increment(failed)) {
        std::string name = file->path().filename().string();
        if (name.starts_with(beginning)) names.push_back(std::move(name));
    }
    if (failed) return std::nullopt;
    return names;
}

Delivery FolderTarget::probe(std::string_view temporary)
{
    constexpr std::string_view kBytes = "Tessera";
    if (!there()) return {.trouble = Trouble::noPlace};
    const fs::path beside = folder_ / (std::string(temporary) + "-");
    if (const Status written = writeFileDurably(folder_ / temporary, kBytes, false, beside); !written)
        return {.trouble = troubleOf(written.error()), .detail = written.error().what};
    forgetCached(folder_ / temporary);
    const auto lies = read(temporary, kBytes.size());
    const bool same = lies && *lies == kBytes;
    static_cast<void>(remove(temporary));
    return {.trouble = same ? Trouble::none : Trouble::differs};
}

bool othersMayTakeAway(const fs::path& folder)
{
    std::error_code failed;
    const fs::perms rights = fs::status(folder, failed).permissions();
    if (failed) return false;
    // Where the folder is "sticky", as /tmp is, nobody takes another's file away.
    return (rights & fs::perms::others_write) != fs::perms::none &&
           (rights & fs::perms::sticky_bit) == fs::perms::none;
}

}  // namespace tessera
