// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/group_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tessera {

namespace {

class Plots {
    Q_DECLARE_TR_FUNCTIONS(Plots)
};

constexpr double kBend = 0.16;  // of an arrow, in parts of its length

constexpr double kClear = 5;    // between a circle and an arrow
constexpr double kWidest = 13;  // arrow of a transition that always happens
constexpr double kSmallestMark = 12;

PlotPoint along(PlotPoint from, PlotPoint to, double distance)
{
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    if (length <= 0) return from;
    return {from.x + dx / length * distance, from.y + dy / length * distance};
}

PlotPoint onCurve(const PlotArrow& arrow, double t)
{
    const double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
    return {a * arrow.from.x + b * arrow.over.x + c * arrow.to.x,
            a * arrow.from.y + b * arrow.over.y + c * arrow.to.y};
}

// Four stand as their pads do; others in a circle, the first at the top.
std::vector<PlotPoint> middles(std::size_t codes, PlotPoint centre, double reachX, double reachY)
{
    if (codes == 4)
        return {{centre.x - reachX, centre.y - reachY},
                {centre.x + reachX, centre.y - reachY},
                {centre.x - reachX, centre.y + reachY},
                {centre.x + reachX, centre.y + reachY}};
    std::vector<PlotPoint> points;
    for (std::size_t i = 0; i < codes; ++i) {
        const double turn =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(codes) - std::numbers::pi / 2;
        points.push_back({centre.x + reachX * std::cos(turn), centre.y + reachY * std::sin(turn)});
    }
    return points;
}

void addArrows(PlotPicture& picture, const PlotPlace& place, const std::vector<PlotPoint>& points,
               const std::vector<double>& radii, const LagTable& table)
{
    for (std::size_t from = 0; from < points.size(); ++from) {
        for (std::size_t to = 0; to < points.size(); ++to) {
            const auto probability = table.probabilities.at(from, to);
            if (from == to || !probability || *probability <= 0) continue;
            const double dx = points[to].x - points[from].x, dy = points[to].y - points[from].y;
            PlotArrow arrow;
            arrow.over = {(points[from].x + points[to].x) / 2 + dy * kBend * 2 / 1.5,
                          (points[from].y + points[to].y) / 2 - dx * kBend * 2 / 1.5};
            arrow.from = along(points[from], arrow.over, radii[from] + kClear);
            arrow.to = along(points[to], arrow.over, radii[to] + kClear);
            arrow.width = arrowWidth(*probability);
            const PlotPoint at = onCurve(arrow, 0.5);
            const double length = std::hypot(dx, dy);
            // Letters are broader than high, so beside an upright arrow they stand further off.
            const double away = arrow.width / 2 + place.letter(10 + 11 * std::abs(dy) / length);
            // Outwards of the bend, so that the two numbers of a pair stand apart.
            picture.texts.push_back({{at.x + dy / length * away, at.y - dx / length * away + place.letter(5)},
                                     percentWords(probability),
                                     place.letter(13),
                                     PlotText::Anchor::middle,
                                     true,
                                     PlotInk::ink,
                                     true});
            picture.arrows.push_back(arrow);
        }
    }
}

double addTable(PlotPicture& picture, const PlotPlace& place, const LagTable& table, const Scheme& scheme)
{
    const std::vector<CodeIndex> states = scheme.states();
    const std::size_t codes = table.codes();
    constexpr double swatch = 26;
    const double first = std::min(place.letter(140), place.width * 0.3);
    const double column = (place.width - first) / static_cast<double>(codes);
    const double line = place.letter(17);
    double y = place.y;
    picture.texts.push_back({{place.x, y + swatch / 2 + 5},
                             Plots::tr("from ↓ to →"),
                             place.letter(),
                             PlotText::Anchor::start,
                             false,
                             PlotInk::ink2});
    for (std::size_t to = 0; to < codes; ++to) {
        const double middle = place.x + first + (static_cast<double>(to) + 0.5) * column;
        picture.swatches.push_back({{middle - swatch / 2, y, swatch, swatch}, states[to]});
    }
    y += swatch + 8;
    for (std::size_t from = 0; from < codes; ++from) {
        picture.lines.push_back({{place.x, y}, {place.x + place.width, y}, 1, PlotInk::line});
        const double height = line * 3 + 10;
        picture.swatches.push_back({{place.x, y + 8, swatch, swatch}, states[from]});
        if (first > swatch + place.letter(90))
            picture.texts.push_back({{place.x + swatch + 8, y + 8 + swatch / 2 + place.letter(5)},
                                     QString::fromStdString(scheme.code(states[from]).shortLabel),
                                     place.letter(),
                                     PlotText::Anchor::start,
                                     false,
                                     PlotInk::ink});
        picture.texts.push_back({{place.x, y + 8 + swatch + place.letter(16)},
                                 Plots::tr("n %1").arg(table.margins.rows[from]),
                                 place.letter(),
                                 PlotText::Anchor::start,
                                 false,
                                 PlotInk::ink2});
        for (std::size_t to = 0; to < codes; ++to) {
            if (table.isStructural(from, to)) continue;
            const double middle = place.x + first + (static_cast<double>(to) + 0.5) * column;
            const auto z = table.adjustedResiduals.at(from, to);
            const auto say = [&](int at, const QString& words, bool bold) {
                picture.texts.push_back({{middle, y + 4 + line * at},
                                         words,
                                         place.letter(),
                                         PlotText::Anchor::middle,
                                         bold,
                                         bold ? PlotInk::ink : PlotInk::ink2});
            };
            say(1, percentWords(table.probabilities.at(from, to)), true);
            say(2, Plots::tr("n %1").arg(table.counts.at(from, to)), false);
            say(3, Plots::tr("z %1").arg(z ? decimalWords(*z, 1) : QStringLiteral("–")), false);
        }
        y += height;
    }
    return y - place.y;
}

}  // namespace

