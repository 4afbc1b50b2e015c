// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/squares.h"

#include "core/grid/stretches.h"

#include <algorithm>

namespace tessera {

namespace {

// Puts each note and marker on the last square that began by then.
void placeMoments(std::vector<Square>& squares, const Timeline& timeline)
{
    const auto at = [&squares](Millis moment) -> Square* {
        const auto after =
            std::upper_bound(squares.begin(), squares.end(), moment,
                             [](Millis value, const Square& square) { return value < square.onset; });
        return after == squares.begin() ? nullptr : &*std::prev(after);
    };
    for (const Note& note : timeline.notes)
        if (Square* square = at(note.at)) ++square->notes;
    for (const Marker& marker : timeline.markers)
        if (Square* square = at(marker.at)) ++square->markers;
}

bool endsInPause(const Timeline& timeline)
{
    return !timeline.pauses.empty() && !timeline.pieces.empty() &&
           timeline.pauses.back().onset >= timeline.pieces.back().offset &&
           timeline.pauses.back().offset == timeline.end;
}

// Cuts running time into units, one after another.
class UnitCutter {
public:
    UnitCutter(const Timeline& timeline, Millis unit) : timeline_(timeline), unit_(unit) {}

    std::vector<Square> cut()
    {
        for (const Stretch& piece : stretchesOf(timeline_)) {
            if (piece.afterPause) pause();
            Millis from = piece.onset;
            while (from < piece.offset) {
                if (squares_.empty() || squares_.back().unfilled == Millis{0}) open(piece, from);
                const Millis part = std::min(piece.offset - from, squares_.back().unfilled);
                fill(piece.code, part);
                from += part;
                squares_.back().offset = from;
            }
        }
        for (Square& square : squares_) decide(square);
        if (!squares_.empty()) squares_.back().pausedAfter = pauseWaits_ || endsInPause(timeline_);
        return std::move(squares_);
    }

private:
    void open(const Stretch& piece, Millis from)
    {
        Square square;
        square.entry = piece.entry;
        square.onset = square.offset = from;
        square.runningOnset = running_;
        square.pausedBefore = pauseWaits_;
        square.unfilled = unit_;
        pauseWaits_ = false;
        squares_.push_back(std::move(square));
    }

    void fill(CodeIndex code, Millis part)
    {
        Square& square = squares_.back();
        if (!square.slices.empty() && square.slices.back().code == code)
            square.slices.back().length += part;
        else
            square.slices.push_back({code, part});
        square.unfilled -= part;
        running_ += part;
    }

    // A pause takes no cell: its bar stands before the next square, or after the last.
    void pause()
    {
        if (!squares_.empty()) pauseWaits_ = true;
    }

    static void decide(Square& square)
    {
        Millis most{-1};
        for (const Slice& candidate : square.slices) {
            Millis sum{0};
            for (const Slice& slice : square.slices)
                if (slice.code == candidate.code) sum += slice.length;
            if (sum > most) {
                most = sum;
                square.code = candidate.code;
            }
        }
    }

    const Timeline& timeline_;
    Millis unit_;
    std::vector<Square> squares_;
    Millis running_{0};
    bool pauseWaits_ = false;
};

Square squareOf(const Interaction& interaction)
{
    Square square;
    square.code = interaction.code;
    square.entry = interaction.entry;
    square.onset = interaction.onset;
    square.offset = interaction.offset;
    square.runningOnset = interaction.runningOnset;
    square.corrected = interaction.corrected;
    return square;
}

// With the missed ones at their places, empty.
std::vector<Square> squaresOfLane(const Timeline& lane)
{
    std::vector<Square> squares;
    squares.reserve(lane.interactions.size() + lane.missed.size());
    for (const Interaction& interaction : lane.interactions) squares.push_back(squareOf(interaction));
    for (const Interaction& missed : lane.missed) squares.push_back(squareOf(missed));
    std::stable_sort(squares.begin(), squares.end(),
                     [](const Square& a, const Square& b) { return a.onset < b.onset; });
    for (const Span& pause : lane.pauses) {
        const auto next =
            std::upper_bound(squares.begin(), squares.end(), pause.onset,
                             [](Millis value, const Square& square) { return value < square.onset; });
        if (next != squares.end())
            next->pausedBefore = true;
        else if (!squares.empty())
            squares.back().pausedAfter = true;
    }
    for (std::size_t i = 1; i < squares.size(); ++i)
        squares[i].joinsPrevious =
            !squares[i].pausedBefore && squares[i].code != kNoCode && squares[i].code == squares[i - 1].code;
    placeMoments(squares, lane);
    return squares;
}

}  // namespace

std::vector<Square> squaresByInteraction(const Timeline& timeline)
{
    if (!timeline.missed.empty()) return squaresOfLane(timeline);
    std::vector<Square> squares;
    squares.reserve(timeline.interactions.size());
    for (const Interaction& interaction : timeline.interactions) squares.push_back(squareOf(interaction));
    std::optional<std::uint32_t> previous;
    for (const Piece& piece : timeline.pieces) {
        Square& square = squares[piece.interaction];
        if (piece.afterBreak) {
            if (previous == piece.interaction)
                square.pausedAfter = true;
            else
                square.pausedBefore = true;
        }
        previous = piece.interaction;
    }
    for (std::size_t i = 1; i < squares.size(); ++i) {
        squares[i].pausedBefore = squares[i].pausedBefore || squares[i - 1].pausedAfter;
        squares[i - 1].pausedAfter = false;
        squares[i].joinsPrevious = !squares[i].pausedBefore && squares[i].code == squares[i - 1].code;
    }
    if (!squares.empty() && endsInPause(timeline)) squares.back().pausedAfter = true;
    placeMoments(squares, timeline);
    return squares;
}

std::vector<Square> squaresByTime(const Timeline& timeline, Millis unit)
{
    auto squares = UnitCutter(timeline, unit).cut();
    placeMoments(squares, timeline);
    return squares;
}

std::optional<int> rowLength(Millis unit, bool large)
{
    constexpr Millis minute{60'000};
    if (unit == Millis{0}) return large ? 10 : 20;
    if (unit < Millis{0}) return std::nullopt;
    for (int columns = 20; columns >= 1; --columns)
        if ((unit * columns) % minute == Millis{0}) return large ? std::min(10, columns) : columns;
    return std::nullopt;
}

}  // namespace tessera
