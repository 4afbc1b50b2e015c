// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/study/study_report.h"

#include "core/measures/transitions/lag_table.h"
#include "sync/formats/figures.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/research/table_tree.h"

#include <cmath>
#include <optional>

namespace tessera {

namespace {

using tree::Json;

constexpr const char* kTooFew = "fewer than five visits";

std::optional<double> ratio(double part, double whole)
{
    if (whole <= 0) return std::nullopt;
    return part / whole;
}

Json budget(const StudyGroup& group, const std::vector<std::string>& codes)
{
    constexpr double kHourMs = 3'600'000;
    const auto coded = static_cast<double>(group.codedMs);
    Json all = Json::object();
    for (std::size_t i = 0; i < codes.size() && i < group.states.size(); ++i) {
        const StudyGroup::State& state = group.states[i];
        const auto time = static_cast<double>(state.timeMs);
        const auto bouts = static_cast<double>(state.bouts);
        all[codes[i]] = {
            {"time_ms", state.timeMs},
            {"share", tree::orNull(ratio(time, coded))},
            {"bouts", state.bouts},
            {"interactions", state.interactions},
            {"mean_bout_ms", tree::orNull(ratio(time, bouts))},
            {"bouts_per_hour", tree::orNull(ratio(bouts * kHourMs, coded))},
            {"mean_time_per_session_ms", tree::orNull(ratio(time, static_cast<double>(group.sessions)))},
        };
    }
    return all;
}

Json transitions(const StudyGroup& group, const std::vector<std::string>& codes)
{
    const LagTable table = lagTable(group.transitions, 1, false);
    return {
        {"codes", codes},
        {"lag", 1},
        {"repeats_possible", false},
        {"counts", tree::rows(table.counts, false)},
        {"probabilities", tree::rows(table.probabilities)},
        {"expected", tree::rows(table.expected)},
        {"adjusted_residuals", tree::rows(table.adjustedResiduals)},
        {"x2", tree::orNull(table.x2)},
        {"g2", tree::orNull(table.g2)},
        {"df", table.df ? Json(*table.df) : Json(nullptr)},
        {"n", table.margins.total},
    };
}

Json described(const StudyGroup& group, const std::vector<std::string>& codes)
{
    Json one{{"sessions", group.sessions}, {"visits", group.visits}, {"forked", group.forked}};
    if (!group.shown) {
        for (const char* const key : {"observed_ms", "coded_ms", "paused_ms", "cannot_tell_ms",
                                      "interactions", "bouts", "shifts", "time_budget", "transitions"})
            one[key] = nullptr;
        one["reason"] = kTooFew;
        return one;
    }
    one["observed_ms"] = group.observedMs;
    one["coded_ms"] = group.codedMs;
    one["paused_ms"] = group.pausedMs;
    one["cannot_tell_ms"] = group.cannotTellMs;
    one["interactions"] = group.interactions;
    one["bouts"] = group.bouts;
    one["shifts"] = group.shifts;
    one["time_budget"] = budget(group, codes);
    one["transitions"] = transitions(group, codes);
    one["reason"] = nullptr;
    return one;
}

Json groups(const char* what, const std::vector<StudyGroup>& all, const std::vector<std::string>& codes)
{
    Json list = Json::array();
    for (const StudyGroup& group : all) {
        Json one{{what, tree::textOrNull(group.name)}};
        one.update(described(group, codes));
        list.push_back(std::move(one));
    }
    return list;
}

Json settings()
{
    return {
        {"kind", "real"},
        {"fewest_visits", kFewestVisits},
        {"too_few", "a group of fewer visits has no figures"},
        {"visit", "sessions of one family and visit code are one visit, whoever observed"},
        {"forked", "sessions with two records that differ and no choice yet; left out of the figures"},
        {"pooled", "times and counts added over sessions"},
        {"share", "time / coded time of the group"},
        {"coded", "observed - can't-tell; observed = end - start - pauses"},
        {"transitions", "from bout to bout with nothing between, lag 1"},
        {"expected", "quasi-independence: a_i b_j off the diagonal, iterative proportional fitting"},
        {"adjusted_residuals", "Haberman, exact leverages"},
    };
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    const auto share = ratio(static_cast<double>(part), static_cast<double>(whole));
    return share ? std::to_string(std::lround(*share * 100)) + " %" : "-";
}

std::string line(const std::string& title, const StudyGroup& group, const std::vector<std::string>& codes)
{
    std::string text = title + ": " + std::to_string(group.sessions) +
                       (group.sessions == 1 ? " session of " : " sessions of ") +
                       std::to_string(group.visits) + (group.visits == 1 ? " visit" : " visits");
    if (group.forked > 0) text += ", " + std::to_string(group.forked) + " waiting for a choice";
    if (!group.shown) return text + "; no figures, " + kTooFew + "\n";
    text += ", observed " + clockText(Millis{static_cast<std::int64_t>(group.observedMs)}) + ";";
    for (std::size_t i = 0; i < codes.size() && i < group.states.size(); ++i)
        text += " " + codes[i] + " " + percent(group.states[i].timeMs, group.codedMs);
    return text + "\n";
}

}  // namespace

std::string studyJson(const std::vector<StudyFigures>& figures)
{
    Json studies = Json::array();
    for (const StudyFigures& one : figures) {
        const std::vector<std::string> codes = tree::stateIds(one.scheme);
        Json study{{"study", tree::textOrNull(one.study)}, {"scheme", one.scheme.id}, {"codes", codes}};
        study.update(described(one.all, codes));
        study["by_site"] = groups("site", one.bySite, codes);
        study["by_place"] = groups("place", one.byPlace, codes);
        studies.push_back(std::move(study));
    }
    return tree::written(Json{{"studies", std::move(studies)},
                              {"settings", settings()},
                              {"version", std::string(programVersion())}});
}

std::string studyText(const std::vector<StudyFigures>& figures)
{
    if (figures.empty()) return "No real sessions yet.\n";
    std::string text;
    for (const StudyFigures& one : figures) {
        const std::vector<std::string> codes = tree::stateIds(one.scheme);
        text += line((one.study.empty() ? "(no study)" : one.study) + ", " + one.scheme.id, one.all, codes);
        for (const StudyGroup& group : one.bySite)
            text += line("  site " + (group.name.empty() ? "(not named)" : group.name), group, codes);
        for (const StudyGroup& group : one.byPlace) text += line("  place " + group.name, group, codes);
    }
    return text;
}

}  // namespace tessera
