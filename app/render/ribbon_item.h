// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"

#include <QtQml/qqmlregistration.h>
#include <QPointer>
#include <QQuickPaintedItem>

namespace tessera {

// The line under the grid on which lengths are true.
class RibbonItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::GridSource* source READ source WRITE setSource NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER dark_ NOTIFY changed)
    Q_PROPERTY(QStringList own MEMBER own_ NOTIFY changed)  // "#RRGGBB", see Look::own
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)

public:
    explicit RibbonItem(QQuickItem* parent = nullptr);
    [[nodiscard]] GridSource* source() const { return source_; }
    void setSource(GridSource* source);
    void paint(QPainter* painter) override;
    // What lies at a place along it: the square of the source, the pause (its position among the visit's
    // pauses) whose bar stands there; -1 for none.
    Q_INVOKABLE int squareAt(double x) const;
    Q_INVOKABLE int pauseAt(double x) const;

signals:
    void changed();

private:
    // Running time at a place along it, from 0 to 1 of the whole.
    [[nodiscard]] double shareAt(double x) const;

    QPointer<GridSource> source_;
    bool dark_ = false, mirrored_ = false;
    QStringList own_;
};

}  // namespace tessera
