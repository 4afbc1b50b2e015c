// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/grid/layout.h"
#include "core/journal/entry.h"
#include "core/journal/timeline.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// The visits of one family along a spiral (`ux.md` section 5): one dot a step of building the partnership, at
// equal distances along an Archimedean line that leaves the centre (help, challenge, possibility). Laid out
// here; screen, PDF, PNG and SVG draw the same picture. Pure values, safe from any thread.
//
// A step belongs to a visit: one that happened between two visits is kept at the end of the one before, so
// that it is handed over with that visit and goes when consent to it is withdrawn.

struct SpiralStep {
    std::uint32_t entry = 0;  // number of the marker's entry in its journal
    std::uint32_t visit = 1;  // which of the family's visits, from 1
    Millis at{0};             // on that visit's clock
    std::uint32_t kind = 1;   // its place among the scheme's steps, from 1: a name, not an order
    bool repair = false;
    std::uint32_t tags = 0;  // bits of MarkerTag: what it fed back to the centre
    std::string issue;       // in the person's words; may be empty
};

// The steps of one visit in order of time: its markers of which it was said what they are.
[[nodiscard]] std::vector<SpiralStep> stepsOf(const Timeline& timeline, const Scheme& scheme,
                                              std::uint32_t visit);

// Sizes in dp at text size 100 %; `scale` of SpiralAsk multiplies them all.
struct SpiralSizes {
    double loop = 104, step = 124;            // between loops; along the line
    double tightLoop = 70, tightStep = 84;    // when the steps do not fit otherwise
    double innermost = 100;                   // distance of the first dot from the centre
    double disc = 50;                         // radius of the centre
    double dot = 36, target = 48, text = 14;  // drawn; to touch; lettering
    std::size_t named = 8;                    // how many of the last dots show their issue
};

struct SpiralAsk {
    std::vector<SpiralStep> steps;         // in order
    std::vector<std::string> visitLabels;  // of visit 1, 2, …
    double width = 640, height = 640;
    double scale = 1;
    int chosen = -1;        // index of a step; it always shows its issue
    std::string thread;     // the issue whose dots are joined; empty for none
    bool mirrored = false;  // for reading from the right
};

struct SpiralPoint {
    double x = 0, y = 0;
};
struct SpiralDot {
    SpiralPoint centre;
    std::size_t step = 0;  // index into the steps
    std::uint32_t kind = 1;
    bool triangle = false, chosen = false;
};
// Lettering in a box; the letters stand on `box.y + size`. Widths are judged without any font, generously.
struct SpiralLabel {
    enum class Anchor : std::uint8_t { start, middle, end };
    Rect box;
    Anchor anchor = Anchor::middle;
    std::string words;
    bool bold = false;
};
// From a dot back to the centre: help solid, challenge dashed, possibility dotted. Bent towards `over`.
struct SpiralLink {
    SpiralPoint from, over, to;
    MarkerTag tag = MarkerTag::help;
    bool chosen = false;
};

struct SpiralPicture {
    double width = 0, height = 0;
    SpiralPoint centre;
    double unit = 1;            // every drawn size is a multiple of this
    double loop = 0, step = 0;  // as used
    double disc = 0, dot = 0, target = 0, text = 0;
    double innermost = 0;                 // radius at which the first place lies
    std::vector<SpiralPoint> line, tail;  // the tail is dotted: unfinished
    std::vector<SpiralLink> links;
    std::vector<SpiralPoint> thread;
    std::vector<SpiralDot> dots;
    std::vector<SpiralLabel> labels;
    std::size_t folded = 0;  // older steps that are only counted, at `fold`, the first place on the line
    SpiralPoint fold;
};

[[nodiscard]] SpiralPicture layoutSpiral(const SpiralAsk& ask, const SpiralSizes& sizes = {});

// How many steps a square of this side holds: with the wide loops, and with the tight ones.
struct SpiralRoom {
    std::size_t wide = 0, tight = 0;
};
[[nodiscard]] SpiralRoom spiralRoom(double side, double scale = 1, const SpiralSizes& sizes = {});

}  // namespace tessera
