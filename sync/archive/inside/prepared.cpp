// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/prepared.h"

#include "core/journal/fold.h"
#include "core/measures/code_runs.h"
#include "core/measures/sequence/sequence_figures.h"
#include "core/measures/time_budget.h"
#include "core/store/summary.h"
#include "core/store/withdrawn/withdrawn_by.h"
#include "sync/archive/inside/document.h"
#include "sync/archive/inside/journal_pack.h"
#include "sync/bundle/bundle_rules.h"
#include "sync/formats/figures.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tessera::archive {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
// Bytes that are made room for: what an entry takes in all documents together, and what a row has beside
// them.
constexpr std::size_t kUsualEntry = 60;
constexpr std::size_t kUsualRow = 640;

Cell orNull(const std::optional<double>& value)
{
    return value ? Cell(*value) : Cell();
}

template <class Number>
Cell number(Number value)
{
    return static_cast<std::int64_t>(value);
}

std::int64_t localDay(const Header& header)
{
    const std::int64_t local = header.start.ms + std::int64_t{header.zoneMinutes} * 60'000;
    return local >= 0 ? local / kDayMs : -((kDayMs - 1 - local) / kDayMs);
}

// What counts as one visit: see SCHEMA.md. Rather too few visits than too many, because groups of few are not
// shown.
std::string visitKey(const Header& header, const std::string& session)
{
    const auto join = [](std::initializer_list<std::string> parts) {
        std::string key;
        for (const std::string& part : parts) key += (key.empty() ? "" : "|") + part;
        return key;
    };
    const std::string day = std::to_string(localDay(header));
    if (!header.family.empty() && !header.visit.empty()) return join({"family", header.family, header.visit});
    if (!header.visit.empty()) return join({"visit", header.visit, header.practitioner, day});
    if (!header.family.empty() && header.start.ms != 0) return join({"day", header.family, day});
    return join({"session", session});
}

// The documents of one session. Codes are written by their ids, so that a view needs nothing beside them.
class Documents {
public:
    Documents(const StoredSession& session, const Timeline& timeline) : session_(session), timeline_(timeline)
    {
        for (std::size_t i = 0; i < session.scheme.codeCount(); ++i)
            codes_.push_back(Document::escaped(session.scheme.code(static_cast<CodeIndex>(i)).id));
    }

    void entries(std::string& text) const
    {
        Document document(text);
        for (const Entry& entry : session_.entries) {
            document.row();
            document.number(static_cast<std::int64_t>(entry.kind));
            document.number(entry.at.count());
            code(document, entry.code);
            entry.onset == entry.at ? document.gap() : document.number(entry.onset.count());
            document.numberOrGap(entry.target);
            document.numberOrGap(entry.amount.count());
            document.numberOrGap(static_cast<std::int64_t>(entry.cause));
            document.numberOrGap(entry.tags);
            document.numberOrGap(entry.withheld ? 1 : 0);
            document.textOrGap(entry.text);
        }
        document.end();
    }
    // Whether each interaction is one bout, as they are where nobody tapped an activity twice or paused.
    [[nodiscard]] bool interactionsAreBouts() const
    {
        return std::equal(
            timeline_.interactions.begin(), timeline_.interactions.end(), timeline_.bouts.begin(),
            timeline_.bouts.end(), [](const Interaction& one, const Bout& bout) {
                return one.code == bout.code && one.onset == bout.onset && one.offset == bout.offset;
            });
    }
    // With the bouts' own figure when they are the bouts as well: it lies where bouts() has it.
    void interactions(bool areBouts, std::string& text) const
    {
        Document document(text);
        for (std::size_t i = 0; i < timeline_.interactions.size(); ++i) {
            const Interaction& one = timeline_.interactions[i];
            span(document, one.code, one.onset, one.offset);
            document.number(areBouts && timeline_.bouts[i].adjoins ? 1 : 0);
            document.number(one.entry);
            document.numberOrGap(one.paused.count());
            document.numberOrGap(one.corrected ? 1 : 0);
        }
        document.end();
    }
    void bouts(std::string& text) const
    {
        Document document(text);
        for (const Bout& bout : timeline_.bouts) {
            span(document, bout.code, bout.onset, bout.offset);
            document.number(bout.adjoins ? 1 : 0);
        }
        document.end();
    }
    void pauses(std::string& text) const
    {
        Document document(text);
        for (const Span& pause : timeline_.pauses) {
            document.row();
            document.textOrGap(pause.reason);
            document.number(pause.onset.count());
            document.number(pause.offset.count());
            document.number(pause.entry);
        }
        document.end();
    }
    void markers(std::string& text) const
    {
        Document document(text);
        for (const Marker& marker : timeline_.markers) {
            document.row();
            code(document, marker.code);
            document.number(marker.at.count());
            document.number(marker.tags);
            document.textOrGap(marker.issue);
            document.number(marker.entry);
        }
        document.end();
    }
    void notes(std::string& text) const
    {
        Document document(text);
        for (const Note& note : timeline_.notes) {
            document.row();
            document.textOrGap(note.text);
            document.number(note.at.count());
            document.number(note.entry);
        }
        document.end();
    }

private:
    void code(Document& document, CodeIndex index) const
    {
        if (index == kCannotTell)
            document.escapedText("\"cannot-tell\"");
        else if (index < codes_.size())
            document.escapedText(codes_[index]);
        else
            document.gap();
    }
    void span(Document& document, CodeIndex index, Millis onset, Millis offset) const
    {
        document.row();
        code(document, index);
        document.number(onset.count());
        document.number(offset.count());
    }

