// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_svg.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/svg_shapes.h"
#include "app/render/plots/plot_painter.h"
#include "app/render/row_painter.h"
#include "app/words/words.h"

#include <algorithm>

namespace tessera {

namespace {

class PlotSvg {
public:
    PlotSvg(const Scheme& scheme, const Look& look) : scheme_(scheme), look_(look) {}

    QByteArray write(const PlotPicture& picture)
    {
        for (const PlotArea& area : picture.areas) addArea(area);
        for (const PlotFill& fill : picture.fills) addFill(fill);
        for (const PlotLine& line : picture.lines) addLine(line);
        for (const PlotArrow& arrow : picture.arrows) addArrow(arrow);
        for (const PlotNode& node : picture.nodes)
            body_ += "<circle cx=\"" + svgNumber(node.middle.x, 2) + "\" cy=\"" +
                     svgNumber(node.middle.y, 2) + "\" r=\"" + svgNumber(node.radius, 2) + "\" fill=\"" +
                     fill(node.code) + "\" stroke=\"" + border(node.code) + "\"/>\n";
        for (const PlotSwatch& swatch : picture.swatches) addSwatch(swatch);
        for (const PlotMark& mark : picture.marks) addSign(mark.code, mark.box);
        for (const PlotText& text : picture.texts) addText(text);
        return body_;
    }

private:
    [[nodiscard]] QByteArray fill(CodeIndex code) const
    {
        return fillColour(scheme_, code, look_).name().toUtf8();
    }
    [[nodiscard]] QByteArray border(CodeIndex code) const
    {
        return borderColour(scheme_, code, look_).name().toUtf8();
    }
    [[nodiscard]] QByteArray ink(PlotInk ink) const { return plotInk(ink, look_).name().toUtf8(); }
    static QByteArray at(PlotPoint point) { return svgNumber(point.x, 2) + ' ' + svgNumber(point.y, 2); }

    void addArea(const PlotArea& area)
    {
        QByteArray path;
        for (const PlotPoint& point : area.outline) path += (path.isEmpty() ? 'M' : 'L') + at(point);
        body_ +=
            "<path shape-rendering=\"crispEdges\" fill=\"" + fill(area.code) + "\" d=\"" + path + "z\"/>\n";
    }

    void addFill(const PlotFill& one)
    {
        if (one.rects.empty()) return;
        QByteArray path, hatch;
        for (const Rect& rect : one.rects) {
            path += 'M' + svgNumber(rect.x, 2) + ' ' + svgNumber(rect.y, 2) + 'h' + svgNumber(rect.width, 2) +
                    'v' + svgNumber(rect.height, 2) + 'h' + svgNumber(-rect.width, 2) + 'z';
            if (one.code == kCannotTell && rect.height >= 6) addHatch(rect, hatch);
        }
        body_ +=
            "<path shape-rendering=\"crispEdges\" fill=\"" + fill(one.code) + "\" d=\"" + path + "\"/>\n";
        if (!hatch.isEmpty()) body_ += "<path stroke=\"" + border(one.code) + "\" d=\"" + hatch + "\"/>\n";
    }

    // Drawn line by line: not every viewer knows patterns.
    static void addHatch(const Rect& rect, QByteArray& path)
    {
        for (double from = 6 - rect.height; from < rect.width; from += 6) {
            const double start = std::max(0.0, from), end = std::min(rect.width, from + rect.height);
            path += 'M' + svgNumber(rect.x + start, 2) + ' ' +
                    svgNumber(rect.y + rect.height - (start - from), 2) + 'l' + svgNumber(end - start, 2) +
                    ' ' + svgNumber(start - end, 2);
        }
    }

    void addLine(const PlotLine& line)
    {
        body_ += "<path stroke=\"" + ink(line.ink) + "\" stroke-width=\"" + svgNumber(line.width) +
                 "\" d=\"M" + at(line.from) + 'L' + at(line.to) + "\"/>\n";
    }

