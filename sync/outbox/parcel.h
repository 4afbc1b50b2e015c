// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/outbox/retry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// The numbers are stored.
enum class ParcelState : std::uint8_t {
    sealed = 1,      // made, and still here alone
    handedOver = 2,  // lies at its target, read back and compared
    received = 3,    // the study signed that it took it in
};
[[nodiscard]] std::string_view name(ParcelState state);  // "sealed", "handed over", "received"

// One revision of one session, on its way. Its bytes never change once made.
struct Parcel {
    std::string name;      // "<SHA-256 of the bytes>.tessera.age"
    Uuid session;          // nil: withdrawals alone
    std::string revision;  // what the bytes were made of: the same revision and choice are one parcel
    ParcelState state = ParcelState::sealed;
    std::uint64_t size = 0;  // bytes
    UtcTime made;
    UtcTime changed;                  // when the state became what it is
    unsigned failures = 0;            // tries in a row that did not hand it over
    UtcTime next;                     // not tried by itself before
    Trouble trouble = Trouble::none;  // of the last try
    std::vector<std::string> aside;   // temporary names that may still lie at the target

    bool operator==(const Parcel&) const = default;
};

// Where a round of sending finds what waits, and writes down what became of it. The outbox itself, or one
// that lives on another thread. Every call may wait for the disk.
class Parcels {
public:
    virtual ~Parcels() = default;

    [[nodiscard]] virtual Result<std::vector<Parcel>> list() = 0;
    // `notFound`: it was taken away since, for a withdrawal.
    [[nodiscard]] virtual Result<std::string> bytes(const Parcel& parcel) = 0;
    virtual Status update(const Parcel& parcel) = 0;

protected:
    Parcels() = default;
    Parcels(const Parcels&) = default;
    Parcels(Parcels&&) = default;
    Parcels& operator=(const Parcels&) = default;
    Parcels& operator=(Parcels&&) = default;
};

}  // namespace tessera
