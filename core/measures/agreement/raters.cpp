// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/raters.h"

#include <algorithm>
#include <numeric>

namespace tessera {

void NominalAlpha::add(std::span<const std::uint32_t> counts, std::int64_t times)
{
    std::int64_t observers = 0, same = 0;
    for (const std::uint32_t count : counts) {
        observers += count;
        same += static_cast<std::int64_t>(count) * (static_cast<std::int64_t>(count) - 1);
    }
    if (observers < 2 || times <= 0) return;
    const std::int64_t differing = observers * (observers - 1) - same;
    disagreement_ +=
        static_cast<double>(times) * static_cast<double>(differing) / static_cast<double>(observers - 1);
    for (std::size_t i = 0; i < totals_.size() && i < counts.size(); ++i)
        totals_[i] += times * static_cast<std::int64_t>(counts[i]);
    units_ += times;
}

void NominalAlpha::add(const NominalAlpha& units, std::int64_t times)
{
    for (std::size_t i = 0; i < totals_.size() && i < units.totals_.size(); ++i)
        totals_[i] += times * units.totals_[i];
    units_ += times * units.units_;
    disagreement_ += static_cast<double>(times) * units.disagreement_;
}

std::optional<double> NominalAlpha::alpha() const
{
    const auto all = static_cast<double>(std::accumulate(totals_.begin(), totals_.end(), std::int64_t{0}));
    if (units_ == 0) return std::nullopt;
    const auto used = std::count_if(totals_.begin(), totals_.end(), [](std::int64_t n) { return n > 0; });
    if (used < 2) return std::nullopt;
    double same = 0;
    for (const std::int64_t total : totals_) same += static_cast<double>(total) * static_cast<double>(total);
    const double expected = (all * all - same) / (all * (all - 1));
    return 1 - disagreement_ / all / expected;
}

std::optional<double> fleissKappa(std::span<const std::uint32_t> counts, std::size_t codes)
{
    if (codes == 0 || counts.empty() || counts.size() % codes != 0) return std::nullopt;
    const auto sumOf = [](std::span<const std::uint32_t> unit) {
        return std::accumulate(unit.begin(), unit.end(), std::uint64_t{0});
    };
    const std::uint64_t observers = sumOf(counts.first(codes));
    if (observers < 2) return std::nullopt;

    const std::size_t units = counts.size() / codes;
    std::vector<double> totals(codes, 0);
    double agreed = 0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        const auto row = counts.subspan(unit * codes, codes);
        if (sumOf(row) != observers) return std::nullopt;
        for (std::size_t code = 0; code < codes; ++code) {
            const double count = row[code];
            totals[code] += count;
            agreed += count * (count - 1);
        }
    }
    if (std::count_if(totals.begin(), totals.end(), [](double n) { return n > 0; }) < 2) return std::nullopt;
    const auto many = static_cast<double>(observers);
    const auto all = static_cast<double>(units) * many;
    agreed /= all * (many - 1);
    double chance = 0;
    for (const double total : totals) chance += total / all * (total / all);
    return (agreed - chance) / (1 - chance);
}

}  // namespace tessera
