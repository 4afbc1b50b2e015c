// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>

namespace tessera {

// The shape of a mark within a box; filled where it is solid. Vector, so it is the same on screen and on
// paper.
[[nodiscard]] QPainterPath markPath(Mark mark, const QRectF& box);

void paintMark(QPainter& painter, Mark mark, const QRectF& box, const QColor& colour);

}  // namespace tessera
