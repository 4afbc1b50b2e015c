// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures_tree.h"

namespace tessera::tree {

Json settingsOf(const FigureSettings& settings)
{
    return {
        {"unit_ms", ms(settings.unit)},
        {"unit_code_squares", "activity with most of the unit; of equals the one that came first"},
        {"unit_code_sequence", "code at the unit's start"},
        {"unit_restart", "at each resume and after each can't-tell; sums run over the pieces, never across"},
        {"clock_start", "first activity or can't-tell that stands"},
        {"time_unit", "ms since the session's start, pauses included"},
        {"bout",
         "longest stretch of one activity, [onset, offset); parted by pauses and can't-tells; none of 0 ms"},
        {"pauses", "left out of durations, counts and shares; positions run on through them"},
        {"observed", "end - start - pauses"},
        {"coded", "observed - can't-tell"},
        {"share", "time / coded"},
        {"shifts", "neighbouring bouts of different activities with nothing between"},
        {"bouts_per_hour", "bouts / coded hours"},
        {"sd", "n - 1"},
        {"median", "mean of the two middle values for an even number"},
        {"longest", "the first of equals"},
    };
}

namespace {

Json activity(const ActivityBudget& budget)
{
    return {
        {"time_ms", ms(budget.time)},
        {"share", orNull(budget.share)},
        {"bouts", budget.bouts},
        {"interactions", budget.interactions},
        {"mean_bout_ms", orNull(budget.meanBoutMs)},
        {"median_bout_ms", orNull(budget.medianBoutMs)},
        {"sd_bout_ms", orNull(budget.sdBoutMs)},
        {"min_bout_ms", orNull(budget.minBout)},
        {"longest_bout_ms", orNull(budget.longestBout)},
        {"longest_bout_onset_ms", orNull(budget.longestBoutOnset)},
        {"latency_ms", orNull(budget.latency)},
        {"bouts_per_hour", orNull(budget.boutsPerHour)},
    };
}

}  // namespace

Json measures(const SessionFigures& figures, const FigureSettings& settings)
{
    const TimeBudget& budget = figures.budget;
    Json activities = Json::object();
    for (const ActivityBudget& one : budget.activities) {
        activities[figures.scheme.code(one.code).id] = activity(one);
    }
    return {
        {"session", figures.session.text()},
        {"source_id", textOrNull(figures.sourceId)},
        {"scheme", figures.scheme.id},
        {"observed_ms", ms(budget.observed)},
        {"coded_ms", ms(budget.coded)},
        {"paused_ms", ms(budget.paused)},
        {"cannot_tell_ms", ms(budget.cannotTell)},
        {"interactions", budget.interactions},
        {"bouts", budget.bouts},
        {"shifts", budget.shifts},
        {"activities", std::move(activities)},
        {"sequence", nullptr},
        {"settings", settingsOf(settings)},
        {"version", std::string(programVersion())},
    };
}

}  // namespace tessera::tree
