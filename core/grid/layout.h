// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

// Where the squares of a page of the grid lie. Units are those of the caller (dp on screen, mm or points on
// paper); x grows in reading direction, y downwards, from the grid's top left corner. The one layout that the
// screen, PNG, SVG and PDF draw, row by row, so that a picture of 100,000 squares costs only the rows that
// are seen.

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
};

struct GridMetrics {
    double width = 640;  // what there is
    double gutter = 56;  // for the row labels, at the reading side
    double gap = 4;      // between squares that are not joined
    int columns = 20;
    double largestCell = 36;            // no larger than this, however wide the page is
    [[nodiscard]] double cell() const;  // side of a square: floor((width - gutter + gap) / columns) - gap
    [[nodiscard]] double lane() const;  // height of the lane above a row, where notes and marks stand
    [[nodiscard]] double rowHeight() const;  // lane and cell; the lane is at least 28 % of the cell
    [[nodiscard]] double corner() const;     // radius at the real ends of a run
    [[nodiscard]] bool showsMarks() const;   // marks from 12 up: a cell of at least 20
    bool operator==(const GridMetrics&) const = default;
};

struct CellPicture {
    Rect rect;
    std::size_t square = 0;                      // index of the square
    bool joinsLeft = false, joinsRight = false;  // hairline instead of a gap there
    bool flatLeft = false, flatRight = false;    // the run goes on over the row's end: no round corner
    bool pausedBefore = false;                   // the double bar stands in the gap at its left
    bool pausedAfter = false;                    // … at its right
    bool note = false, marker = false;           // signs in the lane above
};

struct RowPicture {
    Rect rect;               // lane and cells, the whole width
    std::string label;       // clock time of its first square
    Millis at{0};            // the same, pauses left out
    bool byMinutes = false;  // squares by time, each row of whole minutes: it is named by its minute
    bool fromRight = false;  // mirrored: for languages that are read from the right
    std::vector<CellPicture> cells;
};

// The same row for reading from the right: places, joins and bars change sides.
[[nodiscard]] RowPicture mirrored(RowPicture row);

// Places squares. Holds no copy of them: `squares` must outlive the layout and may grow at its end.
class GridLayout {
public:
    GridLayout(const std::vector<Square>& squares, const GridMetrics& metrics)
        : squares_(&squares), metrics_(metrics)
    {
    }

    [[nodiscard]] const GridMetrics& metrics() const { return metrics_; }
    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] double height() const;
    [[nodiscard]] RowPicture row(std::size_t index) const;  // requires index < rows()
    [[nodiscard]] Rect cellRect(std::size_t square) const;  // also of the square that would come next
    [[nodiscard]] std::optional<std::size_t> squareAt(double x, double y) const;

private:
    [[nodiscard]] bool rowsAreMinutes() const;

    const std::vector<Square>* squares_;
    GridMetrics metrics_;
};

// The largest metrics with which `count` squares fit into width x height without scrolling; never under 8 a
// cell.
[[nodiscard]] GridMetrics fitted(GridMetrics metrics, std::size_t count, double height);

// The line under the grid: time-proportional, running time, minutes at 0, 10, 20 …
struct RibbonSegment {
    CodeIndex code = kNoCode;
    double x = 0, width = 0;
};
struct RibbonTick {
    double x = 0;
    std::string label;
};
struct RibbonPicture {
    std::vector<RibbonSegment> segments;
    std::vector<RibbonTick> ticks;
    std::vector<double> pauses;  // x of each pause, which has no width
    bool fromRight = false;      // mirrored: the words of a tick stand at its left
};
[[nodiscard]] RibbonPicture ribbon(const Timeline& timeline, double width);
// The same for reading from the right.
[[nodiscard]] RibbonPicture mirrored(RibbonPicture ribbon, double width);

}  // namespace tessera
