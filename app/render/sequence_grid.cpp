// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/sequence_grid.h"

#include "app/render/row_painter.h"
#include "app/render/spoken/spoken_grid.h"
#include "core/grid/reading.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {

namespace {

constexpr double kFinger = 10;  // so near to the bar of a pause it is meant

// One a square; none at all when no square is named. At least one otherwise: an index of no square fades all.
std::vector<bool> flagsOf(const QList<int>& named, std::size_t count)
{
    std::vector<bool> flags;
    if (named.isEmpty()) return flags;
    flags.resize(std::max<std::size_t>(count, 1), false);
    for (const int square : named)
        if (square >= 0 && static_cast<std::size_t>(square) < count)
            flags[static_cast<std::size_t>(square)] = true;
    return flags;
}

}  // namespace

SequenceGrid::SequenceGrid(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    installSpokenGrid();
}

std::size_t SequenceGrid::squareCount() const
{
    return source_ ? source_->squares().size() : 0;
}

void SequenceGrid::setSource(GridSource* source)
{
    if (source == source_) return;
    if (source_) source_->disconnect(this);
    source_ = source;
    if (source_) {
        connect(source_, &GridSource::changed, this, &SequenceGrid::relayout);
        connect(source_, &GridSource::appended, this, &SequenceGrid::squareAppended);
        connect(source_, &GridSource::durableChanged, this, &SequenceGrid::durableGrew);
        connect(source_, &QObject::destroyed, this, &SequenceGrid::relayout);
    }
    emit sourceChanged();
    relayout();
}

template <class T>
void SequenceGrid::change(T& member, T value)
{
    if (member == value) return;
    member = value;
    emit lookChanged();
    relayout();
}

void SequenceGrid::setColumns(int columns)
{
    change(metrics_.columns, std::max(1, columns));
}

void SequenceGrid::setDark(bool dark)
{
    change(look_.theme, dark ? Theme::dark : Theme::light);
}

void SequenceGrid::setOwn(const QStringList& colours)
{
    if (colours == own_) return;
    own_ = colours;
    look_.own = coloursFrom(colours);
    emit lookChanged();
    relayout();
}

void SequenceGrid::setLetters(bool letters)
{
    change(look_.letters, letters);
}

void SequenceGrid::setOnlyCode(int code)
{
    change(look_.onlyCode, code);
}

void SequenceGrid::setLit(const QList<int>& squares)
{
    if (squares == lit_) return;
    lit_ = squares;
    emit lookChanged();
    relayout();
}

// How it looks, as far as that depends on the squares.
void SequenceGrid::settleLook()
{
    const std::size_t count = squareCount();
    look_.lit = flagsOf(lit_, count);
    look_.underlined = flagsOf(underlined_, count);
    look_.steps.clear();
    look_.detail = detail_;
    if (!source_ || (!steps_ && detail_ == 0)) return;
    const Timeline timeline = source_->timeline();
    look_.end = runningEnd(timeline);
    if (steps_) look_.steps = stepsOver(source_->squares(), timeline, source_->scheme());
}

void SequenceGrid::setUnderlined(const QList<int>& squares)
{
    change(underlined_, squares);
}

void SequenceGrid::setSteps(bool steps)
{
    change(steps_, steps);
}

void SequenceGrid::setDetail(int height)
{
    change(detail_, std::max(0, height));
}

void SequenceGrid::setShowChanges(bool show)
{
    change(look_.showChanges, show);
}

void SequenceGrid::setShowNext(bool show)
{
    change(showNext_, show);
}

void SequenceGrid::setMirrored(bool mirrored)
{
    change(mirrored_, mirrored);
}

void SequenceGrid::setFit(bool fit)
{
    change(fit_, fit);
}

void SequenceGrid::setLargestCell(double size)
{
    change(metrics_.largestCell, std::max(1.0, size));
}

void SequenceGrid::setGutterWidth(double width)
{
    change(metrics_.gutter, std::max(0.0, width));
}

void SequenceGrid::setSpokenSquares(bool squares)
{
    if (squares == spokenSquares_) return;
    spokenSquares_ = squares;
    ++revision_;
    emit spokenChanged();
}

void SequenceGrid::setSelected(int square)
{
    if (square == selected_) return;
    const int before = selected_;
    selected_ = square;
    for (const int changed : {before, square})
        if (changed >= 0) staleFrom(static_cast<std::size_t>(changed), static_cast<std::size_t>(changed));
    if (reach_ >= 0) staleFrom(0, squareCount());
    emit selectedChanged();
}

void SequenceGrid::setReach(int square)
{
    if (square == reach_) return;
    reach_ = square;
    staleFrom(0, squareCount());
    emit selectedChanged();
}

void SequenceGrid::setViewY(double y)
{
    if (y == viewY_) return;
    viewY_ = y;
    emit viewChanged();
    update();
}

