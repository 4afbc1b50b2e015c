// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/sequence_grid.h"

#include "app/render/row_painter.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr double kOverlap = 6;  // dp below a tile, for the bars and the ring that stand out of a cell

}  // namespace

SequenceGrid::SequenceGrid(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
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

void SequenceGrid::setSelected(int square)
{
    if (square == selected_) return;
    const int before = selected_;
    selected_ = square;
    for (const int changed : {before, square})
        if (changed >= 0) staleFrom(static_cast<std::size_t>(changed), static_cast<std::size_t>(changed));
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
    metrics_.width = width();
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
    if (const QRectF chosen = rectOf(selected_); !chosen.isEmpty()) {
        constexpr double ring = 3;
        painter.setPen(QPen(toQColor(themeColours(look.theme).focus), ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(chosen.adjusted(-2, -2, 2, 2), used_.corner() + 2, used_.corner() + 2);
    }
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
