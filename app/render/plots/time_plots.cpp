// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/group_plots.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {

namespace {

class Plots {
    Q_DECLARE_TR_FUNCTIONS(Plots)
};

constexpr double kMark = 14;            // a mark on a band that has room for it
constexpr double kDistribution = 190;   // its height
constexpr double kRoomAboutMark = 1.8;  // of a band's part, in marks

std::int64_t minuteStep(double aMinute, double least)
{
    constexpr std::array<std::int64_t, 7> steps{1, 2, 5, 10, 20, 30, 60};
    const auto* step = std::find_if(steps.begin(), steps.end(), [&](std::int64_t minutes) {
        return static_cast<double>(minutes) * aMinute >= least;
    });
    if (step != steps.end()) return *step;
    return 60 * std::max<std::int64_t>(2, static_cast<std::int64_t>(std::ceil(least / aMinute / 60)));
}

void addMark(PlotPicture& picture, CodeIndex code, double x, double y, double side = kMark)
{
    picture.marks.push_back({{x - side / 2, y - side / 2, side, side}, code});
}

// The least share of a code over the positions about one; 0 where one of them is not shown.
double narrowestAbout(const DistributionFigures& figures, std::size_t position, std::size_t reach,
                      std::size_t code)
{
    const std::size_t positions = figures.distribution.positions();
    if (position < reach || position + reach >= positions) return 0;
    double least = 1;
    for (std::size_t i = position - reach; i <= position + reach; ++i)
        least = figures.shown(i)
                    ? std::min(least, figures.distribution.share(i, static_cast<Symbol>(code)).value_or(0))
                    : 0;
    return least;
}

// One stretch of positions that are shown, for the code whose share lies between two sums of shares.
void addAreas(PlotPicture& picture, const DistributionFigures& figures, const Scheme& scheme,
              const PlotClock& clock, Millis unit, double top, double height)
{
    const std::vector<CodeIndex> states = scheme.states();
    const StateDistribution& distribution = figures.distribution;
    const std::size_t positions = distribution.positions();
    std::vector<double> under(positions, 0);
    // So many positions to either side lie under a mark.
    const double aPosition = clock.at(unit) - clock.at(Millis{0});
    const auto reach = static_cast<std::size_t>(std::ceil(kMark / aPosition));
    for (std::size_t code = 0; code < distribution.codes; ++code) {
        PlotArea area{states[code], {}};
        std::vector<PlotPoint> lower;
        const auto close = [&] {
            area.outline.insert(area.outline.end(), lower.rbegin(), lower.rend());
            if (!area.outline.empty()) picture.areas.push_back(area);
            area.outline.clear();
            lower.clear();
        };
        double widest = 0, widestX = 0, widestY = 0;
        for (std::size_t i = 0; i < positions; ++i) {
            if (!figures.shown(i)) {
                close();
                continue;
            }
            const double share = distribution.share(i, static_cast<Symbol>(code)).value_or(0);
            const double from = clock.at(unit * static_cast<std::int64_t>(i));
            const double to =
                std::min(clock.at(unit * static_cast<std::int64_t>(i + 1)), clock.x + clock.width);
            const double above = top + height * (1 - under[i] - share), below = top + height * (1 - under[i]);
            area.outline.push_back({from, above});
            area.outline.push_back({to, above});
            lower.push_back({from, below});
            lower.push_back({to, below});
            under[i] += share;
            const double broad = std::min(share, narrowestAbout(figures, i, reach, code));
            if (broad > widest && from > clock.x + kMark && to < clock.x + clock.width - kMark) {
                widest = broad;
                widestX = (from + to) / 2;
                widestY = (above + below) / 2;
            }
        }
        close();
        if (widest * height >= kMark * kRoomAboutMark) addMark(picture, states[code], widestX, widestY);
    }
}

}  // namespace

