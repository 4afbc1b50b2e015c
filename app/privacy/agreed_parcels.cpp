// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/agreed_parcels.h"

#include "app/privacy/leave.h"
#include "core/store/library.h"

#include <utility>

namespace tessera {

namespace {

// What it holds was ticked as an earlier consent allowed it; the one that stands may allow less.
bool isOfAnEarlierConsent(const Parcel& parcel, const StoredSession& session)
{
    const auto record = standingConsent(session.entries);
    const auto& header = session.entries.front().header;
    // The first one stands from the visit's beginning on.
    return record && record->at.count() > 0 && header &&
           parcel.made.ms < header->start.ms + record->at.count();
}

}  // namespace

Result<std::vector<Parcel>> AgreedParcels::list()
{
    held_.clear();
    auto all = all_.list();
    if (!all) return all;
    std::vector<Parcel> agreed;
    for (Parcel& parcel : *all) {
        // A parcel of withdrawals alone always goes, and what was taken back is gone from the outbox too.
        const bool asked = parcel.state == ParcelState::sealed && !parcel.session.isNil();
        if (asked && library_.contains(parcel.session)) {
            const auto stored = library_.load(parcel.session);
            auto leave = stored ? Leave::ask(*stored, now_) : Result<Leave>(stored.error());
            if (leave && isOfAnEarlierConsent(parcel, *stored))
                leave = Error{Errc::refused,
                              "this visit was sealed before the family agreed to it once more; seal it again",
                              {}};
            if (!leave) {
                held_.push_back({std::move(parcel), leave.error()});
                continue;
            }
        }
        agreed.push_back(std::move(parcel));
    }
    return agreed;
}

}  // namespace tessera
