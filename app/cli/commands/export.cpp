// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/commands/export_formats.h"
#include "app/cli/commands/trust/identity.h"
#include "app/cli/leaving.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

int exportBundles(Library& library, const ExportJob& job, const Sealing& sealing)
{
    int status = kDone;
    const std::filesystem::path target =
        job.folderNamed || job.sessions.size() > 1 ? spelledAsFolder(job.target) : job.target;
    for (const Uuid& session : job.sessions) {
        const auto choice = lookedAt(library, session, job.choice, job.onFinding, true);
        const auto written = choice ? exportBundle(library, session, *choice, target, job.replace, sealing)
                                    : Result<std::filesystem::path>(choice.error());
        if (!written) {
            status = failed(written.error());
        } else if (print(written->string() + "\n") != kDone) {
            return kFailed;
        }
    }
    return status;
}

int exportTombstones(Context& context, const ExportJob& job, const Sealing& sealing)
{
    const auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const auto made = makeWithdrawals(**library, sealing);
    if (!made) return failed(made.error());
    const auto written =
        writeBundle(*made, job.folderNamed ? spelledAsFolder(job.target) : job.target, job.replace);
    if (!written) return failed(written.error());
    if (const Status noted = noteExported(**library, {}, *made); !noted) return failed(noted.error());
    return print(written->string() + "\n");
}

// Whether --form and --unit suit the format, and what they say. Errc::invalid in words for a person.
Status readOptions(const Arguments& arguments, const ExportFormat* format, ExportJob& job)
{
    const std::string name = arguments.value("--as");
    const auto wrong = [](const std::string& what) { return Error{Errc::invalid, what, {}}; };
    if (arguments.has("--form")) {
        if (format == nullptr || format->forms.empty())
            return wrong("--as " + name + " has no --form to choose");
        job.form = arguments.value("--form");
        const auto& forms = format->forms;
        if (std::find(forms.begin(), forms.end(), job.form) == forms.end()) {
            std::string all;
            for (const std::string_view form : forms) all += (all.empty() ? "" : ", ") + std::string(form);
            return wrong("--form of " + name + " is one of " + all + ", not \"" + job.form + "\"");
        }
    } else if (format != nullptr && !format->forms.empty()) {
        job.form = format->forms.front();
    }
    if (!arguments.has("--unit")) return {};
    if (format == nullptr || !format->takesUnit) return wrong("--as " + name + " has no --unit");
    const auto unit = parseDuration(arguments.value("--unit"));
    if (!unit)
        return wrong("--unit is a length such as 1s or 500ms, not \"" + arguments.value("--unit") + "\"");
    job.unit = *unit;
    return {};
}

}  // namespace

int runExport(Context& context, const Arguments& arguments)
{
    const bool tombstones = arguments.has("--tombstones");
    const std::string format = tombstones && !arguments.has("--as") ? "bundle" : arguments.value("--as");
    if (tombstones && (format != "bundle" || !arguments.operands().empty() || arguments.has("--with")))
        return wrongWords("--tombstones is a bundle of its own, without sessions and their options");
    if (!tombstones && arguments.operands().empty())
        return wrongWords("export needs SESSION…; see tessera-cli export --help");
    std::vector<std::string_view> known{"bundle"};
    for (const ExportFormat& one : exportFormats()) known.push_back(one.name);
    if (const std::string problem = formatProblem(format, known); !problem.empty()) {
        return wrongWords(problem);
    }
    const auto sealing = givenSealing(arguments);
    if (!sealing) return wrongWords(sealing.error().what);
    if (arguments.has("--seal") && format != "bundle") return wrongWords("--seal goes with --as bundle");
    if (!arguments.has("-o")) return wrongWords("export needs -o PATH, the file or folder to write");
    const auto choice = readChoice(arguments);
    if (!choice) return wrongWords(choice.error().what);

    const auto onFinding = readOnFinding(arguments);
    if (!onFinding) return wrongWords(onFinding.error().what);

    const ExportFormat* written = exportFormat(format);
    ExportJob job;
    job.choice = *choice;
    job.onFinding = *onFinding;
    job.target = arguments.value("-o");
    job.replace = arguments.has("--force");
    if (const auto read = readOptions(arguments, written, job); !read) return wrongWords(read.error().what);

    std::error_code problem;
    job.folderNamed = !job.target.has_filename() || std::filesystem::is_directory(job.target, problem);
    if (tombstones) return exportTombstones(context, job, *sealing);

    // A bundle is numbered in the library when it is first made; tables and texts only read it.
    auto library = context.open(format == "bundle" ? Context::Access::write : Context::Access::read);
    if (!library) return failed(library.error());
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(**library, text);
        if (!session) return failed(session.error());
        job.sessions.push_back(*session);
    }
    if (written == nullptr) return exportBundles(**library, job, *sealing);
    const int status = format == "csv" ? exportTidy(**library, job) : exportFiles(**library, job, *written);
    if (status != kDone && job.sessions.size() == 1) return status;
    std::vector<AuditAct> acts;
    for (const Uuid& session : job.sessions) acts.push_back({AuditKind::exported, session, 0, {}});
    library->reset();
    context.note(acts);
    return status;
}

}  // namespace tessera::cli
