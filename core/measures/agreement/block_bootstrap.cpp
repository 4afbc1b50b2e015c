// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/block_bootstrap.h"

#include "core/measures/random.h"
#include "core/measures/sequence/observation_length.h"

#include <algorithm>

namespace tessera {

namespace {

// `figure` of so many times each block.
template <class Figure>
std::optional<BootstrapInterval> intervalOf(std::size_t blocks, const Figure& figure,
                                            const BootstrapSettings& settings)
{
    if (blocks < kLeastBlocks || settings.resamples == 0) return std::nullopt;
    Random random(settings.seed);
    std::vector<double> figures;
    figures.reserve(settings.resamples);
    std::vector<std::int64_t> times(blocks);
    for (std::uint32_t i = 0; i < settings.resamples; ++i) {
        std::fill(times.begin(), times.end(), 0);
        for (std::size_t drawn = 0; drawn < blocks; ++drawn) ++times[random.below(blocks)];
        if (const std::optional<double> value = figure(times)) figures.push_back(*value);
    }
    if (figures.empty() || figures.size() * 2 < settings.resamples) return std::nullopt;
    const double tail = (1 - settings.level) / 2;
    const double low = percentileOf(figures, tail);
    return BootstrapInterval{low, percentileOf(figures, 1 - tail),
                             settings.resamples - static_cast<std::uint32_t>(figures.size())};
}

}  // namespace

std::optional<BootstrapInterval> bootstrapInterval(const std::vector<AgreementTable>& blocks,
                                                   const TableFigure& figure,
                                                   const BootstrapSettings& settings)
{
    const auto drawn = [&](const std::vector<std::int64_t>& times) {
        AgreementTable table(blocks.front().codes());
        for (std::size_t block = 0; block < blocks.size(); ++block)
            if (times[block] > 0) table.add(blocks[block], times[block]);
        return figure(table);
    };
    return intervalOf(blocks.size(), drawn, settings);
}

std::optional<BootstrapInterval> bootstrapInterval(const std::vector<NominalAlpha>& blocks,
                                                   const BootstrapSettings& settings)
{
    const auto drawn = [&](const std::vector<std::int64_t>& times) {
        NominalAlpha alpha(blocks.front().codes());
        for (std::size_t block = 0; block < blocks.size(); ++block)
            if (times[block] > 0) alpha.add(blocks[block], times[block]);
        return alpha.alpha();
    };
    return intervalOf(blocks.size(), drawn, settings);
}

}  // namespace tessera
