// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/grid/layout.h"
#include "tests/support/builders.h"

#include <cmath>

using namespace tessera;
using namespace tessera::test;

namespace {

std::vector<Square> squaresOf(const Journal& journal)
{
    return squaresByInteraction(journal.fold().timeline());
}

// So many squares of L and M in turn, 10 s each.
std::vector<Square> alternating(std::size_t count)
{
    std::string letters;
    for (std::size_t i = 0; i < count; ++i) letters += i % 2 == 0 ? 'L' : 'M';
    return squaresOf(visit(letters));
}

bool same(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

bool same(const Rect& a, const Rect& b)
{
    return same(a.x, b.x) && same(a.y, b.y) && same(a.width, b.width) && same(a.height, b.height);
}

}  // namespace

class TestLayout : public QObject {
    Q_OBJECT

private slots:
    void rowsHoldTwentySquares();
    void aRowIsLabelledWithTheRunningTimeOfItsFirstSquare();
    void rowsOfWholeMinutesAreNamedByTheirMinute();
    void squaresLieInTheirOrderAndStayApart();
    void squaresOfOneRunMeetAndTheRunGoesFlatOverARowsEnd();
    void aPauseStandsBetweenItsSquares();
    void aPauseAtTheEndStandsAfterTheLastSquare();
    void notesAndMarksStandInTheLaneOfTheirSquare();
    void whatIsPointedAtIsWhatLiesThere();
    void threeHundredSquaresFitOnAScreen();
    void aSquareNeverGetsTooSmallToSee();
    void mirroredTwiceIsTheSame();
    void mirroringChangesSides();
    void theRibbonFillsItsWidth();
    void aPauseHasNoWidthOnTheRibbon();
    void aMirroredRibbonBeginsAtItsEnd();
    void unitsHaveRowsOfWholeMinutes();
};

void TestLayout::rowsHoldTwentySquares()
{
    for (const auto& [count, rows] :
         {std::pair<std::size_t, std::size_t>{0, 0}, {1, 1}, {20, 1}, {21, 2}, {300, 15}}) {
        const auto squares = alternating(count);
        const GridLayout layout(squares, GridMetrics{});
        QCOMPARE(layout.rows(), rows);
        QVERIFY(same(layout.height(), static_cast<double>(rows) * layout.metrics().rowHeight()));
        std::size_t placed = 0;
        for (std::size_t row = 0; row < rows; ++row) placed += layout.row(row).cells.size();
        QCOMPARE(placed, count);
    }
}

void TestLayout::aRowIsLabelledWithTheRunningTimeOfItsFirstSquare()
{
    // Twenty squares of 10 s with a pause of a minute within the first: the second row begins at 3:20 all the
    // same.
    std::vector<Entry> entries{activity(0, 0), simple(EntryKind::pause, 5'000),
                               simple(EntryKind::resume, 65'000)};
    for (int i = 1; i < 22; ++i)
        entries.push_back(activity(60'000 + i * 10'000, static_cast<CodeIndex>(i % 2)));
    const auto squares = squaresOf(journalOf(entries));
    const GridLayout layout(squares, GridMetrics{});
    QCOMPARE(layout.row(0).label, clockText(Millis{0}));
    QCOMPARE(layout.row(1).label, clockText(Millis{200'000}));
}

void TestLayout::rowsOfWholeMinutesAreNamedByTheirMinute()
{
    const Timeline timeline =
        journalOf({activity(0, 0), simple(EntryKind::end, 25 * 60'000)}).fold().timeline();
    const auto squares = squaresByTime(timeline, Millis{30'000});
    GridMetrics metrics;
    QVERIFY(GridLayout(squares, metrics).row(2).byMinutes);
    QCOMPARE(GridLayout(squares, metrics).row(2).at, Millis{20 * 60'000});
    metrics.columns = 5;  // two minutes and a half
    QVERIFY(!GridLayout(squares, metrics).row(2).byMinutes);
    QVERIFY(!GridLayout(alternating(45), GridMetrics{}).row(1).byMinutes);
}

void TestLayout::squaresLieInTheirOrderAndStayApart()
{
    const auto squares = alternating(45);
    const GridLayout layout(squares, GridMetrics{});
    const GridMetrics& metrics = layout.metrics();
    for (std::size_t i = 0; i < layout.rows(); ++i) {
        const RowPicture row = layout.row(i);
        double edge = metrics.gutter;
        for (const CellPicture& cell : row.cells) {
            QVERIFY(same(cell.rect, layout.cellRect(cell.square)));
            QVERIFY(cell.rect.x >= edge);
            QVERIFY(cell.rect.x + cell.rect.width <= metrics.width);
            QVERIFY(cell.rect.y >= row.rect.y + metrics.lane() - 1e-9);
            QVERIFY(cell.rect.y + cell.rect.height <= row.rect.y + row.rect.height + 1e-9);
            QVERIFY(!cell.joinsLeft && !cell.joinsRight && !cell.flatLeft && !cell.flatRight);
            edge = cell.rect.x + cell.rect.width + metrics.gap;
        }
    }
    QVERIFY(metrics.lane() >= 0.28 * metrics.cell());
}

void TestLayout::squaresOfOneRunMeetAndTheRunGoesFlatOverARowsEnd()
{
    // L at 17, then a run of M over squares 18 to 21, then J.
    const auto squares =
        squaresOf(visit("LMLMLMLMLMLMLMLMLL"
                        "MMMM"
                        "J"));
    const GridLayout layout(squares, GridMetrics{});
    const auto first = layout.row(0).cells, second = layout.row(1).cells;
    QVERIFY(first[17].joinsLeft && !first[17].joinsRight);  // the run L L ends before it
    QVERIFY(!first[18].joinsLeft && !first[18].flatLeft);
    QVERIFY(first[18].joinsRight && first[19].joinsLeft);
    QVERIFY(same(first[18].rect.x + first[18].rect.width, first[19].rect.x));
    QVERIFY(first[19].flatRight && !first[19].joinsRight);
    QVERIFY(second[0].flatLeft && !second[0].joinsLeft && second[0].joinsRight);
    QVERIFY(second[1].joinsLeft && !second[1].joinsRight && !second[1].flatRight);
    QVERIFY(!second[2].joinsLeft && !second[2].flatLeft);
}

void TestLayout::aPauseStandsBetweenItsSquares()
{
    // L, pause, L again: two squares that are not joined. Then a pause within M stands before the J that
    // follows.
    const auto squares = squaresOf(
        journalOf({activity(0, 0), simple(EntryKind::pause, 5'000), activity(9'000, 0), activity(20'000, 1),
                   simple(EntryKind::pause, 25'000), simple(EntryKind::resume, 30'000), activity(40'000, 2),
                   simple(EntryKind::end, 50'000)}));
    const GridLayout layout(squares, GridMetrics{});
    const auto cells = layout.row(0).cells;
    QCOMPARE(cells.size(), std::size_t{4});
    QVERIFY(!cells[0].pausedBefore && !cells[0].joinsRight);
    QVERIFY(cells[1].pausedBefore && !cells[1].joinsLeft);
    QVERIFY(!cells[2].pausedBefore);
    QVERIFY(cells[3].pausedBefore);
    for (const auto& cell : cells) QVERIFY(!cell.pausedAfter);
}

void TestLayout::aPauseAtTheEndStandsAfterTheLastSquare()
{
    const auto squares =
        squaresOf(journalOf({activity(0, 0), activity(5'000, 1), simple(EntryKind::pause, 9'000),
                             simple(EntryKind::end, 12'000)}));
    const auto cells = GridLayout(squares, GridMetrics{}).row(0).cells;
    QVERIFY(!cells[0].pausedAfter);
    QVERIFY(cells[1].pausedAfter);
}

void TestLayout::notesAndMarksStandInTheLaneOfTheirSquare()
{
    const auto squares = squaresOf(journalOf({activity(0, 0), note(4'000, "n"), activity(10'000, 1),
                                              marker(10'000, kNoCode), activity(20'000, 2)}));
    const auto cells = GridLayout(squares, GridMetrics{}).row(0).cells;
    QVERIFY(cells[0].note && !cells[0].marker);
    QVERIFY(!cells[1].note && cells[1].marker);
    QVERIFY(!cells[2].note && !cells[2].marker);
}

void TestLayout::whatIsPointedAtIsWhatLiesThere()
{
    const auto squares = alternating(47);
    const GridLayout layout(squares, GridMetrics{});
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const Rect rect = layout.cellRect(i);
        for (const double x : {0.01, 0.5, 0.99})
            for (const double y : {0.01, 0.5, 0.99})
                QVERIFY(layout.squareAt(rect.x + rect.width * x, rect.y + rect.height * y) == i);
    }
    const Rect next = layout.cellRect(47);
    QVERIFY(!layout.squareAt(next.x + next.width / 2, next.y + next.height / 2));
    QVERIFY(!layout.squareAt(5, 5));  // the row's label
    QVERIFY(!layout.squareAt(100, -1));
    QVERIFY(!layout.squareAt(100, layout.height() + 1));
}

void TestLayout::threeHundredSquaresFitOnAScreen()
{
    // The page of a 1280 x 800 tablet, its bars left out.
    GridMetrics metrics;
    metrics.width = 760;
    const double height = 560;
    const auto squares = alternating(300);
    const GridMetrics small = fitted(metrics, squares.size(), height);
    const GridLayout layout(squares, small);
    QVERIFY(layout.height() <= height);
    const Rect last = layout.cellRect(299);
    QVERIFY(last.y + last.height <= height);
    QVERIFY(last.x + last.width <= metrics.width);

    GridMetrics larger = small;
    larger.largestCell += 1;
    QVERIFY(GridLayout(squares, larger).height() > height);  // the largest that fits
    QVERIFY(
        same(fitted(metrics, 20, height).cell(), metrics.cell()));  // few squares stay as large as they were
}

void TestLayout::aSquareNeverGetsTooSmallToSee()
{
    QVERIFY(same(fitted(GridMetrics{}, 100'000, 300).cell(), 8));
}

void TestLayout::mirroredTwiceIsTheSame()
{
    const auto squares =
        squaresOf(journalOf({activity(0, 0), activity(2'000, 0), simple(EntryKind::pause, 5'000),
                             activity(9'000, 1), simple(EntryKind::end, 12'000)}));
    const RowPicture row = GridLayout(squares, GridMetrics{}).row(0);
    const RowPicture twice = mirrored(mirrored(row));
    QCOMPARE(twice.fromRight, row.fromRight);
    QVERIFY(same(twice.rect, row.rect));
    QCOMPARE(twice.label, row.label);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const CellPicture &a = twice.cells[i], &b = row.cells[i];
        QVERIFY(same(a.rect, b.rect));
        QVERIFY(a.joinsLeft == b.joinsLeft && a.joinsRight == b.joinsRight);
        QVERIFY(a.flatLeft == b.flatLeft && a.flatRight == b.flatRight);
        QVERIFY(a.pausedBefore == b.pausedBefore && a.pausedAfter == b.pausedAfter);
    }
}

void TestLayout::mirroringChangesSides()
{
    const auto squares = squaresOf(visit("LL"));
    const RowPicture row = mirrored(GridLayout(squares, GridMetrics{}).row(0));
    QVERIFY(row.fromRight);
    QVERIFY(row.cells[0].rect.x > row.cells[1].rect.x);
    QVERIFY(row.cells[0].joinsLeft && row.cells[1].joinsRight);
    QVERIFY(same(row.cells[1].rect.x + row.cells[1].rect.width, row.cells[0].rect.x));
    QVERIFY(same(row.cells[0].rect.x + row.cells[0].rect.width, row.rect.width - GridMetrics{}.gutter));
}

void TestLayout::theRibbonFillsItsWidth()
{
    const Timeline timeline =
        journalOf({activity(0, 0), activity(61'000, 1), simple(EntryKind::pause, 100'000),
                   simple(EntryKind::resume, 190'000), simple(EntryKind::cannotTell, 200'000),
                   activity(233'000, 1), simple(EntryKind::end, 500'000)})
            .fold()
            .timeline();
    const RibbonPicture picture = ribbon(timeline, 640);
    double x = 0;
    for (const RibbonSegment& segment : picture.segments) {
        QVERIFY(same(segment.x, x));
        x += segment.width;
    }
    QVERIFY(std::abs(x - 640) < 1e-6);
    QCOMPARE(picture.segments.size(), std::size_t{5});  // L, M, M after the pause, ?, M
    QVERIFY(same(picture.segments[0].width, 640.0 * 61 / 410));
    QCOMPARE(picture.ticks.front().label, std::string("0"));
    for (const RibbonTick& tick : picture.ticks) QVERIFY(tick.x <= 640);
    QVERIFY(ribbon(Timeline{}, 640).segments.empty());
}

void TestLayout::aPauseHasNoWidthOnTheRibbon()
{
    const Timeline timeline =
        journalOf({activity(0, 0), simple(EntryKind::pause, 30'000), activity(90'000, 1),
                   simple(EntryKind::pause, 120'000), simple(EntryKind::end, 150'000)})
            .fold()
            .timeline();
    const RibbonPicture picture = ribbon(timeline, 600);
    QCOMPARE(picture.pauses.size(), std::size_t{2});
    QVERIFY(same(picture.pauses[0], 300));
    QVERIFY(same(picture.pauses[1], 600));
}

void TestLayout::aMirroredRibbonBeginsAtItsEnd()
{
    const Timeline timeline = journalOf({activity(0, 0), simple(EntryKind::pause, 30'000),
                                         activity(90'000, 1), simple(EntryKind::end, 180'000)})
                                  .fold()
                                  .timeline();
    const RibbonPicture usual = ribbon(timeline, 400);
    const RibbonPicture turned = mirrored(usual, 400);
    QVERIFY(turned.fromRight && !usual.fromRight);
    QVERIFY(same(turned.segments.front().x, 300));  // 30 s of 120 s, at the right
    QVERIFY(same(turned.segments.front().width, 100));
    QVERIFY(same(turned.pauses.front(), 300));
    QVERIFY(same(turned.ticks.front().x, 400));
    QCOMPARE(mirrored(turned, 400).pauses, usual.pauses);
}

void TestLayout::unitsHaveRowsOfWholeMinutes()
{
    using std::chrono::seconds;
    QCOMPARE(rowLength(Millis{0}), std::optional{20});
    for (const int unit : {15, 30, 60}) QCOMPARE(rowLength(seconds{unit}), std::optional{20});
    for (const int unit : {10, 20}) QCOMPARE(rowLength(seconds{unit}), std::optional{18});
    for (const int unit : {0, 10, 15, 20, 30, 60})
        QCOMPARE(rowLength(seconds{unit}, true), std::optional{10});
    QVERIFY(!rowLength(Millis{700}));
    QVERIFY(!rowLength(Millis{-1}));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
