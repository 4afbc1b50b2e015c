// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/importer.h"

#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/read_ahead.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

// What is held before a commit: enough that a commit costs little also when sessions are short (each dirties
// a page of every index), little enough that a stopped import loses seconds.
constexpr std::size_t kFewestWaitingSessions = 512;
constexpr std::size_t kMostWaitingSessions = 4'096;
// A server has room for some thousands of locks in all, and a commit takes one a session.
constexpr std::size_t kMostWaitingOnServer = 512;
constexpr std::size_t kMostWaitingEntries = 100'000;
// Sentences about single sessions of one file; the rest is counted.
constexpr std::size_t kMostFindings = 10'000;

// The reading is stopped on purpose: not shown to anybody.
Error stoppedReading()
{
    return {Errc::refused, "The import was stopped.", {}};
}

ImportStatus statusOf(TakenIn how)
{
    switch (how) {
        case TakenIn::imported:
            return ImportStatus::imported;
        case TakenIn::alreadyThere:
            return ImportStatus::alreadyThere;
        case TakenIn::extended:
            return ImportStatus::extended;
        case TakenIn::fork:
            return ImportStatus::fork;
        case TakenIn::erased:
            return ImportStatus::erased;
        case TakenIn::refused:
            break;
    }
    return ImportStatus::refused;
}

// A file's word for what came of all its sessions: the one that needs looking at, else the one that changed
// most.
ImportStatus wordFor(const std::vector<TakenIn>& outcomes)
{
    for (const TakenIn how :
         {TakenIn::fork, TakenIn::imported, TakenIn::extended, TakenIn::alreadyThere, TakenIn::erased})
        if (std::find(outcomes.begin(), outcomes.end(), how) != outcomes.end()) return statusOf(how);
    return ImportStatus::refused;
}

std::string formatName(const std::optional<ImportFormat>& format)
{
    if (!format) return "bundle";
    switch (*format) {
        case ImportFormat::bouts:
            return "bouts";
        case ImportFormat::tidy:
            return "tidy";
        case ImportFormat::boris:
            return "boris";
        case ImportFormat::sdis:
            break;
    }
    return "sdis";
}

// What a person calls the session: the id of the table it came from, or its UUID.
std::string called(const OfferedSession& offered)
{
    const std::string& source = offered.prepared->sourceId;
    return source.empty() ? offered.session.id.text() : source;
}

}  // namespace

ArchiveImporter::ArchiveImporter(Archive& archive, ArchiveImportSettings settings)
    : archive_(archive),
      settings_(std::move(settings)),
      mostWaiting_(Archive::isServer(archive.place()) ? kMostWaitingOnServer : kMostWaitingSessions)
{
}

bool ArchiveImporter::stopAsked()
{
    if (!stopped_ && cancelled) stopped_ = cancelled();
    return stopped_;
}

void ArchiveImporter::tell(std::uint64_t bytes, std::uint64_t all)
{
    if (progress) progress({current_ + 1, sources_, sessions_, entries_, bytes, all});
}

void ArchiveImporter::addFinding(std::vector<std::string>& findings, std::string finding)
{
    if (findings.size() < kMostFindings)
        findings.push_back(std::move(finding));
    else if (findings.size() == kMostFindings)
        findings.emplace_back(
            "There is more to say about this file; mend what is said so far and import it again.");
}

// Not ok when somebody wants the import to end.
Status ArchiveImporter::goOn()
{
    return stopAsked() ? Status(stoppedReading()) : Status();
}

