// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tidy_csv.h"

#include "sync/formats/csv_text.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/seconds.h"

#include <map>
#include <set>
#include <utility>

namespace tessera {
namespace {

using tree::Json;

// What every row of a session begins with.
std::vector<std::string> rowStart(const Journal& journal)
{
    const Header& header = journal.header();
    return {journal.session().text(), header.family, header.observer};
}

std::vector<std::string> row(const Journal& journal, std::vector<std::string> rest)
{
    std::vector<std::string> cells = rowStart(journal);
    for (std::string& cell : rest) cells.push_back(std::move(cell));
    return cells;
}

std::string stateName(const Scheme& scheme, CodeIndex code)
{
    if (code == kCannotTell) return "cannot-tell";
    return code < scheme.codeCount() ? scheme.code(code).id : std::string();
}

std::string sessionRow(const Journal& journal)
{
    const Header& header = journal.header();
    const Timeline timeline = journal.fold().timeline();
    const TimeBudget budget = timeBudget(timeline, journal.fold().scheme());
    return csvLine({journal.session().text(),
                    header.family,
                    header.observer,
                    header.sourceId,
                    std::string(name(header.kind)),
                    header.scheme,
                    header.practitioner,
                    header.visit,
                    std::string(name(header.place)),
                    header.site,
                    header.study,
                    isoText(header.start),
                    "s",
                    "0",
                    secondsText(timeline.end),
                    secondsText(budget.observed),
                    secondsText(budget.coded),
                    secondsText(budget.paused),
                    secondsText(budget.cannotTell),
                    std::to_string(budget.interactions),
                    std::to_string(budget.bouts),
                    std::to_string(budget.shifts),
                    timeline.ended ? "ended" : "open"});
}

// A bout is cut short where watching or telling began or stopped: at the session's ends, at pauses and
// can't-tells.
std::string boutRows(const Journal& journal)
{
    const Timeline timeline = journal.fold().timeline();
    const auto& bouts = timeline.bouts;
    std::string text;
    for (std::size_t i = 0; i < bouts.size(); ++i) {
        const bool left = !bouts[i].adjoins;
        const bool right = i + 1 == bouts.size() || !bouts[i + 1].adjoins;
        text +=
            csvLine(row(journal, {std::to_string(i + 1), stateName(journal.fold().scheme(), bouts[i].code),
                                  secondsText(bouts[i].onset), secondsText(bouts[i].offset),
                                  secondsText(bouts[i].length()),
                                  left && right ? "both"
                                  : left        ? "left"
                                  : right       ? "right"
                                                : "none"}));
    }
    return text;
}

std::string interactionRows(const Journal& journal)
{
    const Timeline timeline = journal.fold().timeline();
    std::string text;
    std::size_t index = 0;
    for (const Interaction& one : timeline.interactions) {
        text +=
            csvLine(row(journal, {std::to_string(++index), stateName(journal.fold().scheme(), one.code),
                                  secondsText(one.onset), secondsText(one.offset), secondsText(one.length()),
                                  secondsText(one.paused), one.corrected ? "1" : "0"}));
    }
    return text;
}

std::string markerRows(const Journal& journal)
{
    std::string text;
    std::size_t index = 0;
    for (const Marker& one : journal.fold().timeline().markers) {
        text += csvLine(row(journal, {std::to_string(++index), secondsText(one.at),
                                      stateName(journal.fold().scheme(), one.code)}));
    }
    return text;
}

std::string noteRows(const Journal& journal)
{
    std::string text;
    std::size_t index = 0;
    for (const Note& one : journal.fold().timeline().notes) {
        if (one.text.empty()) continue;
        text += csvLine(row(journal, {std::to_string(++index), secondsText(one.at), one.text}));
    }
    return text;
}

// From each bout to the next with nothing between, in the alphabet's order; pairs that did not occur have a
// 0.
std::string transitionRows(const Journal& journal)
{
    const Scheme& scheme = journal.fold().scheme();
    std::map<std::pair<CodeIndex, CodeIndex>, std::uint64_t> counts;
    const auto bouts = journal.fold().timeline().bouts;
    for (std::size_t i = 1; i < bouts.size(); ++i) {
        if (bouts[i].adjoins) ++counts[{bouts[i - 1].code, bouts[i].code}];
    }
    std::string text;
    for (const CodeIndex from : scheme.states()) {
        for (const CodeIndex to : scheme.states()) {
            if (from == to) continue;
            const auto found = counts.find({from, to});
            text += csvLine(row(journal, {scheme.code(from).id, scheme.code(to).id,
                                          std::to_string(found == counts.end() ? 0 : found->second)}));
        }
    }
    return text;
}

std::string codeRows(const Scheme& scheme)
{
    std::string text;
    for (const CodeGroup& group : scheme.groups) {
        for (const Code& code : group.codes) {
            text += csvLine({scheme.id, group.name, group.kind == CodeKind::state ? "state" : "point",
                             code.id, code.label, code.phrase, code.letter, std::string(markName(code.mark)),
                             code.light.text(), code.dark.text()});
        }
    }
    return text;
}

std::string setSettings(const FigureSettings& settings)
{
    Json document = tree::settingsOf(settings);
    document["time"] = "seconds since the session's start, pauses included; spans are half-open";
    document["duration_s"] = "without the pauses within";
    document["censored"] =
        "left: the bout was under way when observing began (start, pause, can't-tell before it); right: it "
        "was under "
        "way when observing stopped";
    document["transitions"] = "counts at lag 1 between neighbouring bouts with nothing between";
    document["version"] = std::string(programVersion());
    return tree::written(document);
}

}  // namespace

std::vector<TidyFile> tidySet(const std::vector<Journal>& journals, const FigureSettings& settings)
{
    std::vector<TidyFile> files{
        {"sessions.csv",
         csvLine({"session",       "subject",      "observer", "source_id",  "kind",    "scheme",
                  "practitioner",  "visit",        "place",    "site",       "study",   "start",
                  "unit",          "start_s",      "stop_s",   "observed_s", "coded_s", "paused_s",
                  "cannot_tell_s", "interactions", "bouts",    "shifts",     "state"})},
        {"bouts.csv", csvLine({"session", "subject", "observer", "index", "state", "start_s", "stop_s",
                               "duration_s", "censored"})},
        {"interactions.csv", csvLine({"session", "subject", "observer", "index", "state", "start_s", "stop_s",
                                      "duration_s", "paused_s", "corrected"})},
        {"markers.csv", csvLine({"session", "subject", "observer", "index", "time_s", "event"})},
        {"notes.csv", csvLine({"session", "subject", "observer", "index", "time_s", "text"})},
        {"transitions.csv", csvLine({"session", "subject", "observer", "from", "to", "count"})},
        {"codebook.csv",
         csvLine({"scheme", "group", "kind", "code", "label", "phrase", "letter", "mark", "light", "dark"})},
        {"settings.json", setSettings(settings)},
    };
    std::set<std::string> schemes;
    for (const Journal& journal : journals) {
        files[0].content += sessionRow(journal);
        files[1].content += boutRows(journal);
        files[2].content += interactionRows(journal);
        files[3].content += markerRows(journal);
        files[4].content += noteRows(journal);
        files[5].content += transitionRows(journal);
        const Scheme& scheme = journal.fold().scheme();
        if (schemes.insert(scheme.id).second) files[6].content += codeRows(scheme);
    }
    return files;
}

}  // namespace tessera
