// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/device/own_colours.h"

#include "core/scheme/colour_check.h"

#include <QSettings>

#include <algorithm>

namespace tessera {

namespace {

std::vector<Colour> usual(Theme theme)
{
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < OwnColours::kCount; ++i)
        colours.push_back(theme == Theme::dark ? defaultLook(i).dark : defaultLook(i).light);
    return colours;
}

std::optional<Colour> colourFrom(const QString& text)
{
    QString sign = text.trimmed().toUpper();
    if (!sign.startsWith(QLatin1Char('#'))) sign.prepend(QLatin1Char('#'));
    return Colour::parse(sign.toStdString());
}

std::vector<Colour> coloursFrom(const QStringList& texts, Theme theme)
{
    std::vector<Colour> colours = usual(theme);
    for (std::size_t i = 0; i < colours.size(); ++i)
        if (const auto one = colourFrom(texts.value(static_cast<int>(i)))) colours[i] = *one;
    return colours;
}

QString warningFor(const ColourFinding& finding)
{
    const auto name = [](std::size_t place) {
        const Scheme& scheme = partnershipActivities();
        return QString::fromStdString(scheme.code(static_cast<CodeIndex>(place)).shortLabel);
    };
    const QString first = name(finding.first);
    const QString second = name(finding.second);
    switch (finding.kind) {
        case ColourFinding::Kind::labelContrast:
            return OwnColours::tr("Words on %1 are hard to read. Make it darker or lighter.").arg(first);
        case ColourFinding::Kind::pageContrast:
            return OwnColours::tr("%1 hardly stands out from the page.").arg(first);
        case ColourFinding::Kind::greyStep:
            return OwnColours::tr("%1 and %2 come out nearly the same in a print without colour.")
                .arg(first, second);
        case ColourFinding::Kind::difference:
            break;
    }
    switch (finding.vision) {
        case Vision::normal:
            return OwnColours::tr("%1 and %2 look alike.").arg(first, second);
        case Vision::protanMachado:
        case Vision::protanVienot:
            return OwnColours::tr("%1 and %2 look alike to people who do not see red.").arg(first, second);
        case Vision::deutanMachado:
        case Vision::deutanVienot:
            return OwnColours::tr("%1 and %2 look alike to people who do not see green.").arg(first, second);
        case Vision::tritanMachado:
        case Vision::tritanBrettel:
            break;
    }
    return OwnColours::tr("%1 and %2 look alike to people who do not see blue.").arg(first, second);
}

QStringList warnings(const std::vector<Colour>& colours, Theme theme)
{
    QStringList said;
    const std::vector<ColourFinding> findings = checkColours(colours, theme).findings;
    // A pair that looks alike to everybody need not be named again for those who see fewer colours.
    const auto saidAlready = [&findings](const ColourFinding& one) {
        return one.kind == ColourFinding::Kind::difference && one.vision != Vision::normal &&
               std::any_of(findings.begin(), findings.end(), [&one](const ColourFinding& other) {
                   return other.kind == one.kind && other.vision == Vision::normal &&
                          other.first == one.first && other.second == one.second;
               });
    };
    for (const ColourFinding& finding : findings) {
        const QString words = warningFor(finding);
        if (!saidAlready(finding) && !said.contains(words)) said << words;
    }
    return said;
}

}  // namespace

OwnColours::OwnColours(const QString& file, QObject* parent) : QObject(parent), file_(file)
{
    const QSettings kept(file_, QSettings::IniFormat);
    on_ = kept.value(QStringLiteral("ownColours/on"), false).toBool();
    light_ = coloursFrom(kept.value(QStringLiteral("ownColours/light")).toStringList(), Theme::light);
    dark_ = coloursFrom(kept.value(QStringLiteral("ownColours/dark")).toStringList(), Theme::dark);
}

QStringList OwnColours::texts(const std::vector<Colour>& colours)
{
    QStringList list;
    for (const Colour& colour : colours) list << QString::fromStdString(colour.text());
    return list;
}

QStringList OwnColours::lightWarnings() const
{
    return warnings(light_, Theme::light);
}

QStringList OwnColours::darkWarnings() const
{
    return warnings(dark_, Theme::dark);
}

void OwnColours::setOn(bool on)
{
    if (on == on_) return;
    on_ = on;
    keep();
}

bool OwnColours::set(bool inDark, int place, const QString& text)
{
    const auto colour = colourFrom(text);
    if (!colour || place < 0 || place >= static_cast<int>(kCount)) return false;
    (inDark ? dark_ : light_)[static_cast<std::size_t>(place)] = *colour;
    keep();
    return true;
}

void OwnColours::asTheyCame()
{
    light_ = usual(Theme::light);
    dark_ = usual(Theme::dark);
    keep();
}

void OwnColours::keep()
{
    QSettings kept(file_, QSettings::IniFormat);
    kept.setValue(QStringLiteral("ownColours/on"), on_);
    kept.setValue(QStringLiteral("ownColours/light"), light());
    kept.setValue(QStringLiteral("ownColours/dark"), dark());
    emit changed();
}

}  // namespace tessera
