// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/svg_writer.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/svg_shapes.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace tessera {

namespace {

constexpr double kMargin = 32;
constexpr double kWidth = 740;  // between the margins
constexpr double kBody = 15;
constexpr double kLine = 21;

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

const ThemeColours& colours()
{
    return themeColours(Theme::light);
}

class SvgReport {
public:
    explicit SvgReport(const ReportContent& content) : content_(content)
    {
        metrics_.width = kWidth;
        metrics_.gutter = 64;
        metrics_.columns = content.columns;
        metrics_.largestCell = 30;
    }

    QByteArray write()
    {
        addTitle();
        addGrid();
        addKey();
        addRibbon();
        addWords();
        return head() + body_ + "</svg>\n";
    }

private:
    [[nodiscard]] QByteArray shade(Colour colour) const
    {
        return QByteArray::fromStdString((content_.look.grey ? greyOf(colour) : colour).text());
    }
    static QByteArray name(const QColor& colour) { return colour.name().toUtf8(); }
    [[nodiscard]] QByteArray fill(CodeIndex code) const
    {
        if (code == kNoCode) return "none";
        return name(fillColour(*content_.scheme, code, content_.look));
    }
    [[nodiscard]] QByteArray border(CodeIndex code) const
    {
        return name(borderColour(*content_.scheme, code, content_.look));
    }

    void text(double x, double y, const QString& words, const QByteArray& more = {})
    {
        body_ += "<text x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y) + "\"" + more + ">" +
                 svgEscaped(words) + "</text>\n";
    }
    void paragraph(const QString& words, double before, const QByteArray& more = {}, double indent = 0)
    {
        y_ += before;
        for (const QString& line : svgLines(words, kBody, kWidth - indent)) {
            y_ += kLine;
            text(kMargin + indent, y_ - 6, line, more);
        }
    }
    [[nodiscard]] QByteArray quiet() const { return " fill=\"" + shade(colours().ink2) + "\""; }
    static QByteArray strong() { return " font-weight=\"bold\""; }

    void addTitle()
    {
        y_ = kMargin + 26;
        text(kMargin, y_ - 4, content_.title, " font-size=\"26\" font-weight=\"bold\"");
        paragraph(content_.about, 2, quiet());
        if (!content_.kind.isEmpty()) paragraph(content_.kind, 4, strong());
        paragraph(content_.caption, 10);
        y_ += 2;
    }

    // The name under which a square of this look is described.
    QByteArray look(CodeIndex code, bool roundLeft, bool roundRight, bool wideLeft, bool wideRight)
    {
        const int shape =
            (roundLeft ? 1 : 0) + (roundRight ? 2 : 0) + (wideLeft ? 4 : 0) + (wideRight ? 8 : 0);
        const auto [found, isNew] = looks_.try_emplace({code, shape}, QByteArray());
        if (!isNew) return found->second;
        found->second = 's' + QByteArray::number(static_cast<int>(looks_.size()), 36);
        const double cell = metrics_.cell();
        const double left = wideLeft ? -metrics_.gap / 2 : 0;
        const double right = cell + (wideRight ? metrics_.gap / 2 : 0);
        const double round = metrics_.corner();
        defs_ += "<g id=\"" + found->second + "\"><path fill=\"" + fill(code) + "\" stroke=\"" +
                 border(code) + "\" d=\"" +
                 svgRect(left + 0.5, 0.5, right - left - 1, cell - 1, roundLeft ? round : 0,
                         roundRight ? round : 0) +
                 "\"/>" + (code == kCannotTell ? hatch(left, 0, right - left, cell) : QByteArray()) +
                 sign(code, (left + right) / 2, cell / 2) + "</g>\n";
        return found->second;
    }

