// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/chosen_sessions.h"
#include "app/cli/commands/commands.h"
#include "sync/formats/research/permutation_json.h"
#include "sync/formats/research/transitions_json.h"

#include <unistd.h>
#include <cstdio>
#include <limits>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestLag = 1'000'000;
constexpr std::uint64_t kMostDraws = 100'000'000;

constexpr std::int64_t kMostUnits = 50'000'000;  // a session: beyond it the units alone would fill the memory

Result<TransitionSettings> readSettings(const Arguments& arguments)
{
    TransitionSettings settings;
    const std::string on = arguments.has("--on") ? arguments.value("--on") : "bouts";
    if (on != "bouts" && on != "units") return Error{Errc::invalid, "--on is bouts or units, not " + on, {}};
    settings.onBouts = on == "bouts";
    const auto unit = durationOption(arguments, "--unit", settings.unit);
    if (!unit) return unit.error();
    settings.unit = *unit;
    const auto lag = wholeOption(arguments, "--lag", 1, 1, kLongestLag);
    if (!lag) return lag.error();
    settings.lag = *lag;
    return settings;
}

// One line on a terminal that is written over; nothing elsewhere.
PermutationProgress shownProgress()
{
    if (isatty(STDERR_FILENO) == 0) return {};
    return [shown = 0](std::uint64_t done, std::uint64_t all) mutable {
        const auto percent = static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * 100);
        if (percent == shown) return;
        shown = percent;
        std::fprintf(stderr, "\r\x1b[K%d %% of the orders drawn", percent);
    };
}

void clearProgress()
{
    if (isatty(STDERR_FILENO) != 0) std::fputs("\r\x1b[K", stderr);
}

}  // namespace

int runTransitions(Context& context, const Arguments& arguments)
{
    const auto settings = readSettings(arguments);
    if (!settings) return wrongWords(settings.error().what);
    int status = kDone;
    const auto chosen =
        chosenSessions(context, arguments, "transitions",
                       settings->onBouts ? RunsOf(boutRuns) : unitsOf(settings->unit, kMostUnits), status);
    if (!chosen) return status;
    TransitionReport report = transitionReport(chosen->scheme, chosen->sessions, chosen->runs, *settings);
    report.group = chosen->group;
    const int printed = print(arguments.has("--json") ? transitionsJson(report) : transitionsText(report));
    return printed == kDone ? chosen->status : printed;
}

int runPermutation(Context& context, const Arguments& arguments)
{
    if (arguments.has("--on") && arguments.value("--on") != "bouts")
        return wrongWords("--on is bouts, not " + arguments.value("--on") +
                          ": neighbouring units are alike because bouts last");
    PermutationSettings settings;
    const auto draws = wholeOption(arguments, "--draws", settings.draws, 1, kMostDraws);
    const auto seed =
        wholeOption(arguments, "--seed", settings.seed, 0, std::numeric_limits<std::uint64_t>::max());
    for (const auto* number : {&draws, &seed})
        if (!*number) return wrongWords(number->error().what);
    settings.draws = *draws;
    settings.seed = *seed;
    int status = kDone;
    const auto chosen = chosenSessions(context, arguments, "permutation", boutRuns, status);
    if (!chosen) return status;
    const PermutationReport report{chosen->scheme, chosen->group, chosen->sessions,
                                   permutationTest(chosen->runs, settings, shownProgress())};
    clearProgress();
    const int printed = print(arguments.has("--json") ? permutationJson(report) : permutationText(report));
    return printed == kDone ? chosen->status : printed;
}

}  // namespace tessera::cli
