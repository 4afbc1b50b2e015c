// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/receive.h"

#include "core/store/content_digest.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/bundle_rules.h"
#include "sync/outbox/receipt.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace tessera {
namespace {

constexpr std::uint64_t kMostParcelBytes = kMostBundleBytes + 1024 * 1024;

// A name with a line's end would write lines of its own into the receipt.
bool isBundle(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const bool control =
        std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 32; });
    return !control && !name.starts_with('.') &&
           (name.ends_with(".tessera") || name.ends_with(".tessera.age"));
}

// A tablet names what it hands over by its content, and takes a receipt of that name for one of that content:
// whoever may write in the folder could lay another bundle under the name.
bool isWhatItsNameSays(const std::filesystem::path& path)
{
    constexpr std::size_t kDigits = 64;
    const std::string name = path.filename().string(), digest = name.substr(0, name.find('.'));
    const bool byContent = digest.size() == kDigits &&
                           digest.find_first_not_of("0123456789abcdef") == std::string::npos &&
                           name.ends_with(".age");
    if (!byContent) return true;
    const auto bytes = readFile(path, kMostParcelBytes);
    return bytes && sha256Hex(*bytes) == digest;
}

// Whether its sender may stop sending it.
bool taken(const ImportReport& report)
{
    return !report.error && report.status != ImportStatus::refused &&
           report.status != ImportStatus::quarantined;
}

}  // namespace

Receiver::Receiver(std::filesystem::path folder, DeviceKey key, Import import)
    : folder_(std::move(folder)),
      key_(std::move(key)),
      import_(std::move(import)),
      watch_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (watch_ >= 0)
        static_cast<void>(::inotify_add_watch(watch_, folder_.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO));
}

Receiver::~Receiver()
{
    if (watch_ >= 0) ::close(watch_);
}

Result<std::vector<ImportReport>> Receiver::look(UtcTime now)
{
    // What was told before this look is seen by it; what comes during it wakes the next wait.
    std::array<char, 4096> told{};
    while (watch_ >= 0 && ::read(watch_, told.data(), told.size()) > 0) {
    }
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder_, failed)) {
        std::error_code gone;  // a file may go while the folder is read
        if (isBundle(file.path()) && std::filesystem::is_regular_file(file.symlink_status(gone)))
            files.push_back(file.path());
    }
    if (failed) return Error{Errc::io, "the folder cannot be read: " + failed.message(), folder_.string()};
    std::sort(files.begin(), files.end());

    std::vector<ImportReport> reports;
    for (const auto& path : files) {
        Seen seen;
        seen.size = std::filesystem::file_size(path, failed);
        if (!failed) seen.written = std::filesystem::last_write_time(path, failed);
        if (failed) continue;
        const auto before = seen_.find(path);
        if (before != seen_.end() && before->second == seen) continue;
        seen_[path] = seen;
        ImportReport report = import_(path);
        const auto receipt = folder_ / receiptName(path.filename().string());
        const bool itself = !taken(report) || isWhatItsNameSays(path);
        if (!itself) {
            report.whole = false;
            report.findings.emplace_back("its name is that of another bundle, so it gets no receipt");
        }
        if (itself && taken(report) && !std::filesystem::exists(receipt, failed)) {
            const std::string text = makeReceipt(key_, path.filename().string(), name(report.status), now);
            if (Status written = writeFileDurably(receipt, text, false); !written) {
                report.whole = false;
                report.findings.push_back("no receipt could be laid beside it: " + written.error().what);
            }
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

bool Receiver::waitForChange(Millis longest, int stop) const
{
    std::array<pollfd, 2> events{pollfd{watch_, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    const int timeout = static_cast<int>(std::clamp<Millis::rep>(longest.count(), 0, 24 * 3'600'000));
    static_cast<void>(::poll(events.data(), events.size(), timeout));
    return (events[1].revents & POLLIN) == 0;
}

}  // namespace tessera
