// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_renewal.h"

#include "core/journal/journal.h"
#include "core/journal/keeping.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

Error refused(const char* what)
{
    return Error{Errc::refused, what, {}};
}

bool isDateWithheld(const Journal& journal)
{
    const auto& entries = journal.entries();
    const auto header = std::find_if(entries.rbegin(), entries.rend(),
                                     [](const Entry& entry) { return entry.kind == EntryKind::header; });
    return header == entries.rend() || header->withheld;
}

}  // namespace

Status mayAskAnew(const Journal& journal, UtcTime now)
{
    const Header& header = journal.header();
    if (header.kind != SessionKind::real) return refused("Only a family's own visit is agreed to.");
    if (header.consent == Consent::none)
        return refused("Nobody agreed to this visit being recorded; that is not made up for afterwards.");
    if (!journal.fold().ended()) return refused("This visit has not ended yet.");
    if (isDateWithheld(journal) || !keptUntil(header, 1))
        return refused(
            "The day of this visit is not known here; write it down on the tablet that recorded it.");
    if (now < header.start) return refused("This tablet's clock stands before the visit; set the clock.");
    const auto before = standingConsent(journal.entries());
    const auto end = before ? endOf(*before, header.start) : std::nullopt;
    if (!end || now < *end) return refused("What the family agreed to holds still.");
    return {};
}

Result<Entry> agreedAnew(const Journal& journal, const AgreedAnew& asked, UtcTime now)
{
    if (const Status may = mayAskAnew(journal, now); !may) return may.error();
    if (asked.lastDay && *asked.lastDay <= now.ms / kDayMs)
        return refused("This last day does not lie after today.");
    const Header& header = journal.header();
    ConsentRecord record = asked.said;
    record.notes = record.notes && header.consent == Consent::all;
    if (const Status may = mayRecord(record); !may) return may.error();
    // Nothing that left under the one before comes after it.
    const ConsentRecord before = *standingConsent(journal.entries());
    const Millis days{(now.ms - header.start.ms) / kDayMs * kDayMs};
    record.at = std::max({journal.fold().lastAt(), days, before.at + before.lasts});
    const std::int64_t given = (header.start.ms + record.at.count()) / kDayMs;
    record.lasts = asked.lastDay ? Millis{(*asked.lastDay - given) * kDayMs} : Millis{0};
    record.keepDays = 0;
    if (asked.keptUntil)
        record.keepDays = static_cast<std::uint32_t>(std::clamp<std::int64_t>(
            *asked.keptUntil - header.start.ms / kDayMs, 1, std::int64_t{kMostKeepDays}));
    Entry entry = entryOf(record);
    entry.number = static_cast<std::uint32_t>(journal.entries().size()) + 1;
    if (const Status allowed = journal.fold().check(entry); !allowed) return allowed.error();
    return entry;
}

}  // namespace tessera
