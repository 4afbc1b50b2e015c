// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/spiral/spiral_source.h"

#include <QtQml/qqmlregistration.h>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QVariantList>

namespace tessera {

// A family's spiral on the screen. What can be touched of it is told to the page, which lays buttons there.
class SpiralItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::SpiralSource* source READ source WRITE setSource NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER dark_ NOTIFY changed)
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)
    Q_PROPERTY(double textScale MEMBER textScale_ NOTIFY changed)
    Q_PROPERTY(QVariantList targets READ targets NOTIFY laidOut)  // {step, x, y}: the middle of each dot
    Q_PROPERTY(double targetSize READ targetSize NOTIFY laidOut)
    Q_PROPERTY(int folded READ folded NOTIFY laidOut)  // older steps that are only counted
    Q_PROPERTY(QPointF foldAt READ foldAt NOTIFY laidOut)
    Q_PROPERTY(QPointF nextAt READ nextAt NOTIFY laidOut)  // about where the next step will be

public:
    explicit SpiralItem(QQuickItem* parent = nullptr);

    [[nodiscard]] SpiralSource* source() const { return source_; }
    void setSource(SpiralSource* source);
    [[nodiscard]] QVariantList targets() const { return targets_; }
    [[nodiscard]] double targetSize() const { return picture_.target; }
    [[nodiscard]] int folded() const { return static_cast<int>(picture_.folded); }
    [[nodiscard]] QPointF foldAt() const { return {picture_.fold.x, picture_.fold.y}; }
    [[nodiscard]] QPointF nextAt() const;
    [[nodiscard]] const SpiralPicture& picture() const { return picture_; }

    void paint(QPainter* painter) override;

signals:
    void changed();
    void laidOut();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    void layOut();

    QPointer<SpiralSource> source_;
    SpiralPicture picture_;
    QVariantList targets_;
    bool dark_ = false, mirrored_ = false;
    double textScale_ = 1;
};

}  // namespace tessera
