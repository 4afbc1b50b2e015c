// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/sequence_grid.h"

#include <QColor>
#include <QImage>
#include <QQuickWindow>

#include <limits>
#include <vector>

namespace tessera::test {

// Squares that are simply there; for what needs no journal.
class FixedSource : public GridSource {
public:
    [[nodiscard]] const std::vector<Square>& squares() const override { return all; }
    [[nodiscard]] const Scheme& scheme() const override { return partnershipActivities(); }
    [[nodiscard]] std::size_t durableSquares() const override { return durable; }
    [[nodiscard]] Timeline timeline() const override { return {}; }

    void add(CodeIndex code)
    {
        Square square;
        square.code = code;
        square.joinsPrevious = !all.empty() && all.back().code == code;
        all.push_back(square);
    }
    explicit FixedSource(const std::vector<CodeIndex>& codes = {})
    {
        for (const CodeIndex code : codes) add(code);
    }

    std::vector<Square> all;
    std::size_t durable = std::numeric_limits<std::size_t>::max();
};

// A window with one grid in it, drawn by the software renderer.
class Shown {
public:
    explicit Shown(GridSource& source, int width = 800, int height = 400)
    {
        window_.setColor(page());
        window_.resize(width, height);
        grid.setParentItem(window_.contentItem());
        grid.setSize({static_cast<double>(width), static_cast<double>(height)});
        grid.setViewHeight(height);
        grid.setSource(&source);
        window_.show();
    }
    [[nodiscard]] QImage picture() { return window_.grabWindow().convertToFormat(QImage::Format_RGB32); }
    [[nodiscard]] static QColor page() { return QColor(Qt::white); }

    SequenceGrid grid;

private:
    QQuickWindow window_;
};

// A place within a square that neither its mark, its border nor a round corner covers.
inline QPoint clearSpot(const QRectF& square)
{
    return QPointF(square.left() + square.width() * 0.2, square.top() + square.height() * 0.84).toPoint();
}

inline QColor at(const QImage& picture, const QPoint& place)
{
    return picture.pixelColor(place);
}

}  // namespace tessera::test
