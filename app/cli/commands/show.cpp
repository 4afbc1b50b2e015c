// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/grid_choice.h"
#include "app/privacy/leave.h"
#include "core/grid/squares.h"
#include "core/journal/lanes.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/seconds.h"

#include <unistd.h>

#include <cstdio>

namespace tessera::cli {
namespace {

std::string letterOf(const Scheme& scheme, CodeIndex code)
{
    if (code == kNoCode) return ".";  // a missed interval
    return code < scheme.codeCount() ? scheme.code(code).letter : "?";
}

std::string key(const Scheme& scheme)
{
    std::string text;
    for (const CodeIndex index : scheme.states()) {
        text += scheme.code(index).letter + " " + scheme.code(index).label + "  ";
    }
    return text + "? can't tell  | pause";
}

// Of a lane of intervals: what may stand in it.
std::string laneKey(const Scheme& scheme)
{
    std::string text;
    for (const CodeIndex index : scheme.states())
        text += scheme.code(index).letter + " " + scheme.code(index).label + "  ";
    return text + ". missed  | pause";
}

std::string letters(const std::vector<Square>& squares, const Scheme& scheme, std::size_t rowOf)
{
    std::string text;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        if (i > 0 && i % rowOf == 0) text += "\n";
        if (squares[i].pausedBefore) text += "|";
        text += letterOf(scheme, squares[i].code);
        if (squares[i].pausedAfter) text += "|";
    }
    return squares.empty() ? text : text + "\n";
}

std::string colourStart(const Colour& fill)
{
    // Dark letters on light fills, light ones on dark fills.
    const int brightness = 299 * fill.red + 587 * fill.green + 114 * fill.blue;
    const std::string ink = brightness > 128'000 ? "\033[38;2;27;31;36m" : "\033[38;2;255;255;255m";
    return ink + "\033[48;2;" + std::to_string(fill.red) + ";" + std::to_string(fill.green) + ";" +
           std::to_string(fill.blue) + "m";
}

std::string coloured(const std::vector<Square>& squares, const Scheme& scheme, std::size_t rowOf)
{
    constexpr std::size_t kLabel = 8;
    const Colour cannotTell{0xD8, 0xD2, 0xC8};
    std::string text;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const Square& square = squares[i];
        if (i % rowOf == 0) {
            std::string label = clockText(square.runningOnset);
            if (label.size() < kLabel) label.insert(0, kLabel - label.size(), ' ');
            text += (i > 0 ? "\n" : "") + label + " ";
        }
        text += square.pausedBefore ? "‖" : square.joinsPrevious && i % rowOf != 0 ? "" : " ";
        if (square.code == kNoCode) {
            text += ". ";
            if (square.pausedAfter) text += "‖";
            continue;
        }
        const Colour fill = square.code < scheme.codeCount() ? scheme.code(square.code).light : cannotTell;
        text += colourStart(fill) + letterOf(scheme, square.code) + " \033[0m";
        if (square.pausedAfter) text += "‖";
    }
    return text.empty() ? text : text + "\n";
}

}  // namespace

int runShow(Context& context, const Arguments& arguments)
{
    const auto choice = readGridChoice(arguments);
    if (!choice) return wrongWords(choice.error().what);

    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    const auto session = Context::session(**library, arguments.operands().front());
    if (!session) return failed(session.error());
    auto stored = (*library)->load(*session);
    if (!stored) return failed(stored.error());
    // Read by other programs, a document leaves like any file; the grid is looked at.
    if (arguments.has("--json")) {
        const auto leave = Leave::ask(*stored);
        if (!leave) return failed(leave.error());
        BundleChoice all;
        all.notes = all.exactDate = true;
        BundleContent content;
        content.session = std::move(*stored);
        *stored = chosen(std::move(content), within(std::move(all), leave->may())).session;
    }
    const auto journal = Context::journal(**library, *stored);
    if (!journal) return failed(journal.error());

    if (arguments.has("--json")) return print(timelineJson(*journal));
    const auto rowOf =
        static_cast<std::size_t>(rowLength(choice->byTime ? choice->unit : Millis{0}).value_or(20));
    const bool colours = isatty(STDOUT_FILENO) != 0;
    const Scheme& scheme = journal->fold().scheme();
    std::string text;
    std::string keys;
    for (const Lane& lane : lanesOf(journal->fold())) {
        const Timeline& timeline = lane.timeline;
        if (choice->byTime && (timeline.end - timeline.paused) / choice->unit >= kMostSquares) {
            return failed(tooManySquares(session->text()));
        }
        const auto squares =
            choice->byTime ? squaresByTime(timeline, choice->unit) : squaresByInteraction(timeline);
        if (!lane.group.empty()) text += lane.group + "\n";
        text += colours ? coloured(squares, lane.scheme, rowOf) : letters(squares, lane.scheme, rowOf);
        text += "\n";
        if (journal->fold().byInterval())
            keys += (lane.group.empty() ? "" : lane.group + ": ") + laneKey(lane.scheme) + "\n";
    }
    const bool intervals = journal->fold().byInterval() && !choice->byTime;
    text += intervals ? "One square = one interval of " + secondsText(*scheme.interval) + " seconds"
                      : caption(*choice);
    return print(text + "\n" + (keys.empty() ? key(scheme) + "\n" : keys));
}

}  // namespace tessera::cli
