// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace tessera {

// What one try at a passphrase costs with Argon2id: passes over so many bytes of memory. Stored beside what
// the passphrase wraps. A value.
struct KdfCost {
    std::uint64_t passes = 0;
    std::uint64_t memory = 0;  // bytes

    bool operator==(const KdfCost&) const = default;
};

// The least that a passphrase may cost on the machine where it is set, and the dearest that is ever asked
// for.
inline constexpr std::chrono::milliseconds kLongEnough{500};
inline constexpr std::uint64_t kMostPasses = 256;

// libsodium's MODERATE (3 passes over 256 MiB); INTERACTIVE's memory (64 MiB) on a machine with less than
// 2 GiB, with a pass more to begin with than libsodium's 3.
[[nodiscard]] KdfCost firstCost(std::uint64_t machineMemory);

// How long one try takes; nothing when there is not enough memory for it.
using MeasureKdf = std::function<std::optional<std::chrono::nanoseconds>(const KdfCost&)>;

// The cost at which a measured try took kLongEnough or more: passes are added to `first` until it does. Where
// its memory is not to be had, the little one is taken; nothing when not even that is there.
[[nodiscard]] std::optional<KdfCost> calibrated(KdfCost first, const MeasureKdf& measure);

}  // namespace tessera
