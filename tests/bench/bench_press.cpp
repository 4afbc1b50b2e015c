// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// A finger on a pad -> its square on the next presented frame, and -> its entry on the disk: the whole app in
// a window, touched as by a person, with a short, a long and a very long visit behind it.
#include "tests/bench/measured.h"
#include "tests/bench/pressing.h"

#include <QGuiApplication>

#include <array>

using namespace tessera;

namespace {

constexpr int kRuns = 5;
constexpr int kTaps = 200;

struct Visit {
    std::uint32_t squares;
    const char* name;
    // What the leading free program took for a tap with as many rows, in memory only; none was measured for
    // a short visit.
    std::optional<double> theirs;
    std::vector<double> shown50 = {}, shown99 = {}, durable50 = {}, durable99 = {};
};

void press(Visit& visit)
{
    bench::Pressing pressing(visit.squares);
    std::vector<double> shown, durable;
    for (int tap = 0; tap < kTaps; ++tap) {
        const auto cost = pressing.tap(tap % 4, Millis{2'000});
        shown.push_back(cost.shown);
        durable.push_back(cost.durable);
    }
    visit.shown50.push_back(bench::percentile(shown, 0.5));
    visit.shown99.push_back(bench::percentile(shown, 0.99));
    visit.durable50.push_back(bench::percentile(durable, 0.5));
    visit.durable99.push_back(bench::percentile(durable, 0.99));
}

void compare(const std::string& what, double few, double many)
{
    bench::row(what, many / few, "x", "aim <= 1.2, or +0.3 ms", many <= 1.2 * few || many <= few + 0.3);
}

}  // namespace

int main(int argc, char** argv)
{
    // As app/main.cpp has it, without a screen.
    for (const auto& [name, value] : {std::pair{"QT_QPA_UPDATE_IDLE_TIME", "0"},
                                      {"QT_QPA_PLATFORM", "offscreen"},
                                      {"QT_QUICK_BACKEND", "software"},
                                      {"LC_ALL", "C.UTF-8"}})
        qputenv(name, value);
    const QGuiApplication application(argc, argv);

    bench::heading("Press -> square on the next presented frame, whole app, 1280 x 800, software renderer");
    std::array<Visit, 3> visits{Visit{100, "100", {}}, Visit{10'000, "10,000", 35},
                                Visit{100'000, "100,000", 530}};
    for (int run = 0; run < kRuns; ++run)
        for (Visit& visit : visits) press(visit);
    const Visit& few = visits.front();
    for (const Visit& visit : visits) {
        const std::string at = std::string("at ") + visit.name + " squares, ";
        bench::row(at + "p50", bench::median(visit.shown50), "ms");
        bench::row(at + "p99 (median of five runs)", bench::median(visit.shown99), "ms", 16);
    }
    const Visit& many = visits.back();
    compare("100,000 against 100, p50", bench::median(few.shown50), bench::median(many.shown50));
    compare("100,000 against 100, p99", bench::median(few.shown99), bench::median(many.shown99));

    bench::heading("Press -> shown and durable; the leading free program's tap, in memory only");
    for (const Visit& visit : visits) {
        const std::string at = std::string("at ") + visit.name + " rows, ";
        bench::row(at + "durable, p50", bench::median(visit.durable50), "ms", visit.theirs);
        bench::row(at + "durable, p99 (median of five runs)", bench::median(visit.durable99), "ms");
        if (visit.theirs) bench::row(at + "the leading free program, not durable", *visit.theirs, "ms");
    }
    return 0;
}
