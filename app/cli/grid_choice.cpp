// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grid_choice.h"

#include "core/grid/squares.h"
#include "sync/formats/seconds.h"

namespace tessera::cli {

Result<GridChoice> readGridChoice(const Arguments& arguments)
{
    GridChoice choice;
    const std::string by = arguments.value("--by");
    if (arguments.has("--by") && by != "interaction" && by != "time") {
        return Error{Errc::invalid, "--by is interaction or time, not " + by, {}};
    }
    choice.byTime = by == "time";
    if (!arguments.has("--unit")) return choice;
    const std::string text = arguments.value("--unit");
    if (!choice.byTime) return Error{Errc::invalid, "--unit goes with --by time", {}};
    const auto unit = parseDuration(text);
    if (!unit) return Error{Errc::invalid, "--unit is a number with ms, s, m or h, not " + text, {}};
    if (!rowLength(*unit)) {
        return Error{Errc::invalid,
                     "--unit " + text + " does not fill rows of whole minutes; 10s, 15s, 20s, 30s and 60s do",
                     {}};
    }
    choice.unit = *unit;
    return choice;
}

Error tooManySquares(const std::string& session)
{
    return Error{Errc::refused, "this visit is too long for squares of that length; choose a longer --unit",
                 session};
}

std::string caption(const GridChoice& choice)
{
    return choice.byTime ? "One square = " + secondsText(choice.unit) + " seconds"
                         : "One square = one interaction";
}

}  // namespace tessera::cli
