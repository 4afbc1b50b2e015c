// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/group_plots.h"
#include "app/render/plots/plot_page.h"
#include "app/words/words.h"

#include <QCoreApplication>

#include <array>

namespace tessera {

namespace {

class Plots {
    Q_DECLARE_TR_FUNCTIONS(Plots)
};

QString named(const StudySessionGroup& group, StudyGrouping grouping)
{
    if (grouping == StudyGrouping::together) return Plots::tr("All recordings");
    if (grouping == StudyGrouping::site)
        return group.name.empty() ? Plots::tr("No site named")
                                  : Plots::tr("Site %1").arg(words::text(group.name));
    switch (placeKindFromName(group.name).value_or(PlaceKind::other)) {
        case PlaceKind::home:
            return Plots::tr("Home visits");
        case PlaceKind::dayStay:
            return Plots::tr("Day stays");
        case PlaceKind::other:
            break;
    }
    return Plots::tr("Elsewhere");
}

// "1 visit" also where no file of translations is loaded.
QString counted(QString text, std::uint64_t n)
{
    return text.replace(QStringLiteral("(s)"), n == 1 ? QString{} : QStringLiteral("s"));
}

QString barSentence(const StudySessionGroup& group, const Scheme& scheme)
{
    const auto states = scheme.states();
    const auto figures = meanTimeFigures(group, states.size());
    QStringList parts;
    for (std::size_t i = 0; i < states.size(); ++i)
        parts << Plots::tr("%1 %2 min")
                     .arg(words::shortLabel(scheme, states[i]), decimalWords(figures[i].meanMs / 60'000, 1));
    return parts.join(QStringLiteral(", "));
}

QString transitionSentence(const StudySessionGroup& group, const Scheme& scheme)
{
    const auto states = scheme.states();
    const LagTable table = transitionFigures(group, states.size());
    QStringList parts;
    for (std::size_t from = 0; from < states.size(); ++from)
        for (std::size_t to = 0; to < states.size(); ++to)
            if (table.counts.at(from, to) > 0)
                parts << Plots::tr("%1 was followed by %2: %3")
                             .arg(words::shortLabel(scheme, states[from]),
                                  words::shortLabel(scheme, states[to]),
                                  percentWords(table.probabilities.at(from, to)));
    return parts.join(QStringLiteral("; "));
}

}  // namespace

std::size_t shownSessions(const std::vector<StudySessionGroup>& groups)
{
    std::size_t sessions = 0;
    for (const StudySessionGroup& group : groups)
        if (group.shown()) sessions += group.sessions.size();
    return sessions;
}

// Which part of the recordings an index plot draws: every one, or every second, third …
std::size_t lineStep(std::size_t sessions)
{
    return sessions / kMostPlotLines + (sessions % kMostPlotLines > 0 ? 1 : 0);
}

std::string_view name(PlotKind kind)
{
    constexpr std::array<std::string_view, 4> names{"index", "distribution", "bars", "transitions"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<PlotKind> plotKindFromName(std::string_view text)
{
    for (const PlotKind kind :
         {PlotKind::index, PlotKind::distribution, PlotKind::bars, PlotKind::transitions})
        if (name(kind) == text) return kind;
    return std::nullopt;
}

bool needsKey(PlotKind kind)
{
    return kind == PlotKind::index || kind == PlotKind::distribution;
}

QString plotTitle(PlotKind kind)
{
    switch (kind) {
        case PlotKind::index:
            return Plots::tr("Every recording as a ribbon");
        case PlotKind::distribution:
            return Plots::tr("What was going on, minute by minute");
        case PlotKind::bars:
            return Plots::tr("Minutes in each activity");
        case PlotKind::transitions:
            return Plots::tr("What was followed by what");
    }
    return {};
}

QStringList plotNotes(const StudySessions& study, const PlotAsk& ask)
{
    QStringList notes;
    switch (ask.kind) {
        case PlotKind::index:
            notes << Plots::tr(
                "Each line is one recording, from its start. Within a group the lines stand "
                "in the order in which the recordings were begun; nothing is ordered by "
                "person. A pause is left empty.");
            break;
        case PlotKind::distribution:
            notes << Plots::tr(
                         "How the recordings are spread over the activities, every %1 seconds from "
                         "their start. Pauses and can't tell are left out; n says how many visits a "
                         "moment comes from. Moments that fewer than five visits reached stay empty.")
                         .arg(study.unit.count() / 1000);
            break;
        case PlotKind::bars:
            notes << Plots::tr(
                "The mean over the recordings of each group. The thin line reaches one "
                "standard error to either side.");
            break;
        case PlotKind::transitions:
            notes << Plots::tr(
                "A circle's area is the activity's share of the time. An arrow's width, and "
                "the number beside it, is how often that activity came next. In the table, n "
                "counts; z says how far a count is from what the activities' numbers alone "
                "would give (adjusted residual, an activity cannot follow itself).");
            break;
    }
    if (study.forked > 0)
        notes << counted(Plots::tr("%n recording(s) with two different versions left out.", nullptr,
                                   static_cast<int>(study.forked)),
                         study.forked);
    return notes;
}

QString groupTitle(const StudySessionGroup& group, StudyGrouping grouping)
{
    const QString visits =
        counted(Plots::tr("%n visit(s)", nullptr, static_cast<int>(group.visits)), group.visits);
    if (group.sessions.size() == group.visits) return Plots::tr("%1: %2").arg(named(group, grouping), visits);
    const QString recordings =
        counted(Plots::tr("%n recording(s)", nullptr, static_cast<int>(group.sessions.size())),
                group.sessions.size());
    return Plots::tr("%1: %2 of %3").arg(named(group, grouping), recordings, visits);
}

QString tooFewWords()
{
    return Plots::tr(
        "These are fewer than five visits. A picture is drawn from five on, so that it shows "
        "nobody alone.");
}

QStringList plotSentences(const StudySessions& study, const PlotAsk& ask)
{
    QStringList sentences;
    for (const StudySessionGroup& group : grouped(study, ask.grouping)) {
        const QString title = groupTitle(group, ask.grouping);
        const QString more = !group.shown()                      ? tooFewWords()
                             : ask.kind == PlotKind::transitions ? transitionSentence(group, study.scheme)
                                                                 : barSentence(group, study.scheme);
        sentences << Plots::tr("%1. %2").arg(title, more);
    }
    return sentences;
}

}  // namespace tessera
