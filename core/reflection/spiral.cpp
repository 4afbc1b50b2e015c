// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/spiral.h"

#include "core/reflection/spiral_labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tessera {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kSmooth = std::numbers::pi / 90;  // between two points of the drawn line
constexpr double kLead = 26;                       // how much of the line comes before its first place

// The line r = inner + b·t, t being the angle since its first place. The length of an Archimedean spiral from
// its pole to radius r is (r·√(r² + b²) + b²·asinh(r / b)) / 2b.
class Line {
public:
    Line(double inner, double loop) : inner_(inner), b_(loop / kTurn) {}

    [[nodiscard]] double radiusAt(double angle) const { return inner_ + b_ * angle; }
    [[nodiscard]] double lengthTo(double angle) const { return fromPole(radiusAt(angle)) - fromPole(inner_); }
    // Newton's method: the length grows steadily and bends little, so a few steps reach the last bit.
    [[nodiscard]] double angleAt(double length) const
    {
        double angle = length / inner_;
        for (int i = 0; i < 60; ++i) {
            const double radius = radiusAt(angle);
            const double next = angle - (lengthTo(angle) - length) / std::hypot(radius, b_);
            if (std::abs(next - angle) < 1e-14 * (1 + std::abs(angle))) return next;
            angle = next;
        }
        return angle;
    }
    [[nodiscard]] SpiralPoint at(double angle, SpiralPoint centre) const
    {
        // The first place is at the top; from there the line goes the way of a clock's hand.
        const double direction = angle - std::numbers::pi / 2;
        return {centre.x + radiusAt(angle) * std::cos(direction),
                centre.y + radiusAt(angle) * std::sin(direction)};
    }

private:
    [[nodiscard]] double fromPole(double radius) const
    {
        return (radius * std::hypot(radius, b_) + b_ * b_ * std::asinh(radius / b_)) / (2 * b_);
    }

    double inner_, b_;
};

// Places on the line whose targets stay within the circle of radius `outer`.
std::size_t placesWithin(double outer, double inner, double loop, double step)
{
    if (outer < inner) return 1;
    const Line line(inner, loop);
    const double angle = (outer - inner) * kTurn / loop;
    return static_cast<std::size_t>(line.lengthTo(angle) / step) + 1;
}

double outermost(double side, double unit, const SpiralSizes& sizes)
{
    return side / 2 - unit * sizes.target / 2;
}

std::vector<SpiralPoint> stretch(const Line& line, double from, double to, SpiralPoint centre)
{
    std::vector<SpiralPoint> points;
    const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) / kSmooth)));
    for (int i = 0; i <= pieces; ++i) points.push_back(line.at(from + (to - from) * i / pieces, centre));
    return points;
}

// Each kind of line meets the centre at a place of its own, and bends its own way.
void addLinks(SpiralPicture& picture, const SpiralDot& dot, std::uint32_t tags)
{
    const double dx = dot.centre.x - picture.centre.x, dy = dot.centre.y - picture.centre.y;
    const double distance = std::hypot(dx, dy);
    if (distance <= picture.disc + picture.dot / 2) return;
    constexpr struct {
        MarkerTag tag;
        double turn, bend;
    } kinds[] = {{MarkerTag::help, -0.30, -0.14},
                 {MarkerTag::challenge, 0.30, 0.14},
                 {MarkerTag::possibility, 0.0, 0.05}};
    const double direction = std::atan2(dy, dx);
    for (const auto& kind : kinds) {
        if ((tags & static_cast<std::uint32_t>(kind.tag)) == 0) continue;
        SpiralLink link;
        link.tag = kind.tag;
        link.chosen = dot.chosen;
        const double leave = direction + std::numbers::pi - kind.turn;
        link.from = {dot.centre.x + std::cos(leave) * picture.dot / 2,
                     dot.centre.y + std::sin(leave) * picture.dot / 2};
        link.to = {picture.centre.x + std::cos(direction + kind.turn) * picture.disc,
                   picture.centre.y + std::sin(direction + kind.turn) * picture.disc};
        link.over = {(link.from.x + link.to.x) / 2 - dy * kind.bend,
                     (link.from.y + link.to.y) / 2 + dx * kind.bend};
        picture.links.push_back(link);
    }
}

