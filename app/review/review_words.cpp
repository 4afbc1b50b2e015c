// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What the review page says of the visit.
#include "app/review/review.h"

#include "app/render/spoken/spoken_rows.h"
#include "app/review/review_grid.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/measures/time_budget.h"

#include <QVariantMap>

#include <algorithm>

namespace tessera {

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
    return journal_ ? words::findings(findings_, grid_->scheme()) : QStringList{};
}

QVariantList Review::runs() const
{
    // The spoken form is the same in both views: how the work went, not how it is cut.
    QVariantList runs;
    if (!journal_) return runs;
    for (const SpokenRow& row : spokenRuns(grid_->shown(), grid_->scheme(), false))
        runs.append(QVariantMap{{QStringLiteral("at"), row.at},
                                {QStringLiteral("label"), row.label},
                                {QStringLiteral("first"), byTime_ ? -1 : static_cast<int>(row.first)},
                                {QStringLiteral("words"), row.words}});
    return runs;
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
