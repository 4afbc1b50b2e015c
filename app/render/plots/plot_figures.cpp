// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_figures.h"

#include <algorithm>
#include <cmath>

namespace tessera {

DistributionFigures distributionFigures(const StudySessionGroup& group, std::size_t codes)
{
    std::vector<const StudySession*> byVisit = group.sessions;
    std::sort(byVisit.begin(), byVisit.end(),
              [](const StudySession* a, const StudySession* b) { return a->visit < b->visit; });
    std::vector<PositionRow> rows;
    rows.reserve(byVisit.size());
    DistributionFigures figures;
    std::vector<std::int64_t> latest;  // visit that was counted last at each position
    for (const StudySession* const session : byVisit) {
        rows.push_back(session->positions);
        figures.visits.resize(std::max(figures.visits.size(), session->positions.size()));
        latest.resize(figures.visits.size(), -1);
        for (std::size_t i = 0; i < session->positions.size(); ++i) {
            if (session->positions[i] == kNotObserved || latest[i] == session->visit) continue;
            latest[i] = session->visit;
            ++figures.visits[i];
        }
    }
    figures.distribution = stateDistribution(rows, {}, codes);
    return figures;
}

std::vector<MeanTimeFigure> meanTimeFigures(const StudySessionGroup& group, std::size_t codes)
{
    std::vector<MeanTimeFigure> figures(codes);
    const auto n = static_cast<double>(group.sessions.size());
    if (group.sessions.empty()) return figures;
    double coded = 0;
    for (std::size_t code = 0; code < codes; ++code) {
        double sum = 0, squares = 0;
        for (const StudySession* const session : group.sessions)
            sum += static_cast<double>(session->times[code].count());
        const double mean = sum / n;
        for (const StudySession* const session : group.sessions) {
            const double away = static_cast<double>(session->times[code].count()) - mean;
            squares += away * away;
        }
        figures[code].meanMs = mean;
        if (n > 1) figures[code].errorMs = std::sqrt(squares / (n - 1) / n);
        coded += sum;
    }
    for (MeanTimeFigure& figure : figures) figure.share = coded > 0 ? figure.meanMs * n / coded : 0;
    return figures;
}

LagTable transitionFigures(const StudySessionGroup& group, std::size_t codes)
{
    CountTable counts(codes);
    for (const StudySession* const session : group.sessions) add(counts, transitionCounts(session->bouts, 1));
    return lagTable(std::move(counts), 1, repeatsPossible(true, 1));
}

}  // namespace tessera
