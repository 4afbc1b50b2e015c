// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spiral/spiral_page.h"

#include "app/render/paper/pdf_file.h"
#include "app/render/paper/svg_shapes.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr double kWidth = 760, kHeight = kWidth * 297 / 210;
constexpr double kMargin = 50;
constexpr double kSpiralHeight = 600;
constexpr double kLine = 17;
constexpr double kList = 12;  // lettering of the list
constexpr double kPictureScale = 2;
constexpr double kSheetWidth = 2100;  // A4, in tenths of a millimetre

void addLines(SpiralPage& page, const QStringList& lines, double x, double& y, double size, bool bold,
              bool quiet)
{
    for (const QString& line : lines) {
        page.texts.push_back({x, y, line, size, bold, quiet});
        y += size * 1.35;
    }
}

// What the numbers and the lines mean, in two columns under the drawing; answers with where it ends.
double addKey(SpiralPage& page, const SpiralSheet& sheet, double top)
{
    const double half = (kWidth - 2 * kMargin) / 2;
    double y = top;
    for (qsizetype i = 0; i < sheet.kinds.size(); ++i) {
        const auto kind = static_cast<std::uint32_t>(i + 1);
        page.dots.push_back({{kMargin + 11, y - 5}, 20, kind, kind == sheet.repair});
        page.texts.push_back({kMargin + 32, y, sheet.kinds[i], 14, false, false});
        y += 26;
    }
    double right = top;
    constexpr MarkerTag kTags[] = {MarkerTag::help, MarkerTag::challenge, MarkerTag::possibility};
    for (qsizetype i = 0; i < std::min<qsizetype>(3, sheet.threads.size()); ++i) {
        const double x = kMargin + half;
        page.lines.push_back({{x, right - 5}, {x + 44, right - 5}, kTags[i]});
        page.texts.push_back({x + 56, right, sheet.threads[i], 14, false, false});
        right += 26;
    }
    return std::max(y, right);
}

// The steps in words from `from` on, in two columns down to the footer; answers with the first that found no
// room. `counted`: the last line of the second column then says how many there are beside.
qsizetype addList(SpiralPage& page, const SpiralSheet& sheet, qsizetype from, double top, bool counted)
{
    const double bottom = kHeight - kMargin - 2.5 * kLine;
    const double gap = 24, width = (kWidth - 2 * kMargin - gap) / 2;
    double x = kMargin, y = top;
    for (qsizetype i = from; i < sheet.steps.size(); ++i) {
        const QStringList lines = svgLines(sheet.steps[i], kList, width);
        const bool second = x > kMargin;
        const double room = counted && second && i + 1 < sheet.steps.size() ? bottom - kLine : bottom;
        if (y + static_cast<double>(lines.size() - 1) * kList * 1.35 > room) {
            if (second) {
                const int left = static_cast<int>(sheet.steps.size() - i);
                if (counted) page.texts.push_back({x, y, sheet.more.arg(left), kList, false, true});
                return i;
            }
            x += width + gap;
            y = top;
        }
        addLines(page, lines, x, y, kList, false, false);
        y += 3;
    }
    return sheet.steps.size();
}

QByteArray pointText(SpiralPoint point)
{
    return svgNumber(point.x, 2) + ' ' + svgNumber(point.y, 2);
}

// The spelling of one sheet as SVG 1.1.
class SpiralSvg {
public:
    SpiralSvg(const SpiralSheet& sheet, const SpiralInks& inks) : sheet_(sheet), inks_(inks) {}

    QByteArray write(const SpiralPage& page)
    {
        body_ += "<g transform=\"translate(" + svgNumber(page.spiralAt.x) + ' ' + svgNumber(page.spiralAt.y) +
                 ")\">\n";
        addSpiral(page.spiral);
        body_ += "</g>\n";
        for (const SheetLine& line : page.lines)
            addStroke('M' + pointText(line.from) + 'L' + pointText(line.to), line.tag, 2, inks_.ink);
        for (const SheetDot& dot : page.dots) addDot(dot.centre, dot.diameter, dot.kind, dot.triangle);
        for (const SheetText& text : page.texts)
            addText({text.x, text.y}, text.words, text.size, text.bold, "start",
                    text.quiet ? inks_.quiet : inks_.ink);
        return body_;
    }

private:
    static QByteArray colour(const QColor& one) { return one.name().toUtf8(); }

