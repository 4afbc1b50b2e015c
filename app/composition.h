// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compare.h"
#include "app/consent/keeping.h"
#include "app/consent/renewing.h"
#include "app/consent/taking_back.h"
#include "app/correct/correct.h"
#include "app/correct/ending.h"
#include "app/device/held_screen.h"
#include "app/device/settings.h"
#include "app/export/exporter.h"
#include "app/families/families.h"
#include "app/families/family.h"
#include "app/help/acts.h"
#include "app/help/help.h"
#include "app/live/intervals.h"
#include "app/live/live.h"
#include "app/live/setup.h"
#include "app/outbox/sending.h"
#include "app/practice/practice.h"
#include "app/protection/guard.h"
#include "app/protection/recovery_help.h"
#include "app/reference/reference.h"
#include "app/reflect/cards.h"
#include "app/reflect/reflect.h"
#include "app/research/research.h"
#include "app/review/review.h"
#include "app/visits/finder.h"
#include "app/visits/hand_over.h"
#include "app/visits/safekeeping.h"
#include "app/visits/shelf.h"
#include "app/visits/take_in.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <filesystem>
#include <memory>

class QQmlApplicationEngine;

namespace tessera {

class Device;
class KeyWrap;

// Where the app is put together: one façade a use case, and what one must tell another. Used alike by the
// program and by the tests that drive a whole window.
class Composition : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // For the pages; each lives as long as this does.
    Q_PROPERTY(tessera::Live* live READ live CONSTANT)
    Q_PROPERTY(tessera::Intervals* intervals READ intervals CONSTANT)
    Q_PROPERTY(tessera::Setup* setup READ setup CONSTANT)
    Q_PROPERTY(tessera::Visits* visits READ visits CONSTANT)
    Q_PROPERTY(tessera::Vault* vault READ vault CONSTANT)
    Q_PROPERTY(tessera::Review* review READ review CONSTANT)
    Q_PROPERTY(tessera::Exporter* exporter READ exporter CONSTANT)
    Q_PROPERTY(tessera::Compare* compare READ compare CONSTANT)
    Q_PROPERTY(tessera::Research* research READ research CONSTANT)
    Q_PROPERTY(tessera::Correct* correct READ correct CONSTANT)
    Q_PROPERTY(tessera::Ending* ending READ ending CONSTANT)
    Q_PROPERTY(tessera::TakingBack* takingBack READ takingBack CONSTANT)
    Q_PROPERTY(tessera::Keeping* keeping READ keeping CONSTANT)
    Q_PROPERTY(tessera::Renewing* renewing READ renewing CONSTANT)
    Q_PROPERTY(tessera::Practice* practice READ practice CONSTANT)
    Q_PROPERTY(tessera::Families* families READ families CONSTANT)
    Q_PROPERTY(tessera::Family* family READ family CONSTANT)
    Q_PROPERTY(tessera::HandOver* handOver READ handOver CONSTANT)
    Q_PROPERTY(tessera::TakeIn* takeIn READ takeIn CONSTANT)
    Q_PROPERTY(tessera::Safekeeping* safekeeping READ safekeeping CONSTANT)
    Q_PROPERTY(tessera::Shelf* shelf READ shelf CONSTANT)
    Q_PROPERTY(tessera::Reflect* reflect READ reflect CONSTANT)
    Q_PROPERTY(tessera::Cards* cards READ cards CONSTANT)
    Q_PROPERTY(tessera::Reference* reference READ reference CONSTANT)
    Q_PROPERTY(tessera::HeldScreen* heldScreen READ heldScreen CONSTANT)
    Q_PROPERTY(tessera::Settings* settings READ settings CONSTANT)
    Q_PROPERTY(tessera::Acts* acts READ acts CONSTANT)
    Q_PROPERTY(tessera::Help* help READ help CONSTANT)
    Q_PROPERTY(tessera::Guard* guard READ guard CONSTANT)
    Q_PROPERTY(tessera::RecoveryHelp* recoveryHelp READ recoveryHelp CONSTANT)
    Q_PROPERTY(tessera::Sending* sending READ sending CONSTANT)

public:
    // `device`, `keyring` (which may be nullptr) and `shelf` must outlive it; without a shelf the library in
    // `folder` is the tablet's only one. The library is opened by start().
    Composition(Device& device, KeyWrap* keyring, const std::filesystem::path& folder, Shelf* shelf = nullptr,
                QObject* parent = nullptr);

