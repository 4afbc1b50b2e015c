// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "core/grid/layout.h"

#include <QPainter>
#include <QRectF>

#include <vector>

namespace tessera {

// Paints rows of the grid at their place in the layout's own units; the caller scales and moves the painter.
// The one painter of squares: screen tiles, PNG and PDF go through it.
class RowPainter {
public:
    RowPainter(const std::vector<Square>& squares, const Scheme& scheme, const GridMetrics& metrics,
               const Look& look)
        : squares_(squares), scheme_(scheme), metrics_(metrics), look_(look)
    {
    }

    void paint(QPainter& painter, const RowPicture& row) const;
    // The ring of the keyboard around what is chosen.
    void paintRing(QPainter& painter, const QRectF& chosen) const;
    // The dashed outline where the next square will come.
    void paintNext(QPainter& painter, const Rect& cell) const;

private:
    static constexpr double kFaded = 0.22;
    static constexpr double kLeastMark = 12;  // units; smaller ones are not told apart (`ux.md` section 3)
    // The box around it: the smallest mark, one ball, is 0.76 of its box across.
    static constexpr double kLeastMarkBox = kLeastMark / 0.76;

    [[nodiscard]] bool detailed() const;
    [[nodiscard]] int letters() const;
    [[nodiscard]] bool faded(std::size_t square) const;
    void paintCell(QPainter& painter, const CellPicture& cell, bool fromRight) const;
    void paintFill(QPainter& painter, const CellPicture& cell, const Square& square,
                   const QPainterPath& outline, bool fromRight) const;
    void paintDetail(QPainter& painter, const CellPicture& cell) const;
    void paintNames(QPainter& painter, const RowPicture& row) const;
    void paintUnderlines(QPainter& painter, const RowPicture& row) const;
    void paintStep(QPainter& painter, int step, const QRectF& place) const;
    void paintSign(QPainter& painter, CodeIndex code, const QRectF& area, bool hollow) const;
    void paintPause(QPainter& painter, double x, const QRectF& cell) const;
    void paintLane(QPainter& painter, const CellPicture& cell) const;

    const std::vector<Square>& squares_;
    const Scheme& scheme_;
    const GridMetrics& metrics_;
    const Look& look_;
};

[[nodiscard]] QRectF toQRectF(const Rect& rect);

// What stands beside a row: "13:36", or "10 min" where rows are whole minutes.
[[nodiscard]] QString rowLabel(const RowPicture& row);

// The ribbon: segments, pauses and minutes, within `area`.
void paintRibbon(QPainter& painter, const RibbonPicture& ribbon, const Scheme& scheme, const Look& look,
                 const QRectF& area);

}  // namespace tessera
