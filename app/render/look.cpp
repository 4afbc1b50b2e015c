// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/look.h"

namespace tessera {

namespace {

Colour fillBeforeGrey(const Scheme& scheme, CodeIndex code, const Look& look)
{
    if (code >= scheme.codeCount()) return themeColours(look.theme).cannotTellFill;
    const Colour fill = fillOf(scheme.code(code), look.theme);
    if (code >= look.own.size()) return fill;
    const DefaultLook& usual = defaultLook(code);
    return fill == (look.theme == Theme::dark ? usual.dark : usual.light) ? look.own[code] : fill;
}

Colour shaded(Colour colour, const Look& look)
{
    return look.grey ? greyOf(colour) : colour;
}

}  // namespace

QFont pictureFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Lato"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    return font;
}

QColor toQColor(Colour colour)
{
    return QColor(colour.red, colour.green, colour.blue);
}

std::vector<Colour> coloursFrom(const QStringList& texts)
{
    std::vector<Colour> colours;
    for (const QString& text : texts) {
        const auto colour = Colour::parse(text.toUpper().toStdString());
        if (!colour) return {};
        colours.push_back(*colour);
    }
    return colours;
}

Colour usualFill(std::size_t position, const Look& look)
{
    if (position < look.own.size()) return look.own[position];
    const DefaultLook& usual = defaultLook(position);
    return look.theme == Theme::dark ? usual.dark : usual.light;
}

QColor fillColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    return toQColor(shaded(fillBeforeGrey(scheme, code, look), look));
}

QColor borderColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    if (code >= scheme.codeCount()) return toQColor(shaded(themeColours(look.theme).cannotTellHatch, look));
    return toQColor(shaded(borderOf(fillBeforeGrey(scheme, code, look), look.theme), look));
}

QColor inkColour(const Look& look, Colour ThemeColours::*which)
{
    const Colour colour = themeColours(look.theme).*which;
    return toQColor(look.grey ? greyOf(colour) : colour);
}

QColor markColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    return toQColor(shaded(markColourOn(fillBeforeGrey(scheme, code, look), look.theme), look));
}

}  // namespace tessera
