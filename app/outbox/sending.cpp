// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/sending.h"

#include "app/device/device.h"
#include "app/outbox/system_proxy.h"
#include "app/outbox/trouble_words.h"
#include "app/privacy/agreed_parcels.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/outbox/enclose.h"

#include <QRandomGenerator>

#include <algorithm>
#include <filesystem>
#include <unordered_set>
#include <utility>

namespace tessera {

Sending::Sending(Device& device, Vault& vault, Visits& visits, QObject* parent)
    : QObject(parent),
      device_(device),
      vault_(vault),
      visits_(visits),
      place_(device, vault),
      rows_(visits),
      joining_(device, vault),
      outbox_(*this, device.clock(), vault)
{
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &Sending::tryAgain);
    connect(&vault_, &Vault::opened, this, &Sending::look);
    connect(&vault_, &Vault::stateChanged, this, &Sending::settle);
    connect(&visits_, &Visits::allChanged, this, &Sending::changed);
    connect(&place_, &SendPlace::changed, this, &Sending::changed);
    connect(&joining_, &Joining::joined, this, &Sending::look);
}

Sending::~Sending()
{
    outbox_.close();
}

bool Sending::canShare() const
{
    return device_.canShare();
}

// Behind the lock nothing is sent, and nothing of it stays in memory.
void Sending::settle()
{
    if (vault_.state() == Vault::Open) return outbox_.open();
    outbox_.close();
    worker_.stop();
    again_.stop();
    place_.closed();
    forget();
}

void Sending::forget()
{
    rows_.setParcels({});
    joining_.forget();
    held_ = 0;
    result_.clear();
    problem_.clear();
    emit changed();
}

Result<Sending::Seen> Sending::seen(Library& library, UtcTime now)
{
    auto outbox = Outbox::open(library);
    if (!outbox) return outbox.error();
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    AgreedParcels agreed(*outbox, library, now);
    if (const auto listed = agreed.list(); !listed) return listed.error();
    Seen seen{outbox->parcels(), {}, {}, static_cast<int>(agreed.held().size())};
    if (*study) {
        seen.signingKey = (*study)->signingKey;
        seen.study = (*study)->name.empty() ? (*study)->id : (*study)->name;
    }
    return seen;
}

void Sending::take(Seen seen)
{
    if (vault_.state() != Vault::Open) return;  // locked since it was asked for
    signingKey_ = std::move(seen.signingKey);
    study_ = words::text(seen.study);
    held_ = seen.held;
    rows_.setParcels(std::move(seen.parcels));
    emit changed();
}

void Sending::look()
{
    if (vault_.state() != Vault::Open) return;
    if (!busy_) place_.look();
    vault_.ask([now = device_.clock().utc()](Library& library) { return seen(library, now); },
               [this](Result<Seen> now) {
                   if (now) return take(std::move(*now));
                   stopWith(words::problem(now.error()));
               });
}

std::vector<Uuid> Sending::missingOnes() const
{
    std::unordered_set<Uuid> sealed;
    for (const Parcel& parcel : rows_.all()) sealed.insert(parcel.session);
    std::vector<Uuid> missing;
    // The oldest first, as they will be numbered.
    for (auto summary = visits_.all().rbegin(); summary != visits_.all().rend(); ++summary)
        if (summary->header.kind == SessionKind::real && summary->state != SessionState::open &&
            !sealed.contains(summary->session))
            missing.push_back(summary->session);
    return missing;
}

void Sending::put(const QString& sessionId, const BundleChoice& choice)
{
    if (const auto session = Uuid::parse(sessionId.toStdString())) seal({*session}, choice);
}

void Sending::putMissing()
{
    seal(missingOnes(), {});
}

