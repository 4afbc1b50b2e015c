// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/svg_pictures.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/svg_shapes.h"
#include "app/render/row_painter.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr double kCell = 30;

QByteArray pause(double x, double y, double height)
{
    const QByteArray down = "v" + svgNumber(height) + "h-1.5z";
    return 'M' + svgNumber(x - 2) + ' ' + svgNumber(y) + "h1.5" + down + 'M' + svgNumber(x + 0.5) + ' ' +
           svgNumber(y) + "h1.5" + down;
}

QByteArray at(double x, double y)
{
    return "\" x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y) + "\"/>";
}

}  // namespace

GridMetrics SvgPictures::metrics(const ReportContent::Squares& grid)
{
    GridMetrics metrics;
    metrics.width = kWidth;
    metrics.gutter = kLabels;
    metrics.columns = grid.columns;
    metrics.largestCell = kCell;
    return metrics;
}

double SvgPictures::height(const ReportContent::Squares& grid)
{
    return GridLayout(grid.squares, metrics(grid)).height();
}

// The name under which a square of this look is described.
QByteArray SvgPictures::look(CodeIndex code, bool roundLeft, bool roundRight, bool wideLeft, bool wideRight)
{
    const int shape = (roundLeft ? 1 : 0) + (roundRight ? 2 : 0) + (wideLeft ? 4 : 0) + (wideRight ? 8 : 0);
    const auto [found, isNew] = looks_.try_emplace({code, shape}, QByteArray());
    if (!isNew) return found->second;
    found->second = 's' + QByteArray::number(static_cast<int>(looks_.size()), 36);
    const GridMetrics usual;
    const double left = wideLeft ? -usual.gap / 2 : 0;
    const double right = kCell + (wideRight ? usual.gap / 2 : 0);
    GridMetrics sized;
    sized.width = kWidth;
    sized.gutter = kLabels;
    sized.largestCell = kCell;
    const double round = sized.corner();
    definitions_ +=
        "<g id=\"" + found->second + "\"><path" + ink_.square(code) + " d=\"" +
        svgRect(left + 0.5, 0.5, right - left - 1, kCell - 1, roundLeft ? round : 0, roundRight ? round : 0) +
        "\"/>" + (code == kCannotTell ? hatch(left, 0, right - left, kCell) : QByteArray()) +
        sign(code, (left + right) / 2, kCell / 2) + "</g>\n";
    return found->second;
}

QByteArray SvgPictures::sign(CodeIndex code, double x, double y) const
{
    if (code == kNoCode) return {};  // a missed interval is empty
    if (code >= content_.scheme->codeCount() || content_.look.grey) {
        const QString letter = code >= content_.scheme->codeCount()
                                   ? QStringLiteral("?")
                                   : QString::fromStdString(content_.scheme->code(code).letter);
        return "<text x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y + 5.5) +
               "\" text-anchor=\"middle\" font-weight=\"bold\"" + ink_.sign(code) + ">" + svgEscaped(letter) +
               "</text>";
    }
    constexpr double side = kCell * 0.5;
    return "<path" + ink_.sign(code) + " d=\"" +
           svgPath(
               markPath(content_.scheme->code(code).mark, QRectF(x - side / 2, y - side / 2, side, side))) +
           "\"/>";
}

QByteArray SvgPictures::squares(const ReportContent::Squares& grid, double x, double y)
{
    metrics_ = metrics(grid);
    const GridLayout layout(grid.squares, metrics_);
    QByteArray labels;
    QByteArray pauses;
    QByteArray notes;
    QByteArray marks;
    for (std::size_t i = 0; i < layout.rows(); ++i) {
        const RowPicture row = grid.row(layout, i);
        const double beside = metrics_.gutter - 10;
        labels += "<text x=\"" + svgNumber(x + (row.fromRight ? row.rect.width - beside : beside)) +
                  "\" y=\"" + svgNumber(y + row.rect.y + metrics_.lane() + metrics_.cell() / 2 + 5) + "\">" +
                  svgEscaped(rowLabel(row)) + "</text>\n";
        for (const CellPicture& cell : row.cells) {
            const double left = x + cell.rect.x;
            const double top = y + cell.rect.y;
            addCell(grid.squares[cell.square], cell, row.fromRight, left, top);
            if (cell.pausedBefore) pauses += pause(left - metrics_.gap / 2, top - 4, metrics_.cell() + 8);
            if (cell.pausedAfter)
                pauses += pause(left + cell.rect.width + metrics_.gap / 2, top - 4, metrics_.cell() + 8);
            const double middle = left + cell.rect.width / 2;
            if (cell.note)
                notes += 'M' + svgNumber(middle - (cell.marker ? 9 : 4)) + ' ' + svgNumber(top - 9) +
                         "h9v5h-3l-2 3-1-3h-3z";
            if (cell.marker)
                marks += 'M' + svgNumber(middle + (cell.note ? 3 : -3)) + ' ' + svgNumber(top - 10) +
                         "l7 3-5 2.5v3h-2z";
        }
    }
    QByteArray picture = takeCells();
    if (!labels.isEmpty())
        picture += QByteArray("<g text-anchor=\"") + (grid.fromRight ? "start" : "end") +
                   "\" font-size=\"14\"" + ink_.ink(&ThemeColours::ink2) + ">\n" + labels + "</g>\n";
    return picture + path(pauses, &ThemeColours::ink) + path(notes, &ThemeColours::ink) +
           path(marks, &ThemeColours::accent);
}

