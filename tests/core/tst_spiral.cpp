// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/spiral.h"
#include "core/reflection/spiral_letters.h"
#include "tests/support/builders.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace tessera;
using namespace tessera::test;

namespace {

SpiralAsk askFor(int steps, double side = 640)
{
    SpiralAsk ask;
    ask.width = ask.height = side;
    for (int i = 0; i < steps; ++i) {
        SpiralStep step;
        step.visit = static_cast<std::uint32_t>(i / 3 + 1);
        step.kind = static_cast<std::uint32_t>(i % 5 + 1);
        step.repair = i % 5 == 4;
        step.tags = static_cast<std::uint32_t>(i % 8);
        step.issue = i % 2 == 0 ? "Sleep" : "Partner's part";
        ask.steps.push_back(step);
    }
    for (int visit = 1; visit <= steps / 3 + 1; ++visit)
        ask.visitLabels.push_back("visit " + std::to_string(visit));
    return ask;
}

// Everything that takes a place of its own on the line, in order.
std::vector<SpiralPoint> placesOf(const SpiralPicture& picture)
{
    std::vector<SpiralPoint> places;
    if (picture.folded > 0) places.push_back(picture.fold);
    for (const SpiralDot& dot : picture.dots) places.push_back(dot.centre);
    return places;
}

double radiusOf(const SpiralPicture& picture, SpiralPoint point)
{
    return std::hypot(point.x - picture.centre.x, point.y - picture.centre.y);
}

// The length of the line between two of its radii, by Simpson's rule over the angle: apart from the closed
// form that the layout uses.
double lengthBetween(const SpiralPicture& picture, double from, double to)
{
    const double b = picture.loop / (2 * std::numbers::pi);
    const double first = from / b, last = to / b;
    constexpr int kPieces = 2'000;
    const double width = (last - first) / kPieces;
    const auto speed = [b](double angle) { return std::hypot(b * angle, b); };
    double sum = speed(first) + speed(last);
    for (int i = 1; i < kPieces; ++i) sum += (i % 2 == 1 ? 4 : 2) * speed(first + i * width);
    return sum * width / 3;
}

bool within(const SpiralPicture& picture, const Rect& box)
{
    constexpr double kSlack = 1e-9;
    return box.x >= -kSlack && box.y >= -kSlack && box.x + box.width <= picture.width + kSlack &&
           box.y + box.height <= picture.height + kSlack;
}

Rect targetOf(const SpiralPicture& picture, SpiralPoint place)
{
    return {place.x - picture.target / 2, place.y - picture.target / 2, picture.target, picture.target};
}

bool overlap(const Rect& a, const Rect& b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

}  // namespace

class SpiralLayout : public QObject {
    Q_OBJECT

private slots:
    void aFieldOf640HoldsNineteenStepsThenFortyTwo()
    {
        QCOMPARE(spiralRoom(640).wide, std::size_t{19});
        QCOMPARE(spiralRoom(640).tight, std::size_t{42});
        QCOMPARE(layoutSpiral(askFor(19)).step, 124.0);
        QCOMPARE(layoutSpiral(askFor(19)).loop, 104.0);
        QCOMPARE(layoutSpiral(askFor(20)).step, 84.0);
        QCOMPARE(layoutSpiral(askFor(20)).loop, 70.0);
        QCOMPARE(layoutSpiral(askFor(42)).folded, std::size_t{0});
        QCOMPARE(layoutSpiral(askFor(42)).dots.size(), std::size_t{42});
    }

    void stepsLieAtEqualDistanceAlongTheLine_data() { counts(); }
    void stepsLieAtEqualDistanceAlongTheLine()
    {
        QFETCH(int, steps);
        QFETCH(double, scale);
        SpiralAsk ask = askFor(steps, 700);
        ask.scale = scale;
        const SpiralPicture picture = layoutSpiral(ask);
        const auto places = placesOf(picture);
        for (std::size_t i = 1; i < places.size(); ++i) {
            const double length =
                lengthBetween(picture, radiusOf(picture, places[i - 1]), radiusOf(picture, places[i]));
            QVERIFY2(std::abs(length - picture.step) < 1e-6,
                     qPrintable(QString("%1: %2").arg(i).arg(length, 0, 'g', 12)));
        }
    }

