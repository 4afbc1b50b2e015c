// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_reader.h"

#include "sync/formats/boris/boris_own.h"
#include "sync/formats/boris/boris_pairs.h"
#include "sync/formats/boris/boris_project.h"
#include "sync/formats/boris/gzip_text.h"
#include "sync/formats/reading/code_book.h"
#include "sync/formats/reading/read_session.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace tessera {

namespace {

using boris::Event;
using boris::Observation;
using boris::Pair;
using boris::Project;

constexpr std::size_t kMostCodes = 4096;
constexpr std::size_t kMostSaid = 5;  // remarks of one kind about one session
constexpr const char* kAutomatic = "Event automatically added by";

bool hasModifier(const std::string& modifier)
{
    return modifier.find_first_not_of('|') != std::string::npos && modifier != "None";
}

class BorisReader {
public:
    BorisReader(std::istream& stream, const ImportOptions& options, const std::string& where,
                const ImportSink& sink)
        : stream_(stream), options_(options), where_(where), sink_(sink), book_(options)
    {
    }

    Status read()
    {
        if (Status status = rewound(); !status) return status;
        Status status =
            boris::readProject(*text_, where_, project_, [this](const Observation& one) -> Status {
                for (const Event& event : one.events)
                    if (used_.size() < kMostCodes) used_.insert(event.code);
                return {};
            });
        if (!status) return status;
        nameCodes();
        if (Status closed = book_.close(where_); !closed) return closed;
        if (status = rewound(); !status) return status;
        Project again;
        return boris::readProject(*text_, where_, again,
                                  [this](Observation one) { return hand(std::move(one)); });
    }

private:
    Status rewound()
    {
        stream_.clear();
        stream_.seekg(0);
        if (!stream_) return Error{Errc::io, "this cannot be read twice; save it as a file first", where_};
        packed_ = nullptr;
        text_ = &stream_;
        if (isGzip(stream_)) {
            packed_ = gunzipping(stream_);
            text_ = packed_.get();
        }
        return {};
    }

    // The whole ethogram is the alphabet, as long as it fits; otherwise what is used of it.
    void nameCodes()
    {
        std::size_t states = 0;
        std::size_t points = 0;
        for (const auto& [code, behaviour] : project_.behaviours) ++(behaviour.state ? states : points);
        const bool whole = states <= kMostOfAKind && points <= kMostOfAKind;
        for (const auto& [code, behaviour] : project_.behaviours) {
            if (!whole && !used_.contains(code)) continue;
            if (behaviour.state)
                book_.addState(code);
            else
                book_.addPoint(code);
        }
        std::string strangers;
        for (const std::string& code : used_) {
            if (project_.behaviours.contains(code)) continue;
            book_.addPoint(code);
            strangers += (strangers.empty() ? "\"" : ", \"") + code + '"';
        }
        if (!strangers.empty() && strangers.size() < kLongestRemark)
            sink_.finding({{}, 0, "Not in the ethogram, kept as moments: " + strangers + '.', false});
    }

    Status hand(Observation observation)
    {
        if (Status go = sink_.progress ? sink_.progress(0, 0) : Status{}; !go) return go;
        const auto refuse = [&](std::size_t line, std::string what) -> Status {
            sink_.finding({observation.id, line, std::move(what), true});
            return {};
        };
        if (!isPlainText(observation.id))
            return refuse(observation.line, "The observation's name is too long or not plain text.");
        if (!observation.problem.empty()) return refuse(observation.problemLine, observation.problem);
        bool changed = false;
        if (auto own = boris::ownSession(observation, project_, changed)) {
            const bool otherScheme = options_.scheme && options_.scheme->id != own->scheme.id;
            if (!otherScheme && options_.rename.empty()) return sink_.session(std::move(*own));
        }
        if (changed)
            sink_.finding(
                {observation.id, observation.line,
                 "It was written by Tessera and changed since: taken in as a session of its own, from "
                 "what its events say now.",
                 false});
        if (observation.events.empty()) return refuse(observation.line, "It has no events.");
        return bySubject(observation);
    }

