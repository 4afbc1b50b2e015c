// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_grid.h"
#include "app/render/row_painter.h"
#include "tests/app/shown_grid.h"
#include "tests/support/builders.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <random>

using namespace tessera;
using tessera::test::at;
using tessera::test::clearSpot;
using tessera::test::FixedSource;
using tessera::test::Shown;

namespace {

constexpr CodeIndex kLocating = 0, kMeaning = 1, kJointAction = 2, kPlanning = 3;

Look look(Theme theme = Theme::light)
{
    Look chosen;
    chosen.theme = theme;
    return chosen;
}

// A visit that is being coded by chance: any act that the session's rules allow.
class ChanceVisit {
public:
    explicit ChanceVisit(unsigned seed) : random_(seed), journal_(randomUuid(), partnershipActivities())
    {
        add(test::headerEntry());
        source.attach(&journal_.fold());
    }

    void step()
    {
        at_ += 400 + static_cast<std::int64_t>(random_() % 20'000);
        const auto code = static_cast<CodeIndex>(random_() % 4);
        switch (random_() % 16) {
            case 0:
                add(test::simple(EntryKind::pause, at_));
                break;
            case 1:
            case 2:
                add(test::simple(EntryKind::resume, at_));
                break;
            case 3:
            case 4:
                add(test::simple(EntryKind::undo, at_));
                break;
            case 5:
                add(test::simple(EntryKind::redo, at_));
                break;
            case 6:
                add(test::simple(EntryKind::cannotTell, at_));
                break;
            case 7:
                add(test::note(at_, "a note"));
                break;
            case 8:
                add(test::marker(at_, kNoCode));
                break;
            case 9:
                add(test::earlier(at_, 500));
                break;
            case 10:
                source.setDurable(journal_.entries().back().number);
                break;
            default:
                add(test::activity(at_, code));
        }
    }

    LiveGrid source;

private:
    void add(const Entry& entry)
    {
        const auto added = journal_.append(entry);
        if (added && added->kind != EntryKind::header) source.follow(*added);
    }

    std::mt19937 random_;
    Journal journal_;
    std::int64_t at_ = 0;
};

}  // namespace

class TestRender : public QObject {
    Q_OBJECT

private slots:
    void everySquareHasItsActivitysColourAndMark_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everySquareHasItsActivitysColourAndMark()
    {
        QFETCH(bool, dark);
        const Look chosen = look(dark ? Theme::dark : Theme::light);
        FixedSource source({kLocating, kMeaning, kJointAction, kPlanning, kLocating});
        Shown shown(source);
        shown.grid.setDark(dark);
        const QImage picture = shown.picture();
        for (int i = 0; i < 5; ++i) {
            const CodeIndex code = source.all[static_cast<std::size_t>(i)].code;
            const QRectF place = shown.grid.rectOf(i);
            QCOMPARE(at(picture, clearSpot(place)), fillColour(source.scheme(), code, chosen));
            // Ball and triangle cover the middle; the two balls stand left and right of it.
            if (code == kLocating || code == kPlanning)
                QCOMPARE(at(picture, place.center().toPoint()), markColour(source.scheme(), code, chosen));
        }
    }

    void aRunIsJoinedAndAShiftLeavesAGap()
    {
        FixedSource source({kLocating, kLocating, kPlanning});
        Shown shown(source);
        const QImage picture = shown.picture();
        const QRectF first = shown.grid.rectOf(0), second = shown.grid.rectOf(1),
                     third = shown.grid.rectOf(2);
        const int middle = static_cast<int>(first.top() + first.height() * 0.84);
        const QColor page = Shown::page();
        for (int x = static_cast<int>(first.left()) + 1; x < static_cast<int>(second.right()) - 1; ++x)
            QVERIFY2(at(picture, {x, middle}) != page, qPrintable(QString::number(x)));
        QCOMPARE(at(picture, QPointF((second.right() + third.left()) / 2, middle).toPoint()), page);
    }

    void aRunThatGoesOverTheRowsEndIsFlatThere()
    {
        FixedSource source(std::vector<CodeIndex>(21, kLocating));
        Shown shown(source);
        const QImage picture = shown.picture();
        const auto cornerIsFilled = [&](const QPointF& corner) {
            return at(picture, corner.toPoint()) != Shown::page();
        };
        QVERIFY(!cornerIsFilled(shown.grid.rectOf(0).topLeft()));
        QVERIFY(cornerIsFilled(shown.grid.rectOf(19).topRight() + QPointF(-1, 0)));
        QVERIFY(cornerIsFilled(shown.grid.rectOf(20).topLeft()));
        QVERIFY(!cornerIsFilled(shown.grid.rectOf(20).topRight() + QPointF(-1, 0)));
    }

