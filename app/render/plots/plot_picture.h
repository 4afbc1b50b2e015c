// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/layout.h"
#include "core/scheme/scheme.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tessera {

// A picture of many sessions, laid out: what screen, PNG, PDF and SVG draw alike. Units are those of the
// caller (dp on screen); x grows in reading direction, y downwards. Drawn in the order of the members.

struct PlotPoint {
    double x = 0, y = 0;
};

enum class PlotInk : std::uint8_t { ink, ink2, line, control, onCode };

// All rectangles of one code. Kept together, so that 50,000 of them are one path in a file.
struct PlotFill {
    CodeIndex code = kNoCode;
    std::vector<Rect> rects;
};
struct PlotArea {
    CodeIndex code = kNoCode;
    std::vector<PlotPoint> outline;
};
struct PlotLine {
    PlotPoint from, to;
    double width = 1;
    PlotInk ink = PlotInk::control;
};
// A curve with a head at its end, bent towards `over` (quadratic). `to` is the head's tip.
struct PlotArrow {
    PlotPoint from, over, to;
    double width = 1;
};
struct PlotNode {
    PlotPoint middle;
    double radius = 0;
    CodeIndex code = kNoCode;
};
struct PlotMark {
    Rect box;
    CodeIndex code = kNoCode;
};
// A square of the code's look, as in a key.
struct PlotSwatch {
    Rect box;
    CodeIndex code = kNoCode;
};
struct PlotText {
    enum class Anchor : std::uint8_t { start, middle, end };
    PlotPoint at;  // on the line on which the letters stand
    QString words;
    double size = 14;
    Anchor anchor = Anchor::start;
    bool bold = false;
    PlotInk ink = PlotInk::ink;
    bool backed = false;  // on a patch of the page's colour, so that lines do not run through it
};

struct PlotPicture {
    double width = 0, height = 0;
    std::vector<PlotArea> areas;
    std::vector<PlotFill> fills;  // one for each code; can't-tell is hatched
    std::vector<PlotLine> lines;
    std::vector<PlotArrow> arrows;
    std::vector<PlotNode> nodes;
    std::vector<PlotSwatch> swatches;
    std::vector<PlotMark> marks;
    std::vector<PlotText> texts;

    // The rectangles of this code, made when there are none yet.
    [[nodiscard]] std::vector<Rect>& rectsOf(CodeIndex code);
};

// The same for reading from the right.
[[nodiscard]] PlotPicture mirrored(PlotPicture picture);

// Where an arrow's head begins and how wide it is, and its line's end.
struct ArrowHead {
    PlotPoint tip, one, other, base;
};
[[nodiscard]] ArrowHead headOf(const PlotArrow& arrow);

}  // namespace tessera
