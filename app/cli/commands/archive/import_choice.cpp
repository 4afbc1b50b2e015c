// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/import_choice.h"

#include "app/cli/context.h"
#include "app/cli/leaving.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/scheme_file.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestScheme = 1ULL << 20U;

Error wrong(const std::string& what)
{
    return {Errc::invalid, what, {}};
}

// "line 3: what" of a text as file:line: what.
Error placed(const std::string& finding, const std::string& path)
{
    constexpr std::string_view kLine = "line ";
    const std::size_t end = finding.find_first_not_of("0123456789", kLine.size());
    const bool named = finding.starts_with(kLine) && end != kLine.size() && end != std::string::npos &&
                       finding.compare(end, 2, ": ") == 0;
    if (!named) return {Errc::invalid, finding, path};
    return {Errc::invalid, finding.substr(end + 2),
            path + ':' + finding.substr(kLine.size(), end - kLine.size())};
}

// "A=B,C=D", or several such texts. A code that holds a comma stands in a text of its own.
Status readMap(const std::vector<std::string>& texts, ImportOptions& reading)
{
    for (const std::string& text : texts) {
        std::vector<std::string> pairs{text};
        if (std::count(text.begin(), text.end(), '=') > 1) {
            pairs.clear();
            for (std::size_t from = 0; from <= text.size();) {
                const std::size_t comma = std::min(text.find(',', from), text.size());
                pairs.push_back(text.substr(from, comma - from));
                from = comma + 1;
            }
        }
        for (const std::string& pair : pairs) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
                return wrong(
                    "--map is A=B: a code of the file, and the code of the scheme it stands for; not " +
                    pair);
            const std::string from = pair.substr(0, equals), to = pair.substr(equals + 1);
            const auto known = reading.rename.find(from);
            if (known != reading.rename.end() && known->second != to)
                return wrong("--map gives " + from + " two meanings, " + known->second + " and " + to);
            reading.rename[from] = to;
        }
    }
    return {};
}

Status readScheme(const std::string& path, ImportOptions& reading)
{
    const auto text = readFile(path, kLargestScheme);
    if (!text) {
        Error error = text.error();
        error.code = Errc::io;
        return error;
    }
    auto scheme = tessera::readScheme(*text, path);
    if (!scheme) {
        Error error = scheme.error();
        error.code = Errc::damaged;
        return error;
    }
    reading.scheme = std::move(*scheme);
    return {};
}

std::optional<ImportFormat> formatOf(const std::string& name, const fs::path& path)
{
    std::error_code problem;
    if (name == "csv") return fs::is_directory(path, problem) ? ImportFormat::tidy : ImportFormat::bouts;
    if (name == "boris") return ImportFormat::boris;
    if (name == "sdis") return ImportFormat::sdis;
    return std::nullopt;
}

}  // namespace

Result<ImportChoice> readImportChoice(const Arguments& arguments)
{
    ImportChoice choice;
    choice.format = arguments.value("--as");
    if (arguments.has("--as")) {
        const std::string problem = formatProblem(choice.format, {"bundle", "csv", "boris", "sdis"});
        if (!problem.empty()) return wrong(problem);
    }
    choice.archive = arguments.value("--archive");
    choice.dryRun = arguments.has("--dry-run");
    choice.json = arguments.has("--json");
    for (const char* const option : {"--scheme", "--map"})
        if (arguments.has(option) && choice.format == "bundle")
            return wrong(std::string(option) +
                         " goes with tables and other programs' files, not with bundles");
    if (const std::string side = arguments.value("--choose"); !side.empty()) {
        if (choice.archive.empty()) return wrong("--choose goes with --archive");
        if (side != "there" && side != "incoming") return wrong("--choose is there or incoming, not " + side);
        choice.side = side == "there" ? ForkChoice::there : ForkChoice::incoming;
    }
    if (const Status mapped = readMap(arguments.values("--map"), choice.reading); !mapped)
        return mapped.error();
    if (arguments.has("--scheme"))
        if (const Status read = readScheme(arguments.value("--scheme"), choice.reading); !read)
            return read.error();
    return choice;
}

std::vector<ImportSource> importSources(const std::vector<std::string>& operands, const std::string& format)
{
    std::vector<ImportSource> sources;
    for (const std::string& operand : operands) {
        const fs::path path = operand;
        const auto kind = format.empty() ? importFormatOf(path) : formatOf(format, path);
        std::error_code problem;
        if (kind || !fs::is_directory(path, problem)) {
            sources.push_back({path, kind});
            continue;
        }
        std::vector<fs::path> found;
        for (auto at = fs::directory_iterator(path, problem); !problem && at != fs::directory_iterator();
             at.increment(problem)) {
            const std::string name = at->path().filename().string();
            if (name.ends_with(".tessera") || name.ends_with(".tessera.age")) found.push_back(at->path());
        }
        std::sort(found.begin(), found.end());
        if (found.empty()) found.push_back(path);
        for (const fs::path& file : found) sources.push_back({file, std::nullopt});
    }
    return sources;
}

ImportedFile toldFile(const ImportReport& report)
{
    ImportedFile file{report.path.string(), std::string(name(report.status)),
                      report.sessions,      report.findings,
                      report.texts,         {}};
    for (const fs::path& held : report.toDelete) file.toDelete.push_back(held.string());
    if (report.error) {
        // The place within the file is worth keeping; the file itself is named already.
        std::string place = report.error->where;
        if (place.starts_with(file.path + ":")) place.erase(0, file.path.size() + 1);
        const bool line = !place.empty() && place != file.path && place.find('/') == std::string::npos;
        file.findings.push_back((line ? "line " + place + ": " : "") + report.error->what);
    }
    std::error_code problem;
    const bool folder = fs::is_directory(report.path, problem);
    for (const std::string& finding : file.findings)
        failed(folder ? Error{Errc::invalid, finding, file.path} : placed(finding, file.path));
    return file;
}

std::string deletionLines(const std::vector<ImportedFile>& files)
{
    std::string text;
    for (const std::string& file : toDeleteOf(files)) text += "delete " + file + "\n";
    return text;
}

std::string importedLine(const ImportedFile& file)
{
    std::string text = file.path + ": " + file.status;
    if (!file.sessions.empty())
        text += " (" + std::to_string(file.sessions.size()) +
                (file.sessions.size() == 1 ? " session)" : " sessions)");
    return text + "\n";
}

}  // namespace tessera::cli