    void aSquareByTimeIsFilledLeftToRightAsTheTimeWent()
    {
        FixedSource source({kMeaning});
        source.all[0].slices = {{kPlanning, Millis{10'000}}, {kMeaning, Millis{15'000}}};
        source.all[0].unfilled = Millis{5'000};
        Shown shown(source);
        const QImage picture = shown.picture();
        const QRectF place = shown.grid.rectOf(0);
        const auto colourAt = [&](double share) {
            return at(
                picture,
                QPointF(place.left() + place.width() * share, place.top() + place.height() * 0.84).toPoint());
        };
        QCOMPARE(colourAt(0.15), fillColour(source.scheme(), kPlanning, look()));
        QCOMPARE(colourAt(0.45), fillColour(source.scheme(), kMeaning, look()));
        QCOMPARE(colourAt(0.75), fillColour(source.scheme(), kMeaning, look()));
        QCOMPARE(colourAt(0.91), Shown::page());
    }

    void aSquareIsHollowUntilItIsStored()
    {
        FixedSource source(std::vector<CodeIndex>(200, kLocating));
        source.durable = 199;
        Shown shown(source, 800, 600);
        const QPoint last = clearSpot(shown.grid.rectOf(199));
        const QPoint before = clearSpot(shown.grid.rectOf(198));
        const QColor solid = fillColour(source.scheme(), kLocating, look());
        QImage picture = shown.picture();
        QCOMPARE(at(picture, before), solid);
        QCOMPARE(at(picture, last), Shown::page());

        const int painted = shown.grid.tilesPainted();
        source.durable = 200;
        emit source.durableChanged();
        picture = shown.picture();
        QCOMPARE(at(picture, last), solid);
        QCOMPARE(shown.grid.tilesPainted() - painted, 1);
    }

    void aPictureThatGrewIsTheSameAsOneMadeAnew_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("next");
        QTest::addColumn<bool>("fit");
        QTest::addColumn<bool>("mirrored");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::addRow("chance %u", seed) << seed << (seed % 2 == 0) << (seed > 2) << (seed == 3);
    }
    void aPictureThatGrewIsTheSameAsOneMadeAnew()
    {
        QFETCH(unsigned, seed);
        QFETCH(bool, next);
        QFETCH(bool, fit);
        QFETCH(bool, mirrored);
        const auto dress = [&](SequenceGrid& grid) {
            grid.setShowNext(next);
            grid.setFit(fit);
            grid.setMirrored(mirrored);
        };
        ChanceVisit visit(seed);
        Shown grown(visit.source, 640, 240);
        dress(grown.grid);
        for (int i = 0; i < 180; ++i) {
            visit.step();
            const QImage picture = grown.picture();
            if (i % 6 != 0) continue;
            Shown anew(visit.source, 640, 240);
            dress(anew.grid);
            QCOMPARE(grown.grid.contentHeight(), anew.grid.contentHeight());
            QVERIFY2(picture == anew.picture(), qPrintable(QStringLiteral("after step %1").arg(i)));
        }
        QVERIFY(visit.source.squares().size() > 20);
    }

    void aRunThatGrowsOverATilesEndLosesItsRoundCornerThere()
    {
        FixedSource source;
        Shown grown(source);
        for (int i = 0; i < 45; ++i) {
            source.add(kLocating);
            emit source.appended();
            const QImage picture = grown.picture();
            Shown anew(source);
            QVERIFY2(picture == anew.picture(), qPrintable(QString::number(i + 1)));
        }
    }

    void theNextSquareIsOutlinedWhereItWillCome()
    {
        for (const bool mirrored : {false, true}) {
            FixedSource source({kLocating});
            Shown shown(source);
            shown.grid.setMirrored(mirrored);
            const QImage without = shown.picture();
            shown.grid.setShowNext(true);
            const QImage with = shown.picture();
            source.add(kPlanning);
            const QRect place = shown.grid.rectOf(1).toAlignedRect();
            QVERIFY(with.copy(place) != without.copy(place));
            QCOMPARE(at(with, place.center()), Shown::page());
        }
    }

