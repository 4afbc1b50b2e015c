// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include "app/render/sequence_grid.h"
#include "core/measures/time_budget.h"
#include "sync/bundle/exchange.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// An observer codes a visit by touch, from the start page to the bundle.
class RecordVisit : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->shown());
    }
    void cleanup() { app_.reset(); }

    void aVisitIsCodedSavedSeenAndHandedOver()
    {
        QVERIFY(app_->startVisit());
        Live& live = *app_->app().live();
        QCOMPARE(live.state(), Live::Ready);
        for (const int code : {0, 0, 1, 2, 1, 3}) QVERIFY(app_->tapPad(code));
        QCOMPARE(live.grid()->squares().size(), std::size_t{6});
        QCOMPARE(live.activeCode(), 3);
        QVERIFY(device_->awake);
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));

        device_->time.advance(Millis{10'000});
        QVERIFY(app_->touch("pause"));
        QCOMPARE(live.state(), Live::Paused);
        QVERIFY(!device_->awake);
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QCOMPARE(live.state(), Live::Ended);
        const QString id = live.sessionId();
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().review()->sessionId() == id; }));

        const Timeline shown = app_->app().review()->grid()->timeline();
        QCOMPARE(shown.interactions.size(), std::size_t{6});
        QCOMPARE(shown.observed(), Millis{60'240});  // six stretches of 10.04 s
        QCOMPARE(app_->app().visits()->count(), 1);

        Exporter& exporter = *app_->app().exporter();
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        exporter.setProperty("format", Exporter::Bundle);
        exporter.setProperty("folder", folder_->filePath("out"));
        exporter.save();
        QVERIFY(app_->waitUntil([&] { return !exporter.busy(); }));
        QVERIFY2(exporter.problem().isEmpty(), qPrintable(exporter.problem()));
        QVERIFY(verifyBundleFile(exporter.result().toStdString()));
    }

    void theSquareIsDrawnInItsColourAndTurnsSolidWhenSaved()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        auto* grid = qobject_cast<SequenceGrid*>(gridItem());
        QVERIFY(grid);
        const Colour fill = partnershipActivities().code(0).light;
        QVERIFY(app_->waitUntil([&] {
            const QRectF square = grid->mapRectToScene(grid->rectOf(0));
            const QColor seen =
                app_->window().grabWindow().pixelColor((square.topLeft() + QPointF(6, 6)).toPoint());
            return seen == QColor(fill.red, fill.green, fill.blue);
        }));
    }

    void slidingOffAPadCancels()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->waitFor("pad0"));
        QQuickItem* pad = app_->find("pad0");
        QQuickWindow* window = &app_->window();
        const QPoint inside = pad->mapToScene(QPointF(pad->width() / 2, pad->height() / 2)).toPoint();
        const QPoint outside = inside - QPoint(static_cast<int>(pad->width()), 0);
        auto* screen = QTest::createTouchDevice();
        QTest::touchEvent(window, screen).press(1, inside, window);
        QTest::touchEvent(window, screen).move(1, outside, window);
        QTest::touchEvent(window, screen).release(1, outside, window);
        QCOMPARE(app_->app().live()->state(), Live::Ready);
    }

    void theTimeIsThatOfTheFingerComingDown()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        device_->time.advance(Millis{20'000});
        const double down = app_->app().live()->stamp();
        QVERIFY(app_->touch("pad1", Millis{700}));
        const auto& entries = app_->app().live()->journal()->entries();
        QCOMPARE(static_cast<double>(entries.back().at.count()), down);
    }

    void aSlipIsMendedAndLeavesItsTrace()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1, Millis{20'000}));
        const Millis first = app_->app().live()->journal()->fold().turns().back().at;
        QVERIFY(app_->tapPad(3, Millis{500}));
        const Fold& fold = app_->app().live()->journal()->fold();
        QCOMPARE(fold.turns().size(), std::size_t{2});
        QCOMPARE(fold.turns().back().code, CodeIndex{3});
        QCOMPARE(fold.turns().back().at, first);
        QCOMPARE(app_->app().live()->journal()->entries().back().cause, Cause::slip);
    }

    void theSamePadTwiceAtOnceIsOneTapAndLaterIsAnother()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(0, Millis{100}));
        QCOMPARE(app_->app().live()->grid()->squares().size(), std::size_t{1});
        QVERIFY(app_->tapPad(0, Millis{3'000}));
        QCOMPARE(app_->app().live()->grid()->squares().size(), std::size_t{2});
    }

    void undoIsOneTapAndTheUndoneTimeIsKeptByASwap()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1, Millis{30'000}));
        const Millis kept = app_->app().live()->journal()->fold().turns().back().at;
        device_->time.advance(Millis{4'000});
        QVERIFY(app_->touch("undo"));
        QCOMPARE(app_->app().live()->activeCode(), 0);
        QVERIFY(app_->tapPad(2, Millis{2'000}));
        QCOMPARE(app_->app().live()->journal()->fold().turns().back().at, kept);
    }

    void aWallClockChangeAndMidnightAlterNothing()
    {
        device_->time.setWallClock(UtcTime{1'772'495'990'000});  // 23:59:50 UTC
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1, Millis{20'000}));
        device_->time.setWallClock(UtcTime{0});
        device_->time.setZone(120);
        QVERIFY(app_->tapPad(2, Millis{20'000}));
        const auto& turns = app_->app().live()->journal()->fold().turns();
        QCOMPARE(turns[1].at - turns[0].at, Millis{20'040});
        QCOMPARE(turns[2].at - turns[1].at, Millis{20'040});
    }

    void closingTheWindowInAVisitPausesIt()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        device_->time.advance(Millis{5'000});
        app_->window().close();
        QCOMPARE(app_->app().live()->state(), Live::Paused);
    }

    void aVisitCutOffIsCarriedOnWithOneQuestion()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1, Millis{30'000}));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        app_.reset();
        device_->time.advance(Millis{92'000});
        app_ = std::make_unique<AppWindow>(*device_, path());
        Live& live = *app_->app().live();
        QVERIFY(app_->waitUntil([&] { return !live.away().isEmpty(); }));
        QVERIFY2(live.away().contains("1:3"), qPrintable(live.away()));
        live.answerAway(Live::WasPaused);
        QCOMPARE(live.state(), Live::Paused);
        QVERIFY(app_->tapPad(2));
        QVERIFY(live.journal()->fold().timeline().paused >= Millis{92'000});
    }

    void aWrongFamilyCodeIsCorrectedByANewHeader()
    {
        QVERIFY(app_->startVisit("F70"));
        QVERIFY(app_->tapPad(0));
        device_->time.advance(Millis{10'000});
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->touch("lookBack"));
        Review& review = *app_->app().review();
        QVERIFY(app_->waitUntil([&] { return !review.sessionId().isEmpty(); }));
        QVERIFY(review.correctCodes("F07", "", "O1", "").isEmpty());
        QCOMPARE(review.family(), QStringLiteral("F07"));
        QCOMPARE(review.journal()->entries().front().header->family, std::string("F70"));
        QCOMPARE(review.journal()->entries().back().kind, EntryKind::header);
    }

private:
    std::filesystem::path path() const { return folder_->filePath("library").toStdString(); }

    QQuickItem* gridItem() const
    {
        std::function<QQuickItem*(QQuickItem*)> search = [&](QQuickItem* item) -> QQuickItem* {
            if (qobject_cast<SequenceGrid*>(item) && item->isVisible()) return item;
            for (QQuickItem* child : item->childItems())
                if (QQuickItem* found = search(child)) return found;
            return nullptr;
        };
        return search(app_->window().contentItem());
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(RecordVisit)
#include "tst_record_visit.moc"
