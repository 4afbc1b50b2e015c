// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/consent/taking_back.h"

#include "app/device/device.h"
#include "app/live/live.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"
#include "sync/keeping/take_back.h"

#include <algorithm>

namespace tessera {

TakingBack::TakingBack(Device& device, Vault& vault, Visits& visits, Live& live, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), visits_(visits), live_(live)
{
}

void TakingBack::settle(State state)
{
    state_ = state;
    emit changed();
}

void TakingBack::ask(const QString& sessionId)
{
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || state_ == Working || vault_.state() != Vault::Open) return;
    session_ = *session;
    title_.clear();
    if (live_.journal() && live_.journal()->session() == session_) title_ = live_.title();
    const auto& all = visits_.all();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [this](const Summary& summary) { return summary.session == session_; });
    if (found != all.end()) title_ = words::title(found->header) + tr(" · ") + words::day(found->header);
    problem_.clear();
    files_.clear();
    scope_ = Nothing;
    wiped_ = handedOver_ = false;
    settle(Asked);
}

void TakingBack::take(Scope scope)
{
    if (state_ != Asked || scope == Nothing || vault_.state() != Vault::Open) return;
    const bool here = live_.journal() && live_.journal()->session() == session_;
    // Behind what cannot be written it would wait for ever; a visit that is still coded is ended first.
    problem_ = here ? live_.trouble() : QString{};
    if (problem_.isEmpty() && here && live_.state() != Live::Ended)
        problem_ = tr("This visit is still being coded. End it first.");
    if (!problem_.isEmpty()) return settle(Asked);
    settle(Working);
    // In order behind everything of this visit that still waits to be written.
    vault_.ask(
        [session = session_, scope, today = device_.clock().utc()](Library& library) {
            return takeBack(library, session, static_cast<WithdrawalScope>(scope), today);
        },
        [this, here, scope](const Result<TakenBack>& answer) {
            if (!answer) {
                problem_ = words::problem(answer.error());
                return settle(Asked);
            }
            scope_ = scope;
            wiped_ = answer->wiping == Wiping::done;
            handedOver_ = answer->handedOver;
            if (answer->outbox) problem_ = words::problem(*answer->outbox);
            for (const auto& file : answer->files) files_ << words::text(file.string());
            settle(Done);
            const QString id = words::text(session_.text());
            if (here && live_.journal() && live_.journal()->session() == session_) live_.close();
            if (scope == Stop)
                emit stopped(id);
            else
                emit erased(id);
        });
}

void TakingBack::leave()
{
    if (state_ == Working) return;
    title_.clear();
    files_.clear();
    problem_.clear();
    if (state_ != Idle) settle(Idle);
}

}  // namespace tessera
