// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/import_choice.h"
#include "app/cli/commands/trust/identity.h"
#include "app/cli/context.h"
#include "sync/bundle/trust/known_devices.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>

namespace tessera::cli {
namespace {

// Ctrl-C ends an import between two commits; a second one ends the program as always.
std::atomic<bool> stopAsked{false};

extern "C" void askToStop(int signal)
{
    stopAsked = true;
    std::signal(signal, SIG_DFL);
}

// One line on a terminal that is written over and over; nothing elsewhere.
class ProgressLine {
public:
    ProgressLine() : onTerminal_(isatty(STDERR_FILENO) != 0) {}
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const ImportProgress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!onTerminal_ || (shown_ && now - last_ < std::chrono::milliseconds(100))) return;
        last_ = now;
        shown_ = true;
        std::string text = "file " + std::to_string(progress.file) + " of " + std::to_string(progress.files) +
                           ", " + std::to_string(progress.sessions) + " sessions, " +
                           std::to_string(progress.entries) + " entries";
        if (progress.bytesInFile > 0)
            text += ", " + std::to_string(progress.bytes * 100 / progress.bytesInFile) + " % of this file";
        std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    }
    void clear()
    {
        if (shown_) std::fputs("\r\x1b[K", stderr);
        shown_ = false;
    }

private:
    bool onTerminal_, shown_ = false;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace

std::optional<ImportReport> keptOut(const Library& known, const std::filesystem::path& file,
                                    const std::vector<AgeIdentity>& identities)
{
    const auto opened = verifyBundleFile(file, identities);
    if (!opened) return std::nullopt;
    const auto judged = judge(known, *opened);
    if (judged && judged->verdict == Judgement::Verdict::take) return std::nullopt;
    ImportReport report;
    report.path = file;
    report.whole = false;
    if (!judged) {
        report.error = judged.error();
    } else if (judged->verdict == Judgement::Verdict::stop) {
        report.error = Error{Errc::refused, judged->why, {}};
    } else {
        report.status = ImportStatus::quarantined;
        report.findings.push_back(judged->why);
    }
    if (!opened->content.session.id.isNil()) report.sessions.push_back(opened->content.session.id);
    return report;
}

int runArchiveImport(const ImportChoice& choice, const std::vector<ImportSource>& offered,
                     const std::vector<AgeIdentity>& identities, const Library* known)
{
    std::vector<ImportReport> refused;
    std::vector<ImportSource> sources;
    for (const ImportSource& source : offered) {
        auto against =
            known == nullptr || source.format ? std::nullopt : keptOut(*known, source.path, identities);
        if (against)
            refused.push_back(std::move(*against));
        else
            sources.push_back(source);
    }
    const auto archive =
        Archive::open(choice.archive, choice.dryRun ? ArchiveUse::rehearse : ArchiveUse::import);
    if (!archive) return failed(archive.error());
    ArchiveImporter importer(**archive, {choice.reading, choice.side, Millis{1000}, identities});
    ProgressLine line;
    importer.progress = [&line](const ImportProgress& progress) { line.show(progress); };
    importer.cancelled = [] { return stopAsked.load(); };
    std::signal(SIGINT, askToStop);
    std::signal(SIGTERM, askToStop);
    auto reports = importer.run(sources);
    line.clear();
    if (!reports) return failed(reports.error());
    reports->insert(reports->end(), refused.begin(), refused.end());

    int status = kDone;
    std::vector<ImportedFile> files;
    std::string text;
    for (const ImportReport& report : *reports) {
        files.push_back(toldFile(report));
        text += importedLine(files.back());
        if (!report.whole) status = kFailed;
    }
    // Which of a device's numbers came, over all imports; a rehearsal says what there would be.
    const auto devices = devicesOf([&](const Uuid& device) { return (*archive)->device(device); }, *reports);
    if (!devices) return failed(devices.error());
    for (const DeviceFigures& device : *devices) text += device.says + "\n";
    text += deletionLines(files);
    if (importer.wasCancelled())
        status = failed(Error{Errc::refused,
                              "stopped; what was taken in stands, and the same command goes on from there",
                              (*archive)->place()});
    const int printed = print(choice.json ? importJson(files, *devices) : text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
