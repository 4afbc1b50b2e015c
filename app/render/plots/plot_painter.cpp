// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_painter.h"

#include "app/render/mark_painter.h"
#include "app/render/row_painter.h"
#include "app/words/words.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace tessera {

namespace {

constexpr double kNoLigatures = 0.02;  // any spacing of its own keeps Qt from joining letters

QPointF toPoint(PlotPoint point)
{
    return {point.x, point.y};
}

void paintSign(QPainter& painter, CodeIndex code, const QRectF& box, const Scheme& scheme, const Look& look)
{
    const QColor colour = markColour(scheme, code, look);
    const bool known = code < scheme.codeCount();
    if (known && !look.grey && !look.letters) {
        paintMark(painter, scheme.code(code).mark, box, colour);
        return;
    }
    QFont font = pictureFont();
    font.setBold(true);
    font.setPixelSize(std::max(6, static_cast<int>(box.height())));
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box.adjusted(-8, -8, 8, 8), Qt::AlignCenter,
                     known ? words::text(scheme.code(code).letter) : QStringLiteral("?"));
}

void paintFills(QPainter& painter, const PlotPicture& picture, const Scheme& scheme, const Look& look)
{
    // Shared edges fall on the same line of pixels this way, so that neighbours neither gap nor overlap.
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const PlotFill& fill : picture.fills) {
        const QColor colour = fillColour(scheme, fill.code, look);
        for (const Rect& rect : fill.rects) painter.fillRect(toQRectF(rect), colour);
        if (fill.code != kCannotTell) continue;
        const QBrush hatch(borderColour(scheme, fill.code, look), Qt::BDiagPattern);
        for (const Rect& rect : fill.rects)
            if (rect.height >= 6) painter.fillRect(toQRectF(rect), hatch);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void paintArrows(QPainter& painter, const PlotPicture& picture, const Look& look)
{
    const QColor colour = plotInk(PlotInk::control, look);
    for (const PlotArrow& arrow : picture.arrows) {
        const ArrowHead head = headOf(arrow);
        QPainterPath line;
        line.moveTo(toPoint(arrow.from));
        line.quadTo(toPoint(arrow.over), toPoint(head.base));
        painter.setPen(QPen(colour, arrow.width, Qt::SolidLine, Qt::FlatCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(line);
        QPainterPath tip;
        tip.moveTo(toPoint(head.tip));
        tip.lineTo(toPoint(head.one));
        tip.lineTo(toPoint(head.other));
        tip.closeSubpath();
        painter.fillPath(tip, colour);
    }
}

void paintSwatch(QPainter& painter, const PlotSwatch& swatch, const Scheme& scheme, const Look& look)
{
    const QRectF box = toQRectF(swatch.box).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(borderColour(scheme, swatch.code, look), 1));
    painter.setBrush(fillColour(scheme, swatch.code, look));
    painter.drawRoundedRect(box, 6, 6);
    const double side = box.width() * 0.56;
    paintSign(painter, swatch.code,
              QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), scheme, look);
}

void paintTexts(QPainter& painter, const PlotPicture& picture, const Look& look)
{
    for (const PlotText& text : picture.texts) {
        QFont font = pictureFont();
        font.setPixelSize(std::max(1, static_cast<int>(text.size + 0.5)));
        font.setBold(text.bold);
        // Without joined letters, which could not be found or copied in a PDF.
        font.setLetterSpacing(QFont::AbsoluteSpacing, kNoLigatures);
        painter.setFont(font);
        painter.setPen(plotInk(text.ink, look));
        const double wide = QFontMetricsF(font).horizontalAdvance(text.words);
        const double left = text.anchor == PlotText::Anchor::start ? text.at.x
                            : text.anchor == PlotText::Anchor::end ? text.at.x - wide
                                                                   : text.at.x - wide / 2;
        if (text.backed)
            painter.fillRect(QRectF(left - 2, text.at.y - text.size * 0.86, wide + 4, text.size * 1.1),
                             toQColor(themeColours(look.theme).card));
        painter.drawText(QPointF(left, text.at.y), text.words);
    }
}

}  // namespace

QColor plotInk(PlotInk ink, const Look& look)
{
    const ThemeColours& colours = themeColours(look.theme);
    const Colour colour = ink == PlotInk::ink2      ? colours.ink2
                          : ink == PlotInk::line    ? colours.line
                          : ink == PlotInk::control ? colours.control
                                                    : colours.ink;
    return toQColor(look.grey ? greyOf(colour) : colour);
}

void paintPlot(QPainter& painter, const PlotPicture& picture, const Scheme& scheme, const Look& look)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    for (const PlotArea& area : picture.areas) {
        QPolygonF outline;
        for (const PlotPoint& point : area.outline) outline << toPoint(point);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fillColour(scheme, area.code, look));
        painter.drawPolygon(outline);
    }
    paintFills(painter, picture, scheme, look);
    for (const PlotLine& line : picture.lines) {
        painter.setPen(QPen(plotInk(line.ink, look), line.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(toPoint(line.from), toPoint(line.to));
    }
    paintArrows(painter, picture, look);
    for (const PlotNode& node : picture.nodes) {
        painter.setPen(QPen(borderColour(scheme, node.code, look), 1));
        painter.setBrush(fillColour(scheme, node.code, look));
        painter.drawEllipse(toPoint(node.middle), node.radius, node.radius);
    }
    for (const PlotSwatch& swatch : picture.swatches) paintSwatch(painter, swatch, scheme, look);
    for (const PlotMark& mark : picture.marks)
        paintSign(painter, mark.code, toQRectF(mark.box), scheme, look);
    paintTexts(painter, picture, look);
}

}  // namespace tessera
