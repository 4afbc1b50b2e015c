// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>

namespace tessera {

// One activity's mark, for pads, headers and keys.
class MarkItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int mark MEMBER mark_ NOTIFY changed)  // a Mark's number
    Q_PROPERTY(QColor colour MEMBER colour_ NOTIFY changed)

public:
    explicit MarkItem(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    int mark_ = 0;
    QColor colour_ = Qt::black;
};

}  // namespace tessera
