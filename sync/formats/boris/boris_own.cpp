// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_own.h"

#include "sync/formats/reading/read_session.h"
#include "sync/formats/scheme_file.h"

#include <algorithm>
#include <utility>

namespace tessera::boris {

namespace {

std::int64_t ms(Millis value)
{
    return value.count();
}

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<std::int64_t> numberOf(const Json& value)
{
    if (!value.is_number_integer()) return std::nullopt;
    const auto number = value.get<std::int64_t>();
    if (number < 0 || Millis{number} > kLongestImport) return std::nullopt;
    return number;
}

std::optional<std::int64_t> numberAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() ? std::nullopt : numberOf(*found);
}

Json headerOf(const Header& header)
{
    return {{"family", header.family},
            {"practitioner", header.practitioner},
            {"observer", header.observer},
            {"visit", header.visit},
            {"site", header.site},
            {"study", header.study},
            {"source_id", header.sourceId},
            {"place", std::string(name(header.place))},
            {"kind", std::string(name(header.kind))},
            {"start_ms", header.start.ms},
            {"zone_minutes", header.zoneMinutes},
            {"device", header.device.text()}};
}

std::optional<Header> headerFrom(const Json& object)
{
    if (!object.is_object()) return std::nullopt;
    Header header;
    header.family = textAt(object, "family");
    header.practitioner = textAt(object, "practitioner");
    header.observer = textAt(object, "observer");
    header.visit = textAt(object, "visit");
    for (const std::string* person : {&header.family, &header.practitioner, &header.observer, &header.visit})
        if (!person->empty() && !isPersonCode(*person)) return std::nullopt;
    header.site = textAt(object, "site");
    header.study = textAt(object, "study");
    header.sourceId = textAt(object, "source_id");
    for (const std::string* text : {&header.site, &header.study, &header.sourceId})
        if (text->size() >= 200) return std::nullopt;
    const auto place = placeKindFromName(textAt(object, "place"));
    const auto kind = sessionKindFromName(textAt(object, "kind"));
    const auto start = object.find("start_ms");
    const auto zone = object.find("zone_minutes");
    if (!place || !kind || start == object.end() || !start->is_number_integer() || zone == object.end() ||
        !zone->is_number_integer())
        return std::nullopt;
    header.place = *place;
    header.kind = *kind;
    header.start = UtcTime{start->get<std::int64_t>()};
    const auto minutes = zone->get<std::int64_t>();
    constexpr std::int64_t kLatest = 253'402'300'799'999;  // the end of the year 9999
    if (header.start.ms < 0 || header.start.ms > kLatest || minutes < -1440 || minutes > 1440)
        return std::nullopt;
    header.zoneMinutes = static_cast<int>(minutes);
    header.device = Uuid::parse(textAt(object, "device")).value_or(Uuid{});
    return header;
}

std::optional<Scheme> schemeOf(const Project& project, const std::string& id)
{
    if (!project.ours.is_object()) return std::nullopt;
    const auto schemes = project.ours.find("schemes");
    if (schemes == project.ours.end() || !schemes->is_object()) return std::nullopt;
    const auto found = schemes->find(id);
    if (found == schemes->end()) return std::nullopt;
    const auto scheme = readScheme(found->dump(-1, ' ', false, Json::error_handler_t::replace), id);
    if (!scheme || scheme->id != id) return std::nullopt;
    return *scheme;
}

// [onset, offset, code or null, carried on, pause before]
std::optional<ReadBout> pieceFrom(const Json& row, const Scheme& scheme)
{
    if (!row.is_array() || row.size() != 5) return std::nullopt;
    const auto onset = numberOf(row[0]);
    const auto offset = numberOf(row[1]);
    if (!onset || !offset || !row[3].is_number_integer() || !row[4].is_number_integer()) return std::nullopt;
    ReadBout bout{Millis{*onset}, Millis{*offset}, kCannotTell, 0};
    if (row[2].is_string()) {
        const auto code = scheme.find(row[2].get<std::string>());
        if (!code || !scheme.isState(*code)) return std::nullopt;
        bout.code = *code;
    } else if (!row[2].is_null()) {
        return std::nullopt;
    }
    bout.resumes = row[3] == 1;
    bout.afterPause = row[4] == 1;
    return bout;
}

// Markers and notes stand in the events alone.
bool takeMoments(const Observation& observation, const Project& project, Millis opened, const Scheme& scheme,
                 ReadSession& session)
{
    const auto codes = project.ours.find("codes");
    if (codes == project.ours.end() || !codes->is_object()) return false;
    for (const Event& event : observation.events) {
        const auto behaviour = project.behaviours.find(event.code);
        if (behaviour == project.behaviours.end()) return false;
        if (behaviour->second.state) continue;
        ReadMoment moment{event.time + opened, kNoCode, false, {}, event.line};
        const std::string meant = textAt(*codes, event.code.c_str());
        if (meant == kOwnNote) {
            moment.note = true;
            moment.text = event.comment;
        } else if (meant != kOwnMarker) {
            const auto code = meant.starts_with("code:") ? scheme.find(meant.substr(5)) : std::nullopt;
            if (!code || !scheme.isPoint(*code)) return false;
            moment.code = *code;
        }
        session.moments.push_back(std::move(moment));
    }
    return true;
}

}  // namespace

