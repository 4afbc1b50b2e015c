// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/ribbon_item.h"

#include "app/render/row_painter.h"
#include "core/grid/reading.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {

namespace {

constexpr double kMargin = 4;   // for the bars of pauses, which stand out above and below
constexpr double kFinger = 10;  // so near to a bar it is meant

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
    if (mirrored_) picture = tessera::mirrored(std::move(picture), area.width());
    paintRibbon(*painter, picture, source_->scheme(), look, area);
}

double RibbonItem::shareAt(double x) const
{
    const double wide = std::max(1.0, width() - 2 * kMargin);
    const double along = std::clamp(x - kMargin, 0.0, wide) / wide;
    return mirrored_ ? 1 - along : along;
}

int RibbonItem::squareAt(double x) const
{
    if (!source_) return -1;
    const Millis end = runningEnd(source_->timeline());
    const Millis at{std::llround(shareAt(x) * static_cast<double>(end.count()))};
    const auto square = squareAtRunning(source_->squares(), at);
    return square ? static_cast<int>(*square) : -1;
}

int RibbonItem::pauseAt(double x) const
{
    if (!source_) return -1;
    const Timeline timeline = source_->timeline();
    const auto end = static_cast<double>(std::max(Millis{1}, runningEnd(timeline)).count());
    const double wide = width() - 2 * kMargin;
    double nearest = kFinger;
    int found = -1;
    for (std::size_t i = 0; i < timeline.pauses.size(); ++i) {
        const auto at = static_cast<double>(runningAt(timeline, timeline.pauses[i].onset).count());
        const double away = std::abs(at / end - shareAt(x)) * wide;
        if (away > nearest) continue;
        nearest = away;
        found = static_cast<int>(i);
    }
    return found;
}

}  // namespace tessera
