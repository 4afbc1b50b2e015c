// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/group_plots.h"

#include <QCoreApplication>

#include <algorithm>

namespace tessera {

namespace {

class Plots {
    Q_DECLARE_TR_FUNCTIONS(Plots)
};

}  // namespace

double addMeanTimeBars(PlotPicture& picture, const PlotPlace& place,
                       const std::vector<MeanTimeFigure>& figures, const Scheme& scheme, double longest)
{
    const std::vector<CodeIndex> states = scheme.states();
    constexpr double swatch = 30, thick = 16;
    const double left = place.x + swatch + 12;
    const double room = place.width - swatch - 12 - place.letter(96);
    const double step = place.letter(20) + thick + 14;
    double y = place.y;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const double bar = longest > 0 ? room * figures[i].meanMs / longest : 0;
        const double baseline = y + place.letter(14);
        picture.swatches.push_back({{place.x, y + (step - 14 - swatch) / 2, swatch, swatch}, states[i]});
        picture.texts.push_back({{left, baseline},
                                 QString::fromStdString(scheme.code(states[i]).shortLabel),
                                 place.letter(15),
                                 PlotText::Anchor::start,
                                 true,
                                 PlotInk::ink});
        const double top = y + place.letter(20);
        picture.rectsOf(states[i]).push_back({left, top, bar, thick});
        double end = left + bar;
        if (figures[i].errorMs && longest > 0) {
            const double reach = room * *figures[i].errorMs / longest;
            const double from = std::max(left, left + bar - reach), to = left + bar + reach;
            const double middle = top + thick + 4;
            picture.lines.push_back({{from, middle}, {to, middle}, 2, PlotInk::ink});
            picture.lines.push_back({{from, middle - 3}, {from, middle + 3}, 2, PlotInk::ink});
            picture.lines.push_back({{to, middle - 3}, {to, middle + 3}, 2, PlotInk::ink});
            end = std::max(end, to);
        }
        picture.texts.push_back({{end + 10, top + thick / 2 + place.letter(5)},
                                 Plots::tr("%1 min").arg(decimalWords(figures[i].meanMs / 60'000, 1)),
                                 place.letter(15),
                                 PlotText::Anchor::start,
                                 false,
                                 PlotInk::ink});
        y += step;
    }
    return y - place.y;
}

}  // namespace tessera