Result<std::vector<ImportReport>> ArchiveImporter::run(const std::vector<ImportSource>& sources)
{
    files_.clear();
    waiting_.clear();
    waitingIds_.clear();
    devices_.clear();
    takenBack_.clear();
    fileOf_.clear();
    waitingEntries_ = 0;
    sessions_ = entries_ = 0;
    stopped_ = false;
    sources_ = sources.size();
    std::vector<archive::ReadAheadSource> reading;
    reading.reserve(sources.size());
    for (const ImportSource& source : sources) reading.push_back({source, randomUuid()});

    Status archiveFailed;
    archive::ReadAheadSink sink;
    sink.begin = [&](std::size_t source) -> Status {
        if (Status go = goOn(); !go) return go;
        current_ = source;
        beginFile(sources[source], reading[source].import);
        return {};
    };
    sink.session = [&](OfferedSession offered) -> Status {
        archiveFailed = handOn(std::move(offered));
        if (!archiveFailed) return archiveFailed;
        // A bundle is one session: whoever wants to end is asked before the next.
        return sources[current_].format ? goOn() : Status();
    };
    sink.finding = [this](const ImportFinding& finding) { findIn(finding); };
    sink.bundle = [&](const archive::BundleFrame& frame) -> Status {
        archiveFailed = hear(frame);
        return archiveFailed;
    };
    sink.progress = [this](std::uint64_t done, std::uint64_t all) {
        tell(done, all);
        return goOn();
    };
    sink.end = [this](std::size_t, const Status& read) {
        endFile(read);
        return Status();
    };
    const Status read = archive::readAhead(reading, settings_, sink);
    if (!archiveFailed) return archiveFailed.error();
    if (!read && !files_.empty() && !files_.back().read) {
        addFinding(files_.back().report.findings, "The import was stopped; import this file again to go on.");
        files_.back().report.whole = false;
        files_.back().read = true;
    }
    if (Status status = flush(); !status) return status.error();
    std::vector<ImportReport> reports;
    for (File& file : files_) reports.push_back(std::move(file.report));
    return reports;
}

void ArchiveImporter::beginFile(const ImportSource& source, const Uuid& import)
{
    File& file = files_.emplace_back();
    file.report.path = source.path;
    file.record.import = import;
    file.record.file = source.path.filename().string();
    if (file.record.file.empty()) file.record.file = source.path.parent_path().filename().string();
    file.record.format = formatName(source.format);
}

// What is wrong with the file stands in its report.
void ArchiveImporter::endFile(const Status& read)
{
    if (!read) files_.back().error = read.error();
    files_.back().read = true;
}

void ArchiveImporter::findIn(const ImportFinding& finding)
{
    ImportReport& report = files_.back().report;
    report.whole = report.whole && !finding.refuses;
    addFinding(report.findings, describe(finding));
}

// An error is the archive's.
Status ArchiveImporter::handOn(OfferedSession offered)
{
    File& file = files_.back();
    if (file.error) return {};  // its bundle is not believed
    if (file.device) offered.from = file.device->id;
    // One session is taken in once a commit: a second record of it is united with what the first one left.
    if (waitingIds_.contains(offered.session.id))
        if (Status status = flush(); !status) return status;
    waitingIds_.insert(offered.session.id);
    waitingEntries_ += offered.prepared->entries;
    waiting_.push_back(std::move(offered));
    fileOf_.push_back(files_.size() - 1);
    // Small at first, so that the first figures are soon there; larger the more there is.
    const auto atOnce = std::clamp<std::size_t>(sessions_, kFewestWaitingSessions, mostWaiting_);
    if (waiting_.size() < atOnce && waitingEntries_ < kMostWaitingEntries) return {};
    return flush();
}