    // Loads the window; false when its QML cannot be loaded.
    bool show(QQmlApplicationEngine& engine);
    // Opens the library, aside from the screen.
    void start() { vault_.open(); }

    [[nodiscard]] Live* live() { return &live_; }
    [[nodiscard]] Intervals* intervals() { return &intervals_; }
    [[nodiscard]] Setup* setup() { return &setup_; }
    [[nodiscard]] Visits* visits() { return &visits_; }
    [[nodiscard]] Vault* vault() { return &vault_; }
    [[nodiscard]] Review* review() { return &review_; }
    [[nodiscard]] Exporter* exporter() { return &exporter_; }
    [[nodiscard]] Compare* compare() { return &compare_; }
    [[nodiscard]] Correct* correct() { return &correct_; }
    [[nodiscard]] Ending* ending() { return &ending_; }
    [[nodiscard]] TakingBack* takingBack() { return &takingBack_; }
    [[nodiscard]] Keeping* keeping() { return &keeping_; }
    [[nodiscard]] Renewing* renewing() { return &renewing_; }
    [[nodiscard]] Practice* practice() { return &practice_; }
    [[nodiscard]] Research* research() { return &research_; }
    [[nodiscard]] Families* families() { return &families_; }
    [[nodiscard]] Family* family() { return &family_; }
    [[nodiscard]] HandOver* handOver() { return &handOver_; }
    [[nodiscard]] TakeIn* takeIn() { return &takeIn_; }
    [[nodiscard]] Safekeeping* safekeeping() { return &safekeeping_; }
    [[nodiscard]] Shelf* shelf() { return shelf_; }
    [[nodiscard]] Reflect* reflect() { return &reflect_; }
    [[nodiscard]] Cards* cards() { return &cards_; }
    [[nodiscard]] Reference* reference() { return &reference_; }
    [[nodiscard]] HeldScreen* heldScreen() { return &heldScreen_; }
    [[nodiscard]] Settings* settings() { return &settings_; }
    [[nodiscard]] Acts* acts() { return &acts_; }
    [[nodiscard]] Help* help() { return &help_; }
    [[nodiscard]] Guard* guard() { return &guard_; }
    [[nodiscard]] RecoveryHelp* recoveryHelp() { return &recoveryHelp_; }
    [[nodiscard]] Sending* sending() { return &sending_; }

private:
    void settle();
    void opened();
    void empty();
    void listed(std::vector<Summary> summaries);
    void carryOnWith(const Uuid& session);
    void offerRecent(const std::vector<Summary>& summaries, bool lastToo);
    void erased(const QString& id);
    void renewed(const QString& id);
    void tellActionsDue();
    void summariseAgain(const Uuid& session);

    Device& device_;
    Settings settings_;
    Visits visits_;
    Live live_;
    HeldScreen heldScreen_;
    Intervals intervals_;
    Setup setup_;
    Vault vault_;
    Review review_;
    Exporter exporter_;
    Compare compare_;
    Research research_;
    Correct correct_;
    Ending ending_;
    TakingBack takingBack_;
    Keeping keeping_;
    Renewing renewing_;
    Practice practice_;
    Reference reference_;
    Finder finder_;
    Families families_;
    Family family_;
    std::unique_ptr<Shelf> ownShelf_;  // where none was given
    Shelf* shelf_;
    HandOver handOver_;
    TakeIn takeIn_;
    Safekeeping safekeeping_;
    Reflect reflect_;
    Cards cards_;
    Guard guard_;
    RecoveryHelp recoveryHelp_;
    Acts acts_;
    Help help_;
    Sending sending_;
};

}  // namespace tessera
