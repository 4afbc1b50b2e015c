// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/protected_app.h"

#include "core/store/own_pages/reflections.h"
#include "tests/e2e/coded_visit.h"

using namespace tessera;
using namespace tessera::test;

// Left alone, the visits lock; the one that is being coded goes on.
class AutoLock : public QObject, ProtectedApp {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }
    void cleanup() { app_.reset(); }

    void itLocksByItselfWhenNobodyUsedItForSomeMinutes()
    {
        openUnlocked();
        Guard& guard = *app_->app().guard();
        QCOMPARE(guard.minutes(), 5);
        device_->time.advance(Millis{299'000});
        guard.lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Open);
        // A touch is use, and so is a key.
        QTest::mouseClick(&app_->window(), Qt::LeftButton, {}, QPoint(2, 2));
        device_->time.advance(Millis{299'000});
        guard.lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Open);
        QTest::keyClick(&app_->window(), Qt::Key_Shift);
        device_->time.advance(Millis{299'000});
        guard.lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Open);
        device_->time.advance(Millis{1'000});
        guard.lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Locked);
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(!app_->find("rail-home"));
        QCOMPARE(app_->app().visits()->total(), 0);
        QVERIFY(unlock());
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().visits()->total() == 1; }));
    }

    void theMinutesAreChosenAndNeverIsNoneOfThem()
    {
        openUnlocked();
        QVERIFY(app_->touch("rail-settings"));
        QVERIFY(app_->waitFor("settingsPage"));
        QCOMPARE(app_->app().guard()->choices(), (QList<int>{1, 2, 5}));
        app_->app().guard()->setMinutes(1);
        for (const int nonsense : {0, -1, 60, 100'000}) {
            app_->app().guard()->setMinutes(nonsense);
            QCOMPARE(app_->app().guard()->minutes(), 5);
        }
        app_->app().guard()->setMinutes(2);
        app_.reset();
        open();
        QCOMPARE(app_->app().guard()->minutes(), 2);
        QVERIFY(unlock());
        device_->time.advance(Millis{119'000});
        app_->app().guard()->lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Open);
        device_->time.advance(Millis{1'000});
        app_->app().guard()->lookAtTheClock();
        QCOMPARE(vault().state(), Vault::Locked);
    }

    void anUnprotectedLibraryDoesNotLock()
    {
        open();
        device_->time.advance(Millis{3'600'000});
        app_->app().guard()->lookAtTheClock();
        device_->goAway();
        app_->app().guard()->lockNow();
        QCOMPARE(vault().state(), Vault::Open);
        QVERIFY(!app_->find("lockNow"));
    }

    void itIsLockedAtOnceByHandAndWhenTheScreenGoesAway()
    {
        openUnlocked();
        QVERIFY(app_->touch("lockNow"));
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(unlock());
        QVERIFY(app_->touch("rail-settings"));
        QVERIFY(app_->touch("lockFromSettings"));
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(unlock());
        QVERIFY(app_->waitFor("settingsPage"));
        QTest::keyClick(&app_->window(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(unlock());
        device_->goAway();
        QCOMPARE(vault().state(), Vault::Locked);
        QVERIFY(app_->waitFor("lockPage"));
    }

    void lockedNothingOfTheVisitsIsLeftInTheWindow()
    {
        openUnlocked();
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitUntil([&] { return shownWords().contains("F07"); }));
        lockAway();
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(app_->waitUntil([&] { return !shownWords().contains("F07"); }));
        QCOMPARE(app_->app().visits()->rowCount(), 0);
        QVERIFY(app_->app().setup()->recentFamilies().isEmpty());
        QCOMPARE(app_->app().review()->journal(), nullptr);
        // What is asked of the library now is refused.
        QVERIFY(answerOfTheLibrary() == Errc::locked);
    }

    void theRunningVisitGoesOnBehindTheLockAndTheLockComesAtItsEnd()
    {
        openUnlocked();
        QVERIFY(app_->startVisit("F08"));
        QVERIFY(app_->tapPad(0));
        device_->goAway();
        QCOMPARE(vault().state(), Vault::Locked);
        QVERIFY(app_->waitFor("livePage"));
        QVERIFY(answerOfTheLibrary() == Errc::locked);
        Live& live = *app_->app().live();
        QVERIFY(app_->tapPad(1));
        QVERIFY(app_->tapPad(2));
        live.note(live.stamp(), "said behind the lock");
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));
        QCOMPARE(live.trouble(), QString());
        // As it lies on the disk now.
        const auto session = Uuid::parse(live.sessionId().toStdString());
        QCOMPARE(stored(*session).entries.size(), live.journal()->entries().size());
        QCOMPARE(stored(*session).entries.back().text, std::string("said behind the lock"));
        // The clock that locks by itself goes on, too, and takes nothing away.
        device_->time.advance(Millis{600'000});
        app_->app().guard()->lookAtTheClock();
        QVERIFY(app_->tapPad(3));
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));

        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(!app_->find("endPage"));
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));
        QVERIFY(unlock());
        QVERIFY(app_->waitFor("endPage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().visits()->total() == 2; }));
        QVERIFY(stored(*session).entries == live.journal()->entries());
    }

    void oneThatWasOpenedByMistakeIsThrownAwayBehindTheLock()
    {
        openUnlocked();
        QVERIFY(app_->startVisit("F08"));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        lockAway();
        app_->app().live()->close();
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(unlock());
        QVERIFY(app_->waitUntil([&] { return !app_->app().visits()->loading(); }));
        QCOMPARE(app_->app().visits()->total(), 1);
        QVERIFY(app_->waitFor("homePage"));
    }

    void whatSomebodyIsWritingIsKeptBeforeItLocks()
    {
        openUnlocked();
        QVERIFY(codeVisit(*app_, *device_, "F08", "LMJP"));
        const auto session = Uuid::parse(app_->app().review()->sessionId().toStdString());
        QVERIFY(app_->touch("reflect"));
        QVERIFY(app_->type("reflectionField", "Half a thought"));
        device_->goAway();  // before the pause in typing that keeps it otherwise
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(unlock());
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([&] { return !app_->app().visits()->loading(); }));
        const auto library = reader();
        const auto pages = Reflections(*library).load(*session);
        QVERIFY(pages);
        QCOMPARE(pages->reflections.size(), std::size_t{1});
        QCOMPARE(pages->reflections[0].text, std::string("Half a thought"));
    }
};

QTEST_MAIN(AutoLock)
#include "tst_auto_lock.moc"
