// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QPainterPath>
#include <QString>
#include <QStringList>

namespace tessera {

// What an SVG file is spelled with.

// At most so many decimals, none that say nothing.
[[nodiscard]] QByteArray svgNumber(double value, int decimals = 1);

// As XML text or within double quotes. What XML cannot hold at all becomes the sign for an unknown letter.
[[nodiscard]] QByteArray svgEscaped(const QString& text);

// Lines of at most `width` for letters of this size, judged without any font; a longer word is broken.
[[nodiscard]] QStringList svgLines(const QString& text, double size, double width);

[[nodiscard]] QByteArray svgPath(const QPainterPath& path);

// The outline of a rectangle whose corners are rounded by `left` and `right` at those sides.
[[nodiscard]] QByteArray svgRect(double x, double y, double width, double height, double left, double right);

}  // namespace tessera
