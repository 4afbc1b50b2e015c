// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spiral/spiral_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr double kNoLigatures = 0.02;  // any spacing of its own keeps Qt from joining letters

QPointF toPoint(SpiralPoint point)
{
    return {point.x, point.y};
}

QPolygonF toPolygon(const std::vector<SpiralPoint>& points)
{
    QPolygonF polygon;
    for (const SpiralPoint& point : points) polygon << toPoint(point);
    return polygon;
}

QFont lettering(double size, bool bold)
{
    QFont font = pictureFont();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    font.setBold(bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, kNoLigatures);
    return font;
}

void drawMiddle(QPainter& painter, QPointF middle, const QString& words)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QPointF(middle.x() - metrics.horizontalAdvance(words) / 2,
                             middle.y() + (metrics.ascent() - metrics.descent()) / 2),
                     words);
}

QPen dotted(const QColor& colour, double width)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.01, 2.4});
    return pen;
}

void paintLinks(QPainter& painter, const SpiralPicture& picture, const SpiralInks& inks)
{
    painter.setBrush(Qt::NoBrush);
    for (const SpiralLink& link : picture.links) {
        const double width = picture.unit * (link.chosen ? kSpiralStrokes.chosenLink : kSpiralStrokes.link);
        QPen pen(link.chosen ? inks.ink : inks.quiet, width, Qt::SolidLine, Qt::FlatCap);
        if (link.tag == MarkerTag::challenge) pen.setDashPattern({6, 4});
        if (link.tag == MarkerTag::possibility) pen = dotted(pen.color(), width * 1.3);
        QPainterPath curve(toPoint(link.from));
        curve.quadTo(toPoint(link.over), toPoint(link.to));
        painter.setPen(pen);
        painter.drawPath(curve);
    }
}

void paintCentre(QPainter& painter, const SpiralPicture& picture, const SpiralWords& words,
                 const SpiralInks& inks)
{
    painter.setPen(QPen(inks.line, 2 * picture.unit));
    painter.setBrush(inks.disc);
    painter.drawEllipse(toPoint(picture.centre), picture.disc, picture.disc);
    painter.setPen(inks.ink);
    // Words of another language may be longer than the disc is wide.
    double size = kSpiralEssence * picture.unit;
    for (const QString& word : words.essence) {
        const double wide = QFontMetricsF(lettering(size, true)).horizontalAdvance(word);
        size = std::min(size, size * 1.84 * picture.disc / std::max(1.0, wide));
    }
    painter.setFont(lettering(size, true));
    for (int i = 0; i < 3; ++i)
        drawMiddle(painter, toPoint({picture.centre.x, picture.centre.y + (i - 1) * size * 1.3}),
                   words.essence[static_cast<std::size_t>(i)]);
}

void paintDots(QPainter& painter, const SpiralPicture& picture, const Look& look, const SpiralInks& inks)
{
    for (const SpiralDot& dot : picture.dots) {
        if (dot.chosen) {
            painter.setPen(QPen(inks.thread, kSpiralStrokes.ring * picture.unit));
            painter.setBrush(inks.ground);
            const double reach = picture.dot / 2 + 8 * picture.unit;
            painter.drawEllipse(toPoint(dot.centre), reach, reach);
        }
        paintSpiralDot(painter, toPoint(dot.centre), picture.dot, dot.kind, dot.triangle, look);
    }
    if (picture.folded == 0) return;
    painter.setPen(QPen(inks.ink, kSpiralStrokes.outline * picture.unit));
    painter.setBrush(inks.folded);
    painter.drawEllipse(toPoint(picture.fold), picture.dot / 2, picture.dot / 2);
    const QString count = QStringLiteral("+%1").arg(picture.folded);
    painter.setFont(lettering(picture.unit * (count.size() > 3 ? 11 : 14), true));
    painter.setPen(inks.ink);
    drawMiddle(painter, toPoint(picture.fold), count);
}

void paintLabels(QPainter& painter, const SpiralPicture& picture, const SpiralInks& inks)
{
    painter.setPen(inks.ink);
    for (const SpiralLabel& label : picture.labels) {
        painter.setFont(lettering(picture.text, label.bold));
        const QFontMetricsF metrics(painter.font());
        const QString words =
            metrics.elidedText(QString::fromStdString(label.words), Qt::ElideRight, label.box.width + 2);
        const double spare = label.box.width - metrics.horizontalAdvance(words);
        const double x = label.box.x + (label.anchor == SpiralLabel::Anchor::start ? 0
                                        : label.anchor == SpiralLabel::Anchor::end ? spare
                                                                                   : spare / 2);
        painter.drawText(QPointF(x, label.box.y + picture.text), words);
    }
}

}  // namespace

SpiralInks spiralInks(const Look& look)
{
    const ThemeColours& colours = themeColours(look.theme);
    const auto colour = [&look](Colour one) { return toQColor(look.grey ? greyOf(one) : one); };
    return {colour(colours.card), colour(colours.accent), colour(colours.accentSoft), colour(colours.ink),
            colour(colours.ink2), colour(colours.focus),  colour(colours.soft)};
}

std::array<SpiralPoint, 3> triangleOf(const SpiralDot& dot, const SpiralPicture& picture)
{
    // As high as the dot is wide, and its middle of mass near the dot's middle.
    const double half = picture.dot * 0.6, top = picture.dot * 0.66, low = picture.dot * 0.42;
    return {{{dot.centre.x, dot.centre.y - top},
             {dot.centre.x + half, dot.centre.y + low},
             {dot.centre.x - half, dot.centre.y + low}}};
}

void paintSpiralDot(QPainter& painter, QPointF centre, double diameter, std::uint32_t kind, bool triangle,
                    const Look& look)
{
    const SpiralInks inks = spiralInks(look);
    const double unit = diameter / SpiralSizes{}.dot;
    painter.setPen(QPen(inks.ink, kSpiralStrokes.outline * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(inks.ground);
    if (triangle) {
        SpiralPicture picture;
        picture.dot = diameter;
        SpiralDot dot;
        dot.centre = {centre.x(), centre.y()};
        QPolygonF corners;
        for (const SpiralPoint& corner : triangleOf(dot, picture)) corners << toPoint(corner);
        painter.drawPolygon(corners);
    } else {
        painter.drawEllipse(centre, diameter / 2, diameter / 2);
    }
    painter.setFont(lettering(kSpiralNumber * unit * (triangle ? 0.86 : 1), true));
    painter.setPen(inks.ink);
    drawMiddle(painter, triangle ? centre + QPointF(0, diameter * 0.09) : centre, QString::number(kind));
}

void paintSpiral(QPainter& painter, const SpiralPicture& picture, const SpiralWords& words, const Look& look)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    const SpiralInks inks = spiralInks(look);
    painter.setBrush(Qt::NoBrush);
    if (!picture.line.empty()) {
        painter.setPen(
            QPen(inks.line, kSpiralStrokes.line * picture.unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(toPolygon(picture.line));
    }
    painter.setPen(dotted(inks.line, kSpiralStrokes.line * picture.unit));
    painter.drawPolyline(toPolygon(picture.tail));
    paintLinks(painter, picture, inks);
    if (picture.thread.size() > 1) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(dotted(inks.thread, kSpiralStrokes.thread * picture.unit));
        painter.drawPolyline(toPolygon(picture.thread));
    }
    paintCentre(painter, picture, words, inks);
    paintDots(painter, picture, look, inks);
    paintLabels(painter, picture, inks);
}

}  // namespace tessera