QString decimalWords(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString percentWords(std::optional<double> share)
{
    if (!share) return QStringLiteral("–");
    if (*share > 0 && *share < 0.005) return Plots::tr("under 1 %");
    return Plots::tr("%1 %").arg(decimalWords(*share * 100, 0));
}

double addMinutes(PlotPicture& picture, const PlotPlace& place, const PlotClock& clock,
                  const std::function<QString(Millis)>& below)
{
    const double letter = place.letter();
    const double aMinute = clock.width * 60'000 / static_cast<double>(clock.end.count());
    const std::int64_t step = minuteStep(aMinute, letter * 4.6);
    bool anyBelow = false;
    for (std::int64_t minute = 0; minute * 60'000 <= clock.end.count(); minute += step) {
        const Millis moment{minute * 60'000};
        const double x = clock.at(moment);
        picture.lines.push_back({{x, place.y}, {x, place.y + 6}, 1, PlotInk::control});
        const QString words =
            minute == 0 ? Plots::tr("0 min") : QLocale().toString(static_cast<qlonglong>(minute));
        const bool first = minute == 0, last = x + letter * 0.7 > place.x + place.width;
        const auto anchor = first  ? PlotText::Anchor::start
                            : last ? PlotText::Anchor::end
                                   : PlotText::Anchor::middle;
        picture.texts.push_back({{x, place.y + 8 + letter}, words, letter, anchor, false, PlotInk::ink2});
        const QString more = below ? below(moment) : QString{};
        if (more.isEmpty()) continue;
        anyBelow = true;
        picture.texts.push_back(
            {{x, place.y + 8 + letter * 2.3}, more, letter, anchor, false, PlotInk::ink2});
    }
    return 8 + letter * (anyBelow ? 2.7 : 1.4);
}

double addIndexPlot(PlotPicture& picture, const PlotPlace& place, const StudySessionGroup& group,
                    const Scheme& /*scheme*/, const PlotClock& clock, double row)
{
    const double band = row >= 20 ? row - 6 : row >= 6 ? row - 2 : row;
    double y = place.y;
    for (const StudySession* const session : group.sessions) {
        for (const StudyStretch& stretch : session->stretches) {
            const double from = clock.at(stretch.onset), to = clock.at(stretch.offset);
            // Where lines are thick enough, a hair of the page parts two activities.
            const double hair = band >= 10 && to - from > 3 ? 0.8 : 0;
            picture.rectsOf(stretch.code).push_back({from, y, to - from - hair, band});
            if (band >= kMark + 4 && to - from >= kMark * kRoomAboutMark)
                addMark(picture, stretch.code, (from + to) / 2, y + band / 2);
        }
        y += row;
    }
    y += 4;
    PlotPlace axis = place;
    axis.y = y;
    return y + addMinutes(picture, axis, clock, {}) - place.y;
}

double addDistributionPlot(PlotPicture& picture, const PlotPlace& place, const DistributionFigures& figures,
                           const Scheme& scheme, const PlotClock& clock, Millis unit)
{
    const double top = place.y + place.letter(6);
    addAreas(picture, figures, scheme, clock, unit, top, kDistribution);
    for (const int percent : {0, 50, 100}) {
        const double y = top + kDistribution * (100 - percent) / 100.0;
        picture.lines.push_back({{clock.x - 6, y}, {clock.x, y}, 1, PlotInk::control});
        picture.texts.push_back({{clock.x - 10, y + place.letter(5)},
                                 percentWords(percent / 100.0),
                                 place.letter(),
                                 PlotText::Anchor::end,
                                 false,
                                 PlotInk::ink2});
    }
    picture.lines.push_back(
        {{clock.x, top + kDistribution}, {clock.x + clock.width, top + kDistribution}, 1, PlotInk::control});
    PlotPlace axis = place;
    axis.y = top + kDistribution;
    const auto below = [&](Millis moment) {
        const auto position = static_cast<std::size_t>(moment / unit);
        const bool there = position < figures.visits.size() && figures.shown(position);
        return there ? Plots::tr("n %1").arg(figures.visits[position]) : QString{};
    };
    return axis.y + addMinutes(picture, axis, clock, below) - place.y;
}

}  // namespace tessera
