// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_picture.h"
#include "app/research/study.h"

#include <QtQml/qqmlregistration.h>
#include <QPointer>
#include <QQuickPaintedItem>

namespace tessera {

// The study's picture on the screen: as wide as it is made, as high as it needs.
class StudyPlot : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::Study* study READ study WRITE setStudy NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER dark_ NOTIFY changed)
    Q_PROPERTY(bool letters MEMBER letters_ NOTIFY changed)
    Q_PROPERTY(QStringList own MEMBER own_ NOTIFY changed)  // "#RRGGBB", see Look::own
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)
    Q_PROPERTY(double textScale MEMBER textScale_ NOTIFY changed)

public:
    explicit StudyPlot(QQuickItem* parent = nullptr);
    [[nodiscard]] Study* study() const { return study_; }
    void setStudy(Study* study);
    void paint(QPainter* painter) override;
    [[nodiscard]] const PlotPicture& picture() const { return picture_; }

signals:
    void changed();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    void lay();

    QPointer<Study> study_;
    PlotPicture picture_;
    bool dark_ = false, letters_ = false, mirrored_ = false;
    double textScale_ = 1;
    QStringList own_;
};

}  // namespace tessera
