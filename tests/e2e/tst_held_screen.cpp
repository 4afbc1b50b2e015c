// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/e2e/fingers.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kLong = 1280, kShort = 800;

// Where a place in the window lies on the tablet's glass, which is 1280 x 800 however it is turned.
QPointF onGlass(QPointF place, int turned)
{
    switch (turned) {
        case 1:
            return {place.y(), kShort - place.x()};
        case 2:
            return {kLong - place.x(), kShort - place.y()};
        case 3:
            return {kLong - place.y(), place.x()};
        default:
            return place;
    }
}

QPointF inWindow(QPointF glass, int turned)
{
    switch (turned) {
        case 1:
            return {kShort - glass.y(), glass.x()};
        case 2:
            return {kLong - glass.x(), kShort - glass.y()};
        case 3:
            return {glass.y(), kLong - glass.x()};
        default:
            return glass;
    }
}

}  // namespace

// While a visit is coded the pads stay where the hand knows them, also when the tablet is turned.
class HeldScreenTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        QVERIFY(app_->shown());
        app_->resize(kLong, kShort);
    }
    void cleanup()
    {
        app_.reset();
        device_.reset();
        folder_.reset();
    }

    void thePadsStayWhereTheyAreOnTheGlass_data()
    {
        QTest::addColumn<int>("turned");
        QTest::newRow("to the left") << 1;
        QTest::newRow("upside down") << 2;
        QTest::newRow("to the right") << 3;
    }
    void thePadsStayWhereTheyAreOnTheGlass()
    {
        QFETCH(const int, turned);
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        const QStringList parts{"pad0", "pad1", "pad2", "pad3", "undo"};
        QList<QPointF> before;
        for (const QString& part : parts) before << placeOf(part);

        turn(turned);
        for (int i = 0; i < parts.size(); ++i) {
            const bool there =
                app_->waitUntil([&] { return QLineF(placeOf(parts[i]), before[i]).length() < 1.5; });
            const QPointF now = placeOf(parts[i]);
            QVERIFY2(there, qPrintable(QStringLiteral("%1 was at %2, %3 and is at %4, %5")
                                           .arg(parts[i])
                                           .arg(before[i].x())
                                           .arg(before[i].y())
                                           .arg(now.x())
                                           .arg(now.y())));
        }
        // And a finger that comes down at the same place of the glass means the same.
        Fingers fingers(*app_);
        const QPoint place = inWindow(before[2], turned).toPoint();
        device_->time.advance(Millis{5'000});
        fingers.down(1, place);
        fingers.up(1, place);
        QCOMPARE(app_->app().live()->activeCode(), 2);
    }

    void aVisitThatBeganTurnedIsHeldThatWay()
    {
        turn(1);
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QCOMPARE(stage()->rotation(), 0.0);
        turn(2);
        QVERIFY(app_->waitUntil([&] { return stage()->rotation() == 90.0; }));
        turn(0);
        QVERIFY(app_->waitUntil([&] { return stage()->rotation() == 270.0; }));
    }

    void afterTheVisitThePagesTurnAgain()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        turn(1);
        QVERIFY(app_->waitUntil([&] { return stage()->rotation() == 90.0; }));
        QVERIFY(app_->touch("pause"));
        QCOMPARE(stage()->rotation(), 90.0);
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("endPage"));
        QCOMPARE(stage()->rotation(), 0.0);
        QVERIFY(stage()->height() > stage()->width());
    }

    void whoWantsItFreeHasItFree()
    {
        app_->app().settings()->setProperty("holdScreen", false);
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        turn(1);
        QCOMPARE(stage()->rotation(), 0.0);
        QVERIFY(stage()->height() > stage()->width());
        // Held from now on, as it lies now.
        app_->app().settings()->setProperty("holdScreen", true);
        QCOMPARE(stage()->rotation(), 0.0);
    }

    void theOnScreenKeyboardCoversNothingOfAPageThatIsHeld()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        turn(1);
        QVERIFY(app_->waitUntil([&] { return stage()->rotation() == 90.0; }));
        QObject* window = &app_->window();
        QVERIFY(window->setProperty("keyboardHeight", 400.0));
        QVERIFY(app_->waitUntil([&] { return stage()->width() == kLong - 400.0; }));
        for (const char* part : {"pad0", "pad1", "pad2", "pad3", "undo"}) {
            const QQuickItem* item = app_->find(part);
            QVERIFY(item);
            const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            QVERIFY2(place.bottom() <= kLong - 400.0 + 1, part);
        }
    }

private:
    QQuickItem* stage() { return app_->find("stage"); }
    QPointF placeOf(const QString& part)
    {
        const QQuickItem* item = app_->find(part);
        return item ? onGlass(item->mapToScene(QPointF(item->width() / 2, item->height() / 2)),
                              device_->turned)
                    : QPointF(-1, -1);
    }
    // As a system does: the whole screen is drawn turned, and the window gets its new shape.
    void turn(int quarters)
    {
        device_->turned = quarters;
        app_->resize(quarters % 2 ? kShort : kLong, quarters % 2 ? kLong : kShort);
        device_->turning();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(HeldScreenTest)
#include "tst_held_screen.moc"
