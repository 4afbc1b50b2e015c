// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/fingers.h"
#include "tests/e2e/review_test.h"

#include <QAccessible>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// A letter every `step` ms, and what was noted and marked; numbered anew.
StoredSession tapped(const std::string& letters, std::int64_t step, std::vector<Entry> more = {})
{
    StoredSession session = minutesOf("", visitOf("F1", "V1"));
    session.entries.pop_back();
    std::int64_t at = 0;
    for (const char letter : letters) {
        more.push_back(activity(at, static_cast<CodeIndex>(std::string("LMJP").find(letter))));
        at += step;
    }
    more.push_back(simple(EntryKind::end, at));
    std::stable_sort(more.begin(), more.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
    for (Entry& entry : more) session.entries.push_back(entry);
    std::uint32_t number = 0;
    for (Entry& entry : session.entries) entry.number = ++number;
    return session;
}

}  // namespace

// A visit is looked back at by touch and by keys: both views, all sizes, what is chosen, what stands out.
class ReviewByTouch : public ReviewTest {
    Q_OBJECT

private slots:
    // Qt 6.4 misses, aloud, a finger that a second one took into a pinch.
    void init() { begin(QSize(1280, 800), Warnings::pass); }
    void cleanup() { app_.reset(); }

    void bothViewsShowTheOneRecord()
    {
        open(tapped("LLMMMJ", 30'000));
        QCOMPARE(review().caption(), QStringLiteral("One square = one interaction"));
        QCOMPARE(count(), 6);
        QVERIFY(app_->touch("byTime"));
        QCOMPARE(review().caption(), QStringLiteral("One square = 30 seconds"));
        QCOMPARE(count(), 6);
        QVERIFY(app_->waitFor("minuteTicks"));
        QVERIFY(app_->touch("unit10"));
        QCOMPARE(count(), 18);
        QCOMPARE(grid()->columns(), 18);
        QVERIFY(app_->touch("unit60"));
        QCOMPARE(count(), 3);
        QVERIFY(app_->touch("byInteraction"));
        QCOMPARE(count(), 6);
        QVERIFY(!app_->find("minuteTicks"));
        QCOMPARE(app_->app().review()->journal()->entries().size(), std::size_t{8});
    }

    void threeHundredSquaresAreSeenAtOnce_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("landscape") << QSize(1280, 800);
        QTest::newRow("portrait") << QSize(800, 1280);
        QTest::newRow("laptop") << QSize(1366, 768);
    }
    void threeHundredSquaresAreSeenAtOnce()
    {
        QFETCH(QSize, size);
        app_->resize(size.width(), size.height());
        std::string letters;
        for (int i = 0; i < 300; ++i) letters += "LMJP"[(i / 3) % 4];
        open(tapped(letters, 12'000));
        QCOMPARE(count(), 300);
        for (const int square : {0, 150, 299}) {
            QVERIFY(grid()->rectOf(square).width() >= 12);
            QVERIFY(onScreen(square));
        }
        // Choosing one changes nothing of that.
        touchSquare(299);
        QCOMPARE(review().selected(), 299);
        QVERIFY(onScreen(0));
        QVERIFY(onScreen(299));
    }

    void squaresHaveThreeSizes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("landscape") << QSize(1280, 800);
        QTest::newRow("portrait") << QSize(800, 1280);
    }
    void squaresHaveThreeSizes()
    {
        QFETCH(QSize, size);
        app_->resize(size.width(), size.height());
        open(tapped(std::string(60, 'L'), 10'000));
        QCOMPARE(grid()->columns(), 20);
        QVERIFY(app_->touch("larger"));
        QVERIFY(grid()->cellSize() >= 28);
        QCOMPARE(grid()->columns(), 20);
        QVERIFY(app_->touch("larger"));
        QVERIFY(grid()->cellSize() >= 48);
        QCOMPARE(grid()->columns(), 10);
        QVERIFY(app_->touch("smaller"));
        key(Qt::Key_Plus);
        QCOMPARE(zoom(), 2);
        key(Qt::Key_Minus);
        key(Qt::Key_Minus);
        QCOMPARE(zoom(), 0);
    }

    void twoFingersMakeThemLargerAndSmaller()
    {
        open(tapped(std::string(40, 'M'), 10'000));
        pinch(30, 140);
        QVERIFY(app_->waitUntil([this] { return zoom() == 1; }));
        pinch(30, 140);
        QVERIFY(app_->waitUntil([this] { return zoom() == 2; }));
        pinch(140, 30);
        QVERIFY(app_->waitUntil([this] { return zoom() == 1; }));
    }

    void largeSquaresAreSpokenOneByOneAndSaySo()
    {
        open(tapped("LLM", 28'000));
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(grid());
        QVERIFY(list);
        QCOMPARE(list->childCount(), 2);  // runs
        key(Qt::Key_Plus);
        key(Qt::Key_Plus);
        QCOMPARE(list->childCount(), 3);
        QVERIFY(list->child(1)
                    ->text(QAccessible::Name)
                    .contains(QStringLiteral("Square 2 of 3, Locating, 0:28 to 0:56")));
        // The letter stands at the upper end of each: dark or light, but not the fill.
        const QRectF square = grid()->rectOf(0);
        const QImage picture = app_->window().grabWindow();
        const QColor fill = picture.pixelColor(at(square.right() - 3, square.center().y()));
        int letter = 0;
        for (double x = square.right() - 16; x < square.right() - 4; ++x)
            for (double y = square.top() + 4; y < square.top() + 20; ++y)
                if (picture.pixelColor(at(x, y)) != fill) ++letter;
        QVERIFY(letter > 20);
    }

    void aTouchedSquareSaysWhenHowLongAndWhatWasNoted()
    {
        open(tapped("LLMMJ", 40'000, {note(95'000, "twins asleep")}));
        touchSquare(2);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 3 of 5"));
        QCOMPARE(words("chosenWhat"), QStringLiteral("Meaning"));
        QCOMPARE(words("chosenTime"), QStringLiteral("1:20 to 2:00 · 40 seconds"));
        QVERIFY(words("chosenMoments").contains(QStringLiteral("1:35")));
        QVERIFY(words("chosenMoments").contains(QStringLiteral("twins asleep")));
        QVERIFY(app_->touch("chooseNone"));
        QVERIFY(!app_->find("chosenSquares"));
    }

    void timesLeavePausesOut()
    {
        open(tapped("LM", 60'000, {simple(EntryKind::pause, 20'000), simple(EntryKind::resume, 50'000)}));
        touchSquare(1);
        QCOMPARE(words("chosenTime"), QStringLiteral("0:30 to 1:30 · 1 minute"));
        QVERIFY(words("selectedWords").endsWith(QStringLiteral("0:30 to 1:30")));
        touchSquare(0);
        QVERIFY(words("chosenMoments").contains(QStringLiteral("Pause")));
    }

    void aStretchIsChosenByTouch()
    {
        open(tapped("LLMMMJJ", 20'000));
        touchSquare(3);
        QVERIFY(app_->touch("wholeRun"));
        QCOMPARE(words("chosenTitle"), QStringLiteral("Squares 3 to 5 of 7"));
        QCOMPARE(words("chosenTime"), QStringLiteral("0:40 to 1:40 · 1 minute"));
        touchSquare(1);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 2 of 7"));
        QVERIFY(app_->touch("reachOn"));
        QVERIFY(app_->waitFor("reachHint"));
        touchSquare(5);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Squares 2 to 6 of 7"));
        QCOMPARE(words("chosenWhat"), QStringLiteral("Locating, then meaning, then joint action"));
        QCOMPARE(words("chosenTime"), QStringLiteral("0:20 to 2:00 · 1 minute 40"));
        QVERIFY(!app_->find("reachHint"));
    }

    void aStretchIsChosenByKeys()
    {
        open(tapped("LLMMMJJ", 20'000));
        key(Qt::Key_Home);
        key(Qt::Key_Right, Qt::ShiftModifier);
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Squares 1 to 3 of 7"));
        key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Squares 1 to 2 of 7"));
        key(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Squares 1 to 7 of 7"));
        key(Qt::Key_Escape);  // lets go, and only then leads back
        QCOMPARE(review().selected(), -1);
        QVERIFY(app_->find("reviewPage"));
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("reviewPage"));
    }

    void longerStretchesStandOut()
    {
        open(tapped("LLLLLMMJJJJJJP", 10'000));
        QVERIFY(grid()->lit().isEmpty());
        QVERIFY(app_->touch("longer"));
        QCOMPARE(grid()->lit(), (QList<int>{0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12}));
        QVERIFY(words("selectedWords").contains(QStringLiteral("5 squares or more")));
        QVERIFY(paler(5, 0));
        QVERIFY(app_->touch("longer"));
        QVERIFY(grid()->lit().isEmpty());
        // A sentence stands out alone.
        QVERIFY(app_->touch("longer"));
        QVERIFY(app_->touch("sentence0"));
        QVERIFY(!review().longer());
    }

    void quickShiftsAreUnderlined()
    {
        open(tapped("LLLLMJPLLLLLL", 30'000));
        QVERIFY(app_->touch("quick"));
        QCOMPARE(review().underlined(), (QList<int>{3, 4, 5, 6, 7}));
        QCOMPARE(grid()->lit(), (QList<int>{3, 4, 5, 6, 7}));
        QVERIFY(lined(5));
        QVERIFY(!lined(0));
        QVERIFY(!lined(10));
        QVERIFY(app_->touch("quick"));
        QVERIFY(!lined(5));
    }

    void oneActivityStandsAlone()
    {
        open(tapped("LLMMJJPP", 10'000));
        QVERIFY(app_->touch("key1"));
        QCOMPARE(grid()->onlyCode(), 1);
        QVERIFY(app_->touch("key1"));
        QCOMPARE(grid()->onlyCode(), -1);
        key(Qt::Key_3);
        QCOMPARE(grid()->onlyCode(), 2);
    }

    void stepsLieOverTheSquaresAndAreNamed()
    {
        const auto points = partnershipActivities().points();
        open(tapped("LLMMJJ", 20'000, {marker(25'000, points[0]), marker(70'000, points[4])}));
        QVERIFY(app_->waitFor("step1"));
        QVERIFY(app_->waitFor("step5"));
        QVERIFY(!app_->find("step2"));
        const QRectF square = grid()->rectOf(1);
        const QImage picture = app_->window().grabWindow();
        // A disc in the lane above: the accent, which no activity has.
        int accent = 0;
        for (double x = square.left(); x < square.right(); ++x)
            for (double y = square.top() - 12; y < square.top() - 1; ++y)
                if (picture.pixelColor(at(x, y)) == QColor("#7A4A21")) ++accent;
        QVERIFY(accent > 20);
        touchSquare(3);
        QVERIFY(words("chosenMoments").contains(QStringLiteral("Repair")));
    }

    void changesAreShownBesideTheFirstVersion()
    {
        StoredSession session = tapped("LLM", 60'000);
        Entry changed = correction(EntryKind::recode, 180'000, 4, 3);  // the third square
        changed.number = 6;
        session.entries.push_back(changed);
        open(session);
        QCOMPARE(review().grid()->squares()[2].code, CodeIndex{3});
        QVERIFY(!grid()->showChanges());
        QVERIFY(app_->touch("showChanges"));
        QVERIFY(grid()->showChanges());
        QVERIFY(app_->waitFor("firstRibbon"));
        QCOMPARE(review().first()->squares()[2].code, CodeIndex{1});
        QCOMPARE(words("reviewChanges"), QStringLiteral("2:00: was Meaning, now Planning"));
        QVERIFY(app_->touch("showChanges"));
        QVERIFY(!grid()->showChanges());
    }

    void withoutCorrectionsThereAreNoChangesToShow()
    {
        open(tapped("LLM", 60'000));
        QVERIFY(!app_->find("showChanges"));
    }

private:
    void key(int key, Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        QTest::keyClick(&app_->window(), static_cast<Qt::Key>(key), held);
    }
    void touchSquare(int square)
    {
        app_->window().grabWindow();
        const QPoint place = at(grid()->rectOf(square).center().x(), grid()->rectOf(square).center().y());
        Fingers fingers(*app_);
        fingers.down(1, place);
        device_->time.advance(Millis{40});
        fingers.up(1, place);
        app_->window().grabWindow();
    }
    // Two fingers on the grid, so far from its middle at first and at last.
    void pinch(int from, int to)
    {
        const QQuickItem* pane = app_->find("reviewGrid");
        const QPoint centre = middle(*pane);
        Fingers fingers(*app_);
        fingers.down(1, centre - QPoint(from, 0));
        fingers.down(2, centre + QPoint(from, 0));
        for (int step = 1; step <= 8; ++step) {
            const int away = from + (to - from) * step / 8;
            fingers.move(1, centre - QPoint(away, 0));
            fingers.move(2, centre + QPoint(away, 0));
        }
        fingers.up(1, centre - QPoint(to, 0));
        fingers.up(2, centre + QPoint(to, 0));
    }
    QPoint at(double x, double y) { return on(*grid(), x, y); }
    bool onScreen(int square)
    {
        const QRectF rect = grid()->mapRectToScene(grid()->rectOf(square));
        const QQuickItem* pane = app_->find("reviewGrid");
        const QRectF view = pane->mapRectToScene(QRectF(0, 0, pane->width(), pane->height()));
        return view.contains(rect) &&
               QRectF(0, 0, app_->window().width(), app_->window().height()).contains(rect);
    }
    // Whether one square is drawn paler than another.
    bool paler(int one, int other)
    {
        const QImage picture = app_->window().grabWindow();
        const auto fill = [&](int square) {
            const QRectF rect = grid()->rectOf(square);
            return picture.pixelColor(
                at(rect.left() + rect.width() * 0.2, rect.top() + rect.height() * 0.84));
        };
        return fill(one).lightness() > fill(other).lightness() + 40;
    }
    bool lined(int square)
    {
        const QRectF rect = grid()->rectOf(square);
        const QImage picture = app_->window().grabWindow();
        return picture.pixelColor(at(rect.center().x(), rect.bottom() + 2)).lightness() < 60;
    }

    int count() { return static_cast<int>(review().grid()->squares().size()); }
    int zoom() { return app_->find("reviewPage")->property("zoom").toInt(); }
    QString words(const char* item)
    {
        QQuickItem* found = app_->waitFor(item) ? app_->find(item) : nullptr;
        return found ? found->property("text").toString() : QStringLiteral("not there");
    }
};

QTEST_MAIN(ReviewByTouch)
#include "tst_review.moc"
