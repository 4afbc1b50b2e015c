// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What is chosen on the review page, what stands out, and what lies within.
#include "app/reflect/stretch.h"
#include "app/render/spoken/spoken_rows.h"
#include "app/review/review.h"
#include "app/review/review_grid.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "core/grid/reading.h"

#include <QVariantMap>

#include <algorithm>
#include <map>
#include <tuple>

namespace tessera {

namespace {

QList<int> indexesOf(const std::vector<bool>& flags)
{
    QList<int> indexes;
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (flags[i]) indexes.append(static_cast<int>(i));
    return indexes;
}

// The square in which a moment lies: the last that began by then, the first when none did.
int squareOf(const std::vector<Square>& squares, Millis at)
{
    const auto after = std::partition_point(squares.begin(), squares.end(),
                                            [at](const Square& square) { return square.onset <= at; });
    return std::max(0, static_cast<int>(after - squares.begin()) - 1);
}

QString pauseWords(const Span& pause)
{
    const QString length = Review::tr("Pause, %1").arg(words::minutes(pause.length()));
    return pause.reason.empty() ? length : Review::tr("%1: %2").arg(length, words::text(pause.reason));
}

}  // namespace

void Review::chooseSentence(int sentence)
{
    const int chosen = sentence >= 0 && sentence < static_cast<int>(findings_.size()) ? sentence : -1;
    if (chosen == sentence_) return;
    sentence_ = chosen;
    if (chosen >= 0) longer_ = quick_ = false;  // one thing stands out at a time
    light();
}

void Review::setLonger(bool longer)
{
    if (longer == longer_) return;
    longer_ = longer;
    sentence_ = -1;
    light();
}

void Review::setQuick(bool quick)
{
    if (quick == quick_) return;
    quick_ = quick;
    sentence_ = -1;
    light();
}

// Which squares those are depends on the view.
void Review::light()
{
    lit_.clear();
    underlined_.clear();
    const auto& squares = grid_->squares();
    if (sentence_ >= 0) {
        lit_ = indexesOf(spokenOf(findings_[static_cast<std::size_t>(sentence_)], squares));
    } else if (longer_ || quick_) {
        std::vector<bool> lit(squares.size(), false);
        if (longer_) lit = longerStretches(grid_->shown(), squares);
        if (quick_) {
            const auto quick = quickShifts(grid_->shown(), squares);
            underlined_ = indexesOf(quick);
            for (std::size_t i = 0; i < lit.size(); ++i) lit[i] = lit[i] || quick[i];
        }
        lit_ = indexesOf(lit);
    }
    if (lit_.isEmpty() && (sentence_ >= 0 || longer_ || quick_)) lit_.append(-1);
    emit sentenceChanged();
}

QString Review::litWords() const
{
    if (lit_.isEmpty()) return {};
    QStringList said;
    if (longer_)
        said << (byTime_ ? tr("Stretches of 2 minutes or longer stand out.")
                         : tr("Stretches of 5 squares or more stand out."));
    if (quick_) said << tr("Passages with 4 shifts or more within 3 minutes are underlined.");
    const int n = static_cast<int>(lit_.size());
    if (lit_.front() >= 0)
        said << words::counted(tr("%n square(s) of this picture.", nullptr, n), n);
    else
        said << (sentence_ >= 0 ? tr("This speaks of no square.") : tr("There are none in this picture."));
    return said.join(QLatin1Char(' '));
}

QVariantList Review::moments() const
{
    const Timeline& timeline = grid_->shown();
    const auto& squares = grid_->squares();
    QVariantList list;
    const auto add = [&](Millis at, const QString& kind, const QString& text) {
        list.append(QVariantMap{{QStringLiteral("at"), words::clock(runningAt(timeline, at))},
                                {QStringLiteral("kind"), kind},
                                {QStringLiteral("text"), text},
                                {QStringLiteral("square"), squares.empty() ? -1 : squareOf(squares, at)},
                                {QStringLiteral("order"), static_cast<qlonglong>(at.count())}});
    };
    for (const Note& note : timeline.notes) add(note.at, QStringLiteral("note"), words::text(note.text));
    for (const Marker& marker : timeline.markers)
        add(marker.at, QStringLiteral("mark"),
            marker.code == kNoCode ? tr("Mark") : words::shortLabel(grid_->scheme(), marker.code));
    for (const Span& pause : timeline.pauses) add(pause.onset, QStringLiteral("pause"), pauseWords(pause));
    std::stable_sort(list.begin(), list.end(), [](const QVariant& a, const QVariant& b) {
        return a.toMap().value(QStringLiteral("order")).toLongLong() <
               b.toMap().value(QStringLiteral("order")).toLongLong();
    });
    return list;
}

QVariantList Review::steps() const
{
    std::map<int, std::pair<QString, int>> said;
    for (const Marker& marker : grid_->shown().markers)
        if (const int number = stepNumber(grid_->scheme(), marker.code); number > 0) {
            auto& [label, count] = said[number];
            label = words::shortLabel(grid_->scheme(), marker.code);
            ++count;
        }
    QVariantList list;
    for (const auto& [number, step] : said)
        list.append(QVariantMap{{QStringLiteral("number"), number},
                                {QStringLiteral("label"), step.first},
                                {QStringLiteral("count"), step.second}});
    return list;
}

void Review::reachTo(int square)
{
    if (selected_ < 0) {
        select(square);
        return;
    }
    const int last = static_cast<int>(grid_->squares().size()) - 1;
    const int end = std::clamp(square, 0, last);
    reach_ = end == selected_ ? -1 : end;
    emit selectedChanged();
}

void Review::chooseRun()
{
    if (selected_ < 0) return;
    const auto [first, last] = runAround(grid_->squares(), static_cast<std::size_t>(selected_));
    selected_ = static_cast<int>(first);
    reach_ = last == first ? -1 : static_cast<int>(last);
    emit selectedChanged();
}

void Review::choosePause(int pause)
{
    if (pause < 0 || static_cast<std::size_t>(pause) >= grid_->shown().pauses.size()) return;
    selected_ = reach_ = -1;
    pause_ = pause;
    emit selectedChanged();
}

std::pair<std::size_t, std::size_t> Review::ends() const
{
    const auto one = static_cast<std::size_t>(selected_);
    const auto other = reach_ < 0 ? one : static_cast<std::size_t>(reach_);
    return std::minmax(one, other);
}

QString Review::selectedWords() const
{
    if (pause_ >= 0) {
        const Span& pause = grid_->shown().pauses[static_cast<std::size_t>(pause_)];
        return tr("%1, at %2").arg(pauseWords(pause), words::clock(runningAt(grid_->shown(), pause.onset)));
    }
    if (selected_ < 0) return {};
    if (reach_ >= 0) return tr("%1, %2, %3").arg(chosenTitle(), chosenWhat(), chosenTime());
    return spokenSquare(grid_->squares(), static_cast<std::size_t>(selected_), grid_->scheme(),
                        runningEnd(grid_->shown()));
}

QString Review::chosenTitle() const
{
    if (selected_ < 0) return {};
    const auto [from, to] = ends();
    const auto all = grid_->squares().size();
    return from == to ? tr("Square %1 of %2").arg(from + 1).arg(all)
                      : tr("Squares %1 to %2 of %3").arg(from + 1).arg(to + 1).arg(all);
}

QString Review::chosenWhat() const
{
    if (selected_ < 0) return {};
    const auto [from, to] = ends();
    const auto& squares = grid_->squares();
    const ChosenStretch stretch{squares[from].onset,
                                std::max(squares[to].offset, squares[from].onset + Millis{1})};
    return stretchActivities(stretch, grid_->shown(), grid_->scheme());
}

QString Review::chosenTime() const
{
    if (selected_ < 0) return {};
    const auto [from, to] = ends();
    const auto& squares = grid_->squares();
    const Millis begin = squares[from].runningOnset;
    const Millis end = squares[to].runningOnset + runningLength(squares, to, runningEnd(grid_->shown()));
    return tr("%1 to %2 · %3").arg(words::clock(begin), words::clock(end), spokenLength(end - begin));
}

QVariantList Review::chosenMoments() const
{
    QVariantList list;
    if (selected_ < 0) return list;
    const auto [from, to] = ends();
    for (const QVariant& moment : moments()) {
        const int square = moment.toMap().value(QStringLiteral("square")).toInt();
        if (square >= static_cast<int>(from) && square <= static_cast<int>(to)) list.append(moment);
    }
    return list;
}

QStringList Review::changes() const
{
    return changes_;
}

GridSource* Review::first() const
{
    return first_.get();
}

}  // namespace tessera
