// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measured.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tessera::bench {

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double timed(const std::function<void()>& work)
{
    const auto start = Clock::now();
    work();
    return msSince(start);
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

void heading(const std::string& title)
{
    std::printf("\n%s\n", title.c_str());
}

void row(const std::string& what, double reached, const std::string& unit, const std::string& aim, bool held)
{
    std::printf("  %-62s %10.3f %-6s %-22s %s\n", what.c_str(), reached, unit.c_str(), aim.c_str(),
                held ? "reached" : "missed");
    std::fflush(stdout);
}

void row(const std::string& what, double reached, const std::string& unit, std::optional<double> aim)
{
    if (aim) {
        char words[32];
        std::snprintf(words, sizeof words, "aim <= %g", *aim);
        row(what, reached, unit, words, reached <= *aim);
        return;
    }
    std::printf("  %-62s %10.3f %s\n", what.c_str(), reached, unit.c_str());
    std::fflush(stdout);
}

void stop(const Error& error)
{
    std::fprintf(stderr, "%s\n", describe(error).c_str());
    std::exit(1);
}

void must(const Status& status)
{
    if (!status) stop(status.error());
}

}  // namespace tessera::bench