    void addText(SpiralPoint at, const QString& words, double size, bool bold, const char* anchor,
                 const QColor& ink)
    {
        body_ += "<text x=\"" + svgNumber(at.x, 2) + "\" y=\"" + svgNumber(at.y, 2) + "\" font-size=\"" +
                 svgNumber(size) + "\" text-anchor=\"" + anchor + '"' +
                 (bold ? " font-weight=\"bold\"" : "") + " fill=\"" + colour(ink) + "\">" +
                 svgEscaped(words) + "</text>\n";
    }

    void addStroke(const QByteArray& path, MarkerTag tag, double width, const QColor& ink)
    {
        const QByteArray dashes =
            tag == MarkerTag::challenge
                ? QByteArray(" stroke-dasharray=\"") + svgNumber(width * 6) + ' ' + svgNumber(width * 4) + '"'
            : tag == MarkerTag::possibility ? dots(width * 1.3)
                                            : QByteArray();
        body_ += "<path fill=\"none\" stroke=\"" + colour(ink) + "\" stroke-width=\"" +
                 svgNumber(tag == MarkerTag::possibility ? width * 1.3 : width, 2) + '"' + dashes + " d=\"" +
                 path + "\"/>\n";
    }

    static QByteArray dots(double width)
    {
        return " stroke-linecap=\"round\" stroke-dasharray=\"0.01 " + svgNumber(width * 2.4, 2) + '"';
    }

    void addLine(const std::vector<SpiralPoint>& points, const QColor& ink, double width, bool dotted)
    {
        if (points.size() < 2) return;
        QByteArray path;
        for (const SpiralPoint& point : points) path += (path.isEmpty() ? 'M' : 'L') + pointText(point);
        body_ += "<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"" + colour(ink) +
                 "\" stroke-width=\"" + svgNumber(width, 2) + '"' +
                 (dotted ? dots(width) : QByteArray(" stroke-linecap=\"round\"")) + " d=\"" + path + "\"/>\n";
    }

    void addDot(SpiralPoint centre, double diameter, std::uint32_t kind, bool triangle)
    {
        const double unit = diameter / SpiralSizes{}.dot;
        const QByteArray look = " fill=\"" + colour(inks_.ground) + "\" stroke=\"" + colour(inks_.ink) +
                                "\" stroke-width=\"" + svgNumber(kSpiralStrokes.outline * unit, 2) + '"';
        if (triangle) {
            SpiralPicture picture;
            picture.dot = diameter;
            SpiralDot dot;
            dot.centre = centre;
            const auto corners = triangleOf(dot, picture);
            body_ += "<path stroke-linejoin=\"round\"" + look + " d=\"M" + pointText(corners[0]) + 'L' +
                     pointText(corners[1]) + 'L' + pointText(corners[2]) + "z\"/>\n";
        } else {
            addCircle(centre, diameter / 2, look);
        }
        const double size = kSpiralNumber * unit * (triangle ? 0.86 : 1);
        addText({centre.x, centre.y + (triangle ? diameter * 0.09 : 0) + size * 0.36}, QString::number(kind),
                size, true, "middle", inks_.ink);
    }

    void addCircle(SpiralPoint centre, double radius, const QByteArray& look)
    {
        body_ += "<circle cx=\"" + svgNumber(centre.x, 2) + "\" cy=\"" + svgNumber(centre.y, 2) + "\" r=\"" +
                 svgNumber(radius, 2) + '"' + look + "/>\n";
    }

