// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/import_choice.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/identity.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/withdrawals.h"
#include "sync/formats/reading/imported.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

// What came of one session of another program's file. `retold`: the file says in its own form what one of our
// journals said; a journal that is there stands.
Result<MergeOutcome> mergeOne(Library& library, const StoredSession& session, bool retold, bool dryRun)
{
    const auto withdrawn = wasWithdrawn(library, session, library.device());
    if (!withdrawn) return withdrawn.error();
    if (*withdrawn) return MergeOutcome::erased;
    const bool there = library.contains(session.id);
    if (there && (retold || dryRun)) {
        const auto stored = library.load(session.id);
        if (!stored) return stored.error();
        if (retold && !saysTheSame(*stored, session))
            return Error{
                Errc::refused, "The library says otherwise of this session; what is there stands.", {}};
        if (retold) return MergeOutcome::alreadyThere;
        return stored->entries == session.entries ? MergeOutcome::alreadyThere : MergeOutcome::forked;
    }
    return dryRun ? MergeOutcome::added : library.merge(session);
}

// A file's own word for what came of all its sessions: the one that changed most.
ImportStatus wordFor(const std::vector<MergeOutcome>& outcomes)
{
    const auto any = [&outcomes](MergeOutcome outcome) {
        return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
    };
    if (outcomes.empty()) return ImportStatus::refused;
    if (any(MergeOutcome::forked)) return ImportStatus::fork;
    if (any(MergeOutcome::added)) return ImportStatus::imported;
    if (any(MergeOutcome::extended)) return ImportStatus::extended;
    if (!any(MergeOutcome::alreadyThere)) return ImportStatus::erased;
    return ImportStatus::alreadyThere;
}

ImportReport importOther(Library& library, const ImportSource& source, const ImportChoice& choice)
{
    ImportReport report;
    report.path = source.path;
    std::vector<MergeOutcome> outcomes;
    ImportSink sink;
    sink.finding = [&report](const ImportFinding& finding) {
        report.whole = report.whole && !finding.refuses;
        report.findings.push_back(describe(finding));
    };
    sink.session = [&](const StoredSession& session) -> Status {
        const auto outcome = mergeOne(library, session, carriesOurId(session), choice.dryRun);
        const bool failing =
            !outcome && (outcome.error().code == Errc::io || outcome.error().code == Errc::full);
        if (failing) return outcome.error();
        if (!outcome) {
            report.whole = false;
            report.findings.push_back(session.id.text() + " refused: " + outcome.error().what);
            return {};
        }
        outcomes.push_back(*outcome);
        report.sessions.push_back(session.id);
        if (*outcome == MergeOutcome::erased) {
            report.whole = false;
            report.findings.push_back(
                session.id.text() +
                ": consent was withdrawn and the session erased; it is not taken in again");
        }
        if (*outcome == MergeOutcome::forked) {
            report.whole = false;
            report.findings.push_back(
                session.id.text() +
                ": differs from what is there; both are kept, and its figures wait until one is chosen");
        }
        return {};
    };
    const Status read = readImported(*source.format, source.path, choice.reading, sink);
    if (!read) {
        report.error = read.error();
        report.whole = false;
    }
    const bool nothingAtAll = outcomes.empty() && report.findings.empty() && !report.error;
    report.status = nothingAtAll ? ImportStatus::alreadyThere : wordFor(outcomes);
    return report;
}

// A gap stands with the last file of its device, whose number shows it. Of devices that nobody vouched for it
// is no finding: anyone may send anything.
void tellGap(const DeviceFigures& device, const std::vector<ImportReport>& reports,
             std::vector<ImportedFile>& files)
{
    if (!device.trusted || device.missing.empty()) return;
    for (std::size_t i = reports.size(); i-- > 0;) {
        if (!reports[i].device || reports[i].device->text() != device.device) continue;
        files[i].findings.push_back(device.says);
        return;
    }
}

}  // namespace

int runImport(Context& context, const Arguments& arguments)
{
    const auto choice = readImportChoice(arguments);
    if (!choice)
        return choice.error().code == Errc::invalid ? wrongWords(choice.error().what)
                                                    : failed(choice.error());
    const std::vector<ImportSource> sources = importSources(arguments.operands(), choice->format);
    const auto identities = givenIdentities(arguments);
    if (!identities) return failed(identities.error());
    if (!choice->archive.empty()) {
        // A library that is named beside the archive says which devices are known.
        std::error_code problem;
        const bool named =
            arguments.has("--data") && std::filesystem::exists(context.folder() / "library.db", problem);
        if (!named) return runArchiveImport(*choice, sources, *identities, nullptr);
        const auto known = context.openExisting(context.folder(), Context::Access::read);
        if (!known) return failed(known.error());
        return runArchiveImport(*choice, sources, *identities, known->get());
    }

    const auto library = context.open(choice->dryRun ? Context::Access::read : Context::Access::write);
    if (!library) return failed(library.error());
    std::vector<ImportedFile> files;
    std::vector<ImportReport> reports;
    int status = kDone;
    std::string text;
    for (const ImportSource& source : sources) {
        reports.push_back(source.format ? importOther(**library, source, *choice)
                                        : importBundle(**library, source.path, choice->dryRun, *identities));
        files.push_back(toldFile(reports.back()));
        text += importedLine(files.back());
        if (!reports.back().whole) status = kFailed;
    }
    // Which numbers of a device came is known when all of them were looked at; a rehearsal takes none in.
    const Result<std::vector<DeviceFigures>> devices =
        choice->dryRun
            ? std::vector<DeviceFigures>{}
            : devicesOf([&](const Uuid& device) { return knownDevice(**library, device); }, reports);
    if (!devices) return failed(devices.error());
    for (const DeviceFigures& device : *devices) {
        text += device.says + "\n";
        tellGap(device, reports, files);
    }
    text += deletionLines(files);
    const int printed = print(choice->json ? importJson(files, *devices) : text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
