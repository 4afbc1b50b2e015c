// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_writer.h"

#include "sync/formats/boris/boris_own.h"
#include "sync/formats/boris/boris_project.h"
#include "sync/formats/figures.h"
#include "sync/formats/seconds.h"
#include "sync/formats/tables/losses.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace tessera {

namespace {

using boris::Event;
using boris::Json;

// What BORIS runs as one state: a bout, a can't-tell or a pause.
struct Stretch {
    Millis onset{0}, offset{0};
    std::string code;
};

// The scheme's codes under names that BORIS can hold: no `, | ( ) ~` and no backtick, none twice.
class CodeNames {
public:
    explicit CodeNames(const Scheme& scheme)
    {
        for (std::size_t i = 0; i < scheme.codeCount(); ++i) {
            const std::string& id = scheme.code(static_cast<CodeIndex>(i)).id;
            names_.push_back(add(id, "code:" + id));
        }
        cannotTell_ = add("cannot-tell", "cannot-tell");
        pause_ = add("pause", "pause");
        marker_ = add("marker", boris::kOwnMarker);
        note_ = add("note", boris::kOwnNote);
    }

    [[nodiscard]] const std::string& of(CodeIndex code) const
    {
        return code < names_.size() ? names_[code] : code == kCannotTell ? cannotTell_ : marker_;
    }
    [[nodiscard]] const std::string& cannotTell() const { return cannotTell_; }
    [[nodiscard]] const std::string& pause() const { return pause_; }
    [[nodiscard]] const std::string& marker() const { return marker_; }
    [[nodiscard]] const std::string& note() const { return note_; }
    [[nodiscard]] const std::map<std::string, std::string>& meanings() const { return meanings_; }

private:
    std::string add(const std::string& id, const std::string& meaning)
    {
        std::string wish = id;
        for (char& c : wish)
            if (std::string_view(",|()~`").find(c) != std::string_view::npos) c = '_';
        std::string name = wish;
        for (int next = 2; meanings_.contains(name); ++next) name = wish + '_' + std::to_string(next);
        meanings_.emplace(name, meaning);
        return name;
    }

    std::map<std::string, std::string> meanings_;
    std::vector<std::string> names_;
    std::string cannotTell_, pause_, marker_, note_;
};

std::vector<Stretch> stretchesOf(const Timeline& timeline, const CodeNames& names)
{
    std::vector<Stretch> made;
    for (const Bout& bout : timeline.bouts) made.push_back({bout.onset, bout.offset, names.of(bout.code)});
    for (const Piece& piece : timeline.pieces)
        if (piece.code == kCannotTell && piece.offset > piece.onset)
            made.push_back({piece.onset, piece.offset, names.cannotTell()});
    for (const Span& pause : timeline.pauses)
        if (pause.length() > Millis{0}) made.push_back({pause.onset, pause.offset, names.pause()});
    std::sort(made.begin(), made.end(), [](const Stretch& a, const Stretch& b) { return a.onset < b.onset; });
    return made;
}

std::vector<Event> eventsOf(const Timeline& timeline, const CodeNames& names)
{
    std::vector<Event> events;
    const auto add = [&events](Millis at, const std::string& code, const std::string& comment = {}) {
        Event event;
        event.time = at;
        event.code = code;
        event.comment = comment;
        events.push_back(std::move(event));
    };
    const auto stretches = stretchesOf(timeline, names);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const Stretch& one = stretches[i];
        add(one.onset, one.code);
        // A code that follows itself does not stop itself, so nothing would close the millisecond again.
        const bool stopped = i + 1 < stretches.size() && stretches[i + 1].onset == one.offset &&
                             stretches[i + 1].code != one.code;
        add(stopped ? one.offset - Millis{1} : one.offset, one.code);
    }
    for (const Marker& marker : timeline.markers) add(marker.at, names.of(marker.code));
    for (const Note& note : timeline.notes)
        if (!note.text.empty()) add(note.at, names.note(), note.text);
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.time, a.subject, a.code) < std::tie(b.time, b.subject, b.code);
    });
    return events;
}

