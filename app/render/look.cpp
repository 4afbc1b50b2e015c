// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/look.h"

namespace tessera {

namespace {

Colour fillBeforeGrey(const Scheme& scheme, CodeIndex code, const Look& look)
{
    if (code < scheme.codeCount()) return fillOf(scheme.code(code), look.theme);
    return themeColours(look.theme).cannotTellFill;
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

QColor fillColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    return toQColor(shaded(fillBeforeGrey(scheme, code, look), look));
}

QColor borderColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    if (code >= scheme.codeCount()) return toQColor(shaded(themeColours(look.theme).cannotTellHatch, look));
    return toQColor(shaded(borderOf(fillBeforeGrey(scheme, code, look), look.theme), look));
}

QColor markColour(const Scheme& scheme, CodeIndex code, const Look& look)
{
    return toQColor(shaded(markColourOn(fillBeforeGrey(scheme, code, look), look.theme), look));
}

}  // namespace tessera
