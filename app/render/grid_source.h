// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/squares.h"
#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <cstddef>
#include <vector>

namespace tessera {

// What a drawn grid shows, and when it must look again. On the screen's thread only.
class GridSource : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a grid is shown, not made, by a page")

public:
    using QObject::QObject;

    [[nodiscard]] virtual const std::vector<Square>& squares() const = 0;
    [[nodiscard]] virtual const Scheme& scheme() const = 0;
    // How many of the squares, from the first, are safely stored; the others are drawn hollow.
    [[nodiscard]] virtual std::size_t durableSquares() const { return squares().size(); }
    // For the ribbon.
    [[nodiscard]] virtual Timeline timeline() const = 0;

signals:
    void appended();        // one more square at the end; of the others at most the last has changed
    void changed();         // anything may be different
    void durableChanged();  // durableSquares() has grown
};

}  // namespace tessera
