// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"

#include <cstdint>
#include <vector>

namespace tessera {

// A square that an observer may want to look at again. Nothing is wrong with it; it is where slips show.
struct WorthALook {
    enum class Why : std::uint8_t {
        longGap,     // no tap for a time that is long for this visit
        cannotTell,  // it could not be told at the time
        slip,        // mended while tapping: another pad at once, or undone and tapped anew
    };
    Why why = Why::longGap;
    std::uint32_t entry = 0;  // of the square
    Millis onset{0};          // running time at its beginning
    Millis length{0};         // pauses left out
};

// In the order of the visit; a square stands once, for the first of the reasons in the order above. A time is
// long when it is at least two minutes and three times the median of the visit's squares. `now` as for
// Fold::timeline.
[[nodiscard]] std::vector<WorthALook> worthALook(const Journal& journal, Millis now = Millis{0});

}  // namespace tessera
