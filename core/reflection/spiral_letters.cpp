// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/spiral_letters.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr double kSmaller = 0.92;  // from one try to the next
constexpr double kTouch = 0.01;    // lines of one label meet

bool meet(const Rect& a, const Rect& b)
{
    return a.x + kTouch < b.x + b.width && b.x + kTouch < a.x + a.width && a.y + kTouch < b.y + b.height &&
           b.y + kTouch < a.y + a.height;
}

Rect around(SpiralPoint centre, double side)
{
    return {centre.x - side / 2, centre.y - side / 2, side, side};
}

bool labelsAreApart(const SpiralPicture& picture)
{
    std::vector<Rect> taken{around(picture.centre, 2 * picture.disc)};
    if (picture.folded > 0) taken.push_back(around(picture.fold, picture.dot));
    // Where the next step may be touched.
    if (!picture.tail.empty()) taken.push_back(around(picture.tail.back(), picture.dot));
    for (const SpiralDot& dot : picture.dots) taken.push_back(around(dot.centre, picture.dot));
    for (const SpiralLabel& label : picture.labels) {
        if (std::any_of(taken.begin(), taken.end(),
                        [&label](const Rect& one) { return meet(one, label.box); }))
            return false;
        taken.push_back(label.box);
    }
    return true;
}

}  // namespace

SpiralPicture layoutLettered(const SpiralAsk& ask, double lettering)
{
    const SpiralSizes usual;
    SpiralPicture plain = layoutSpiral(ask, usual);
    double text = lettering * usual.text;
    while (text > plain.text) {
        for (const std::size_t named : {usual.named, usual.named / 2, usual.named / 4, usual.named / 8}) {
            SpiralSizes sizes = usual;
            sizes.text = text / plain.unit;
            sizes.named = named;
            SpiralPicture picture = layoutSpiral(ask, sizes);
            if (labelsAreApart(picture)) return picture;
        }
        text *= kSmaller;
    }
    return plain;
}

}  // namespace tessera