    Status bySubject(const Observation& observation)
    {
        std::map<std::string, std::vector<const Event*>> all;
        std::vector<std::string> withStates;
        for (const Event& event : observation.events) {
            const auto behaviour = project_.behaviours.find(event.code);
            auto& events = all[event.subject];
            events.push_back(&event);
            if (behaviour != project_.behaviours.end() && behaviour->second.state &&
                std::find(withStates.begin(), withStates.end(), event.subject) == withStates.end())
                withStates.push_back(event.subject);
        }
        if (withStates.empty()) {
            sink_.finding({observation.id, observation.line, "Nothing with a length was coded in it.", true});
            return {};
        }
        // Moments of a subject without states belong to the first that has some.
        std::vector<const Event*> moments;
        for (const auto& [subject, events] : all)
            if (std::find(withStates.begin(), withStates.end(), subject) == withStates.end())
                moments.insert(moments.end(), events.begin(), events.end());
        for (std::size_t i = 0; i < withStates.size(); ++i) {
            const std::string& subject = withStates[i];
            std::vector<const Event*> events = all[subject];
            if (i == 0) events.insert(events.end(), moments.begin(), moments.end());
            std::string id = observation.id;
            if (withStates.size() > 1) id += '/' + (subject.empty() ? "no focal subject" : subject);
            if (Status status = one(observation, id, events, subject); !status) return status;
        }
        return {};
    }

    // Where the session's positions count from: 0, unless the file's times are the clock's or lie before it.
    static Millis originOf(const Observation& observation)
    {
        const Millis first = observation.events.front().time;
        const bool clock = observation.sinceMidnight || observation.sinceEpoch;
        return clock || first < Millis{0} || first > kLongestImport ? first : Millis{0};
    }

    Status one(const Observation& observation, const std::string& id, const std::vector<const Event*>& events,
               const std::string& subject)
    {
        const Millis origin = originOf(observation);
        ReadSession made;
        made.header.sourceId = id;
        made.header.study = options_.study;
        if (observation.sinceEpoch && origin > Millis{0}) made.header.start = UtcTime{origin.count()};
        std::vector<std::string> lost;
        const Millis end = takeVariables(observation, made.header, lost);
        Millis last = observation.events.back().time;
        if (end > last - origin && end <= kLongestImport) last = end + origin;

        const auto refuse = [&](std::size_t line, std::string what) -> Status {
            sink_.finding({id, line, std::move(what), true});
            return {};
        };
        const std::vector<Pair> pairs = boris::pairsOf(events, project_, last);
        pairRemarks(id, pairs, origin);
        for (const Pair& pair : pairs) {
            const auto code = book_.state(pair.code);
            if (!code) return refuse(pair.line, book_.whyNot(pair.code, CodeKind::state));
            made.bouts.push_back({pair.start - origin, pair.stop - origin, *code, pair.line});
        }
        for (const Event* event : events) {
            if (Status status = moment(*event, id, origin, made); !status)
                return refuse(event->line, status.error().what);
        }
        made.end = std::max(last - origin, Millis{0});
        otherRemarks(observation, id, events, subject, lost);
        if (auto against = putInOrder(made)) {
            if (against->line == 0) against->line = observation.line;
            sink_.finding(std::move(*against));
            return {};
        }
        const Gaps gaps = gapsOf(made);
        if (gaps.count > 0)
            say(id, observation.line,
                counted(gaps.count, "stretch", "stretches") + " without a state (" +
                    secondsText(gaps.length) + " s) taken for pauses: not observed.");
        return sink_.session(storedOf(made, book_.scheme()));
    }

    // The moment of a point event, and the words of any.
    Status moment(const Event& event, const std::string& id, Millis origin, ReadSession& made)
    {
        const auto behaviour = project_.behaviours.find(event.code);
        if (behaviour == project_.behaviours.end() || !behaviour->second.state) {
            const auto code = book_.point(event.code);
            if (!code) return Error{Errc::invalid, book_.whyNot(event.code, CodeKind::point), {}};
            made.moments.push_back({event.time - origin, *code, false, {}, event.line});
        }
        if (event.comment.starts_with(kAutomatic))
            say(id, event.line, "BORIS added the row at " + shown(event.time - origin) + " s by itself.");
        else if (!event.comment.empty())
            made.moments.push_back({event.time - origin, kNoCode, true, event.comment, event.line});
        return {};
    }