double nodeRadius(double share, double whole)
{
    return whole * std::sqrt(std::clamp(share, 0.0, 1.0));
}

double arrowWidth(double probability)
{
    return std::max(0.8, kWidest * probability);
}

double addTransitionDiagram(PlotPicture& picture, const PlotPlace& place,
                            const std::vector<MeanTimeFigure>& times, const LagTable& table,
                            const Scheme& scheme)
{
    const std::vector<CodeIndex> states = scheme.states();
    const std::size_t codes = table.codes();
    const bool beside = place.width > place.letter(940);
    const double room = beside ? place.width * 0.48 : place.width;
    const double side = std::min(room, place.letter(460));
    const double above = place.letter(24);  // for the names of the upper ones
    const PlotPoint centre{place.x + room / 2, place.y + above + side / 2};
    const double reachX = std::min(room / 2 - place.letter(80), side * 0.44), reachY = side * 0.31;
    const std::vector<PlotPoint> points = middles(codes, centre, reachX, reachY);
    std::vector<double> radii;
    // Half of all the time still leaves room for the arrows between neighbours.
    const double whole = side * (codes <= 4 ? 0.21 : 0.16);
    for (std::size_t i = 0; i < codes; ++i) radii.push_back(nodeRadius(times[i].share, whole));
    addArrows(picture, place, points, radii, table);
    for (std::size_t i = 0; i < codes; ++i) {
        const bool upper = points[i].y <= centre.y;
        if (radii[i] > 0) picture.nodes.push_back({points[i], radii[i], states[i]});
        const double mark = std::min(26.0, radii[i]);
        if (mark >= kSmallestMark)
            picture.marks.push_back(
                {{points[i].x - mark / 2, points[i].y - mark / 2, mark, mark}, states[i]});
        picture.texts.push_back(
            {{points[i].x,
              upper ? points[i].y - radii[i] - place.letter(10) : points[i].y + radii[i] + place.letter(20)},
             Plots::tr("%1 %2").arg(QString::fromStdString(scheme.code(states[i]).shortLabel),
                                    percentWords(times[i].share)),
             place.letter(15),
             PlotText::Anchor::middle,
             true,
             PlotInk::ink});
    }
    PlotPlace tablePlace = place;
    if (beside) {
        tablePlace.x += room + 20;
        tablePlace.width -= room + 20;
        tablePlace.y += place.letter(10);
        return std::max(side + 2 * above, addTable(picture, tablePlace, table, scheme) + place.letter(10));
    }
    tablePlace.y += side + 2 * above;
    return side + 2 * above + addTable(picture, tablePlace, table, scheme);
}

}  // namespace tessera
