// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"
#include "app/cli/commands/commands.h"
#include "app/cli/grid_choice.h"
#include "app/cli/leaving.h"
#include "app/cli/offscreen_qt.h"
#include "core/store/own_pages/reflections.h"

namespace tessera::cli {
namespace {

ReportFormat formatOf(const std::string& name)
{
    return name == "pdf"   ? ReportFormat::pdf
           : name == "svg" ? ReportFormat::svg
           : name == "png" ? ReportFormat::png
                           : ReportFormat::html;
}

}  // namespace

int runReport(Context& context, const Arguments& arguments)
{
    const std::string format = arguments.value("--as");
    if (const auto problem = formatProblem(format, {"pdf", "html", "svg", "png"}); !problem.empty()) {
        return wrongWords(problem);
    }
    if (!arguments.has("-o")) return wrongWords("report needs -o PATH, the file to write");
    const auto grid = readGridChoice(arguments);
    if (!grid) return wrongWords(grid.error().what);
    const auto leaves = readChoice(arguments);
    if (!leaves) return wrongWords(leaves.error().what);

    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    const auto session = Context::session(**library, arguments.operands().front());
    if (!session) return failed(session.error());
    const auto stored = (*library)->load(*session);
    if (!stored) return failed(stored.error());
    const auto journal = Context::journal(**library, *stored);
    if (!journal) return failed(journal.error());
    if (grid->byTime && journal->fold().timeline().observed() / grid->unit >= kMostSquares) {
        return failed(tooManySquares(session->text()));
    }

    ReportChoice choice;
    choice.format = formatOf(format);
    choice.byTime = grid->byTime;
    choice.unit = grid->unit;
    choice.grey = arguments.has("--grey");
    choice.notes = leaves->notes;
    choice.exactDate = leaves->exactDate;
    if (leaves->reflections) {
        auto own = Reflections(**library).load(*session);
        if (!own) return failed(own.error());
        choice.reflections = std::move(own->reflections);
    }
    const OffscreenQt qt;
    const std::filesystem::path target = arguments.value("-o");
    if (const auto done = writeReport(*journal, choice, target, arguments.has("--force")); !done) {
        return failed(done.error());
    }
    return print(target.string() + "\n");
}

}  // namespace tessera::cli
