// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/svg_writer.h"

#include "app/render/paper/svg_ink.h"
#include "app/render/paper/svg_pictures.h"
#include "app/render/paper/svg_shapes.h"

#include <QCoreApplication>

#include <algorithm>

namespace tessera {

namespace {

constexpr double kMargin = 32;
constexpr double kWidth = SvgPictures::kWidth;  // between the margins
constexpr double kBody = 15;
constexpr double kLine = 21;

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

class SvgReport {
public:
    explicit SvgReport(const ReportContent& content)
        : content_(content),
          ink_(*content.scheme, content.look, SvgInk::Spelling::colours),
          pictures_(content, ink_)
    {
    }

    QByteArray write()
    {
        addTitle();
        for (std::size_t i = 0; i < content_.grids.size(); ++i) addSquares(content_.grids[i], i == 0);
        addKey();
        addRibbon();
        addBars();
        addWords();
        return head() + body_ + "</svg>\n";
    }

private:
    // Where something of that width begins, so far from the side where reading begins.
    [[nodiscard]] double at(double from, double width = 0) const
    {
        return content_.fromRight ? kWidth + 2 * kMargin - from - width : from;
    }
    void text(double x, double y, const QString& words, const QByteArray& more = {})
    {
        const QByteArray direction = content_.fromRight ? " direction=\"rtl\"" : "";
        body_ += "<text x=\"" + svgNumber(at(x)) + "\" y=\"" + svgNumber(y) + "\"" + direction + more + ">" +
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
    [[nodiscard]] QByteArray quiet() const { return ink_.ink(&ThemeColours::ink2); }
    static QByteArray strong() { return " font-weight=\"bold\""; }

    void addTitle()
    {
        y_ = kMargin + 26;
        text(kMargin, y_ - 4, content_.title, " font-size=\"26\" font-weight=\"bold\"");
        paragraph(content_.about, 2, quiet());
        if (!content_.kind.isEmpty()) paragraph(content_.kind, 4, strong());
    }

    void addSquares(const ReportContent::Squares& grid, bool first)
    {
        paragraph(grid.caption, first ? 10 : 22);
        y_ += 2;
        body_ += pictures_.squares(grid, kMargin, y_);
        y_ += SvgPictures::height(grid);
    }

    void addKey()
    {
        y_ += 26;
        constexpr double column = kWidth / 2;
        const double indent = pictures_.swatchWidth() + (content_.look.grey ? 8 : 12);
        for (std::size_t i = 0; i < content_.key.size(); i += 2) {
            double tallest = 40;
            for (std::size_t k = i; k < std::min(i + 2, content_.key.size()); ++k) {
                const auto& entry = content_.key[k];
                const double x = kMargin + static_cast<double>(k - i) * column;
                body_ += pictures_.swatch(entry.code, at(x, pictures_.swatchWidth()), y_);
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
        if (!content_.ribbon) return;
        paragraph(content_.ribbonCaption, 16);
        y_ += 4;
        body_ += pictures_.ribbonAlong(kMargin, y_);
        y_ += SvgPictures::kRibbonHeight;
    }

    void addBars()
    {
        if (content_.bars.empty()) return;
        constexpr double label = 150;
        constexpr double words = 160;
        paragraph(content_.barsCaption, 16);
        y_ += 6;
        for (const ReportContent::Bar& bar : content_.bars) {
            text(kMargin, y_ + 15, bar.label);
            const double room = kWidth - label - words;
            body_ += pictures_.bar(bar, at(kMargin + label, room), y_ + 1, room, 18);
            text(kMargin + kWidth - words + 12, y_ + 15, bar.words);
            y_ += 26;
        }
    }

    void addWords()
    {
        const QStringList sentences = content_.paragraphs();
        for (qsizetype i = 0; i < sentences.size(); ++i) paragraph(sentences[i], i == 0 ? 18 : 2);
        for (const ReportContent::Section& section : content_.sections) {
            paragraph(section.heading, 12, strong());
            QStringList brief;
            for (const auto& moment : section.moments) {
                if (section.brief) {
                    brief << tr("%1 %2").arg(moment.clock, moment.words);
                    continue;
                }
                text(kMargin, y_ + 2 + kLine - 6, moment.clock, quiet());
                paragraph(moment.words, 2, {}, SvgPictures::kLabels);
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
        QStringList description{content_.kind.isEmpty() ? QString{} : tr("%1.").arg(content_.kind)};
        for (const ReportContent::Squares& grid : content_.grids) description << grid.caption;
        description << content_.sentences << content_.closing;
        description.removeAll(QString{});
        const QByteArray language = svgEscaped(content_.language);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" +
               width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height +
               "\" role=\"img\" aria-labelledby=\"t d\" lang=\"" + language + "\" xml:lang=\"" + language +
               "\" font-family=\"Lato,'Noto Sans',Carlito,sans-serif\" font-size=\"15\" "
               "fill-rule=\"evenodd\"" +
               ink_.ink(&ThemeColours::ink) + ">\n<title id=\"t\">" + svgEscaped(content_.title) +
               "</title>\n<desc id=\"d\">" + svgEscaped(description.join(QLatin1Char(' '))) +
               "</desc>\n<defs>\n" + pictures_.definitions() +
               "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    }

    const ReportContent& content_;
    const SvgInk ink_;
    SvgPictures pictures_;
    double y_ = 0;
    QByteArray body_;
};

}  // namespace

QByteArray svgOf(const ReportContent& content)
{
    return SvgReport(content).write();
}

}  // namespace tessera
