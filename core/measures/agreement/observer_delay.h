// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/common_time.h"
#include "core/measures/agreement/events/event_alignment.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tessera {

// How much later the second observer tapped than the first.
struct ObserverDelay {
    double medianMs = 0;       // negative: the second was earlier
    std::uint64_t onsets = 0;  // how many pairs it is the median of
};

// The median difference of the onsets of events that were aligned and have the same code. Chosen over the
// shift with the greatest agreement because a few long stretches decide that one, while each tap counts here
// alike. Onsets at which a piece begins are left out: there the clock's cut speaks, not a tap. Empty when
// none is left.
[[nodiscard]] std::optional<ObserverDelay> observerDelay(std::span<const AlignedPair> pairs,
                                                         std::span<const CodedStretch> first,
                                                         std::span<const CodedStretch> second,
                                                         std::span<const TimePiece> pieces);

}  // namespace tessera
