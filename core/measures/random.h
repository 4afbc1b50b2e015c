// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace tessera {

// Random numbers that are the same on every machine and with every standard library for one seed:
// xoshiro256** (Blackman & Vigna 2021), its state filled by SplitMix64 (Steele, Lea & Flood 2014). Two
// streams of one seed do not depend on each other's use. For resampling, not for keys. A value; one a thread.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
    {
        std::uint64_t filled = stream;
        filled = seed ^ splitMix(filled);
        for (std::uint64_t& word : state_) word = splitMix(filled);
    }

    [[nodiscard]] std::uint64_t next()
    {
        const std::uint64_t answer = std::rotl(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return answer;
    }

    // From 0 to limit - 1, each as likely as the next. Requires limit > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit)
    {
        const std::uint64_t uneven =
            (0 - limit) % limit;  // so many of the lowest values would come once too often
        std::uint64_t drawn = next();
        while (drawn < uneven) drawn = next();
        return drawn % limit;
    }

private:
    static std::uint64_t splitMix(std::uint64_t& state)
    {
        state += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }

    std::array<std::uint64_t, 4> state_{};
};

}  // namespace tessera
