// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/mark_painter.h"

namespace tessera {

namespace {

QPainterPath circle(QPointF centre, double radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

// A ring of which the leading half is filled.
QPainterPath halfBall(const QRectF& box)
{
    const QPointF centre = box.center();
    const double radius = box.width() * 0.42;
    QPainterPath half;
    half.moveTo(centre);
    half.arcTo(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), 90, 180);
    half.closeSubpath();
    return circle(centre, radius).subtracted(circle(centre, radius * 0.72)).united(half);
}

QPainterPath flag(const QRectF& box)
{
    const double w = box.width();
    const double h = box.height();
    QPainterPath path;
    path.addRect(box.x() + w * 0.2, box.y() + h * 0.08, w * 0.12, h * 0.84);
    path.addPolygon(QPolygonF(QList<QPointF>{{box.x() + w * 0.32, box.y() + h * 0.08},
                                             {box.x() + w * 0.9, box.y() + h * 0.3},
                                             {box.x() + w * 0.32, box.y() + h * 0.54}}));
    path.closeSubpath();
    return path;
}

}  // namespace

QPainterPath markPath(Mark mark, const QRectF& box)
{
    const QPointF c = box.center();
    const double s = box.width();
    switch (mark) {
        case Mark::ball:
            return circle(c, s * 0.38);
        case Mark::halfBall:
            return halfBall(box);
        case Mark::twoBalls: {
            QPainterPath path = circle({c.x() - s * 0.25, c.y()}, s * 0.23);
            path.addPath(circle({c.x() + s * 0.25, c.y()}, s * 0.23));
            return path;
        }
        case Mark::triangle:
            return polygon({{c.x(), c.y() - s * 0.4},
                            {c.x() + s * 0.44, c.y() + s * 0.36},
                            {c.x() - s * 0.44, c.y() + s * 0.36}});
        case Mark::diamond:
            return polygon({{c.x(), c.y() - s * 0.45},
                            {c.x() + s * 0.45, c.y()},
                            {c.x(), c.y() + s * 0.45},
                            {c.x() - s * 0.45, c.y()}});
        case Mark::bar: {
            QPainterPath path;
            path.addRect(c.x() - s * 0.42, c.y() - s * 0.16, s * 0.84, s * 0.32);
            return path;
        }
        case Mark::cross: {
            QPainterPath path;
            path.addRect(c.x() - s * 0.42, c.y() - s * 0.13, s * 0.84, s * 0.26);
            QPainterPath upright;
            upright.addRect(c.x() - s * 0.13, c.y() - s * 0.42, s * 0.26, s * 0.84);
            return path.united(upright);
        }
        case Mark::openSquare: {
            QPainterPath outer;
            outer.addRect(c.x() - s * 0.36, c.y() - s * 0.36, s * 0.72, s * 0.72);
            QPainterPath inner;
            inner.addRect(c.x() - s * 0.22, c.y() - s * 0.22, s * 0.44, s * 0.44);
            return outer.subtracted(inner);
        }
        case Mark::flag:
            return flag(box);
    }
    return {};
}

void paintMark(QPainter& painter, Mark mark, const QRectF& box, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(markPath(mark, box));
}

}  // namespace tessera