    // Puts what has a place into the header; the rest is lost. Answers with the end that the file names, 0
    // for none.
    static Millis takeVariables(const Observation& observation, Header& header,
                                std::vector<std::string>& lost)
    {
        Millis end{0};
        for (const auto& [label, text] : observation.variables) {
            if (text.empty()) continue;
            const bool person = isPersonCode(text);
            const auto place = placeKindFromName(text);
            const auto kind = sessionKindFromName(text);
            const auto seconds = parseSeconds(text);
            if (label == "observer" && person)
                header.observer = text;
            else if (label == "practitioner" && person)
                header.practitioner = text;
            else if (label == "family" && person)
                header.family = text;
            else if (label == "visit" && person)
                header.visit = text;
            else if (label == "site" && isPlainText(text) && text.size() <= kLongestSite)
                header.site = text;
            else if (label == "place" && place)
                header.place = *place;
            else if (label == "kind" && kind)
                header.kind = *kind;
            else if (label == "session end (s)" && seconds)
                end = *seconds;
            else if (label.size() < kLongestSite)
                lost.push_back("\"" + label + '"');
        }
        return end;
    }

    void say(const std::string& id, std::size_t line, std::string what)
    {
        sink_.finding({id, line, std::move(what), false});
    }

    static std::string shown(Millis at) { return at < Millis{0} ? "-" + secondsText(-at) : secondsText(at); }

    void pairRemarks(const std::string& id, const std::vector<Pair>& pairs, Millis origin)
    {
        std::size_t said = 0;
        for (const Pair& pair : pairs) {
            if (!pair.open && !pair.turnedRound) continue;
            if (++said > kMostSaid) return;
            const std::string at = "\"" + pair.code + "\" at " + shown(pair.start - origin) + " s";
            if (pair.open)
                say(id, pair.line,
                    at + " has a START and no STOP: taken to last to the end, " + shown(pair.stop - origin) +
                        " s.");
            else
                say(id, pair.line,
                    at + " gives way to another state a millisecond later: BORIS writes two that were begun "
                         "at the "
                         "same moment in this way. It is kept as it stands.");
        }
    }

    void otherRemarks(const Observation& observation, const std::string& id,
                      const std::vector<const Event*>& events, const std::string& subject,
                      std::vector<std::string> lost)
    {
        std::map<std::string, std::size_t> modifiers;
        bool frames = false;
        for (const Event* event : events) {
            if (hasModifier(event->modifier)) ++modifiers[event->code];
            frames = frames || event->frame;
        }
        for (const auto& [code, times] : modifiers)
            say(id, observation.line,
                "The modifiers of \"" + code + "\" (" + counted(times, "row", "rows") + ") are not kept.");
        if (frames) lost.emplace_back("the numbers of pictures");
        if (!observation.description.empty()) lost.emplace_back("its description");
        if (!observation.date.empty() && !observation.sinceEpoch)
            lost.emplace_back("its date (which is when the form was filled in, not when watching began)");
        if (!subject.empty() && observation.ours.is_null()) lost.emplace_back("the subject's name");
        if (!lost.empty()) {
            std::string text;
            for (std::size_t i = 0; i < lost.size() && i < kMostLost; ++i)
                text += (i == 0 ? "" : ", ") + lost[i];
            say(id, observation.line, "Not kept: " + text + '.');
        }
        if (observation.partOnly)
            say(id, observation.line, "It names a part of itself to be looked at; the whole is taken.");
    }

    static constexpr std::size_t kMostOfAKind = 64;
    static constexpr std::size_t kLongestSite = 64;
    static constexpr std::size_t kLongestRemark = 2000;
    static constexpr std::size_t kMostLost = 20;

    std::istream& stream_;
    const ImportOptions& options_;
    const std::string& where_;
    const ImportSink& sink_;
    CodeBook book_;
    std::unique_ptr<std::istream> packed_;
    std::istream* text_ = nullptr;
    Project project_;
    std::set<std::string> used_;
};

}  // namespace

Status readBoris(std::istream& stream, const ImportOptions& options, const std::string& where,
                 const ImportSink& sink)
{
    return BorisReader(stream, options, where, sink).read();
}

}  // namespace tessera
