// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/reading.h"

#include <algorithm>

namespace tessera {

namespace {

bool byTime(const std::vector<Square>& squares)
{
    return !squares.empty() && !squares.front().slices.empty();
}

bool joined(const std::vector<Square>& squares, std::size_t square)
{
    const Square& one = squares[square];
    if (square == 0 || one.pausedBefore || one.code == kNoCode) return false;
    return one.slices.empty() ? one.joinsPrevious : one.code == squares[square - 1].code;
}

std::vector<bool> longerRuns(const std::vector<Square>& squares)
{
    std::vector<bool> longer(squares.size(), false);
    for (std::size_t first = 0; first < squares.size();) {
        std::size_t beyond = first + 1;
        while (beyond < squares.size() && squares[beyond].joinsPrevious) ++beyond;
        const bool activity = squares[first].code != kCannotTell && squares[first].code != kNoCode;
        if (activity && beyond - first >= kLongerSquares)
            std::fill(longer.begin() + static_cast<std::ptrdiff_t>(first),
                      longer.begin() + static_cast<std::ptrdiff_t>(beyond), true);
        first = beyond;
    }
    return longer;
}

std::vector<bool> longerBouts(const Timeline& timeline, const std::vector<Square>& squares)
{
    std::vector<bool> longer(squares.size(), false);
    for (const Bout& bout : timeline.bouts) {
        if (bout.length() < kLongerTime) continue;
        const auto first =
            std::partition_point(squares.begin(), squares.end(),
                                 [&bout](const Square& square) { return square.offset <= bout.onset; });
        for (auto square = first; square != squares.end() && square->onset < bout.offset; ++square)
            if (square->code == bout.code) longer[static_cast<std::size_t>(square - squares.begin())] = true;
    }
    return longer;
}

}  // namespace

std::vector<bool> longerStretches(const Timeline& timeline, const std::vector<Square>& squares)
{
    return byTime(squares) ? longerBouts(timeline, squares) : longerRuns(squares);
}

std::vector<bool> quickShifts(const Timeline& timeline, const std::vector<Square>& squares)
{
    constexpr Millis instant{1};
    std::vector<bool> quick(squares.size(), false);
    std::vector<Millis> shifts;  // those with nothing but activities between
    for (std::size_t i = 1; i < timeline.bouts.size(); ++i) {
        const Bout& bout = timeline.bouts[i];
        if (!bout.adjoins) {
            shifts.clear();
            continue;
        }
        shifts.push_back(bout.onset);
        if (shifts.size() < kQuickShifts) continue;
        const Millis first = shifts[shifts.size() - kQuickShifts], last = shifts.back();
        if (last - first > kQuickTime) continue;
        // The moment before the first shift and the moment of the last lie in the squares on either side.
        const Millis from = first - instant, to = last + instant;
        auto square = std::partition_point(squares.begin(), squares.end(),
                                           [from](const Square& one) { return one.offset <= from; });
        for (; square != squares.end() && square->onset < to; ++square)
            quick[static_cast<std::size_t>(square - squares.begin())] = true;
    }
    return quick;
}

int stepNumber(const Scheme& scheme, CodeIndex code)
{
    const auto points = scheme.points();
    const auto found = std::find(points.begin(), points.end(), code);
    return found == points.end() ? 0 : static_cast<int>(found - points.begin()) + 1;
}

std::map<std::size_t, std::vector<int>> stepsOver(const std::vector<Square>& squares,
                                                  const Timeline& timeline, const Scheme& scheme)
{
    std::map<std::size_t, std::vector<int>> steps;
    for (const Marker& marker : timeline.markers) {
        // As the lane has it: the last square that began by then.
        const auto after =
            std::partition_point(squares.begin(), squares.end(),
                                 [&marker](const Square& square) { return square.onset <= marker.at; });
        if (after == squares.begin()) continue;
        steps[static_cast<std::size_t>(after - squares.begin()) - 1].push_back(
            stepNumber(scheme, marker.code));
    }
    return steps;
}

Millis runningAt(const Timeline& timeline, Millis position)
{
    Millis running = position;
    for (const Span& pause : timeline.pauses)
        if (pause.onset < position) running -= std::min(pause.offset, position) - pause.onset;
    return running;
}

Millis runningEnd(const Timeline& timeline)
{
    return timeline.end - timeline.paused;
}

Millis runningLength(const std::vector<Square>& squares, std::size_t square, Millis end)
{
    const Millis until = square + 1 < squares.size() ? squares[square + 1].runningOnset : end;
    return std::max(Millis{0}, until - squares[square].runningOnset);
}

std::pair<std::size_t, std::size_t> runAround(const std::vector<Square>& squares, std::size_t square)
{
    std::size_t first = square, last = square;
    while (joined(squares, first)) --first;
    while (last + 1 < squares.size() && joined(squares, last + 1)) ++last;
    return {first, last};
}

std::optional<std::size_t> squareAtRunning(const std::vector<Square>& squares, Millis running)
{
    if (squares.empty()) return std::nullopt;
    const auto after = std::partition_point(squares.begin(), squares.end(), [running](const Square& square) {
        return square.runningOnset <= running;
    });
    return after == squares.begin() ? 0 : static_cast<std::size_t>(after - squares.begin()) - 1;
}

std::optional<std::size_t> pauseBefore(const Timeline& timeline, const std::vector<Square>& squares,
                                       std::size_t square)
{
    const Millis until = square < squares.size() ? squares[square].runningOnset : runningEnd(timeline);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < timeline.pauses.size(); ++i)
        if (runningAt(timeline, timeline.pauses[i].onset) <= until) found = i;
    return found;
}

}  // namespace tessera
