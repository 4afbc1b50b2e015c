// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/ribbon_item.h"

#include "app/render/row_painter.h"

namespace tessera {

namespace {

constexpr double kMargin = 4;  // for the bars of pauses, which stand out above and below

}  // namespace

RibbonItem::RibbonItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &RibbonItem::changed, this, [this] { update(); });
}

void RibbonItem::setSource(GridSource* source)
{
    if (source == source_) return;
    if (source_) source_->disconnect(this);
    source_ = source;
    if (source_) {
        const auto redraw = [this] { update(); };
        connect(source_, &GridSource::changed, this, redraw);
        connect(source_, &GridSource::appended, this, redraw);
    }
    emit changed();
}

void RibbonItem::paint(QPainter* painter)
{
    if (!source_) return;
    QRectF area = boundingRect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter->setFont(pictureFont());
    Look look;
    look.theme = dark_ ? Theme::dark : Theme::light;
    look.own = coloursFrom(own_);
    RibbonPicture picture = ribbon(source_->timeline(), area.width());
    if (mirrored_) {
        for (RibbonSegment& segment : picture.segments) segment.x = area.width() - segment.x - segment.width;
        for (RibbonTick& tick : picture.ticks) tick.x = area.width() - tick.x;
        for (double& x : picture.pauses) x = area.width() - x;
    }
    paintRibbon(*painter, picture, source_->scheme(), look, area);
}

}  // namespace tessera
