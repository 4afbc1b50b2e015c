// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/outbox/card_look.h"

#include <QtQml/qqmlregistration.h>
#include <QPointer>
#include <QQuickPaintedItem>

namespace tessera {

// What the camera sees, as large as fits and all of it: what is shown is what is read. On the screen's
// thread.
class CardView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::CardLook* look READ look WRITE setLook NOTIFY lookChanged REQUIRED)

public:
    explicit CardView(QQuickItem* parent = nullptr);

    [[nodiscard]] CardLook* look() const { return look_; }
    void setLook(CardLook* look);
    void paint(QPainter* painter) override;

signals:
    void lookChanged();

private:
    QPointer<CardLook> look_;
};

}  // namespace tessera
