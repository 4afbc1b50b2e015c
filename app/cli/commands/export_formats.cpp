// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/export_formats.h"

#include "app/privacy/leave.h"
#include "core/store/content_digest.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/boris/boris_writer.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/gseq/sdis_writer.h"
#include "sync/formats/media/elan.h"
#include "sync/formats/media/text_grid.h"
#include "sync/formats/media/transition_graph.h"
#include "sync/formats/tables/spss.h"
#include "sync/formats/tables/xlsx.h"
#include "sync/formats/traminer/traminer.h"

#include <algorithm>
#include <deque>
#include <system_error>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;
using Files = ExportFormat::Files;
using Journals = std::vector<Journal>;

Result<Exported> asJson(const Journals& journals, const ExportJob&)
{
    return Exported{{{"session.json", timelineJson(journals.front())}}, {}};
}

Result<Exported> asSdis(const Journals& journals, const ExportJob& job)
{
    SdisOptions options;
    options.unit = job.unit;
    options.type = sdisTypeFromName(job.form).value_or(SdisType::timed);
    return writeSdis(journals, options);
}

Result<Exported> asBoris(const Journals& journals, const ExportJob&)
{
    return writeBoris(journals);
}

Result<Exported> asTraminer(const Journals& journals, const ExportJob& job)
{
    TraminerOptions options;
    options.unit = job.unit;
    if (job.form == "spell") options.form = TraminerForm::spell;
    if (job.form == "sts") options.form = TraminerForm::sts;
    if (job.form == "sps") options.form = TraminerForm::sps;
    return writeTraminer(journals, options);
}

Result<Exported> asTextGrid(const Journals& journals, const ExportJob&)
{
    return writeTextGrid(journals.front());
}

Result<Exported> asElan(const Journals& journals, const ExportJob&)
{
    return writeElan(journals.front());
}

Result<Exported> asXlsx(const Journals& journals, const ExportJob&)
{
    return writeXlsx(journals, FigureSettings{});
}

Result<Exported> asSpss(const Journals& journals, const ExportJob&)
{
    return writeSpss(journals);
}

Result<Exported> asGraph(const Journals& journals, const ExportJob&)
{
    return writeTransitionGraph(journals);
}

// Sessions with what they look at: a journal points into its stored session.
struct Loaded {
    std::deque<StoredSession> stored;
    Journals journals;
};

Status load(Library& library, const Uuid& session, const ExportJob& job, Loaded& loaded)
{
    auto stored = leaving(library, session, job);
    if (!stored) return stored.error();
    loaded.stored.push_back(std::move(*stored));
    auto journal = Context::journal(library, loaded.stored.back());
    if (!journal) return journal.error();
    loaded.journals.push_back(std::move(*journal));
    return {};
}

// One session has its content's name; several have the format's own.
std::string fileName(const Loaded& loaded, const ExportFormat& format, const ExportedFile& file)
{
    if (loaded.stored.size() != 1) return file.name;
    const StoredSession& session = loaded.stored.front();
    return fileDigest(session.id, entriesDigest(session.entries)) + std::string(format.ending);
}

int writeAll(const Loaded& loaded, const ExportJob& job, const ExportFormat& format, bool asFolder)
{
    const auto exported = format.write(loaded.journals, job);
    if (!exported) return failed(exported.error());
    std::vector<fs::path> paths;
    for (const ExportedFile& file : exported->files) {
        const bool named = format.files == Files::severalForAll;
        const std::string name = named ? file.name : fileName(loaded, format, file);
        paths.push_back(asFolder ? job.target / name : job.target);
        if (job.replace) continue;
        if (const auto free = refuseExisting(paths.back()); !free) return failed(free.error());
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto written = writeFileDurably(paths[i], exported->files[i].content, job.replace);
        if (!written) return failed(written.error());
        if (print(paths[i].string() + "\n") != kDone) return kFailed;
    }
    const std::string where = paths.size() == 1 ? paths.front().string() : job.target.string();
    for (const std::string& loss : exported->losses) {
        std::fprintf(stderr, "tessera-cli: %s: %s\n", where.c_str(), loss.c_str());
    }
    return kDone;
}

}  // namespace

const std::vector<ExportFormat>& exportFormats()
{
    static const std::vector<ExportFormat> all{
        {"csv", Files::severalForAll, "", {}, false, nullptr},
        {"json", Files::oneEach, ".json", {}, false, asJson},
        {"sdis", Files::oneForAll, ".sds", {"timed", "state", "event", "interval"}, true, asSdis},
        {"traminer", Files::severalForAll, "", {"all", "spell", "sts", "sps"}, true, asTraminer},
        {"boris", Files::oneForAll, ".boris", {}, false, asBoris},
        {"textgrid", Files::oneEach, ".TextGrid", {}, false, asTextGrid},
        {"eaf", Files::oneEach, ".eaf", {}, false, asElan},
        {"xlsx", Files::oneForAll, ".xlsx", {}, false, asXlsx},
        {"spss", Files::severalForAll, "", {}, false, asSpss},
        {"dot", Files::oneForAll, ".dot", {}, false, asGraph},
    };
    return all;
}

const ExportFormat* exportFormat(std::string_view name)
{
    const auto& all = exportFormats();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const ExportFormat& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

int exportFiles(Library& library, const ExportJob& job, const ExportFormat& format)
{
    const bool several =
        format.files == Files::severalForAll || (format.files == Files::oneEach && job.sessions.size() > 1);
    const bool asFolder = job.folderNamed || several;
    if (asFolder) {
        if (const auto made = makeFolder(job.target); !made) return failed(made.error());
    }
    if (format.files != Files::oneEach) {
        Loaded all;
        for (const Uuid& session : job.sessions) {
            if (const auto done = load(library, session, job, all); !done) return failed(done.error());
        }
        return writeAll(all, job, format, asFolder);
    }
    int status = kDone;
    for (const Uuid& session : job.sessions) {
        Loaded one;
        const auto done = load(library, session, job, one);
        const int answer = done ? writeAll(one, job, format, asFolder) : failed(done.error());
        status = std::max(status, answer);
    }
    return status;
}

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

Result<StoredSession> leaving(Library& library, const Uuid& session, const ExportJob& job)
{
    BundleChoice choice = job.choice;
    choice.reflections = false;  // no table has them
    const auto checked = lookedAt(library, session, choice, job.onFinding, false);
    if (!checked) return checked.error();
    auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto leave = Leave::ask(*stored);
    if (!leave) return leave.error();
    BundleContent content;
    content.session = std::move(*stored);
    return chosen(std::move(content), within(*checked, leave->may())).session;
}

}  // namespace tessera::cli
