// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/consent/renewing.h"

#include "app/device/device.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/day_words.h"
#include "app/words/words.h"
#include "core/journal/consent_renewal.h"
#include "core/journal/journal.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace tessera {

namespace {

// A stored visit that more can be written into. The journal looks at the scheme.
struct Record {
    std::unique_ptr<Scheme> scheme;
    std::unique_ptr<Journal> journal;
};

Result<Record> recordOf(const Library& library, const Uuid& session)
{
    auto stored = library.load(session);
    if (!stored) return stored.error();
    if (!stored->forks.empty())
        return Error{Errc::refused, "This visit has two different records. Choose one first.", {}};
    Record record;
    record.scheme = std::make_unique<Scheme>(std::move(stored->scheme));
    record.journal = std::make_unique<Journal>(session, *record.scheme);
    if (const Status whole = record.journal->restore(std::move(stored->entries)); !whole)
        return whole.error();
    return record;
}

// Whether its words were agreed to before the visit.
Result<bool> mayAsk(const Library& library, const Uuid& session, UtcTime now)
{
    const auto record = recordOf(library, session);
    if (!record) return record.error();
    if (const Status may = mayAskAnew(*record->journal, now); !may) return may.error();
    return record->journal->header().consent == Consent::all;
}

Result<Summary> writeDown(Library& library, const Uuid& session, const AgreedAnew& asked, UtcTime now)
{
    const auto record = recordOf(library, session);
    if (!record) return record.error();
    const auto entry = agreedAnew(*record->journal, asked, now);
    if (!entry) return entry.error();
    const auto added = record->journal->append(*entry);
    if (!added) return added.error();
    if (const Status kept = library.append(session, {*added}); !kept) return kept.error();
    Summary summary = summarise(*record->journal);
    if (const Status kept = library.saveSummary(summary); !kept) return kept.error();
    return summary;
}

}  // namespace

Renewing::Renewing(Device& device, Vault& vault, Visits& visits, QObject* parent)
    : Agreement(device, parent), vault_(vault), visits_(visits)
{
}

QString Renewing::missing() const
{
    if (assent() == Assent::unsaid) return tr("The child has not been asked yet.");
    if (assent() == Assent::notGiven)
        return tr("The child would rather not. Then nothing is agreed to anew.");
    return dayDoubt();
}

QString Renewing::kept() const
{
    const std::uint32_t days = daysKept();
    return days == 0 ? QString{} : tr("The visit is kept until %1.").arg(words::longDay(today() + days));
}

void Renewing::ask(const QString& sessionId)
{
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || busy_ || vault_.state() != Vault::Open) return;
    session_ = *session;
    const auto& all = visits_.all();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [this](const Summary& summary) { return summary.session == session_; });
    title_ =
        found == all.end() ? QString{} : words::title(found->header) + tr(" · ") + words::day(found->header);
    problem_.clear();
    known_ = false;
    forgetWhatWasSaid();
    vault_.ask([session = session_,
                now = device_.clock().utc()](Library& library) { return mayAsk(library, session, now); },
               [this, session = session_](const Result<bool>& notes) {
                   if (session != session_) return;  // left meanwhile
                   known_ = notes.ok();
                   if (notes)
                       setNotesAgreed(*notes);
                   else
                       problem_ = words::problem(notes.error());
                   emit changed();
               });
}

void Renewing::agree()
{
    if (!ready() || vault_.state() != Vault::Open) return;
    setParentAgreed(true);
    AgreedAnew asked{agreed(), {}, {}};
    if (agreedDays() != 0) asked.lastDay = today() + agreedDays();
    if (daysKept() != 0) asked.keptUntil = today() + daysKept();
    busy_ = true;
    problem_.clear();
    emit changed();
    vault_.ask([session = session_, asked, now = device_.clock().utc()](
                   Library& library) { return writeDown(library, session, asked, now); },
               [this](const Result<Summary>& written) {
                   busy_ = false;
                   if (!written) {
                       problem_ = words::problem(written.error());
                       emit changed();
                       return;
                   }
                   visits_.put(*written);
                   const QString id = words::text(written->session.text());
                   leave();
                   emit renewed(id);
               });
}

void Renewing::leave()
{
    if (busy_) return;
    session_ = {};
    title_.clear();
    problem_.clear();
    known_ = false;
    forgetWhatWasSaid();
}

void Renewing::lookAt(const Journal* journal)
{
    QString over;
    const UtcTime now = device_.clock().utc();
    if (journal && mayAskAnew(*journal, now)) {
        const auto end = endOf(*standingConsent(journal->entries()), journal->header().start);
        over = tr("This is over since %1: nothing of the visit leaves until the family agrees once more.")
                   .arg(words::longDay(end->ms / 86'400'000));
    }
    if (over == over_) return;
    over_ = over;
    emit overChanged();
}

}  // namespace tessera
