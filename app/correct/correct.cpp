// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/correct.h"

#include "app/correct/history.h"
#include "app/device/device.h"
#include "app/live/live.h"
#include "app/review/review_grid.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tessera {

namespace {

// These say from when something counts; the others count from when they are said.
bool hasOnset(EntryKind kind)
{
    return kind == EntryKind::retime || kind == EntryKind::split || kind == EntryKind::insert;
}

}  // namespace

Correct::Correct(Device& device, Vault& vault, Visits& visits, Live& live, QObject* parent)
    : QObject(parent),
      device_(device),
      vault_(vault),
      visits_(visits),
      live_(live),
      grid_(std::make_unique<ReviewGrid>())
{
    connect(&live_, &Live::openedChanged, this, [this] {
        if (liveMode_ && live_.sessionId() != sessionId_) close();
    });
    connect(&live_, &Live::savedChanged, this, [this] {
        if (liveMode_) emit savedChanged();
    });
    connect(&vault_, &Vault::saved, this, [this](const Uuid& session, quint32 upTo) {
        if (journal_ && session == journal_->session()) added(upTo);
    });
    connect(&vault_, &Vault::failing, this, [this](const QString& words) {
        trouble_ = words;
        emit savedChanged();
    });
    connect(&vault_, &Vault::recovered, this, [this] {
        trouble_.clear();
        emit savedChanged();
    });
}

Correct::~Correct() = default;

const Journal* Correct::journal() const
{
    return isLive() ? live_.journal() : journal_.get();
}

bool Correct::isLive() const
{
    return liveMode_ && live_.journal() != nullptr;
}

void Correct::begin(const QString& sessionId, int entry)
{
    const auto id = Uuid::parse(sessionId.toStdString());
    if (!id || open_) return;
    open_ = true;
    sessionId_ = sessionId;
    wanted_ = static_cast<std::uint32_t>(std::max(entry, 0));
    liveMode_ = live_.journal() != nullptr && live_.sessionId() == sessionId;
    if (liveMode_) {
        rebuild();
        emit schemeChanged();
    } else if (vault_.state() == Vault::Open) {
        loading_ = true;
        vault_.ask([id = *id](Library& library) { return library.load(id); },
                   [this, sessionId](Result<StoredSession> stored) {
                       if (!open_ || sessionId != sessionId_) return;
                       loading_ = false;
                       if (stored)
                           show(std::move(*stored));
                       else
                           problem_ = words::problem(stored.error());
                       emit schemeChanged();
                       emit changed();
                   });
    }
    if (!liveMode_ && !loading_) problem_ = tr("The visits are not open just now. Try again.");
    emit openChanged();
    emit changed();
}

void Correct::show(StoredSession stored)
{
    if (!stored.forks.empty()) {
        problem_ = tr("This visit has two different records. It can be corrected once one is chosen.");
        return;
    }
    scheme_ = std::make_unique<Scheme>(std::move(stored.scheme));
    auto journal = std::make_unique<Journal>(stored.id, *scheme_);
    if (const Status status = journal->restore(std::move(stored.entries)); !status) {
        problem_ = words::problem(status.error());
        return;
    }
    durable_ = static_cast<std::uint32_t>(journal->entries().size());
    journal_ = std::move(journal);
    rebuild();
}

void Correct::close()
{
    if (!open_) return;
    emit closing();
    const QString id = sessionId_;
    if (journal_ && touched_) {
        // Saved with the list's own next look; here only so that the list is right at once.
        const Summary summary = summarise(*journal_);
        visits_.put(summary);
        vault_.ask([summary](Library& library) { return library.saveSummary(summary); },
                   [](const Status&) {});
    }
    grid_->clear();
    lanes_.clear();
    places_.clear();
    lane_ = 0;
    journal_.reset();
    scheme_.reset();
    open_ = loading_ = liveMode_ = touched_ = false;
    problem_.clear();
    message_.clear();
    sessionId_.clear();
    selected_ = -1;
    wanted_ = cutOf_ = 0;
    emit openChanged();
    emit changed();
    emit savedChanged();
    emit messageChanged();
    emit closed(id);
}

