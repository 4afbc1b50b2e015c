// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/arrangements.h"

#include "core/measures/transitions/urn.h"

#include <algorithm>

namespace tessera {
namespace {

struct Pair {
    std::size_t first, second;
};

// Of all orders, how many have the pair 0, 1, 2 ... times.
std::vector<double> ordersByCount(const Urn& urn, Pair pair, std::size_t most, OrderRule rule)
{
    const std::size_t kinds = urn.code.size();
    const std::size_t width = most + 1;
    std::vector<double> orders(urn.states * kinds * width, 0);
    const auto cell = [&](std::size_t state, std::size_t last) {
        return &orders[(state * kinds + last) * width];
    };
    for (std::size_t k = 0; k < kinds; ++k) cell(urn.weight[k], k)[0] = 1;

    std::vector<std::size_t> used(kinds, 0);
    std::size_t length = 0;
    for (std::size_t state = 1; state + 1 < urn.states; ++state) {
        for (std::size_t k = 0; k < kinds; ++k) {  // one more in the number's lowest digit, with carries
            if (used[k] < urn.count[k]) {
                ++used[k];
                ++length;
                break;
            }
            length -= used[k];
            used[k] = 0;
        }
        const bool begins = urn.begins[length] != 0;
        for (std::size_t last = 0; last < kinds; ++last) {
            if (used[last] == 0) continue;
            const double* from = cell(state, last);
            for (std::size_t next = 0; next < kinds; ++next) {
                if (used[next] == urn.count[next]) continue;
                if (!begins && next == last && rule == OrderRule::noRepeat) continue;
                double* to = cell(state + urn.weight[next], next);
                const std::size_t shift = !begins && last == pair.first && next == pair.second ? 1 : 0;
                for (std::size_t n = 0; n + shift < width; ++n) to[n + shift] += from[n];
            }
        }
    }
    std::vector<double> answer(width, 0);
    for (std::size_t last = 0; last < kinds; ++last) {
        const double* from = cell(urn.states - 1, last);
        for (std::size_t n = 0; n < width; ++n) answer[n] += from[n];
    }
    return answer;
}

// A pair takes one of each, and one code n times in a row makes n - 1 pairs; one width for all is simplest.
std::size_t mostPairs(const Urn& urn, Pair pair)
{
    return std::min(urn.count[pair.first], urn.count[pair.second]);
}

}  // namespace

double arrangementWork(const CodeRuns& session)
{
    constexpr std::size_t kMostCodes = 150;  // keeps the number of orders within a double
    constexpr double kMostHeld = 4'000'000;
    std::vector<double> counts(session.codes, 0);
    for (const auto& run : session.runs) {
        for (const Symbol symbol : run) counts[symbol] += 1;
    }
    double states = 1, kinds = 0, most = 0;
    for (const double count : counts) {
        if (count <= 0) continue;
        states *= count + 1;
        kinds += 1;
        most = std::max(most, count);
    }
    if (session.length() > kMostCodes || states * kinds * (most + 1) > kMostHeld) return kTooMuchWork;
    return states * kinds * kinds * (most + 1) * kinds * kinds;
}

Arrangements arrangementsOf(const CodeRuns& session, OrderRule rule)
{
    Arrangements answer;
    answer.chances = SquareTable<std::vector<double>>(session.codes, {1.0});
    const Urn urn(session);
    answer.orders = 1;
    for (std::size_t i = 0; i < urn.code.size(); ++i) {
        for (std::size_t j = 0; j < urn.code.size(); ++j) {
            if (i == j && rule == OrderRule::noRepeat && urn.code.size() > 1) continue;
            std::vector<double> orders = ordersByCount(urn, {i, j}, mostPairs(urn, {i, j}), rule);
            double all = 0;
            for (const double n : orders) all += n;
            answer.orders = all;
            for (double& n : orders) n /= all;
            answer.chances.at(urn.code[i], urn.code[j]) = std::move(orders);
        }
    }
    return answer;
}

std::vector<double> chancesOfSum(const std::vector<double>& one, const std::vector<double>& other)
{
    std::vector<double> sum(one.size() + other.size() - 1, 0);
    for (std::size_t i = 0; i < one.size(); ++i) {
        for (std::size_t j = 0; j < other.size(); ++j) sum[i + j] += one[i] * other[j];
    }
    while (sum.size() > 1 && sum.back() <= 0) sum.pop_back();
    return sum;
}

}  // namespace tessera