double seconds(Millis value)
{
    return static_cast<double>(value.count()) / 1000.0;
}

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// The wall clock at the place, as BORIS writes a date: without a zone.
std::string wallClock(UtcTime time, int zoneMinutes)
{
    const std::string text = isoText(UtcTime{time.ms + std::int64_t{zoneMinutes} * 60'000});
    std::string made = text.substr(0, text.size() - 1);
    if (made.find('.') == std::string::npos) made += ".000";
    return made;
}

UtcTime clockStart(const Journal& journal, const Timeline& timeline)
{
    return UtcTime{journal.header().start.ms + timeline.clockStart.count()};
}

std::vector<std::pair<std::string, std::string>> variablesOf(const Journal& journal, const Timeline& timeline)
{
    const Header& header = journal.header();
    const UtcTime start = clockStart(journal, timeline);
    const UtcTime end{start.ms + timeline.end.count()};
    return {{"session", journal.session().text()},
            {"session start", isoText(start, header.zoneMinutes)},
            {"session end", isoText(end, header.zoneMinutes)},
            {"session end (s)", secondsText(timeline.end)},
            {"zone (min)", std::to_string(header.zoneMinutes)},
            {"family", header.family},
            {"practitioner", header.practitioner},
            {"observer", header.observer},
            {"visit", header.visit},
            {"place", std::string(name(header.place))},
            {"site", header.site},
            {"study", header.study},
            {"kind", std::string(name(header.kind))},
            {"scheme", header.scheme}};
}

std::string observationName(const Journal& journal, const std::set<std::string>& taken)
{
    const Header& header = journal.header();
    std::string made;
    for (const std::string* part : {&header.family, &header.visit, &header.observer})
        if (!part->empty()) made += *part + ' ';
    made += journal.session().text().substr(0, 8);
    return taken.contains(made) ? journal.session().text() : made;
}

Json observationOf(const Journal& journal, const CodeNames& names)
{
    const Timeline timeline = journal.fold().timeline();
    const auto events = eventsOf(timeline, names);
    Json rows = Json::array();
    for (const Event& event : events)
        rows.push_back({seconds(event.time), event.subject, event.code, event.modifier, event.comment});
    Json variables = Json::object();
    for (const auto& [label, text] : variablesOf(journal, timeline)) variables[label] = text;
    return {{"file", Json::object()},
            {"type", "LIVE"},
            {"date", wallClock(clockStart(journal, timeline), journal.header().zoneMinutes)},
            {"description", ""},
            {"time offset", 0.0},
            {"events", std::move(rows)},
            {"observation time interval", {0, 0}},
            {"independent_variables", std::move(variables)},
            {"visualize_spectrogram", false},
            {"visualize_waveform", false},
            {"media_creation_date_as_offset", false},
            {"media_scan_sampling_duration", 0},
            {"image_display_duration", 1},
            {"close_behaviors_between_videos", false},
            {"scan_sampling_time", 0},
            {"start_from_current_time", false},
            {"start_from_current_epoch_time", false},
            {"tessera", boris::ownObservation(journal, events)}};
}

Json behavioursOf(const Scheme& scheme, const CodeNames& names)
{
    std::vector<std::string> states;
    for (const CodeIndex code : scheme.states()) states.push_back(names.of(code));
    states.push_back(names.cannotTell());
    states.push_back(names.pause());
    Json made = Json::object();
    const auto add = [&](const std::string& code, bool state, const std::string& key,
                         const std::string& description, const std::string& colour,
                         const std::string& category) {
        std::string excluded;
        for (const std::string& other : states)
            if (state && other != code) excluded += (excluded.empty() ? "" : ",") + other;
        made[std::to_string(made.size())] = {{"type", state ? "State event" : "Point event"},
                                             {"key", key},
                                             {"code", code},
                                             {"description", description},
                                             {"color", colour},
                                             {"category", category},
                                             {"modifiers", ""},
                                             {"excluded", excluded},
                                             {"coding map", ""}};
    };
    for (const CodeGroup& group : scheme.groups)
        for (const Code& code : group.codes) {
            const CodeIndex index = scheme.find(code.id).value_or(kNoCode);
            add(names.of(index), group.kind == CodeKind::state, code.letter, code.label,
                lower(code.light.text()), group.name);
        }
    add(names.cannotTell(), true, "?", "It could not be told which activity it was", "", "");
    add(names.pause(), true, "", "Not observed", "", "");
    add(names.marker(), false, "", "A moment without a step", "", "");
    add(names.note(), false, "", "A note; its words are the comment", "", "");
    return made;
}

std::string projectOf(const Scheme& scheme, const std::vector<const Journal*>& journals)
{
    const CodeNames names(scheme);
    Json categories = Json::array();
    Json categoryConfig = Json::object();
    for (const CodeGroup& group : scheme.groups) {
        categoryConfig[std::to_string(categories.size())] = {{"name", group.name}, {"color", ""}};
        categories.push_back(group.name);
    }
    Json observations = Json::object();
    std::set<std::string> taken;
    UtcTime latest;
    for (const Journal* journal : journals) {
        const std::string name = observationName(*journal, taken);
        taken.insert(name);
        observations[name] = observationOf(*journal, names);
        latest = std::max(latest, journal->header().start);
    }
    Json variables = Json::object();
    const Timeline timeline = journals.front()->fold().timeline();
    for (const auto& [label, text] : variablesOf(*journals.front(), timeline))
        variables[std::to_string(variables.size())] = {{"label", label},
                                                       {"description", ""},
                                                       {"type", "text"},
                                                       {"default value", ""},
                                                       {"possible values", ""}};
    const Json project = {{"time_format", "hh:mm:ss"},
                          {"project_date", wallClock(latest, 0).substr(0, 19)},
                          {"project_name", scheme.title.empty() ? scheme.id : scheme.title},
                          {"project_description", "Written by Tessera " + std::string(programVersion())},
                          {"project_format_version", "7.0"},
                          {"subjects_conf", Json::object()},
                          {"behaviors_conf", behavioursOf(scheme, names)},
                          {"observations", std::move(observations)},
                          {"behavioral_categories", std::move(categories)},
                          {"behavioral_categories_config", std::move(categoryConfig)},
                          {"independent_variables", std::move(variables)},
                          {"coding_map", Json::object()},
                          {"behaviors_coding_map", Json::array()},
                          {"converters", Json::object()},
                          {"tessera", boris::ownProject(scheme, names.meanings())}};
    return project.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

void addLosses(const std::vector<Journal>& journals, Exported& exported)
{
    const HardToCarry content = hardToCarry(journals);
    addLoss(
        exported, content.repeats,
        "tap of the activity that was running is no bout: it stands beside BORIS' rows, for Tessera alone",
        "taps of the activity that was running are no bouts: they stand beside BORIS' rows, for Tessera "
        "alone");
    addLoss(exported, content.instants,
            "activity of 0 ms has no row: it stands beside BORIS' rows, for Tessera alone",
            "activities of 0 ms have no rows: they stand beside BORIS' rows, for Tessera alone");
    addLoss(exported, content.reasons, "reason of a pause stands beside BORIS' rows, for Tessera alone",
            "reasons of pauses stand beside BORIS' rows, for Tessera alone");
    addLoss(exported, content.otherLanes, "bout of another lane than the first is left out",
            "bouts of other lanes than the first are left out");
    std::uint64_t tagged = 0;
    std::uint64_t unsure = 0;
    for (const Journal& journal : journals) {
        const Timeline timeline = journal.fold().timeline();
        for (const Marker& marker : timeline.markers)
            tagged += marker.tags != 0 || !marker.issue.empty() ? 1U : 0U;
        unsure += timeline.sureness != 0 ? 1U : 0U;
    }
    addLoss(exported, tagged, "marker loses its tags and its issue", "markers lose their tags and issues");
    addLoss(exported, unsure, "session loses how sure its observer was",
            "sessions lose how sure their observers were");
    addCorrectionsLoss(exported, content);
}

}  // namespace

Result<Exported> writeBoris(const std::vector<Journal>& journals)
{
    std::vector<const Journal*> all;
    for (const Journal& journal : journals) {
        all.push_back(&journal);
        if (!(journal.fold().scheme() == journals.front().fold().scheme()))
            return Error{
                Errc::invalid,
                "a BORIS project has one ethogram, and these sessions are of several schemes; export them "
                "one scheme at a time",
                {}};
    }
    if (all.empty()) return Error{Errc::invalid, "there is no session to write", {}};
    Exported exported;
    exported.files.push_back({"sessions.boris", projectOf(journals.front().fold().scheme(), all)});
    addLosses(journals, exported);
    return exported;
}

}  // namespace tessera
