// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QPageSize>
#include <QPainter>
#include <QString>

#include <cstddef>
#include <functional>

namespace tessera {

// A PDF of sheets, each painted in tenths of a millimetre. Its letters are letters (fonts embedded,
// text selectable), its language is said, and the same pages are the same bytes. Empty when it cannot be
// drawn.
[[nodiscard]] Result<QByteArray> pdfFile(const QString& title, const QString& language, std::size_t sheets,
                                         const std::function<void(QPainter&, std::size_t)>& paint,
                                         const QPageSize& sheet = QPageSize(QPageSize::A4));

}  // namespace tessera
