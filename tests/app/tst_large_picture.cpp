// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/look.h"
#include "tests/app/shown_grid.h"

#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

std::vector<CodeIndex> inTurn(std::size_t count)
{
    std::vector<CodeIndex> codes;
    for (std::size_t i = 0; i < count; ++i) codes.push_back(static_cast<CodeIndex>(i % 4));
    return codes;
}

QColor fillOf(const FixedSource& source, std::size_t square, bool dark)
{
    Look look;
    look.theme = dark ? Theme::dark : Theme::light;
    return fillColour(source.scheme(), source.all[square].code, look);
}

}  // namespace

// A picture of thousands of squares does not hold the page up: it comes in from the top, and is then whole.
class LargePicture : public QObject {
    Q_OBJECT

private slots:
    void thousandsOfSquaresComeInOverAFewFrames()
    {
        FixedSource source(inTurn(2'000));
        Shown shown(source, 1000, 1600);
        shown.grid.setFit(true);
        QVERIFY(!shown.grid.whole());
        QImage picture = shown.picture();
        QCoreApplication::processEvents();
        QVERIFY(!shown.grid.whole());
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(0))), fillOf(source, 0, false));
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(1'999))), Shown::page());
        int frames = 1;
        for (; !shown.grid.whole() && frames < 20; ++frames) {
            picture = shown.picture();
            QCoreApplication::processEvents();
        }
        QVERIFY(frames <= static_cast<int>(2'000 / SequenceGrid::kSquaresAFrame + 2));
        for (const std::size_t square : {std::size_t{0}, std::size_t{999}, std::size_t{1'999}})
            QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(static_cast<int>(square)))),
                     fillOf(source, square, false));
    }

    void whatOnlyLooksDifferentChangesAtOnce()
    {
        FixedSource source(inTurn(2'000));
        Shown shown(source, 1000, 1600);
        shown.grid.setFit(true);
        whole(shown);
        shown.grid.setDark(true);
        const QImage picture = shown.picture();
        for (const std::size_t square : {std::size_t{0}, std::size_t{1'999}})
            QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(static_cast<int>(square)))),
                     fillOf(source, square, true));
    }

    void aVisitOfAnyUsualLengthIsWholeWithItsFirstFrame()
    {
        FixedSource source(inTurn(300));
        Shown shown(source, 800, 600);
        shown.grid.setFit(true);
        const QImage picture = shown.picture();
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(299))), fillOf(source, 299, false));
        QCoreApplication::processEvents();
        QVERIFY(shown.grid.whole());
    }

private:
    static void whole(Shown& shown)
    {
        for (int i = 0; !shown.grid.whole() && i < 20; ++i) {
            static_cast<void>(shown.picture());
            QCoreApplication::processEvents();
        }
        QVERIFY(shown.grid.whole());
    }
};

QTEST_MAIN(LargePicture)
#include "tst_large_picture.moc"
