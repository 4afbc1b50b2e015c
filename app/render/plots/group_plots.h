// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_figures.h"
#include "app/render/plots/plot_picture.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace tessera {

// One group's picture, laid into a larger one. Each answers with its height; all are pure. Only for groups
// that are shown. Codes always stand in the scheme's order, never by size.

struct PlotPlace {
    double x = 0, y = 0, width = 740;
    double text = 1;  // how large letters are
    [[nodiscard]] double letter(double size = 14) const { return size * text; }
};

// Time along x, the same for every group of a picture.
struct PlotClock {
    double x = 0, width = 1;
    Millis end{1};  // at x + width
    [[nodiscard]] double at(Millis moment) const
    {
        return x + width * static_cast<double>(moment.count()) / static_cast<double>(end.count());
    }
};

// A line for each session. `row`: from one to the next; below about 1 they are drawn over each other.
double addIndexPlot(PlotPicture& picture, const PlotPlace& place, const StudySessionGroup& group,
                    const Scheme& scheme, const PlotClock& clock, double row);
// Shares of the sessions at each position, one above the other, and how many visits they come from.
double addDistributionPlot(PlotPicture& picture, const PlotPlace& place, const DistributionFigures& figures,
                           const Scheme& scheme, const PlotClock& clock, Millis unit);
// A bar for each activity; `longest` ms are as long as there is room.
double addMeanTimeBars(PlotPicture& picture, const PlotPlace& place,
                       const std::vector<MeanTimeFigure>& figures, const Scheme& scheme, double longest);
// Circles and arrows, and a table with every figure. More codes than kMostInDiagram have no room.
inline constexpr std::size_t kMostInDiagram = 12;
double addTransitionDiagram(PlotPicture& picture, const PlotPlace& place,
                            const std::vector<MeanTimeFigure>& times, const LagTable& table,
                            const Scheme& scheme);

// Radius of the circle of an activity with this share, where one with all the time would have `whole`.
[[nodiscard]] double nodeRadius(double share, double whole);
// Width of the arrow of a transition with this probability.
[[nodiscard]] double arrowWidth(double probability);

// Minutes along the clock, with what `below` says of each (may be empty). Answers with its height.
double addMinutes(PlotPicture& picture, const PlotPlace& place, const PlotClock& clock,
                  const std::function<QString(Millis)>& below);

// "34 %", "under 1 %"; a dash when there is nothing.
[[nodiscard]] QString percentWords(std::optional<double> share);
[[nodiscard]] QString decimalWords(double value, int decimals);

}  // namespace tessera
