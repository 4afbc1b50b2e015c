// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/order_draws.h"

#include "core/measures/transitions/arrangements.h"

#include <cmath>

namespace tessera {

OrderDraws::OrderDraws(const CodeRuns& session) : urn_(session), codes_(session.codes)
{
    const std::size_t kinds = urn_.code.size();
    onward_.assign(urn_.states * kinds, 0);
    for (std::size_t last = 0; last < kinds; ++last) onward_[(urn_.states - 1) * kinds + last] = 1;

    std::vector<std::size_t> used = urn_.count;
    std::size_t length = urn_.begins.size();
    for (std::size_t state = urn_.states - 1; state-- > 0;) {
        for (std::size_t k = 0; k < kinds; ++k) {  // one less in the number's lowest digit, with carries
            if (used[k] > 0) {
                --used[k];
                --length;
                break;
            }
            used[k] = urn_.count[k];
            length += used[k];
        }
        const bool begins = urn_.begins[length] != 0;
        for (std::size_t last = 0; last < kinds; ++last) {
            if (state == 0 ? last > 0 : used[last] == 0) continue;
            double orders = 0;
            for (std::size_t next = 0; next < kinds; ++next) {
                if (used[next] == urn_.count[next] || (!begins && next == last)) continue;
                orders += onward_[(state + urn_.weight[next]) * kinds + next];
            }
            onward_[state * kinds + last] = orders;
        }
    }
}

void OrderDraws::draw(Random& random, std::uint32_t* counts)
{
    constexpr double kUnit = 1.0 / 9'007'199'254'740'992.0;  // 2^-53
    const std::size_t kinds = urn_.code.size();
    left_ = urn_.count;
    std::size_t state = 0, last = 0;
    for (const unsigned char begins : urn_.begins) {
        double place = static_cast<double>(random.next() >> 11U) * kUnit * onward_[state * kinds + last];
        std::size_t chosen = last;
        for (std::size_t next = 0; next < kinds; ++next) {
            if (left_[next] == 0 || (begins == 0 && next == last)) continue;
            const double orders = onward_[(state + urn_.weight[next]) * kinds + next];
            if (orders <= 0) continue;
            chosen = next;  // the last one that can be, should rounding leave a rest
            place -= orders;
            if (place < 0) break;
        }
        if (begins == 0) ++counts[urn_.code[last] * codes_ + urn_.code[chosen]];
        --left_[chosen];
        state += urn_.weight[chosen];
        last = chosen;
    }
}

double drawingWork(const CodeRuns& session)
{
    constexpr std::size_t kMostCodes = 150;  // 150! is within a double
    constexpr double kLargest = 690;         // and so is e^690
    constexpr double kMostHeld = 4'000'000;
    std::vector<double> counts(session.codes, 0);
    for (const auto& run : session.runs) {
        for (const Symbol symbol : run) counts[symbol] += 1;
    }
    double states = 1, kinds = 0;
    for (const double count : counts) {
        if (count <= 0) continue;
        states *= count + 1;
        kinds += 1;
    }
    const std::size_t length = session.length();
    const bool countable = length <= kMostCodes || static_cast<double>(length) * std::log(kinds) < kLargest;
    if (!countable || states * kinds > kMostHeld) return kTooMuchWork;
    return states * kinds * kinds;
}

}  // namespace tessera