    void addArrow(const PlotArrow& arrow)
    {
        const ArrowHead head = headOf(arrow);
        body_ += "<path fill=\"none\" stroke=\"" + ink(PlotInk::control) + "\" stroke-width=\"" +
                 svgNumber(arrow.width, 2) + "\" d=\"M" + at(arrow.from) + 'Q' + at(arrow.over) + ' ' +
                 at(head.base) + "\"/><path fill=\"" + ink(PlotInk::control) + "\" d=\"M" + at(head.tip) +
                 'L' + at(head.one) + 'L' + at(head.other) + "z\"/>\n";
    }

    void addSwatch(const PlotSwatch& swatch)
    {
        const Rect& box = swatch.box;
        body_ += "<path fill=\"" + fill(swatch.code) + "\" stroke=\"" + border(swatch.code) + "\" d=\"" +
                 svgRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 6, 6) + "\"/>";
        const double side = box.width * 0.56;
        addSign(swatch.code, {box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side});
    }

    void addSign(CodeIndex code, const Rect& box)
    {
        const QByteArray colour = markColour(scheme_, code, look_).name().toUtf8();
        const bool known = code < scheme_.codeCount();
        if (known && !look_.grey && !look_.letters) {
            body_ += "<path fill=\"" + colour + "\" d=\"" +
                     svgPath(markPath(scheme_.code(code).mark, toQRectF(box))) + "\"/>\n";
            return;
        }
        const QString letter = known ? words::text(scheme_.code(code).letter) : QStringLiteral("?");
        body_ += "<text x=\"" + svgNumber(box.x + box.width / 2) + "\" y=\"" +
                 svgNumber(box.y + box.height / 2 + box.height * 0.36) +
                 "\" text-anchor=\"middle\" font-weight=\"bold\" font-size=\"" + svgNumber(box.height) +
                 "\" fill=\"" + colour + "\">" + svgEscaped(letter) + "</text>\n";
    }

    void addText(const PlotText& text)
    {
        const QByteArray anchor = text.anchor == PlotText::Anchor::start ? ""
                                  : text.anchor == PlotText::Anchor::end ? " text-anchor=\"end\""
                                                                         : " text-anchor=\"middle\"";
        if (text.backed) {
            // Judged without any font; only numbers are backed, and those are about that wide.
            const double wide = static_cast<double>(text.words.size()) * text.size * 0.56;
            body_ += "<rect x=\"" + svgNumber(text.at.x - wide / 2) + "\" y=\"" +
                     svgNumber(text.at.y - text.size * 0.86) + "\" width=\"" + svgNumber(wide) +
                     "\" height=\"" + svgNumber(text.size * 1.1) + "\" fill=\"" +
                     toQColor(themeColours(look_.theme).card).name().toUtf8() + "\"/>";
        }
        body_ += "<text x=\"" + svgNumber(text.at.x) + "\" y=\"" + svgNumber(text.at.y) + "\" font-size=\"" +
                 svgNumber(text.size) + "\"" + anchor + (text.bold ? " font-weight=\"bold\"" : "") +
                 " fill=\"" + ink(text.ink) + "\">" + svgEscaped(text.words) + "</text>\n";
    }

    const Scheme& scheme_;
    const Look& look_;
    QByteArray body_;
};

}  // namespace

QByteArray svgOf(const PlotPicture& picture, const Scheme& scheme, const Look& look, const QString& title,
                 const QString& description)
{
    const QByteArray width = svgNumber(picture.width), height = svgNumber(picture.height);
    const QByteArray ground = toQColor(themeColours(look.theme).card).name().toUtf8();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
           "version=\"1.1\" width=\"" +
           width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height +
           "\" font-family=\"Lato, 'Noto Sans', 'DejaVu Sans', sans-serif\">\n<title>" + svgEscaped(title) +
           "</title>\n<desc>" + svgEscaped(description) +
           "</desc>\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"" +
           ground + "\"/>\n" + PlotSvg(scheme, look).write(picture) + "</svg>\n";
}

}  // namespace tessera