Json ownProject(const Scheme& scheme, const std::map<std::string, std::string>& codes)
{
    Json meanings = Json::object();
    for (const auto& [code, meant] : codes) meanings[code] = meant;
    return {{"schemes", {{scheme.id, Json::parse(writeScheme(scheme), nullptr, false)}}},
            {"codes", std::move(meanings)}};
}

Json ownObservation(const Journal& journal, const std::vector<Event>& events)
{
    const Scheme& scheme = journal.fold().scheme();
    const Timeline timeline = journal.fold().timeline();
    Json pieces = Json::array();
    for (std::size_t i = 0; i < timeline.pieces.size(); ++i) {
        const Piece& piece = timeline.pieces[i];
        const bool carriedOn = i > 0 && timeline.pieces[i - 1].interaction == piece.interaction;
        pieces.push_back({ms(piece.onset), ms(piece.offset),
                          piece.code < scheme.codeCount() ? Json(scheme.code(piece.code).id) : Json(nullptr),
                          carriedOn ? 1 : 0, piece.afterBreak ? 1 : 0});
    }
    Json reasons = Json::array();
    for (const Span& pause : timeline.pauses)
        if (!pause.reason.empty()) reasons.push_back({ms(pause.onset), pause.reason});
    return {{"session", journal.session().text()},
            {"sign", signOf(events)},
            {"scheme", scheme.id},
            {"header", headerOf(journal.header())},
            {"opened_ms", ms(timeline.clockStart)},
            {"pieces", std::move(pieces)},
            {"reasons", std::move(reasons)},
            {"end_ms", ms(timeline.end)}};
}

std::optional<StoredSession> ownSession(const Observation& observation, const Project& project, bool& changed)
{
    changed = false;
    const Json& ours = observation.ours;
    if (!ours.is_object() || !project.ours.is_object()) return std::nullopt;
    const auto id = Uuid::parse(textAt(ours, "session"));
    const auto scheme = schemeOf(project, textAt(ours, "scheme"));
    const auto header = ours.contains("header") ? headerFrom(ours["header"]) : std::nullopt;
    const auto opened = numberAt(ours, "opened_ms");
    const auto end = numberAt(ours, "end_ms");
    const auto pieces = ours.find("pieces");
    if (!id || !scheme || !header || !opened || !end || pieces == ours.end() || !pieces->is_array())
        return std::nullopt;
    if (textAt(ours, "sign") != signOf(observation.events)) {
        changed = true;
        return std::nullopt;
    }
    ReadSession session;
    session.header = *header;
    session.own = *id;
    const Millis before{*opened};
    for (const Json& row : *pieces) {
        auto bout = pieceFrom(row, *scheme);
        if (!bout) return std::nullopt;
        bout->start += before;
        bout->stop += before;
        session.bouts.push_back(*bout);
    }
    if (const auto reasons = ours.find("reasons"); reasons != ours.end() && reasons->is_array())
        for (const Json& row : *reasons) {
            const auto at = row.is_array() && row.size() == 2 ? numberOf(row[0]) : std::nullopt;
            if (at && row[1].is_string())
                session.reasons.emplace_back(Millis{*at} + before, row[1].get<std::string>());
        }
    session.end = Millis{*end} + before;
    if (!takeMoments(observation, project, before, *scheme, session)) return std::nullopt;
    if (putInOrder(session)) return std::nullopt;
    return storedOf(session, *scheme);
}

}  // namespace tessera::boris
