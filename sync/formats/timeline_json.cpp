// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_record.h"
#include "core/journal/lanes.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/study/consent_tree.h"

#include <array>
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

Json tagsOf(const Marker& marker)
{
    constexpr std::array<std::pair<MarkerTag, const char*>, 3> kTags{
        {{MarkerTag::help, "help"},
         {MarkerTag::challenge, "challenge"},
         {MarkerTag::possibility, "possibility"}}};
    Json tags = Json::array();
    for (const auto& [tag, word] : kTags) {
        if ((marker.tags & static_cast<std::uint32_t>(tag)) != 0) tags.push_back(word);
    }
    return tags;
}

Json surenessOf(const Timeline& timeline)
{
    switch (static_cast<Sureness>(timeline.sureness)) {
        case Sureness::notVery:
            return "not-very";
        case Sureness::fairly:
            return "fairly";
        case Sureness::very:
            return "very";
        case Sureness::unsaid:
            break;
    }
    return nullptr;
}

Json interactionsOf(const Timeline& timeline, const Scheme& scheme)
{
    Json interactions = Json::array();
    for (const Interaction& one : timeline.interactions) {
        interactions.push_back({{"code", codeOf(scheme, one.code)},
                                {"onset_ms", ms(one.onset)},
                                {"offset_ms", ms(one.offset)},
                                {"paused_ms", ms(one.paused)},
                                {"corrected", one.corrected}});
    }
    return interactions;
}

Json boutsOf(const Timeline& timeline, const Scheme& scheme)
{
    Json bouts = Json::array();
    for (const Bout& one : timeline.bouts) {
        bouts.push_back({{"code", codeOf(scheme, one.code)},
                         {"onset_ms", ms(one.onset)},
                         {"offset_ms", ms(one.offset)},
                         {"follows_directly", one.adjoins}});
    }
    return bouts;
}

// A session coded by intervals says for each group what was chosen and what was missed. What stands above is
// that of the first group.
void addLanes(Json& document, const Fold& fold)
{
    document["interval_ms"] = ms(*fold.scheme().interval);
    Json lanes = Json::array();
    for (const Lane& lane : lanesOf(fold)) {
        Json missed = Json::array();
        for (const Interaction& one : lane.timeline.missed) {
            missed.push_back(
                {{"onset_ms", ms(one.onset)}, {"offset_ms", ms(one.offset)}, {"paused_ms", ms(one.paused)}});
        }
        lanes.push_back({{"group", lane.group},
                         {"observed_ms", ms(lane.timeline.observed())},
                         {"coded_ms", ms(lane.timeline.coded())},
                         {"missed_ms", ms(lane.timeline.unseen)},
                         {"interactions", interactionsOf(lane.timeline, lane.scheme)},
                         {"bouts", boutsOf(lane.timeline, lane.scheme)},
                         {"missed", std::move(missed)}});
    }
    document["lanes"] = std::move(lanes);
}

}  // namespace

std::string timelineJson(const Journal& journal)
{
    const Scheme& scheme = journal.fold().scheme();
    const Timeline timeline = journal.fold().timeline();

    Json pauses = Json::array();
    for (const Span& one : timeline.pauses) {
        pauses.push_back({{"onset_ms", ms(one.onset)},
                          {"offset_ms", ms(one.offset)},
                          {"reason", textOrNull(one.reason)},
                          {"open", one.open}});
    }
    Json markers = Json::array();
    for (const Marker& one : timeline.markers) {
        markers.push_back({{"at_ms", ms(one.at)},
                           {"code", codeOf(scheme, one.code)},
                           {"tags", tagsOf(one)},
                           {"issue", textOrNull(one.issue)}});
    }
    Json notes = Json::array();
    for (const Note& one : timeline.notes) {
        notes.push_back({{"at_ms", ms(one.at)}, {"text", textOrNull(one.text)}});
    }
    Json document{
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
        {"interactions", interactionsOf(timeline, scheme)},
        {"bouts", boutsOf(timeline, scheme)},
        {"pauses", std::move(pauses)},
        {"markers", std::move(markers)},
        {"notes", std::move(notes)},
        {"sureness", surenessOf(timeline)},
        {"sources", timeline.sources},
        {"agreed", tree::ofConsent(standingConsent(journal.entries()), journal.header().start)},
        {"settings", tree::settingsOf(FigureSettings{})},
        {"version", std::string(programVersion())},
    };
    if (journal.fold().byInterval()) addLanes(document, journal.fold());
    return tree::written(document);
}

}  // namespace tessera
