// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/mark_item.h"

#include "app/render/mark_painter.h"

namespace tessera {

MarkItem::MarkItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &MarkItem::changed, this, [this] { update(); });
}

void MarkItem::paint(QPainter* painter)
{
    if (mark_ < 0 || mark_ > static_cast<int>(Mark::flag)) return;
    painter->setRenderHint(QPainter::Antialiasing);
    paintMark(*painter, static_cast<Mark>(mark_), boundingRect(), colour_);
}

}  // namespace tessera
