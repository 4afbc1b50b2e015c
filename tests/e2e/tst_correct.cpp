// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/fingers.h"
#include "tests/e2e/window_test.h"

#include "app/render/sequence_grid.h"

#include <QTest>

using namespace tessera;
using namespace tessera::test;

// An observer puts the grid right with a finger, or with the keyboard: in a pause, at the end, and
// afterwards.
class CorrectByTouch : public WindowTest {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { app_.reset(); }

    void whatWasNotClearIsSettledFromTheEndOfTheVisit()
    {
        QVERIFY(code("LM?J"));
        QVERIFY(end());
        QVERIFY(app_->waitFor("fix0"));
        QCOMPARE(app_->find("fix0")->property("text").toString(), QStringLiteral("“Can’t tell” at 0:20"));
        QVERIFY(app_->touch("fix0"));
        QVERIFY(app_->waitFor("correctPage"));
        QCOMPARE(correct().selected(), 2);
        QCOMPARE(correct().squareTitle(), QStringLiteral("Square 3 of 4"));
        QVERIFY(app_->touch("recode1"));
        QCOMPARE(correct().squareCode(), 1);
        QCOMPARE(live().journal()->entries().back().kind, EntryKind::recode);
        QVERIFY(app_->waitUntil([this] { return correct().waiting() == 0; }));
        QCOMPARE(app_->find("saveBadge")->property("text").toString(), QStringLiteral("saved"));
        QCOMPARE(app_->find("squareFirst")->property("text").toString(),
                 QStringLiteral("First tapped: Can’t tell, at 0:20"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("endPage"));
        QVERIFY(!app_->find("fix0"));
        QCOMPARE(live().grid()->squares()[2].code, CodeIndex{1});
    }

    void inAPauseASquareIsTouchedAndMovedAndTheVisitGoesOn()
    {
        QVERIFY(code("LMJ"));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        touchSquare(1);
        QCOMPARE(correct().selected(), 1);
        const Millis before = turn(1).at;
        QVERIFY(app_->touch("beganBack5"));
        QVERIFY(app_->touch("beganOn1"));
        QCOMPARE(turn(1).at, before - Millis{4'000});
        QVERIFY(turn(1).corrected);
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("livePage"));
        QCOMPARE(live().state(), Live::Paused);
        QVERIFY(app_->tapPad(3));
        QCOMPARE(live().state(), Live::Running);
        QCOMPARE(live().grid()->squares().size(), std::size_t{4});
    }

    void aSquareMovesNoFurtherThanItsNeighbours()
    {
        QVERIFY(code("LMJ"));
        QVERIFY(end());
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        touchSquare(1);
        while (correct().canBack()) QVERIFY(app_->touch("beganBack5"));
        QCOMPARE(turn(1).at, turn(0).at + Millis{1'000});
        QVERIFY(!app_->find("beganBack1")->isEnabled());
        while (correct().canOn()) QVERIFY(app_->touch("beganOn5"));
        QCOMPARE(turn(1).at, turn(2).at - Millis{1'000});
        QVERIFY(!app_->find("beganOn5")->isEnabled());
        // The first one may go back to the moment at which the recording was opened, and no further.
        touchSquare(0);
        while (correct().canBack()) QVERIFY(app_->touch("beganBack5"));
        QCOMPARE(turn(0).at, Millis{0});
    }

    void afterwardsSquaresAreCutAddedJoinedAndTakenAway()
    {
        QVERIFY(code("LMJ"));
        QVERIFY(end());
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitUntil([this] { return !review().sessionId().isEmpty(); }));
        const QString id = review().sessionId();
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        QVERIFY(app_->waitUntil([this] { return correct().journal() != nullptr; }));

        touchSquare(0);
        QVERIFY(app_->touch("split"));
        QVERIFY(app_->waitFor("cutHere"));
        QCOMPARE(correct().cut(), QStringLiteral("0:05"));  // the middle
        QVERIFY(app_->touch("cutOn1"));
        QVERIFY(app_->touch("cutHere"));
        QCOMPARE(letters(), QStringLiteral("LLMJ"));
        QCOMPARE(correct().selected(), 1);
        QCOMPARE(correct().began(), QStringLiteral("0:06"));

        QVERIFY(app_->touch("join"));
        QCOMPARE(letters(), QStringLiteral("LMJ"));
        touchSquare(1);
        QVERIFY(app_->touch("insert"));
        QVERIFY(app_->touch("add3"));
        QCOMPARE(letters(), QStringLiteral("LMPJ"));
        touchSquare(3);
        QVERIFY(app_->touch("remove"));
        QCOMPARE(letters(), QStringLiteral("LMP"));
        QCOMPARE(correct().changes().size(), 4);

        QVERIFY(app_->touch("undo"));
        QCOMPARE(letters(), QStringLiteral("LMPJ"));
        QVERIFY(app_->touch("redo"));
        QCOMPARE(letters(), QStringLiteral("LMP"));

        QVERIFY(app_->touch("showChanges"));
        QVERIFY(app_->waitFor("changeList"));
        const QString list = app_->find("changeList")->property("text").toString();
        QCOMPARE(list.count('\n'), 3);
        QVERIFY2(list.contains("Added: Planning"), qPrintable(list));
        QVERIFY(gridItem()->showChanges());

        QVERIFY(app_->waitUntil([this] { return correct().waiting() == 0; }));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return review().sessionId() == id && !review().loading(); }));
        QCOMPARE(review().grid()->squares().size(), std::size_t{3});

        // It is on the disk: another start of the app shows the same.
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        review().open(id);
        QVERIFY(app_->waitUntil([&] { return review().sessionId() == id; }));
        QCOMPARE(review().grid()->squares().size(), std::size_t{3});
        QCOMPARE(app_->app().visits()->all().front().interactions, 3U);
    }

    void notesAndMarksArePutRight()
    {
        QVERIFY(code("LM"));
        device_->time.advance(Millis{2'000});
        live().note(live().stamp(), "the swing");
        live().mark(live().stamp());
        QVERIFY(end());
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("moment1"));
        QVERIFY(app_->touch("moment0"));
        QVERIFY(app_->type("noteWordsField", "the slide"));
        QVERIFY(app_->touch("keepMoment"));
        QCOMPARE(live().journal()->fold().timeline().notes.front().text, std::string("the slide"));
        QVERIFY(app_->touch("moment1"));
        const auto step = static_cast<int>(partnershipActivities().points().front());
        QVERIFY(app_->touch(QStringLiteral("restep%1").arg(step)));
        QVERIFY(app_->touch("keepMoment"));
        QCOMPARE(int{live().journal()->fold().timeline().markers.front().code}, step);
        QVERIFY(app_->touch("moment1"));
        QVERIFY(app_->touch("removeMoment"));
        QVERIFY(live().journal()->fold().timeline().markers.empty());
        QVERIFY(app_->waitUntil([this] { return !app_->find("moment1"); }));
        QVERIFY(app_->touch("moment0"));
        QVERIFY(app_->touch("removeMoment"));
        QVERIFY(live().journal()->fold().timeline().notes.empty());
    }

    void theKeyboardIsEnough()
    {
        QVERIFY(code("LMJP"));
        QVERIFY(end());
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        QQuickWindow* const window = &app_->window();
        QTest::keyClick(window, Qt::Key_Right);  // into the grid
        QTest::keyClick(window, Qt::Key_Right);
        QTest::keyClick(window, Qt::Key_Right);
        QCOMPARE(correct().selected(), 1);
        QTest::keyClick(window, Qt::Key_4);
        QCOMPARE(letters(), QStringLiteral("LPJP"));
        QTest::keyClick(window, Qt::Key_0);
        QCOMPARE(letters(), QStringLiteral("L?JP"));
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(letters(), QStringLiteral("LMJP"));
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(letters(), QStringLiteral("LPJP"));
        QTest::keyClick(window, Qt::Key_Return);  // into what can be done with the square
        QCOMPARE(app_->window().activeFocusItem()->objectName(), QStringLiteral("recode0"));
        QTest::keyClick(window, Qt::Key_Return);
        QCOMPARE(letters(), QStringLiteral("LLJP"));
        QTest::keyClick(window, Qt::Key_Escape);
        QVERIFY(app_->waitFor("endPage"));
    }

    // Undo here takes corrections back, and nothing of what was tapped.
    void undoStopsAtWhatWasTapped()
    {
        QVERIFY(code("LM"));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        QVERIFY(!app_->find("undo")->isEnabled());
        touchSquare(0);
        QVERIFY(app_->touch("recode3"));
        QVERIFY(app_->touch("undo"));
        QVERIFY(!app_->find("undo")->isEnabled());
        QCOMPARE(live().state(), Live::Paused);
        QCOMPARE(letters(), QStringLiteral("LM"));
    }

private:
    [[nodiscard]] Correct& correct() { return *app_->app().correct(); }
    [[nodiscard]] Review& review() { return *app_->app().review(); }
    [[nodiscard]] const Turn& turn(std::size_t index) { return live().journal()->fold().turns()[index]; }

    bool code(const QString& letters)
    {
        if (!app_->startVisit()) return false;
        // The parent's kettle first: there is room before the first tap.
        device_->time.advance(Millis{12'000});
        for (const QChar letter : letters) {
            if (letter == '?') {
                device_->time.advance(Millis{10'000});
                if (!app_->touch("cannotTell")) return false;
            } else if (!app_->tapPad(static_cast<int>(QString("LMJP").indexOf(letter)))) {
                return false;
            }
        }
        device_->time.advance(Millis{10'000});
        return true;
    }

    bool end()
    {
        return app_->touch("pause") && app_->waitUntil([this] { return live().saved(); }) &&
               app_->touch("endVisit") && app_->waitFor("endPage");
    }

    QString letters()
    {
        QString all;
        for (const Interaction& one : correct().journal()->fold().timeline(Millis{0}).interactions)
            all += one.code == kCannotTell ? QChar('?') : QString("LMJP")[one.code];
        return all;
    }

    SequenceGrid* gridItem()
    {
        std::function<QQuickItem*(QQuickItem*)> search = [&](QQuickItem* item) -> QQuickItem* {
            if (qobject_cast<SequenceGrid*>(item) && item->isVisible()) return item;
            for (QQuickItem* child : item->childItems())
                if (QQuickItem* found = search(child)) return found;
            return nullptr;
        };
        return qobject_cast<SequenceGrid*>(search(app_->window().contentItem()));
    }

    void touchSquare(int square)
    {
        QVERIFY(app_->waitUntil([&] { return gridItem() && gridItem()->rectOf(square).width() > 0; }));
        app_->window().grabWindow();  // nobody touches what was not drawn yet
        const QPointF at = gridItem()->rectOf(square).center();
        Fingers fingers(*app_);
        fingers.down(1, on(*gridItem(), at.x(), at.y()));
        device_->time.advance(Millis{40});
        fingers.up(1, on(*gridItem(), at.x(), at.y()));
        QCOMPARE(correct().selected(), square);
    }
};

QTEST_MAIN(CorrectByTouch)
#include "tst_correct.moc"
