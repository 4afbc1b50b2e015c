// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/page_text.h"

#include <cmath>

namespace tessera {

QFont pageFont(double size, bool bold)
{
    QFont font;
    font.setFamilies({QStringLiteral("Lato"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    // Spacing of any size switches ligatures off: in a PDF they could not be searched or copied as letters.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

std::shared_ptr<QTextLayout> brokenLines(const QString& text, const QFont& font, double width, bool fromRight)
{
    auto layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    if (fromRight) {
        option.setTextDirection(Qt::RightToLeft);
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    }
    layout->setTextOption(option);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, 0});
    }
    layout->endLayout();
    return layout;
}

double lineHeight(const QFont& font)
{
    return std::round(font.pixelSize() * 1.34);
}

}  // namespace tessera
