// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/sequence_grid.h"

#include "app/render/row_painter.h"
#include "app/render/spoken/spoken_grid.h"
#include "core/grid/reading.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr double kOverlap = 6;  // dp below a tile, for the bars and the ring that stand out of a cell

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
    relayout();
}

void SequenceGrid::relayout()
{
    ++revision_;
    metrics_.width = width();
    settleLook();
    const std::size_t count = squareCount() + (showNext_ ? 1 : 0);
    used_ = fit_ && viewHeight_ > 0 ? fitted(metrics_, count, viewHeight_) : metrics_;
    dropTiles_ = true;
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

std::vector<QRectF> SequenceGrid::ringsIn(std::size_t first, std::size_t beyond) const
{
    std::vector<QRectF> rings;
    const int low = reach_ < 0 ? selected_ : std::min(selected_, reach_);
    const int high = std::max(selected_, reach_);
    if (low < 0) return rings;
    for (int row = static_cast<int>(first); row < static_cast<int>(beyond); ++row) {
        const int from = std::max(low, row * used_.columns);
        const int to = std::min(high, (row + 1) * used_.columns - 1);
        if (from <= to && !rectOf(to).isEmpty()) rings.push_back(rectOf(from) | rectOf(to));
    }
    return rings;
}

QImage SequenceGrid::paintTile(int tile, double ratio) const
{
    const auto& squares = source_->squares();
    const GridLayout layout(squares, used_);
    const double top = tile * kRowsInTile * used_.rowHeight();
    QImage image(static_cast<int>(std::ceil(width() * ratio)),
                 static_cast<int>(std::ceil((kRowsInTile * used_.rowHeight() + kOverlap) * ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    Look look = look_;
    look.durable = source_->durableSquares();

    QPainter painter(&image);
    painter.setFont(pictureFont());
    painter.scale(ratio, ratio);
    painter.translate(0, -top);
    const RowPainter rows(squares, source_->scheme(), used_, look);
    const auto first = static_cast<std::size_t>(tile) * kRowsInTile;
    for (std::size_t row = first; row < std::min(first + kRowsInTile, layout.rows()); ++row)
        rows.paint(painter, mirrored_ ? tessera::mirrored(layout.row(row)) : layout.row(row));
    if (showNext_) {
        Rect next = layout.cellRect(squares.size());
        if (mirrored_) next.x = width() - next.x - next.width;
        rows.paintNext(painter, next);
    }
    for (const QRectF& chosen : ringsIn(first, first + kRowsInTile)) rows.paintRing(painter, chosen);
    return image;
}

QSGNode* SequenceGrid::updatePaintNode(QSGNode* root, UpdatePaintNodeData* /*data*/)
{
    if (!root) {  // the first time, or the scene graph was lost and its nodes with it
        // A transform of its own: the software renderer of Qt 6.4 loses the place of a tile that comes later
        // otherwise.
        root = new QSGTransformNode;
        tiles_.clear();
    }
    const auto drop = [root](Tile& tile) {
        if (!tile.node) return;
        root->removeChildNode(tile.node);
        delete tile.node;
    };
    if (dropTiles_ || !source_) {
        dropTiles_ = false;
        for (auto& [index, tile] : tiles_) drop(tile);
        tiles_.clear();
    }
    if (!source_ || width() < 1) return root;

    const double tileHeight = kRowsInTile * used_.rowHeight();
    const double seen = viewHeight_ > 0 ? viewHeight_ : height();
    const std::size_t count = squareCount() + (showNext_ ? 1 : 0);
    const auto inTile = static_cast<std::size_t>(used_.columns) * kRowsInTile;
    const int last = count == 0 ? -1 : static_cast<int>((count - 1) / inTile);
    const int from = std::max(0, static_cast<int>(viewY_ / tileHeight));
    const int to = std::min(last, static_cast<int>((viewY_ + seen) / tileHeight));

    for (auto it = tiles_.begin(); it != tiles_.end();) {
        if (it->first >= from && it->first <= to) {
            ++it;
            continue;
        }
        drop(it->second);
        it = tiles_.erase(it);
    }
    const double ratio = window()->effectiveDevicePixelRatio();
    for (int index = from; index <= to; ++index) {
        Tile& tile = tiles_[index];
        if (tile.node && !tile.stale) continue;
        const QImage image = paintTile(index, ratio);
        ++tilesPainted_;
        const bool fresh = !tile.node;
        if (fresh) {
            tile.node = window()->createImageNode();
            tile.node->setOwnsTexture(true);
        }
        tile.node->setTexture(window()->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
        tile.node->setFiltering(QSGTexture::Nearest);
        tile.node->setRect(0, index * tileHeight, image.width() / ratio, image.height() / ratio);
        // Only with a texture: the software renderer of Qt 6.4 fails on a node without one.
        if (fresh) root->appendChildNode(tile.node);
        tile.stale = false;
    }
    return root;
}

}  // namespace tessera
