// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/chosen_sessions.h"
#include "app/cli/commands/commands.h"
#include "sync/formats/research/enough_json.h"

#include <charconv>
#include <limits>
#include <string_view>

namespace tessera::cli {
namespace {

constexpr std::int64_t kMostUnits = 50'000'000;  // a session: beyond it the units alone would fill the memory
constexpr std::uint64_t kMostMinutes = 100'000;
constexpr std::size_t kMostLengths = 1'000;
constexpr std::string_view kMinutes = "5,10,20,30,40,50,60,90,120";
constexpr Millis kBlock{60'000};

Error noMinutes(const std::string& text)
{
    return {
        Errc::invalid,
        "--minutes is a list as 10,20,40 or from:to:step as 10:60:10, whole minutes from 1 on, not " + text,
        {}};
}

std::optional<std::vector<std::uint64_t>> numbersBetween(std::string_view text, char separator)
{
    std::vector<std::uint64_t> numbers;
    while (true) {
        const std::string_view one = text.substr(0, text.find(separator));
        std::uint64_t number = 0;
        const auto [end, problem] = std::from_chars(one.data(), one.data() + one.size(), number);
        if (problem != std::errc{} || end != one.data() + one.size() || number == 0 || number > kMostMinutes)
            return std::nullopt;
        numbers.push_back(number);
        if (numbers.size() > kMostLengths) return std::nullopt;
        if (one.size() == text.size()) return numbers;
        text.remove_prefix(one.size() + 1);
    }
}

Result<std::vector<std::uint64_t>> readMinutes(const Arguments& arguments)
{
    const std::string text =
        arguments.has("--minutes") ? arguments.value("--minutes") : std::string(kMinutes);
    const bool steps = text.find(':') != std::string::npos;
    const auto numbers = numbersBetween(text, steps ? ':' : ',');
    if (!numbers) return noMinutes(text);
    if (!steps) return *numbers;
    if (numbers->size() != 3 || numbers->at(0) > numbers->at(1)) return noMinutes(text);
    std::vector<std::uint64_t> minutes;
    for (std::uint64_t at = numbers->at(0); at <= numbers->at(1); at += numbers->at(2)) minutes.push_back(at);
    if (minutes.size() > kMostLengths) return noMinutes(text);
    return minutes;
}

struct Wanted {
    Millis unit{1000};
    EnoughSettings settings;
};

Result<Wanted> readWanted(const Arguments& arguments)
{
    Wanted wanted;
    const auto unit = durationOption(arguments, "--unit", wanted.unit);
    const auto minutes = readMinutes(arguments);
    const auto block = durationOption(arguments, "--block", kBlock);
    const auto resamples = wholeOption(arguments, "--resamples", wanted.settings.resamples, 2, 1'000'000);
    const auto seed =
        wholeOption(arguments, "--seed", wanted.settings.seed, 0, std::numeric_limits<std::uint64_t>::max());
    const auto level = decimalOption(arguments, "--level", wanted.settings.level);
    const auto margin = decimalOption(arguments, "--margin", wanted.settings.margin);
    if (!unit) return unit.error();
    if (!minutes) return minutes.error();
    if (!block) return block.error();
    for (const auto* number : {&resamples, &seed})
        if (!*number) return number->error();
    for (const auto* number : {&level, &margin})
        if (!*number) return number->error();
    if (*level >= 1)
        return Error{Errc::invalid, "--level lies between 0 and 1, not " + arguments.value("--level"), {}};
    wanted.unit = *unit;
    if (*block % *unit != Millis{0})
        return Error{Errc::invalid, "--block is a whole number of units (--unit)", {}};
    wanted.settings.block = static_cast<std::uint64_t>(*block / *unit);
    for (const std::uint64_t one : *minutes) {
        const Millis length{static_cast<std::int64_t>(one) * 60'000};
        if (length % *unit != Millis{0})
            return Error{
                Errc::invalid, "--unit divides each of the minutes; 1s, 5s, 10s, 30s and 60s do", {}};
        wanted.settings.lengths.push_back(static_cast<std::uint64_t>(length / *unit));
    }
    wanted.settings.resamples = static_cast<std::uint32_t>(*resamples);
    wanted.settings.seed = *seed;
    wanted.settings.level = *level;
    wanted.settings.margin = *margin;
    return wanted;
}

}  // namespace

int runEnough(Context& context, const Arguments& arguments)
{
    const auto wanted = readWanted(arguments);
    if (!wanted) return wrongWords(wanted.error().what);
    int status = kDone;
    const auto chosen =
        chosenSessions(context, arguments, "enough", unitsOf(wanted->unit, kMostUnits), status);
    if (!chosen) return status;
    const auto found = observationEnough(chosen->runs, chosen->scheme.states().size(), wanted->settings);
    if (!found) return failed(found.error());
    const EnoughFigures figures{chosen->sessions.size(), chosen->scheme, chosen->group, wanted->unit,
                                wanted->settings,        *found};
    const int printed = print(arguments.has("--json") ? enoughJson(figures) : enoughText(figures));
    return printed == kDone ? chosen->status : printed;
}

}  // namespace tessera::cli
