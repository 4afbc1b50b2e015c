// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/receive.h"

#include "app/cli/commands/archive/import_choice.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/identity.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <system_error>
#include <utility>

namespace tessera::cli {
namespace {

// Folders on servers tell of no changes: they are looked at this often.
constexpr Millis kLookAgain{30'000};

std::array<int, 2> stopPipe{-1, -1};

extern "C" void stopReceiving(int)
{
    static_cast<void>(::write(stopPipe[1], "", 1));
}

// Where what arrives goes: into the library, or into an archive.
class Destination {
public:
    static Result<Destination> open(Context& context, const Arguments& arguments, IdentityFile identity)
    {
        Destination destination;
        destination.identities_ = std::move(identity.identities);
        auto library = context.open(Context::Access::write);
        if (!library) return library.error();
        destination.library_ = std::move(library).value();
        if (!arguments.has("--archive")) return destination;
        auto archive = Archive::open(arguments.value("--archive"), ArchiveUse::import);
        if (!archive) return archive.error();
        destination.archive_ = std::move(archive).value();
        destination.importer_ = std::make_unique<ArchiveImporter>(
            *destination.archive_,
            ArchiveImportSettings{{}, ForkChoice::none, Millis{1000}, destination.identities_});
        return destination;
    }
    [[nodiscard]] Library& library() { return *library_; }

    ImportReport take(const std::filesystem::path& file)
    {
        if (!importer_) return importBundle(*library_, file, false, identities_);
        if (auto against = keptOut(*library_, file, identities_)) return std::move(*against);
        auto reports = importer_->run({{file, std::nullopt}});
        if (reports && !reports->empty()) return std::move(reports->front());
        ImportReport report;
        report.path = file;
        report.whole = false;
        if (!reports) report.error = reports.error();
        return report;
    }

    Result<std::vector<DeviceFigures>> devices(const std::vector<ImportReport>& reports) const
    {
        return devicesOf(
            [this](const Uuid& device) {
                return archive_ ? archive_->device(device) : knownDevice(*library_, device);
            },
            reports);
    }

private:
    Destination() = default;
    std::vector<AgeIdentity> identities_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<Archive> archive_;
    std::unique_ptr<ArchiveImporter> importer_;
};

}  // namespace

int runReceive(Context& context, const Arguments& arguments)
{
    const std::filesystem::path folder = arguments.operands().front();
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        return failed(Error{Errc::notFound, "this is not a folder; name the one that bundles arrive in",
                            folder.string()});
    auto identity = givenIdentityFile(arguments);
    if (!identity) return failed(identity.error());
    const std::string secret = identity->signingSecret;
    auto destination = Destination::open(context, arguments, std::move(identity).value());
    if (!destination) return failed(destination.error());
    // The study's key where the identity holds it: that is whose receipts a tablet believes.
    auto key = secret.empty() ? DeviceKey::of(destination->library()) : DeviceKey::fromSecretText(secret);
    if (!key) return failed(key.error());

    if (::pipe2(stopPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return failed(Error{Errc::io, "the program cannot be told to stop; try again", {}});
    std::signal(SIGINT, stopReceiving);
    std::signal(SIGTERM, stopReceiving);
    Receiver receiver(folder, *key,
                      [&destination](const std::filesystem::path& file) { return destination->take(file); });
    const bool json = arguments.has("--json");
    std::vector<ImportReport> all;
    std::vector<ImportedFile> files;
    int status = kDone;
    do {
        auto reports = receiver.look(now());
        if (!reports) return failed(reports.error());
        std::vector<ImportedFile> some;
        std::string text;
        for (const ImportReport& report : *reports) {
            some.push_back(toldFile(report));
            text += importedLine(some.back());
            if (!report.whole) status = kFailed;
        }
        const auto devices = destination->devices(*reports);
        if (!devices) return failed(devices.error());
        for (const DeviceFigures& device : *devices) text += device.says + "\n";
        text += deletionLines(some);
        if (!json && !text.empty() && print(text) != kDone) return kFailed;
        if (!json) continue;
        files.insert(files.end(), some.begin(), some.end());
        all.insert(all.end(), reports->begin(), reports->end());
    } while (!arguments.has("--once") && receiver.waitForChange(kLookAgain, stopPipe[0]));
    if (!json) return status;
    const auto devices = destination->devices(all);
    if (!devices) return failed(devices.error());
    const int printed = print(importJson(files, *devices));
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
