// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/layout.h"
#include "core/grid/stretches.h"

#include <algorithm>
#include <array>

namespace tessera {

namespace {

// Minutes between ticks, so that a visit of any length has about ten.
std::int64_t tickMinutes(Millis observed)
{
    constexpr std::array<std::int64_t, 6> steps{1, 2, 5, 10, 20, 30};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(observed).count();
    const auto* step =
        std::find_if(steps.begin(), steps.end(), [minutes](auto s) { return minutes / s <= 10; });
    return step == steps.end() ? 60 : *step;
}

constexpr double kHair = 1e-6;

}  // namespace

RibbonPicture ribbon(const Timeline& timeline, double width)
{
    RibbonPicture picture;
    const Millis observed = timeline.end - timeline.paused;  // of a lane with what it missed
    if (observed <= Millis{0} || width <= 0) return picture;
    const double scale = width / static_cast<double>(observed.count());

    Millis running{0};
    for (const Stretch& piece : stretchesOf(timeline)) {
        const double x = static_cast<double>(running.count()) * scale;
        if (piece.afterPause) picture.pauses.push_back(x);
        const Millis length = piece.offset - piece.onset;
        if (length > Millis{0} && piece.code != kNoCode) {
            const double part = static_cast<double>(length.count()) * scale;
            const RibbonSegment* before = picture.segments.empty() ? nullptr : &picture.segments.back();
            const bool adjoins = before != nullptr && before->x + before->width >= x - kHair;
            if (adjoins && before->code == piece.code && !piece.afterPause)
                picture.segments.back().width += part;
            else
                picture.segments.push_back({piece.code, x, part});
        }
        running += length;
    }
    const bool endsInPause = !timeline.pauses.empty() && timeline.pauses.back().offset == timeline.end;
    if (endsInPause &&
        (timeline.pieces.empty() || timeline.pauses.back().onset >= timeline.pieces.back().offset))
        picture.pauses.push_back(width);

    const std::int64_t step = tickMinutes(observed);
    for (std::int64_t minute = 0; minute * 60'000 <= observed.count(); minute += step)
        picture.ticks.push_back({static_cast<double>(minute * 60'000) * scale, std::to_string(minute)});
    return picture;
}

RibbonPicture mirrored(RibbonPicture ribbon, double width)
{
    ribbon.fromRight = !ribbon.fromRight;
    for (RibbonSegment& segment : ribbon.segments) segment.x = width - segment.x - segment.width;
    for (RibbonTick& tick : ribbon.ticks) tick.x = width - tick.x;
    for (double& pause : ribbon.pauses) pause = width - pause;
    return ribbon;
}

}  // namespace tessera
