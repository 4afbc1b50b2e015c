// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_record.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera {

namespace {

// The bits of Entry::tags. Stored; they never change.
constexpr std::uint32_t kObserve = 1, kTeaching = 2, kReuse = 4;
constexpr unsigned kByShift = 3;  // four bits
constexpr std::uint32_t kByMask = 15;
constexpr unsigned kAssentShift = 7;  // two bits
constexpr std::uint32_t kAssentMask = 3;
constexpr std::uint32_t kGrid = 512, kNotes = 1024, kReflections = 2048, kExactDate = 4096;
constexpr std::uint32_t kUnknownBits = 0xE000;
constexpr unsigned kDaysShift = 16;
constexpr std::size_t kLongestForm = 40;

using Flags = std::array<std::pair<std::uint32_t, bool ConsentRecord::*>, 7>;
constexpr Flags kFlags{{
    {kObserve, &ConsentRecord::observe},
    {kTeaching, &ConsentRecord::teaching},
    {kReuse, &ConsentRecord::reuse},
    {kGrid, &ConsentRecord::grid},
    {kNotes, &ConsentRecord::notes},
    {kReflections, &ConsentRecord::reflections},
    {kExactDate, &ConsentRecord::exactDate},
}};

bool isFormCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '/' || c == '-' || c == ' ';
}

}  // namespace

bool isFormVersion(std::string_view text)
{
    return !text.empty() && text.size() <= kLongestForm &&
           std::all_of(text.begin(), text.end(), isFormCharacter);
}

Entry entryOf(const ConsentRecord& record)
{
    Entry entry;
    entry.kind = EntryKind::consent;
    entry.at = record.at;
    entry.onset = record.at;
    entry.amount = record.lasts;
    entry.text = record.form;
    for (const auto& [bit, flag] : kFlags)
        if (record.*flag) entry.tags |= bit;
    entry.tags |= (record.by & kByMask) << kByShift;
    entry.tags |= static_cast<std::uint32_t>(record.assent) << kAssentShift;
    entry.tags |= std::min(record.keepDays, kMostKeepDays) << kDaysShift;
    return entry;
}

Result<ConsentRecord> consentRecordOf(const Entry& entry)
{
    if (entry.kind != EntryKind::consent) return Error{Errc::invalid, "this entry is no consent", {}};
    if (!isFormVersion(entry.text))
        return Error{
            Errc::invalid, "a consent names the version of its form: 1 to 40 letters, digits, . _ / -", {}};
    if ((entry.tags & kUnknownBits) != 0)
        return Error{Errc::invalid, "a consent says what this version does not know", {}};
    if (entry.amount < Millis{0}) return Error{Errc::invalid, "a consent ends before it was given", {}};
    ConsentRecord record;
    record.form = entry.text;
    for (const auto& [bit, flag] : kFlags) record.*flag = (entry.tags & bit) != 0;
    record.by = static_cast<std::uint8_t>((entry.tags >> kByShift) & kByMask);
    record.assent = static_cast<Assent>((entry.tags >> kAssentShift) & kAssentMask);
    record.keepDays = entry.tags >> kDaysShift;
    record.lasts = entry.amount;
    record.at = entry.at;
    if (record.by == 0) return Error{Errc::invalid, "a consent says by role who gave it", {}};
    return record;
}

std::optional<ConsentRecord> standingConsent(const std::vector<Entry>& entries)
{
    for (std::size_t i = entries.size(); i > 0; --i) {
        const Entry& entry = entries[i - 1];
        if (entry.kind != EntryKind::consent) continue;
        if (auto record = consentRecordOf(entry)) return *record;
    }
    return std::nullopt;
}

ConsentRecord consentByScript(Consent consent)
{
    ConsentRecord record;
    record.form = "script";
    record.by = static_cast<std::uint8_t>(ConsentBy::script);
    record.observe = consent != Consent::none;
    record.grid = record.observe;
    record.notes = consent == Consent::all;
    record.reflections = record.observe;
    record.exactDate = record.observe;
    return record;
}

std::optional<UtcTime> endOf(const ConsentRecord& record, UtcTime opened)
{
    if (record.lasts == Millis{0}) return std::nullopt;
    return UtcTime{opened.ms + record.at.count() + record.lasts.count()};
}

Result<MayLeave> mayLeave(const Header& header, const std::vector<Entry>& entries, UtcTime now)
{
    if (header.kind != SessionKind::real) return MayLeave{};
    if (header.consent == Consent::none)
        return Error{
            Errc::refused, "nobody has agreed to this visit being recorded; it is not handed over", {}};
    const auto record = standingConsent(entries);
    if (!record) return MayLeave{};
    if (const Status status = mayRecord(*record); !status)
        return Error{Errc::refused,
                     "what is written down of the family's consent does not let this visit be handed over: " +
                         status.error().what,
                     {}};
    if (const auto end = endOf(*record, header.start)) {
        if (now < header.start)
            return Error{
                Errc::refused,
                "this device's clock stands before the visit, and the family's consent ends on a day; "
                "set the clock",
                {}};
        if (now >= *end)
            return Error{Errc::refused,
                         "the family's consent to this visit ended on " + isoText(*end).substr(0, 10) +
                             "; ask them again before it is handed over",
                         {}};
    }
    if (!record->grid)
        return Error{Errc::refused,
                     "the family agreed to this visit staying on the tablet; it is not handed over",
                     {}};
    return MayLeave{record->notes, record->reflections, record->exactDate};
}

Status mayRecord(const ConsentRecord& record)
{
    if (!record.observe || record.by == 0)
        return Error{Errc::refused, "Nobody has agreed to this visit being observed.", {}};
    if (record.by == static_cast<std::uint8_t>(ConsentBy::script)) return {};
    switch (record.assent) {
        case Assent::given:
        case Assent::tooYoung:
            return {};
        case Assent::notGiven:
            return Error{Errc::refused, "The child would rather not; this visit is not observed.", {}};
        case Assent::unsaid:
            return Error{Errc::refused, "The child has not been asked yet.", {}};
    }
    return Error{Errc::refused, "The child has not been asked yet.", {}};
}

}  // namespace tessera
