// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/media/transition_graph.h"

#include "core/measures/code_runs.h"
#include "core/measures/transitions/lag_table.h"
#include "sync/formats/figures.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/session_tables.h"

#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

namespace tessera {
namespace {

constexpr double kWholeDiameter = 2.0;  // inches, of a share of 1
constexpr double kUnusedDiameter = 0.15;
constexpr double kLabelInside = 0.9;  // inches; a smaller circle has its label beside it

std::string fixed(double value, int decimals)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    std::string text = buffer;
    return text.find_first_not_of("-0.") == std::string::npos && text.front() == '-' ? text.substr(1) : text;
}

// A string of the dot language; line ends within are kept as line ends of the label.
std::string inQuotes(const std::string& text)
{
    std::string answer = "\"";
    for (const char c : printableText(text)) {
        switch (c) {
            case '"':
                answer += "\\\"";
                break;
            case '\\':
                answer += "\\\\";
                break;
            case '\n':
                answer += "\\n";
                break;
            case '\r':
                break;
            default:
                answer += c;
        }
    }
    return answer + "\"";
}

// What one lane of all sessions adds up to.
struct Flow {
    std::vector<CodeIndex> states;  // in the alphabet's order
    std::vector<Millis> time;       // one a state
    Millis coded{0};
    CountTable counts;
};

// Codes of a lane's own group: between lanes there are no transitions.
std::vector<Flow> flowsOf(const std::vector<Journal>& journals, const Scheme& scheme)
{
    const std::size_t lanes = lanesOf(journals.front()).size();
    const std::vector<CodeIndex> states = scheme.states();
    std::vector<Flow> flows(
        lanes, Flow{states, std::vector<Millis>(states.size()), Millis{0}, CountTable(states.size())});
    std::vector<std::size_t> places(scheme.codeCount());
    for (std::size_t i = 0; i < states.size(); ++i) places[states[i]] = i;
    for (const Journal& journal : journals) {
        const std::vector<Timeline> timelines = lanesOf(journal);
        for (std::size_t lane = 0; lane < timelines.size() && lane < lanes; ++lane) {
            add(flows[lane].counts, transitionCounts(boutRuns(timelines[lane], scheme), 1));
            for (const Bout& bout : timelines[lane].bouts) {
                flows[lane].time[places[bout.code]] += bout.length();
                flows[lane].coded += bout.length();
            }
        }
    }
    return flows;
}

// The part of a flow that concerns one group of the scheme, so that a lane's table has its own codes only.
Flow ofGroup(const Flow& flow, const std::vector<std::size_t>& chosen)
{
    Flow part{{}, {}, flow.coded, CountTable(chosen.size())};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        part.states.push_back(flow.states[chosen[i]]);
        part.time.push_back(flow.time[chosen[i]]);
        for (std::size_t j = 0; j < chosen.size(); ++j)
            part.counts.at(i, j) = flow.counts.at(chosen[i], chosen[j]);
    }
    return part;
}

