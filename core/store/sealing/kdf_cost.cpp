// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/kdf_cost.h"

#include <sodium.h>

#include <algorithm>

namespace tessera {

namespace {

constexpr KdfCost kUsual{crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
constexpr KdfCost kLittleMemory{4, crypto_pwhash_MEMLIMIT_INTERACTIVE};
constexpr std::uint64_t kSmallTablet = std::uint64_t{2} << 30;

}  // namespace

KdfCost firstCost(std::uint64_t machineMemory)
{
    return machineMemory < kSmallTablet ? kLittleMemory : kUsual;
}

std::optional<KdfCost> calibrated(KdfCost first, const MeasureKdf& measure)
{
    using std::chrono::nanoseconds;
    KdfCost cost = first;
    for (;;) {
        const auto took = measure(cost);
        if (!took) {
            if (cost.memory <= kLittleMemory.memory) return std::nullopt;
            cost = kLittleMemory;
            continue;
        }
        if (*took >= kLongEnough || cost.passes >= kMostPasses) return cost;
        // A pass more than the time taken asks for, so that a second measurement is nearly always the last.
        const nanoseconds onePass =
            std::max(*took / static_cast<nanoseconds::rep>(cost.passes), nanoseconds{1});
        const auto enough = static_cast<std::uint64_t>(nanoseconds(kLongEnough) / onePass);
        cost.passes = std::min(kMostPasses, std::max(cost.passes, enough) + 1);
    }
}

}  // namespace tessera
