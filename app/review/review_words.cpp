// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What the review page says of the visit.
#include "app/review/review.h"

#include "app/review/review_grid.h"
#include "app/words/words.h"
#include "core/measures/time_budget.h"

#include <QVariantMap>

#include <algorithm>

namespace tessera {

namespace {

QVariantMap moment(Millis at, const QString& kind, const QString& text)
{
    return {{QStringLiteral("at"), words::clock(at)},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("text"), text},
            {QStringLiteral("order"), static_cast<qlonglong>(at.count())}};
}

// What a square shows: a code, or that its interval was missed.
QString squareLabel(const Scheme& scheme, CodeIndex code)
{
    return code == kNoCode ? Review::tr("Missed") : words::shortLabel(scheme, code);
}

}  // namespace

QString Review::sessionId() const
{
    return journal_ ? words::text(journal_->session().text()) : QString{};
}

QString Review::title() const
{
    return journal_ ? words::title(journal_->header()) : QString{};
}

QString Review::subtitle() const
{
    if (!journal_) return {};
    const auto& interactions = grid_->shown().interactions;
    const auto tapped = std::count_if(interactions.begin(), interactions.end(),
                                      [](const Interaction& one) { return one.code != kCannotTell; });
    return QStringList{words::day(journal_->header()), words::minutes(grid_->shown().observed()),
                       journal_->fold().byInterval()
                           ? tr("%n interval(s)", nullptr, static_cast<int>(tapped))
                           : words::interactions(static_cast<std::uint64_t>(tapped))}
        .join(QStringLiteral(" · "));
}

QString Review::kind() const
{
    return journal_ ? words::kind(journal_->header().kind) : QString{};
}

int Review::columns() const
{
    return rowLength(byTime_ ? Millis{std::chrono::seconds{unitSeconds_}} : Millis{0}).value_or(20);
}

QStringList Review::lanes() const
{
    QStringList names;
    if (lanes_.size() < 2) return names;
    for (const Lane& lane : lanes_) names << words::text(lane.group);
    return names;
}

QString Review::caption() const
{
    if (journal_ && journal_->fold().byInterval() && !byTime_)
        return tr("One square = one interval of %1 s")
            .arg(static_cast<double>(scheme_->interval->count()) / 1000);
    return words::caption(byTime_ ? Millis{std::chrono::seconds{unitSeconds_}} : Millis{0});
}

QVariantList Review::key() const
{
    QVariantList key;
    if (!journal_) return key;
    const Scheme& scheme = grid_->scheme();
    for (const ActivityBudget& activity : timeBudget(grid_->shown(), scheme).activities) {
        const Code& code = scheme.code(activity.code);
        key.append(QVariantMap{{QStringLiteral("code"), activity.code},
                               {QStringLiteral("letter"), words::text(code.letter)},
                               {QStringLiteral("label"), words::text(code.label)},
                               {QStringLiteral("shortLabel"), words::shortLabel(scheme, activity.code)},
                               {QStringLiteral("phrase"), words::text(code.phrase)},
                               {QStringLiteral("mark"), static_cast<int>(code.mark)},
                               {QStringLiteral("light"), words::text(code.light.text())},
                               {QStringLiteral("dark"), words::text(code.dark.text())},
                               {QStringLiteral("time"), words::minutesBriefly(activity.time)}});
    }
    return key;
}

QStringList Review::sentences() const
{
    return journal_ ? words::budget(timeBudget(grid_->shown(), grid_->scheme()), grid_->scheme())
                    : QStringList{};
}

QVariantList Review::moments() const
{
    const Timeline& timeline = grid_->shown();
    QVariantList list;
    for (const Note& note : timeline.notes)
        list.append(moment(note.at, QStringLiteral("note"), words::text(note.text)));
    for (const Marker& marker : timeline.markers)
        list.append(
            moment(marker.at, QStringLiteral("mark"),
                   marker.code == kNoCode ? tr("Mark") : words::shortLabel(grid_->scheme(), marker.code)));
    for (const Span& pause : timeline.pauses) {
        const QString length = tr("Pause, %1").arg(words::minutes(pause.length()));
        list.append(
            moment(pause.onset, QStringLiteral("pause"),
                   pause.reason.empty() ? length : tr("%1: %2").arg(length, words::text(pause.reason))));
    }
    std::stable_sort(list.begin(), list.end(), [](const QVariant& a, const QVariant& b) {
        return a.toMap().value(QStringLiteral("order")).toLongLong() <
               b.toMap().value(QStringLiteral("order")).toLongLong();
    });
    return list;
}

QVariantList Review::runs() const
{
    // The spoken form is the same in both views: how the work went, not how it is cut.
    const auto squares = squaresByInteraction(grid_->shown());
    QVariantList runs;
    for (std::size_t first = 0; first < squares.size();) {
        std::size_t beyond = first + 1;
        while (beyond < squares.size() && squares[beyond].joinsPrevious) ++beyond;
        while (squares[first].code == kNoCode && beyond < squares.size() && squares[beyond].code == kNoCode)
            ++beyond;
        const QString label = squareLabel(grid_->scheme(), squares[first].code);
        const QString many = journal_->fold().byInterval()
                                 ? tr("%n interval(s)", nullptr, static_cast<int>(beyond - first))
                                 : words::interactions(beyond - first);
        const QString length = words::clock(squares[beyond - 1].offset - squares[first].onset);
        runs.append(QVariantMap{{QStringLiteral("at"), words::clock(squares[first].runningOnset)},
                                {QStringLiteral("label"), label},
                                {QStringLiteral("first"), byTime_ ? -1 : static_cast<int>(first)},
                                {QStringLiteral("words"), tr("%1, %2, %3").arg(label, many, length)}});
        first = beyond;
    }
    return runs;
}

QString Review::selectedWords() const
{
    if (selected_ < 0) return {};
    const auto& squares = grid_->squares();
    const Square& square = squares[static_cast<std::size_t>(selected_)];
    QString text = tr("Square %1 of %2, %3, %4 to %5")
                       .arg(selected_ + 1)
                       .arg(squares.size())
                       .arg(squareLabel(grid_->scheme(), square.code), words::clock(square.onset),
                            words::clock(square.offset));
    if (square.notes > 0) text += tr(", %n note(s)", nullptr, square.notes);
    if (square.markers > 0) text += tr(", %n mark(s)", nullptr, square.markers);
    return text;
}

GridSource* Review::grid() const
{
    return grid_.get();
}

QString Review::family() const
{
    return journal_ ? words::text(journal_->header().family) : QString{};
}

QString Review::practitioner() const
{
    return journal_ ? words::text(journal_->header().practitioner) : QString{};
}

QString Review::observer() const
{
    return journal_ ? words::text(journal_->header().observer) : QString{};
}

QString Review::visit() const
{
    return journal_ ? words::text(journal_->header().visit) : QString{};
}

}  // namespace tessera
