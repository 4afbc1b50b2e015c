// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/study_sums.h"

#include "core/store/content_digest.h"
#include "sync/archive/engines/schema.h"
#include "sync/archive/inside/document.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace tessera::archive {

namespace {

constexpr std::size_t kMarkBytes = sizeof(VisitMark);
// More states than any scheme has: a damaged row must not ask for endless room.
constexpr std::size_t kMostStates = 4'096;

// Reads the whole numbers of an archived sum one after another, whatever brackets stand between.
class Numbers {
public:
    explicit Numbers(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool next(std::array<std::int64_t, 3>& three)
    {
        return std::all_of(three.begin(), three.end(), [this](std::int64_t& value) { return one(value); });
    }

private:
    bool one(std::int64_t& value)
    {
        while (at_ != end_ && *at_ != '-' && (*at_ < '0' || *at_ > '9')) ++at_;
        const auto read = std::from_chars(at_, end_, value);
        at_ = read.ptr;
        return read.ec == std::errc{};
    }

    const char* at_;
    const char* end_;
};

VisitMark markOf(std::string_view visitKey)
{
    const std::string hex = sha256Hex(visitKey);
    VisitMark mark{};
    for (std::size_t i = 0; i < mark.size(); ++i)
        std::from_chars(hex.data() + 16 * i, hex.data() + 16 * (i + 1), mark[i], 16);
    return mark;
}

std::string packed(const std::vector<VisitMark>& marks)
{
    std::string bytes;
    bytes.reserve(marks.size() * kMarkBytes);
    for (const VisitMark& mark : marks)
        for (const std::uint64_t word : mark)
            for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(word >> shift));
    return bytes;
}

void unpackInto(std::string_view bytes, std::vector<VisitMark>& marks)
{
    marks.reserve(marks.size() + bytes.size() / kMarkBytes);
    for (std::size_t at = 0; at + kMarkBytes <= bytes.size(); at += kMarkBytes) {
        VisitMark& mark = marks.emplace_back();
        for (std::size_t i = 0; i < kMarkBytes; ++i)
            mark[i / 8] = (mark[i / 8] << 8) | static_cast<unsigned char>(bytes[at + i]);
    }
}

void addStates(StudySum& sum, std::string_view text, std::int64_t sign)
{
    Numbers numbers(text);
    std::array<std::int64_t, 3> three{};
    for (std::size_t state = 0; state < kMostStates && numbers.next(three); ++state) {
        if (sum.states.size() <= state) sum.states.emplace_back();
        for (std::size_t i = 0; i < three.size(); ++i) sum.states[state][i] += sign * three[i];
    }
    sum.setStates(sum.states.size());
}

void addTransitions(StudySum& sum, std::string_view text, std::int64_t sign)
{
    Numbers numbers(text);
    std::array<std::int64_t, 3> three{};
    const auto states = static_cast<std::int64_t>(sum.states.size());
    while (numbers.next(three)) {
        const auto [from, to, count] = three;
        if (from >= 0 && from < states && to >= 0 && to < states)
            sum.transitions[static_cast<std::size_t>(from * states + to)] += sign * count;
    }
}

void writeStates(const StudySum& sum, std::string& text)
{
    Document document(text);
    for (const auto& state : sum.states) {
        document.row();
        for (const std::int64_t value : state) document.number(value);
    }
    document.end();
}

void writeTransitions(const StudySum& sum, std::string& text)
{
    Document document(text);
    const std::size_t states = sum.states.size();
    for (std::size_t i = 0; i < sum.transitions.size(); ++i) {
        if (sum.transitions[i] == 0) continue;
        document.row();
        document.number(static_cast<std::int64_t>(i / states));
        document.number(static_cast<std::int64_t>(i % states));
        document.number(sum.transitions[i]);
    }
    document.end();
}

}  // namespace

