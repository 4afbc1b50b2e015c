// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reflect/cards.h"

#include "app/device/device.h"
#include "app/review/review.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr int kPauseMs = 400;
constexpr int kAgainMs = 2'000;

// Cut at the end of a letter.
std::string upTo(const QString& words, std::size_t most)
{
    QString text = words;
    while (text.toUtf8().size() > static_cast<qsizetype>(most))
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text.toStdString();
}

}  // namespace

Cards::Cards(Device& device, Vault& vault, Visits& visits, Review& review, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), visits_(visits), review_(review)
{
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &Cards::save);
    connect(&vault_, &Vault::opened, this, &Cards::load);
    connect(&vault_, &Vault::locking, this, &Cards::save);
    connect(&vault_, &Vault::stateChanged, this, [this] {
        if (vault_.state() != Vault::Open) clear();
    });
    // A card may be due as soon as the visits are known.
    connect(&visits_, &Visits::loadingChanged, this, &Cards::ask);
}

Cards::~Cards()
{
    if (vault_.state() == Vault::Open) save();
}

void Cards::clear()
{
    pause_.stop();
    loaded_ = false;
    cards_.clear();
    asked_.clear();
    unsaved_.clear();
    session_ = {};
    settle();
}

void Cards::load()
{
    vault_.ask([](Library& library) { return Reflections(library).all(); },
               [this](Result<std::vector<Reflections::OfSession>> all) {
                   if (!all) {
                       problem_ = words::problem(all.error());
                       emit changed();
                       return;
                   }
                   cards_.clear();
                   for (const Reflections::OfSession& one : *all)
                       for (const ActionCard& card : one.pages.cards)
                           cards_.push_back(rowOf(one.session, card));
                   loaded_ = true;
                   settle();
                   ask();
               });
}

CardRow Cards::rowOf(const Uuid& session, const ActionCard& card) const
{
    const auto& all = visits_.all();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&session](const Summary& one) { return one.session == session; });
    return {session, found == all.end() ? QString{} : words::title(found->header), card};
}

Day Cards::today() const
{
    return dayOf(device_.clock().utc(), device_.clock().zoneMinutes());
}

// Whether the family of that visit had a later one, coded to its end.
bool Cards::visitedAgain(const Uuid& session) const
{
    const auto& all = visits_.all();
    const auto own = std::find_if(all.begin(), all.end(),
                                  [&session](const Summary& one) { return one.session == session; });
    if (own == all.end() || own->header.family.empty()) return false;
    return std::any_of(all.begin(), all.end(), [&](const Summary& one) {
        // Another observer's recording of the same visit is no later one.
        const bool sameVisit = !one.header.visit.empty() && one.header.visit == own->header.visit;
        return one.session != session && !sameVisit && one.header.family == own->header.family &&
               one.header.kind == own->header.kind && one.state == SessionState::ended &&
               one.header.start.ms > own->header.start.ms + own->observed.count();
    });
}

void Cards::greet()
{
    greeting_ = true;
    asked_.clear();
    ask();
}

// Once: what was asked before stays in the list of all.
void Cards::ask()
{
    if (!greeting_ || !loaded_ || visits_.loading()) return settle();
    greeting_ = false;
    for (CardRow& row : cards_) {
        row.visit = rowOf(row.session, row.card).visit;
        if (!isDue(row.card, today(), visitedAgain(row.session))) continue;
        asked_.push_back(row.card.id);
        row.card.askedOn = today();
        ++row.card.revision;
        store(row.session, row.card);
    }
    settle();
}

void Cards::settle()
{
    std::vector<CardRow> due, ofVisit, all = cards_;
    for (CardRow& row : all)
        if (row.visit.isEmpty()) row.visit = rowOf(row.session, row.card).visit;
    for (const CardRow& row : all) {
        if (row.session == session_) ofVisit.push_back(row);
        if (std::find(asked_.begin(), asked_.end(), row.card.id) != asked_.end()) due.push_back(row);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const CardRow& a, const CardRow& b) { return a.card.setOn > b.card.setOn; });
    due_.show(std::move(due));
    ofVisit_.show(std::move(ofVisit));
    all_.show(std::move(all));
    emit changed();
}

void Cards::begin()
{
    const Journal* const journal = review_.journal();
    session_ = journal ? journal->session() : Uuid{};
    settle();
}

int Cards::room() const
{
    return session_.isNil() ? 0 : static_cast<int>(kMostCards) - ofVisit_.count();
}

