// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_sessions.h"

#include "sync/formats/seconds.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tessera {

namespace {

constexpr Millis kMoment{1};                      // BORIS writes a point event with this length
constexpr std::int64_t kMostMoments = 5'000'000;  // of one file: a few bytes can ask for any number
constexpr std::size_t kMostTogether = 8;

bool isMoment(const SdisSpan& span)
{
    return span.momentary || (!span.open && span.off - span.on <= kMoment);
}

// Cuts overlapping stretches where any begins or ends; what runs at once is joined by "+".
std::vector<SdisStretch> coinciding(const std::vector<SdisStretch>& states, std::string& problem)
{
    struct Border {
        Millis at{0};
        bool ends = false;
        std::size_t index = 0;
    };
    std::vector<Border> borders;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].off <= states[i].on) continue;
        borders.push_back({states[i].on, false, i});
        borders.push_back({states[i].off, true, i});
    }
    std::stable_sort(borders.begin(), borders.end(),
                     [](const Border& a, const Border& b) { return a.at < b.at; });
    std::vector<SdisStretch> made;
    std::map<std::string, std::size_t> running;  // code -> how often
    std::size_t line = 0;
    for (std::size_t i = 0; i < borders.size();) {
        const Millis at = borders[i].at;
        for (; i < borders.size() && borders[i].at == at; ++i) {
            const SdisStretch& state = states[borders[i].index];
            if (borders[i].ends) {
                const auto found = running.find(state.code);
                if (--found->second == 0) running.erase(found);
            } else {
                ++running[state.code];
                line = state.line;
            }
        }
        if (running.empty() || i == borders.size()) continue;
        if (running.size() > kMostTogether) {
            problem = "More than 8 codes come at once.";
            return {};
        }
        std::string code;
        for (const auto& [name, times] : running) code += (code.empty() ? "" : "+") + name;
        made.push_back({std::move(code), at, borders[i].at, line});
    }
    return made;
}

}  // namespace

void noteUses(const SdisSession& session, std::vector<SdisUse>& uses)
{
    for (const SdisSpan& span : session.spans) {
        if (span.name >= uses.size()) uses.resize(span.name + 1);
        (isMoment(span) ? uses[span.name].moments : uses[span.name].lengths) = true;
    }
}

SdisRoles sdisRoles(const SdisDeclaration& declaration, const std::vector<std::string>& names,
                    const std::vector<SdisUse>& uses, const CodeBook& book, bool ours)
{
    std::vector<std::optional<std::size_t>> sets(names.size());
    std::optional<std::size_t> lane;
    std::optional<std::size_t> firstUsed;
    bool anyLength = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto declared = declaration.find(names[i]);
        if (declared) sets[i] = declaration.codes[*declared].set;
        const bool lengths = i < uses.size() && uses[i].lengths;
        anyLength = anyLength || lengths;
        if (!sets[i]) continue;
        firstUsed = std::min(firstUsed.value_or(*sets[i]), *sets[i]);
        if (lengths) lane = std::min(lane.value_or(*sets[i]), *sets[i]);
    }
    if (!lane) lane = firstUsed;

    // In an order of events there is nothing beside: every code takes its turn.
    const bool oneAfterAnother = declaration.type == SdisType::event;
    SdisRoles roles;
    roles.mayCoincide = !lane || oneAfterAnother;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool lengths = i < uses.size() && uses[i].lengths;
        bool state = lane ? sets[i] == lane : lengths || !anyLength;
        if (oneAfterAnother) state = true;
        if (const auto given = book.givenKind(names[i])) state = *given == CodeKind::state;
        SdisRole role = state ? SdisRole::state : SdisRole::point;
        if (ours && !book.givenKind(names[i])) {
            if (names[i] == "cannot_tell") role = SdisRole::cannotTell;
            if (names[i] == "pause") role = SdisRole::pause;
            if (names[i] == "marker") role = SdisRole::unnamed;
        }
        roles.of.push_back(role);
    }
    return roles;
}

SdisAssembly::SdisAssembly(const SdisDeclaration& declaration, const std::vector<std::string>& names,
                           const SdisRoles& roles, bool healing)
    : declaration_(declaration), names_(names), roles_(roles), healing_(healing)
{
}

