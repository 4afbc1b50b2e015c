// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/fingers.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

// An on-screen keyboard that is up.
class Keyboard : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool visible MEMBER visible CONSTANT)
    Q_PROPERTY(QRectF keyboardRectangle MEMBER place CONSTANT)

public:
    bool visible = true;
    QRectF place;
};

// What helps beside the pads: it began earlier, undo, the ring, marks and notes. None of it stops the clock.
class LiveToolsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { open(true); }
    void cleanup() { app_.reset(); }

    void earlierAddsUpAndLastsUntilTheNextAct()
    {
        QVERIFY(!app_->find("earlier10")->isEnabled());
        tap(0);
        pass(100'000);
        const Millis tapped = now();
        tap(1);
        pass(200'000);  // no time runs out
        touch("earlier10");
        touch("earlier10");
        touch("earlier5");
        QCOMPARE(turns().back().at, tapped - Millis{25'000});
        QCOMPARE(entries().back().kind, EntryKind::earlier);
        QCOMPARE(entries().back().amount, Millis{5'000});
        QCOMPARE(live().undoWords(), QStringLiteral("5 seconds earlier"));
        touch("undo");
        QCOMPARE(turns().back().at, tapped - Millis{20'000});
        touch("cannotTell");
        QVERIFY(!app_->find("earlier10")->isEnabled());
    }

    void earlierStopsAtTheSquareBeforeAndAsks()
    {
        tap(0);
        pass(100'000);
        const Millis before = now();
        tap(1);
        pass(12'000);
        tap(2);
        touch("earlier30");
        QCOMPARE(turns().back().at, before + Millis{1'000});
        QCOMPARE(entries().back().amount, Millis{30'000});  // what was asked for is kept
        QVERIFY(app_->waitFor("replaceQuestion"));
        QCOMPARE(app_->find("replaceQuestion")->property("text").toString(),
                 QStringLiteral("That would cover the whole square before. Replace it?"));
        QVERIFY(!app_->find("earlier30"));
        touch("leaveIt");
        QVERIFY(!app_->find("replaceQuestion"));
        QCOMPARE(turns().size(), std::size_t{3});
        QVERIFY(app_->waitFor("earlier30"));
    }

    void theSquareBeforeIsReplacedWhenThatIsWanted()
    {
        tap(0);
        pass(100'000);
        tap(1);
        pass(12'000);
        const Millis tapped = now();
        tap(2);
        touch("earlier30");
        touch("replaceIt");
        QCOMPARE(turns().size(), std::size_t{2});
        QCOMPARE(turns().back().code, CodeIndex{2});
        // It reaches as far as was asked for when the square before stood 1 s after its own beginning.
        QCOMPARE(turns().back().at, std::max(turns().front().at + Millis{1'000}, tapped - Millis{30'000}));
        QCOMPARE(live().grid()->squares().size(), std::size_t{2});
        // Nothing is lost: two undos bring the square back.
        touch("undo");
        touch("undo");
        QCOMPARE(turns().size(), std::size_t{3});
        QCOMPARE(turns()[1].code, CodeIndex{1});
    }

    void theQuestionGoesWithTheNextTap()
    {
        tap(0);
        pass(5'000);
        tap(1);
        touch("earlier10");
        QVERIFY(app_->waitFor("replaceQuestion"));
        pass(5'000);
        tap(2);
        QVERIFY(!app_->find("replaceQuestion"));
        live().answerReplace(true);
        QCOMPARE(turns().size(), std::size_t{3});
    }

    void theFirstActivityMovesTheStartToTheOpeningAtMost()
    {
        pass(12'000);
        tap(0);
        touch("earlier10");
        touch("earlier10");
        QCOMPARE(turns().front().at, Millis{0});
        QVERIFY(!app_->find("replaceQuestion"));
    }

    void undoHasNoEndAsksNothingAndNamesWhatItTakesBack()
    {
        QQuickItem* undo = app_->find("undo");
        QVERIFY(undo->height() >= 76);
        const QPointF place = undo->mapToScene({0, 0});
        for (int i = 0; i < 12; ++i) {
            tap(i % 4);
            pass(10'000);
        }
        touch("note");
        touch("noteChip1");
        QCOMPARE(live().undoWords(), QStringLiteral("Note, 2:00"));
        touch("undo");
        QCOMPARE(live().undoWords(), QStringLiteral("Planning, 1:50"));
        QCOMPARE(app_->find("undo")->property("detail").toString(), live().undoWords());
        for (int left = 12; left > 0; --left) touch("undo");
        QCOMPARE(live().state(), Live::Ready);
        QVERIFY(!live().canUndo());
        QCOMPARE(app_->find("undo")->mapToScene({0, 0}).y(), place.y());
        for (int i = 0; i < 12; ++i) touch("redo");
        QCOMPARE(turns().size(), std::size_t{12});
        QCOMPARE(live().activeCode(), 3);
        QVERIFY(entries().size() >= 37);  // each undo and redo is a line of the record
    }

    void undoingAShiftGivesItsTimeBack()
    {
        tap(0);
        pass(30'000);
        tap(1);
        pass(30'000);
        touch("undo");
        QCOMPARE(live().activeCode(), 0);
        pass(10'000);
        tap(2);
        QCOMPARE(live().grid()->timeline().interactions.front().length(), Millis{70'000});
    }

    void theRingFillsAndAsksSilently_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("a minute") << 60;
        QTest::newRow("two minutes") << 120;
    }
    void theRingFillsAndAsksSilently()
    {
        QFETCH(int, after);
        app_->app().settings()->setProperty("stillThis", after);
        tap(1);
        pass(after * 500);
        emit live().ticked();
        QCOMPARE(ring()->property("filled").toDouble(), 0.5);
        QCOMPARE(words("nowWords"), QStringLiteral("now"));
        pass(after * 500);
        emit live().ticked();
        QCOMPARE(ring()->property("filled").toDouble(), 1.0);
        QCOMPARE(words("nowWords"), QStringLiteral("still this?"));
        const std::size_t before = entries().size();
        tap(1);
        emit live().ticked();
        QCOMPARE(words("nowWords"), QStringLiteral("now"));
        QCOMPARE(entries().size(), before + 1);
        QVERIFY(device_->buzzes.size() == 2);  // one a tap; the ring itself is not felt
    }

    void theRingCanBeSwitchedOff()
    {
        app_->app().settings()->setProperty("stillThis", 0);
        tap(1);
        pass(600'000);
        emit live().ticked();
        QVERIFY(!ring());
        QCOMPARE(words("nowWords"), QStringLiteral("now"));
    }

    void aMarkIsOneTapAndSaysMoreLater()
    {
        tap(0);
        pass(10'000);
        touch("mark", Millis{0});
        pass(20'000);
        touch("mark", Millis{0});
        QCOMPARE(markers().size(), std::size_t{2});
        QCOMPARE(markers()[0].at, Millis{10'000});
        QVERIFY(!app_->find("markSheet"));  // nothing lies over the page by itself
        touch("sayMark");
        QVERIFY(padsAreFree("markSheet"));
        touch("whichMark1");
        touch("step4");
        touch("tag0");
        touch("tag2");
        QVERIFY(app_->type("issueField", "sleep"));
        touch("keepMark");
        QCOMPARE(markers()[0].code, live().steps()[4].toMap()["index"].value<CodeIndex>());
        QCOMPARE(markers()[0].tags, std::uint32_t{5});
        QCOMPARE(markers()[0].issue, std::string("sleep"));
        QCOMPARE(markers()[1].code, kNoCode);
        QCOMPARE(entries().back().kind, EntryKind::tag);
        QCOMPARE(live().state(), Live::Running);
        // In a pause as well, and once more.
        touch("pause");
        touch("sayMark");
        touch("step0");
        touch("keepMark");
        QCOMPARE(markers()[1].code, live().steps()[0].toMap()["index"].value<CodeIndex>());
        touch("undo");
        QCOMPARE(markers()[1].code, kNoCode);
    }

    void thePadsGoOnUnderEverySheet()
    {
        tap(0);
        pass(10'000);
        touch("note", Millis{0});
        QVERIFY(padsAreFree("noteSheet"));
        pass(5'000);
        tap(2);
        QCOMPARE(live().activeCode(), 2);
        QVERIFY(app_->type("noteTextField", "new words"));
        QTest::keyClick(&app_->window(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(live().activeCode(), 3);
        QTest::keyClick(&app_->window(), Qt::Key_1);  // a bare key is a letter of the note
        QCOMPARE(live().activeCode(), 3);
        touch("keepNote");
        const Timeline timeline = live().grid()->timeline();
        QCOMPARE(timeline.notes.size(), std::size_t{1});
        QCOMPARE(timeline.notes.front().at, Millis{10'000});  // when Note was pressed
        QCOMPARE(timeline.notes.front().text, std::string("new words1"));
    }

    void aChipOfTheServiceIsANote()
    {
        app_->app().settings()->setNoteChip(2, "feeding");
        tap(0);
        touch("note");
        QCOMPARE(app_->find("noteChip2")->property("text").toString(), QStringLiteral("feeding"));
        touch("noteChip2");
        QCOMPARE(live().grid()->timeline().notes.front().text, std::string("feeding"));
        QVERIFY(!app_->find("noteSheet"));
    }

    void wordsAreKeptOnlyWhereTheyWereAgreedTo()
    {
        open(false);
        tap(0);
        QVERIFY(!app_->find("note")->isEnabled());
        QTest::keyClick(&app_->window(), Qt::Key_N);
        QVERIFY(!app_->find("noteSheet"));
        live().note(live().stamp(), "words");
        QVERIFY(live().grid()->timeline().notes.empty());
        touch("mark");
        touch("sayMark");
        QVERIFY(!app_->find("issueField"));
        touch("step1");
        touch("keepMark");
        QCOMPARE(markers().size(), std::size_t{1});
        live().sayMark(static_cast<int>(markers()[0].entry), -1, 0, "words");
        QVERIFY(markers()[0].issue.empty());
    }

    void aboveAnOnScreenKeyboardThePadsKeepTheirLeastSize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("layout");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int layout : {Settings::Block, Settings::SideColumn, Settings::BottomRow})
                QTest::addRow("%dx%d, layout %d", size.width(), size.height(), layout) << size << layout;
    }
    void aboveAnOnScreenKeyboardThePadsKeepTheirLeastSize()
    {
        QFETCH(QSize, size);
        QFETCH(int, layout);
        app_->app().settings()->setProperty("pads", layout);
        app_->resize(size.width(), size.height());
        Keyboard keyboard;
        constexpr int high = 300;
        keyboard.place = QRectF(0, size.height() - high, size.width(), high);
        tap(0);
        touch("note");
        app_->find("livePage")->setProperty("inputMethod", QVariant::fromValue<QObject*>(&keyboard));
        QVERIFY(app_->waitUntil([&] {
            const double end = pad(3)->mapToScene({0, pad(3)->height()}).y();
            return pad(0)->y() == pad(3)->y() && end <= size.height() - high;
        }));
        for (int code = 0; code < 4; ++code) {
            const QRectF place = pad(code)->mapRectToScene({0, 0, pad(code)->width(), pad(code)->height()});
            QVERIFY(place.width() >= 72);
            QVERIFY(place.height() >= 170);
            QVERIFY2(place.bottom() <= size.height() - high,
                     qPrintable(QString("a pad ends at %1").arg(place.bottom())));
            QVERIFY(place.right() <= size.width());
            if (code > 0)
                QVERIFY(place.left() >= pad(code - 1)->mapToScene({0, 0}).x() + pad(code - 1)->width() + 14);
        }
        QVERIFY(padsAreFree("noteSheet"));
        const QQuickItem* field = app_->find("noteTextField");
        const QRectF written = field->mapRectToScene({0, 0, field->width(), field->height()});
        QVERIFY2(written.bottom() <= pad(0)->mapToScene({0, 0}).y(), "the field is in view, above the pads");
        tap(2, Millis{10'000});
        QCOMPARE(live().activeCode(), 2);
        app_.reset();  // before the keyboard
    }

private:
    void open(bool notes)
    {
        app_.reset();
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->startVisit("F07", notes));
    }

    Live& live() { return *app_->app().live(); }
    const std::vector<Entry>& entries() { return live().journal()->entries(); }
    const std::vector<Turn>& turns() { return live().journal()->fold().turns(); }
    std::vector<Marker> markers() { return live().grid()->timeline().markers; }
    Millis now() { return Millis{static_cast<std::int64_t>(live().stamp())}; }
    void pass(int ms) { device_->time.advance(Millis{ms}); }
    QQuickItem* pad(int code) { return app_->find(QStringLiteral("pad%1").arg(code)); }
    QQuickItem* ring() { return app_->find("stillRing"); }
    QString words(const char* item) { return app_->find(item)->property("text").toString(); }

    void tap(int code, Millis after = Millis{0})
    {
        device_->time.advance(after);
        QVERIFY(app_->touch(QStringLiteral("pad%1").arg(code), Millis{0}));
    }
    void touch(const char* what, Millis held = Millis{0}) { QVERIFY2(app_->touch(what, held), what); }

    bool padsAreFree(const char* sheet)
    {
        const QQuickItem* over = app_->find(sheet);
        if (!over) return false;
        const QRectF covered = over->mapRectToScene({0, 0, over->width(), over->height()});
        for (int code = 0; code < 4; ++code)
            if (covered.intersects(
                    pad(code)->mapRectToScene({0, 0, pad(code)->width(), pad(code)->height()})))
                return false;
        return true;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(LiveToolsTest)
#include "tst_live_tools.moc"
