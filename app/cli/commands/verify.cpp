// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/identity.h"
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "sync/archive/archive.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/figures_json.h"
#include "sync/keeping/retention.h"

#include <fstream>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

bool looksLikeDatabase(const fs::path& path)
{
    constexpr std::string_view kMagic = "SQLite format 3";
    std::string start(kMagic.size(), '\0');
    std::ifstream file(path, std::ios::binary);
    return file.read(start.data(), static_cast<std::streamsize>(start.size())) && start == kMagic;
}

VerifiedPath unreadable(const fs::path& path, std::string kind, const Error& error)
{
    VerifiedPath result;
    result.path = path.string();
    result.kind = std::move(kind);
    result.readable = false;
    result.content.findings.push_back(error.what);
    return result;
}

// Sessions of an archive past the day until which their families were told they are kept.
Result<std::vector<Uuid>> overdueIn(Archive& archive, UtcTime today)
{
    const auto sessions = archive.sessionsOfKind(SessionKind::real, {});
    if (!sessions) return sessions.error();
    std::vector<Uuid> overdue;
    for (const Uuid& session : *sessions) {
        const auto stored = archive.load(session);
        if (!stored) return stored.error();
        const auto consent = standingConsent(stored->entries);
        if (!consent || stored->entries.front().header == nullptr) continue;
        const auto until = keptUntil(*stored->entries.front().header, consent->keepDays);
        if (until && isOver(*until, today)) overdue.push_back(session);
    }
    return overdue;
}

VerifiedPath verifyLibrary(Context& context, const fs::path& path, const fs::path& folder)
{
    std::error_code problem;
    if (!fs::exists(folder / "library.db", problem)) {
        return unreadable(path, "library",
                          Error{Errc::notFound, "there is no library in this folder", path.string()});
    }
    const auto library = context.openExisting(folder, Context::Access::read);
    if (!library) return unreadable(path, "library", library.error());
    const auto checked = (*library)->verify();
    if (!checked) return unreadable(path, "library", checked.error());
    VerifiedPath result{path.string(), "library", *checked, true, {}, {}};
    const auto past = pastKeeping(**library, now());
    if (!past) return unreadable(path, "library", past.error());
    result.overdue.emplace();
    for (const PastKeeping& one : *past) result.overdue->push_back(one.summary.session);
    const auto devices = knownDevices(**library);
    if (!devices) return unreadable(path, "library", devices.error());
    for (const KnownDevice& device : *devices) result.devices.push_back(figuresOf(device));
    return result;
}

VerifiedPath verifyBundle(const fs::path& path, const std::vector<AgeIdentity>& identities)
{
    const auto opened = verifyBundleFile(path, identities);
    if (!opened) return unreadable(path, "bundle", opened.error());
    const StoredSession& session = opened->content.session;
    VerifiedPath result;
    result.path = path.string();
    result.kind = "bundle";
    result.content.sessions = session.id.isNil() ? 0 : 1;
    result.content.entries = session.entries.size();
    result.content.forks = session.forks.size();
    result.content.contentDigest = entriesDigest(session.entries);
    result.content.log = opened->content.log;
    return result;
}

VerifiedPath verifyArchive(const std::string& place, Result<std::unique_ptr<Archive>> archive)
{
    if (!archive) return unreadable(place, "archive", archive.error());
    const auto checked = (*archive)->verify();
    if (!checked) return unreadable(place, "archive", checked.error());
    auto overdue = overdueIn(**archive, now());
    if (!overdue) return unreadable(place, "archive", overdue.error());
    return {place, "archive", *checked, true, {}, std::move(*overdue)};
}

VerifiedPath verifyPath(Context& context, const fs::path& path, const std::vector<AgeIdentity>& identities)
{
    std::error_code problem;
    if (const std::string place = path.string(); Archive::isServer(place)) {
        auto archive = Archive::open(place, ArchiveUse::ask);
        // The address may hold a password; what is shown is what the archive calls itself.
        const std::string shown = archive ? (*archive)->place() : archive.error().where;
        return verifyArchive(shown, std::move(archive));
    }
    if (fs::is_directory(path, problem)) return verifyLibrary(context, path, path);
    if (path.filename() == "library.db") {
        return verifyLibrary(context, path, path.has_parent_path() ? path.parent_path() : fs::path("."));
    }
    if (looksLikeDatabase(path)) {
        if (auto archive = Archive::open(path.string(), ArchiveUse::ask);
            archive || archive.error().code != Errc::invalid)
            return verifyArchive(path.string(), std::move(archive));
        return unreadable(
            path, "library",
            Error{Errc::invalid, "a backup is checked after it was put back: tessera-cli restore", ""});
    }
    return verifyBundle(path, identities);
}

std::string told(const VerifiedPath& path)
{
    if (!path.readable) return path.path + ": not readable\n";
    const Library::Verification& content = path.content;
    std::string devices;
    for (const DeviceFigures& device : path.devices) devices += "  " + device.says + "\n";
    if (path.overdue && !path.overdue->empty())
        devices += "  past the day until which they may be kept: " + std::to_string(path.overdue->size()) +
                   " sessions (--json names them)\n";
    return path.path + ": " + (content.findings.empty() ? "sound" : "damaged") + ", " + path.kind + ", " +
           std::to_string(content.sessions) + " sessions, " + std::to_string(content.entries) + " entries, " +
           std::to_string(content.forks) + " forks\n  content digest " + content.contentDigest + "\n" +
           devices;
}

}  // namespace

int runVerify(Context& context, const Arguments& arguments)
{
    const auto identities = givenIdentities(arguments);
    if (!identities) return failed(identities.error());
    int status = kDone;
    std::vector<VerifiedPath> results;
    std::string text;
    for (const std::string& operand : arguments.operands()) {
        results.push_back(verifyPath(context, operand, *identities));
        for (const std::string& finding : results.back().content.findings) {
            status = failed(Error{Errc::damaged, finding, results.back().path});
        }
        text += told(results.back());
    }
    const int printed = print(arguments.has("--json") ? verifyJson(results) : text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
