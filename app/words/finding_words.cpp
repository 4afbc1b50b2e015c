// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/words/finding_words.h"

#include "app/words/counted.h"
#include "app/words/words.h"

#include <QCoreApplication>

namespace tessera::words {

namespace {

class Findings {
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

constexpr Millis kMinute{60'000};

int wholeMinutes(Millis length)
{
    return static_cast<int>((length + kMinute / 2) / kMinute);
}

// A label within a sentence. One that is all capitals, or a single letter, is somebody's code: it stays.
QString within(const Scheme& scheme, CodeIndex code)
{
    QString label = shortLabel(scheme, code);
    if (label.size() > 1 && label[0].isUpper() && !label[1].isUpper()) label[0] = label[0].toLower();
    return label;
}

QString beginning(QString sentence)
{
    if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
    return sentence;
}

// "Locating 6 min, meaning 23, joint action 22, planning 7."
QString times(const Finding& finding, const Scheme& scheme)
{
    QStringList parts;
    bool unitSaid = false;
    for (std::size_t i = 0; i < finding.codes.size(); ++i) {
        const QString label = within(scheme, finding.codes[i]);
        if (finding.times[i] < kMinute && finding.interactions[i] > 0) {
            parts << Findings::tr("%1 less than a minute").arg(label);
            continue;
        }
        const QString minutes = QString::number(wholeMinutes(finding.times[i]));
        parts << (unitSaid ? Findings::tr("%1 %2", "an activity and its minutes").arg(label, minutes)
                           : Findings::tr("%1 %2 min").arg(label, minutes));
        unitSaid = true;
    }
    return beginning(Findings::tr("%1.").arg(parts.join(Findings::tr(", "))));
}

QString followed(const Finding& finding, const Scheme& scheme)
{
    const int n = static_cast<int>(finding.count);
    if (finding.passages.size() == 1) {
        const Passage& passage = finding.passages.front();
        return beginning(
            counted(Findings::tr("%1 was most often followed by %2 (%n time(s)).", nullptr, n), n)
                .arg(within(scheme, passage.from), within(scheme, passage.to)));
    }
    QString pairs;
    for (std::size_t i = 0; i < finding.passages.size(); ++i) {
        const QString from = within(scheme, finding.passages[i].from);
        const QString to = within(scheme, finding.passages[i].to);
        if (i == 0)
            pairs = Findings::tr("%1 was followed by %2").arg(from, to);
        else if (i + 1 < finding.passages.size())
            pairs = Findings::tr("%1, %2 by %3").arg(pairs, from, to);
        else
            pairs = Findings::tr("%1, and %2 by %3").arg(pairs, from, to);
    }
    return counted(Findings::tr("Most often, %1 (%n time(s) each).", nullptr, n), n).arg(pairs);
}

QString returned(const Finding& finding, const Scheme& scheme)
{
    const int n = static_cast<int>(finding.count);
    const QString label = within(scheme, finding.codes.front());
    if (!finding.after)
        return beginning(counted(Findings::tr("%1 came back %n time(s).", nullptr, n), n).arg(label));
    const QString after = within(scheme, *finding.after);
    if (finding.countAfter == finding.count)
        return beginning(
            counted(Findings::tr("%1 came back %n time(s), each time straight after %2.", nullptr, n), n)
                .arg(label, after));
    return beginning(
        counted(Findings::tr("%1 came back %n time(s), %2 of them straight after %3.", nullptr, n), n)
            .arg(label, QString::number(finding.countAfter), after));
}

QString ends(const Finding& finding, const Scheme& scheme)
{
    const QString first = within(scheme, finding.codes.front());
    const QString last = within(scheme, finding.codes.back());
    return first == last ? Findings::tr("It began and ended with %1.").arg(first)
                         : Findings::tr("It began with %1 and ended with %2.").arg(first, last);
}

QString cannotTell(const Finding& finding)
{
    if (finding.length < kMinute) return Findings::tr("Less than a minute is marked can’t tell.");
    const int n = wholeMinutes(finding.length);
    if (n == 1) return Findings::tr("1 minute is marked can’t tell.");
    return counted(Findings::tr("%n minute(s) are marked can’t tell.", nullptr, n), n);
}

}  // namespace

QString finding(const Finding& finding, const Scheme& scheme)
{
    const int n = static_cast<int>(finding.count);
    switch (finding.kind) {
        case FindingKind::nothing:
            return n == 0 ? Findings::tr("Nothing was tapped in this visit.")
                          : Findings::tr("No activity was tapped in this visit.");
        case FindingKind::times:
            return times(finding, scheme);
        case FindingKind::shifts:
            return counted(Findings::tr("The focus moved %n time(s).", nullptr, n), n);
        case FindingKind::longest:
            return Findings::tr("The longest stretch was %1, %2, starting at %3.")
                .arg(within(scheme, finding.codes.front()), clock(finding.length), clock(finding.at));
        case FindingKind::followed:
            return followed(finding, scheme);
        case FindingKind::returned:
            return returned(finding, scheme);
        case FindingKind::notThere:
            return Findings::tr("%1 was not tapped in this visit. That can fit a visit well.")
                .arg(shortLabel(scheme, finding.codes.front()));
        case FindingKind::ends:
            return ends(finding, scheme);
        case FindingKind::cannotTell:
            return cannotTell(finding);
    }
    return {};
}

QStringList findings(const std::vector<Finding>& findings, const Scheme& scheme)
{
    QStringList sentences;
    for (const Finding& one : findings) sentences << finding(one, scheme);
    return sentences;
}

QStringList findings(const Timeline& timeline, const Scheme& scheme)
{
    return findings(findingsOf(timeline, scheme), scheme);
}

}  // namespace tessera::words
