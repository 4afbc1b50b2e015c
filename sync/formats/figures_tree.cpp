// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures_tree.h"

#include "sync/formats/research/sequence_tree.h"

#include <algorithm>
#include <utility>

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

// Under an interval: how often it was asked, and what came of it.
Json intervals(const SessionFigures::Intervals& one)
{
    return {{"interval_ms", ms(one.length)},
            {"asked", one.asked},
            {"coded", one.coded},
            {"missed", one.missed},
            {"missed_ms", ms(one.unseen)}};
}

// The figures of a session with one lane, or of one lane of several.
void addFigures(Json& into, const SessionFigures& figures, const FigureSettings& settings,
                const DataSet& dataSet)
{
    const TimeBudget& budget = figures.budget;
    Json activities = Json::object();
    for (const ActivityBudget& one : budget.activities) {
        activities[figures.scheme.code(one.code).id] = activity(one);
    }
    into["observed_ms"] = ms(budget.observed);
    into["coded_ms"] = ms(budget.coded);
    into["paused_ms"] = ms(budget.paused);
    into["cannot_tell_ms"] = ms(budget.cannotTell);
    into["interactions"] = budget.interactions;
    into["bouts"] = budget.bouts;
    into["shifts"] = budget.shifts;
    into["activities"] = std::move(activities);
    into["sequence"] = sequence(figures, settings, dataSet);
    if (figures.intervals) into["intervals"] = intervals(*figures.intervals);
}

void addIntervalSettings(Json& rules, const SessionFigures::Intervals& intervals)
{
    rules["intervals"] =
        "running time, pauses left out, cut into intervals from the first; at most one code of each group in "
        "each";
    rules["interval_grace_ms"] = ms(graceOf(intervals.length));
    rules["missed"] = "an interval without a code is not observed in its lane and parts bouts";
}

}  // namespace

Json measures(const SessionFigures& figures, const FigureSettings& settings, const DataSet& dataSet)
{
    Json document{
        {"session", figures.session.text()},
        {"source_id", textOrNull(figures.sourceId)},
        {"scheme", figures.scheme.id},
    };
    Json rules = settingsOf(settings);
    std::uint64_t longest = dataSet.longest(figures);
    if (figures.lanes.empty()) {
        addFigures(document, figures, settings, dataSet);
    } else {
        Json lanes = Json::object();
        for (const SessionFigures& lane : figures.lanes) {
            addFigures(lanes[lane.group], lane, settings, dataSet);
            longest = std::max(longest, dataSet.longest(lane));
        }
        document["lanes"] = std::move(lanes);
    }
    addSequenceSettings(rules, longest);
    if (figures.intervals) addIntervalSettings(rules, *figures.intervals);
    document["settings"] = std::move(rules);
    document["version"] = std::string(programVersion());
    return document;
}

}  // namespace tessera::tree
