// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/code_runs.h"

namespace tessera {

Alphabet::Alphabet(const Scheme& scheme) : symbols_(scheme.codeCount(), 0)
{
    for (const CodeIndex code : scheme.states()) symbols_[code] = size_++;
}

std::size_t CodeRuns::length() const
{
    std::size_t sum = 0;
    for (const auto& run : runs) sum += run.size();
    return sum;
}

CodeRuns boutRuns(const Timeline& timeline, const Scheme& scheme)
{
    const Alphabet alphabet(scheme);
    CodeRuns answer{{}, alphabet.size()};
    for (const Bout& bout : timeline.bouts) {
        if (!bout.adjoins || answer.runs.empty()) answer.runs.emplace_back();
        answer.runs.back().push_back(alphabet.of(bout.code));
    }
    return answer;
}

CodeRuns unitRuns(const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    const Alphabet alphabet(scheme);
    CodeRuns answer{{}, alphabet.size()};
    Millis next{0};  // start of the unit that comes next
    for (const Bout& bout : timeline.bouts) {
        if (!bout.adjoins || answer.runs.empty()) {
            answer.runs.emplace_back();
            next = bout.onset;
        }
        for (; next < bout.offset; next += unit) answer.runs.back().push_back(alphabet.of(bout.code));
    }
    return answer;
}

}  // namespace tessera
