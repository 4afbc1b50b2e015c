// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/colour_check.h"

#include <QtTest>

#include <cmath>

using namespace tessera;

namespace {

std::vector<Colour> colours(std::initializer_list<const char*> texts)
{
    std::vector<Colour> out;
    for (const char* text : texts) out.push_back(Colour::parse(text).value());
    return out;
}

const std::vector<Colour> kOkabeIto = colours({"#E69F00", "#56B4E9", "#009E73", "#F0E442"});
const std::vector<Colour> kMaterial = colours({"#F44336", "#FFEB3B", "#4CAF50", "#2196F3"});

bool has(const ColourVerdict& verdict, ColourFinding::Kind kind)
{
    for (const ColourFinding& finding : verdict.findings)
        if (finding.kind == kind) return true;
    return false;
}

}  // namespace

class ColourCheckTest : public QObject {
    Q_OBJECT
private slots:
    // Sharma, Wu, Dalal 2005, table 1, by its pair numbers.
    void differencesAreThoseOfThePublishedPairs_data()
    {
        QTest::addColumn<double>("l1");
        QTest::addColumn<double>("a1");
        QTest::addColumn<double>("b1");
        QTest::addColumn<double>("l2");
        QTest::addColumn<double>("a2");
        QTest::addColumn<double>("b2");
        QTest::addColumn<double>("expected");
        QTest::newRow("1") << 50.0 << 2.6772 << -79.7751 << 50.0 << 0.0 << -82.7485 << 2.0425;
        QTest::newRow("2") << 50.0 << 3.1571 << -77.2803 << 50.0 << 0.0 << -82.7485 << 2.8615;
        QTest::newRow("3") << 50.0 << 2.8361 << -74.0200 << 50.0 << 0.0 << -82.7485 << 3.4412;
        QTest::newRow("4") << 50.0 << -1.3802 << -84.2814 << 50.0 << 0.0 << -82.7485 << 1.0000;
        QTest::newRow("7") << 50.0 << 0.0 << 0.0 << 50.0 << -1.0 << 2.0 << 2.3669;
        QTest::newRow("9") << 50.0 << 2.4900 << -0.0010 << 50.0 << -2.4900 << 0.0009 << 7.1792;
        QTest::newRow("11") << 50.0 << 2.4900 << -0.0010 << 50.0 << -2.4900 << 0.0011 << 7.2195;
        QTest::newRow("13") << 50.0 << -0.0010 << 2.4900 << 50.0 << 0.0009 << -2.4900 << 4.8045;
        QTest::newRow("16") << 50.0 << 2.5 << 0.0 << 50.0 << 0.0 << -2.5 << 4.3065;
        QTest::newRow("17") << 50.0 << 2.5 << 0.0 << 73.0 << 25.0 << -18.0 << 27.1492;
        QTest::newRow("18") << 50.0 << 2.5 << 0.0 << 61.0 << -5.0 << 29.0 << 22.8977;
        QTest::newRow("20") << 50.0 << 2.5 << 0.0 << 58.0 << 24.0 << 15.0 << 19.4535;
        QTest::newRow("25") << 60.2574 << -34.0099 << 36.2677 << 60.4626 << -34.1751 << 39.4387 << 1.2644;
        QTest::newRow("28") << 36.4612 << 47.8580 << 18.3852 << 36.2715 << 50.5065 << 21.2231 << 1.4146;
        QTest::newRow("33") << 6.7747 << -0.2908 << -2.4247 << 5.8714 << -0.0985 << -2.2286 << 0.6377;
        QTest::newRow("34") << 2.0776 << 0.0795 << -1.1350 << 0.9033 << -0.0636 << -0.5514 << 0.9082;
    }
    void differencesAreThoseOfThePublishedPairs()
    {
        QFETCH(double, l1);
        QFETCH(double, a1);
        QFETCH(double, b1);
        QFETCH(double, l2);
        QFETCH(double, a2);
        QFETCH(double, b2);
        QFETCH(double, expected);
        const Lab first{l1, a1, b1};
        const Lab second{l2, a2, b2};
        QVERIFY(std::abs(ciede2000(first, second) - expected) < 0.00006);
        QVERIFY(std::abs(ciede2000(second, first) - expected) < 0.00006);
    }