    void addSpiral(const SpiralPicture& picture)
    {
        const SpiralStrokes& strokes = kSpiralStrokes;
        addLine(picture.line, inks_.line, strokes.line * picture.unit, false);
        addLine(picture.tail, inks_.line, strokes.line * picture.unit, true);
        for (const SpiralLink& link : picture.links)
            addStroke('M' + pointText(link.from) + 'Q' + pointText(link.over) + ' ' + pointText(link.to),
                      link.tag, picture.unit * (link.chosen ? strokes.chosenLink : strokes.link),
                      link.chosen ? inks_.ink : inks_.quiet);
        addLine(picture.thread, inks_.thread, strokes.thread * picture.unit, true);
        addCircle(
            picture.centre, picture.disc,
            " fill=\"" + colour(inks_.disc) + "\" stroke=\"" + colour(inks_.line) + "\" stroke-width=\"2\"");
        const double size = kSpiralEssence * picture.unit;
        for (int i = 0; i < 3; ++i)
            addText({picture.centre.x, picture.centre.y + (i - 1) * size * 1.3 + size * 0.36},
                    sheet_.words.essence[static_cast<std::size_t>(i)], size, true, "middle", inks_.ink);
        for (const SpiralDot& dot : picture.dots) {
            if (dot.chosen)
                addCircle(dot.centre, picture.dot / 2 + 8 * picture.unit,
                          " fill=\"" + colour(inks_.ground) + "\" stroke=\"" + colour(inks_.thread) +
                              "\" stroke-width=\"" + svgNumber(strokes.ring * picture.unit) + '"');
            addDot(dot.centre, picture.dot, dot.kind, dot.triangle);
        }
        if (picture.folded > 0) {
            addCircle(picture.fold, picture.dot / 2,
                      " fill=\"" + colour(inks_.folded) + "\" stroke=\"" + colour(inks_.ink) + '"');
            addText({picture.fold.x, picture.fold.y + 5}, QStringLiteral("+%1").arg(picture.folded), 13, true,
                    "middle", inks_.ink);
        }
        for (const SpiralLabel& label : picture.labels) {
            const bool start = label.anchor == SpiralLabel::Anchor::start;
            const bool end = label.anchor == SpiralLabel::Anchor::end;
            const double x = label.box.x + (start ? 0 : end ? label.box.width : label.box.width / 2);
            addText({x, label.box.y + picture.text}, QString::fromStdString(label.words), picture.text,
                    label.bold,
                    start ? "start"
                    : end ? "end"
                          : "middle",
                    inks_.ink);
        }
    }

    const SpiralSheet& sheet_;
    const SpiralInks& inks_;
    QByteArray body_;
};

Look lookOf(const SpiralSheet& sheet)
{
    Look look;
    look.grey = sheet.grey;
    return look;
}

Result<QByteArray> pdfOf(const SpiralSheet& sheet)
{
    const std::vector<SpiralPage> pages = layoutSpiralSheets(sheet);
    return pdfFile(sheet.title, sheet.language, pages.size(), [&](QPainter& painter, std::size_t i) {
        painter.scale(kSheetWidth / pages[i].width, kSheetWidth / pages[i].width);
        paintSpiralPage(painter, pages[i], sheet);
    });
}

QByteArray pngOf(const SpiralPage& page, const SpiralSheet& sheet)
{
    QImage image(static_cast<int>(std::lround(page.width * kPictureScale)),
                 static_cast<int>(std::lround(page.height * kPictureScale)), QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.fill(spiralInks(lookOf(sheet)).ground);
    QPainter painter(&image);
    painter.scale(kPictureScale, kPictureScale);
    paintSpiralPage(painter, page, sheet);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray{};
}

struct Placed {
    SpiralPage page;
    qsizetype next = 0;  // the first step that is not in its list
};

Placed firstPage(const SpiralSheet& sheet, bool counted)
{
    Placed placed;
    SpiralPage& page = placed.page;
    page.width = kWidth;
    page.height = kHeight;
    double y = kMargin + 12;
    addLines(page, svgLines(sheet.title, 24, kWidth - 2 * kMargin), kMargin, y, 24, true, false);
    addLines(page, svgLines(sheet.subtitle, 14, kWidth - 2 * kMargin), kMargin, y, 14, false, true);
    SpiralAsk ask = sheet.ask;
    ask.width = kWidth - kMargin;
    ask.height = kSpiralHeight;
    ask.scale = 1;
    page.spiralAt = {kMargin / 2, y};
    page.spiral = layoutSpiral(ask);
    y = addKey(page, sheet, y + kSpiralHeight + 24);
    placed.next = addList(page, sheet, 0, y + 8, counted);
    double foot = kHeight - kMargin;
    addLines(page, svgLines(sheet.footer, 12, kWidth - 2 * kMargin).mid(0, 2), kMargin, foot, 12, false,
             true);
    return placed;
}

}  // namespace

