// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/spiral/spiral_painter.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace tessera {

// What a drawn spiral shows, and when it must look again. On the screen's thread only.
class SpiralSource : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a spiral is shown, not made, by a page")

public:
    using QObject::QObject;

    // Everything but the field, which is the item's own.
    [[nodiscard]] virtual const SpiralAsk& ask() const = 0;
    [[nodiscard]] virtual const SpiralWords& spiralWords() const = 0;

signals:
    void spiralChanged();
};

}  // namespace tessera
