// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {

double GridMetrics::cell() const
{
    const double fits = std::floor((width - gutter + gap) / columns) - gap;
    return std::max(1.0, std::min(fits, largestCell));
}

double GridMetrics::lane() const
{
    // The eye must not join squares above and below each other (`ux.md` section 4: at least 28 % of the
    // cell).
    return std::ceil(cell() * 0.36);
}

double GridMetrics::rowHeight() const
{
    return lane() + cell();
}

double GridMetrics::corner() const
{
    return cell() * 0.18;
}

bool GridMetrics::showsMarks() const
{
    return cell() >= 20;
}

std::size_t GridLayout::rows() const
{
    const auto columns = static_cast<std::size_t>(metrics_.columns);
    return (squares_->size() + columns - 1) / columns;
}

double GridLayout::height() const
{
    return static_cast<double>(rows()) * metrics_.rowHeight();
}

Rect GridLayout::cellRect(std::size_t square) const
{
    const auto columns = static_cast<std::size_t>(metrics_.columns);
    const double cell = metrics_.cell();
    const auto column = static_cast<double>(square % columns);
    const auto row = static_cast<double>(square / columns);
    return {metrics_.gutter + column * (cell + metrics_.gap), row * metrics_.rowHeight() + metrics_.lane(),
            cell, cell};
}

bool GridLayout::rowsAreMinutes() const
{
    if (squares_->empty() || squares_->front().slices.empty()) return false;
    Millis unit = squares_->front().unfilled;
    for (const Slice& slice : squares_->front().slices) unit += slice.length;
    return unit * metrics_.columns % std::chrono::minutes{1} == Millis{0};
}

RowPicture GridLayout::row(std::size_t index) const
{
    const auto columns = static_cast<std::size_t>(metrics_.columns);
    const std::size_t first = index * columns;
    const std::size_t beyond = std::min(first + columns, squares_->size());

    RowPicture picture;
    picture.rect = {0, static_cast<double>(index) * metrics_.rowHeight(), metrics_.width,
                    metrics_.rowHeight()};
    picture.at = (*squares_)[first].runningOnset;
    picture.label = clockText(picture.at);
    picture.byMinutes = rowsAreMinutes();
    picture.cells.reserve(beyond - first);
    for (std::size_t i = first; i < beyond; ++i) {
        const Square& square = (*squares_)[i];
        const bool nextJoins = i + 1 < squares_->size() && (*squares_)[i + 1].joinsPrevious;
        CellPicture cell;
        cell.square = i;
        cell.rect = cellRect(i);
        cell.joinsLeft = square.joinsPrevious && i > first;
        cell.joinsRight = nextJoins && i + 1 < beyond;
        cell.flatLeft = square.joinsPrevious && i == first;
        cell.flatRight = nextJoins && i + 1 == beyond;
        cell.pausedBefore = square.pausedBefore;
        cell.pausedAfter = square.pausedAfter;
        cell.note = square.notes > 0;
        cell.marker = square.markers > 0;
        if (cell.joinsLeft) {
            cell.rect.x -= metrics_.gap / 2;
            cell.rect.width += metrics_.gap / 2;
        }
        if (cell.joinsRight) cell.rect.width += metrics_.gap / 2;
        picture.cells.push_back(cell);
    }
    return picture;
}

RowPicture mirrored(RowPicture row)
{
    row.fromRight = !row.fromRight;
    for (CellPicture& cell : row.cells) {
        cell.rect.x = row.rect.width - cell.rect.x - cell.rect.width;
        std::swap(cell.joinsLeft, cell.joinsRight);
        std::swap(cell.flatLeft, cell.flatRight);
        std::swap(cell.pausedBefore, cell.pausedAfter);
    }
    return row;
}

std::optional<std::size_t> GridLayout::squareAt(double x, double y) const
{
    const double pitch = metrics_.cell() + metrics_.gap;
    const double column = std::floor((x - metrics_.gutter + metrics_.gap / 2) / pitch);
    const double row = std::floor(y / metrics_.rowHeight());
    if (column < 0 || column >= metrics_.columns || row < 0) return std::nullopt;
    const auto square = static_cast<std::size_t>(row) * static_cast<std::size_t>(metrics_.columns) +
                        static_cast<std::size_t>(column);
    return square < squares_->size() ? std::optional{square} : std::nullopt;
}

GridMetrics fitted(GridMetrics metrics, std::size_t count, double height)
{
    constexpr double smallest = 8;
    const auto columns = static_cast<std::size_t>(metrics.columns);
    const auto rows = static_cast<double>((count + columns - 1) / columns);
    metrics.largestCell = metrics.cell();
    while (metrics.largestCell > smallest && rows * metrics.rowHeight() > height) metrics.largestCell -= 1;
    return metrics;
}

}  // namespace tessera
