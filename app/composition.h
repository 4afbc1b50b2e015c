// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compare.h"
#include "app/correct/correct.h"
#include "app/correct/ending.h"
#include "app/device/settings.h"
#include "app/export/exporter.h"
#include "app/live/intervals.h"
#include "app/live/live.h"
#include "app/live/setup.h"
#include "app/research/research.h"
#include "app/review/review.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"

#include <QObject>
#include <QVariantMap>

#include <filesystem>

class QQmlApplicationEngine;

namespace tessera {

class Device;
class KeyWrap;

// Where the app is put together: one façade a use case, and what one must tell another. Used alike by the
// program and by the tests that drive a whole window.
class Composition : public QObject {
    Q_OBJECT

public:
    // `device` and `keyring` (which may be nullptr) must outlive it. The library is opened by start().
    Composition(Device& device, KeyWrap* keyring, const std::filesystem::path& folder,
                QObject* parent = nullptr);

    // Loads the window; false when its QML cannot be loaded.
    bool show(QQmlApplicationEngine& engine);
    // Opens the library, aside from the screen.
    void start() { vault_.open(); }

    [[nodiscard]] Live& live() { return live_; }
    [[nodiscard]] Intervals& intervals() { return intervals_; }
    [[nodiscard]] Setup& setup() { return setup_; }
    [[nodiscard]] Visits& visits() { return visits_; }
    [[nodiscard]] Vault& vault() { return vault_; }
    [[nodiscard]] Review& review() { return review_; }
    [[nodiscard]] Exporter& exporter() { return exporter_; }
    [[nodiscard]] Compare& compare() { return compare_; }
    [[nodiscard]] Correct& correct() { return correct_; }
    [[nodiscard]] Ending& ending() { return ending_; }
    [[nodiscard]] Research& research() { return research_; }
    [[nodiscard]] Settings& settings() { return settings_; }

private:
    void settle();
    void opened();
    void listed(std::vector<Summary> summaries);
    void carryOnWith(const Uuid& session);
    void offerRecent(const std::vector<Summary>& summaries);
    void erased(const Uuid& session);
    void summariseAgain(const Uuid& session);

    Device& device_;
    Settings settings_;
    Visits visits_;
    Live live_;
    Intervals intervals_;
    Setup setup_;
    Vault vault_;
    Review review_;
    Exporter exporter_;
    Compare compare_;
    Research research_;
    Correct correct_;
    Ending ending_;
};

}  // namespace tessera
