// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/leaving.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/bouts_table.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/scheme_file.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestTable = 256ULL << 20U;
constexpr std::uint64_t kLargestScheme = 1ULL << 20U;

struct Source {
    fs::path path;
    bool table = false;
};

// A folder stands for the bundles in it, or for the tidy table of bouts.
std::vector<Source> sourcesOf(const std::vector<std::string>& operands, const std::string& format)
{
    std::vector<Source> sources;
    for (const std::string& operand : operands) {
        const fs::path path = operand;
        std::error_code problem;
        if (!fs::is_directory(path, problem)) {
            sources.push_back({path, format.empty() ? path.extension() == ".csv" : format == "csv"});
            continue;
        }
        if (format == "csv") {
            sources.push_back({path / "bouts.csv", true});
            continue;
        }
        std::vector<fs::path> found;
        for (auto at = fs::directory_iterator(path, problem); !problem && at != fs::directory_iterator();
             at.increment(problem)) {
            if (at->path().extension() == ".tessera") found.push_back(at->path());
        }
        std::sort(found.begin(), found.end());
        if (found.empty()) found.push_back(path);
        for (const fs::path& file : found) sources.push_back({file, false});
    }
    return sources;
}

ImportedFile importOneBundle(Library& library, const fs::path& path, bool dryRun)
{
    const ImportReport report = importBundle(library, path, dryRun);
    ImportedFile file{path.string(), std::string(name(report.status)), report.sessions, report.findings};
    if (report.error) file.findings.push_back(report.error->what);
    return file;
}

ImportedFile refusedFile(const fs::path& path, const Error& error)
{
    // The place within the file is worth keeping; the file itself is named already.
    std::string place = error.where;
    if (place.starts_with(path.string() + ":")) place.erase(0, path.string().size() + 1);
    const bool line = !place.empty() && place != path.string();
    return {path.string(), "refused", {}, {line ? "line " + place + ": " + error.what : error.what}};
}

Result<MergeOutcome> mergeOne(Library& library, const StoredSession& session, bool dryRun)
{
    if (!dryRun) return library.merge(session);
    if (!library.contains(session.id)) return MergeOutcome::added;
    const auto there = library.load(session.id);
    if (!there) return there.error();
    return there->entries == session.entries ? MergeOutcome::alreadyThere : MergeOutcome::forked;
}

// A table's own word for what came of all its sessions: the one that changed most.
std::string wordFor(const std::vector<MergeOutcome>& outcomes)
{
    const auto any = [&outcomes](MergeOutcome outcome) {
        return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
    };
    if (outcomes.empty()) return std::string(name(ImportStatus::refused));
    if (any(MergeOutcome::forked)) return std::string(name(ImportStatus::fork));
    if (any(MergeOutcome::added)) return std::string(name(ImportStatus::imported));
    if (any(MergeOutcome::extended)) return std::string(name(ImportStatus::extended));
    return std::string(name(ImportStatus::alreadyThere));
}

ImportedFile importOneTable(Library& library, const fs::path& path, const std::optional<Scheme>& scheme,
                            bool dryRun)
{
    const auto text = readFile(path, kLargestTable);
    if (!text) return refusedFile(path, text.error());
    BoutsOptions options;
    options.scheme = scheme;
    const auto table = readBoutsTable(*text, options, path.string());
    if (!table) return refusedFile(path, table.error());

    ImportedFile file;
    file.path = path.string();
    for (const BoutsFinding& finding : table->findings) {
        file.findings.push_back("line " + std::to_string(finding.line) + ": " + finding.sourceId +
                                " refused: " + finding.what);
    }
    std::vector<MergeOutcome> outcomes;
    for (const StoredSession& session : table->sessions) {
        const auto outcome = mergeOne(library, session, dryRun);
        if (!outcome) {
            file.findings.push_back(session.id.text() + " refused: " + outcome.error().what);
            continue;
        }
        outcomes.push_back(*outcome);
        file.sessions.push_back(session.id);
        if (*outcome == MergeOutcome::forked) {
            file.findings.push_back(
                session.id.text() +
                ": differs from what is there; both are kept, and its figures wait until one is chosen");
        }
    }
    const bool nothingAtAll = table->sessions.empty() && table->findings.empty();
    file.status = nothingAtAll ? std::string(name(ImportStatus::alreadyThere)) : wordFor(outcomes);
    return file;
}

std::string told(const ImportedFile& file)
{
    std::string text = file.path + ": " + file.status;
    if (!file.sessions.empty()) {
        text += " (" + std::to_string(file.sessions.size()) +
                (file.sessions.size() == 1 ? " session)" : " sessions)");
    }
    return text + "\n";
}

bool isWhole(const ImportedFile& file)
{
    return file.findings.empty() &&
           (file.status == name(ImportStatus::imported) || file.status == name(ImportStatus::alreadyThere) ||
            file.status == name(ImportStatus::extended));
}

}  // namespace

int runImport(Context& context, const Arguments& arguments)
{
    const std::string format = arguments.value("--as");
    if (arguments.has("--as")) {
        const std::string problem = formatProblem(format, {"bundle", "csv"}, {"boris", "sdis"});
        if (!problem.empty()) return wrongWords(problem);
    }
    if (arguments.has("--scheme") && format == "bundle") return wrongWords("--scheme goes with --as csv");
    std::optional<Scheme> scheme;
    if (arguments.has("--scheme")) {
        const std::string path = arguments.value("--scheme");
        const auto text = readFile(path, kLargestScheme);
        if (!text) return failed(text.error());
        auto read = readScheme(*text, path);
        if (!read) return failed(read.error());
        scheme = std::move(*read);
    }

    const bool dryRun = arguments.has("--dry-run");
    const auto library = context.open(dryRun ? Context::Access::read : Context::Access::write);
    if (!library) return failed(library.error());
    std::vector<ImportedFile> files;
    int status = kDone;
    for (const Source& source : sourcesOf(arguments.operands(), format)) {
        files.push_back(source.table ? importOneTable(**library, source.path, scheme, dryRun)
                                     : importOneBundle(**library, source.path, dryRun));
        const ImportedFile& file = files.back();
        if (!isWhole(file)) status = kFailed;
        for (const std::string& finding : file.findings) failed(Error{Errc::invalid, finding, file.path});
    }
    std::string text;
    if (arguments.has("--json")) {
        text = importJson(files);
    } else {
        for (const ImportedFile& file : files) text += told(file);
    }
    const int printed = print(text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
