// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/privacy/leave.h"
#include "app/render/spiral/spiral_painter.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tessera {

// A family's spiral to take along: the drawing, what its signs mean, and the same steps in words.

enum class SpiralFormat : std::uint8_t { pdf, svg, png };

struct SpiralSheet {
    QString title, subtitle, footer;
    QString language = QStringLiteral("en");  // of its words, as in BCP 47
    SpiralAsk ask;                            // without a field: the sheet has its own
    SpiralWords words;
    QStringList kinds;       // names of the kinds of step, from 1
    std::size_t repair = 0;  // which of them is the triangle, from 1; 0 for none
    QStringList threads;     // names of help, challenge, possibility: what their lines mean
    QStringList steps;       // all of them in words, in order
    QString more;            // "and %1 more", for those that find no room
    bool grey = false;
};

// One piece of lettering; `x` is where it begins.
struct SheetText {
    double x = 0, y = 0;  // the line on which the letters stand
    QString words;
    double size = 14;
    bool bold = false, quiet = false;
};
struct SheetDot {
    SpiralPoint centre;
    double diameter = 24;
    std::uint32_t kind = 1;
    bool triangle = false;
};
struct SheetLine {
    SpiralPoint from, to;
    MarkerTag tag = MarkerTag::help;
};

// The sheet laid out, in units of which A4 is 760 wide: PDF, PNG and SVG draw this.
struct SpiralPage {
    double width = 0, height = 0;
    SpiralPoint spiralAt;  // its upper left corner
    SpiralPicture spiral;
    std::vector<SheetText> texts;
    std::vector<SheetDot> dots;
    std::vector<SheetLine> lines;
};
// One page: of the steps in words as many as find room, and how many there are beside. For a picture.
[[nodiscard]] SpiralPage layoutSpiralPage(const SpiralSheet& sheet);
// As many sheets as the words of all steps need; the drawing is on the first. For paper.
[[nodiscard]] std::vector<SpiralPage> layoutSpiralSheets(const SpiralSheet& sheet);

void paintSpiralPage(QPainter& painter, const SpiralPage& page, const SpiralSheet& sheet);
// The same sheet gives the same bytes, whatever fonts this machine has.
[[nodiscard]] QByteArray spiralSvg(const SpiralPage& page, const SpiralSheet& sheet);

// `leave`: asked for every visit that has a step on the sheet. Written whole and durably or not at all; an
// existing target is refused unless `replace`. PDF and PNG need a QGuiApplication for its fonts. May be
// called from any thread.
Status writeSpiral(const Leave& leave, const SpiralSheet& sheet, SpiralFormat format,
                   const std::filesystem::path& target, bool replace);

}  // namespace tessera
