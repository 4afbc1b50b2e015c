// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spiral/spiral_item.h"

#include "core/reflection/spiral_letters.h"

#include <QVariantMap>

#include <algorithm>

namespace tessera {

namespace {

constexpr double kLargest = 1.6;  // of dots; beyond that they take more room than the words of the list

}  // namespace

SpiralItem::SpiralItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &SpiralItem::changed, this, &SpiralItem::layOut);
}

void SpiralItem::setSource(SpiralSource* source)
{
    if (source == source_) return;
    if (source_) source_->disconnect(this);
    source_ = source;
    if (source_) connect(source_, &SpiralSource::spiralChanged, this, &SpiralItem::layOut);
    emit changed();
}

void SpiralItem::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() != before.size()) layOut();
}

void SpiralItem::layOut()
{
    targets_.clear();
    picture_ = {};
    if (source_ && width() > 0 && height() > 0) {
        SpiralAsk ask = source_->ask();
        ask.width = width();
        ask.height = height();
        ask.scale = std::clamp(textScale_, 1.0, kLargest);
        ask.mirrored = mirrored_;
        picture_ = layoutLettered(ask, std::max(textScale_, 1.0));
        for (const SpiralDot& dot : picture_.dots)
            targets_ << QVariantMap{{QStringLiteral("step"), static_cast<int>(dot.step)},
                                    {QStringLiteral("x"), dot.centre.x},
                                    {QStringLiteral("y"), dot.centre.y}};
    }
    emit laidOut();
    update();
}

// Within the field, also when the line is about to leave it.
QPointF SpiralItem::nextAt() const
{
    if (picture_.tail.empty()) return {};
    const double half = picture_.target / 2;
    const auto inside = [half](double at, double room) {
        return std::clamp(at, std::min(half, room / 2), std::max(room - half, room / 2));
    };
    return {inside(picture_.tail.back().x, width()), inside(picture_.tail.back().y, height())};
}

void SpiralItem::paint(QPainter* painter)
{
    if (!source_) return;
    Look look;
    look.theme = dark_ ? Theme::dark : Theme::light;
    paintSpiral(*painter, picture_, source_->spiralWords(), look);
}

}  // namespace tessera