    [[nodiscard]] QByteArray sign(CodeIndex code, double x, double y) const
    {
        if (code == kNoCode) return {};  // a missed interval is empty
        if (code >= content_.scheme->codeCount() || content_.look.grey) {
            const QString letter = code >= content_.scheme->codeCount()
                                       ? QStringLiteral("?")
                                       : QString::fromStdString(content_.scheme->code(code).letter);
            return "<text x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y + 5.5) +
                   "\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"" +
                   name(markColour(*content_.scheme, code, content_.look)) + "\">" + svgEscaped(letter) +
                   "</text>";
        }
        const double side = metrics_.cell() * 0.5;
        return "<path fill=\"" + name(markColour(*content_.scheme, code, content_.look)) + "\" d=\"" +
               svgPath(markPath(content_.scheme->code(code).mark,
                                QRectF(x - side / 2, y - side / 2, side, side))) +
               "\"/>";
    }

    void addGrid()
    {
        const GridLayout layout(content_.squares, metrics_);
        QByteArray labels;
        QByteArray pauses;
        QByteArray notes;
        QByteArray marks;
        std::map<CodeIndex, QByteArray> uses;
        for (std::size_t i = 0; i < layout.rows(); ++i) {
            const RowPicture row = content_.row(layout, i);
            labels += "<text x=\"" + svgNumber(kMargin + metrics_.gutter - 10) + "\" y=\"" +
                      svgNumber(y_ + row.rect.y + metrics_.lane() + metrics_.cell() / 2 + 5) + "\">" +
                      svgEscaped(QString::fromStdString(row.label)) + "</text>\n";
            for (const CellPicture& cell : row.cells) {
                const double x = kMargin + cell.rect.x;
                const double y = y_ + cell.rect.y;
                addCell(cell, x, y, uses);
                if (cell.pausedBefore) pauses += pause(x - metrics_.gap / 2, y - 4, metrics_.cell() + 8);
                if (cell.pausedAfter)
                    pauses += pause(x + cell.rect.width + metrics_.gap / 2, y - 4, metrics_.cell() + 8);
                const double middle = x + cell.rect.width / 2;
                if (cell.note)
                    notes += 'M' + svgNumber(middle - (cell.marker ? 9 : 4)) + ' ' + svgNumber(y - 9) +
                             "h9v5h-3l-2 3-1-3h-3z";
                if (cell.marker)
                    marks += 'M' + svgNumber(middle + (cell.note ? 3 : -3)) + ' ' + svgNumber(y - 10) +
                             "l7 3-5 2.5v3h-2z";
            }
        }
        for (const auto& [code, squares] : uses) body_ += "<g>" + squares + "</g>\n";
        addSlices();
        if (!labels.isEmpty())
            body_ += "<g text-anchor=\"end\" font-size=\"14\"" + quiet() + ">\n" + labels + "</g>\n";
        addPath(pauses, colours().ink);
        addPath(notes, colours().ink);
        addPath(marks, colours().accent);
        y_ += layout.height();
    }

    void addPath(const QByteArray& path, Colour colour)
    {
        if (!path.isEmpty()) body_ += "<path fill=\"" + shade(colour) + "\" d=\"" + path + "\"/>\n";
    }

    static QByteArray pause(double x, double y, double height)
    {
        const QByteArray down = "v" + svgNumber(height) + "h-1.5z";
        return 'M' + svgNumber(x - 2) + ' ' + svgNumber(y) + "h1.5" + down + 'M' + svgNumber(x + 0.5) + ' ' +
               svgNumber(y) + "h1.5" + down;
    }

    void addCell(const CellPicture& cell, double x, double y, std::map<CodeIndex, QByteArray>& uses)
    {
        const Square& square = content_.squares[cell.square];
        if (square.slices.size() > 1 || square.unfilled > Millis{0}) {
            addSliced(square, cell.rect, x, y);
            return;
        }
        const QByteArray use = look(square.code, !cell.joinsLeft && !cell.flatLeft,
                                    !cell.joinsRight && !cell.flatRight, cell.joinsLeft, cell.joinsRight);
        uses[square.code] += "<use xlink:href=\"#" + use + "\" x=\"" +
                             svgNumber(cell.joinsLeft ? x + metrics_.gap / 2 : x) + "\" y=\"" + svgNumber(y) +
                             "\"/>";
    }

