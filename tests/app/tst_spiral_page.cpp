// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spiral/spiral_page.h"
#include "core/scheme/palette.h"
#include "tests/support/builders.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <set>

using namespace tessera;

namespace {

SpiralSheet sheetOf(int steps)
{
    SpiralSheet sheet;
    sheet.title = "Family 014 · the partnership so far";
    sheet.subtitle = "5 visits";
    sheet.footer = "There is no best pattern.";
    sheet.words = {{"help", "challenge", "possibility"}};
    sheet.kinds = {"Earning acceptance", "Helping families value themselves", "Subtle intervention",
                   "Obvious intervention", "Repair after rupture"};
    sheet.repair = 5;
    sheet.threads = {"as help", "as challenge", "as possibility"};
    sheet.more = "and %1 more";
    for (int i = 0; i < steps; ++i) {
        SpiralStep step;
        step.visit = static_cast<std::uint32_t>(i / 3 + 1);
        step.kind = static_cast<std::uint32_t>(i % 5 + 1);
        step.repair = step.kind == 5;
        step.tags = static_cast<std::uint32_t>(i % 8);
        step.issue = "Sleep & <rest>";
        sheet.ask.steps.push_back(step);
        sheet.steps << QStringLiteral("Visit %1: step %2").arg(step.visit).arg(i + 1);
    }
    for (int visit = 1; visit <= steps / 3 + 1; ++visit)
        sheet.ask.visitLabels.push_back("visit " + std::to_string(visit));
    sheet.ask.thread = "Sleep & <rest>";
    return sheet;
}

// Every colour that stands in an SVG.
std::set<QRgb> coloursIn(const QByteArray& svg)
{
    std::set<QRgb> colours;
    static const QRegularExpression colour(QStringLiteral("#[0-9a-fA-F]{6}"));
    auto found = colour.globalMatch(QString::fromUtf8(svg));
    while (found.hasNext()) colours.insert(QColor(found.next().captured()).rgb());
    return colours;
}

int count(const QByteArray& svg, const char* what)
{
    return static_cast<int>(svg.count(what));
}

}  // namespace

// The spiral to take along is the one on the screen, with what its signs mean and the same in words.
class SpiralPageDrawn : public QObject {
    Q_OBJECT

private slots:
    void noneOfItsColoursIsAnActivitys()
    {
        std::set<QRgb> activities;
        for (std::size_t i = 0; i < 4; ++i)
            for (const Colour& one :
                 {defaultLook(i).light, defaultLook(i).dark, borderOf(defaultLook(i).light, Theme::light)})
                activities.insert(qRgb(one.red, one.green, one.blue));
        const SpiralSheet sheet = sheetOf(15);
        for (const QRgb colour : coloursIn(spiralSvg(layoutSpiralPage(sheet), sheet)))
            QVERIFY2(!activities.contains(colour), qPrintable(QColor(colour).name()));
        for (const Theme theme : {Theme::light, Theme::dark}) {
            Look look;
            look.theme = theme;
            const SpiralInks inks = spiralInks(look);
            for (const QColor& ink :
                 {inks.ground, inks.line, inks.disc, inks.ink, inks.quiet, inks.thread, inks.folded})
                QVERIFY2(!activities.contains(ink.rgb()), qPrintable(ink.name()));
        }
    }

    void inGreyItIsGrey()
    {
        SpiralSheet sheet = sheetOf(15);
        sheet.grey = true;
        for (const QRgb colour : coloursIn(spiralSvg(layoutSpiralPage(sheet), sheet))) {
            QCOMPARE(qRed(colour), qGreen(colour));
            QCOMPARE(qGreen(colour), qBlue(colour));
        }
    }

    void theSvgIsWellFormedAndHoldsEveryStep()
    {
        const SpiralSheet sheet = sheetOf(12);
        const SpiralPage page = layoutSpiralPage(sheet);
        const QByteArray svg = spiralSvg(page, sheet);
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(spiralSvg(layoutSpiralPage(sheet), sheet), svg);
        for (const QString& step : sheet.steps) QVERIFY(svg.contains(step.toUtf8()));
        for (const QString& kind : sheet.kinds) QVERIFY(svg.contains(kind.toUtf8()));
        // Two of the twelve are repairs, and the key shows one more.
        QCOMPARE(count(svg, "z\"/>"), 3);
        QVERIFY(svg.contains("Sleep &amp; &lt;rest&gt;"));
    }

