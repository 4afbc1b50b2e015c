// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/spiral_labels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {

namespace {

constexpr std::size_t kLongest = 22;  // letters of an issue that are shown
constexpr double kLetter = 0.52;      // width of a letter in parts of its height, judged generously
constexpr double kLineHeight = 1.2;
constexpr double kGap = 5;

using Anchor = SpiralLabel::Anchor;

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t letters(const std::string& words)
{
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [](char byte) { return !continues(byte); }));
}

std::string shortened(const std::string& words)
{
    if (letters(words) <= kLongest) return words;
    std::size_t seen = 0, end = 0;
    while (end < words.size() && (continues(words[end]) || ++seen < kLongest)) ++end;
    while (end > 0 && words[end - 1] == ' ') --end;
    return words.substr(0, end) + "\xE2\x80\xA6";
}

double overlap(const Rect& a, const Rect& b)
{
    const double x = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double y = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return x > 0 && y > 0 ? x * y : 0;
}

Rect around(SpiralPoint centre, double side)
{
    return {centre.x - side / 2, centre.y - side / 2, side, side};
}

struct Candidate {
    Rect box;
    Anchor anchor = Anchor::middle;
};

// A box beside, above or below the dot; a little over the page's edge is pushed back in.
Candidate beside(const SpiralPicture& picture, const SpiralDot& of, double dx, double dy, double width,
                 double height)
{
    const SpiralPoint dot = of.centre;
    // A triangle is wider, and the ring of the chosen one goes around it.
    const double reach = picture.dot / 2 + picture.unit * (kGap + (of.chosen ? 7 : of.triangle ? 4 : 0));
    Candidate found;
    found.anchor = dx > 0.5 ? Anchor::start : dx < -0.5 ? Anchor::end : Anchor::middle;
    const double x = found.anchor == Anchor::start ? dot.x + reach
                     : found.anchor == Anchor::end ? dot.x - reach - width
                                                   : dot.x - width / 2 + dx * reach;
    const double y = found.anchor == Anchor::middle ? (dy < 0 ? dot.y - reach - height : dot.y + reach)
                                                    : dot.y - height / 2 + dy * reach;
    found.box = {std::clamp(x, 0.0, std::max(0.0, picture.width - width)),
                 std::clamp(y, 0.0, std::max(0.0, picture.height - height)), width, height};
    return found;
}

class Places {
public:
    Places(const SpiralPicture& picture, bool clearOfTheNext) : picture_(picture)
    {
        if (clearOfTheNext && !picture.tail.empty())
            taken_.push_back(around(picture.tail.back(), picture.dot));
        for (const SpiralDot& dot : picture.dots) taken_.push_back(around(dot.centre, picture.dot));
        if (picture.folded > 0) taken_.push_back(around(picture.fold, picture.dot));
        taken_.push_back(around(picture.centre, 2 * picture.disc));
    }

    Candidate take(const SpiralDot& of, double width, double height)
    {
        const SpiralPoint dot = of.centre;
        const double dx = dot.x - picture_.centre.x, dy = dot.y - picture_.centre.y;
        const double distance = std::max(1.0, std::hypot(dx, dy));
        const double ux = dx / distance, uy = dy / distance;
        const std::array<std::array<double, 2>, 8> sides{
            {{ux, uy}, {-ux, -uy}, {1, 0}, {-1, 0}, {0, -1}, {0, 1}, {0.7, uy}, {-0.7, uy}}};
        Candidate best;
        double least = -1;
        for (const auto& [sx, sy] : sides) {
            const Candidate candidate = beside(picture_, of, sx, sy, width, height);
            double cost = 0;
            for (const Rect& taken : taken_) cost += overlap(candidate.box, taken);
            // The line may run under a label where there is no other place, but rather not.
            for (const SpiralPoint& point : picture_.line)
                cost += 0.5 * overlap(candidate.box, around(point, 4 * picture_.unit));
            if (least >= 0 && cost >= least) continue;
            least = cost;
            best = candidate;
        }
        taken_.push_back(best.box);
        return best;
    }

private:
    const SpiralPicture& picture_;
    std::vector<Rect> taken_;
};

}  // namespace

void placeLabels(SpiralPicture& picture, const SpiralAsk& ask, const SpiralSizes& sizes)
{
    // Larger lettering reaches further: it leaves the place free where a screen offers the next step.
    Places places(picture, sizes.text > SpiralSizes{}.text);
    const double line = picture.text * kLineHeight;
    for (const SpiralDot& dot : picture.dots) {
        const SpiralStep& step = ask.steps[dot.step];
        const bool first = dot.step == 0 || ask.steps[dot.step - 1].visit != step.visit;
        const bool named = dot.chosen || dot.step + sizes.named >= ask.steps.size();
        std::vector<SpiralLabel> said;
        if (first && step.visit >= 1 && step.visit <= ask.visitLabels.size())
            said.push_back({{}, Anchor::middle, ask.visitLabels[step.visit - 1], true});
        if (named && !step.issue.empty()) said.push_back({{}, Anchor::middle, shortened(step.issue), false});
        if (said.empty()) continue;
        std::size_t longest = 0;
        for (const SpiralLabel& label : said) longest = std::max(longest, letters(label.words));
        const double width = std::min(picture.width, static_cast<double>(longest) * picture.text * kLetter);
        const Candidate place = places.take(dot, width, line * static_cast<double>(said.size()));
        for (std::size_t i = 0; i < said.size(); ++i) {
            said[i].box = {place.box.x, place.box.y + line * static_cast<double>(i), width, line};
            said[i].anchor = place.anchor;
            picture.labels.push_back(std::move(said[i]));
        }
    }
}

}  // namespace tessera
