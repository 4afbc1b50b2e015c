// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/item_side.h"

#include <QQuickWindow>

namespace tessera {

ItemSide::ItemSide(QQuickItem& item) : QAccessibleObject(&item) {}

QQuickItem* ItemSide::item() const
{
    return qobject_cast<QQuickItem*>(object());
}

QWindow* ItemSide::window() const
{
    return item() ? item()->window() : nullptr;
}

QAccessibleInterface* ItemSide::parent() const
{
    for (QQuickItem* above = item() ? item()->parentItem() : nullptr; above; above = above->parentItem())
        if (auto* side = QAccessible::queryAccessibleInterface(above)) return side;
    return QAccessible::queryAccessibleInterface(window());
}

QRect ItemSide::onScreen(const QRectF& place) const
{
    if (!item() || !item()->window() || place.isEmpty()) return {};
    const QRect scene = item()->mapRectToScene(place).toRect();
    return {item()->window()->mapToGlobal(scene.topLeft()), scene.size()};
}

QRect ItemSide::rect() const
{
    return onScreen(item() ? QRectF(0, 0, item()->width(), item()->height()) : QRectF());
}

QAccessible::State ItemSide::state() const
{
    QAccessible::State state;
    const QQuickItem* shown = item();
    if (!shown || !shown->window() || !shown->isVisible()) {
        state.invisible = state.offscreen = true;
    } else {
        const QRectF seen(0, 0, shown->window()->width(), shown->window()->height());
        state.offscreen =
            !seen.intersects(shown->mapRectToScene(QRectF(0, 0, shown->width(), shown->height())));
        state.disabled = !shown->isEnabled();
        state.focused = shown->hasActiveFocus();
    }
    return state;
}

}  // namespace tessera
