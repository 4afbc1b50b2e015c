// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The part of the grid that is painted: blocks of rows, each an image.
#include "app/render/row_painter.h"
#include "app/render/sequence_grid.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr double kOverlap = 6;  // dp below a tile, for the bars and the ring that stand out of a cell

}  // namespace

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

void SequenceGrid::tellWhole(bool whole)
{
    if (!whole) update();  // what is still to come
    if (whole == whole_) return;
    whole_ = whole;
    emit wholeChanged();
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
    // Tiles that change, change together; those that come into view may take a few frames, from the top.
    std::size_t fresh = 0;
    bool whole = true;
    for (int index = from; index <= to && whole; ++index) {
        Tile& tile = tiles_[index];
        if (tile.node && !tile.stale) continue;
        if (!tile.node) {
            whole = fresh < kSquaresAFrame;
            if (!whole) break;
            fresh += inTile;
        }
        const QImage image = paintTile(index, ratio);
        ++tilesPainted_;
        const bool added = !tile.node;
        if (added) {
            tile.node = window()->createImageNode();
            tile.node->setOwnsTexture(true);
        }
        tile.node->setTexture(window()->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
        tile.node->setFiltering(QSGTexture::Nearest);
        tile.node->setRect(0, index * tileHeight, image.width() / ratio, image.height() / ratio);
        // Only with a texture: the software renderer of Qt 6.4 fails on a node without one.
        if (added) root->appendChildNode(tile.node);
        tile.stale = false;
    }
    // This may be the render thread; the item itself is told on its own.
    if (!whole || !whole_)
        QMetaObject::invokeMethod(
            this, [this, whole] { tellWhole(whole); }, Qt::QueuedConnection);
    return root;
}

}  // namespace tessera