    void theDotsLieOnTheDrawnLine()
    {
        const SpiralPicture picture = layoutSpiral(askFor(30));
        for (const SpiralDot& dot : picture.dots) {
            double nearest = 1e9;
            for (std::size_t i = 1; i < picture.line.size(); ++i) {
                const SpiralPoint a = picture.line[i - 1], b = picture.line[i];
                const double dx = b.x - a.x, dy = b.y - a.y;
                const double share = std::clamp(
                    ((dot.centre.x - a.x) * dx + (dot.centre.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
                nearest = std::min(
                    nearest, std::hypot(a.x + share * dx - dot.centre.x, a.y + share * dy - dot.centre.y));
            }
            QVERIFY2(nearest < 0.3, qPrintable(QString::number(nearest)));
        }
    }

    void theLoopsAreEquallyFarApart()
    {
        const SpiralPicture picture = layoutSpiral(askFor(42));
        // Straight below the centre the line passes once a loop.
        std::vector<double> crossings;
        for (std::size_t i = 1; i < picture.line.size(); ++i) {
            const double a = picture.line[i - 1].x - picture.centre.x,
                         b = picture.line[i].x - picture.centre.x;
            if ((a > 0) == (b > 0) || picture.line[i].y < picture.centre.y) continue;
            crossings.push_back(radiusOf(picture, picture.line[i]));
        }
        QVERIFY(crossings.size() >= 2);
        for (std::size_t i = 1; i < crossings.size(); ++i)
            QVERIFY(std::abs(crossings[i] - crossings[i - 1] - 70) < 3);
    }

    void noTargetOverlapsAnotherAndAllFit_data() { counts(); }
    void noTargetOverlapsAnotherAndAllFit()
    {
        QFETCH(int, steps);
        QFETCH(double, scale);
        for (const QSize size : {QSize(640, 640), QSize(760, 690), QSize(420, 900)}) {
            SpiralAsk ask = askFor(steps);
            ask.width = size.width();
            ask.height = size.height();
            ask.scale = scale;
            ask.chosen = steps - 1;
            const SpiralPicture picture = layoutSpiral(ask);
            const auto places = placesOf(picture);
            QCOMPARE(picture.dots.size() + picture.folded, static_cast<std::size_t>(steps));
            QVERIFY(picture.target >= 48 * std::min(1.0, picture.unit) - 1e-9);
            for (std::size_t i = 0; i < places.size(); ++i) {
                QVERIFY(within(picture, targetOf(picture, places[i])));
                QVERIFY(radiusOf(picture, places[i]) - picture.target / 2 > picture.disc);
                for (std::size_t j = i + 1; j < places.size(); ++j)
                    QVERIFY2(!overlap(targetOf(picture, places[i]), targetOf(picture, places[j])),
                             qPrintable(QString("%1 and %2 of %3").arg(i).arg(j).arg(steps)));
            }
            for (const SpiralLabel& label : picture.labels) QVERIFY(within(picture, label.box));
        }
    }

    void olderLoopsFoldToACount()
    {
        const SpiralPicture picture = layoutSpiral(askFor(43));
        // One place of the 42 is the count's; the other 41 are the latest steps'.
        QCOMPARE(picture.folded, std::size_t{2});
        QCOMPARE(picture.dots.size(), std::size_t{41});
        QCOMPARE(picture.dots.front().step, std::size_t{2});
        QCOMPARE(picture.dots.back().step, std::size_t{42});
        QVERIFY(std::abs(radiusOf(picture, picture.fold) - picture.innermost) < 1e-9);
    }

    void repairIsATriangleAndNothingElseIs()
    {
        for (const SpiralDot& dot : layoutSpiral(askFor(15)).dots) QCOMPARE(dot.triangle, dot.kind == 5);
    }

    void whatAStepFedBackLeadsToTheCentre()
    {
        const SpiralPicture picture = layoutSpiral(askFor(16));
        std::size_t expected = 0;
        for (int i = 0; i < 16; ++i)
            for (const int bit : {1, 2, 4}) expected += (i % 8 & bit) != 0 ? 1 : 0;
        QCOMPARE(picture.links.size(), expected);
        for (const SpiralLink& link : picture.links) {
            QVERIFY(std::abs(radiusOf(picture, link.to) - picture.disc) < 1e-9);
            QVERIFY(radiusOf(picture, link.from) > picture.disc);
        }
    }

    void aThreadJoinsTheDotsOfOneIssue()
    {
        SpiralAsk ask = askFor(9);
        ask.thread = "Sleep";
        const SpiralPicture picture = layoutSpiral(ask);
        QCOMPARE(picture.thread.size(), std::size_t{5});
        for (std::size_t i = 1; i < picture.thread.size(); ++i)
            QVERIFY(radiusOf(picture, picture.thread[i]) > radiusOf(picture, picture.thread[i - 1]));
        QVERIFY(layoutSpiral(askFor(9)).thread.empty());
    }

    void theLastEightAndTheChosenOneNameTheirIssue()
    {
        SpiralAsk ask = askFor(12);
        for (std::size_t i = 0; i < ask.steps.size(); ++i) ask.steps[i].issue = "issue " + std::to_string(i);
        const auto issues = [](const SpiralPicture& picture) {
            return std::count_if(picture.labels.begin(), picture.labels.end(),
                                 [](const SpiralLabel& label) { return !label.bold; });
        };
        const auto visits = [](const SpiralPicture& picture) {
            return std::count_if(picture.labels.begin(), picture.labels.end(),
                                 [](const SpiralLabel& label) { return label.bold; });
        };
        QCOMPARE(issues(layoutSpiral(ask)), 8);
        QCOMPARE(visits(layoutSpiral(ask)), 4);
        ask.chosen = 0;
        QCOMPARE(issues(layoutSpiral(ask)), 9);
    }

    // A screen at 200 %: the drawing grows to 1.6 at the most, its words with the other words of the page.
    void letteringGrowsWithTheTextAndLiesOverNothing_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("side");
        for (const int steps : {1, 5, 12, 19})
            for (const double side : {560.0, 760.0, 1'000.0})
                QTest::addRow("%d steps on %.0f", steps, side) << steps << side;
    }
    void letteringGrowsWithTheTextAndLiesOverNothing()
    {
        QFETCH(int, steps);
        QFETCH(double, side);
        SpiralAsk ask = askFor(steps, side);
        ask.scale = 1.6;
        const SpiralPicture before = layoutSpiral(ask), now = layoutLettered(ask, 2);
        QVERIFY(now.text >= before.text && now.text <= 28);
        // Nineteen steps of seven visits leave room for larger words only on a larger field.
        QVERIFY2(now.text > before.text || (steps == 19 && side < 1'000.0),
                 "the words stay as small as they were");
        QVERIFY(!now.labels.empty());
        const auto around = [](SpiralPoint at, double half) {
            return Rect{at.x - half, at.y - half, 2 * half, 2 * half};
        };
        for (std::size_t i = 0; i < now.labels.size(); ++i) {
            Rect box = now.labels[i].box;
            QVERIFY(within(now, box));
            box.height -= 0.02;  // lines of one label meet
            for (std::size_t j = i + 1; j < now.labels.size(); ++j) {
                Rect other = now.labels[j].box;
                other.height -= 0.02;
                QVERIFY2(!overlap(box, other), now.labels[i].words.c_str());
            }
            if (now.text <= before.text) continue;  // as before, at their own size
            QVERIFY(!overlap(box, around(now.centre, now.disc - 0.02)));
            QVERIFY2(!overlap(box, around(now.tail.back(), now.dot / 2 - 0.02)), now.labels[i].words.c_str());
            for (const SpiralDot& dot : now.dots)
                QVERIFY2(!overlap(box, around(dot.centre, now.dot / 2 - 0.02)), now.labels[i].words.c_str());
        }
        // The drawing under them is the same; at the usual size nothing changes.
        QCOMPARE(now.dots.size(), before.dots.size());
        QCOMPARE(layoutLettered(askFor(steps, side), 1).text, layoutSpiral(askFor(steps, side)).text);
    }

    void theTailGoesOnFromTheLastStep()
    {
        const SpiralPicture picture = layoutSpiral(askFor(7));
        QVERIFY(std::abs(picture.tail.front().x - picture.dots.back().centre.x) < 1e-9);
        QVERIFY(std::abs(picture.tail.front().y - picture.dots.back().centre.y) < 1e-9);
        QVERIFY(radiusOf(picture, picture.tail.back()) > radiusOf(picture, picture.dots.back().centre));
        QVERIFY(!layoutSpiral(askFor(0)).tail.empty());  // nothing yet: only what may come
    }

    void readFromTheRightItIsMirrored()
    {
        SpiralAsk ask = askFor(10);
        const SpiralPicture left = layoutSpiral(ask);
        ask.mirrored = true;
        const SpiralPicture right = layoutSpiral(ask);
        for (std::size_t i = 0; i < left.dots.size(); ++i) {
            QVERIFY(std::abs(left.dots[i].centre.x + right.dots[i].centre.x - 640) < 1e-9);
            QCOMPARE(left.dots[i].centre.y, right.dots[i].centre.y);
        }
    }

    void stepsAreTheMarksOfWhichItWasSaidWhatTheyAre()
    {
        const auto repair = *partnershipActivities().find("repair");
        const auto valuing = *partnershipActivities().find("valuing-themselves");
        Entry tag = correction(EntryKind::tag, 31'000, 3, repair);
        tag.tags = 3;
        tag.text = "the nights";
        const Journal journal = journalOf({activity(0, 0), marker(10'000, kNoCode), marker(20'000, kNoCode),
                                           marker(30'000, valuing), tag, simple(EntryKind::end, 40'000)});
        const auto steps = stepsOf(journal.fold().timeline(), partnershipActivities(), 4);
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps[0].kind, 5U);
        QVERIFY(steps[0].repair);
        QCOMPARE(steps[0].tags, 3U);
        QCOMPARE(steps[0].issue, std::string("the nights"));
        QCOMPARE(steps[0].visit, 4U);
        QCOMPARE(steps[0].at, Millis{10'000});
        QCOMPARE(steps[1].kind, 2U);
        QVERIFY(!steps[1].repair);
    }

private:
    static void counts()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("scale");
        for (const int steps : {0, 1, 2, 7, 19, 20, 42, 43, 120, 500})
            for (const double scale : {1.0, 1.3, 1.6})
                QTest::addRow("%d steps, text %d %%", steps, static_cast<int>(scale * 100)) << steps << scale;
    }
};

QTEST_GUILESS_MAIN(SpiralLayout)
#include "tst_spiral.moc"
