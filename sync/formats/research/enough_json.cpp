// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/enough_json.h"

#include "sync/formats/figures_tree.h"

#include <array>
#include <cstdio>
#include <utility>

namespace tessera {
namespace {

using tree::Json;

// Whole minutes as whole numbers.
Json minutesOf(std::uint64_t units, Millis unit)
{
    const std::uint64_t all = units * static_cast<std::uint64_t>(unit.count());
    if (all % 60'000 == 0) return all / 60'000;
    return static_cast<double>(all) / 60'000;
}

Json settingsOf(const EnoughFigures& figures)
{
    const EnoughSettings& settings = figures.settings;
    Json minutes = Json::array();
    for (const std::uint64_t length : settings.lengths) minutes.push_back(minutesOf(length, figures.unit));
    return {
        {"group", tree::textOrNull(figures.group)},
        {"unit_ms", tree::ms(figures.unit)},
        {"unit_code", "code at the unit's start"},
        {"unit_restart", "at each resume and after each can't-tell, which are left out"},
        {"minutes", std::move(minutes)},
        {"block_ms", settings.block * static_cast<std::uint64_t>(figures.unit.count())},
        {"resamples", settings.resamples},
        {"seed", settings.seed},
        {"level", settings.level},
        {"margin", settings.margin},
        {"method",
         "bootstrap of blocks: an observation of so many minutes is put together from blocks of neighbouring "
         "units; "
         "each begins at a unit drawn from all units of all sessions and goes round within its session; the "
         "last is "
         "cut to length"},
        {"interval",
         "percentiles (1 - level) / 2 and (1 + level) / 2 of the resampled shares, linear between values"},
        {"sd", "of the resampled shares, divisor B - 1"},
        {"enough",
         "the fewest minutes of the list from which on the whole interval lies within the margin of the "
         "share in all sessions; null when there are none"},
        {"random", "xoshiro256**, filled by SplitMix64 from the seed and the number of units"},
    };
}

std::string cell(const std::string& text, std::size_t width)
{
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text + " ";
}

std::string percent(double share)
{
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.1f", share * 100);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string enoughJson(const EnoughFigures& figures)
{
    std::vector<std::string> codes;
    for (const CodeIndex state : figures.scheme.states()) codes.push_back(figures.scheme.code(state).id);
    Json shares = Json::object();
    Json enough = Json::object();
    for (std::size_t code = 0; code < codes.size(); ++code) {
        shares[codes[code]] = figures.found.shares[code];
        const auto& units = figures.found.enough[code];
        enough[codes[code]] = units ? minutesOf(*units, figures.unit) : Json(nullptr);
    }
    Json lengths = Json::array();
    for (std::size_t index = 0; index < figures.settings.lengths.size(); ++index) {
        Json activities = Json::object();
        for (std::size_t code = 0; code < codes.size(); ++code) {
            const ShareSpread& spread = figures.found.spreads[index][code];
            activities[codes[code]] = {
                {"mean", spread.mean}, {"sd", spread.sd}, {"low", spread.low}, {"high", spread.high}};
        }
        lengths.push_back({{"minutes", minutesOf(figures.settings.lengths[index], figures.unit)},
                           {"activities", std::move(activities)}});
    }
    return tree::written(Json{
        {"codes", codes},
        {"scheme", figures.scheme.id},
        {"sessions", figures.sessions},
        {"observed_minutes", minutesOf(figures.found.units, figures.unit)},
        {"shares", std::move(shares)},
        {"minutes", std::move(lengths)},
        {"enough_minutes", std::move(enough)},
        {"settings", settingsOf(figures)},
        {"version", std::string(programVersion())},
    });
}

std::string enoughText(const EnoughFigures& figures)
{
    constexpr std::size_t kWidth = 18;
    std::string text = cell("minutes", kWidth);
    for (const CodeIndex state : figures.scheme.states()) text += cell(figures.scheme.code(state).id, kWidth);
    text += "\n";
    for (std::size_t index = 0; index < figures.settings.lengths.size(); ++index) {
        text += cell(minutesOf(figures.settings.lengths[index], figures.unit).dump(), kWidth);
        for (const ShareSpread& spread : figures.found.spreads[index])
            text += cell(percent(spread.low) + " to " + percent(spread.high) + " %", kWidth);
        text += "\n";
    }
    text += cell("all", kWidth);
    for (const double share : figures.found.shares) text += cell(percent(share) + " %", kWidth);
    text += "\n" + cell("enough from", kWidth);
    for (const auto& units : figures.found.enough)
        text += cell(units ? minutesOf(*units, figures.unit).dump() : "-", kWidth);
    return text + "\n";
}

}  // namespace tessera
