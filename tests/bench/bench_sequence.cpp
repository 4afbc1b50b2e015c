// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// All sequence measures of 100,000 sessions of 120 units on one core, against a bare pass over the same
// bytes.
#include "core/measures/random.h"
#include "core/measures/sequence/sequence_figures.h"
#include "tests/bench/measured.h"

#include <span>
#include <vector>

using namespace tessera;

namespace {

constexpr std::size_t kSessions = 100'000;
constexpr std::size_t kUnits = 120;
constexpr std::size_t kCodes = 4;
constexpr std::size_t kBouts = 100'000;
constexpr int kRuns = 9;

// Four activities, each going on with seven chances in eight.
std::vector<Symbol> sessions()
{
    Random random(1);
    std::vector<Symbol> units(kSessions * kUnits);
    Symbol now = 0;
    for (Symbol& unit : units) {
        if (random.below(8) == 0) now = static_cast<Symbol>((now + 1 + random.below(kCodes - 1)) % kCodes);
        unit = now;
    }
    return units;
}

// What no program can leave out: every byte read.
std::uint64_t readAll(const std::vector<Symbol>& units)
{
    std::uint64_t sum = 0;
    for (const Symbol unit : units) sum += unit;
    return sum;
}

double measureAll(const std::vector<Symbol>& units)
{
    SequenceTally tally(kCodes);
    double sum = 0;
    for (std::size_t session = 0; session < kSessions; ++session) {
        tally.restart();
        tally.add(std::span(units).subspan(session * kUnits, kUnits));
        const SequenceFigures figures = tally.figures();
        sum += *figures.turbulence + *figures.turbulenceType2 + *figures.complexity + *figures.volatility;
    }
    return sum;
}

}  // namespace

int main()
{
    bench::heading("Sequence measures of 100,000 sessions of 120 units, one core");
    const std::vector<Symbol> units = sessions();
    std::vector<double> bare, measured;
    volatile double kept = 0;
    for (int run = 0; run < kRuns; ++run) {
        bare.push_back(bench::timed([&] { kept = kept + static_cast<double>(readAll(units)); }));
        measured.push_back(bench::timed([&] { kept = kept + measureAll(units); }));
    }
    bench::row("a bare pass over the same bytes", bench::median(bare), "ms");
    bench::row("entropy, turbulence of both types, complexity, volatility", bench::median(measured), "ms",
               150);

    std::vector<Symbol> longOne(kBouts);
    for (std::size_t i = 0; i < kBouts; ++i) longOne[i] = static_cast<Symbol>(i % kCodes);
    std::vector<double> once;
    for (int run = 0; run < kRuns; ++run)
        once.push_back(bench::timed([&] { kept = kept + *sequenceFigures({{longOne}, kCodes}).turbulence; }));
    bench::row("one session of 100,000 bouts", bench::median(once), "ms");
    return 0;
}
