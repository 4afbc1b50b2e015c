// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tessera {

// A count too large for a double: value * 2^exponent.
struct LargeCount {
    double value = 0;
    std::int64_t exponent = 0;
    [[nodiscard]] double log2() const;
    // As a double; infinite when it does not fit.
    [[nodiscard]] double asDouble() const;
    // Adds a count; both keep their leading 53 bits.
    void add(LargeCount other);
};

// Counts the distinct subsequences of a sequence of symbols as it grows, the empty one among them:
// N_0 = 1; N_i = 2 N_{i-1} - N_{last(x_i)-1}, the last term only when x_i occurred before (Elzinga &
// Liefbroer 2007; `measures.md` section 2.2, phi). Value and exponent are kept apart, so a record of any
// length can be counted; below 2^53 the count is exact. One step costs the same whatever came before.
class Subsequences {
public:
    explicit Subsequences(std::size_t codes) : codes_(codes) { restart(); }

    void restart()
    {
        for (std::size_t code = 0; code < codes_; ++code) before_[code] = 0;
        count_ = 1;
        exponent_ = 0;
    }

    // Requires symbol < codes.
    void step(Symbol symbol)
    {
        const double next = 2 * count_ - before_[symbol];
        before_[symbol] = count_;
        count_ = next;
        if (count_ > kLargest) scaleDown();
    }

    [[nodiscard]] LargeCount count() const { return {count_, exponent_}; }

private:
    static constexpr double kLargest = 0x1p512;
    static constexpr int kStep = 512;
    void scaleDown();

    std::size_t codes_;
    double count_ = 1;
    std::int64_t exponent_ = 0;
    // By symbol: the count just before its latest occurrence, 0 when it has not occurred; same exponent as
    // count_.
    std::array<double, 256> before_;  // filled by restart() as far as there are codes
};

}  // namespace tessera
