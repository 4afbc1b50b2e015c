// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/prepared.h"

#include "core/journal/fold.h"
#include "core/measures/code_runs.h"
#include "core/measures/sequence/sequence_figures.h"
#include "core/measures/time_budget.h"
#include "core/store/sealing/scheme_codec.h"
#include "core/store/summary.h"
#include "sync/archive/inside/document.h"
#include "sync/archive/inside/journal_pack.h"
#include "sync/bundle/bundle_rules.h"
#include "sync/formats/figures.h"

#include <utility>
#include <vector>

namespace tessera::archive {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

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

    [[nodiscard]] std::string entries() const
    {
        Document document;
        for (const Entry& entry : session_.entries) {
            document.row();
            document.number(static_cast<std::int64_t>(entry.kind));
            document.number(entry.at.count());
            entry.onset == entry.at ? document.gap() : document.number(entry.onset.count());
            code(document, entry.code);
            document.numberOrGap(entry.target);
            document.numberOrGap(entry.amount.count());
            document.numberOrGap(static_cast<std::int64_t>(entry.cause));
            document.numberOrGap(entry.tags);
            document.numberOrGap(entry.withheld ? 1 : 0);
            document.textOrGap(entry.text);
        }
        return document.take();
    }
    [[nodiscard]] std::string interactions() const
    {
        Document document;
        for (const Interaction& one : timeline_.interactions) {
            span(document, one.code, one.onset, one.offset);
            document.number(one.paused.count());
            document.number(one.corrected ? 1 : 0);
            document.number(one.entry);
        }
        return document.take();
    }
    [[nodiscard]] std::string bouts() const
    {
        Document document;
        for (const Bout& bout : timeline_.bouts) {
            span(document, bout.code, bout.onset, bout.offset);
            document.number(bout.adjoins ? 1 : 0);
        }
        return document.take();
    }
    [[nodiscard]] std::string pauses() const
    {
        Document document;
        for (const Span& pause : timeline_.pauses) {
            document.row();
            document.textOrGap(pause.reason);
            document.number(pause.onset.count());
            document.number(pause.offset.count());
            document.number(pause.entry);
        }
        return document.take();
    }
    [[nodiscard]] std::string markers() const
    {
        Document document;
        for (const Marker& marker : timeline_.markers) {
            document.row();
            code(document, marker.code);
            document.number(marker.at.count());
            document.number(marker.tags);
            document.textOrGap(marker.issue);
            document.number(marker.entry);
        }
        return document.take();
    }
    [[nodiscard]] std::string notes() const
    {
        Document document;
        for (const Note& note : timeline_.notes) {
            document.row();
            document.textOrGap(note.text);
            document.number(note.at.count());
            document.number(note.entry);
        }
        return document.take();
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

std::string stateSums(const TimeBudget& budget)
{
    Document document;
    for (const ActivityBudget& one : budget.activities) {
        document.row();
        document.number(one.time.count());
        document.number(static_cast<std::int64_t>(one.bouts));
        document.number(static_cast<std::int64_t>(one.interactions));
    }
    return document.take();
}

std::string stateFigures(const TimeBudget& budget)
{
    Document document;
    const auto length = [&document](const std::optional<Millis>& value) {
        value ? document.number(value->count()) : document.gap();
    };
    for (const ActivityBudget& one : budget.activities) {
        document.row();
        document.number(one.time.count());
        document.real(one.share);
        document.number(static_cast<std::int64_t>(one.bouts));
        document.number(static_cast<std::int64_t>(one.interactions));
        document.real(one.meanBoutMs);
        document.real(one.medianBoutMs);
        document.real(one.sdBoutMs);
        length(one.minBout);
        length(one.longestBout);
        length(one.longestBoutOnset);
        length(one.latency);
        document.real(one.boutsPerHour);
    }
    return document.take();
}

// From bout to bout with nothing between, as [from, to, count] by places among the states; those that occur.
std::string transitionCounts(const Timeline& timeline, const Scheme& scheme)
{
    const CodeRuns bouts = boutRuns(timeline, scheme);
    std::vector<std::int64_t> counts(bouts.codes * bouts.codes, 0);
    for (const auto& run : bouts.runs)
        for (std::size_t i = 1; i < run.size(); ++i) ++counts[run[i - 1] * bouts.codes + run[i]];
    Document document;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        document.row();
        document.number(static_cast<std::int64_t>(i / bouts.codes));
        document.number(static_cast<std::int64_t>(i % bouts.codes));
        document.number(counts[i]);
    }
    return document.take();
}

// Far more units than any visit has: figures of a session that would need more are left empty.
constexpr std::int64_t kMostUnits = 4'000'000;

void addSequence(Row& row, const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    if (timeline.end / unit > kMostUnits) {
        row.insert(row.end(), 8, Cell());
        return;
    }
    const SequenceFigures figures = sequenceFigures(unitRuns(timeline, scheme, unit));
    row.push_back(number(figures.length));
    row.push_back(number(figures.transitions));
    for (const auto& value : {figures.entropy, figures.entropyNormalised, figures.subsequencesLog2,
                              figures.turbulence, figures.complexity, figures.volatility})
        row.push_back(orNull(value));
}

void addHeader(Row& row, const Header& header)
{
    for (const std::string* text :
         {&header.family, &header.practitioner, &header.observer, &header.visit, &header.sourceId})
        row.emplace_back(readable(*text));
    row.emplace_back(isoText(header.start));
    row.push_back(number(header.start.ms));
    row.push_back(number(header.zoneMinutes));
    row.push_back(number(localDay(header)));
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

Prepared prepare(const StoredSession& session, bool settled, const PrepareSettings& settings)
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

    Prepared prepared;
    prepared.id = session.id;
    prepared.study = readable(header.study);
    prepared.entries = static_cast<std::uint32_t>(session.entries.size());
    prepared.impossible = fold.refused();

    const std::string id = session.id.text();
    const SessionState state = forked         ? SessionState::forked
                               : fold.ended() ? SessionState::ended
                                              : SessionState::open;
    Row& row = prepared.session;
    row.reserve(48);
    row = {prepared.study,
           id,
           std::string(name(header.kind)),
           readable(session.scheme.id),
           std::string(name(state)),
           readable(header.site),
           std::string(name(header.place)),
           visitKey(header, id)};
    if (forked) {
        row.insert(row.end(), 7, Cell());
    } else {
        for (const Millis length : {budget.observed, budget.coded, budget.paused, budget.cannotTell})
            row.push_back(number(length.count()));
        for (const std::uint64_t count : {budget.interactions, budget.bouts, budget.shifts})
            row.push_back(number(count));
    }
    row.emplace_back(forked ? "[]" : stateSums(budget));
    row.emplace_back(forked ? "[]" : transitionCounts(timeline, session.scheme));
    addHeader(row, header);
    row.push_back(forked ? Cell() : number(timeline.end.count()));
    row.emplace_back(std::string(name(header.consent)));
    row.emplace_back(header.device.isNil() ? std::string() : header.device.text());
    row.push_back(number(timeline.markers.size()));
    row.push_back(number(timeline.notes.size()));
    row.push_back(timeline.sureness == 0 ? Cell() : number(timeline.sureness));
    row.push_back(number(session.entries.size()));
    row.push_back(number(session.forks.size()));
    row.push_back(number(settled ? 1 : 0));
    row.emplace_back(packed.digest);
    row.push_back(number(settings.unit.count()));
    addSequence(row, timeline, session.scheme, settings.unit);
    row.emplace_back(settings.import.text());
    row.emplace_back(std::string(programVersion()));

    const Documents documents(session, timeline);
    prepared.journal = {prepared.study,
                        id,
                        Bytes{std::move(packed.payload)},
                        documents.entries(),
                        documents.interactions(),
                        documents.bouts(),
                        documents.pauses(),
                        documents.markers(),
                        documents.notes(),
                        forked ? std::string("[]") : stateFigures(budget)};
    prepared.digest = std::move(packed.digest);
    return prepared;
}

Row schemeRow(const std::string& study, const Scheme& scheme)
{
    return {study, readable(scheme.id), readable(scheme.title),
            scheme.interval ? number(scheme.interval->count()) : Cell(), Bytes{encodeScheme(scheme)}};
}

std::vector<Row> codeRows(const std::string& study, const Scheme& scheme)
{
    std::vector<Row> rows;
    std::int64_t index = 0, state = 0;
    for (const CodeGroup& group : scheme.groups) {
        for (const Code& code : group.codes) {
            const bool isState = group.kind == CodeKind::state;
            Row row{study,
                    readable(scheme.id),
                    index++,
                    readable(code.id),
                    std::string(isState ? "state" : "point"),
                    isState ? Cell(state++) : Cell()};
            for (const std::string& text :
                 {group.name, code.label, code.shortLabel, code.phrase, code.letter})
                row.emplace_back(readable(text));
            row.emplace_back(std::string(markName(code.mark)));
            row.emplace_back(code.light.text());
            row.emplace_back(code.dark.text());
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace tessera::archive