void Correct::rebuild()
{
    const Journal* const record = journal();
    if (!record) return;
    const Fold& fold = record->fold();
    const std::uint32_t chosen = wanted_ != 0 ? wanted_ : square() ? square()->entry : 0;
    const Millis until = isLive() && !fold.ended() ? now() : Millis{0};
    if (fold.byInterval()) {
        // The grid looks at the scheme of the lane before until it shows the new one.
        const std::vector<Lane> before = std::exchange(lanes_, lanesOf(fold, until));
        markTakenAway(lanes_, lanesOf(firstVersion(*record), until));
        if (wanted_ != 0)
            for (std::size_t i = 0; i < lanes_.size(); ++i)
                for (const Interaction& one : lanes_[i].timeline.interactions)
                    if (one.entry == wanted_) lane_ = i;
        showLane();
    } else {
        grid_->show(fold.timeline(until), &fold.scheme(), Millis{0});
        places_ = grid_->shown().interactions;
    }
    wanted_ = 0;
    const auto found = std::find_if(places_.begin(), places_.end(),
                                    [chosen](const Interaction& one) { return one.entry == chosen; });
    selected_ = chosen != 0 && found != places_.end()
                    ? static_cast<int>(found - places_.begin())
                    : std::min(selected_, static_cast<int>(places_.size()) - 1);
    const Interaction* const now = square();
    if (now && cutOf_ == now->entry)
        cutInto_ = std::clamp(cutInto_, Millis{0}, now->length());
    else if (now)
        cutInto_ = now->length() / 2;
    cutOf_ = now ? now->entry : 0;
    emit changed();
}

void Correct::showLane()
{
    lane_ = std::min(lane_, lanes_.size() - 1);
    const Lane& lane = lanes_[lane_];
    grid_->show(lane.timeline, &lane.scheme, Millis{0});
    places_.clear();
    std::merge(lane.timeline.interactions.begin(), lane.timeline.interactions.end(),
               lane.timeline.missed.begin(), lane.timeline.missed.end(), std::back_inserter(places_),
               [](const Interaction& a, const Interaction& b) { return a.onset < b.onset; });
}

void Correct::chooseLane(int lane)
{
    if (lane < 0 || static_cast<std::size_t>(lane) >= lanes_.size() || lane == this->lane()) return;
    lane_ = static_cast<std::size_t>(lane);
    showLane();
    emit schemeChanged();
    emit changed();
}

void Correct::say(const QString& message)
{
    message_ = message;
    emit messageChanged();
}

// A position on the journal's own clock. Of a visit that ended it is the wall clock that tells how late the
// correction came; of one that never ended nothing may come after its last entry, or the last square would
// grow.
Millis Correct::now() const
{
    if (isLive())
        return std::max(Millis{static_cast<std::int64_t>(live_.stamp())}, live_.journal()->fold().lastAt());
    if (!journal_) return Millis{0};
    const Fold& fold = journal_->fold();
    const std::int64_t start = fold.header().start.ms;
    if (!fold.ended() || start <= 0) return fold.lastAt();
    return std::max(fold.lastAt(), Millis{device_.clock().utc().ms - start});
}

Entry Correct::entryNow(EntryKind kind) const
{
    Entry entry;
    entry.kind = kind;
    entry.at = entry.onset = now();
    if (const Interaction* const chosen = square()) entry.target = chosen->entry;
    if (kind == EntryKind::undo || kind == EntryKind::redo || kind == EntryKind::insert) entry.target = 0;
    return entry;
}

bool Correct::can(const Entry& entry) const
{
    return journal() && journal()->fold().check(entry).ok();
}

bool Correct::add(Entry entry, const QString& message)
{
    if (!journal()) return false;
    if (!hasOnset(entry.kind)) entry.onset = entry.at;
    Status status;
    if (isLive()) {
        status = live_.amend(std::move(entry));
    } else {
        const auto appended = journal_->append(std::move(entry));
        if (!appended)
            status = appended.error();
        else
            vault_.writer()->hand(journal_->session(), *appended);
    }
    if (!status) {
        wanted_ = 0;
        say(words::problem(status.error()));
        return false;
    }
    touched_ = true;
    rebuild();
    emit savedChanged();
    say(message);
    return true;
}

void Correct::added(std::uint32_t upTo)
{
    durable_ = std::max(durable_, upTo);
    emit savedChanged();
}

int Correct::waiting() const
{
    if (isLive()) return live_.waiting();
    return journal_ ? static_cast<int>(journal_->entries().size()) - static_cast<int>(durable_) : 0;
}

void Correct::tryAgain()
{
    if (vault_.writer()) vault_.writer()->retryNow();
}

const Interaction* Correct::square() const
{
    if (selected_ < 0 || static_cast<std::size_t>(selected_) >= places_.size()) return nullptr;
    return &places_[static_cast<std::size_t>(selected_)];
}

Millis Correct::position() const
{
    return square() ? square()->onset + grid_->shown().clockStart : Millis{0};
}

}  // namespace tessera
