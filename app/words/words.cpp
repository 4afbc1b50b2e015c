// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/words/words.h"

#include "app/words/counted.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace tessera::words {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr Millis kMinute{60'000};

int wholeMinutes(Millis length)
{
    return static_cast<int>((length + kMinute / 2) / kMinute);
}

QDateTime atPlace(const Header& header)
{
    return QDateTime::fromMSecsSinceEpoch(header.start.ms, QTimeZone(header.zoneMinutes * 60));
}

}  // namespace

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString clock(Millis length)
{
    return text(clockText(length));
}

QString minutes(Millis length)
{
    return length < kMinute
               ? Words::tr("less than a minute")
               : counted(Words::tr("%n minute(s)", nullptr, wholeMinutes(length)), wholeMinutes(length));
}

QString minutesBriefly(Millis length)
{
    if (length == Millis{0}) return Words::tr("0 min");
    return length < kMinute
               ? Words::tr("less than a minute")
               : counted(Words::tr("%n min", nullptr, wholeMinutes(length)), wholeMinutes(length));
}

QString interactions(std::uint64_t count)
{
    return counted(Words::tr("%n interaction(s)", nullptr, static_cast<int>(count)), static_cast<int>(count));
}

QString place(PlaceKind place)
{
    switch (place) {
        case PlaceKind::home:
            return Words::tr("home visit");
        case PlaceKind::dayStay:
            return Words::tr("day stay");
        case PlaceKind::other:
            return Words::tr("visit");
    }
    return {};
}

QString title(const Header& header)
{
    return header.family.empty() ? Words::tr("No family code · %1").arg(place(header.place))
                                 : Words::tr("Family %1 · %2").arg(text(header.family), place(header.place));
}

QString day(const Header& header)
{
    return QLocale().toString(atPlace(header).date(), QStringLiteral("d MMMM yyyy"));
}

QString month(const Header& header)
{
    return QLocale().toString(atPlace(header).date(), QStringLiteral("MMMM yyyy"));
}

QString kind(SessionKind kind)
{
    switch (kind) {
        case SessionKind::real:
            return {};
        case SessionKind::practice:
            return Words::tr("Practice: not a real visit");
        case SessionKind::trial:
            return Words::tr("Trial: not a real visit");
        case SessionKind::illustrative:
            return Words::tr("Illustrative: a made-up visit");
    }
    return {};
}

QString shortLabel(const Scheme& scheme, CodeIndex code)
{
    if (code == kCannotTell) return Words::tr("Can’t tell");
    if (code >= scheme.codeCount()) return {};
    const Code& found = scheme.code(code);
    return text(found.shortLabel.empty() ? found.label : found.shortLabel);
}

QString caption(Millis unit)
{
    if (unit == Millis{0}) return Words::tr("One square = one interaction");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(unit).count();
    return counted(Words::tr("One square = %n second(s)", nullptr, static_cast<int>(seconds)),
                   static_cast<int>(seconds));
}

QString noBestPattern()
{
    return Words::tr("There is no best pattern. These are descriptions to think with, not marks.");
}

QString problem(const Error& error)
{
    QString sentence = text(describe(error));
    if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
    if (!sentence.endsWith(QLatin1Char('.'))) sentence += QLatin1Char('.');
    return sentence;
}

}  // namespace tessera::words