SpiralPage layoutSpiralPage(const SpiralSheet& sheet)
{
    return firstPage(sheet, true).page;
}

std::vector<SpiralPage> layoutSpiralSheets(const SpiralSheet& sheet)
{
    Placed first = firstPage(sheet, false);
    std::vector<SpiralPage> pages{std::move(first.page)};
    qsizetype next = first.next;
    while (next < sheet.steps.size()) {
        SpiralPage page;
        page.width = kWidth;
        page.height = kHeight;
        double y = kMargin + 12;
        addLines(page, svgLines(sheet.title, 16, kWidth - 2 * kMargin), kMargin, y, 16, true, false);
        const qsizetype before = next;
        next = addList(page, sheet, next, y + 10, false);
        if (next == before) break;  // a step longer than a sheet, which no record holds
        pages.push_back(std::move(page));
    }
    return pages;
}

void paintSpiralPage(QPainter& painter, const SpiralPage& page, const SpiralSheet& sheet)
{
    const Look look = lookOf(sheet);
    const SpiralInks inks = spiralInks(look);
    if (page.spiral.width > 0) {
        painter.save();
        painter.translate(page.spiralAt.x, page.spiralAt.y);
        paintSpiral(painter, page.spiral, sheet.words, look);
        painter.restore();
    }
    for (const SheetLine& line : page.lines) {
        QPen pen(inks.ink, 2, Qt::SolidLine, Qt::FlatCap);
        if (line.tag == MarkerTag::challenge) pen.setDashPattern({6, 4});
        if (line.tag == MarkerTag::possibility) {
            pen = QPen(inks.ink, 2.6, Qt::CustomDashLine, Qt::RoundCap);
            pen.setDashPattern({0.01, 2.4});
        }
        painter.setPen(pen);
        painter.drawLine(QPointF(line.from.x, line.from.y), QPointF(line.to.x, line.to.y));
    }
    for (const SheetDot& dot : page.dots)
        paintSpiralDot(painter, {dot.centre.x, dot.centre.y}, dot.diameter, dot.kind, dot.triangle, look);
    for (const SheetText& text : page.texts) {
        QFont font = pictureFont();
        font.setPixelSize(static_cast<int>(std::lround(text.size)));
        font.setBold(text.bold);
        // Without joined letters, which could not be found or copied in a PDF.
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
        painter.setFont(font);
        painter.setPen(text.quiet ? inks.quiet : inks.ink);
        painter.drawText(QPointF(text.x, text.y), text.words);
    }
}

QByteArray spiralSvg(const SpiralPage& page, const SpiralSheet& sheet)
{
    const SpiralInks inks = spiralInks(lookOf(sheet));
    const QByteArray width = svgNumber(page.width), height = svgNumber(page.height);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
           "version=\"1.1\" width=\"" +
           width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height +
           "\" font-family=\"Lato, 'Noto Sans', 'DejaVu Sans', sans-serif\">\n<title>" +
           svgEscaped(sheet.title) + "</title>\n<desc>" + svgEscaped(sheet.steps.join(QLatin1Char('\n'))) +
           "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"" + inks.ground.name().toUtf8() + "\"/>\n" +
           SpiralSvg(sheet, inks).write(page) + "</svg>\n";
}

Status writeSpiral(const Leave& leave, const SpiralSheet& sheet, SpiralFormat format,
                   const std::filesystem::path& target, bool replace)
{
    if (format != SpiralFormat::svg && !qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return Error{Errc::unavailable, "the picture needs the system's fonts", {}};
    const SpiralPage page = layoutSpiralPage(sheet);
    QByteArray bytes;
    if (format == SpiralFormat::pdf) {
        auto pdf = pdfOf(sheet);
        if (!pdf) return Error{pdf.error().code, pdf.error().what, target.string()};
        bytes = std::move(*pdf);
    } else {
        bytes = format == SpiralFormat::svg ? spiralSvg(page, sheet) : pngOf(page, sheet);
    }
    if (bytes.isEmpty())
        return Error{Errc::io, "the picture could not be drawn; close other programs and try again",
                     target.string()};
    return leave.write(target, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, replace);
}

}  // namespace tessera
