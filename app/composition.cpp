// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/composition.h"

#include "app/device/device.h"
#include "app/words/words.h"

#include <QDateTime>
#include <QQmlApplicationEngine>
#include <QUrl>

#include <algorithm>
#include <unordered_set>

namespace tessera {

namespace {

constexpr qsizetype kRecentFamilies = 6;

QString settingsFile(const std::filesystem::path& folder)
{
    return words::text((folder / "settings.ini").string());
}

}  // namespace

Composition::Composition(Device& device, KeyWrap* keyring, const std::filesystem::path& folder, Shelf* shelf,
                         QObject* parent)
    : QObject(parent),
      device_(device),
      settings_(settingsFile(folder), &device.clock()),
      live_(device),
      heldScreen_(device, live_, settings_),
      intervals_(device, live_),
      setup_(device, live_),
      vault_(folder, keyring, &device.clock()),
      review_(vault_, visits_),
      exporter_(vault_, review_),
      compare_(vault_, visits_),
      research_(words::text((folder / "research.ini").string())),
      correct_(device, vault_, visits_, live_),
      ending_(live_),
      takingBack_(device, vault_, visits_, live_),
      keeping_(device, vault_, visits_),
      renewing_(device, vault_, visits_),
      practice_(live_, setup_, words::text(folder.string())),
      finder_(vault_, visits_),
      families_(visits_),
      family_(device, vault_, visits_, families_),
      ownShelf_(shelf ? nullptr : std::make_unique<Shelf>(folder)),
      shelf_(shelf ? shelf : ownShelf_.get()),
      handOver_(device, vault_),
      takeIn_(vault_, visits_),
      safekeeping_(device, vault_, visits_, *shelf_),
      reflect_(device, vault_, review_),
      cards_(device, vault_, visits_, review_),
      guard_(device, vault_, live_, settingsFile(folder)),
      recoveryHelp_(vault_),
      acts_(device, vault_, visits_),
      help_(device, vault_),
      sending_(device, vault_, visits_)
{
    connect(&settings_, &Settings::changed, this, &Composition::settle);
    connect(settings_.colours(), &OwnColours::changed, this, &Composition::settle);
    connect(&live_, &Live::openedChanged, this, [this] {
        if (const Journal* journal = live_.journal())
            settings_.setObserver(words::text(journal->header().observer));
    });
    exporter_.setClock(device.clock());
    connect(&exporter_, &Exporter::studyAsked, this,
            [this](const QString& id) { sending_.put(id, exporter_.tickedOfSession()); });
    settle();
    connect(&vault_, &Vault::opened, this, &Composition::opened);
    connect(&vault_, &Vault::locking, this, &Composition::empty);
    connect(&vault_, &Vault::locked, this, &Composition::empty);  // what was on its way has come by then
    connect(&vault_, &Vault::saved, &live_, &Live::onSaved);
    connect(&vault_, &Vault::failing, &live_, &Live::onFailing);
    connect(&vault_, &Vault::recovered, &live_, &Live::onRecovered);
    connect(&live_, &Live::ended, this, [this](const QString& id) {
        if (const auto session = Uuid::parse(id.toStdString())) summariseAgain(*session);
    });
    connect(&live_, &Live::left, this, [this](const QString& id, bool discarded) {
        const auto session = Uuid::parse(id.toStdString());
        if (!session) return;
        if (discarded)
            visits_.take(*session);
        else
            summariseAgain(*session);
    });
    connect(&review_, &Review::changed, this, [this] {
        renewing_.lookAt(review_.journal());
        const auto session = Uuid::parse(review_.sessionId().toStdString());
        if (!session || !review_.journal()) return;
        finder_.lookedAt(*session);
        acts_.looked(*session);
    });
    connect(&cards_, &Cards::changed, this, &Composition::tellActionsDue);
    connect(family_.leaving(), &SpiralExport::saved, this, [this] {
        vault_.note({AuditKind::exported, {}, 0, {}});
    });
    connect(&takingBack_, &TakingBack::erased, this, &Composition::erased);
    // A study's card says how long, its receipts what may go.
    connect(sending_.joining(), &Joining::joined, &keeping_, &Keeping::look);
    connect(sending_.parcels(), &ParcelRows::changed, &keeping_, &Keeping::look);
    connect(&keeping_, &Keeping::erased, this, &Composition::erased);
    connect(&renewing_, &Renewing::renewed, this, &Composition::renewed);
    connect(&keeping_, &Keeping::rulesChanged, this, [this] {
        const KeepingRules& rules = keeping_.rules();
        setup_.setForm(rules.form, rules.days());
        renewing_.setForm(rules.form, rules.days());
    });
}

// The Library's filter: not answered, and Home has asked already or the day has come.
void Composition::tellActionsDue()
{
    const UtcTime now = device_.clock().utc();
    const int zone = QDateTime::fromMSecsSinceEpoch(now.ms).offsetFromUtc() / 60;
    const Day today = dayOf(now, zone);
    std::unordered_set<Uuid> due;
    for (const CardRow& row : cards_.all()->rows())
        if (row.card.answeredOn == 0 && (row.card.askedOn != 0 || row.card.lookBackOn <= today))
            due.insert(row.session);
    visits_.setActionsDue(std::move(due));
}

bool Composition::show(QQmlApplicationEngine& engine)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));  // not searched by itself before Qt 6.5
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(this)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Tessera/Ui/Main.qml")));
    return !engine.rootObjects().isEmpty();
}

