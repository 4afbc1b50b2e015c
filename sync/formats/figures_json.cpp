// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures_json.h"

#include "core/journal/keeping.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/research/sequence_tree.h"
#include "sync/formats/study/keys_tree.h"

#include <set>

namespace tessera {

using tree::Json;
using tree::ms;
using tree::textOrNull;

namespace {

Json ofReview(const TextReview& review)
{
    if (review.rules == 0) return Json{{"checked", false}};
    return Json{{"checked", true},           {"rules", review.rules},
                {"texts", review.texts},     {"findings", review.findings},
                {"blanked", review.blanked}, {"confirmed", review.confirmed}};
}

}  // namespace

std::string measuresJson(const std::vector<SessionFigures>& sessions, const FigureSettings& settings,
                         bool asArray)
{
    const tree::DataSet dataSet(sessions);
    if (!asArray && sessions.size() == 1)
        return tree::written(tree::measures(sessions.front(), settings, dataSet));
    Json all = Json::array();
    for (const SessionFigures& one : sessions) all.push_back(tree::measures(one, settings, dataSet));
    return tree::written(all);
}

std::string sessionsJson(const std::vector<Summary>& sessions, const KeptUntil& keptUntil)
{
    Json all = Json::array();
    for (const Summary& summary : sessions) {
        const Header& header = summary.header;
        all.push_back({
            {"session", summary.session.text()},
            {"source_id", textOrNull(header.sourceId)},
            {"kind", std::string(name(header.kind))},
            {"scheme", header.scheme},
            {"family", textOrNull(header.family)},
            {"practitioner", textOrNull(header.practitioner)},
            {"observer", textOrNull(header.observer)},
            {"visit", textOrNull(header.visit)},
            {"place", std::string(name(header.place))},
            {"site", textOrNull(header.site)},
            {"study", textOrNull(header.study)},
            {"start", isoText(header.start)},
            {"observed_ms", ms(summary.observed)},
            {"interactions", summary.interactions},
            {"state", std::string(name(summary.state))},
        });
        const auto until = keptUntil ? keptUntil(summary) : std::nullopt;
        all.back()["kept_until"] = until ? Json(dayText(*until)) : Json(nullptr);
    }
    return tree::written(all);
}

std::vector<std::string> toDeleteOf(const std::vector<ImportedFile>& files)
{
    std::set<std::string> all;
    for (const ImportedFile& file : files) all.insert(file.toDelete.begin(), file.toDelete.end());
    return {all.begin(), all.end()};
}

std::string importJson(const std::vector<ImportedFile>& files, const std::vector<DeviceFigures>& devices)
{
    Json all = Json::array();
    for (const ImportedFile& file : files) {
        Json sessions = Json::array();
        for (const Uuid& session : file.sessions) sessions.push_back(session.text());
        all.push_back({{"path", file.path},
                       {"status", file.status},
                       {"sessions", std::move(sessions)},
                       {"findings", file.findings}});
        if (file.texts) all.back()["text_check"] = ofReview(*file.texts);
    }
    Json document{{"files", std::move(all)}, {"delete", toDeleteOf(files)}};
    if (!devices.empty()) document["devices"] = tree::ofDevices(devices);
    return tree::written(document);
}

std::string textFindingsJson(std::size_t sessions, std::size_t texts,
                             const std::vector<FoundInText>& findings)
{
    Json all = Json::array();
    for (const FoundInText& found : findings)
        all.push_back({{"session", found.session.text()},
                       {"text", found.text},
                       {"entry", found.entry > 0 ? Json(found.entry) : Json(nullptr)},
                       {"page", found.entry > 0 ? Json(nullptr) : Json(found.page.text())},
                       {"superseded", found.superseded},
                       {"kind", std::string(name(found.finding.kind))},
                       {"certainty", found.finding.certainty == Certainty::likely ? "likely" : "possible"},
                       {"from", found.finding.from},
                       {"to", found.finding.to}});
    return tree::written(
        Json{{"rules", kTextRules}, {"sessions", sessions}, {"texts", texts}, {"findings", std::move(all)}});
}

std::string verifyJson(const std::vector<VerifiedPath>& paths)
{
    Json all = Json::array();
    for (const VerifiedPath& path : paths) {
        const Library::Verification& content = path.content;
        Json one{{"path", path.path}, {"kind", path.kind}, {"ok", path.readable && content.findings.empty()}};
        one["sessions"] = path.readable ? Json(content.sessions) : Json(nullptr);
        one["entries"] = path.readable ? Json(content.entries) : Json(nullptr);
        one["forks"] = path.readable ? Json(content.forks) : Json(nullptr);
        one["content_digest"] = textOrNull(content.contentDigest);
        one["findings"] = content.findings;
        if (path.kind != "archive" && path.readable)
            one["log"] = Json{{"lines", content.log.number}, {"head", textOrNull(content.log.chain)}};
        if (path.kind == "library") one["devices"] = tree::ofDevices(path.devices);
        if (path.overdue) {
            Json overdue = Json::array();
            for (const Uuid& session : *path.overdue) overdue.push_back(session.text());
            one["overdue"] = std::move(overdue);
        }
        all.push_back(std::move(one));
    }
    return tree::written(all.size() == 1 ? all.front() : all);
}

}  // namespace tessera