void StudySum::setStates(std::size_t count)
{
    if (transitions.size() == count * count) return;
    // Every session of a scheme has as many states, so only a sum that was empty grows.
    std::vector<std::int64_t> wider(count * count, 0);
    std::copy_n(transitions.begin(), std::min(transitions.size(), wider.size()), wider.begin());
    transitions = std::move(wider);
    states.resize(count);
}

void StudySum::settleVisits()
{
    std::sort(come.begin(), come.end());
    if (gone.empty()) return;
    std::sort(gone.begin(), gone.end());
    std::vector<VisitMark> stay, owed;
    std::set_difference(come.begin(), come.end(), gone.begin(), gone.end(), std::back_inserter(stay));
    std::set_difference(gone.begin(), gone.end(), come.begin(), come.end(), std::back_inserter(owed));
    come = std::move(stay);
    gone = std::move(owed);
}

bool StudySum::isZero() const
{
    const auto none = [](std::int64_t value) { return value == 0; };
    return std::all_of(transitions.begin(), transitions.end(), none) &&
           std::all_of(states.begin(), states.end(),
                       [&none](const auto& state) { return std::all_of(state.begin(), state.end(), none); });
}

bool StudySum::isNothing() const
{
    return sessions == 0 && forked == 0 && come.empty() && gone.empty() && isZero() &&
           std::all_of(figures.begin(), figures.end(), [](std::int64_t value) { return value == 0; });
}

void StudySums::add(const ArchivedSession& session, int sign)
{
    if (session.kind != name(SessionKind::real)) return;
    StudySum& sum = sumOf(session.study, session.scheme, session.site, session.place);
    if (session.state == "forked") {
        sum.forked += sign;
        return;
    }
    sum.sessions += sign;
    const std::array figures{session.observedMs,   session.codedMs, session.pausedMs, session.cannotTellMs,
                             session.interactions, session.bouts,   session.shifts};
    for (std::size_t i = 0; i < figures.size(); ++i)
        sum.figures[i] += sign * std::max<std::int64_t>(figures[i], 0);
    addStates(sum, session.stateSums, sign);
    addTransitions(sum, session.transitionCounts, sign);
    (sign > 0 ? sum.come : sum.gone).push_back(markOf(session.visitKey));
}

void StudySums::addRow(const RowView& row, int from)
{
    StudySum& sum = sumOf(row.text(from), row.text(from + 1), row.text(from + 2), row.text(from + 3));
    int column = from + 4;
    sum.sessions += row.number(column++);
    sum.forked += row.number(column++);
    for (std::int64_t& figure : sum.figures) figure += row.number(column++);
    addStates(sum, row.text(column++), 1);
    addTransitions(sum, row.text(column++), 1);
    unpackInto(row.bytes(column++), sum.come);
    unpackInto(row.bytes(column), sum.gone);
}

std::map<StudySumKey, StudySum> StudySums::take()
{
    lastKey_ = nullptr;
    for (auto& [key, sum] : sums_) {
        sum.settleVisits();
        // With its last session goes what said how many states there are.
        if (sum.sessions == 0 && sum.isZero()) {
            sum.states.clear();
            sum.transitions.clear();
        }
    }
    std::erase_if(sums_, [](const auto& one) { return one.second.isNothing(); });
    return std::exchange(sums_, {});
}

std::vector<Row> StudySums::takeRows(const Uuid& batch)
{
    std::vector<Row> rows;
    for (const auto& group : take()) {
        const StudySumKey& key = group.first;
        const StudySum& sum = group.second;
        Row& row = rows.emplace_back();
        row = {key.study,    batch.text(), static_cast<std::int64_t>(rows.size()),
               key.scheme,   key.site,     key.place,
               sum.sessions, sum.forked};
        for (const std::int64_t figure : sum.figures) row.add(figure);
        row.addText([&sum](std::string& text) { writeStates(sum, text); });
        row.addText([&sum](std::string& text) { writeTransitions(sum, text); });
        row.add(Bytes{packed(sum.come)});
        row.add(Bytes{packed(sum.gone)});
    }
    return rows;
}

