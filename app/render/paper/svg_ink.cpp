// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/svg_ink.h"

namespace tessera {

namespace {

QByteArray name(const QColor& colour)
{
    return colour.name().toUtf8();
}

QByteArray suffix(CodeIndex code)
{
    return code == kCannotTell ? QByteArray("u")
           : code == kNoCode   ? QByteArray("e")
                               : QByteArray::number(code);
}

QByteArray inClass(const char* kind, CodeIndex code)
{
    return " class=\"" + QByteArray(kind) + suffix(code) + "\"";
}

}  // namespace

QByteArray SvgInk::fill(CodeIndex code) const
{
    if (classes()) return inClass("f", code);
    return code == kNoCode ? QByteArray(" fill=\"none\"")
                           : " fill=\"" + name(fillColour(scheme_, code, look_)) + "\"";
}

QByteArray SvgInk::square(CodeIndex code) const
{
    return classes() ? inClass("s", code) : fill(code) + border(code);
}

QByteArray SvgInk::border(CodeIndex code) const
{
    return classes() ? inClass("b", code) : " stroke=\"" + name(borderColour(scheme_, code, look_)) + "\"";
}

QByteArray SvgInk::sign(CodeIndex code) const
{
    return classes() ? inClass("m", code) : " fill=\"" + name(markColour(scheme_, code, look_)) + "\"";
}

QByteArray SvgInk::hatch() const
{
    return classes() ? QByteArray(" class=\"h\"")
                     : " stroke=\"" + shade(&ThemeColours::cannotTellHatch) + "\"";
}

QByteArray SvgInk::ink(Colour ThemeColours::*which) const
{
    if (!classes()) return " fill=\"" + shade(which) + "\"";
    if (which == &ThemeColours::ink2) return " class=\"i2\"";
    if (which == &ThemeColours::accent) return " class=\"ia\"";
    if (which == &ThemeColours::control) return " class=\"ic\"";
    return " class=\"i\"";
}

QByteArray SvgInk::link() const
{
    return classes() ? QByteArray("href") : QByteArray("xlink:href");
}

QByteArray SvgInk::shade(Colour ThemeColours::*which) const
{
    const Colour colour = themeColours(look_.theme).*which;
    return QByteArray::fromStdString((look_.grey ? greyOf(colour) : colour).text());
}

QByteArray SvgInk::rules(const std::vector<CodeIndex>& codes, Theme theme) const
{
    SvgInk themed = *this;
    themed.look_.theme = theme;
    const Look& look = themed.look_;
    QByteArray text;
    for (const CodeIndex code : codes) {
        const QByteArray which = suffix(code);
        const QByteArray fill = code == kNoCode ? QByteArray("none") : name(fillColour(scheme_, code, look));
        const QByteArray line = name(borderColour(scheme_, code, look));
        text += ".f" + which + "{fill:" + fill + "}.s" + which + "{fill:" + fill + ";stroke:" + line + "}.b" +
                which + "{stroke:" + line + "}.m" + which + "{fill:" + name(markColour(scheme_, code, look)) +
                "}";
    }
    return text + ".h{stroke:" + themed.shade(&ThemeColours::cannotTellHatch) +
           "}.i{fill:" + themed.shade(&ThemeColours::ink) + "}.i2{fill:" + themed.shade(&ThemeColours::ink2) +
           "}.ia{fill:" + themed.shade(&ThemeColours::accent) +
           "}.ic{fill:" + themed.shade(&ThemeColours::control) + "}";
}

}  // namespace tessera