void Sending::seal(const std::vector<Uuid>& sessions, const BundleChoice& choice)
{
    if (busy_ || sessions.empty() || vault_.state() != Vault::Open) return;
    busy_ = true;
    result_.clear();
    problem_.clear();
    emit changed();
    struct Sealed {
        Result<Seen> seen;
        int count = 0;
        QString problem;
    };
    vault_.ask(
        [sessions, choice, now = device_.clock().utc()](Library& library) {
            Sealed sealed{Error{}, 0, {}};
            auto outbox = Outbox::open(library);
            if (!outbox) return Sealed{outbox.error(), 0, {}};
            const std::size_t before = outbox->parcels().size();
            for (const Uuid& session : sessions)
                if (const auto parcel = enclose(library, *outbox, session, choice, now); !parcel)
                    sealed.problem = words::problem(parcel.error());
            sealed.count = static_cast<int>(outbox->parcels().size() - before);
            sealed.seen = seen(library, now);
            return sealed;
        },
        [this](Sealed sealed) {
            busy_ = false;
            if (!sealed.seen) return stopWith(words::problem(sealed.seen.error()));
            problem_ = sealed.problem;
            if (sealed.count > 0)
                result_ = words::counted(
                    tr("%n visit(s) sealed for the study. Nothing was sent yet.", nullptr, sealed.count),
                    sealed.count);
            else if (problem_.isEmpty())
                result_ = tr("This visit is here already, sealed for the study as it is.");
            take(std::move(*sealed.seen));
        });
}

void Sending::stopWith(const QString& problem)
{
    busy_ = false;
    problem_ = problem;
    emit changed();
    emit progressed();
}

void Sending::send()
{
    begin(false);
}

void Sending::tryAgain()
{
    begin(true);
}

// What is to be said of withdrawals goes along; then the worker begins.
void Sending::begin(bool dueOnly)
{
    if (busy_ || vault_.state() != Vault::Open) return;
    again_.stop();
    busy_ = true;
    cancelled_ = false;
    progress_ = 0;
    result_.clear();
    problem_.clear();
    emit changed();
    emit progressed();
    vault_.ask(
        [now = device_.clock().utc()](Library& library) -> Result<Seen> {
            auto outbox = Outbox::open(library);
            if (!outbox) return outbox.error();
            if (const auto told = encloseWithdrawals(library, *outbox, now); !told) return told.error();
            return seen(library, now);
        },
        [this, dueOnly](Result<Seen> now) {
            if (!now) return stopWith(words::problem(now.error()));
            take(std::move(*now));
            if (!enrolled()) return stopWith(tr("Nothing is sent before the library belongs to a study."));
            if (!place_.destination()) return stopWith(tr("Say first where visits are handed over to."));
            if (cancelled_) return stopWith({});
            handOver(dueOnly);
        });
}

void Sending::handOver(bool dueOnly)
{
    SendOptions options;
    options.dueOnly = dueOnly;
    options.device = vault_.device();
    options.receivers = {signingKey_};
    options.now = [now = device_.clock().utc()] { return now; };
    options.random = [] { return QRandomGenerator::system()->generateDouble(); };
    options.progress = [this](std::size_t done, std::size_t all) {
        const double part = static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1));
        QMetaObject::invokeMethod(
            this,
            [this, part] {
                progress_ = part;
                emit progressed();
            },
            Qt::QueuedConnection);
        return true;
    };
    worker_.run(
        this,
        [place = *place_.destination(), options, outbox = &outbox_](const Aside::Stop& stop) mutable {
            Reaching reaching;
            reaching.stopped = options.stopped = [stop] { return stop->load(); };
            options.progress = [stop, told = options.progress](std::size_t done, std::size_t all) {
                return told(done, all) && !stop->load();
            };
            if (place.kind == Destination::Kind::server) reaching.proxy = systemProxy(place.place);
            const auto target = targetOf(place, std::move(reaching));
            return sendWaiting(*outbox, *target, options);
        },
        [this](const Result<SendRound>& round) { ended(round); });
}

