// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/visit_pair.h"

#include "app/review/review_grid.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/grid/squares.h"
#include "core/measures/time_budget.h"

namespace tessera {

namespace {

constexpr Millis kUnit{30'000};  // of a square by time

QVariantMap said(const FamilyVisit& visit)
{
    const Header& header = visit.journal->header();
    const TimeBudget budget = timeBudget(visit.timeline, *visit.scheme);
    QVariantList key;
    for (const ActivityBudget& activity : budget.activities) {
        const Code& code = visit.scheme->code(activity.code);
        key << QVariantMap{{QStringLiteral("code"), activity.code},
                           {QStringLiteral("letter"), words::text(code.letter)},
                           {QStringLiteral("label"), words::text(code.label)},
                           {QStringLiteral("shortLabel"), words::shortLabel(*visit.scheme, activity.code)},
                           {QStringLiteral("phrase"), words::text(code.phrase)},
                           {QStringLiteral("mark"), static_cast<int>(code.mark)},
                           {QStringLiteral("light"), words::text(code.light.text())},
                           {QStringLiteral("dark"), words::text(code.dark.text())},
                           {QStringLiteral("time"), words::minutesBriefly(activity.time)}};
    }
    return {{QStringLiteral("title"),
             VisitPair::tr("Visit %1 · %2").arg(QString::number(visit.number), words::place(header.place))},
            {QStringLiteral("subtitle"), words::day(header)},
            {QStringLiteral("kind"), words::kind(header.kind)},
            {QStringLiteral("sentences"), words::findings(visit.timeline, *visit.scheme)},
            {QStringLiteral("key"), key}};
}

}  // namespace

VisitPair::VisitPair(QObject* parent)
    : QObject(parent), grids_{std::make_unique<ReviewGrid>(), std::make_unique<ReviewGrid>()}
{
}

VisitPair::~VisitPair() = default;

GridSource* VisitPair::firstGrid() const
{
    return grids_[0].get();
}

GridSource* VisitPair::secondGrid() const
{
    return grids_[1].get();
}

int VisitPair::columns() const
{
    return rowLength(byTime_ ? kUnit : Millis{0}).value_or(20);
}

QString VisitPair::caption() const
{
    return words::caption(byTime_ ? kUnit : Millis{0});
}

void VisitPair::setByTime(bool byTime)
{
    if (byTime == byTime_) return;
    byTime_ = byTime;
    draw();
}

void VisitPair::show(const FamilyVisit& one, const FamilyVisit& other)
{
    const bool inOrder = !(other.journal->header().start < one.journal->header().start);
    const FamilyVisit* const both[] = {inOrder ? &one : &other, inOrder ? &other : &one};
    for (const auto& grid : grids_) grid->clear();  // they look at the schemes that go now
    for (std::size_t i = 0; i < 2; ++i) {
        sides_[i] = {*both[i]->scheme, both[i]->timeline};
        said_[i] = said(*both[i]);
    }
    shown_ = true;
    draw();
}

void VisitPair::clear()
{
    if (!shown_) return;
    for (const auto& grid : grids_) grid->clear();
    sides_ = {};
    said_ = {};
    shown_ = false;
    emit changed();
}

void VisitPair::draw()
{
    if (shown_)
        for (std::size_t i = 0; i < 2; ++i)
            grids_[i]->show(sides_[i].timeline, &sides_[i].scheme, byTime_ ? kUnit : Millis{0});
    emit changed();
}

}  // namespace tessera
