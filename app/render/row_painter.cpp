// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/row_painter.h"

#include "app/render/mark_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace tessera {

namespace {

constexpr double kLabel = 14, kLabelGutter = 68;  // units; "1:23:45" in these letters fills that gutter
constexpr double kNarrowestSlice = 3;             // units; thinner ones could not be seen

// A rectangle with round corners only where a run really ends.
QPainterPath cellOutline(const QRectF& rect, double radius, bool roundLeft, bool roundRight)
{
    const double l = roundLeft ? radius : 0;
    const double r = roundRight ? radius : 0;
    QPainterPath path;
    path.moveTo(rect.left() + l, rect.top());
    path.lineTo(rect.right() - r, rect.top());
    if (r > 0) path.arcTo(QRectF(rect.right() - 2 * r, rect.top(), 2 * r, 2 * r), 90, -90);
    path.lineTo(rect.right(), rect.bottom() - r);
    if (r > 0) path.arcTo(QRectF(rect.right() - 2 * r, rect.bottom() - 2 * r, 2 * r, 2 * r), 0, -90);
    path.lineTo(rect.left() + l, rect.bottom());
    if (l > 0) path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * l, 2 * l, 2 * l), 270, -90);
    path.lineTo(rect.left(), rect.top() + l);
    if (l > 0) path.arcTo(QRectF(rect.left(), rect.top(), 2 * l, 2 * l), 180, -90);
    path.closeSubpath();
    return path;
}

