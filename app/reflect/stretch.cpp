// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reflect/stretch.h"

#include "app/words/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tessera {

namespace {

class Stretch {
    Q_DECLARE_TR_FUNCTIONS(Stretch)
};

constexpr qsizetype kMostNames = 4;
constexpr Millis kInstant{1};

struct Run {
    CodeIndex code = kNoCode;
    ChosenStretch time;
};

std::vector<Run> runsOf(const Timeline& timeline)
{
    std::vector<Run> runs;
    for (const Square& square : squaresByInteraction(timeline)) {
        if (square.joinsPrevious && !runs.empty())
            runs.back().time.to = square.offset;
        else
            runs.push_back({square.code, {square.onset, std::max(square.offset, square.onset + kInstant)}});
    }
    return runs;
}

Millis onScreensClock(const Timeline& timeline, Millis at)
{
    Millis running = at;
    for (const Span& pause : timeline.pauses)
        if (pause.onset < at) running -= std::min(pause.offset, at) - pause.onset;
    return running;
}

QString activitiesIn(const ChosenStretch& stretch, const Timeline& timeline, const Scheme& scheme)
{
    QStringList names;
    for (const Run& run : runsOf(timeline)) {
        if (run.time.from >= stretch.to || run.time.to <= stretch.from) continue;
        QString name = run.code == kNoCode ? Stretch::tr("not coded") : words::shortLabel(scheme, run.code);
        if (name.size() > 1 && !name[1].isUpper()) name[0] = name[0].toLower();
        names << name;
    }
    if (names.size() > kMostNames)
        return Stretch::tr("%n stretches", nullptr, static_cast<int>(names.size()));
    return names.join(Stretch::tr(", then "));
}

}  // namespace

ChosenStretch extended(const ChosenStretch& stretch, const Timeline& timeline, Millis at)
{
    const auto runs = runsOf(timeline);
    const auto beyond =
        std::find_if(runs.begin(), runs.end(), [at](const Run& run) { return run.time.from > at; });
    if (beyond == runs.begin()) return stretch;
    const ChosenStretch run = std::prev(beyond)->time;
    if (stretch.whole() || (run.from >= stretch.from && run.to <= stretch.to)) return run;
    return {std::min(stretch.from, run.from), std::max(stretch.to, run.to)};
}

QList<int> squaresIn(const ChosenStretch& stretch, const std::vector<Square>& squares)
{
    QList<int> inside;
    if (stretch.whole()) return inside;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const Square& square = squares[i];
        const Millis end = std::max(square.offset, square.onset + kInstant);
        if (square.onset < stretch.to && end > stretch.from) inside.append(static_cast<int>(i));
    }
    return inside;
}

QString stretchActivities(const ChosenStretch& stretch, const Timeline& timeline, const Scheme& scheme)
{
    QString words = activitiesIn(stretch, timeline, scheme);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString stretchWords(const ChosenStretch& stretch, const Timeline& timeline, const Scheme& scheme)
{
    if (stretch.whole()) return Stretch::tr("The whole visit");
    return Stretch::tr("%1 to %2: %3")
        .arg(words::clock(onScreensClock(timeline, stretch.from)),
             words::clock(onScreensClock(timeline, stretch.to)), activitiesIn(stretch, timeline, scheme));
}

}  // namespace tessera
