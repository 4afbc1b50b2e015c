// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/parcels_aside.h"

#include "app/privacy/agreed_parcels.h"
#include "app/visits/vault.h"

namespace tessera {

namespace {

Error lockedError()
{
    return {Errc::locked, "The library is locked. Open it and send again.", {}};
}

}  // namespace

template <class Answer>
Result<Answer> ParcelsAside::ask(std::function<Result<Answer>(Outbox&, const Library&, UtcTime)> work)
{
    auto slot = std::make_shared<std::optional<Result<Answer>>>();
    const std::shared_ptr<Desk> desk = desk_;
    const auto put = [desk, slot](Result<Answer> answer) {
        const std::lock_guard lock(desk->mutex);
        *slot = std::move(answer);
        desk->answered.notify_all();
    };
    {
        const std::lock_guard lock(desk->mutex);
        if (desk->closed) return lockedError();
    }
    QMetaObject::invokeMethod(
        &owner_,
        [vault = &vault_, clock = &clock_, work = std::move(work), put] {
            if (vault->state() != Vault::Open) return put(lockedError());
            vault->ask(
                [work, now = clock->utc()](Library& library) -> Result<Answer> {
                    auto outbox = Outbox::open(library);
                    if (!outbox) return outbox.error();
                    return work(*outbox, library, now);
                },
                put);
        },
        Qt::QueuedConnection);
    std::unique_lock lock(desk->mutex);
    desk->answered.wait(lock, [&] { return slot->has_value() || desk->closed; });
    if (!slot->has_value()) return lockedError();
    return std::move(**slot);
}

Result<std::vector<Parcel>> ParcelsAside::list()
{
    return ask<std::vector<Parcel>>([](Outbox& outbox, const Library& library, UtcTime now) {
        return AgreedParcels(outbox, library, now).list();
    });
}

Result<std::string> ParcelsAside::bytes(const Parcel& parcel)
{
    return ask<std::string>(
        [parcel](Outbox& outbox, const Library&, UtcTime) { return outbox.bytes(parcel); });
}

Status ParcelsAside::update(const Parcel& parcel)
{
    const auto kept = ask<bool>([parcel](Outbox& outbox, const Library&, UtcTime) -> Result<bool> {
        if (const Status status = outbox.update(parcel); !status) return status.error();
        return true;
    });
    return kept ? Status{} : Status(kept.error());
}

void ParcelsAside::setClosed(bool closed)
{
    const std::lock_guard lock(desk_->mutex);
    desk_->closed = closed;
    desk_->answered.notify_all();
}

}  // namespace tessera
