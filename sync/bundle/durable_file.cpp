// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/durable_file.h"

#include "core/base/ids.h"
#include "sync/bundle/bundle_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tessera {
namespace {

Error fileError(int number, const std::string& doing, const std::filesystem::path& path)
{
    const bool full = number == ENOSPC || number == EDQUOT;
    const std::string advice = full ? "; make room and do it again" : "";
    return Error{full               ? Errc::full
                 : number == ENOENT ? Errc::notFound
                                    : Errc::io,
                 doing + ": " + std::strerror(number) + advice, path.string()};
}

// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }
    // 0, or what the system said: some disks report a failed write only now.
    int close()
    {
        const int failed = ::close(number_) == 0 ? 0 : errno;
        number_ = -1;
        return failed;
    }

private:
    int number_;
};

// A temporary file that is gone when it was not put in its place.
class Temporary {
public:
    explicit Temporary(std::filesystem::path path) : path_(std::move(path)) {}
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary()
    {
        if (!placed_) ::unlink(path_.c_str());
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void placed() { placed_ = true; }

private:
    std::filesystem::path path_;
    bool placed_ = false;
};

int writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) return EIO;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

// 0, or what the system said. Without `replace` nothing that appeared meanwhile is overwritten, where the
// disk's format can promise that.
int moveTo(const std::filesystem::path& from, const std::filesystem::path& target, bool replace)
{
#ifdef RENAME_NOREPLACE
    if (!replace) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return 0;
        if (errno != EINVAL && errno != ENOSYS) return errno;
    }
#else
    static_cast<void>(replace);
#endif
    return ::rename(from.c_str(), target.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Status writeFileDurably(const std::filesystem::path& target, std::string_view bytes, bool replace)
{
    const std::filesystem::path folder =
        target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    return writeFileDurably(target, bytes, replace, folder / (".tessera-" + randomUuid().text() + ".part"));
}

Status writeFileDurably(const std::filesystem::path& target, std::string_view bytes, bool replace,
                        const std::filesystem::path& beside)
{
    struct stat there {};
    if (::lstat(target.c_str(), &there) == 0) {
        if (S_ISLNK(there.st_mode)) {
            return Error{Errc::refused, "a symbolic link is in the way; name another file", target.string()};
        }
        if (!S_ISREG(there.st_mode)) {
            return Error{Errc::refused, "something that is no file is in the way; name another file",
                         target.string()};
        }
        if (!replace) {
            return Error{Errc::exists,
                         "the file is there already; name another one, or say that it may be replaced",
                         target.string()};
        }
    }
    const std::filesystem::path folder =
        target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.open()) return fileError(errno, "cannot write into this folder", folder);
    Temporary temporary(beside);
    if (const int failed = writeAll(file.number(), bytes); failed != 0) {
        return fileError(failed, "the file could not be written", target);
    }
    if (::fsync(file.number()) != 0)
        return fileError(errno, "the file could not be made safe on the disk", target);
    if (const int failed = file.close(); failed != 0)
        return fileError(failed, "the file could not be written", target);
    if (const int failed = moveTo(beside, target, replace); failed != 0) {
        if (failed == EEXIST) {
            return Error{Errc::exists,
                         "the file is there already; name another one, or say that it may be replaced",
                         target.string()};
        }
        return fileError(failed, "the file could not be put in its place", target);
    }
    temporary.placed();
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some formats of sticks have no such thing as syncing a folder and say so with EINVAL.
    if (!directory.open() || (::fsync(directory.number()) != 0 && errno != EINVAL)) {
        return fileError(errno, "the file is written, but its folder could not be made safe on the disk",
                         target);
    }
    return {};
}

Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limit)
{
    // Not blocking: else a pipe would hold the program up before it could be told apart.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.open()) return fileError(errno, "cannot open the file", path);
    struct stat there {};
    if (::fstat(file.number(), &there) != 0) return fileError(errno, "cannot look at the file", path);
    if (!S_ISREG(there.st_mode)) return Error{Errc::invalid, "this is not a file", path.string()};
    const auto size = static_cast<std::uint64_t>(there.st_size);
    const auto tooLarge = [&path] {
        return Error{Errc::invalid, "the file is too large for what it should be", path.string()};
    };
    if (size > limit) return tooLarge();
    std::string bytes;
    bytes.resize(static_cast<std::size_t>(std::min(size, limit)));
    std::size_t filled = 0;
    while (true) {
        if (filled == bytes.size()) bytes.resize(filled + 4096);  // it may have grown meanwhile
        const ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fileError(errno, "the file could not be read", path);
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
        if (filled > limit) return tooLarge();
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace tessera
