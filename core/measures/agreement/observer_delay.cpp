// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/observer_delay.h"

#include <algorithm>
#include <vector>

namespace tessera {

std::optional<ObserverDelay> observerDelay(std::span<const AlignedPair> pairs,
                                           std::span<const CodedStretch> first,
                                           std::span<const CodedStretch> second,
                                           std::span<const TimePiece> pieces)
{
    const auto tapped = [&](const CodedStretch& one) { return one.onset != pieces[one.piece].from; };
    std::vector<std::int64_t> later;
    for (const AlignedPair& pair : pairs) {
        if (pair.first == kNil || pair.second == kNil) continue;
        const CodedStretch& a = first[pair.first];
        const CodedStretch& b = second[pair.second];
        if (a.code == b.code && tapped(a) && tapped(b)) later.push_back((b.onset - a.onset).count());
    }
    if (later.empty()) return std::nullopt;
    const auto middle = later.begin() + static_cast<std::ptrdiff_t>(later.size() / 2);
    std::nth_element(later.begin(), middle, later.end());
    auto median = static_cast<double>(*middle);
    if (later.size() % 2 == 0)
        median = (median + static_cast<double>(*std::max_element(later.begin(), middle))) / 2;
    return ObserverDelay{median, later.size()};
}

}  // namespace tessera