void hatch(QPainter& painter, const QPainterPath& outline, const QRectF& rect, const QColor& colour)
{
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.setPen(QPen(colour, std::max(0.6, rect.height() * 0.03)));
    const double step = rect.height() / 4;
    for (double x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

}  // namespace

QRectF toQRectF(const Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

void RowPainter::paint(QPainter& painter, const RowPicture& row) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (metrics_.gutter > 0 && !row.cells.empty()) {
        QFont font = painter.font();
        // A wider gutter is one for larger text.
        const double size = std::max(kLabel, metrics_.gutter * kLabel / kLabelGutter);
        font.setPixelSize(std::max(6, static_cast<int>(std::min(size, metrics_.cell() * 0.62))));
        painter.setFont(font);
        painter.setPen(inkColour(look_, &ThemeColours::ink2));
        const double top = row.rect.y + metrics_.lane();
        const double space = metrics_.gutter - 10;
        const QRectF place(row.fromRight ? row.rect.width - space : 0, top, space, metrics_.cell());
        painter.drawText(
            place, (row.fromRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter,
            rowLabel(row));
    }
    for (const CellPicture& cell : row.cells) paintCell(painter, cell, row.fromRight);
    if (detailed()) paintNames(painter, row);
    if (!look_.underlined.empty()) paintUnderlines(painter, row);
}

bool RowPainter::detailed() const
{
    return look_.detail > 0 && metrics_.cell() >= kDetailCell;
}

bool RowPainter::faded(std::size_t square) const
{
    if (!look_.lit.empty() && (square >= look_.lit.size() || !look_.lit[square])) return true;
    return look_.onlyCode >= 0 && squares_[square].code != look_.onlyCode;
}

void RowPainter::paintCell(QPainter& painter, const CellPicture& cell, bool fromRight) const
{
    const Square& square = squares_[cell.square];
    const QRectF rect = toQRectF(cell.rect);
    const bool hollow = cell.square >= look_.durable;
    const QPainterPath outline =
        cellOutline(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics_.corner(), !cell.joinsLeft && !cell.flatLeft,
                    !cell.joinsRight && !cell.flatRight);
    painter.save();
    if (faded(cell.square)) painter.setOpacity(kFaded);
    const bool missed = square.code == kNoCode;  // an interval without a code: empty
    if (!hollow && !missed) paintFill(painter, cell, square, outline, fromRight);

    QPen pen(missed ? inkColour(look_, &ThemeColours::control) : borderColour(scheme_, square.code, look_),
             hollow && !missed ? 2 : 1);
    if (look_.showChanges && square.corrected) {
        pen.setWidthF(2);
        pen.setStyle(Qt::DashLine);
        pen.setColor(inkColour(look_, &ThemeColours::ink));
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    if (detailed() && !missed)
        paintDetail(painter, cell);
    else if (square.slices.empty() && !missed)
        paintSign(painter, square.code, rect, hollow);
    painter.restore();

    if (cell.pausedBefore) paintPause(painter, rect.left() - metrics_.gap / 2, rect);
    if (cell.pausedAfter) paintPause(painter, rect.right() + metrics_.gap / 2, rect);
    if (cell.note || cell.marker) paintLane(painter, cell);
}

void RowPainter::paintFill(QPainter& painter, const CellPicture& cell, const Square& square,
                           const QPainterPath& outline, bool fromRight) const
{
    const QRectF rect = toQRectF(cell.rect);
    if (square.slices.empty()) {
        painter.fillPath(outline, fillColour(scheme_, square.code, look_));
        if (square.code == kCannotTell)
            hatch(painter, outline, rect, borderColour(scheme_, square.code, look_));
        return;
    }
    Millis unit = square.unfilled;
    for (const Slice& slice : square.slices) unit += slice.length;
    const double scale = rect.width() / static_cast<double>(unit.count());

    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    double x = rect.left();
    const Slice* largest = &square.slices.front();
    QRectF largestArea;
    for (const Slice& slice : square.slices) {
        const double width = static_cast<double>(slice.length.count()) * scale;
        const QRectF area(fromRight ? rect.left() + rect.right() - x - width : x, rect.top(), width,
                          rect.height());
        if (slice.code == kNoCode) {
            x += width;
            continue;
        }
        if (width >= kNarrowestSlice || square.slices.size() == 1 || metrics_.cell() < 20) {
            painter.fillRect(area, fillColour(scheme_, slice.code, look_));
            if (slice.code == kCannotTell) {
                QPainterPath part;
                part.addRect(area);
                hatch(painter, part, area, borderColour(scheme_, slice.code, look_));
            }
        } else {
            painter.fillRect(area, fillColour(scheme_, square.code, look_));
        }
        if (largestArea.isNull() || slice.length > largest->length) {
            largest = &slice;
            largestArea = area;
        }
        x += width;
    }
    painter.restore();
    if (largest->length * 2 >= unit && !detailed()) paintSign(painter, largest->code, largestArea, false);
}

void RowPainter::paintSign(QPainter& painter, CodeIndex code, const QRectF& area, bool hollow) const
{
    if (!metrics_.showsMarks() || code == kNoCode) return;
    const double side = std::min(std::max(kLeastMarkBox, metrics_.cell() * 0.5), area.width());
    if (side < kLeastMark) return;
    const QRectF box(area.center().x() - side / 2, area.center().y() - side / 2, side, side);
    const QColor colour = hollow ? borderColour(scheme_, code, look_) : markColour(scheme_, code, look_);
    const bool unsure = code >= scheme_.codeCount();
    if (!unsure && !look_.letters && !look_.grey) {
        paintMark(painter, scheme_.code(code).mark, box, colour);
        return;
    }
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(static_cast<int>(std::max(kLeastMark, metrics_.cell() * 0.52)));
    painter.setFont(font);
    painter.setPen(colour);
    const QString letter = unsure ? QStringLiteral("?") : QString::fromStdString(scheme_.code(code).letter);
    painter.drawText(area, Qt::AlignCenter, letter);
}

void RowPainter::paintPause(QPainter& painter, double x, const QRectF& cell) const
{
    const QColor ink = inkColour(look_, &ThemeColours::ink);
    const double bar = std::max(1.0, metrics_.gap * 0.42);
    const double beyond = std::min(4.0, metrics_.lane() * 0.4);
    const double tall = cell.height() + 2 * beyond;
    painter.fillRect(QRectF(x - bar * 1.35, cell.top() - beyond, bar, tall), ink);
    painter.fillRect(QRectF(x + bar * 0.35, cell.top() - beyond, bar, tall), ink);
}

void RowPainter::paintLane(QPainter& painter, const CellPicture& cell) const
{
    const double size = metrics_.lane() - 3;
    if (size < 3) return;
    const QColor ink = inkColour(look_, &ThemeColours::ink);
    const double top = cell.rect.y - size - 2;
    const auto said = look_.steps.find(cell.square);
    const std::vector<int> steps = said == look_.steps.end() ? std::vector<int>(1, 0) : said->second;
    const double signs = cell.marker ? static_cast<double>(steps.size()) : 0;
    double x = cell.rect.x + cell.rect.width / 2 - ((cell.note ? 1.2 : 0) + signs * 1.1) * size / 2;
    if (cell.note) {
        // A speech sign: a box with a tail.
        QPainterPath sign;
        sign.addRect(x, top, size * 1.2, size * 0.6);
        sign.addPolygon(QPolygonF(QList<QPointF>{{x + size * 0.35, top + size * 0.55},
                                                 {x + size * 0.85, top + size * 0.55},
                                                 {x + size * 0.6, top + size}}));
        painter.fillPath(sign, ink);
        x += size * 1.4;
    }
    for (std::size_t sign = 0; cell.marker && sign < steps.size(); ++sign, x += size * 1.1)
        paintStep(painter, steps[sign], QRectF(x, top, size, size));
}

void RowPainter::paintNext(QPainter& painter, const Rect& cell) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(inkColour(look_, &ThemeColours::control), 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(toQRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), metrics_.corner(),
                            metrics_.corner());
}

void paintRibbon(QPainter& painter, const RibbonPicture& ribbon, const Scheme& scheme, const Look& look,
                 const QRectF& area)
{
    const double labels = std::min(std::max(18.0, area.height() * 0.36), area.height() * 0.4);
    const double band = area.height() - labels;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const RibbonSegment& segment : ribbon.segments) {
        const QRectF part(area.left() + segment.x, area.top(), segment.width, band);
        painter.fillRect(part, fillColour(scheme, segment.code, look));
        if (segment.code == kCannotTell) {
            QPainterPath outline;
            outline.addRect(part);
            hatch(painter, outline, part, borderColour(scheme, segment.code, look));
        }
        painter.fillRect(QRectF(part.left(), part.top(), 0.7, band),
                         borderColour(scheme, segment.code, look));
        const double sign = band * 0.5;
        if (segment.width >= sign * 1.8 && segment.code < scheme.codeCount()) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintMark(painter, scheme.code(segment.code).mark,
                      QRectF(part.center().x() - sign / 2, part.center().y() - sign / 2, sign, sign),
                      markColour(scheme, segment.code, look));
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
    const QColor ink = inkColour(look, &ThemeColours::ink);
    for (const double x : ribbon.pauses) {
        painter.fillRect(QRectF(area.left() + x - 2.4, area.top() - 2, 1.6, band + 4), ink);
        painter.fillRect(QRectF(area.left() + x + 0.8, area.top() - 2, 1.6, band + 4), ink);
    }
    QFont font = painter.font();
    font.setPixelSize(std::max(5, static_cast<int>(labels * 0.72)));
    painter.setFont(font);
    painter.setPen(inkColour(look, &ThemeColours::ink2));
    for (const RibbonTick& tick : ribbon.ticks) {
        const double x = area.left() + tick.x;
        painter.fillRect(QRectF(x, area.top() + band, 1, labels * 0.3),
                         inkColour(look, &ThemeColours::control));
        const QString label = QString::fromStdString(tick.label);
        const double wide = QFontMetricsF(font).horizontalAdvance(label);
        // The last minute may stand too close to the end for its number.
        if (ribbon.fromRight && x - 3 - wide >= area.left() - 1)
            painter.drawText(QRectF(x - 4 - wide, area.top() + band, wide + 1, labels),
                             Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter, label);
        else if (!ribbon.fromRight && x + 3 + wide <= area.right() + 1)
            painter.drawText(QRectF(x + 3, area.top() + band, wide + 1, labels),
                             Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter, label);
    }
}

}  // namespace tessera