    const StoredSession& session_;
    const Timeline& timeline_;
    std::vector<std::string> codes_;
};

void stateSums(const TimeBudget& budget, std::string& text)
{
    Document document(text);
    for (const ActivityBudget& one : budget.activities) {
        document.row();
        document.number(one.time.count());
        document.number(static_cast<std::int64_t>(one.bouts));
        document.number(static_cast<std::int64_t>(one.interactions));
    }
    document.end();
}

// What a view cannot work out from the sums.
void stateFigures(const TimeBudget& budget, std::string& text)
{
    Document document(text);
    const auto length = [&document](const std::optional<Millis>& value) {
        value ? document.number(value->count()) : document.gap();
    };
    for (const ActivityBudget& one : budget.activities) {
        document.row();
        document.number(one.time.count());
        document.number(static_cast<std::int64_t>(one.bouts));
        document.number(static_cast<std::int64_t>(one.interactions));
        document.real(one.medianBoutMs);
        document.real(one.sdBoutMs);
        length(one.minBout);
        length(one.longestBout);
        length(one.longestBoutOnset);
        length(one.latency);
    }
    document.end();
}

void none(std::string& text)
{
    Document(text).end();
}

// From bout to bout with nothing between, as [from, to, count] by places among the states; those that occur.
void transitionCounts(const Timeline& timeline, const Scheme& scheme, std::string& text)
{
    const CodeRuns bouts = boutRuns(timeline, scheme);
    std::vector<std::int64_t> counts(bouts.codes * bouts.codes, 0);
    for (const auto& run : bouts.runs)
        for (std::size_t i = 1; i < run.size(); ++i) ++counts[run[i - 1] * bouts.codes + run[i]];
    Document document(text);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        document.row();
        document.number(static_cast<std::int64_t>(i / bouts.codes));
        document.number(static_cast<std::int64_t>(i % bouts.codes));
        document.number(counts[i]);
    }
    document.end();
}

// Far more units than any visit has: figures of a session that would need more are left empty.
constexpr std::int64_t kMostUnits = 4'000'000;

void addSequence(Row& row, const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    if (timeline.end / unit > kMostUnits) {
        row.addNulls(8);
        return;
    }
    const SequenceFigures figures = sequenceFigures(timeline, scheme, unit);
    row.add(number(figures.length));
    row.add(number(figures.transitions));
    for (const auto& value : {figures.entropy, figures.entropyNormalised, figures.subsequencesLog2,
                              figures.turbulence, figures.complexity, figures.volatility})
        row.add(orNull(value));
}

void addHeader(Row& row, const Header& header)
{
    for (const std::string* text :
         {&header.family, &header.practitioner, &header.observer, &header.visit, &header.sourceId})
        row.add(readable(*text));
    row.add(isoText(header.start));
    row.add(number(header.start.ms));
    row.add(number(header.zoneMinutes));
    row.add(number(localDay(header)));
}

}  // namespace

std::string readable(std::string_view text)
{
    if (text.find('\0') == std::string_view::npos && isUtf8(text)) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (length <= 4 && i + length <= text.size() && !isUtf8(text.substr(i, length))) ++length;
        if (length > 4 || i + length > text.size() || text[i] == '\0') {
            out += "\xEF\xBF\xBD";
            ++i;
        } else {
            out += text.substr(i, length);
            i += length;
        }
    }
    return out;
}

