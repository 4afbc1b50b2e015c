// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/agreed_parcels.h"

#include "app/privacy/leave.h"
#include "core/store/library.h"

#include <utility>

namespace tessera {

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
            const auto leave = stored ? Leave::ask(*stored, now_) : Result<Leave>(stored.error());
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
