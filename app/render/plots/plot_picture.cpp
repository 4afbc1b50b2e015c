// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_picture.h"

#include <algorithm>
#include <cmath>

namespace tessera {

std::vector<Rect>& PlotPicture::rectsOf(CodeIndex code)
{
    const auto found =
        std::find_if(fills.begin(), fills.end(), [code](const PlotFill& fill) { return fill.code == code; });
    if (found != fills.end()) return found->rects;
    return fills.emplace_back(PlotFill{code, {}}).rects;
}

PlotPicture mirrored(PlotPicture picture)
{
    const double width = picture.width;
    const auto turn = [width](Rect& rect) { rect.x = width - rect.x - rect.width; };
    const auto turnPoint = [width](PlotPoint& point) { point.x = width - point.x; };
    for (PlotFill& fill : picture.fills) std::for_each(fill.rects.begin(), fill.rects.end(), turn);
    for (PlotArea& area : picture.areas) std::for_each(area.outline.begin(), area.outline.end(), turnPoint);
    for (PlotLine& line : picture.lines) {
        turnPoint(line.from);
        turnPoint(line.to);
    }
    for (PlotArrow& arrow : picture.arrows) {
        turnPoint(arrow.from);
        turnPoint(arrow.over);
        turnPoint(arrow.to);
    }
    for (PlotNode& node : picture.nodes) turnPoint(node.middle);
    for (PlotSwatch& swatch : picture.swatches) turn(swatch.box);
    for (PlotMark& mark : picture.marks) turn(mark.box);
    for (PlotText& text : picture.texts) {
        turnPoint(text.at);
        if (text.anchor != PlotText::Anchor::middle)
            text.anchor =
                text.anchor == PlotText::Anchor::start ? PlotText::Anchor::end : PlotText::Anchor::start;
    }
    return picture;
}

ArrowHead headOf(const PlotArrow& arrow)
{
    const double length = 6 + arrow.width;
    const double half = 3.5 + arrow.width * 0.8;
    double dx = arrow.to.x - arrow.over.x, dy = arrow.to.y - arrow.over.y;
    const double distance = std::hypot(dx, dy);
    if (distance <= 0) return {arrow.to, arrow.to, arrow.to, arrow.to};
    dx /= distance;
    dy /= distance;
    const PlotPoint base{arrow.to.x - dx * length, arrow.to.y - dy * length};
    return {
        arrow.to, {base.x - dy * half, base.y + dx * half}, {base.x + dy * half, base.y - dx * half}, base};
}

}  // namespace tessera
