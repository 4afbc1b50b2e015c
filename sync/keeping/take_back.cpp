// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/keeping/take_back.h"

#include "sync/bundle/sequence.h"
#include "sync/bundle/trust/withdrawals.h"
#include "sync/outbox/outbox.h"

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

// Takes away what waits to be sent, and notes who has it already.
Status emptyOutbox(Library& library, const Uuid& session, TakenBack& taken)
{
    auto outbox = Outbox::open(library);
    if (!outbox) return outbox.error();
    const auto& parcels = outbox->parcels();
    taken.handedOver =
        taken.handedOver || std::any_of(parcels.begin(), parcels.end(), [&](const Parcel& parcel) {
            return parcel.session == session && parcel.state != ParcelState::sealed;
        });
    const auto gone = outbox->forget(session);
    if (!gone) return gone.error();
    taken.waiting = *gone;
    return {};
}

}  // namespace

Result<TakenBack> takeBack(Library& library, const Uuid& session, WithdrawalScope scope, UtcTime when,
                           AuditKind as)
{
    TakenBack taken;
    const auto handedOver = wasHandedOver(library, session);
    if (!handedOver) return handedOver.error();
    taken.handedOver = *handedOver;
    if (scope != WithdrawalScope::stop) {
        // Before the session: a program that is killed in between leaves nothing that would still be sent.
        if (const Status status = emptyOutbox(library, session, taken); !status)
            taken.outbox = status.error();
    }
    auto done = withdrawHere(library, session, scope, when, as);
    if (!done) return done.error();
    taken.wiping = done->wiping;
    taken.files = std::move(done->files);
    return taken;
}

}  // namespace tessera