bool isWhole(const StoredSession& session)
{
    std::uint32_t expected = 0;
    return !session.entries.empty() && session.forks.empty() && session.unknown.empty() &&
           std::all_of(session.entries.begin(), session.entries.end(),
                       [&expected](const Entry& entry) { return entry.number == ++expected; });
}

Result<StoredSession> sessionOf(const Prepared& prepared)
{
    constexpr std::size_t kPayload = 2;  // place in the row of `journals`
    auto session = unpack(std::get<Bytes>(prepared.journal[kPayload]).value);
    if (!session)
        return Error{Errc::invalid, "An entry is out of range; nothing was taken in.", prepared.id.text()};
    session->id = prepared.id;
    session->scheme = *prepared.scheme;
    return session;
}

Prepared prepare(const StoredSession& session, bool settled, const PrepareSettings& settings, Prepared spent)
{
    Fold fold(session.scheme);
    for (const Entry& entry : session.entries) fold.step(entry);
    const bool forked = !session.forks.empty() && !settled;
    // What stands under a fork is not the session yet: it has its entries, and nothing is worked out from
    // them.
    const Timeline timeline = forked ? Timeline{} : fold.timeline();
    const TimeBudget budget = timeBudget(timeline, session.scheme);
    const Header& header = fold.header();
    PackedJournal packed = pack(session);

    Prepared prepared = std::move(spent);
    prepared.id = session.id;
    prepared.study = readable(header.study);
    prepared.sourceId = header.sourceId;
    prepared.entries = static_cast<std::uint32_t>(session.entries.size());
    prepared.impossible = fold.refused();
    prepared.recorders = recordersOf(session);

    const std::string id = session.id.text();
    const SessionState state = forked         ? SessionState::forked
                               : fold.ended() ? SessionState::ended
                                              : SessionState::open;
    prepared.scheme.reset();
    Row& row = prepared.session;
    row.clear();
    row.reserve(48, kUsualRow);
    row.add(prepared.study);
    row.add(id);
    row.add(name(header.kind));
    row.add(readable(session.scheme.id));
    row.add(name(state));
    row.add(readable(header.site));
    row.add(name(header.place));
    row.add(visitKey(header, id));
    if (forked) {
        row.addNulls(7);
    } else {
        for (const Millis length : {budget.observed, budget.coded, budget.paused, budget.cannotTell})
            row.add(number(length.count()));
        for (const std::uint64_t count : {budget.interactions, budget.bouts, budget.shifts})
            row.add(number(count));
    }
    row.addText([&](std::string& text) { forked ? none(text) : stateSums(budget, text); });
    row.addText(
        [&](std::string& text) { forked ? none(text) : transitionCounts(timeline, session.scheme, text); });
    addHeader(row, header);
    row.add(forked ? Cell() : number(timeline.end.count()));
    row.add(name(header.consent));
    row.add(header.device.isNil() ? std::string() : header.device.text());
    row.add(number(timeline.markers.size()));
    row.add(number(timeline.notes.size()));
    row.add(timeline.sureness == 0 ? Cell() : number(timeline.sureness));
    row.add(number(session.entries.size()));
    row.add(number(session.forks.size()));
    row.add(number(settled ? 1 : 0));
    row.add(packed.digest);
    row.add(number(settings.unit.count()));
    addSequence(row, timeline, session.scheme, settings.unit);
    row.add(settings.import.text());
    row.add(std::string(programVersion()));

    const Documents documents(session, timeline);
    const bool areBouts = !forked && documents.interactionsAreBouts();
    Row& journal = prepared.journal;
    journal.clear();
    journal.reserve(10, packed.payload.size() + session.entries.size() * kUsualEntry + kUsualRow);
    journal.add(prepared.study);
    journal.add(id);
    journal.add(Bytes{packed.payload});
    journal.addText([&](std::string& text) { documents.entries(text); });
    journal.addText([&](std::string& text) { documents.interactions(areBouts, text); });
    if (areBouts)
        journal.add({});
    else
        journal.addText([&](std::string& text) { documents.bouts(text); });
    journal.addText([&](std::string& text) { documents.pauses(text); });
    journal.addText([&](std::string& text) { documents.markers(text); });
    journal.addText([&](std::string& text) { documents.notes(text); });
    journal.addText([&](std::string& text) { forked ? none(text) : stateFigures(budget, text); });
    prepared.digest = std::move(packed.digest);
    return prepared;
}

}  // namespace tessera::archive
