// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/ending.h"

#include "app/correct/worth_words.h"
#include "app/device/device.h"
#include "app/live/live.h"
#include "app/visits/vault.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/journal/lanes.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::size_t kFixes = 3;

std::vector<WorthALook> worthOf(const Live& live)
{
    const Journal* const journal = live.journal();
    if (!journal || !journal->fold().ended() || journal->fold().byInterval()) return {};
    return worthALook(*journal);
}

}  // namespace

Ending::Ending(Device& device, Vault& vault, Live& live, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), live_(live)
{
    connect(&live_, &Live::changed, this, &Ending::changed);
}

QVariantList Ending::fixes() const
{
    QVariantList list;
    for (const WorthALook& one : worthOf(live_)) {
        if (list.size() == kFixes) break;
        list.append(QVariantMap{{QStringLiteral("entry"), one.entry},
                                {QStringLiteral("words"), words::worthALook(one)}});
    }
    return list;
}

int Ending::fixesMore() const
{
    const std::size_t all = worthOf(live_).size();
    return static_cast<int>(all - std::min(all, kFixes));
}

bool Ending::correctable() const
{
    return live_.journal() != nullptr && !live_.journal()->fold().byInterval();
}

int Ending::sureness() const
{
    return live_.journal() ? live_.journal()->fold().timeline().sureness : 0;
}

QStringList Ending::sentences() const
{
    QStringList list;
    if (!live_.journal() || !live_.journal()->fold().ended()) return list;
    for (const Lane& lane : lanesOf(live_.journal()->fold()))
        list += words::findings(lane.timeline, lane.scheme);
    return list;
}

void Ending::saySureness(int sureness)
{
    if (!live_.journal() || sureness == this->sureness()) return;
    Entry entry;
    entry.kind = EntryKind::sureness;
    entry.at = entry.onset =
        std::max(Millis{static_cast<std::int64_t>(live_.stamp())}, live_.journal()->fold().lastAt());
    entry.tags = static_cast<std::uint32_t>(std::max(sureness, 0));
    static_cast<void>(live_.amend(std::move(entry)));
}

void Ending::erase()
{
    if (state_ != Kept || live_.state() != Live::Ended || vault_.state() != Vault::Open) return;
    // Behind what cannot be written it would wait for ever.
    problem_ = live_.trouble();
    if (!problem_.isEmpty()) return emit stateChanged();
    state_ = Erasing;
    emit stateChanged();
    const Uuid session = live_.journal()->session();
    const UtcTime today = device_.clock().utc();
    // In order behind everything of this visit that still waits to be written.
    vault_.ask(
        [session, today](Library& library) { return library.withdraw(session, WithdrawalScope::all, today); },
        [this, session](const Result<Wiping>& answer) {
            state_ = answer ? Erased : Kept;
            wiped_ = answer && *answer == Wiping::done;
            if (!answer) problem_ = words::problem(answer.error());
            emit stateChanged();
            if (!answer) return;
            live_.close();
            emit erased(words::text(session.text()));
        });
}

void Ending::done()
{
    if (state_ != Erased) return;
    state_ = Kept;
    emit stateChanged();
}

}  // namespace tessera
