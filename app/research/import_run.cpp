// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/import_run.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <tuple>

namespace tessera {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kHalfADay = 12LL * 3'600'000;

// The codes that a file calls its own.
std::set<std::string> codesOf(const ImportSource& source)
{
    std::set<std::string> codes;
    ImportSink sink;
    sink.session = [&codes](const StoredSession& session) -> Status {
        for (CodeIndex i = 0; i < session.scheme.codeCount(); ++i) codes.insert(session.scheme.code(i).id);
        // They are the whole file's: one session is enough.
        return Error{Errc::refused, "seen", {}};
    };
    sink.finding = [](const ImportFinding&) {};
    static_cast<void>(readImported(*source.format, source.path, {}, sink));
    return codes;
}

void decideCodes(ImportOrder& order, const std::atomic<bool>& stop, ImportAnswer& answer,
                 std::set<std::string>& codes)
{
    for (const ImportSource& source : order.sources) {
        if (!source.format || stop.load()) continue;
        answer.otherPrograms = true;
        codes.merge(codesOf(source));
    }
    const Scheme& known = partnershipActivities();
    if (order.codes == ImportOrder::Codes::undecided && answer.otherPrograms) {
        const bool fits = std::any_of(codes.begin(), codes.end(), [&known](const std::string& code) {
            return known.find(code).has_value();
        });
        order.codes = fits ? ImportOrder::Codes::activities : ImportOrder::Codes::asInFile;
    }
    answer.codes = order.codes;
    if (order.codes != ImportOrder::Codes::activities) return;
    for (const std::string& code : codes)
        if (!known.find(code)) answer.unknown.push_back(code);
}

// Sessions of one visit by its codes, as the archive pairs them.
using VisitKey = std::tuple<std::string, std::string, std::string>;

bool sameVisit(const ListedSession& a, const ListedSession& b)
{
    return a.session != b.session && a.header.observer != b.header.observer && !a.header.visit.empty() &&
           std::abs(a.header.start.ms - b.header.start.ms) <= kHalfADay;
}

VisitKey keyOf(const ListedSession& session)
{
    return {session.header.study, session.header.family, session.header.visit};
}

void describeSessions(ImportAnswer& answer, const std::vector<ImportReport>& reports,
                      const std::vector<ListedSession>& all)
{
    std::map<Uuid, const ListedSession*> byId;
    std::multimap<VisitKey, const ListedSession*> byVisit;
    for (const ListedSession& one : all) byId[one.session] = &one;
    std::set<Uuid> coming;
    for (const ImportReport& report : reports) coming.insert(report.sessions.begin(), report.sessions.end());
    for (const ListedSession& one : all)
        if (!coming.contains(one.session)) byVisit.emplace(keyOf(one), &one);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        ImportedRow& row = answer.rows[i];
        row.sessions = reports[i].sessions.size();
        for (const Uuid& id : reports[i].sessions) {
            const auto found = byId.find(id);
            if (found == byId.end()) continue;
            const ListedSession& one = *found->second;
            const auto [from, to] = byVisit.equal_range(keyOf(one));
            row.secondObserver = row.secondObserver || std::any_of(from, to, [&one](const auto& other) {
                                     return sameVisit(one, *other.second);
                                 });
            byVisit.emplace(keyOf(one), &one);
            if (row.sessions != 1) continue;
            row.header = one.header;
            row.scheme = one.header.scheme;
            row.observed = Millis{one.observedMs};
        }
    }
}

ImportedRow rowOf(const ImportReport& report)
{
    ImportedRow row;
    row.file = report.path.filename().string();
    row.status = report.status;
    row.whole = report.whole;
    row.findings = report.findings;
    if (report.error) row.findings.push_back(report.error->what);
    const bool comes = report.status == ImportStatus::imported || report.status == ImportStatus::extended;
    if (report.status == ImportStatus::alreadyThere && report.whole)
        row.state = ImportedRow::State::there;
    else if (comes && report.whole)
        row.state = ImportedRow::State::ready;
    return row;
}

// Of the codes that no scheme's code is called like, those that the readers did not find a place for.
void keepUnplaced(ImportAnswer& answer)
{
    std::erase_if(answer.unknown, [&answer](const std::string& code) {
        const std::string named = '"' + code + '"';
        return std::none_of(answer.rows.begin(), answer.rows.end(), [&named](const ImportedRow& row) {
            return std::any_of(
                row.findings.begin(), row.findings.end(),
                [&named](const std::string& finding) { return finding.find(named) != std::string::npos; });
        });
    });
}

}  // namespace

ImportAnswer runImport(ImportOrder order, const std::atomic<bool>& stop,
                       const std::function<void(double)>& tell)
{
    ImportAnswer answer;
    std::set<std::string> codes;
    decideCodes(order, stop, answer, codes);
    if (!Archive::isServer(order.archive)) {
        std::error_code problem;
        fs::create_directories(fs::path(order.archive).parent_path(), problem);
    }
    const auto archive =
        Archive::open(order.archive, order.rehearse ? ArchiveUse::rehearse : ArchiveUse::import);
    if (!archive) {
        answer.error = archive.error();
        return answer;
    }
    const auto before = (*archive)->list();
    if (!before) {
        answer.error = before.error();
        return answer;
    }
    ArchiveImportSettings settings;
    settings.reading.study = order.study;
    settings.reading.rename = order.rename;
    if (order.codes == ImportOrder::Codes::activities) settings.reading.scheme = partnershipActivities();
    ArchiveImporter importer(**archive, settings);
    importer.cancelled = [&stop] { return stop.load(); };
    importer.progress = [&tell](const ImportProgress& progress) {
        if (progress.files == 0 || progress.file == 0) return;
        const double within = progress.bytesInFile == 0 ? 0
                                                        : static_cast<double>(progress.bytes) /
                                                              static_cast<double>(progress.bytesInFile);
        tell((static_cast<double>(progress.file - 1) + std::min(1.0, within)) /
             static_cast<double>(progress.files));
    };
    const auto reports = importer.run(order.sources);
    if (!reports) {
        answer.error = reports.error();
        return answer;
    }
    answer.cancelled = importer.wasCancelled();
    for (const ImportReport& report : *reports) answer.rows.push_back(rowOf(report));
    if (const auto after = (*archive)->list()) {
        answer.added = after->size() - std::min(before->size(), after->size());
        describeSessions(answer, *reports, *after);
    }
    keepUnplaced(answer);
    return answer;
}

std::vector<ImportSource> sourcesOf(const QStringList& paths)
{
    std::vector<ImportSource> sources;
    for (const QString& text : paths) {
        const fs::path path = text.toStdString();
        std::error_code problem;
        if (importFormatOf(path) || !fs::is_directory(path, problem)) {
            sources.push_back({path, importFormatOf(path)});
            continue;
        }
        std::vector<fs::path> found;
        for (auto at = fs::directory_iterator(path, problem); !problem && at != fs::directory_iterator();
             at.increment(problem))
            if (at->path().extension() == ".tessera" || importFormatOf(at->path()))
                found.push_back(at->path());
        std::sort(found.begin(), found.end());
        for (const fs::path& file : found) sources.push_back({file, importFormatOf(file)});
    }
    return sources;
}

}  // namespace tessera