const std::string& StudySums::columns()
{
    static const std::string names =
        "study, scheme, site, place, sessions, forked, observed_ms, coded_ms, paused_ms, cannot_tell_ms, "
        "interactions, bouts, shifts, state_sums, transition_counts, visits_come, visits_gone";
    return names;
}

StudySum& StudySums::sumOf(std::string_view study, std::string_view scheme, std::string_view site,
                           std::string_view place)
{
    if (lastKey_ != nullptr && lastKey_->study == study && lastKey_->scheme == scheme &&
        lastKey_->site == site && lastKey_->place == place)
        return *last_;
    StudySumKey key{std::string(study), std::string(scheme), std::string(site), std::string(place)};
    auto& [known, sum] = *sums_.try_emplace(std::move(key)).first;
    lastKey_ = &known;
    last_ = &sum;
    return sum;
}

const std::string& sumColumns()
{
    static const std::string names =
        "session, study, kind, scheme, state, site, place, visit_key, observed_ms, coded_ms, paused_ms, "
        "cannot_tell_ms, interactions, bouts, shifts, state_sums, transition_counts";
    return names;
}

ArchivedSession archivedSession(const RowView& row)
{
    ArchivedSession one;
    one.session = Uuid::parse(row.text(0)).value_or(Uuid{});
    int column = 1;
    for (std::string_view* text :
         {&one.study, &one.kind, &one.scheme, &one.state, &one.site, &one.place, &one.visitKey})
        *text = row.text(column++);
    for (std::int64_t* number : {&one.observedMs, &one.codedMs, &one.pausedMs, &one.cannotTellMs,
                                 &one.interactions, &one.bouts, &one.shifts}) {
        *number = row.isNull(column) ? 0 : row.number(column);
        ++column;
    }
    one.stateSums = row.text(column++);
    one.transitionCounts = row.text(column);
    return one;
}

ArchivedSession archivedSession(const Row& row)
{
    ArchivedSession one;
    one.session = Uuid::parse(row.text(1)).value_or(Uuid{});
    one.study = row.text(0);
    std::size_t place = 2;
    for (std::string_view* value : {&one.kind, &one.scheme, &one.state, &one.site, &one.place, &one.visitKey})
        *value = row.text(place++);
    for (std::int64_t* value : {&one.observedMs, &one.codedMs, &one.pausedMs, &one.cannotTellMs,
                                &one.interactions, &one.bouts, &one.shifts}) {
        const Cell cell = row[place++];
        const auto* const number = std::get_if<std::int64_t>(&cell);
        *value = number == nullptr ? 0 : *number;
    }
    one.stateSums = row.text(place++);
    one.transitionCounts = row.text(place);
    return one;
}

Status readShare(Engine& engine, const std::string& session,
                 const std::function<void(const ArchivedSession&)>& each)
{
    return engine.read("SELECT " + sumColumns() + " FROM sessions WHERE session = $1", {session},
                       [&each](const RowView& row) {
                           each(archivedSession(row));
                           return Status{};
                       });
}

Status foldSums(Engine& engine, const std::string& less)
{
    // One folds at a time; rows that an importer has not committed yet are left for the next.
    const Uuid folding{{'s', 't', 'u', 'd', 'y', ' ', 's', 'u', 'm', 's'}};
    if (Status held = engine.hold({folding}); !held) return held;
    StudySums sums;
    const Status read = engine.read("DELETE FROM study_sums RETURNING " + StudySums::columns(), {},
                                    [&sums](const RowView& row) {
                                        sums.addRow(row);
                                        return Status{};
                                    });
    if (!read) return read;
    const Status taken = readShare(engine, less, [&sums](const ArchivedSession& one) { sums.add(one, -1); });
    if (!taken) return taken;
    return engine.insert(tables::studySums(), sums.takeRows(randomUuid()));
}

}  // namespace tessera::archive
