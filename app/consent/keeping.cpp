// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/consent/keeping.h"

#include "app/device/device.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/day_words.h"
#include "app/words/words.h"
#include "core/journal/consent_record.h"
#include "sync/outbox/outbox.h"

#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

struct Known {
    KeepingRules rules;
    std::vector<Parcel> parcels;
};

Result<Known> known(Library& library)
{
    auto rules = keepingRules(library);
    if (!rules) return rules.error();
    auto outbox = Outbox::open(library, Outbox::For::reading);
    if (!outbox) return outbox.error();
    return Known{std::move(*rules), outbox->parcels()};
}

struct Erased {
    std::vector<Uuid> sessions;
    std::optional<Error> problem;
};

}  // namespace

Keeping::Keeping(Device& device, Vault& vault, Visits& visits, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), visits_(visits)
{
    connect(&visits_, &Visits::allChanged, this, &Keeping::sift);
}

// Until when a family agreed to its visit, as people write a day.
Keeping::Agreed Keeping::agreedTo(const StoredSession& session, UtcTime now)
{
    if (session.entries.empty() || !session.entries.front().header) return {};
    const auto record = standingConsent(session.entries);
    const auto end = record ? endOf(*record, session.entries.front().header->start) : std::nullopt;
    return end ? Agreed{words::longDay(end->ms / 86'400'000), now >= *end} : Agreed{};
}

QVariantList Keeping::visits() const
{
    QVariantList list;
    for (const PastKeeping& one : past_) {
        const auto found = agreed_.find(one.summary.session);
        const Agreed agreed = found == agreed_.end() ? Agreed{} : found->second;
        list.append(QVariantMap{{QStringLiteral("sessionId"), words::text(one.summary.session.text())},
                                {QStringLiteral("title"), words::title(one.summary.header) + tr(" · ") +
                                                              words::day(one.summary.header)},
                                {QStringLiteral("until"), words::longDay(one.until)},
                                {QStringLiteral("agreed"), agreed.until},
                                {QStringLiteral("over"), agreed.over},
                                {QStringLiteral("received"), one.received}});
    }
    return list;
}

int Keeping::received() const
{
    return static_cast<int>(
        std::count_if(past_.begin(), past_.end(), [](const PastKeeping& one) { return one.received; }));
}

QString Keeping::words() const
{
    return past_.empty() ? QString{} : tr("%n visit(s) are past their keeping date.", nullptr, past());
}

QString Keeping::study() const
{
    return rules_.studyDays == 0
               ? QString{}
               : tr("The study %1 keeps visits for %n day(s).", nullptr, static_cast<int>(rules_.studyDays))
                     .arg(words::text(rules_.study));
}

void Keeping::look()
{
    if (vault_.state() != Vault::Open) return;
    vault_.ask(known, [this](Result<Known> answer) {
        if (!answer) {
            problem_ = words::problem(answer.error());
            emit changed();
            return;
        }
        rules_ = std::move(answer->rules);
        parcels_ = std::move(answer->parcels);
        known_ = true;
        emit rulesChanged();
        sift();
    });
}

void Keeping::sift()
{
    if (!known_) return;
    past_ = pastKeeping(rules_, parcels_, visits_.all(), device_.clock().utc());
    emit changed();
    askAgreed();
}

void Keeping::askAgreed()
{
    std::vector<Uuid> sessions;
    for (const PastKeeping& one : past_)
        if (!agreed_.contains(one.summary.session)) sessions.push_back(one.summary.session);
    if (sessions.empty() || vault_.state() != Vault::Open) return;
    vault_.ask(
        [sessions = std::move(sessions), now = device_.clock().utc()](Library& library) {
            std::unordered_map<Uuid, Agreed> agreed;
            for (const Uuid& session : sessions) {
                const auto stored = library.load(session);
                agreed[session] = stored ? agreedTo(*stored, now) : Agreed{};
            }
            return agreed;
        },
        [this](std::unordered_map<Uuid, Agreed> agreed) {
            if (vault_.state() != Vault::Open) return;  // locked meanwhile
            agreed_.merge(std::move(agreed));
            emit changed();
        });
}

void Keeping::settle(int keepDays, int afterReceiptDays)
{
    if (vault_.state() != Vault::Open) return;
    const KeepingSettings settings{static_cast<std::uint32_t>(std::max(0, keepDays)),
                                   static_cast<std::uint32_t>(std::max(0, afterReceiptDays))};
    vault_.ask([settings](Library& library) { return saveKeepingSettings(library, settings); },
               [this, settings](const Status& saved) {
                   problem_ = saved ? QString{} : words::problem(saved.error());
                   if (saved) rules_.service = settings;
                   emit rulesChanged();
                   sift();
                   emit changed();
               });
}

void Keeping::eraseReceived()
{
    std::vector<Uuid> sessions;
    for (const PastKeeping& one : past_)
        if (one.received) sessions.push_back(one.summary.session);
    eraseAll(std::move(sessions), false);
}

void Keeping::erase(const QString& sessionId)
{
    if (const auto session = Uuid::parse(sessionId.toStdString())) eraseAll({*session}, true);
}

void Keeping::eraseAll(std::vector<Uuid> sessions, bool evenHere)
{
    if (busy_ || sessions.empty() || vault_.state() != Vault::Open) return;
    busy_ = true;
    problem_.clear();
    emit changed();
    vault_.ask(
        [sessions = std::move(sessions), evenHere, now = device_.clock().utc()](Library& library) {
            Erased erased;
            for (const Uuid& session : sessions) {
                const auto done = eraseKept(library, session, now, evenHere);
                if (done)
                    erased.sessions.push_back(session);
                else
                    erased.problem = done.error();
            }
            return erased;
        },
        [this](const Erased& done) {
            busy_ = false;
            if (done.problem) problem_ = words::problem(*done.problem);
            for (const Uuid& session : done.sessions) emit erased(words::text(session.text()));
            sift();
            emit changed();
        });
}

void Keeping::agreedAnew(const Uuid& session)
{
    agreed_.erase(session);
    sift();
}

void Keeping::forget()
{
    past_.clear();
    agreed_.clear();
    parcels_.clear();
    problem_.clear();
    known_ = false;
    emit changed();
}

}  // namespace tessera