QByteArray SvgPictures::path(const QByteArray& path, Colour ThemeColours::*which) const
{
    return path.isEmpty() ? path : "<path" + ink_.ink(which) + " d=\"" + path + "\"/>\n";
}

void SvgPictures::addCell(const Square& square, const CellPicture& cell, bool fromRight, double x, double y)
{
    if (square.slices.size() > 1 || square.unfilled > Millis{0}) {
        addSliced(square, cell.rect, fromRight, x, y);
        return;
    }
    const QByteArray use = look(square.code, !cell.joinsLeft && !cell.flatLeft,
                                !cell.joinsRight && !cell.flatRight, cell.joinsLeft, cell.joinsRight);
    whole_[square.code] +=
        "<use " + ink_.link() + "=\"#" + use + at(cell.joinsLeft ? x + metrics_.gap / 2 : x, y);
}

// A square by time that more than one activity shares, or that the end of the visit cut short.
void SvgPictures::addSliced(const Square& square, const Rect& rect, bool fromRight, double x, double y)
{
    Millis unit = square.unfilled;
    for (const Slice& slice : square.slices) unit += slice.length;
    const double scale = (rect.width - 1) / static_cast<double>(unit.count());
    const double round = metrics_.corner();
    double from = x + 0.5;
    const Slice* largest = &square.slices.front();
    double largestMiddle = 0;
    for (const Slice& slice : square.slices) {
        const double width = static_cast<double>(slice.length.count()) * scale;
        const bool first = &slice == &square.slices.front();
        const bool last = &slice == &square.slices.back() && square.unfilled == Millis{0};
        const double place = fromRight ? 2 * x + rect.width - from - width : from;
        const double begins = first ? std::min(round, width / 2) : 0;
        const double ends = last ? std::min(round, width / 2) : 0;
        slices_[slice.code] += svgRect(place, y + 0.5, width, rect.height - 1, fromRight ? ends : begins,
                                       fromRight ? begins : ends);
        if (slice.code == kCannotTell) hatched_ += hatch(place, y + 0.5, width, rect.height - 1);
        if (slice.length > largest->length || first) {
            largest = &slice;
            largestMiddle = place + width / 2;
        }
        from += width;
    }
    outlines_[square.code] += "<use " + ink_.link() + "=\"#o" + at(x, y);
    if (!outlined_) {
        const double side = metrics_.cell() - 1;
        definitions_ += "<path id=\"o\" d=\"" +
                        svgRect(0.5, 0.5, side, side, metrics_.corner(), metrics_.corner()) + "\"/>\n";
        outlined_ = true;
    }
    if (largest->length * 2 < unit) return;
    const auto [found, isNew] =
        signs_.try_emplace(largest->code, 'm' + QByteArray::number(static_cast<int>(signs_.size())));
    if (isNew) definitions_ += "<g id=\"" + found->second + "\">" + sign(largest->code, 0, 0) + "</g>\n";
    signUses_ += "<use " + ink_.link() + "=\"#" + found->second + at(largestMiddle, y + rect.height / 2);
}

// What was gathered of one picture, each colour together.
QByteArray SvgPictures::takeCells()
{
    QByteArray picture;
    for (const auto& [code, squares] : whole_) picture += "<g>" + squares + "</g>\n";
    for (const auto& [code, parts] : slices_)
        picture += "<path" + ink_.fill(code) + " d=\"" + parts + "\"/>\n";
    picture += hatched_;
    for (const auto& [code, uses] : outlines_)
        picture += "<g fill=\"none\"" + ink_.border(code) + ">" + uses + "</g>\n";
    if (!signUses_.isEmpty()) picture += "<g>" + signUses_ + "</g>\n";
    whole_.clear();
    slices_.clear();
    outlines_.clear();
    hatched_.clear();
    signUses_.clear();
    return picture;
}

