// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What is said of a practice visit beside its author's taps. Both are ways to see the story: neither is
// measured by the other.
#include "app/practice/side_by_side.h"
#include "app/words/words.h"

#include <QLocale>
#include <QVariantMap>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

QString seconds(double ms)
{
    const double tenths = std::round(std::abs(ms) / 100);
    const bool whole = tenths >= 30 || std::fmod(tenths, 10) == 0;
    return QLocale().toString(tenths / 10, 'f', whole ? 0 : 1);
}

QString duration(Millis length)
{
    if (length >= std::chrono::minutes{1}) return SideBySide::tr("%1 min").arg(words::clock(length));
    return SideBySide::tr("%1 s").arg(seconds(static_cast<double>(length.count())));
}

}  // namespace

QVariantMap SideBySide::codeOf(Symbol symbol) const
{
    const Scheme& scheme = comparison_->scheme();
    const auto states = scheme.states();
    if (symbol >= states.size())
        return {{QStringLiteral("index"), kCannotTell},
                {QStringLiteral("label"), words::shortLabel(scheme, kCannotTell)},
                {QStringLiteral("shortLabel"), words::shortLabel(scheme, kCannotTell)}};
    const CodeIndex index = states[symbol];
    const Code& code = scheme.code(index);
    return {{QStringLiteral("index"), index},
            {QStringLiteral("label"), words::text(code.label)},
            {QStringLiteral("shortLabel"), words::shortLabel(scheme, index)},
            {QStringLiteral("mark"), static_cast<int>(code.mark)},
            {QStringLiteral("light"), words::text(code.light.text())},
            {QStringLiteral("dark"), words::text(code.dark.text())}};
}

QStringList SideBySide::sentences() const
{
    QStringList all;
    if (!shown_) return all;
    if (told_ < story_.length)
        all << tr("You ended at %1 of the story, which goes on to %2. The picture stops there for both.")
                   .arg(words::clock(told_), words::clock(story_.length));
    if (!comparable()) {
        all << tr(
            "There is no time that both you and the author tapped, so there is nothing to lay side by "
            "side.");
        return all;
    }
    const PairAgreement& found = comparison_->figures;
    const Millis same{found.time.table.agreed()};
    if (same == found.length)
        all << tr("You and the author had the same activity all along, for %1.").arg(duration(same));
    else if (same == Millis{0})
        all << tr("You and the author had different activities all along, for %1.")
                   .arg(duration(found.length));
    else
        all << tr("You and the author had the same activity for %1, and different ones for %2.")
                   .arg(duration(same), duration(found.length - same));
    all << tr("Stretches of one activity: you tapped %1, the author %2.")
               .arg(QLocale().toString(qulonglong(found.firstBouts)),
                    QLocale().toString(qulonglong(found.secondBouts)));
    if (found.delay) {
        const double ms = found.delay->medianMs;  // how much later the author tapped
        if (std::abs(ms) < 500)
            all << tr(
                "Where you both turned to the same activity, you tapped within half a second of each "
                "other.");
        else
            all << (ms < 0
                        ? tr("Where you both turned to the same activity, you tapped about %1 s after the "
                             "author.")
                        : tr("Where you both turned to the same activity, you tapped about %1 s before the "
                             "author."))
                       .arg(seconds(ms));
    }
    if (comparison_->differences.empty())
        all << tr("There is no moment of 4 seconds or more in which you differ.");
    all << tr("The author’s taps are one way to see this story. Yours are another: what did you go by?");
    return all;
}

QVariantList SideBySide::differences() const
{
    QVariantList all;
    if (!comparison_) return all;
    for (const PairedStretch& one : comparison_->differences) {
        const QVariantMap first = codeOf(one.first), second = codeOf(one.second);
        const QString at = tr("%1 to %2").arg(words::clock(one.onset), words::clock(one.offset));
        const QString told = toldBetween(one.onset, one.offset);
        all << QVariantMap{
            {QStringLiteral("at"), at},
            {QStringLiteral("length"), duration(one.length())},
            {QStringLiteral("first"), first},
            {QStringLiteral("second"), second},
            {QStringLiteral("told"), told},
            {QStringLiteral("words"),
             tr("%1: you had %2, the author had %3, for %4. The story said: %5")
                 .arg(at, first[QStringLiteral("shortLabel")].toString(),
                      second[QStringLiteral("shortLabel")].toString(), duration(one.length()), told)}};
    }
    return all;
}

}  // namespace tessera
