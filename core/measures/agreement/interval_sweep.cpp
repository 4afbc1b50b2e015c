// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/interval_sweep.h"

#include <algorithm>

namespace tessera {

std::vector<PairedStretch> pairedStretches(std::span<const CodedStretch> first,
                                           std::span<const CodedStretch> second)
{
    std::vector<PairedStretch> answer;
    answer.reserve(first.size() + second.size());
    std::size_t i = 0, j = 0;
    while (i < first.size() && j < second.size()) {
        const CodedStretch& a = first[i];
        const CodedStretch& b = second[j];
        const Millis onset = std::max(a.onset, b.onset);
        const Millis offset = std::min(a.offset, b.offset);
        if (onset < offset) answer.push_back({a.code, b.code, onset, offset, a.piece});
        if (a.offset <= b.offset) ++i;
        if (b.offset <= a.offset) ++j;
    }
    return answer;
}

AgreementTable timeTable(std::span<const PairedStretch> stretches, std::size_t codes)
{
    AgreementTable table(codes);
    for (const PairedStretch& one : stretches) table.add(one.first, one.second, one.length().count());
    return table;
}

std::vector<PairedStretch> differences(std::span<const PairedStretch> stretches)
{
    std::vector<PairedStretch> answer;
    for (const PairedStretch& one : stretches) {
        if (one.first == one.second) continue;
        const bool goesOn = !answer.empty() && answer.back().offset == one.onset &&
                            answer.back().piece == one.piece && answer.back().first == one.first &&
                            answer.back().second == one.second;
        if (goesOn)
            answer.back().offset = one.offset;
        else
            answer.push_back(one);
    }
    return answer;
}

}  // namespace tessera