void mirror(SpiralPicture& picture)
{
    const auto flip = [&picture](SpiralPoint& point) { point.x = picture.width - point.x; };
    for (auto* points : {&picture.line, &picture.tail, &picture.thread})
        for (SpiralPoint& point : *points) flip(point);
    for (SpiralDot& dot : picture.dots) flip(dot.centre);
    for (SpiralLink& link : picture.links) {
        flip(link.from);
        flip(link.over);
        flip(link.to);
    }
    flip(picture.fold);
}

}  // namespace

std::vector<SpiralStep> stepsOf(const Timeline& timeline, const Scheme& scheme, std::uint32_t visit)
{
    const std::vector<CodeIndex> points = scheme.points();
    std::vector<SpiralStep> steps;
    for (const Marker& marker : timeline.markers) {
        const auto place = std::find(points.begin(), points.end(), marker.code);
        if (place == points.end()) continue;
        SpiralStep step;
        step.entry = marker.entry;
        step.visit = visit;
        step.at = marker.at;
        step.kind = static_cast<std::uint32_t>(place - points.begin()) + 1;
        step.repair = scheme.code(marker.code).id == "repair";
        step.tags = marker.tags;
        step.issue = marker.issue;
        steps.push_back(std::move(step));
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const SpiralStep& a, const SpiralStep& b) { return a.at < b.at; });
    return steps;
}

SpiralRoom spiralRoom(double side, double scale, const SpiralSizes& sizes)
{
    const double outer = outermost(side, scale, sizes), inner = scale * sizes.innermost;
    return {placesWithin(outer, inner, scale * sizes.loop, scale * sizes.step),
            placesWithin(outer, inner, scale * sizes.tightLoop, scale * sizes.tightStep)};
}

SpiralPicture layoutSpiral(const SpiralAsk& ask, const SpiralSizes& sizes)
{
    SpiralPicture picture;
    picture.width = ask.width;
    picture.height = ask.height;
    picture.centre = {ask.width / 2, ask.height / 2};
    const double side = std::min(ask.width, ask.height);
    // A field too small even for one dot at this size gets smaller ones rather than none.
    const double unit = std::min(ask.scale, side / (2 * sizes.innermost + sizes.target));
    picture.unit = unit;
    picture.disc = unit * sizes.disc;
    picture.dot = unit * sizes.dot;
    picture.target = unit * sizes.target;
    picture.text = unit * sizes.text;
    picture.innermost = unit * sizes.innermost;

    const SpiralRoom room = spiralRoom(side, unit, sizes);
    const std::size_t count = ask.steps.size();
    const bool wide = count <= room.wide;
    picture.loop = unit * (wide ? sizes.loop : sizes.tightLoop);
    picture.step = unit * (wide ? sizes.step : sizes.tightStep);
    // The count of the folded ones takes the first place.
    if (!wide && count > room.tight) picture.folded = count - room.tight + 1;

    const Line line(picture.innermost, picture.loop);
    std::size_t place = 0;
    double last = 0;
    const auto next = [&] {
        last = line.angleAt(picture.step * static_cast<double>(place++));
        return line.at(last, picture.centre);
    };
    if (picture.folded > 0) picture.fold = next();
    for (std::size_t i = picture.folded; i < count; ++i) {
        const SpiralStep& step = ask.steps[i];
        picture.dots.push_back({next(), i, step.kind, step.repair, static_cast<int>(i) == ask.chosen});
        addLinks(picture, picture.dots.back(), step.tags);
        if (!ask.thread.empty() && step.issue == ask.thread)
            picture.thread.push_back(picture.dots.back().centre);
    }
    const double lead = line.angleAt(-std::min(unit * kLead, picture.step / 2));
    if (count > 0) picture.line = stretch(line, lead, last, picture.centre);
    // Nearly to where the next step will be, which a page may offer to touch.
    const double unfinished =
        line.angleAt(picture.step * (static_cast<double>(std::max<std::size_t>(place, 1)) - 0.1));
    picture.tail = stretch(line, count > 0 ? last : lead, unfinished, picture.centre);
    if (ask.mirrored) mirror(picture);
    placeLabels(picture, ask, sizes);
    return picture;
}

}  // namespace tessera