QByteArray SvgPictures::ribbonAlong(double x, double y) const
{
    constexpr double band = 24;
    const GridMetrics usual = metrics(ReportContent::Squares{});
    const double left = x + (content_.fromRight ? 0 : usual.gutter);
    const double width = usual.columns * (usual.cell() + usual.gap) - usual.gap;
    const RibbonPicture ribbonPicture = ribbon(content_.timeline, width);
    const auto placed = [&](double from, double wide) {
        return left + (content_.fromRight ? width - from - wide : from);
    };
    std::map<CodeIndex, QByteArray> parts;
    QByteArray signs;
    QByteArray unsure;
    constexpr double sign = band / 2;
    for (const RibbonSegment& segment : ribbonPicture.segments) {
        const double start = placed(segment.x, segment.width);
        if (segment.code == kCannotTell) unsure += hatch(start, y, segment.width, band);
        parts[segment.code] += svgRect(start, y, segment.width, band, 0, 0);
        if (segment.width >= sign * 1.8 && segment.code < content_.scheme->codeCount())
            signs += "<path" + ink_.sign(segment.code) + " d=\"" +
                     svgPath(markPath(content_.scheme->code(segment.code).mark,
                                      QRectF(start + (segment.width - sign) / 2, y + sign / 2, sign, sign))) +
                     "\"/>\n";
    }
    QByteArray picture;
    for (const auto& [code, segments] : parts)
        picture += "<path" + ink_.fill(code) + " d=\"" + segments + "\"/>\n";
    picture += signs + unsure;
    QByteArray pauses;
    for (const double stop : ribbonPicture.pauses) pauses += pause(placed(stop, 0), y - 3, band + 6);
    picture += path(pauses, &ThemeColours::ink);
    QByteArray ticks;
    QByteArray minutes;
    for (const RibbonTick& tick : ribbonPicture.ticks) {
        const double place = placed(tick.x, 0);
        ticks += 'M' + svgNumber(place) + ' ' + svgNumber(y + band) + "h1v6h-1z";
        minutes += "<text x=\"" + svgNumber(place + (content_.fromRight ? -4 : 4)) + "\" y=\"" +
                   svgNumber(y + band + 15) + "\">" + svgEscaped(QString::fromStdString(tick.label)) +
                   "</text>";
    }
    if (!minutes.isEmpty())
        picture += QByteArray("<g font-size=\"13\" text-anchor=\"") + (content_.fromRight ? "end" : "start") +
                   "\"" + ink_.ink(&ThemeColours::ink2) + ">" + minutes + "</g>\n";
    return picture + path(ticks, &ThemeColours::control);
}

QByteArray SvgPictures::bar(const ReportContent::Bar& bar, double x, double y, double width,
                            double height) const
{
    Millis longest{1};
    for (const ReportContent::Bar& one : content_.bars) longest = std::max(longest, one.time);
    if (bar.time <= Millis{0}) return {};
    const double share = static_cast<double>(bar.time.count()) / static_cast<double>(longest.count());
    const double wide = std::max(1.0, width * share);
    const double left = content_.fromRight ? x + width - wide : x;
    return "<path" + ink_.square(bar.code) + " d=\"" + svgRect(left, y, wide, height, 0, 0) + "\"/>" +
           (bar.code == kCannotTell ? hatch(left, y, wide, height) : QByteArray()) + "\n";
}

QByteArray SvgPictures::swatch(CodeIndex code, double x, double y)
{
    QByteArray picture =
        "<use " + ink_.link() + "=\"#" + look(code, true, true, false, false) + at(x, y) + "\n";
    // Without colours the squares have letters; the mark stands beside them.
    if (content_.look.grey && code < content_.scheme->codeCount())
        picture += path(svgPath(markPath(content_.scheme->code(code).mark, QRectF(x + 38, y + 6, 18, 18))),
                        &ThemeColours::ink);
    return picture;
}

double SvgPictures::swatchWidth() const
{
    return content_.look.grey ? 58 : kCell;
}

// Drawn line by line: not every viewer knows patterns.
QByteArray SvgPictures::hatch(double x, double y, double width, double height) const
{
    QByteArray lines;
    for (double from = 7 - height; from < width; from += 7) {
        const double start = std::max(0.0, from);
        const double end = std::min(width, from + height);
        lines += 'M' + svgNumber(x + start) + ' ' + svgNumber(y + height - (start - from)) + 'l' +
                 svgNumber(end - start) + ' ' + svgNumber(start - end);
    }
    return "<path" + ink_.hatch() + " d=\"" + lines + "\"/>";
}

}  // namespace tessera
