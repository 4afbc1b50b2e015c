// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "sync/outbox/parcel.h"

#include <string>
#include <vector>

namespace tessera {

class Library;

// What waits to be handed over, without what may not leave any more: a parcel was sealed while its family
// agreed, and is asked about once more when it is to go. What lies at its target already is still looked
// after. Where the library may be used.
class AgreedParcels : public Parcels {
public:
    struct Held {
        Parcel parcel;
        Error why;
    };

    // Both must outlive it.
    AgreedParcels(Parcels& all, const Library& library, UtcTime now) : all_(all), library_(library), now_(now)
    {
    }

    [[nodiscard]] Result<std::vector<Parcel>> list() override;
    [[nodiscard]] Result<std::string> bytes(const Parcel& parcel) override { return all_.bytes(parcel); }
    Status update(const Parcel& parcel) override { return all_.update(parcel); }

    // What the last list() left out.
    [[nodiscard]] const std::vector<Held>& held() const { return held_; }

private:
    Parcels& all_;
    const Library& library_;
    UtcTime now_;
    std::vector<Held> held_;
};

}  // namespace tessera
