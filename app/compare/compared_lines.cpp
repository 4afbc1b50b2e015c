// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compared_lines.h"

#include <algorithm>
#include <cmath>

namespace tessera {

Millis ComparedLines::clockEnd() const
{
    const Comparison* shown = comparison();
    if (!shown) return Millis{0};
    return std::max(shown->one().timeline.end + shown->time.shift[0],
                    shown->other().timeline.end + shown->time.shift[1]);
}

int ComparedLines::differenceAt(double share) const
{
    const Comparison* shown = comparison();
    if (!shown || shown->differences.empty()) return -1;
    const Millis at{std::llround(std::clamp(share, 0.0, 1.0) * static_cast<double>(clockEnd().count()))};
    const auto away = [at](const PairedStretch& one) {
        return at < one.onset ? one.onset - at : at < one.offset ? Millis{0} : at - one.offset;
    };
    const auto& all = shown->differences;
    const auto nearest = std::min_element(
        all.begin(), all.end(), [&](const auto& one, const auto& other) { return away(one) < away(other); });
    return static_cast<int>(nearest - all.begin());
}

}  // namespace tessera
