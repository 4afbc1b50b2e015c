// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/coefficients.h"
#include "core/measures/agreement/raters.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tessera {

// An interval for a figure of a record whose moments are not independent: the record is cut into blocks of
// running time, blocks are drawn with replacement until there are as many as before, and the figure is worked
// out anew (Efron & Tibshirani 1993, 8.6). The same blocks, seed and number of draws give the same interval
// on every machine.
struct BootstrapSettings {
    std::uint32_t resamples = 2000;
    std::uint64_t seed = 1;
    double level = 0.95;
};

struct BootstrapInterval {
    double low = 0, high = 0;     // percentiles, linear between neighbours
    std::uint32_t undefined = 0;  // draws without a figure; they are left out
};

using TableFigure = std::function<std::optional<double>(const AgreementTable&)>;

// Fewer blocks say nothing about how a figure would vary.
inline constexpr std::size_t kLeastBlocks = 5;

// Empty with fewer than kLeastBlocks blocks, and when more than half of the draws have no figure. All blocks
// are tables of one size.
[[nodiscard]] std::optional<BootstrapInterval> bootstrapInterval(const std::vector<AgreementTable>& blocks,
                                                                 const TableFigure& figure,
                                                                 const BootstrapSettings& settings);
// The same of alpha: `blocks` hold the units of each block, over the same codes.
[[nodiscard]] std::optional<BootstrapInterval> bootstrapInterval(const std::vector<NominalAlpha>& blocks,
                                                                 const BootstrapSettings& settings);

}  // namespace tessera
