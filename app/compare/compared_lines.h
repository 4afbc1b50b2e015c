// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/comparison.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <optional>
#include <vector>

namespace tessera {

// What the lines of a comparison (compare_line.h) draw: two records on one clock and where they differ.
class ComparedLines : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")

public:
    using QObject::QObject;

    [[nodiscard]] virtual const Comparison* comparison() const = 0;  // nullptr while there is none
    // What was decided of each difference; as many as there are.
    [[nodiscard]] virtual const std::vector<std::optional<Chosen>>& choices() const = 0;
    [[nodiscard]] virtual int current() const = 0;  // the difference that is looked at; -1 for none

    // Where the common clock ends; it begins at 0.
    [[nodiscard]] Millis clockEnd() const;
    // The difference nearest to a share of the common clock, 0 to 1; -1 when there is none.
    [[nodiscard]] int differenceAt(double share) const;

signals:
    void changed();
    void stepped();
};

}  // namespace tessera
