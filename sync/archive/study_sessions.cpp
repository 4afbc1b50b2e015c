// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/study_sessions.h"

#include "core/journal/fold.h"
#include "core/journal/journal.h"
#include "core/journal/lanes.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace tessera {

namespace {

std::vector<StudyStretch> stretchesIn(const Timeline& timeline)
{
    std::vector<StudyStretch> stretches;
    for (const Piece& piece : timeline.pieces) {
        if (piece.offset <= piece.onset) continue;
        if (!stretches.empty() && stretches.back().code == piece.code &&
            stretches.back().offset == piece.onset)
            stretches.back().offset = piece.offset;
        else
            stretches.push_back({piece.code, piece.onset, piece.offset});
    }
    return stretches;
}

// Nothing when the session has no such lane.
std::optional<StudySession> opened(const StoredSession& stored, const StudyReading& reading,
                                   StudySessions& all)
{
    Journal journal(stored.id, stored.scheme);
    if (!journal.restore(stored.entries)) return std::nullopt;
    const std::vector<Lane> lanes = lanesOf(journal.fold());
    if (reading.lane >= lanes.size()) return std::nullopt;
    const Lane& lane = lanes[reading.lane];
    if (all.sessions.empty()) {
        all.scheme = lane.scheme;
        for (const Lane& one : lanes) all.lanes.push_back(one.group);
    } else if (!(lane.scheme == all.scheme)) {
        return std::nullopt;
    }
    const Alphabet alphabet(lane.scheme);
    StudySession session;
    session.start = journal.header().start;
    if (session.start.ms != 0) session.start.ms += lane.timeline.clockStart.count();
    session.place = journal.header().place;
    session.site = journal.header().site;
    session.end = lane.timeline.end;
    session.stretches = stretchesIn(lane.timeline);
    session.times.resize(alphabet.size());
    for (const Bout& bout : lane.timeline.bouts)
        if (lane.scheme.isState(bout.code)) session.times[alphabet.of(bout.code)] += bout.length();
    session.positions = unitPositions(lane.timeline, lane.scheme, reading.unit);
    session.bouts = boutRuns(lane.timeline, lane.scheme);
    return session;
}

}  // namespace

Result<std::vector<StudyChoice>> studiesIn(Archive& archive)
{
    std::map<std::pair<std::string, std::string>, std::uint64_t> found;
    const Status read = archive.eachSession(std::nullopt, [&found](const ArchivedSession& session) {
        ++found[{std::string(session.study), std::string(session.scheme)}];
    });
    if (!read) return read.error();
    std::vector<StudyChoice> studies;
    studies.reserve(found.size());
    for (const auto& [key, sessions] : found) studies.push_back({key.first, key.second, sessions});
    return studies;
}

Result<StudySessions> readStudySessions(Archive& archive, const std::string& study, const std::string& scheme,
                                        const StudyReading& reading)
{
    StudySessions all;
    all.study = study;
    all.unit = reading.unit;
    std::vector<std::pair<Uuid, std::uint32_t>> wanted;
    std::unordered_map<std::string, std::uint32_t> visits;
    const Status read = archive.eachSession(study, [&](const ArchivedSession& session) {
        if (session.scheme != scheme) return;
        if (session.state == "forked") {
            ++all.forked;
            return;
        }
        const auto next = static_cast<std::uint32_t>(visits.size());
        wanted.emplace_back(session.session,
                            visits.try_emplace(std::string(session.visitKey), next).first->second);
    });
    if (!read) return read.error();
    if (wanted.empty() && all.forked == 0)
        return Error{Errc::notFound, "There are no real sessions of this study in the archive.", study};
    all.sessions.reserve(wanted.size());
    std::uint64_t done = 0;
    for (const auto& [id, visit] : wanted) {
        const auto stored = archive.load(id);
        if (stored) {
            if (auto session = opened(*stored, reading, all)) {
                session->visit = visit;
                all.sessions.push_back(std::move(*session));
            }
        } else if (stored.error().code != Errc::notFound) {  // one that was erased meanwhile is no failure
            return stored.error();
        }
        if (reading.goOn && !reading.goOn(++done, wanted.size()))
            return Error{Errc::refused, "stopped before all sessions were read", {}};
    }
    std::stable_sort(all.sessions.begin(), all.sessions.end(),
                     [](const StudySession& a, const StudySession& b) { return a.start < b.start; });
    return all;
}

std::vector<StudySessionGroup> grouped(const StudySessions& sessions, StudyGrouping grouping)
{
    std::map<std::pair<int, std::string>, StudySessionGroup> groups;
    if (grouping == StudyGrouping::together) groups[{0, {}}] = {};
    for (const StudySession& session : sessions.sessions) {
        std::pair<int, std::string> key{0, {}};
        if (grouping == StudyGrouping::place)
            key = {static_cast<int>(session.place), std::string(name(session.place))};
        if (grouping == StudyGrouping::site) key.second = session.site;
        StudySessionGroup& group = groups[key];
        group.name = key.second;
        group.sessions.push_back(&session);
    }
    std::vector<StudySessionGroup> answer;
    for (auto& [key, group] : groups) {
        std::set<std::uint32_t> visits;
        for (const StudySession* const session : group.sessions) visits.insert(session->visit);
        group.visits = visits.size();
        answer.push_back(std::move(group));
    }
    return answer;
}

}  // namespace tessera