void ArchiveImporter::note(File& file, const OfferedSession& offered, const TakenInSession& answer)
{
    ImportReport& report = file.report;
    const bool several = file.record.format != "bundle";
    const std::string whose = several ? called(offered) + ": " : std::string();
    file.outcomes.push_back(answer.how);
    report.sessions.push_back(offered.session.id);
    switch (answer.how) {
        case TakenIn::fork:
            addFinding(
                report.findings,
                whose +
                    "two records have different entries under one number; both are kept, and the session's "
                    "figures wait until one is chosen");
            break;
        case TakenIn::erased:
            addFinding(report.findings,
                       whose + "consent was withdrawn and the session erased; it is not taken in again" +
                           (several ? "" : ": delete this file"));
            if (!several) report.toDelete.push_back(report.path);
            break;
        case TakenIn::refused:
            report.sessions.pop_back();
            addFinding(report.findings, whose + "refused: " + answer.error->what);
            break;
        case TakenIn::imported:
        case TakenIn::alreadyThere:
        case TakenIn::extended:
            break;
    }
    const bool decided = answer.how == TakenIn::imported || answer.how == TakenIn::alreadyThere ||
                         answer.how == TakenIn::extended;
    if (!decided || answer.impossible > 0) report.whole = false;
    const bool kept = answer.how != TakenIn::refused && answer.how != TakenIn::erased;
    if (kept && answer.impossible > 0)
        addFinding(report.findings,
                   whose + std::to_string(answer.impossible) +
                       " of the session's entries cannot be where they stand; they are kept and left "
                       "out of the picture and the figures");
    if (kept) {
        ++file.record.sessions;
        file.record.entries += offered.prepared->entries;
    }
}

void ArchiveImporter::conclude(File& file)
{
    ImportReport& report = file.report;
    const bool nothingInIt = file.outcomes.empty() && report.findings.empty() && !file.error;
    report.status = nothingInIt ? ImportStatus::alreadyThere : wordFor(file.outcomes);
    if (file.error) {
        report.error = file.error;
        report.whole = false;
    }
    if (file.device && report.status != ImportStatus::refused) report.device = file.device->id;
    file.record.status = std::string(name(report.status));
    file.record.findings = report.findings;
    if (report.error) file.record.findings.push_back(report.error->what);
    file.recorded = true;
}

// Which codes of other programs were taken for which of ours, by study and scheme.
void ArchiveImporter::addCodeMaps(const std::vector<TakenInSession>& answers, Ledger& ledger) const
{
    if (settings_.reading.rename.empty()) return;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        const File& file = files_[fileOf_[i]];
        if (file.record.format == formatName({}) || answers[i].how != TakenIn::imported) continue;
        const archive::Prepared& prepared = *waiting_[i].prepared;
        const std::string& scheme = prepared.scheme ? prepared.scheme->id : waiting_[i].session.scheme.id;
        const auto same = [&](const CodeMapRecord& one) {
            return one.study == prepared.study && one.scheme == scheme;
        };
        if (std::any_of(ledger.codeMaps.begin(), ledger.codeMaps.end(), same)) continue;
        for (const auto& [from, to] : settings_.reading.rename)
            ledger.codeMaps.push_back({file.record.import, prepared.study, scheme, from, to});
    }
}

// Called within the commit: what became of the batch, and the files that are done with it.
Ledger ArchiveImporter::ledgerAfter(const std::vector<TakenInSession>& answers)
{
    Ledger ledger;
    for (std::size_t i = 0; i < waiting_.size(); ++i) note(files_[fileOf_[i]], waiting_[i], answers[i]);
    addCodeMaps(answers, ledger);
    for (File& file : files_) {
        if (!file.read || file.recorded) continue;
        conclude(file);
        ledger.imports.push_back(file.record);
        countArrival(file, ledger);
    }
    return ledger;
}

Status ArchiveImporter::flush()
{
    const bool filesDone = std::any_of(files_.begin(), files_.end(),
                                       [](const File& file) { return file.read && !file.recorded; });
    if (waiting_.empty() && !filesDone) return {};
    Archive::TakeInSettings settings;
    settings.unit = settings_.unit;
    settings.choice = settings_.choice;
    const auto taken =
        archive_.takeIn(waiting_, settings,
                        [this](const std::vector<TakenInSession>& answers) { return ledgerAfter(answers); });
    if (!taken) return taken.error();
    sessions_ += waiting_.size();
    entries_ += waitingEntries_;
    waitingEntries_ = 0;
    waiting_.clear();
    waitingIds_.clear();
    fileOf_.clear();
    tell();
    return {};
}

}  // namespace tessera
