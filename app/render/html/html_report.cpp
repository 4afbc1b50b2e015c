// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/html/html_report.h"

#include "app/render/html/html_style.h"
#include "app/render/paper/svg_ink.h"
#include "app/render/paper/svg_pictures.h"
#include "app/render/paper/svg_shapes.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace tessera {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

QByteArray tagged(const QByteArray& tag, const QString& words, const QByteArray& more = {})
{
    return "<" + tag + more + ">" + svgEscaped(words) + "</" + tag + ">\n";
}

class HtmlReport {
public:
    explicit HtmlReport(const ReportContent& content)
        : content_(content),
          ink_(*content.scheme, content.look, SvgInk::Spelling::classes),
          pictures_(content, ink_)
    {
    }

    QByteArray write()
    {
        body_ += "<main>\n";
        addTitle();
        for (std::size_t i = 0; i < content_.grids.size(); ++i) addSquares(content_.grids[i], i);
        addKey();
        addRibbon();
        addBars();
        addSentences();
        for (const ReportContent::Section& section : content_.sections) addSection(section);
        body_ += tagged("p", content_.closing, " class=\"closing\"");
        addRuns();
        body_ += tagged("p", content_.origin, " class=\"quiet\"") + "</main>\n";
        return head() + shapes() + body_ + "</body>\n</html>\n";
    }

private:
    void addTitle()
    {
        body_ += tagged("h1", content_.title) + tagged("p", content_.about, " class=\"quiet\"");
        if (!content_.kind.isEmpty()) body_ += tagged("p", content_.kind, " class=\"kind\"");
    }

    // A picture that says what it is to those who do not see it.
    static QByteArray picture(const QByteArray& id, const QString& name, double height,
                              const QByteArray& shapes)
    {
        // A little room on all sides: printers cut what stands at the very edge.
        constexpr double room = 2;
        const QByteArray wide = svgNumber(SvgPictures::kWidth + 2 * room);
        const QByteArray high = svgNumber(height + 2 * room);
        return "<figure><svg role=\"img\" aria-labelledby=\"" + id + "\" width=\"" + wide + "\" height=\"" +
               high + "\" viewBox=\"" + svgNumber(-room) + ' ' + svgNumber(-room) + ' ' + wide + ' ' + high +
               "\" font-size=\"15\" fill-rule=\"evenodd\">\n<title id=\"" + id + "\">" + svgEscaped(name) +
               "</title>\n" + shapes + "</svg></figure>\n";
    }

    // A drawing beside words that say the same.
    static QByteArray silent(double width, double height, const QByteArray& shapes)
    {
        return "<svg aria-hidden=\"true\" focusable=\"false\" width=\"" + svgNumber(width) + "\" height=\"" +
               svgNumber(height) + "\" viewBox=\"0 0 " + svgNumber(width) + ' ' + svgNumber(height) +
               "\" font-size=\"15\" fill-rule=\"evenodd\">" + shapes + "</svg>";
    }

    void addSquares(const ReportContent::Squares& grid, std::size_t index)
    {
        body_ += tagged("h2", grid.byTime ? tr("The visit as squares of time") : tr("The visit as squares")) +
                 tagged("p", grid.caption);
        body_ += picture("p" + QByteArray::number(static_cast<int>(index)),
                         tr("Picture of the visit. The table further down says the same in words."),
                         SvgPictures::height(grid), pictures_.squares(grid, 0, 0));
        if (index == 0)
            body_ += "<p class=\"aside\"><a href=\"#runs\">" + svgEscaped(tr("The same as a table")) +
                     "</a></p>\n";
    }

    void addKey()
    {
        body_ += tagged("h2", tr("What the colours and signs mean")) + "<ul class=\"key\">\n";
        for (const ReportContent::KeyEntry& entry : content_.key) {
            body_ += "<li>" + silent(pictures_.swatchWidth(), 30, pictures_.swatch(entry.code, 0, 0)) +
                     "<span><b>" + svgEscaped(tr("%1   %2").arg(entry.letter, entry.label)) + "</b>";
            if (!entry.phrase.isEmpty())
                body_ += "<span class=\"quiet\">" + svgEscaped(entry.phrase) + "</span>";
            body_ += "</span></li>\n";
        }
        body_ += "</ul>\n";
    }

