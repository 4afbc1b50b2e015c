// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"
#include "app/cli/commands/commands.h"
#include "app/cli/grid_choice.h"
#include "app/cli/leaving.h"
#include "app/cli/offscreen_qt.h"
#include "app/privacy/leave.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/exchange.h"

#include <system_error>
#include <utility>
#include <vector>

namespace tessera::cli {
namespace {

ReportFormat formatOf(const std::string& name)
{
    return name == "pdf"   ? ReportFormat::pdf
           : name == "svg" ? ReportFormat::svg
           : name == "png" ? ReportFormat::png
                           : ReportFormat::html;
}

// What was asked for on the command line, for whichever visit.
struct Asked {
    GridChoice grid;
    BundleChoice leaves;
    OnFinding onFinding;
    std::string format;
    bool grey = false, replace = false, toItsFamily = false;
};

Status reportOn(Library& library, const Uuid& session, const Asked& asked,
                const std::filesystem::path& target)
{
    const auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto leave = asked.toItsFamily ? Result<Leave>(Leave::toItsFamily(*stored)) : Leave::ask(*stored);
    if (!leave) return leave.error();
    const auto checked = lookedAt(library, *stored, asked.leaves, leave->may(), asked.onFinding, false);
    if (!checked) return checked.error();
    const BundleChoice leaving = within(*checked, leave->may());
    const auto journal = Context::journal(library, *stored);
    if (!journal) return journal.error();
    if (asked.grid.byTime && journal->fold().timeline().observed() / asked.grid.unit >= kMostSquares)
        return tooManySquares(session.text());
    ReportChoice choice;
    choice.format = formatOf(asked.format);
    choice.byTime = asked.grid.byTime;
    choice.unit = asked.grid.unit;
    choice.grey = asked.grey;
    choice.notes = leaving.notes;
    choice.withoutNotes = leaving.blankedEntries;
    choice.exactDate = leaving.exactDate;
    if (leaving.reflections) {
        auto own = Reflections(library).load(session);
        if (!own) return own.error();
        choice.reflections = std::move(own->reflections);
        std::erase_if(choice.reflections,
                      [&leaving](const Reflection& one) { return leaving.blankedPages.count(one.id) > 0; });
    }
    return writeReport(*leave, *journal, choice, target, asked.replace);
}

// The visits of a family, the earliest first: what somebody answers with who asks what is kept about them.
Result<std::vector<Uuid>> visitsOf(const Library& library, const std::string& family)
{
    const auto summaries = library.summaries();
    if (!summaries) return summaries.error();
    std::vector<Uuid> visits;
    for (auto summary = summaries->rbegin(); summary != summaries->rend(); ++summary)
        if (summary->header.family == family && summary->header.kind == SessionKind::real)
            visits.push_back(summary->session);
    if (visits.empty()) return Error{Errc::notFound, "there is no real visit of this family", {}};
    return visits;
}

}  // namespace

int runReport(Context& context, const Arguments& arguments)
{
    Asked asked;
    asked.format = arguments.value("--as");
    if (const auto problem = formatProblem(asked.format, {"pdf", "html", "svg", "png"}); !problem.empty()) {
        return wrongWords(problem);
    }
    const bool family = arguments.has("--family");
    if (family == !arguments.operands().empty()) return wrongWords("report needs SESSION or --family CODE");
    if (!arguments.has("-o")) return wrongWords("report needs -o PATH, the file to write");
    const auto grid = readGridChoice(arguments);
    if (!grid) return wrongWords(grid.error().what);
    const auto leaves = readChoice(arguments);
    if (!leaves) return wrongWords(leaves.error().what);
    const auto onFinding = readOnFinding(arguments);
    if (!onFinding) return wrongWords(onFinding.error().what);
    asked.grid = *grid;
    asked.leaves = *leaves;
    asked.onFinding = *onFinding;
    asked.grey = arguments.has("--grey");
    asked.replace = arguments.has("--force");
    asked.toItsFamily = family;

    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    std::filesystem::path target = arguments.value("-o");
    std::vector<Uuid> sessions;
    if (family) {
        auto all = visitsOf(**library, arguments.value("--family"));
        if (!all) return failed(all.error());
        sessions = std::move(*all);
        std::error_code problem;
        std::filesystem::create_directories(target, problem);
        if (problem)
            return failed(Error{Errc::io, "cannot make this folder: " + problem.message(), target.string()});
    } else {
        const auto session = Context::session(**library, arguments.operands().front());
        if (!session) return failed(session.error());
        sessions.push_back(*session);
    }
    const OffscreenQt qt;
    int status = kDone;
    std::vector<AuditAct> acts;
    std::string paths;
    for (const Uuid& session : sessions) {
        // By the session's identity: the name says nothing of the family.
        const std::filesystem::path file = family ? target / (session.text() + "." + asked.format) : target;
        if (const auto done = reportOn(**library, session, asked, file); !done) {
            status = failed(done.error());
            continue;
        }
        acts.push_back({AuditKind::exported, session, 0, {}});
        paths += file.string() + "\n";
    }
    if (!acts.empty()) context.note(acts);
    const int printed = print(paths);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