// Black or white, whichever is easier to read on this ground (relative luminance of WCAG 2.1).
const char* inkOn(const Colour& ground)
{
    const auto linear = [](std::uint8_t channel) {
        const double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(ground.red) + 0.7152 * linear(ground.green) + 0.0722 * linear(ground.blue);
    return luminance < 0.179 ? "white" : "black";
}

std::string nodeText(const Code& code, std::optional<double> share)
{
    const std::string label = code.shortLabel.empty() ? code.label : code.shortLabel;
    if (!share || *share <= 0) {
        return "  " + inQuotes(code.id) + " [label=\"\", xlabel=" + inQuotes(label) +
               ", style=dashed, width=" + fixed(kUnusedDiameter, 2) + "];\n";
    }
    const double width = kWholeDiameter * std::sqrt(*share);
    const std::string words = label + "\n" + fixed(*share * 100, 1) + " %";
    const bool inside = width >= kLabelInside;
    return "  " + inQuotes(code.id) +
           " [label=" + (inside ? inQuotes(words) : "\"\", xlabel=" + inQuotes(words)) + ", fillcolor=\"" +
           code.light.text() + "\", fontcolor=" + (inside ? inkOn(code.light) : "black") +
           ", width=" + fixed(width, 4) + "];\n";
}

std::string edgeText(const std::string& from, const std::string& to, double probability, std::uint64_t n,
                     std::optional<double> z)
{
    std::string label = fixed(probability, 2) + "\nn " + std::to_string(n);
    if (z) label += ", z " + fixed(*z, 2);
    return "  " + inQuotes(from) + " -> " + inQuotes(to) + " [label=" + inQuotes(label) +
           ", penwidth=" + fixed(0.5 + 3.5 * probability, 2) + "];\n";
}

std::string flowText(const Flow& flow, const Scheme& scheme)
{
    const LagTable table = lagTable(flow.counts, 1, repeatsPossible(true, 1));
    std::string text;
    for (std::size_t i = 0; i < flow.states.size(); ++i) {
        const std::optional<double> share = flow.coded > Millis{0}
                                                ? std::optional(static_cast<double>(flow.time[i].count()) /
                                                                static_cast<double>(flow.coded.count()))
                                                : std::nullopt;
        text += nodeText(scheme.code(flow.states[i]), share);
    }
    for (std::size_t i = 0; i < flow.states.size(); ++i) {
        for (std::size_t j = 0; j < flow.states.size(); ++j) {
            const std::uint64_t n = flow.counts.at(i, j);
            const std::optional<double> probability = table.probabilities.at(i, j);
            if (n == 0 || !probability) continue;
            text += edgeText(scheme.code(flow.states[i]).id, scheme.code(flow.states[j]).id, *probability, n,
                             table.adjustedResiduals.at(i, j));
        }
    }
    return text;
}

// Under a scheme with several lanes each has a frame of its own, with its group's name.
std::string lanesText(const std::vector<Flow>& flows, const Scheme& scheme)
{
    if (flows.size() == 1) return flowText(flows.front(), scheme);
    std::string text;
    std::size_t lane = 0, state = 0;
    for (const CodeGroup& group : scheme.groups) {
        if (group.kind != CodeKind::state || lane == flows.size()) continue;
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < group.codes.size(); ++i) chosen.push_back(state++);
        text += "  subgraph \"cluster_" + std::to_string(lane + 1) + "\" {\n  label=" + inQuotes(group.name) +
                ";\n" + flowText(ofGroup(flows[lane], chosen), scheme) + "  }\n";
        ++lane;
    }
    return text;
}

}  // namespace

Result<Exported> writeTransitionGraph(const std::vector<Journal>& journals)
{
    if (journals.empty()) return Error{Errc::invalid, "there is no session to write", {}};
    const Scheme& scheme = journals.front().fold().scheme();
    for (const Journal& journal : journals) {
        if (journal.fold().scheme() != scheme) {
            return Error{Errc::invalid,
                         "sessions of several schemes have no transitions in common; export them apart",
                         {}};
        }
    }
    const std::string text =
        "// Transitions between bouts of " + std::to_string(journals.size()) +
        (journals.size() == 1 ? " session" : " sessions") + ", Tessera " + std::string(programVersion()) +
        ".\n"
        "// Node: area = share of the coded time. Edge: probability, n = count, z = adjusted residual under\n"
        "// quasi-independence (no code follows itself). Lag 1; never across a session's border, a pause or "
        "a\n"
        "// can't-tell.\n"
        "digraph transitions {\n"
        "  graph [forcelabels=true, nodesep=0.8, ranksep=0.8];\n"
        "  node [shape=circle, fixedsize=true, style=filled, fontname=\"Lato\", fontsize=11];\n"
        "  edge [fontname=\"Lato\", fontsize=9];\n" +
        lanesText(flowsOf(journals, scheme), scheme) + "}\n";

    Exported exported{{{"transitions.dot", text}}, {}};
    const HardToCarry content = hardToCarry(journals);
    exported.losses.emplace_back(
        "only how often activities follow one another and their share of the time is carried");
    addCorrectionsLoss(exported, content);
    return exported;
}

}  // namespace tessera