    // `ux.md` section 3: seven visions, worst, grey step.
    void theBuiltInColoursKeepTheirPromise_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QList<double>>("deltaE");
        QTest::addColumn<double>("grey");
        QTest::newRow("light") << 0 << QList<double>{30.8, 21.8, 26.0, 23.2, 21.7, 27.6, 21.9} << 13.8;
        QTest::newRow("dark") << 1 << QList<double>{28.3, 20.3, 18.9, 22.0, 20.3, 19.1, 18.8} << 11.6;
    }
    void theBuiltInColoursKeepTheirPromise()
    {
        QFETCH(int, theme);
        QFETCH(QList<double>, deltaE);
        QFETCH(double, grey);
        const ColourVerdict verdict = checkColours(partnershipActivities(), static_cast<Theme>(theme));
        double worst = 100;
        for (std::size_t i = 0; i < kVisions; ++i) {
            const double expected = deltaE[static_cast<qsizetype>(i)];
            QVERIFY2(std::abs(verdict.deltaE[i] - expected) <= 0.1,
                     qPrintable(QString("%1: %2").arg(i).arg(verdict.deltaE[i])));
            worst = std::min(worst, expected);
        }
        QVERIFY(std::abs(verdict.worstDeltaE - worst) <= 0.1);
        QVERIFY2(std::abs(verdict.greyStep - grey) <= 0.1, qPrintable(QString::number(verdict.greyStep)));
        QVERIFY(verdict.worstLabelContrast >= kLeastLabelContrast);
        QVERIFY(verdict.worstPageContrast >= kLeastPageContrast);
        QVERIFY(verdict.passed());
    }

    void wellKnownPalettesComeOutAsMeasured()
    {
        const ColourVerdict okabeIto = checkColours(kOkabeIto, Theme::light);
        QVERIFY(!okabeIto.passed());
        QVERIFY(std::abs(okabeIto.worstDeltaE - 10.6) <= 0.1);
        QVERIFY(std::abs(okabeIto.greyStep - 0.8) <= 0.1);
        QVERIFY(has(okabeIto, ColourFinding::Kind::difference));
        QVERIFY(has(okabeIto, ColourFinding::Kind::greyStep));

        const ColourVerdict material = checkColours(kMaterial, Theme::light);
        QVERIFY(!material.passed());
        QVERIFY(std::abs(material.worstDeltaE - 6.0) <= 0.1);
        QVERIFY(std::abs(material.greyStep - 3.5) <= 0.1);
    }

    void contrastsAreThoseOfTheTable()
    {
        const auto on = [](const char* fill, Theme theme) {
            const Colour colour = *Colour::parse(fill);
            return contrastRatio(colour, markColourOn(colour, theme));
        };
        const struct {
            const char* fill;
            Theme theme;
            double expected;
        } rows[] = {{"#1F519E", Theme::light, 7.70}, {"#EFB443", Theme::light, 8.90},
                    {"#3A9C90", Theme::light, 5.00}, {"#5B1D38", Theme::light, 12.52},
                    {"#7B87BF", Theme::dark, 5.29},  {"#FFDE98", Theme::dark, 14.09},
                    {"#47D1C5", Theme::dark, 9.77},  {"#A45270", Theme::dark, 5.22}};
        for (const auto& row : rows)
            QVERIFY2(std::abs(on(row.fill, row.theme) - row.expected) < 0.01, row.fill);

        const Colour amber = *Colour::parse("#EFB443");
        const Colour page = themeColours(Theme::light).page;
        QVERIFY(std::abs(contrastRatio(amber, page) - 1.74) < 0.01);
        QVERIFY(std::abs(contrastRatio(borderOf(amber, Theme::light), page) - 5.55) < 0.01);
    }

    void everyFillGetsABorderThatStandsOutFromThePage()
    {
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const Colour page = themeColours(theme).page;
            for (int red = 0; red < 256; red += 51) {
                for (int green = 0; green < 256; green += 51) {
                    for (int blue = 0; blue < 256; blue += 51) {
                        const Colour fill{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                                          static_cast<std::uint8_t>(blue)};
                        QVERIFY(contrastRatio(borderOf(fill, theme), page) >= kLeastPageContrast);
                        QVERIFY(contrastRatio(fill, markColourOn(fill, theme)) >= 4.0);
                    }
                }
            }
        }
    }

    void greyKeepsTheLightness()
    {
        for (const Code& code : partnershipActivities().groups.front().codes) {
            const Colour grey = greyOf(code.light);
            QVERIFY(grey.red == grey.green && grey.green == grey.blue);
            QVERIFY(std::abs(labOf(grey).lightness - labOf(code.light).lightness) < 0.3);
        }
        QCOMPARE(greyOf(Colour{0, 0, 0}).text(), std::string("#000000"));
        QCOMPARE(greyOf(Colour{255, 255, 255}).text(), std::string("#FFFFFF"));
    }

    void whiteStaysWhiteUnderEveryVision()
    {
        for (std::size_t v = 0; v < kVisions; ++v) {
            const Colour seen = seenAs(Colour{255, 255, 255}, static_cast<Vision>(v));
            QVERIFY(seen.red >= 254 && seen.green >= 254 && seen.blue >= 254);
            QVERIFY(!visionName(static_cast<Vision>(v)).empty());
        }
    }

    void oneColourHasNothingToBeMistakenFor()
    {
        const ColourVerdict one = checkColours(colours({"#1F519E"}), Theme::light);
        QVERIFY(one.passed());
        QVERIFY(checkColours(std::vector<Colour>{}, Theme::dark).passed());
    }

    void aFindingNamesTheTwoActivities()
    {
        Scheme scheme = partnershipActivities();
        scheme.groups[0].codes[1].light = scheme.groups[0].codes[0].light;
        const ColourVerdict verdict = checkColours(scheme, Theme::light);
        QVERIFY(!verdict.passed());
        const std::string words = describe(verdict.findings.front(), scheme);
        QVERIFY(words.find("Locating and orienting change") != std::string::npos);
        QVERIFY(words.find("Creating meaning for change") != std::string::npos);
        QVERIFY(words.find("at least 18.0") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ColourCheckTest)
#include "tst_colour_check.moc"