void SequenceGrid::setViewHeight(double height)
{
    if (height == viewHeight_) return;
    viewHeight_ = height;
    emit viewChanged();
    if (fittedNow() != used_)
        relayout();
    else
        update();
}

GridMetrics SequenceGrid::fittedNow() const
{
    const std::size_t count = squareCount() + (showNext_ ? 1 : 0);
    return fit_ && viewHeight_ > 0 ? fitted(metrics_, count, viewHeight_) : metrics_;
}

void SequenceGrid::relayout()
{
    ++revision_;
    metrics_.width = width();
    settleLook();
    const std::size_t count = squareCount() + (showNext_ ? 1 : 0);
    const GridMetrics before = std::exchange(used_, fittedNow());
    if (before != used_) dropTiles_ = true;
    for (auto& [index, tile] : tiles_) tile.stale = true;
    tellWhole(false);
    durableShown_ = source_ ? source_->durableSquares() : 0;
    const auto rows =
        (count + static_cast<std::size_t>(used_.columns) - 1) / static_cast<std::size_t>(used_.columns);
    const double height = static_cast<double>(rows) * used_.rowHeight();
    if (height != contentHeight_) contentHeight_ = height;
    emit layoutChanged();
    update();
}

void SequenceGrid::squareAppended()
{
    ++revision_;
    tellSpokenGridGrew(*this);
    const std::size_t count = squareCount();
    const auto columns = static_cast<std::size_t>(used_.columns);
    const bool newRow = (count + (showNext_ ? 1 : 0) - 1) % columns == 0;
    if (newRow) {
        // The height grows; when everything must fit, the squares may have to shrink.
        const double grown =
            static_cast<double>((count + (showNext_ ? 1 : 0) + columns - 1) / columns) * used_.rowHeight();
        if (fit_ && grown > viewHeight_) {
            relayout();
            return;
        }
        contentHeight_ = grown;
        emit layoutChanged();
    }
    staleFrom(count < 2 ? 0 : count - 2, count);
}

void SequenceGrid::durableGrew()
{
    const std::size_t now = source_->durableSquares();
    if (now > durableShown_) staleFrom(durableShown_, now - 1);
    durableShown_ = now;
}

void SequenceGrid::staleFrom(std::size_t firstSquare, std::size_t lastSquare)
{
    const auto inTile = static_cast<std::size_t>(used_.columns) * kRowsInTile;
    const auto first = tiles_.lower_bound(static_cast<int>(firstSquare / inTile));
    const auto beyond = tiles_.upper_bound(static_cast<int>(lastSquare / inTile));
    for (auto tile = first; tile != beyond; ++tile) tile->second.stale = true;
    update();
}

int SequenceGrid::squareAt(double x, double y) const
{
    if (!source_) return -1;
    const auto square = GridLayout(source_->squares(), used_).squareAt(mirrored_ ? width() - x : x, y);
    return square ? static_cast<int>(*square) : -1;
}

int SequenceGrid::pauseAt(double x, double y) const
{
    const double near = std::min(kFinger, used_.cell() / 4);
    for (const double beside : {0.0, near, -near}) {
        const int index = squareAt(x + beside, y);
        if (index < 0) continue;
        const auto square = static_cast<std::size_t>(index);
        const QRectF rect = rectOf(index);
        const auto at = [&](bool after) {
            return (after != mirrored_ ? rect.right() + used_.gap / 2 : rect.left() - used_.gap / 2);
        };
        const Square& here = source_->squares()[square];
        std::optional<std::size_t> pause;
        if (here.pausedBefore && std::abs(x - at(false)) <= near)
            pause = pauseBefore(source_->timeline(), source_->squares(), square);
        else if (here.pausedAfter && std::abs(x - at(true)) <= near)
            pause = pauseBefore(source_->timeline(), source_->squares(), square + 1);
        if (pause) return static_cast<int>(*pause);
    }
    return -1;
}

QRectF SequenceGrid::rectOf(int square) const
{
    if (square < 0 || static_cast<std::size_t>(square) >= squareCount()) return {};
    QRectF rect = toQRectF(GridLayout(source_->squares(), used_).cellRect(static_cast<std::size_t>(square)));
    if (mirrored_) rect.moveLeft(width() - rect.right());
    return rect;
}

int SequenceGrid::entryOf(int square) const
{
    if (square < 0 || static_cast<std::size_t>(square) >= squareCount()) return 0;
    return static_cast<int>(source_->squares()[static_cast<std::size_t>(square)].entry);
}

void SequenceGrid::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    if (now.width() != before.width()) relayout();
}

void SequenceGrid::itemChange(ItemChange change, const ItemChangeData& data)
{
    if (change == ItemDevicePixelRatioHasChanged) relayout();
    QQuickItem::itemChange(change, data);
}

}  // namespace tessera
