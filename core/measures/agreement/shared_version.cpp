// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/shared_version.h"

#include "core/journal/consent_record.h"
#include "core/measures/agreement/one_visit.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace tessera {
namespace {

// "KB-RS" when that may stand for a person.
std::string bothObservers(const std::string& first, const std::string& second)
{
    if (first == second) return first;
    const std::string both = first + "-" + second;
    return !first.empty() && !second.empty() && isPersonCode(both) ? both : "shared";
}

Entry headerOf(const SharedParts& parts)
{
    const Journal &first = *parts.journals[0], &second = *parts.journals[1];
    Header header = first.header();
    header.observer = bothObservers(first.header().observer, second.header().observer);
    header.sourceId.clear();
    header.bootId.clear();
    header.device = parts.device;
    Entry entry;
    // Without a known moment on both sides the first one's day is all there is.
    if (parts.time->byUtc)
        header.start.ms = openedAt(first).value_or(UtcTime{}).ms + parts.timelines[0]->clockStart.count() -
                          parts.time->shift[0].count() + parts.time->pieces.front().from.count();
    else
        entry.withheld = !openedAt(first) && header.start.ms > 0;
    entry.header = std::make_shared<const Header>(std::move(header));
    return entry;
}

ConsentRecord stricter(ConsentRecord one, const ConsentRecord& other)
{
    if (mayRecord(one) && !mayRecord(other)) {
        one.by = other.by;
        one.assent = other.assent;
    }
    for (const auto flag :
         {&ConsentRecord::observe, &ConsentRecord::teaching, &ConsentRecord::reuse, &ConsentRecord::grid,
          &ConsentRecord::notes, &ConsentRecord::reflections, &ConsentRecord::exactDate})
        one.*flag = one.*flag && other.*flag;
    if (one.keepDays == 0 || (other.keepDays != 0 && other.keepDays < one.keepDays))
        one.keepDays = other.keepDays;
    return one;
}

// Of the visit that both recorded; nothing where neither has a record.
std::optional<ConsentRecord> consentOf(const SharedParts& parts, UtcTime opened)
{
    std::optional<ConsentRecord> consent;
    std::optional<UtcTime> end;
    for (const Journal* journal : parts.journals) {
        const auto record = standingConsent(journal->entries());
        if (!record) continue;
        consent = consent ? stricter(*consent, *record) : *record;
        const auto ends = endOf(*record, journal->header().start);
        if (ends && (!end || *ends < *end)) end = ends;
    }
    if (!consent) return std::nullopt;
    consent->at = Millis{0};
    // 0 would be: until it is taken back.
    consent->lasts = end ? std::max(Millis{end->ms - opened.ms}, Millis{1}) : Millis{0};
    return consent;
}

class Writing {
public:
    Writing(const SharedParts& parts, const Scheme& scheme)
        : parts_(parts),
          states_(scheme.states()),
          journal_(parts.session, scheme),
          zero_(parts.time->pieces.front().from)
    {
    }

    Result<std::vector<Entry>> whole()
    {
        const Entry header = headerOf(parts_);
        add(header);
        if (const auto consent = consentOf(parts_, header.header->start)) add(entryOf(*consent));
        for (const Journal* journal : parts_.journals) {
            Entry source;
            source.kind = EntryKind::source;
            source.text = journal->session().text();
            add(std::move(source));
        }
        const auto found = differences(parts_.stretches);
        if (found.size() != parts_.chosen.size())
            return Error{Errc::invalid, "not every difference has been decided", {}};
        std::size_t next = 0;
        for (const PairedStretch& stretch : parts_.stretches) {
            while (next < found.size() && stretch.onset >= found[next].offset) ++next;
            const bool agreed = stretch.first == stretch.second;
            take(stretch, agreed ? Chosen::first : parts_.chosen[next]);
        }
        add(moment(EntryKind::end, parts_.time->pieces.back().to));
        if (!status_) return status_.error();
        return journal_.entries();
    }

private:
    [[nodiscard]] Entry moment(EntryKind kind, Millis at) const
    {
        Entry entry;
        entry.kind = kind;
        entry.at = entry.onset = at - zero_;
        return entry;
    }

    void add(Entry entry)
    {
        if (!status_) return;
        if (const auto added = journal_.append(std::move(entry)); !added) status_ = added.error();
    }

    void square(CodeIndex code, Millis at)
    {
        Entry entry = moment(code == kCannotTell ? EntryKind::cannotTell : EntryKind::activity, at);
        if (code != kCannotTell) entry.code = code;
        add(std::move(entry));
        running_ = code;
    }

    // Onsets of an observer's squares within a stretch; one at its very beginning too.
    [[nodiscard]] std::vector<Millis> onsetsIn(std::size_t who, const PairedStretch& stretch)
    {
        const auto& squares = parts_.timelines[who]->interactions;
        const Millis shift = parts_.time->shift[who];
        std::size_t& next = nextSquare_[who];
        while (next < squares.size() && squares[next].onset + shift < stretch.onset) ++next;
        std::vector<Millis> onsets;
        for (; next < squares.size() && squares[next].onset + shift < stretch.offset; ++next)
            if (squares[next].length().count() > 0) onsets.push_back(squares[next].onset + shift);
        return onsets;
    }

    void take(const PairedStretch& stretch, Chosen chosen)
    {
        CodeIndex code = kCannotTell;
        std::vector<Millis> onsets;
        if (chosen != Chosen::cannotTell) {
            const std::size_t who = chosen == Chosen::first ? 0 : 1;
            const Symbol symbol = who == 0 ? stretch.first : stretch.second;
            if (symbol < states_.size()) {
                code = states_[symbol];
                onsets = onsetsIn(who, stretch);
            }
        }
        const bool anew = running_ != code || (!onsets.empty() && onsets.front() == stretch.onset);
        if (stretch.piece != piece_) {
            if (piece_ != kNone) {
                add(moment(EntryKind::pause, end_));
                if (!anew) add(moment(EntryKind::resume, stretch.onset));
            }
            piece_ = stretch.piece;
        }
        if (anew) square(code, stretch.onset);
        for (const Millis onset : onsets)
            if (onset > stretch.onset) square(code, onset);
        end_ = stretch.offset;
    }

    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    const SharedParts& parts_;
    std::vector<CodeIndex> states_;
    Journal journal_;
    Status status_;
    Millis zero_, end_{0};
    std::array<std::size_t, 2> nextSquare_{0, 0};
    std::uint32_t piece_ = kNone;
    CodeIndex running_ = kNoCode;
};

}  // namespace

Result<std::vector<Entry>> sharedVersion(const SharedParts& parts)
{
    if (parts.time->pieces.empty() || parts.stretches.empty())
        return Error{Errc::refused, "there is no time in which both were observing", {}};
    return Writing(parts, parts.journals[0]->fold().scheme()).whole();
}

}  // namespace tessera
