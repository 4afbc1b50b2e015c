// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/study.h"

#include "app/cli/commands/archive/archive_figures.h"
#include "app/cli/commands/archive/study_plot.h"
#include "app/cli/commands/commands.h"

#include <optional>
#include <string>

namespace tessera::cli {

int runStudy(Context& /*context*/, const Arguments& arguments)
{
    if (!arguments.has("--archive"))
        return wrongWords("study needs --archive PATH or --archive postgresql://…");
    if (arguments.has("--plot")) return runStudyPlot(arguments);
    for (const char* const option : {"--as", "-o", "--group", "--codes", "--unit", "--lane", "--force"})
        if (arguments.has(option)) return wrongWords(std::string(option) + " goes with --plot");
    const auto archive = askedArchive(arguments);
    if (!archive) return failed(archive.error());
    std::optional<std::string> study;
    if (arguments.has("--study")) study = arguments.value("--study");
    const auto figures = studyFigures(**archive, study);
    if (!figures) return failed(figures.error());
    return print(arguments.has("--json") ? studyJson(*figures) : studyText(*figures));
}

}  // namespace tessera::cli
