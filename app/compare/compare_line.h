// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compared_lines.h"

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QStringList>

namespace tessera {

// One line of a comparison: the first observer's ribbon, the second's, or the strip of differences. Lines of
// one width have one clock, so that they can be read downwards.
class CompareLine : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::ComparedLines* compare READ compare WRITE setCompare NOTIFY changed)
    Q_PROPERTY(int line MEMBER line_ NOTIFY changed)  // 0, 1: ribbons; 2: differences
    Q_PROPERTY(bool dark MEMBER dark_ NOTIFY changed)
    Q_PROPERTY(QStringList own MEMBER own_ NOTIFY changed)  // "#RRGGBB", see Look::own
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY changed)        // lettering, and what differs
    Q_PROPERTY(QColor ground MEMBER ground_ NOTIFY changed)  // where nothing was observed or nothing differs
    Q_PROPERTY(QColor chosen MEMBER chosen_ NOTIFY changed)  // the current difference
    Q_PROPERTY(int labelSize MEMBER labelSize_ NOTIFY changed)

public:
    explicit CompareLine(QQuickItem* parent = nullptr);
    [[nodiscard]] ComparedLines* compare() const { return compare_; }
    void setCompare(ComparedLines* compare);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    [[nodiscard]] QRectF span(Millis from, Millis to, double top, double height) const;
    void paintRecord(QPainter& painter, double height) const;
    void paintMinutes(QPainter& painter, double top) const;
    void paintDifferences(QPainter& painter, double height) const;

    QPointer<ComparedLines> compare_;
    int line_ = 0, labelSize_ = 14;
    bool dark_ = false, mirrored_ = false;
    QStringList own_;
    QColor ink_ = Qt::black, ground_ = Qt::lightGray, chosen_ = Qt::darkRed;
};

}  // namespace tessera