    void addRibbon()
    {
        if (!content_.ribbon) return;
        body_ +=
            tagged("h2", tr("Along the clock")) + tagged("p", content_.ribbonCaption) +
            picture("r", content_.ribbonCaption, SvgPictures::kRibbonHeight + 3, pictures_.ribbonAlong(0, 3));
    }

    void addBars()
    {
        if (content_.bars.empty()) return;
        body_ += tagged("h2", content_.barsCaption) + "<table class=\"bars\"><tbody>\n";
        for (const ReportContent::Bar& bar : content_.bars)
            body_ += "<tr><th scope=\"row\">" + svgEscaped(bar.label) + "</th><td class=\"bar\">" +
                     silent(400, 20, pictures_.bar(bar, 1, 1, 398, 18)) + "</td><td>" +
                     svgEscaped(bar.words) + "</td></tr>\n";
        body_ += "</tbody></table>\n";
    }

    void addSentences()
    {
        if (content_.sentences.isEmpty()) return;
        body_ += tagged("h2", tr("What the picture shows")) + "<ul>\n";
        for (const QString& sentence : content_.sentences) body_ += tagged("li", sentence);
        body_ += "</ul>\n";
    }

    void addSection(const ReportContent::Section& section)
    {
        body_ += tagged("h2", section.heading) + "<ul class=\"moments\">\n";
        for (const ReportContent::Moment& moment : section.moments)
            body_ += "<li><span class=\"clock quiet\">" + svgEscaped(moment.clock) +
                     "</span> <span class=\"said\" dir=\"auto\">" + svgEscaped(moment.words) +
                     "</span></li>\n";
        body_ += "</ul>\n";
    }

    void addRuns()
    {
        if (content_.runs.empty()) return;
        body_ +=
            "<section class=\"aside\">\n" + tagged("h2", tr("The squares as a table"), " id=\"runs\"") +
            "<table>\n" +
            tagged("caption", tr("Each line is a run of one activity, in the order of the visit. Times are "
                                 "minutes and seconds, pauses left out.")) +
            "<thead><tr><th scope=\"col\">" + svgEscaped(tr("From")) + "</th><th scope=\"col\">" +
            svgEscaped(tr("Activity")) + "</th><th scope=\"col\" class=\"number\">" +
            svgEscaped(tr("Squares")) + "</th><th scope=\"col\" class=\"number\">" +
            svgEscaped(tr("Length")) + "</th></tr></thead>\n<tbody>\n";
        for (const ReportContent::Run& run : content_.runs)
            body_ += "<tr><td>" + svgEscaped(run.clock) + "</td><td>" + svgEscaped(run.label) +
                     "</td><td class=\"number\">" + svgEscaped(run.many) + "</td><td class=\"number\">" +
                     svgEscaped(run.length) + "</td></tr>\n";
        body_ += "</tbody></table>\n</section>\n";
    }

    [[nodiscard]] QByteArray shapes() const
    {
        return "<svg class=\"shapes\" aria-hidden=\"true\" focusable=\"false\" fill-rule=\"evenodd\" "
               "font-size=\"15\">\n<defs>\n" +
               pictures_.definitions() + "</defs>\n</svg>\n";
    }

    [[nodiscard]] QByteArray style() const
    {
        std::vector<CodeIndex> codes = content_.scheme->states();
        codes.push_back(kCannotTell);
        codes.push_back(kNoCode);
        return htmlStyle(ink_, codes, content_.look);
    }

    [[nodiscard]] QByteArray head() const
    {
        const QByteArray rules = style();
        const QByteArray digest = QCryptographicHash::hash(rules, QCryptographicHash::Sha256).toBase64();
        return "<!DOCTYPE html>\n<html lang=\"" + svgEscaped(content_.language) + "\" dir=\"" +
               (content_.fromRight ? "rtl" : "ltr") +
               "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
               "'sha256-" +
               digest +
               "'; base-uri 'none'; form-action 'none'\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
               "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
               "<meta name=\"generator\" content=\"" +
               svgEscaped(content_.origin) + "\"/>\n" + tagged("title", content_.title) + "<style>" + rules +
               "</style>\n</head>\n<body>\n";
    }

    const ReportContent& content_;
    const SvgInk ink_;
    SvgPictures pictures_;
    QByteArray body_;
};

}  // namespace

QByteArray htmlOf(const ReportContent& content)
{
    return HtmlReport(content).write();
}

}  // namespace tessera
