// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures_json.h"
#include "sync/formats/figures_tree.h"

#include <utility>

namespace tessera {
namespace {

using tree::Json;
using tree::ms;
using tree::textOrNull;

Json codeOf(const Scheme& scheme, CodeIndex code)
{
    if (code == kCannotTell) return "cannot-tell";
    return code < scheme.codeCount() ? Json(scheme.code(code).id) : Json(nullptr);
}

Json headerOf(const Header& header)
{
    return {
        {"source_id", textOrNull(header.sourceId)}, {"kind", std::string(name(header.kind))},
        {"family", textOrNull(header.family)},      {"practitioner", textOrNull(header.practitioner)},
        {"observer", textOrNull(header.observer)},  {"visit", textOrNull(header.visit)},
        {"place", std::string(name(header.place))}, {"site", textOrNull(header.site)},
        {"study", textOrNull(header.study)},        {"consent", std::string(name(header.consent))},
        {"start", isoText(header.start)},
    };
}

Json codesOf(const Scheme& scheme)
{
    Json codes = Json::array();
    for (const CodeGroup& group : scheme.groups) {
        for (const Code& code : group.codes) {
            codes.push_back({{"code", code.id},
                             {"group", group.name},
                             {"kind", group.kind == CodeKind::state ? "state" : "point"},
                             {"label", code.label},
                             {"letter", textOrNull(code.letter)}});
        }
    }
    return codes;
}

}  // namespace

std::string timelineJson(const Journal& journal)
{
    const Scheme& scheme = journal.fold().scheme();
    const Timeline timeline = journal.fold().timeline();

    Json interactions = Json::array();
    for (const Interaction& one : timeline.interactions) {
        interactions.push_back({{"code", codeOf(scheme, one.code)},
                                {"onset_ms", ms(one.onset)},
                                {"offset_ms", ms(one.offset)},
                                {"paused_ms", ms(one.paused)},
                                {"corrected", one.corrected}});
    }
    Json bouts = Json::array();
    for (const Bout& one : timeline.bouts) {
        bouts.push_back({{"code", codeOf(scheme, one.code)},
                         {"onset_ms", ms(one.onset)},
                         {"offset_ms", ms(one.offset)},
                         {"follows_directly", one.adjoins}});
    }
    Json pauses = Json::array();
    for (const Span& one : timeline.pauses) {
        pauses.push_back({{"onset_ms", ms(one.onset)},
                          {"offset_ms", ms(one.offset)},
                          {"reason", textOrNull(one.reason)},
                          {"open", one.open}});
    }
    Json markers = Json::array();
    for (const Marker& one : timeline.markers) {
        markers.push_back({{"at_ms", ms(one.at)}, {"code", codeOf(scheme, one.code)}});
    }
    Json notes = Json::array();
    for (const Note& one : timeline.notes) {
        notes.push_back({{"at_ms", ms(one.at)}, {"text", textOrNull(one.text)}});
    }
    return tree::written(Json{
        {"session", journal.session().text()},
        {"about", headerOf(journal.header())},
        {"scheme", scheme.id},
        {"codes", codesOf(scheme)},
        {"ended", timeline.ended},
        {"end_ms", ms(timeline.end)},
        {"observed_ms", ms(timeline.observed())},
        {"coded_ms", ms(timeline.coded())},
        {"paused_ms", ms(timeline.paused)},
        {"cannot_tell_ms", ms(timeline.cannotTell)},
        {"interactions", std::move(interactions)},
        {"bouts", std::move(bouts)},
        {"pauses", std::move(pauses)},
        {"markers", std::move(markers)},
        {"notes", std::move(notes)},
        {"settings", tree::settingsOf(FigureSettings{})},
        {"version", std::string(programVersion())},
    });
}

}  // namespace tessera
