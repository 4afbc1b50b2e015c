// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/family_sheet.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/page_text.h"
#include "app/render/paper/pdf_file.h"
#include "sync/bundle/bundle_file.h"

#include <QPen>

namespace tessera {

namespace {

constexpr double kMargin = 150;
constexpr double kWidth = kSheetWidth - 2 * kMargin;
constexpr double kBetween = 60;
constexpr double kFigure = 230;  // side of an image
constexpr int kTitle = 76, kBody = 42, kImage = 48, kSmall = 36;

class Sheet {
public:
    Sheet(QPainter& painter, const Scheme& scheme, const Look& look)
        : painter_(painter), scheme_(scheme), look_(look)
    {
    }

    // Answers with the height the words took.
    double words(const QString& text, double x, double y, double width, const QFont& font,
                 Colour ThemeColours::*which)
    {
        const auto layout = brokenLines(text, font, width);
        painter_.setPen(shade(which));
        for (int i = 0; i < layout->lineCount(); ++i)
            layout->lineAt(i).draw(&painter_, {x, y + i * lineHeight(font)});
        return layout->lineCount() * lineHeight(font);
    }

    void part(const FamilySheet::Part& part, const QRectF& area)
    {
        const QRectF figure(area.left(), area.top(), kFigure, kFigure);
        painter_.setPen(QPen(borderColour(scheme_, part.code, look_), 5));
        painter_.setBrush(fillColour(scheme_, part.code, look_));
        painter_.drawRoundedRect(figure.adjusted(3, 3, -3, -3), 36, 36);
        const QRectF mark = figure.adjusted(50, 50, -50, -50);
        paintMark(painter_, scheme_.code(part.code).mark, mark, markColour(scheme_, part.code, look_));

        const double beside = area.left() + kFigure + 40;
        words(part.image, beside, area.top() + 6, area.right() - beside, pageFont(kImage, true),
              &ThemeColours::ink);
        double y = area.top() + kFigure + 28;
        y += words(part.words, area.left(), y, area.width(), pageFont(kBody), &ThemeColours::ink) + 24;

        const QRectF field(area.left() + 2, y, area.width() - 4, area.bottom() - y - 2);
        QPen line(shade(&ThemeColours::control), 4);
        line.setDashPattern({6, 6});
        painter_.setPen(line);
        painter_.setBrush(Qt::NoBrush);
        painter_.drawRoundedRect(field, 30, 30);
        words(part.draw, field.left() + 32, field.top() + 22, field.width() - 64, pageFont(kSmall),
              &ThemeColours::ink2);
    }

private:
    [[nodiscard]] QColor shade(Colour ThemeColours::*which) const
    {
        const Colour colour = themeColours(Theme::light).*which;
        return toQColor(look_.grey ? greyOf(colour) : colour);
    }

    QPainter& painter_;
    const Scheme& scheme_;
    const Look& look_;
};

}  // namespace

void paintFamilySheet(QPainter& painter, const FamilySheet& sheet, const Scheme& scheme, const Look& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    Sheet page(painter, scheme, look);
    double y = kMargin;
    y += page.words(sheet.title, kMargin, y, kWidth, pageFont(kTitle, true), &ThemeColours::ink) + 14;
    y += page.words(sheet.hint, kMargin, y, kWidth, pageFont(kBody), &ThemeColours::ink) + 50;
    const double foot = kSheetHeight - kMargin;
    const double beneath = lineHeight(pageFont(kSmall)) + 30;
    const double wide = (kWidth - kBetween) / 2;
    const double tall = (foot - beneath - y - kBetween) / 2;
    for (std::size_t i = 0; i < sheet.parts.size() && i < 4; ++i)
        page.part(sheet.parts[i], QRectF(kMargin + static_cast<double>(i % 2) * (wide + kBetween),
                                         y + static_cast<double>(i / 2) * (tall + kBetween), wide, tall));
    page.words(sheet.closing, kMargin, foot - beneath + 30, kWidth, pageFont(kSmall), &ThemeColours::ink2);
}

Status writeFamilySheet(const FamilySheet& sheet, const Scheme& scheme, const Look& look,
                        const std::filesystem::path& target, bool replace)
{
    const auto bytes = pdfFile(sheet.title, sheet.language, 1, [&](QPainter& painter, std::size_t) {
        paintFamilySheet(painter, sheet, scheme, look);
    });
    if (!bytes) return Error{bytes.error().code, bytes.error().what, target.string()};
    if (bytes->isEmpty())
        return Error{Errc::io, "the page could not be drawn; close other programs and try again",
                     target.string()};
    return writeFileDurably(target, {bytes->constData(), static_cast<std::size_t>(bytes->size())}, replace);
}

}  // namespace tessera