    // A square by time that more than one activity shares, or that the end of the visit cut short.
    void addSliced(const Square& square, const Rect& rect, double x, double y)
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
            slices_[slice.code] +=
                svgRect(from, y + 0.5, width, rect.height - 1, first ? std::min(round, width / 2) : 0,
                        last ? std::min(round, width / 2) : 0);
            if (slice.code == kCannotTell) hatched_ += hatch(from, y + 0.5, width, rect.height - 1);
            if (slice.length > largest->length || first) {
                largest = &slice;
                largestMiddle = from + width / 2;
            }
            from += width;
        }
        outlines_[square.code] +=
            "<use xlink:href=\"#o\" x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y) + "\"/>";
        if (largest->length * 2 < unit) return;
        const auto [found, isNew] =
            signs_.try_emplace(largest->code, 'm' + QByteArray::number(static_cast<int>(signs_.size())));
        if (isNew) defs_ += "<g id=\"" + found->second + "\">" + sign(largest->code, 0, 0) + "</g>\n";
        signUses_ += "<use xlink:href=\"#" + found->second + "\" x=\"" + svgNumber(largestMiddle) +
                     "\" y=\"" + svgNumber(y + rect.height / 2) + "\"/>";
    }

    void addSlices()
    {
        for (const auto& [code, path] : slices_)
            body_ += "<path fill=\"" + fill(code) + "\" d=\"" + path + "\"/>\n";
        body_ += hatched_;
        for (const auto& [code, uses] : outlines_)
            body_ += "<g fill=\"none\" stroke=\"" + border(code) + "\">" + uses + "</g>\n";
        if (!outlines_.empty()) {
            const double side = metrics_.cell() - 1;
            defs_ += "<path id=\"o\" d=\"" +
                     svgRect(0.5, 0.5, side, side, metrics_.corner(), metrics_.corner()) + "\"/>\n";
        }
        if (!signUses_.isEmpty()) body_ += "<g>" + signUses_ + "</g>\n";
    }

    void addKey()
    {
        y_ += 26;
        constexpr double column = kWidth / 2;
        // Without colours the squares have letters; the mark stands beside them.
        const bool markApart = content_.look.grey;
        const double indent = markApart ? 66 : 42;
        for (std::size_t i = 0; i < content_.key.size(); i += 2) {
            double tallest = 40;
            for (std::size_t k = i; k < std::min(i + 2, content_.key.size()); ++k) {
                const auto& entry = content_.key[k];
                const double x = kMargin + static_cast<double>(k - i) * column;
                body_ += "<use xlink:href=\"#" + look(entry.code, true, true, false, false) + "\" x=\"" +
                         svgNumber(x) + "\" y=\"" + svgNumber(y_) + "\"/>\n";
                if (markApart && entry.code < content_.scheme->codeCount())
                    addPath(svgPath(markPath(content_.scheme->code(entry.code).mark,
                                             QRectF(x + 38, y_ + 6, 18, 18))),
                            colours().ink);
                double down = y_ + 13;
                const auto lines = [&](const QString& words, const QByteArray& more) {
                    for (const QString& line : svgLines(words, kBody, column - indent - 12)) {
                        text(x + indent, down, line, more);
                        down += kLine - 2;
                    }
                };
                lines(tr("%1   %2").arg(entry.letter, entry.label), strong());
                lines(entry.phrase, quiet());
                tallest = std::max(tallest, down - y_);
            }
            y_ += tallest + 4;
        }
    }

    void addRibbon()
    {
        if (content_.timeline.observed() <= Millis{0}) return;
        constexpr double band = 24;
        paragraph(content_.ribbonCaption, 16);
        y_ += 4;
        const double left = kMargin + metrics_.gutter;
        const double width = metrics_.columns * (metrics_.cell() + metrics_.gap) - metrics_.gap;
        const RibbonPicture picture = ribbon(content_.timeline, width);
        std::map<CodeIndex, QByteArray> parts;
        QByteArray unsure;
        for (const RibbonSegment& segment : picture.segments) {
            if (segment.code == kCannotTell) unsure += hatch(left + segment.x, y_, segment.width, band);
            parts[segment.code] += svgRect(left + segment.x, y_, segment.width, band, 0, 0);
        }
        for (const auto& [code, path] : parts)
            body_ += "<path fill=\"" + fill(code) + "\" d=\"" + path + "\"/>\n";
        body_ += unsure;
        QByteArray pauses;
        for (const double x : picture.pauses) pauses += pause(left + x, y_ - 3, band + 6);
        addPath(pauses, colours().ink);
        QByteArray ticks;
        for (const RibbonTick& tick : picture.ticks) {
            ticks += 'M' + svgNumber(left + tick.x) + ' ' + svgNumber(y_ + band) + "h1v6h-1z";
            text(left + tick.x + 4, y_ + band + 15, QString::fromStdString(tick.label),
                 " font-size=\"13\"" + quiet());
        }
        addPath(ticks, colours().control);
        y_ += band + 20;
    }

    void addWords()
    {
        for (qsizetype i = 0; i < content_.sentences.size(); ++i)
            paragraph(content_.sentences[i], i == 0 ? 18 : 2);
        for (const ReportContent::Section& section : content_.sections) {
            paragraph(section.heading, 12, strong());
            QStringList brief;
            for (const auto& moment : section.moments) {
                if (section.brief) {
                    brief << tr("%1 %2").arg(moment.clock, moment.words);
                    continue;
                }
                text(kMargin, y_ + 2 + kLine - 6, moment.clock, quiet());
                paragraph(moment.words, 2, {}, metrics_.gutter);
            }
            if (section.brief) paragraph(brief.join(QStringLiteral(" · ")), 0);
        }
        paragraph(content_.closing, 14, strong());
        paragraph(content_.origin, 8, quiet());
        y_ += kMargin;
    }

    [[nodiscard]] QByteArray head() const
    {
        const QByteArray width = svgNumber(kWidth + 2 * kMargin);
        const QByteArray height = svgNumber(y_);
        QStringList description{content_.kind.isEmpty() ? QString{} : tr("%1.").arg(content_.kind),
                                content_.caption};
        description << content_.sentences << content_.closing;
        description.removeAll(QString{});
        // Translated as the code of the language that the words are translated to.
        const QByteArray language = svgEscaped(tr("en"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" +
               width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height +
               "\" role=\"img\" aria-labelledby=\"t d\" lang=\"" + language + "\" xml:lang=\"" + language +
               "\" font-family=\"Lato,'Noto Sans',Carlito,sans-serif\" font-size=\"15\" "
               "fill-rule=\"evenodd\" fill=\"" +
               shade(colours().ink) + "\">\n<title id=\"t\">" + svgEscaped(content_.title) +
               "</title>\n<desc id=\"d\">" + svgEscaped(description.join(QLatin1Char(' '))) +
               "</desc>\n<defs>\n" + defs_ +
               "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    }

    // Drawn line by line: not every viewer knows patterns.
    [[nodiscard]] QByteArray hatch(double x, double y, double width, double height) const
    {
        QByteArray lines;
        for (double from = 7 - height; from < width; from += 7) {
            const double start = std::max(0.0, from);
            const double end = std::min(width, from + height);
            lines += 'M' + svgNumber(x + start) + ' ' + svgNumber(y + height - (start - from)) + 'l' +
                     svgNumber(end - start) + ' ' + svgNumber(start - end);
        }
        return "<path stroke=\"" + shade(colours().cannotTellHatch) + "\" d=\"" + lines + "\"/>";
    }

    const ReportContent& content_;
    GridMetrics metrics_;
    double y_ = 0;
    QByteArray body_, defs_, signUses_, hatched_;
    std::map<std::pair<CodeIndex, int>, QByteArray> looks_;
    std::map<CodeIndex, QByteArray> slices_, outlines_, signs_;
};

}  // namespace

QByteArray svgOf(const ReportContent& content)
{
    return SvgReport(content).write();
}

}  // namespace tessera