    void aTapCostsTheSameHoweverManySquaresThereAre()
    {
        for (const std::size_t count : {std::size_t{100}, std::size_t{100'000}}) {
            FixedSource source;
            source.all.reserve(count + 100);
            for (std::size_t i = 0; i < count; ++i) source.add(static_cast<CodeIndex>((i * 7 + i / 13) % 4));
            Shown shown(source, 800, 400);
            shown.grid.setHeight(shown.grid.contentHeight() + 400);
            QVERIFY(!shown.picture().isNull());
            QVERIFY(shown.grid.tilesPainted() <= 8);

            for (int tap = 0; tap < 60; ++tap) {
                source.add(static_cast<CodeIndex>(tap % 3));
                emit source.appended();
                shown.grid.setViewY(std::max(0.0, shown.grid.contentHeight() - 400));
                static_cast<void>(shown.picture());
                const int painted = shown.grid.tilesPainted();
                source.add(static_cast<CodeIndex>(tap % 3));
                emit source.appended();
                static_cast<void>(shown.picture());
                QVERIFY(shown.grid.tilesPainted() - painted <= 2);
            }
        }
    }

    void onlyWhatIsSeenIsPaintedWhileScrolling()
    {
        FixedSource source(std::vector<CodeIndex>(10'000, kMeaning));
        Shown shown(source, 800, 400);
        shown.grid.setY(-5'000);
        shown.grid.setHeight(shown.grid.contentHeight());
        shown.grid.setViewY(5'000);
        const QImage picture = shown.picture();
        QVERIFY(shown.grid.tilesPainted() <= 8);
        const int seen = shown.grid.squareAt(shown.grid.rectOf(0).center().x(), 5'200);
        QVERIFY(seen > 0);
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(seen).translated(0, -5'000))),
                 fillColour(source.scheme(), kMeaning, look()));
    }

    void everySquareIsFoundWhereItIsDrawn_data()
    {
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }
    void everySquareIsFoundWhereItIsDrawn()
    {
        QFETCH(bool, mirrored);
        FixedSource source({kLocating, kPlanning, kMeaning});
        for (int i = 0; i < 40; ++i) source.add(static_cast<CodeIndex>(i % 4));
        Shown shown(source);
        shown.grid.setMirrored(mirrored);
        const QImage picture = shown.picture();
        for (int i = 0; i < 43; ++i) {
            const QRectF place = shown.grid.rectOf(i);
            QCOMPARE(shown.grid.squareAt(place.center().x(), place.center().y()), i);
            QCOMPARE(at(picture, clearSpot(place)),
                     fillColour(source.scheme(), source.all[static_cast<std::size_t>(i)].code, look()));
        }
        QCOMPARE(shown.grid.rectOf(0).x() > shown.grid.rectOf(1).x(), mirrored);
        QVERIFY(shown.grid.rectOf(43).isEmpty());
        QVERIFY(shown.grid.rectOf(-1).isEmpty());
        QCOMPARE(shown.grid.squareAt(-5, 10), -1);
    }

    void choosingAndLeavingASquareLeavesNoTrace()
    {
        FixedSource source(std::vector<CodeIndex>(90, kJointAction));
        Shown shown(source);
        const QImage plain = shown.picture();
        for (const int square : {0, 19, 20, 39, 40, 89}) {
            shown.grid.setSelected(square);
            QVERIFY(shown.picture() != plain);
        }
        shown.grid.setSelected(-1);
        QVERIFY(shown.picture() == plain);
    }

    void oneActivityStandsOutWhenTheOthersFade()
    {
        FixedSource source({kLocating, kPlanning});
        Shown shown(source);
        shown.grid.setOnlyCode(kPlanning);
        const QImage picture = shown.picture();
        const QColor faded = at(picture, clearSpot(shown.grid.rectOf(0)));
        QVERIFY(faded != fillColour(source.scheme(), kLocating, look()));
        QVERIFY(faded.lightness() > 180);
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(1))),
                 fillColour(source.scheme(), kPlanning, look()));
    }

    void threeHundredSquaresFitWithoutScrolling()
    {
        FixedSource source;
        for (int i = 0; i < 300; ++i) source.add(static_cast<CodeIndex>(i % 4));
        Shown shown(source, 700, 520);
        shown.grid.setFit(true);
        QVERIFY(shown.grid.contentHeight() <= 520);
        const QImage picture = shown.picture();
        QCOMPARE(at(picture, clearSpot(shown.grid.rectOf(299))),
                 fillColour(source.scheme(), source.all[299].code, look()));
    }

    // A clock time of an hour and more must not lose its first digit to the gutter's edge.
    void aLongClockTimeStandsWholeBesideItsRow()
    {
        FixedSource source({kLocating});
        source.all[0].runningOnset = Millis{(3 * 3600 + 28 * 60 + 58) * 1000};
        const auto inked = [&](double gutter) {
            GridMetrics metrics;
            metrics.gutter = gutter;
            metrics.width = gutter + 800;
            QImage image(static_cast<int>(metrics.width), 60, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            const Look chosen = look();
            const GridLayout layout(source.all, metrics);
            RowPainter(source.all, source.scheme(), metrics, chosen).paint(painter, layout.row(0));
            painter.end();
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < static_cast<int>(gutter) - 4; ++x)
                    if (image.pixelColor(x, y).alpha() > 0) ++count;
            return count;
        };
        // Where there is room to spare for the same letters, no more of them is seen.
        QVERIFY(inked(72) > 0);
        QCOMPARE(inked(68), inked(72));
    }

    void theGridOutlivesWhatItShows()
    {
        auto source = std::make_unique<FixedSource>(std::vector<CodeIndex>{kLocating});
        Shown shown(*source);
        const QPoint place = clearSpot(shown.grid.rectOf(0));
        QVERIFY(at(shown.picture(), place) != Shown::page());
        source.reset();
        QCOMPARE(at(shown.picture(), place), Shown::page());
        QCOMPARE(shown.grid.squareAt(place.x(), place.y()), -1);
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
