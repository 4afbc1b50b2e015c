// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QQuickPaintedItem>

namespace tessera {

// The small picture of a visit in a list: rows of 20 squares, no marks; nothing is to be read there.
class ThumbnailItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        QList<int> codes MEMBER codes_ NOTIFY changed)  // code indexes of the squares, 65535 for can't tell
    Q_PROPERTY(bool dark MEMBER dark_ NOTIFY changed)
    Q_PROPERTY(QStringList own MEMBER own_ NOTIFY changed)  // "#RRGGBB", see Look::own
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)

public:
    explicit ThumbnailItem(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QList<int> codes_;
    bool dark_ = false, mirrored_ = false;
    QStringList own_;
};

}  // namespace tessera
