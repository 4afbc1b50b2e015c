// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

// Pauses, ends, and what comes between: a locked screen, a crash, a flat battery.
class Interruptions : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        open();
    }
    void cleanup() { app_.reset(); }

    void batteryAndRoomAreShownBeforeTheStart()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->waitUntil([this] { return shows("Battery 82 %") && shows("Room to save: 5 GB"); }));
        device_->battery.reset();
        app_->app().setup()->begin();
        QVERIFY(app_->waitUntil([this] { return shows("Battery: this machine does not tell"); }));
    }

    void thePauseIsKeptWithItsReasonAndTheClockStands()
    {
        start();
        touch("pause");
        QCOMPARE(words("nowTitle"), QStringLiteral("Paused: nothing is being recorded"));
        QVERIFY(app_->find("pad0")->property("hollow").toBool());
        const QString clock = live().clock();
        pass(134'000);
        emit live().ticked();
        QCOMPARE(live().clock(), clock);
        touch("reason0");
        QCOMPARE(live().pauseReason(), QStringLiteral("Phone or door"));
        touch("reason2");
        touch("reason2");  // once more takes it back
        QCOMPARE(live().pauseReason(), QString());
        touch("reason1");
        QVERIFY(app_->tapPad(2, Millis{1'000}));
        QCOMPARE(live().state(), Live::Running);
        const Timeline timeline = live().grid()->timeline();
        QCOMPARE(timeline.pauses.size(), std::size_t{1});
        QCOMPARE(timeline.pauses.front().reason, std::string("Private moment"));
        QVERIFY(timeline.paused >= Millis{135'000});
    }

    // What is said under the squares and what is offered beside it change places with each other.
    void nothingLiesOverWhatIsSaidHoweverALanguageIsRead_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("from the left") << Qt::LeftToRight;
        QTest::newRow("from the right") << Qt::RightToLeft;
    }
    void nothingLiesOverWhatIsSaidHoweverALanguageIsRead()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        start();
        touch("mark");
        const auto apart = [this](const char* chip) {
            app_->window().grabWindow();
            app_->window().grabWindow();
            const auto place = [this](const char* name) {
                const QQuickItem* const item = app_->find(name);
                return item ? item->mapRectToScene(QRectF(0, 0, item->width(), item->height())) : QRectF();
            };
            return place(chip).isValid() && place("message").isValid() &&
                   !place(chip).intersects(place("message"));
        };
        const bool marked = apart("sayMark");
        live().note(live().stamp(), QStringLiteral("Rang Anna on 07700 900123"));
        const bool noted = apart("changeNote");
        const bool paused = app_->touch("pause") && apart("sayMark");
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(marked);
        QVERIFY(noted);
        QVERIFY(paused);
    }

    void theEndLiesOnlyInsideAPauseAndAwayFromThePads()
    {
        start();
        QVERIFY(!app_->find("endVisit"));
        QVERIFY(!live().end());
        touch("pause");
        QVERIFY(app_->waitFor("endVisit"));
        const QQuickItem* end = app_->find("endVisit");
        const QRectF place =
            end->mapRectToScene({0, 0, end->width(), end->height()}).adjusted(-19, -19, 19, 19);
        for (const char* name : {"pad0", "pad1", "pad2", "pad3"}) {
            const QQuickItem* pad = app_->find(name);
            QVERIFY(!place.intersects(pad->mapRectToScene({0, 0, pad->width(), pad->height()})));
        }
    }

    void anEndedVisitGoesOnWithinTenMinutes_data()
    {
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("within");
        QTest::newRow("10 min") << 600'000 << true;
        QTest::newRow("10 min and 1 ms") << 600'001 << false;
    }
    void anEndedVisitGoesOnWithinTenMinutes()
    {
        QFETCH(int, after);
        QFETCH(bool, within);
        start();
        touch("pause");
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit", Millis{0}));
        QCOMPARE(live().state(), Live::Ended);
        pass(after);
        QVERIFY(app_->touch("goOn", Millis{0}));
        QCOMPARE(live().state(), within ? Live::Paused : Live::Ended);
        if (!within) {
            QVERIFY(live().message().contains("more than 10 minutes"));
            return;
        }
        QVERIFY(app_->tapPad(1, Millis{1'000}));
        QVERIFY(live().grid()->timeline().paused >= Millis{after});
    }

    void theScreenIsKeptAwakeOnlyWhileTheVisitRuns()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(!device_->awake);
        QVERIFY(app_->tapPad(0));
        QVERIFY(device_->awake);
        touch("pause");
        QVERIFY(!device_->awake);
        touch("carryOn");
        QVERIFY(device_->awake);
        touch("pause");
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        touch("endVisit");
        QVERIFY(!device_->awake);
    }

    void afterALockThereIsOneQuestion_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("code");
        QTest::newRow("still") << "awayStill" << int{Live::Running} << 1;
        QTest::newRow("paused") << "awayPaused" << int{Live::Paused} << -1;
        QTest::newRow("can't tell") << "awayUnsure" << int{Live::Running} << int{kCannotTell};
    }
    void afterALockThereIsOneQuestion()
    {
        QFETCH(QString, answer);
        QFETCH(int, state);
        QFETCH(int, code);
        start();
        pass(30'000);
        const Millis left = now();
        pass(92'000);
        device_->comeBack(Millis{92'000});
        QCOMPARE(live().away(), QStringLiteral("You were away 1:32."));
        QVERIFY(app_->waitFor(answer));
        QVERIFY(app_->find(answer)->height() >= 64);
        QCOMPARE(entries().back().kind, EntryKind::away);
        QCOMPARE(entries().back().amount, Millis{92'000});
        QVERIFY(app_->touch(answer, Millis{0}));
        QVERIFY(live().away().isEmpty());
        QCOMPARE(int{live().state()}, state);
        QCOMPARE(live().activeCode(), code);
        if (code != 1) QCOMPARE(turns().back().at, left);
    }

    void twoLocksMakeOneQuestionAndATapAnswersIt()
    {
        start();
        pass(10'000);
        const Millis left = now();
        pass(20'000);
        device_->comeBack(Millis{20'000});
        pass(40'000);
        device_->comeBack(Millis{30'000});
        QCOMPARE(live().away(), QStringLiteral("You were away 1:00."));
        QCOMPARE(entries().back().amount, now() - left);
        QVERIFY(app_->tapPad(2));
        QVERIFY(live().away().isEmpty());
        QCOMPARE(live().activeCode(), 2);
    }

    void inAPauseNothingIsAsked()
    {
        start();
        touch("pause");
        const std::size_t before = entries().size();
        pass(92'000);
        device_->comeBack(Millis{92'000});
        QVERIFY(live().away().isEmpty());
        QCOMPARE(entries().size(), before);
    }

    void afterACrashNothingIsLostAndOneThingIsAsked()
    {
        start();
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        const std::vector<Entry> before = entries();
        crash();
        pass(92'000);
        open();
        QVERIFY(app_->waitUntil([this] { return !live().away().isEmpty(); }));
        QVERIFY(std::equal(before.begin(), before.end(), entries().begin()));
        QCOMPARE(entries().size(), before.size() + 1);
        QVERIFY(app_->waitFor("awayStill"));
        QCOMPARE(live().activeCode(), 1);
        QVERIFY(app_->touch("awayStill"));
        QVERIFY(app_->tapPad(3));
        QCOMPARE(live().activeCode(), 3);
    }

    // The monotonic clock has begun again: the gap is the wall clock's, and said to be about that long.
    void afterAFlatBatteryTheGapIsMeasuredByTheWallClock()
    {
        start();
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        crash();
        pass(300'000);
        device_->time.reboot("boot-2");
        open();
        QVERIFY(app_->waitUntil([this] { return !live().away().isEmpty(); }));
        QCOMPARE(live().away(), QStringLiteral("You were away about 5:00."));
        QCOMPARE(entries().back().cause, Cause::approximate);
        QVERIFY(app_->touch("awayPaused"));
        QVERIFY(app_->tapPad(0));
        const Timeline timeline = live().grid()->timeline();
        QVERIFY(timeline.paused >= Millis{300'000});
        QCOMPARE(timeline.interactions.size(), std::size_t{3});
    }

private:
    void open()
    {
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void start()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1, Millis{30'000}));
    }
    // The window is gone without being closed first.
    void crash() { app_.reset(); }

    Live& live() { return *app_->app().live(); }
    const std::vector<Entry>& entries() { return live().journal()->entries(); }
    const std::vector<Turn>& turns() { return live().journal()->fold().turns(); }
    Millis now() { return Millis{static_cast<std::int64_t>(live().stamp())}; }
    void pass(int ms) { device_->time.advance(Millis{ms}); }
    QString words(const char* item) { return app_->find(item)->property("text").toString(); }
    void touch(const char* what) { QVERIFY2(app_->touch(what), what); }

    // Whether these words stand anywhere on the page.
    bool shows(const QString& text) { return anywhere(app_->window().contentItem(), text); }
    static bool anywhere(const QQuickItem* item, const QString& text)
    {
        if (!item->isVisible()) return false;
        if (item->property("text").toString() == text) return true;
        const auto children = item->childItems();
        return std::any_of(children.begin(), children.end(),
                           [&](const QQuickItem* child) { return anywhere(child, text); });
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(Interruptions)
#include "tst_interruptions.moc"
