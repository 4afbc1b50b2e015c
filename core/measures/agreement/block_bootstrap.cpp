// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/block_bootstrap.h"

#include "core/measures/random.h"
#include "core/measures/sequence/observation_length.h"

#include <algorithm>

namespace tessera {

std::optional<BootstrapInterval> bootstrapInterval(const std::vector<AgreementTable>& blocks,
                                                   const TableFigure& figure,
                                                   const BootstrapSettings& settings)
{
    if (blocks.size() < kLeastBlocks || settings.resamples == 0) return std::nullopt;
    Random random(settings.seed);
    std::vector<double> figures;
    figures.reserve(settings.resamples);
    std::vector<std::int64_t> times(blocks.size());
    for (std::uint32_t i = 0; i < settings.resamples; ++i) {
        std::fill(times.begin(), times.end(), 0);
        for (std::size_t drawn = 0; drawn < blocks.size(); ++drawn) ++times[random.below(blocks.size())];
        AgreementTable table(blocks.front().codes());
        for (std::size_t block = 0; block < blocks.size(); ++block)
            if (times[block] > 0) table.add(blocks[block], times[block]);
        if (const auto value = figure(table)) figures.push_back(*value);
    }
    if (figures.empty() || figures.size() * 2 < settings.resamples) return std::nullopt;
    const double tail = (1 - settings.level) / 2;
    const double low = percentileOf(figures, tail);
    return BootstrapInterval{low, percentileOf(figures, 1 - tail),
                             settings.resamples - static_cast<std::uint32_t>(figures.size())};
}

}  // namespace tessera