void Sending::ended(const Result<SendRound>& round)
{
    busy_ = false;
    progress_ = 0;
    if (vault_.state() != Vault::Open) return;
    if (!round) {
        problem_ = words::problem(round.error());
    } else {
        QStringList said;
        const auto count = [&said](const QString& words, std::size_t n) {
            if (n > 0) said << words::counted(words, static_cast<int>(n));
        };
        count(tr("%n file(s) handed over.", nullptr, static_cast<int>(round->handedOver)), round->handedOver);
        count(tr("The study has taken in %n file(s).", nullptr, static_cast<int>(round->received)),
              round->received);
        if (round->cancelled) said << tr("Stopped. What is not handed over waits here.");
        if (said.isEmpty() && round->waiting == 0) said << tr("Nothing new: everything is handed over.");
        result_ = said.join(QLatin1Char(' '));
        if (place_.destination()) problem_ = words::ofTrouble(round->trouble, place_.destination()->kind);
        if (!round->cancelled && passes(round->trouble)) plan(*round);
    }
    look();
    emit changed();
    emit progressed();
}

// At the earliest moment at which one of those that wait may be tried.
void Sending::plan(const SendRound& round)
{
    if (round.waiting == 0) return;
    vault_.ask(
        [](Library& library) -> Result<std::vector<Parcel>> {
            auto outbox = Outbox::open(library);
            return outbox ? outbox->list() : Result<std::vector<Parcel>>(outbox.error());
        },
        [this](const Result<std::vector<Parcel>>& parcels) {
            if (!parcels || busy_ || cancelled_ || vault_.state() != Vault::Open) return;
            std::int64_t wait = kLongestWait.count();
            for (const Parcel& parcel : *parcels)
                if (parcel.state == ParcelState::sealed)
                    wait = std::min(wait, parcel.next.ms - device_.clock().utc().ms);
            // Not at once even where the drawn wait is short: people read what is said.
            constexpr std::int64_t kLeast = 2'000;
            again_.start(static_cast<int>(std::clamp(wait, kLeast, std::int64_t{kLongestWait.count()})));
            emit changed();
        });
}

QString Sending::stays() const
{
    return held_ == 0
               ? QString{}
               : words::counted(tr("%n sealed visit(s) stay here: what the family agreed to does not let "
                                   "them leave, or the time it agreed to is over.",
                                   nullptr, held_),
                                held_);
}

QString Sending::again() const
{
    if (!again_.isActive()) return {};
    const int seconds = std::max(1, again_.remainingTime() / 1000);
    if (seconds < 90)
        return words::counted(tr("It is tried again by itself in %n second(s).", nullptr, seconds), seconds);
    const int minutes = (seconds + 30) / 60;
    return words::counted(tr("It is tried again by itself in %n minute(s).", nullptr, minutes), minutes);
}

void Sending::cancel()
{
    cancelled_ = true;
    again_.stop();
    worker_.stop();
    emit changed();
}

void Sending::share()
{
    if (!canShare() || busy_ || vault_.state() != Vault::Open) return;
    vault_.ask(
        [now = device_.clock().utc()](Library& library) -> Result<std::vector<std::filesystem::path>> {
            auto outbox = Outbox::open(library);
            if (!outbox) return outbox.error();
            std::vector<std::filesystem::path> files;
            auto parcels = AgreedParcels(*outbox, library, now).list();
            if (!parcels) return parcels.error();
            for (Parcel& parcel : *parcels) {
                if (parcel.state != ParcelState::sealed) continue;
                files.push_back(outbox->file(parcel));
                // Nobody tells where it arrives: it counts once its receipt is here.
                parcel.trouble = Trouble::unread;
                if (const Status kept = outbox->update(parcel); !kept) return kept.error();
            }
            return files;
        },
        [this](const Result<std::vector<std::filesystem::path>>& files) {
            if (!files) return stopWith(words::problem(files.error()));
            if (!files->empty()) device_.share(*files);
            look();
        });
}

}  // namespace tessera