Millis SdisAssembly::endOf(const SdisSession& session)
{
    if (session.end) return *session.end;
    Millis end = session.start.value_or(Millis{0});
    for (const SdisSpan& span : session.spans) end = std::max({end, span.on, span.off});
    return end;
}

std::vector<SdisStretch> SdisAssembly::states(const SdisSession& session, std::string& problem)
{
    const Millis end = endOf(session);
    std::vector<SdisStretch> made;
    bool overlap = false;
    for (const SdisSpan& span : session.spans) {
        const SdisRole role = roles_.of[span.name];
        if (role != SdisRole::state && role != SdisRole::cannotTell) continue;
        Millis off = span.open ? std::max(end, span.on) : span.off;
        if (span.momentary) off = span.on + declaration_.unit;
        made.push_back(
            {role == SdisRole::state ? names_[span.name] : std::string{}, span.on, off, span.line});
    }
    std::stable_sort(made.begin(), made.end(), [](const SdisStretch& a, const SdisStretch& b) {
        return std::pair{a.on, a.off} < std::pair{b.on, b.off};
    });
    for (std::size_t i = 1; i < made.size(); ++i) {
        overlap = overlap || made[i].on < made[i - 1].off;
        if (healing_ && made[i].on - made[i - 1].off == kMoment) {
            made[i - 1].off = made[i].on;
            ++healed_;
        }
    }
    if (overlap && roles_.mayCoincide) made = coinciding(made, problem);
    if (declaration_.type != SdisType::interval) return made;

    // Intervals one after another with the same code are one bout.
    std::vector<SdisStretch> joined;
    for (SdisStretch& one : made) {
        if (!joined.empty() && joined.back().code == one.code && joined.back().off == one.on)
            joined.back().off = one.off;
        else
            joined.push_back(std::move(one));
    }
    return joined;
}

std::string SdisAssembly::moments(const SdisSession& session, const CodeBook& book, Millis origin,
                                  ReadSession& made, std::vector<std::string>& remarks, std::size_t& line)
{
    const bool timed = declaration_.type == SdisType::timed || declaration_.type == SdisType::state;
    std::map<std::string, std::pair<std::size_t, Millis>> shortened;
    const Millis end = endOf(session);
    for (const SdisSpan& span : session.spans) {
        const SdisRole role = roles_.of[span.name];
        if (role != SdisRole::point && role != SdisRole::unnamed) continue;
        line = span.line;
        const auto code = role == SdisRole::point ? book.point(names_[span.name]) : kNoCode;
        if (!code) return book.whyNot(names_[span.name], CodeKind::point);
        momentsMade_ += span.units;
        if (span.units > kMostMoments || momentsMade_ > kMostMoments)
            return "The file has more moments than can be held.";
        const Millis length = (span.off - span.on) / span.units;
        for (std::int64_t i = 0; i < span.units; ++i)
            made.moments.push_back({span.on + length * i - origin, *code, false, {}, span.line});
        if (timed && !isMoment(span)) {
            auto& [times, sum] = shortened[names_[span.name]];
            ++times;
            sum += (span.open ? std::max(end, span.on) : span.off) - span.on;
        }
    }
    for (const auto& [name, lost] : shortened)
        remarks.push_back("\"" + name + "\" runs beside the states and is kept as " +
                          counted(lost.first, "moment", "moments") + " at its onsets; its lengths (" +
                          secondsText(lost.second) + " s together) are not kept.");
    return {};
}

std::string SdisAssembly::fill(const SdisSession& session, const CodeBook& book, ReadSession& made,
                               std::vector<std::string>& remarks, std::size_t& line)
{
    const Millis origin = session.start.value_or(Millis{0});
    std::string problem;
    for (SdisStretch& state : states(session, problem)) {
        line = state.line;
        const auto code = state.code.empty() ? kCannotTell : book.state(state.code);
        if (!code) return book.whyNot(state.code, CodeKind::state);
        made.bouts.push_back({state.on - origin, state.off - origin, *code, state.line});
    }
    if (!problem.empty()) return problem;
    if (problem = moments(session, book, origin, made, remarks, line); !problem.empty()) return problem;
    made.end = endOf(session) - origin;
    if (!session.end && std::any_of(session.spans.begin(), session.spans.end(),
                                    [](const SdisSpan& span) { return span.open; }))
        remarks.push_back("The session's end is not said: it is taken to be its latest time.");
    return {};
}

}  // namespace tessera
