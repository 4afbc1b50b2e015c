// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/thumbnail_item.h"

#include "app/render/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr int kColumns = 20;
constexpr double kRowGap = 0.3;  // of a cell

// A list shows visits of any scheme; there the colours of the default looks stand for the position of a code.
Colour fillAt(int code, const Look& look)
{
    if (code < 0 || code >= kNoCode) return themeColours(look.theme).cannotTellFill;
    return usualFill(static_cast<std::size_t>(code), look);
}

}  // namespace

ThumbnailItem::ThumbnailItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &ThumbnailItem::changed, this, [this] { update(); });
}

void ThumbnailItem::paint(QPainter* painter)
{
    if (codes_.isEmpty()) return;
    const auto count = static_cast<int>(codes_.size());
    const int rows = (count + kColumns - 1) / kColumns;
    const double cell = std::floor(std::min(width() / kColumns, height() / (rows * (1 + kRowGap))));
    if (cell < 1) return;
    const double gap = cell >= 5 ? 1 : 0;
    Look look;
    look.theme = dark_ ? Theme::dark : Theme::light;
    look.own = coloursFrom(own_);
    for (int i = 0; i < count; ++i) {
        const int column = mirrored_ ? kColumns - 1 - i % kColumns : i % kColumns;
        const double x = column * cell;
        const double y = (i / kColumns) * std::ceil(cell * (1 + kRowGap));
        const bool joins = i % kColumns != 0 && codes_[i] == codes_[i - 1];
        const double lead = joins && !mirrored_ ? gap : 0;
        painter->fillRect(QRectF(x - lead, y, cell - gap + (joins ? gap : 0), cell - gap),
                          toQColor(fillAt(codes_[i], look)));
    }
}

}  // namespace tessera
