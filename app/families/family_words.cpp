// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What a family's visits and steps are called, on screen and on paper.
#include "app/families/family.h"

#include "app/visits/visits.h"
#include "app/words/counted.h"
#include "app/words/words.h"

#include <algorithm>

namespace tessera {

namespace {

QString tagWords(std::uint32_t tags, const SpiralWords& essence, const QString& comma)
{
    QStringList names;
    for (std::size_t i = 0; i < essence.essence.size(); ++i)
        if ((tags & (1U << i)) != 0) names << essence.essence[i];
    return names.join(comma);
}

Millis runningOf(const Timeline& timeline, Millis at)
{
    Millis running = at;
    for (const Span& pause : timeline.pauses)
        if (pause.onset < at) running -= std::min(pause.offset, at) - pause.onset;
    return running;
}

}  // namespace

QString Family::title() const
{
    return family_.isEmpty() ? QString{} : tr("Family %1").arg(family_);
}

QString Family::visitLabel(std::uint32_t number) const
{
    return tr("Visit %1").arg(number);
}

QVariantMap Family::shownVisit(std::size_t index) const
{
    const FamilyVisit& visit = record_.visits[index];
    const Header& header = visit.journal->header();
    const Summary summary = summarise(*visit.journal);
    const auto steps = static_cast<int>(std::count_if(
        placed_.begin(), placed_.end(), [index](const PlacedStep& placed) { return placed.visit == index; }));
    const auto records = std::count_if(record_.visits.begin(), record_.visits.end(),
                                       [&](const FamilyVisit& one) { return one.number == visit.number; });
    QStringList said{words::day(header), words::place(header.place), words::minutes(summary.observed)};
    if (steps > 0) said << words::counted(tr("%n step(s)", nullptr, steps), steps);
    if (visit.agreedOn) said << tr("agreed on");
    if (records > 1 && !header.observer.empty()) said << tr("observer %1").arg(words::text(header.observer));
    return {{QStringLiteral("sessionId"), words::text(visit.journal->session().text())},
            {QStringLiteral("number"), visit.number},
            {QStringLiteral("title"), visitLabel(visit.number)},
            {QStringLiteral("subtitle"), said.join(QStringLiteral(" · "))},
            {QStringLiteral("picture"), Visits::pictureOf(summary)},
            {QStringLiteral("kind"), words::kind(header.kind)},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("notesAllowed"), header.consent == Consent::all},
            {QStringLiteral("length"), lengthOf(static_cast<int>(index))}};
}

QVariantMap Family::shownStep(const PlacedStep& placed) const
{
    const FamilyVisit& visit = record_.visits[placed.visit];
    const std::vector<CodeIndex> points = visit.scheme->points();
    const QString label = words::text(visit.scheme->code(points[placed.step.kind - 1]).label);
    const QString at = words::clock(runningOf(visit.timeline, placed.step.at));
    const QString issue = words::text(placed.step.issue);
    const QString fed = tagWords(placed.step.tags, words_, tr(", "));
    QStringList parts{tr("%1, %2: %3").arg(visitLabel(placed.step.visit), at, label)};
    if (!issue.isEmpty()) parts << tr("about “%1”").arg(issue);
    if (!fed.isEmpty()) parts << tr("back to the centre as %1").arg(fed);
    return {{QStringLiteral("number"), placed.step.kind},
            {QStringLiteral("label"), label},
            {QStringLiteral("visit"), visitLabel(placed.step.visit)},
            {QStringLiteral("visitIndex"), static_cast<int>(placed.visit)},
            {QStringLiteral("at"), at},
            {QStringLiteral("tags"), placed.step.tags},
            {QStringLiteral("issue"), issue},
            {QStringLiteral("triangle"), placed.step.repair},
            {QStringLiteral("notesAllowed"), visit.journal->header().consent == Consent::all},
            {QStringLiteral("words"), parts.join(QStringLiteral(" · "))}};
}

QVariantMap Family::step() const
{
    return ask_.chosen < 0 ? QVariantMap{} : shown_.value(ask_.chosen).toMap();
}

// The family's own scheme, as its latest visit has it; numbers are names, not an order.
QVariantList Family::kinds() const
{
    QVariantList list;
    const Scheme& scheme = record_.visits.empty() ? partnershipActivities() : *record_.visits.back().scheme;
    int number = 0;
    for (const CodeIndex code : scheme.points())
        list << QVariantMap{{QStringLiteral("number"), ++number},
                            {QStringLiteral("label"), words::text(scheme.code(code).label)},
                            {QStringLiteral("triangle"), scheme.code(code).id == "repair"}};
    return list;
}

}  // namespace tessera