    void whatFindsNoRoomIsCounted()
    {
        const SpiralSheet sheet = sheetOf(200);
        const SpiralPage page = layoutSpiralPage(sheet);
        int listed = 0, more = 0;
        static const QRegularExpression left(QStringLiteral("^and (\\d+) more$"));
        for (const SheetText& text : page.texts) {
            QVERIFY(text.y <= page.height);
            if (text.words.startsWith(QStringLiteral("Visit "))) ++listed;
            if (const auto match = left.match(text.words); match.hasMatch()) more = match.captured(1).toInt();
        }
        QVERIFY(listed > 0);
        QCOMPARE(listed + more, 200);
    }

    void onPaperAllStepsAreInWords()
    {
        const SpiralSheet sheet = sheetOf(200);
        QStringList listed;
        const std::vector<SpiralPage> pages = layoutSpiralSheets(sheet);
        QVERIFY(pages.size() > 1);
        for (const SpiralPage& page : pages)
            for (const SheetText& text : page.texts) {
                QVERIFY(text.y <= page.height);
                if (text.words.startsWith(QStringLiteral("Visit "))) listed << text.words;
            }
        QCOMPARE(listed, sheet.steps);
        QCOMPARE(layoutSpiralSheets(sheetOf(3)).size(), std::size_t{1});
    }

    void theScreenAndThePaperAreOneDrawing()
    {
        const SpiralSheet sheet = sheetOf(9);
        const SpiralPage page = layoutSpiralPage(sheet);
        SpiralAsk ask = sheet.ask;
        ask.width = page.spiral.width;
        ask.height = page.spiral.height;
        const SpiralPicture screen = layoutSpiral(ask);
        QCOMPARE(screen.dots.size(), page.spiral.dots.size());
        for (std::size_t i = 0; i < screen.dots.size(); ++i) {
            QCOMPARE(screen.dots[i].centre.x, page.spiral.dots[i].centre.x);
            QCOMPARE(screen.dots[i].centre.y, page.spiral.dots[i].centre.y);
        }
        QImage image(static_cast<int>(screen.width), static_cast<int>(screen.height), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintSpiral(painter, screen, sheet.words, Look{});
        painter.end();
        // The line's colour lies under the line, the dot's ground under the dot, between its rim and its
        // number.
        const SpiralPoint on = screen.line[screen.line.size() / 7];
        const QColor line = spiralInks(Look{}).line;
        QCOMPARE(image.pixelColor(static_cast<int>(on.x), static_cast<int>(on.y)), line);
        const SpiralPoint dot = screen.dots[0].centre;
        QCOMPARE(image.pixelColor(static_cast<int>(dot.x - 11), static_cast<int>(dot.y)),
                 spiralInks(Look{}).ground);
    }

    void filesAreWrittenWholeAndNotOverOthers()
    {
        const QTemporaryDir folder;
        const SpiralSheet sheet = sheetOf(30);
        const Leave leave = *Leave::ask(test::visit("LM"));
        const std::filesystem::path place = folder.path().toStdString();
        QVERIFY(writeSpiral(leave, sheet, SpiralFormat::pdf, place / "a.pdf", false).ok());
        QVERIFY(writeSpiral(leave, sheet, SpiralFormat::png, place / "a.png", false).ok());
        QVERIFY(writeSpiral(leave, sheet, SpiralFormat::svg, place / "a.svg", false).ok());
        const Status again = writeSpiral(leave, sheet, SpiralFormat::svg, place / "a.svg", false);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, Errc::exists);
        QVERIFY(writeSpiral(leave, sheet, SpiralFormat::svg, place / "a.svg", true).ok());
        QFile pdf(folder.filePath("a.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.size() < 200'000);
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.contains("/FontFile"));
        QVERIFY(bytes.contains("/Lang"));
        const QImage png(folder.filePath("a.png"));
        QVERIFY(std::abs(static_cast<double>(png.height()) / png.width() - 297.0 / 210) < 0.01);
    }
};

QTEST_MAIN(SpiralPageDrawn)
#include "tst_spiral_page.moc"
