// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/receive.h"

#include "app/cli/commands/archive/import_choice.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/identity.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>
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

UtcTime now()
{
    using namespace std::chrono;
    return UtcTime{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
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
    std::vector<ImportedFile> files;
    int status = kDone;
    do {
        const auto reports = receiver.look(now());
        if (!reports) return failed(reports.error());
        for (const ImportReport& report : *reports) {
            files.push_back(toldFile(report));
            if (!report.whole) status = kFailed;
            if (!arguments.has("--json") && print(importedLine(files.back())) != kDone) return kFailed;
        }
    } while (!arguments.has("--once") && receiver.waitForChange(kLookAgain, stopPipe[0]));
    if (!arguments.has("--json")) return status;
    const int printed = print(importJson(files));
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
