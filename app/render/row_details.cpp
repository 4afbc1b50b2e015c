// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What a grid that is looked back at shows beside its squares, and in large ones.
#include "app/render/row_painter.h"

#include "app/render/mark_painter.h"
#include "app/words/words.h"
#include "core/grid/reading.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace tessera {

namespace {

constexpr double kUnderline = 2;  // units
constexpr double kLine = 1.25;    // of the letters' height
constexpr double kRim = 3;        // units

}  // namespace

QString rowLabel(const RowPicture& row)
{
    return row.byMinutes ? words::minutesBriefly(row.at) : words::clock(row.at);
}

// The number of the step in a disc; a mark that nobody named stays a flag. None of the activities' colours.
void RowPainter::paintStep(QPainter& painter, int step, const QRectF& place) const
{
    const QColor accent = inkColour(look_, &ThemeColours::accent);
    if (step == 0) {
        paintMark(painter, Mark::flag, place, accent);
        return;
    }
    QPainterPath disc;
    disc.addEllipse(place.adjusted(-1, -1, 1, 1));
    painter.save();
    painter.fillPath(disc, accent);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(6, static_cast<int>(place.height() * 0.9)));
    painter.setFont(font);
    painter.setPen(inkColour(look_, &ThemeColours::card));
    painter.drawText(place.adjusted(-4, -4, 4, 4), Qt::AlignCenter, QString::number(step));
    painter.restore();
}

// So high that two lines have room in a square.
int RowPainter::letters() const
{
    return std::min(look_.detail, static_cast<int>((metrics_.cell() - 2 * kRim) / (2 * kLine)));
}

// A square that is large enough to be read: its mark and letter above, its length below.
void RowPainter::paintDetail(QPainter& painter, const CellPicture& cell) const
{
    const Square& square = squares_[cell.square];
    const QRectF rect = toQRectF(cell.rect).adjusted(5, kRim, -5, -kRim);
    const bool hollow = cell.square >= look_.durable;
    const QColor colour =
        hollow ? borderColour(scheme_, square.code, look_) : markColour(scheme_, square.code, look_);
    const bool unsure = square.code >= scheme_.codeCount();
    QFont font = painter.font();
    font.setPixelSize(letters());
    font.setBold(true);
    painter.setFont(font);
    const double line = letters() * kLine;
    const QRectF top(rect.left(), rect.top(), rect.width(), line);
    if (!unsure) {
        const double side = std::max(kLeastMark, line - 4);
        paintMark(painter, scheme_.code(square.code).mark, QRectF(top.left(), top.top() + 2, side, side),
                  colour);
    }
    painter.setPen(colour);
    painter.drawText(top, (unsure ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter,
                     unsure ? QStringLiteral("?") : QString::fromStdString(scheme_.code(square.code).letter));
    font.setBold(false);
    painter.setFont(font);
    if (look_.end > Millis{0})
        painter.drawText(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), Qt::AlignCenter,
                         QString::fromStdString(clockText(runningLength(squares_, cell.square, look_.end))));
}

// The name of each run, once a row, where it has room.
void RowPainter::paintNames(QPainter& painter, const RowPicture& row) const
{
    QFont font = painter.font();
    font.setPixelSize(letters());
    font.setBold(false);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double line = letters() * kLine;
    if (metrics_.cell() < 3 * line + 2 * kRim) return;
    for (std::size_t first = 0; first < row.cells.size();) {
        const CellPicture& cell = row.cells[first];
        const CodeIndex code = squares_[cell.square].code;
        QRectF run = toQRectF(cell.rect);
        std::size_t beyond = first + 1;
        while (beyond < row.cells.size() && squares_[row.cells[beyond].square].joinsPrevious)
            run |= toQRectF(row.cells[beyond++].rect);
        first = beyond;
        if (code >= scheme_.codeCount()) continue;
        const QString name = QString::fromStdString(scheme_.code(code).shortLabel);
        run.adjust(4, 0, -4, 0);
        if (metrics.horizontalAdvance(name) > run.width()) continue;
        painter.setOpacity(faded(cell.square) ? kFaded : 1);
        painter.setPen(cell.square >= look_.durable ? borderColour(scheme_, code, look_)
                                                    : markColour(scheme_, code, look_));
        painter.drawText(
            run, (row.fromRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter,
            name);
    }
    painter.setOpacity(1);
}

void RowPainter::paintUnderlines(QPainter& painter, const RowPicture& row) const
{
    const auto lined = [this](const CellPicture& cell) {
        return cell.square < look_.underlined.size() && look_.underlined[cell.square];
    };
    for (std::size_t first = 0; first < row.cells.size(); ++first) {
        if (!lined(row.cells[first])) continue;
        QRectF passage = toQRectF(row.cells[first].rect);
        while (first + 1 < row.cells.size() && lined(row.cells[first + 1]))
            passage |= toQRectF(row.cells[++first].rect);
        painter.fillRect(QRectF(passage.left(), passage.bottom() + 1, passage.width(), kUnderline),
                         inkColour(look_, &ThemeColours::ink));
    }
}

void RowPainter::paintRing(QPainter& painter, const QRectF& chosen) const
{
    constexpr double ring = 3;
    painter.setPen(QPen(inkColour(look_, &ThemeColours::focus), ring));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(chosen.adjusted(-2, -2, 2, 2), metrics_.corner() + 2, metrics_.corner() + 2);
}

}  // namespace tessera
