// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/parcel.h"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace tessera {

class Vault;

// The outbox as seen from a thread that may wait for a network: each call is carried out on the writer's
// thread, between two taps, and waited for. Once closed every call answers `locked` at once. What may not
// leave any more is not listed.
class ParcelsAside : public Parcels {
public:
    // All must outlive it; `owner` lives on the screen's thread, as the vault does.
    ParcelsAside(QObject& owner, const Clock& clock, Vault& vault)
        : owner_(owner), clock_(clock), vault_(vault)
    {
    }
    ParcelsAside(const ParcelsAside&) = delete;
    ParcelsAside& operator=(const ParcelsAside&) = delete;

    // From the worker's thread.
    [[nodiscard]] Result<std::vector<Parcel>> list() override;
    [[nodiscard]] Result<std::string> bytes(const Parcel& parcel) override;
    Status update(const Parcel& parcel) override;

    // From the screen's thread.
    void open() { setClosed(false); }
    void close() { setClosed(true); }

private:
    struct Desk {
        std::mutex mutex;
        std::condition_variable answered;
        bool closed = false;
    };
    template <class Answer>
    Result<Answer> ask(std::function<Result<Answer>(Outbox&, const Library&, UtcTime now)> work);
    void setClosed(bool closed);

    QObject& owner_;
    const Clock& clock_;
    Vault& vault_;
    std::shared_ptr<Desk> desk_ = std::make_shared<Desk>();
};

}  // namespace tessera
