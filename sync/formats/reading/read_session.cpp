// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/read_session.h"

#include "sync/formats/reading/code_book.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace tessera {

namespace {

ImportFinding against(const ReadSession& session, std::size_t line, std::string what)
{
    return {session.header.sourceId, line, std::move(what), true};
}

// Entries in the order of their moments, numbered as they come.
class EntryMaker {
public:
    explicit EntryMaker(StoredSession& session) : session_(session) {}

    Entry& add(EntryKind kind, Millis at)
    {
        Entry& entry = session_.entries.emplace_back();
        entry.number = static_cast<std::uint32_t>(session_.entries.size());
        entry.kind = kind;
        entry.at = entry.onset = at;
        return entry;
    }

private:
    StoredSession& session_;
};

}  // namespace

std::optional<ImportFinding> putInOrder(ReadSession& session)
{
    auto& bouts = session.bouts;
    std::stable_sort(bouts.begin(), bouts.end(), [](const ReadBout& a, const ReadBout& b) {
        return std::pair{a.start, a.stop} < std::pair{b.start, b.stop};
    });
    std::stable_sort(session.moments.begin(), session.moments.end(),
                     [](const ReadMoment& a, const ReadMoment& b) { return a.at < b.at; });
    std::stable_sort(session.reasons.begin(), session.reasons.end());
    if (bouts.empty()) return against(session, 0, "Nothing with a length was coded in it.");
    for (const ReadBout& bout : bouts) {
        if (bout.stop < bout.start) return against(session, bout.line, "The bout stops before it starts.");
        if (bout.stop > kLongestImport)
            return against(session, bout.line, "The bout lies more than 31 days in.");
        if (bout.start < Millis{0})
            return against(session, bout.line, "The bout begins before the session does.");
    }
    for (std::size_t i = 1; i < bouts.size(); ++i) {
        if (bouts[i].start < bouts[i - 1].stop)
            return against(session, bouts[i].line,
                           "This bout overlaps the one of line " + std::to_string(bouts[i - 1].line) + " (" +
                               secondsText(bouts[i].start) + " s is before its end, " +
                               secondsText(bouts[i - 1].stop) + " s).");
    }
    session.end = std::max(session.end, bouts.back().stop);
    if (!session.moments.empty()) {
        if (session.moments.front().at < Millis{0})
            return against(session, session.moments.front().line,
                           "This moment is before the session begins.");
        session.end = std::max(session.end, session.moments.back().at);
    }
    if (session.end > kLongestImport) return against(session, 0, "The session is longer than 31 days.");
    return std::nullopt;
}

StoredSession storedOf(const ReadSession& read, const Scheme& scheme)
{
    StoredSession session;
    Header header = read.header;
    header.scheme = scheme.id;
    const bool words = std::any_of(read.moments.begin(), read.moments.end(),
                                   [](const ReadMoment& moment) { return moment.note; });
    // Without words there are none that anybody would have to agree to.
    header.consent = words ? Consent::all : Consent::noNotes;
    session.id = read.own.value_or(
        importedUuid("session\n" + header.study + '\n' + scheme.id + '\n' + header.sourceId));
    session.scheme = scheme;
    session.entries.reserve(read.bouts.size() + read.moments.size() + 2);
    EntryMaker maker(session);
    maker.add(EntryKind::header, Millis{0}).header = std::make_shared<const Header>(std::move(header));

    std::size_t moment = 0;
    const auto momentsBefore = [&](Millis at) {
        for (; moment < read.moments.size() && read.moments[moment].at < at; ++moment) {
            const ReadMoment& one = read.moments[moment];
            Entry& entry = maker.add(one.note ? EntryKind::note : EntryKind::marker, one.at);
            if (one.note)
                entry.text = one.text;
            else
                entry.code = one.code;
        }
    };
    const auto pauseAt = [&](Millis at) {
        momentsBefore(at);
        const auto reason =
            std::lower_bound(read.reasons.begin(), read.reasons.end(), std::pair{at, std::string{}});
        Entry& pause = maker.add(EntryKind::pause, at);
        if (reason != read.reasons.end() && reason->first == at) pause.text = reason->second;
    };
    bool tellable = true;  // the last turn was not a can't-tell
    for (std::size_t i = 0; i < read.bouts.size(); ++i) {
        const ReadBout& bout = read.bouts[i];
        const bool paused = i > 0 && (bout.afterPause || bout.start > read.bouts[i - 1].stop);
        if (paused) pauseAt(read.bouts[i - 1].stop);
        momentsBefore(bout.start);
        if (paused && bout.resumes && bout.code == read.bouts[i - 1].code) {
            maker.add(EntryKind::resume, bout.start);
            continue;
        }
        if (paused) tellable = true;
        if (bout.code == kCannotTell && tellable) {
            maker.add(EntryKind::cannotTell, bout.start);
            tellable = false;
            continue;
        }
        if (bout.code == kCannotTell) {
            // One cannot be said while one runs; what is tapped can be corrected to be one.
            Entry& tap = maker.add(EntryKind::activity, bout.start);
            tap.code = scheme.states().front();
            const std::uint32_t number = tap.number;
            Entry& recode = maker.add(EntryKind::recode, bout.start);
            recode.target = number;
            recode.code = kCannotTell;
            continue;
        }
        maker.add(EntryKind::activity, bout.start).code = bout.code;
        tellable = true;
    }
    if (read.end > read.bouts.back().stop) pauseAt(read.bouts.back().stop);
    momentsBefore(read.end + Millis{1});
    maker.add(EntryKind::end, read.end);
    return session;
}

Gaps gapsOf(const ReadSession& session)
{
    Gaps gaps;
    Millis reached = session.bouts.empty() ? session.end : session.bouts.front().stop;
    const auto upTo = [&](Millis next) {
        if (next > reached) {
            ++gaps.count;
            gaps.length += next - reached;
        }
    };
    for (const ReadBout& bout : session.bouts) {
        upTo(bout.start);
        reached = std::max(reached, bout.stop);
    }
    upTo(session.end);
    return gaps;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace tessera
