// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// Krippendorff's alpha for nominal codes (Krippendorff 2004, 11.3): any number of observers, some of whom may
// be missing from a unit. Filled unit by unit, so that its memory does not grow with their number. Not
// thread-safe.
class NominalAlpha {
public:
    explicit NominalAlpha(std::size_t codes) : totals_(codes, 0) {}

    // One unit: how many observers gave it each code; as many numbers as codes. Units with fewer than two are
    // passed over. `times` such units at once.
    void add(std::span<const std::uint32_t> counts, std::int64_t times = 1);
    // All units of another one over the same codes, `times` times.
    void add(const NominalAlpha& units, std::int64_t times);

    [[nodiscard]] std::size_t codes() const { return totals_.size(); }
    [[nodiscard]] std::int64_t units() const { return units_; }
    // Empty without units, and when all codes given are the same.
    [[nodiscard]] std::optional<double> alpha() const;

private:
    std::vector<std::int64_t> totals_;
    std::int64_t units_ = 0;
    double disagreement_ = 0;  // sum over units of (pairs that differ) / (observers - 1)
};

// Fleiss' kappa (Fleiss 1971): `counts` holds, unit by unit, how many observers gave each of `codes` codes.
// Every unit must have the same number of observers, two or more; otherwise, and when one code alone was
// given, empty.
[[nodiscard]] std::optional<double> fleissKappa(std::span<const std::uint32_t> counts, std::size_t codes);

}  // namespace tessera
