// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/sequence/observation_length.h"

#include "core/measures/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera {
namespace {

// All units of all sessions one behind another, as spells, so that the codes of any block are found at once.
class Units {
public:
    Units(std::span<const CodeRuns> sessions, std::size_t codes) : codes_(codes), sums_(codes, 0)
    {
        for (const CodeRuns& session : sessions) {
            const std::uint64_t begin = all_;
            for (const auto& run : session.runs)
                for (const Symbol symbol : run) add(symbol);
            if (all_ > begin) sessions_.push_back({begin, all_});
        }
    }

    [[nodiscard]] std::uint64_t all() const { return all_; }

    // Units of each code in a block of that length, begun at a unit, that goes round within the unit's
    // session.
    void addBlock(std::uint64_t at, std::uint64_t length, std::vector<double>& counts) const
    {
        const auto found =
            std::upper_bound(sessions_.begin(), sessions_.end(), at,
                             [](std::uint64_t unit, const Extent& one) { return unit < one.end; });
        const Extent session = *found;
        const std::uint64_t whole = session.end - session.begin;
        if (const std::uint64_t turns = length / whole; turns > 0) {
            addRange(session.begin, session.end, static_cast<double>(turns), counts);
            length -= turns * whole;
        }
        const std::uint64_t straight = std::min(length, session.end - at);
        addRange(at, at + straight, 1, counts);
        addRange(session.begin, session.begin + length - straight, 1, counts);
    }

private:
    struct Extent {
        std::uint64_t begin = 0, end = 0;
    };
    struct Spell {
        std::uint64_t begin = 0;
        Symbol symbol = 0;
    };

    void add(Symbol symbol)
    {
        if (spells_.empty() || spells_.back().symbol != symbol) {
            spells_.push_back({all_, symbol});
            before_.insert(before_.end(), sums_.begin(), sums_.end());
        }
        ++sums_[symbol];
        ++all_;
    }

    void addUpTo(std::uint64_t end, double times, std::vector<double>& counts) const
    {
        const auto behind =
            std::upper_bound(spells_.begin(), spells_.end(), end,
                             [](std::uint64_t unit, const Spell& one) { return unit < one.begin; });
        const auto spell = static_cast<std::size_t>(behind - spells_.begin()) - 1;
        for (std::size_t code = 0; code < codes_; ++code)
            counts[code] += times * static_cast<double>(before_[spell * codes_ + code]);
        counts[spells_[spell].symbol] += times * static_cast<double>(end - spells_[spell].begin);
    }

    void addRange(std::uint64_t begin, std::uint64_t end, double times, std::vector<double>& counts) const
    {
        if (begin == end) return;
        addUpTo(end, times, counts);
        addUpTo(begin, -times, counts);
    }

    std::size_t codes_;
    std::uint64_t all_ = 0;
    std::vector<Extent> sessions_;
    std::vector<Spell> spells_;
    std::vector<std::uint64_t> sums_, before_;  // by code: so far; by spell, then code: before that spell
};

Status checked(const EnoughSettings& settings)
{
    const auto wrong = [](const char* what) { return Error{Errc::invalid, what, {}}; };
    if (settings.lengths.empty()) return wrong("there is no length of observation to try; name one");
    if (std::find(settings.lengths.begin(), settings.lengths.end(), 0) != settings.lengths.end())
        return wrong("a length of observation is at least one time unit");
    if (settings.block == 0) return wrong("a block is at least one time unit");
    if (settings.resamples < 2) return wrong("at least two resamples are needed");
    if (!(settings.level > 0 && settings.level < 1)) return wrong("an interval's level lies between 0 and 1");
    if (!(settings.margin > 0)) return wrong("the margin is more than 0");
    return {};
}

ShareSpread spreadOf(std::vector<double>& shares, double level)
{
    const auto n = static_cast<double>(shares.size());
    ShareSpread spread;
    spread.mean = std::accumulate(shares.begin(), shares.end(), 0.0) / n;
    double squares = 0;
    for (const double share : shares) squares += (share - spread.mean) * (share - spread.mean);
    spread.sd = std::sqrt(squares / (n - 1));
    spread.low = percentileOf(shares, (1 - level) / 2);
    spread.high = percentileOf(shares, (1 + level) / 2);
    return spread;
}

std::vector<ShareSpread> spreadsAt(const Units& units, std::size_t codes, std::uint64_t length,
                                   const EnoughSettings& settings)
{
    Random random(settings.seed, length);
    std::vector<std::vector<double>> shares(codes, std::vector<double>(settings.resamples));
    std::vector<double> counts(codes);
    for (std::size_t resample = 0; resample < settings.resamples; ++resample) {
        std::fill(counts.begin(), counts.end(), 0);
        for (std::uint64_t left = length; left > 0;) {
            const std::uint64_t block = std::min(left, settings.block);
            units.addBlock(random.below(units.all()), block, counts);
            left -= block;
        }
        for (std::size_t code = 0; code < codes; ++code)
            shares[code][resample] = counts[code] / static_cast<double>(length);
    }
    std::vector<ShareSpread> spreads;
    spreads.reserve(codes);
    for (auto& one : shares) spreads.push_back(spreadOf(one, settings.level));
    return spreads;
}

// Smallest length from which on every interval of this code is within the margin.
std::optional<std::uint64_t> enoughFor(std::size_t code, const Enough& found, const EnoughSettings& settings)
{
    std::vector<std::size_t> order(settings.lengths.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return settings.lengths[a] > settings.lengths[b]; });
    std::optional<std::uint64_t> enough;
    for (const std::size_t index : order) {
        const ShareSpread& spread = found.spreads[index][code];
        const double share = found.shares[code];
        if (spread.low < share - settings.margin || spread.high > share + settings.margin) break;
        enough = settings.lengths[index];
    }
    return enough;
}

}  // namespace

double percentileOf(std::vector<double>& values, double share)
{
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= values.size()) return values.back();
    return values[below] + (place - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

Result<Enough> observationEnough(std::span<const CodeRuns> sessions, std::size_t codes,
                                 const EnoughSettings& settings)
{
    if (const Status good = checked(settings); !good) return good.error();
    const Units units(sessions, codes);
    if (units.all() == 0) return Error{Errc::invalid, "there is no coded time to take from", {}};

    Enough answer;
    answer.units = units.all();
    std::vector<double> counts(codes, 0);
    for (const CodeRuns& session : sessions)
        for (const auto& run : session.runs)
            for (const Symbol symbol : run) ++counts[symbol];
    answer.shares.reserve(codes);
    for (const double count : counts) answer.shares.push_back(count / static_cast<double>(units.all()));
    for (const std::uint64_t length : settings.lengths)
        answer.spreads.push_back(spreadsAt(units, codes, length, settings));
    for (std::size_t code = 0; code < codes; ++code)
        answer.enough.push_back(enoughFor(code, answer, settings));
    return answer;
}

}  // namespace tessera
