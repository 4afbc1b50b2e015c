// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/keeping/retention.h"

#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/keeping/take_back.h"
#include "sync/outbox/outbox.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace tessera {
namespace {

constexpr const char* kSettings = "keeping";
constexpr std::int64_t kDayMs = 86'400'000;

// What was sent of a session last; nullptr when nothing was.
const Parcel* latestOf(const std::vector<Parcel>& parcels, const Uuid& session)
{
    const Parcel* latest = nullptr;
    for (const Parcel& parcel : parcels)
        if (parcel.session == session && (latest == nullptr || parcel.made >= latest->made)) latest = &parcel;
    return latest;
}

// When the study said that it has what was sent last.
std::optional<UtcTime> receivedAt(const std::vector<Parcel>& parcels, const Uuid& session)
{
    const Parcel* const latest = latestOf(parcels, session);
    if (latest == nullptr || latest->state != ParcelState::received) return std::nullopt;
    return latest->changed;
}

// Whether something was added to a session after `made`: what was sent then is not all that there is.
Result<bool> changedSince(const Library& library, const Summary& summary, UtcTime made)
{
    const auto stored = library.load(summary.session);
    if (!stored) return stored.error();
    return !stored->entries.empty() && summary.header.start.ms + stored->entries.back().at.count() > made.ms;
}

// The last day by the family's, the study's and the service's word together.
std::optional<std::int64_t> lastDay(const KeepingRules& rules, const Summary& summary,
                                    const std::optional<UtcTime>& received)
{
    const auto until = rules.until(summary);
    if (!received || rules.service.afterReceiptDays == 0) return until;
    const std::int64_t after = received->ms / kDayMs + rules.service.afterReceiptDays;
    return until ? std::min(*until, after) : after;
}

}  // namespace

Result<KeepingSettings> keepingSettings(const Library& library)
{
    const auto kept = library.secret(kSettings);
    if (!kept) return kept.error();
    KeepingSettings settings;
    if (!*kept) return settings;
    std::istringstream text(**kept);
    if (!(text >> settings.keepDays >> settings.afterReceiptDays) || settings.keepDays > kMostKeepDays ||
        settings.afterReceiptDays > kMostKeepDays)
        return Error{Errc::damaged, "how long visits are kept here cannot be read; set it anew", {}};
    return settings;
}

Status saveKeepingSettings(Library& library, const KeepingSettings& settings)
{
    if (settings.keepDays > kMostKeepDays || settings.afterReceiptDays > kMostKeepDays)
        return Error{Errc::invalid, "visits are kept for at most 65535 days", {}};
    return library.setSecret(
        kSettings, std::to_string(settings.keepDays) + " " + std::to_string(settings.afterReceiptDays));
}

std::optional<std::int64_t> KeepingRules::until(const Summary& summary) const
{
    const Header& header = summary.header;
    if (header.kind != SessionKind::real) return std::nullopt;
    const bool ofStudy = studyDays != 0 && (header.study.empty() || header.study == study);
    return keptUntil(header, summary.keepDays != 0 ? summary.keepDays
                             : ofStudy             ? studyDays
                                                   : service.keepDays);
}

Result<KeepingRules> keepingRules(const Library& library)
{
    const auto service = keepingSettings(library);
    if (!service) return service.error();
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    KeepingRules rules{*service, {}, 0, {}};
    if (*study) {
        rules.study = (*study)->id;
        rules.form = (*study)->id + "/" + std::to_string((*study)->revision);
        rules.studyDays = static_cast<std::uint32_t>(std::max(0, (*study)->rules.retentionDays));
    }
    return rules;
}

Result<std::vector<PastKeeping>> pastKeeping(Library& library, UtcTime now)
{
    const auto rules = keepingRules(library);
    if (!rules) return rules.error();
    const auto summaries = library.summaries();
    if (!summaries) return summaries.error();
    const auto outbox = Outbox::open(library, Outbox::For::reading);
    if (!outbox) return outbox.error();
    auto past = pastKeeping(*rules, outbox->parcels(), *summaries, now);
    for (PastKeeping& one : past) {
        if (!one.received) continue;
        const Parcel* const sent = latestOf(outbox->parcels(), one.summary.session);
        const auto changed = changedSince(library, one.summary, sent->made);
        if (!changed) return changed.error();
        one.received = !*changed;
    }
    return past;
}

std::vector<PastKeeping> pastKeeping(const KeepingRules& rules, const std::vector<Parcel>& parcels,
                                     const std::vector<Summary>& summaries, UtcTime now)
{
    std::vector<PastKeeping> past;
    for (const Summary& summary : summaries) {
        if (summary.header.kind != SessionKind::real) continue;
        const auto received = receivedAt(parcels, summary.session);
        const auto day = lastDay(rules, summary, received);
        if (day && isOver(*day, now)) past.push_back({summary, *day, received.has_value()});
    }
    std::stable_sort(past.begin(), past.end(),
                     [](const PastKeeping& a, const PastKeeping& b) { return a.until < b.until; });
    return past;
}

Result<Wiping> eraseKept(Library& library, const Uuid& session, UtcTime now, bool evenHere)
{
    const auto past = pastKeeping(library, now);
    if (!past) return past.error();
    const auto found = std::find_if(past->begin(), past->end(), [&session](const PastKeeping& one) {
        return one.summary.session == session;
    });
    if (found == past->end())
        return Error{Errc::refused, "this visit may still be kept; nothing was erased", session.text()};
    if (!found->received && !evenHere)
        return Error{Errc::refused,
                     "no study has said yet that it has this visit; hand it over first, or erase it yourself",
                     session.text()};
    auto done = takeBack(library, session, WithdrawalScope::unsent, now, AuditKind::erasedByDate);
    if (!done) return done.error();
    if (done->outbox) return *done->outbox;
    return done->wiping;
}

}  // namespace tessera
