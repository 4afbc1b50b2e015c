// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/card_view.h"

#include <QPainter>

namespace tessera {

CardView::CardView(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void CardView::setLook(CardLook* look)
{
    if (look == look_) return;
    if (look_) look_->disconnect(this);
    look_ = look;
    if (look_) connect(look_, &CardLook::seen, this, [this] { update(); });
    update();
    emit lookChanged();
}

void CardView::paint(QPainter* painter)
{
    if (!look_ || look_->picture().isNull()) return;
    const QImage& picture = look_->picture();
    QRectF place(QPointF(), QSizeF(picture.size()).scaled(size(), Qt::KeepAspectRatio));
    place.moveCenter(boundingRect().center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(place, picture);
}

}  // namespace tessera
