// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QAccessibleObject>
#include <QQuickItem>

namespace tessera {

// What every item of a window tells a screen reader: where it lies, whether it is seen, and what it is part
// of. It belongs to Qt's cache, which lets it go together with the item. On the screen's thread.
class ItemSide : public QAccessibleObject {
public:
    explicit ItemSide(QQuickItem& item);

    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;

protected:
    [[nodiscard]] QQuickItem* item() const;  // nullptr once it is gone
    // Where something within the item lies on the whole screen.
    [[nodiscard]] QRect onScreen(const QRectF& place) const;
};

}  // namespace tessera
