// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/study_plot.h"

#include "app/cli/commands/archive/archive_figures.h"
#include "app/cli/context.h"
#include "app/cli/offscreen_qt.h"
#include "app/render/plots/plot_file.h"
#include "sync/archive/study_sessions.h"
#include "sync/formats/seconds.h"

#include <charconv>
#include <filesystem>

namespace tessera::cli {
namespace {

struct PlotOrder {
    PlotAsk ask;
    PlotFormat format = PlotFormat::svg;
    std::filesystem::path target;
    StudyReading reading;
};

Error wrong(const std::string& what)
{
    return {Errc::invalid, what, {}};
}

std::optional<StudyGrouping> groupingFromName(const std::string& text)
{
    if (text.empty() || text == "together") return StudyGrouping::together;
    if (text == "place") return StudyGrouping::place;
    if (text == "site") return StudyGrouping::site;
    return std::nullopt;
}

Result<PlotOrder> readOrder(const Arguments& arguments)
{
    PlotOrder order;
    const auto kind = plotKindFromName(arguments.value("--plot"));
    if (!kind)
        return wrong("--plot is index, distribution, bars or transitions, not " + arguments.value("--plot"));
    const auto grouping = groupingFromName(arguments.value("--group"));
    if (!grouping) return wrong("--group is together, place or site, not " + arguments.value("--group"));
    order.ask = {*kind, *grouping};
    if (!arguments.has("-o")) return wrong("study --plot needs -o PATH, the file to write");
    order.target = arguments.value("-o");
    std::string form = arguments.value("--as");
    if (!arguments.has("--as") && order.target.has_extension())
        form = order.target.extension().string().substr(1);
    const auto format = plotFormatFromName(form);
    if (!format) return wrong("--as is svg, png, pdf or csv, not " + form);
    order.format = *format;
    if (arguments.has("--json")) return wrong("--json goes with the figures; with --plot use --as csv");
    if (arguments.has("--unit")) {
        const auto unit = parseDuration(arguments.value("--unit"));
        if (!unit || *unit < Millis{1000})
            return wrong("--unit is a number with s, m or h, at least 1s, not " + arguments.value("--unit"));
        order.reading.unit = *unit;
    }
    if (arguments.has("--lane")) {
        const std::string text = arguments.value("--lane");
        std::size_t lane = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), lane);
        if (problem != std::errc{} || end != text.data() + text.size() || lane == 0)
            return wrong("--lane is a number from 1, not " + text);
        order.reading.lane = lane - 1;
    }
    return order;
}

// The one study and scheme that are meant.
Result<StudyChoice> meant(Archive& archive, const Arguments& arguments)
{
    const auto studies = studiesIn(archive);
    if (!studies) return studies.error();
    std::vector<StudyChoice> fitting;
    std::string names;
    for (const StudyChoice& one : *studies) {
        if (arguments.has("--study") && one.study != arguments.value("--study")) continue;
        if (arguments.has("--codes") && one.scheme != arguments.value("--codes")) continue;
        names += (names.empty() ? "" : "; ") + (one.study.empty() ? std::string("\"\"") : one.study) + " " +
                 one.scheme;
        fitting.push_back(one);
    }
    if (fitting.size() == 1) return fitting.front();
    if (fitting.empty())
        return Error{Errc::notFound, "there are no real sessions of this study and set of codes",
                     arguments.value("--archive")};
    return Error{Errc::refused, "there are several; choose with --study and --codes: " + names,
                 arguments.value("--archive")};
}

}  // namespace

int runStudyPlot(const Arguments& arguments)
{
    const auto order = readOrder(arguments);
    if (!order) return wrongWords(order.error().what);
    const auto archive = askedArchive(arguments);
    if (!archive) return failed(archive.error());
    const auto choice = meant(**archive, arguments);
    if (!choice) return failed(choice.error());
    const auto study = readStudySessions(**archive, choice->study, choice->scheme, order->reading);
    if (!study) return failed(study.error());
    if (order->reading.lane > 0 && study->sessions.empty())
        return failed(Error{Errc::notFound, "there is no such lane", choice->scheme});
    const OffscreenQt qt;
    const Status written =
        writePlot(*study, order->ask, order->format, order->target, arguments.has("--force"));
    if (!written) return failed(written.error());
    return print(order->target.string() + "\n");
}

}  // namespace tessera::cli
