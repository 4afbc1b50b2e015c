// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/leaving.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/tidy_csv.h"

#include <deque>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

struct Job {
    std::vector<Uuid> sessions;
    BundleChoice choice;
    fs::path target;
    bool asFolder = false;
    bool replace = false;
};

// "visits" and "visits/" are the same folder; the second spelling says that it is one.
fs::path spelledAsFolder(const fs::path& path)
{
    return path.has_filename() ? path / "" : path;
}

Status makeFolder(const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) return Error{Errc::io, "cannot make this folder: " + problem.message(), folder.string()};
    return {};
}

Status refuseExisting(const fs::path& path)
{
    std::error_code problem;
    if (fs::symlink_status(path, problem).type() == fs::file_type::not_found) return {};
    return Error{Errc::exists, "is there already; choose another name or give --force", path.string()};
}

// A stored session without what stays behind.
Result<StoredSession> leaving(const Library& library, const Uuid& session, const BundleChoice& choice)
{
    auto stored = library.load(session);
    if (!stored) return stored.error();
    BundleContent content;
    content.session = std::move(*stored);
    return chosen(std::move(content), choice).session;
}

int exportBundles(Library& library, const Job& job)
{
    int status = kDone;
    const fs::path target = job.asFolder ? spelledAsFolder(job.target) : job.target;
    for (const Uuid& session : job.sessions) {
        const auto written = exportBundle(library, session, job.choice, target, job.replace);
        if (!written) {
            status = failed(written.error());
        } else if (print(written->string() + "\n") != kDone) {
            return kFailed;
        }
    }
    return status;
}

int exportJson(const Library& library, const Job& job)
{
    if (job.asFolder) {
        if (const auto made = makeFolder(job.target); !made) return failed(made.error());
    }
    int status = kDone;
    for (const Uuid& session : job.sessions) {
        const auto stored = leaving(library, session, job.choice);
        if (!stored) {
            status = failed(stored.error());
            continue;
        }
        const auto journal = Context::journal(library, *stored);
        if (!journal) {
            status = failed(journal.error());
            continue;
        }
        const std::string name = entriesDigest(stored->entries).substr(0, 32) + ".json";
        const fs::path path = job.asFolder ? job.target / name : job.target;
        if (const auto written = writeFileDurably(path, timelineJson(*journal), job.replace); !written) {
            status = failed(written.error());
        } else if (print(path.string() + "\n") != kDone) {
            return kFailed;
        }
    }
    return status;
}

int exportCsv(const Library& library, const Job& job)
{
    // A journal looks at the scheme of its stored session, so those stay where they are.
    std::deque<StoredSession> kept;
    std::vector<Journal> journals;
    for (const Uuid& session : job.sessions) {
        auto stored = leaving(library, session, job.choice);
        if (!stored) return failed(stored.error());
        kept.push_back(std::move(*stored));
        auto journal = Context::journal(library, kept.back());
        if (!journal) return failed(journal.error());
        journals.push_back(std::move(*journal));
    }
    const auto files = tidySet(journals, FigureSettings{});
    if (const auto made = makeFolder(job.target); !made) return failed(made.error());
    if (!job.replace) {
        for (const TidyFile& file : files) {
            if (const auto free = refuseExisting(job.target / file.name); !free) return failed(free.error());
        }
    }
    for (const TidyFile& file : files) {
        const fs::path path = job.target / file.name;
        if (const auto written = writeFileDurably(path, file.content, job.replace); !written) {
            return failed(written.error());
        }
        if (print(path.string() + "\n") != kDone) return kFailed;
    }
    return kDone;
}

}  // namespace

int runExport(Context& context, const Arguments& arguments)
{
    const std::string format = arguments.value("--as");
    if (const std::string problem =
            formatProblem(format, {"bundle", "csv", "json"},
                          {"sdis", "traminer", "boris", "textgrid", "eaf", "xlsx", "spss", "dot"});
        !problem.empty()) {
        return wrongWords(problem);
    }
    if (!arguments.has("-o")) return wrongWords("export needs -o PATH, the file or folder to write");
    const auto choice = readChoice(arguments);
    if (!choice) return wrongWords(choice.error().what);

    // A bundle is numbered in the library when it is first made; tables and texts only read it.
    auto library = context.open(format == "bundle" ? Context::Access::write : Context::Access::read);
    if (!library) return failed(library.error());
    Job job;
    job.choice = *choice;
    job.target = arguments.value("-o");
    job.replace = arguments.has("--force");
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(**library, text);
        if (!session) return failed(session.error());
        job.sessions.push_back(*session);
    }
    std::error_code problem;
    job.asFolder =
        !job.target.has_filename() || fs::is_directory(job.target, problem) || job.sessions.size() > 1;
    if (format == "bundle") return exportBundles(**library, job);
    return format == "csv" ? exportCsv(**library, job) : exportJson(**library, job);
}

}  // namespace tessera::cli