// What is set for the pads and the pictures is told to those who act on it.
void Composition::settle()
{
    live_.setHabits({std::chrono::seconds{settings_.usualDelay()}, settings_.vibrate()});
    intervals_.setVibrate(settings_.vibrate());
    exporter_.setOwnColours(settings_.colours()->forPaper());
    reference_.setOwnColours(settings_.colours()->forPaper());
    research_.study()->setOwnColours(settings_.colours()->forPaper());
}

void Composition::opened()
{
    live_.attach(*vault_.writer());
    setup_.setDevice(vault_.device());
    keeping_.look();
    vault_.ask([](Library& library) { return library.summaries(); },
               [this](Result<std::vector<Summary>> summaries) {
                   if (vault_.state() != Vault::Open) return;  // locked meanwhile
                   if (summaries)
                       listed(std::move(*summaries));
                   else
                       visits_.setLoading(false);
               });
}

// What somebody is writing goes to the writer while it still can; then nothing of the visits stays in memory
// but the one that is being coded.
void Composition::empty()
{
    takingBack_.leave();
    renewing_.leave();
    keeping_.forget();
    handOver_.forget();
    takeIn_.forget();
    sending_.forget();
    research_.close();
    reflect_.close();
    correct_.close();
    review_.close();
    exporter_.begin();  // nothing is reviewed: no words and no picture of it are left
    compare_.close();
    family_.close();
    visits_.setSummaries({});
    visits_.setLoading(true);
    visits_.setFind({});
    visits_.setActionsDue({});
    setup_.setRecent({});
    setup_.setLast({});
    setup_.begin();
}

// What set-up offers comes from the real visits that are there, and from nothing else.
void Composition::offerRecent(const std::vector<Summary>& summaries, bool lastToo)
{
    QStringList families;
    const Header* last = nullptr;
    for (const Summary& summary : summaries) {
        if (summary.header.kind != SessionKind::real) continue;
        if (!last) last = &summary.header;
        const QString family = words::text(summary.header.family);
        if (!family.isEmpty() && !families.contains(family)) families << family;
        if (families.size() == kRecentFamilies) break;
    }
    setup_.setRecent(families);
    if (!lastToo) return;
    setup_.setLast(last ? *last : Header{});
    if (last) settings_.setObserver(words::text(last->observer));
}

void Composition::erased(const QString& id)
{
    const auto session = Uuid::parse(id.toStdString());
    if (!session) return;
    if (review_.sessionId() == id) review_.close();
    cards_.forget(*session);
    visits_.take(*session);
    setup_.begin();  // its codes are still in the fields
    offerRecent(visits_.all(), true);
    sending_.look();  // what waited of it is gone
}

// Whoever holds its record reads it again: it has one line more.
void Composition::renewed(const QString& id)
{
    const auto session = Uuid::parse(id.toStdString());
    if (!session) return;
    keeping_.agreedAnew(*session);
    if (review_.sessionId() == id) review_.open(id);
    family_.lookAgain();
    sending_.look();
}

void Composition::listed(std::vector<Summary> summaries)
{
    if (!summaries.empty()) offerRecent(summaries, true);

    // A visit that this tablet was coding when it was cut off: one question is asked about it.
    const auto open = std::find_if(summaries.begin(), summaries.end(), [this](const Summary& summary) {
        return summary.state == SessionState::open && summary.header.device == vault_.device() &&
               !summary.header.bootId.empty();
    });
    if (open != summaries.end()) carryOnWith(open->session);
    visits_.setSummaries(std::move(summaries));
    finder_.begin();
}

void Composition::carryOnWith(const Uuid& session)
{
    vault_.ask([session](Library& library) { return library.load(session); },
               [this](Result<StoredSession> stored) {
                   if (!stored || live_.state() != Live::Closed) return;
                   // Not taken up again it stays in the Library as "not ended yet"; nothing is lost.
                   static_cast<void>(live_.resumeStored(*stored));
               });
}

void Composition::summariseAgain(const Uuid& session)
{
    vault_.ask([session](Library& library) { return library.summary(session); },
               [this](Result<Summary> summary) {
                   if (!summary) return;
                   visits_.put(*summary);
                   // Set-up itself holds what was said last; it may be open by now.
                   offerRecent(visits_.all(), false);
               });
}

}  // namespace tessera