QString Cards::add(const QString& action)
{
    const QString text = action.simplified();
    if (text.isEmpty() || session_.isNil() || !loaded_ || vault_.state() != Vault::Open) return {};
    if (room() <= 0) return tr("Three actions are enough for one visit. Take one back to make room.");
    ActionCard card;
    card.id = randomUuid();
    card.text = upTo(text, kMostCardBytes);
    card.setOn = today();
    card.lookBackOn = card.setOn + kUsualLookBack;
    for (const CardRow& row : ofVisit_.rows()) card.place = std::max(card.place, row.card.place + 1);
    cards_.push_back(rowOf(session_, card));
    store(session_, card);
    settle();
    return {};
}

template <class Change>
void Cards::change(const QString& card, bool soon, Change how)
{
    const auto id = Uuid::parse(card.toStdString());
    const auto row = std::find_if(cards_.begin(), cards_.end(),
                                  [&id](const CardRow& one) { return id && one.card.id == *id; });
    if (row == cards_.end() || vault_.state() != Vault::Open) return;
    const ActionCard before = row->card;
    how(row->card);
    if (row->card == before) return;
    unsaved_[row->card.id] = row->session;
    if (soon)
        pause_.start(kPauseMs);
    else
        save();
    settle();
}

void Cards::reword(const QString& card, const QString& action)
{
    const QString text = action.simplified();
    if (text.isEmpty()) return;  // taking back is an act of its own
    change(card, true, [&text](ActionCard& one) { one.text = upTo(text, kMostCardBytes); });
}

void Cards::lookBackAfter(const QString& card, int weeks)
{
    change(card, false,
           [weeks](ActionCard& one) { one.lookBackOn = one.setOn + Day{7} * std::clamp(weeks, 1, 52); });
}

void Cards::takeBack(const QString& card)
{
    const auto id = Uuid::parse(card.toStdString());
    const auto row = std::find_if(cards_.begin(), cards_.end(),
                                  [&id](const CardRow& one) { return id && one.card.id == *id; });
    if (row == cards_.end() || vault_.state() != Vault::Open) return;
    ActionCard gone;
    gone.id = row->card.id;
    gone.revision = row->card.revision + 1;
    unsaved_.erase(gone.id);
    const Uuid session = row->session;
    cards_.erase(row);
    store(session, gone);
    settle();
}

void Cards::say(const QString& card, int far)
{
    change(card, false, [&](ActionCard& one) {
        const auto said = static_cast<HowFar>(std::clamp(far, 0, static_cast<int>(HowFar::noLongerFits)));
        one.far = said;
        one.answeredOn = said == HowFar::unsaid && one.helped.empty() && one.hindered.empty() ? 0 : today();
    });
}

void Cards::sayHelped(const QString& card, const QString& words)
{
    change(card, true, [&](ActionCard& one) {
        one.helped = upTo(words, kMostAnswerBytes);
        one.answeredOn = today();
    });
}

void Cards::sayHindered(const QString& card, const QString& words)
{
    change(card, true, [&](ActionCard& one) {
        one.hindered = upTo(words, kMostAnswerBytes);
        one.answeredOn = today();
    });
}

void Cards::save()
{
    pause_.stop();
    for (const auto& [id, session] : std::exchange(unsaved_, {})) {
        const auto row = std::find_if(cards_.begin(), cards_.end(),
                                      [&id = id](const CardRow& one) { return one.card.id == id; });
        if (row == cards_.end()) continue;
        ++row->card.revision;
        store(session, row->card);
    }
}

void Cards::store(const Uuid& session, const ActionCard& card)
{
    ++saving_;
    vault_.ask([session, card](Library& library) { return Reflections(library).save(session, card); },
               [this, session, id = card.id](const Status& status) {
                   --saving_;
                   problem_ = status ? QString{} : words::problem(status.error());
                   const bool there = std::any_of(cards_.begin(), cards_.end(),
                                                  [&id](const CardRow& one) { return one.card.id == id; });
                   if (!status && there && status.error().code != Errc::notFound) {
                       unsaved_[id] = session;
                       pause_.start(kAgainMs);
                   }
                   emit changed();
               });
}

void Cards::forget(const Uuid& session)
{
    cards_.erase(std::remove_if(cards_.begin(), cards_.end(),
                                [&session](const CardRow& one) { return one.session == session; }),
                 cards_.end());
    if (session_ == session) session_ = {};
    settle();
}

}  // namespace tessera
