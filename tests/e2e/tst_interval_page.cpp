// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/e2e/page_check.h"

#include "core/measures/time_budget.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A visit coded interval by interval, by touch on the real window, under the example that set-up offers: each
// 30 s who (0 to 4), about what (5 to 10), in what manner (11 to 15).
class IntervalsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        QVERIFY(app_->shown());
        app_->resize(1280, 800);
        QVERIFY(app_->touch("startVisit"));
        for (const char* box : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1"})
            QVERIFY(app_->touch(box));
        QVERIFY(app_->type("familyField", "F07"));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->app().setup()->schemes().at(1).contains("example"));
        QVERIFY(app_->touch("scheme1"));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("intervalPage"));
    }
    void cleanup()
    {
        app_.reset();
        findings_.clear();
    }

    void aVisitIsCodedByTouchAndLookedBackAtLaneByLane()
    {
        QCOMPARE(live().state(), Live::Ready);
        QVERIFY(app_->touch("interval-with-parent"));
        QCOMPARE(live().state(), Live::Running);
        QVERIFY(app_->touch("interval-child"));
        QVERIFY(app_->touch("interval-asking"));
        pass(30'000);
        QCOMPARE(intervals().number(), 2);
        QVERIFY(app_->touch("interval-with-child"));
        pass(60'000);  // one interval goes by without a choice
        QCOMPARE(intervals().number(), 4);
        pass(15'000);
        QVERIFY(app_->touch("interval-parent-child"));
        QVERIFY(app_->touch("mark"));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        pass(100'000);
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitUntil([this] { return !review().sessionId().isEmpty(); }));

        const auto lanes = lanesOf(review().journal()->fold());
        QCOMPARE(lanes.size(), std::size_t{3});
        QCOMPARE(lanes[0].timeline.interactions.size(), std::size_t{3});
        QCOMPARE(lanes[0].timeline.missed.size(), std::size_t{1});
        QCOMPARE(lanes[1].timeline.interactions.size(), std::size_t{1});
        QCOMPARE(lanes[1].timeline.missed.size(), std::size_t{3});
        QCOMPARE(lanes[2].timeline.markers.size(), std::size_t{1});
        QCOMPARE(review().lanes().size(), 3);
        QCOMPARE(review().key().size(), 5);
        QVERIFY(app_->touch("lane1"));
        QCOMPARE(review().lane(), 1);
        QCOMPARE(review().key().size(), 6);
        QCOMPARE(review().grid()->squares().size(), std::size_t{4});
        review().select(1);
        QVERIFY(review().selectedWords().contains("Not coded"));
    }

    // In a pause, at the end or in the library: a code is said anew, given, taken away, and taken back.
    void intervalsArePutRightOneGroupAtATime()
    {
        QVERIFY(app_->touch("interval-with-parent"));
        QVERIFY(app_->touch("interval-child"));
        pass(75'000);  // the second interval goes by without a choice
        QVERIFY(app_->touch("interval-with-child"));
        pass(10'000);
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->waitFor("correctPage"));
        const Fold& fold = live().journal()->fold();
        QCOMPARE(correct().lanes().size(), 3);
        QCOMPARE(correct().codes().size(), 5);  // of the first group, and nothing else

        correct().select(0);
        QCOMPARE(correct().squareTitle(), QStringLiteral("Interval 1 of 3"));
        QVERIFY(app_->touch("recode2"));
        QCOMPARE(int{fold.intervalCode(0, 0)}, 2);
        QVERIFY(correct().squareFirst().startsWith("First tapped"));
        QVERIFY(!app_->find("split"));
        correct().select(1);
        QCOMPARE(correct().squareFirst(), QStringLiteral("Not coded"));
        QVERIFY(!correct().canRemove());
        QVERIFY(app_->touch("recode1"));
        QCOMPARE(int{fold.intervalCode(0, 1)}, 1);
        QCOMPARE(correct().selected(), 1);
        QVERIFY(app_->touch("undo"));
        QCOMPARE(fold.intervalCode(0, 1), kNoCode);
        correct().select(2);
        QVERIFY(app_->touch("remove"));
        QCOMPARE(fold.intervalCode(0, 2), kNoCode);
        QCOMPARE(correct().selected(), 2);  // it stays where it is, without its code
        QVERIFY(correct().squareFirst().startsWith("First tapped"));
        QVERIFY(correct().grid()->squares()[2].corrected);
        QVERIFY(!correct().grid()->squares()[1].corrected);

        // A code of another group is the whole scheme's.
        QVERIFY(app_->touch("lane1"));
        QCOMPARE(correct().codes().size(), 6);
        correct().select(1);
        QVERIFY(app_->touch("recode0"));
        QCOMPARE(fold.scheme().code(fold.intervalCode(1, 1)).id, fold.scheme().code(5).id);
        QCOMPARE(correct().changes().size(), 3);
        QVERIFY(correct().changes().at(0).toMap().value("words").toString().contains("was"));

        // What was tapped first stays beside it.
        QCOMPARE(entries()[2].code, CodeIndex{0});  // after the header and what was agreed to
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("correctGrid"));
    }

    void theMomentIsTheFingersComingDown()
    {
        const Millis start = now();
        QVERIFY(app_->touch("interval-with-parent", Millis{400}));
        QCOMPARE(entries().back().kind, EntryKind::interval);
        QCOMPARE(entries().back().at, start);
        QCOMPARE(entries().back().onset, start);
        // Down within the first interval, up in the second: it is the first one that was seen.
        pass(29'600);
        QVERIFY(app_->touch("interval-asking", Millis{1'000}));
        QCOMPARE(entries().back().onset, start);
    }

    void aTapIsForTheIntervalBeforeWhileThatIsOpen()
    {
        const Millis start = now();
        intervals().tap(0, live().stamp());
        pass(31'000);
        QCOMPARE(row(0).value("late").toBool(), false);  // it has its code
        QCOMPARE(row(1).value("late").toBool(), true);
        QCOMPARE(row(1).value("interval").toInt(), 1);
        QCOMPARE(intervals().graceLeft(), 9);
        QCOMPARE(intervals().openWords(), QStringLiteral("About what, In what manner"));
        QVERIFY(app_->touch("interval-child"));
        QCOMPARE(entries().back().onset, start);
        QCOMPARE(row(1).value("interval").toInt(), 2);
        QVERIFY(app_->touch("interval-else"));
        QCOMPARE(entries().back().onset, start + Millis{30'000});
        // Left out, it stays missed and the row is for what runs.
        QVERIFY(app_->touch("row2Leave"));
        QCOMPARE(row(2).value("interval").toInt(), 2);
        QCOMPARE(intervals().graceLeft(), 0);
        QVERIFY(app_->touch("interval-doing"));
        QCOMPARE(entries().back().onset, start + Millis{30'000});
    }

    void theGraceEndsAndWhatWasMissedStaysMissed()
    {
        const Millis start = now();
        intervals().tap(0, live().stamp());
        pass(39'999);
        QCOMPARE(row(1).value("late").toBool(), true);
        pass(1);
        QCOMPARE(row(1).value("late").toBool(), false);
        intervals().tap(5, live().stamp());
        QCOMPARE(entries().back().onset, start + Millis{30'000});
        const auto lanes = lanesOf(live().journal()->fold(), now());
        QCOMPARE(timeBudget(lanes[1].timeline, lanes[1].scheme).coded.count(), 10'000);
    }

    void aPauseStopsTheRingAndTheSameChoiceTwiceIsOne()
    {
        intervals().tap(0, live().stamp());
        pass(12'000);
        QCOMPARE(intervals().secondsLeft(), 18);
        QCOMPARE(intervals().progress(), 0.4);
        const auto before = entries().size();
        intervals().tap(0, live().stamp());
        QCOMPARE(entries().size(), before);
        QVERIFY(app_->touch("pause"));
        pass(500'000);
        QCOMPARE(intervals().progress(), 0.4);
        QVERIFY(app_->waitUntil([this] {  // laid out where Pause was
            const QQuickItem* carryOn = app_->find("carryOn");
            return carryOn && carryOn->mapToScene(QPointF(0, 0)).y() > 100;
        }));
        QVERIFY(app_->touch("carryOn"));
        QCOMPARE(live().state(), Live::Running);
        pass(18'000);
        QCOMPARE(intervals().number(), 2);
        QVERIFY(app_->touch("undo"));  // the carrying on
        QCOMPARE(live().state(), Live::Paused);
    }

    void theCueIsFeltOnlyWhereThatWasAskedFor()
    {
        QVERIFY(app_->app().settings()->setProperty("vibrate", false));
        intervals().tap(0, live().stamp());
        pass(30'000);
        QVERIFY(device_->buzzes.empty());
        QVERIFY(app_->app().settings()->setProperty("vibrate", true));
        pass(30'000);
        QCOMPARE(device_->buzzes.size(), std::size_t{1});
        QCOMPARE(device_->buzzes.back().first, Millis{40});
        intervals().tap(1, live().stamp());
        QCOMPARE(device_->buzzes.back().first, Millis{20});
    }

    void anIntervalMissedInAnAbsenceIsNotAskedAbout()
    {
        intervals().tap(0, live().stamp());
        pass(95'000);
        device_->comeBack(Millis{90'000});
        QVERIFY(live().away().isEmpty());
        QCOMPARE(entries().back().kind, EntryKind::away);
        QCOMPARE(lanesOf(live().journal()->fold(), now())[0].timeline.missed.size(), std::size_t{3});
    }

    void aVisitCutOffGoesOnWhereItWas()
    {
        intervals().tap(0, live().stamp());
        intervals().tap(5, live().stamp());
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        app_.reset();
        device_->time.advance(Millis{45'000});
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        QVERIFY(app_->waitFor("intervalPage"));
        QCOMPARE(intervals().number(), 2);
        QVERIFY(live().away().isEmpty());
        QCOMPARE(row(0).value("interval").toInt(), 2);
    }

    void thePageHolds_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int percent : {100, 200})
                QTest::addRow("%dx%d, text %d %%", size.width(), size.height(), percent) << size << percent;
    }
    void thePageHolds()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QAccessible::setActive(true);
        app_->app().settings()->setTextScale(percent / 100.0);
        app_->resize(size.width(), size.height());
        look("ready");
        intervals().tap(0, live().stamp());
        intervals().tap(5, live().stamp());
        pass(12'000);
        look("running");
        pass(20'000);
        look("open");
        QVERIFY(app_->touch("pause"));
        look("paused");
        // Nobody has to look for the ways on: they are in view, however far the rows reach.
        const QRectF all(0, 0, size.width(), size.height());
        for (const char* way : {"carryOn", "endVisit", "undo"}) {
            const QQuickItem* const item = app_->find(way);
            QVERIFY(item);
            QVERIFY2(all.contains(item->mapRectToScene(QRectF(0, 0, item->width(), item->height()))), way);
        }
        QVERIFY2(findings_.isEmpty(), qPrintable('\n' + findings_.join('\n')));
    }

    // The visit goes on meanwhile, and so do its intervals, open ones and pauses.
    void thePageHoldsWhenTheTabletIsTurned_data()
    {
        // Each so wide that the rows lie beside the squares, and turned under them.
        QTest::addColumn<QSize>("lying");
        QTest::addColumn<int>("percent");
        QTest::newRow("text 100 %") << QSize(1280, 800) << 100;
        QTest::newRow("text 130 %") << QSize(1366, 800) << 130;
        QTest::newRow("text 200 %") << QSize(1600, 1000) << 200;
    }
    void thePageHoldsWhenTheTabletIsTurned()
    {
        QFETCH(QSize, lying);
        QFETCH(int, percent);
        QAccessible::setActive(true);
        app_->app().settings()->setTextScale(percent / 100.0);
        app_->app().settings()->setProperty("holdScreen", false);
        intervals().tap(0, live().stamp());
        app_->resize(lying.width(), lying.height());
        look("begun");
        int turn = 0;
        const auto turned = [&](const QString& state) {
            const bool upright = ++turn % 2 == 1;
            app_->resize(upright ? lying.height() : lying.width(), upright ? lying.width() : lying.height());
            look(QStringLiteral("%1, turn %2").arg(state).arg(turn));
        };
        for (int i = 0; i < 2; ++i) turned("running");
        intervals().tap(5, live().stamp());
        pass(31'000);  // one row is late: its words and its way out take room
        for (int i = 0; i < 3; ++i) turned("open");
        pass(15'000);
        for (int i = 0; i < 2; ++i) turned("next");
        QVERIFY(app_->touch("pause"));
        for (int i = 0; i < 2; ++i) turned("paused");
        QVERIFY2(findings_.isEmpty(), qPrintable('\n' + findings_.join('\n')));
    }

private:
    void look(const QString& page)
    {
        app_->still();
        for (const QString& finding : PageCheck(app_->window(), false).all())
            findings_ << page + ": " + finding;
        for (int row = 0; row < 3; ++row)
            if (!isArranged(row))
                findings_ << QStringLiteral("%1: row %2 is not arranged").arg(page).arg(row);
    }
    // Whether as many pads lie beside each other as the row means to have.
    bool isArranged(int row)
    {
        const int across = app_->find(QStringLiteral("row%1").arg(row))->property("across").toInt();
        const QVariantList codes = intervals().groups().at(row).toMap().value("codes").toList();
        const auto place = [&](int code) {
            const QString id = codes.at(code).toMap().value("id").toString();
            return app_->find("interval-" + id)->mapToScene(QPointF(0, 0));
        };
        for (int code = 1; code < codes.size(); ++code) {
            const bool beside = place(code).y() < place(code - 1).y() + 1;
            if (beside != (code % across != 0)) return false;
        }
        return true;
    }
    Live& live() { return *app_->app().live(); }
    Intervals& intervals() { return *app_->app().intervals(); }
    Correct& correct() { return *app_->app().correct(); }
    Review& review() { return *app_->app().review(); }
    const std::vector<Entry>& entries() { return live().journal()->entries(); }
    Millis now() { return Millis{static_cast<std::int64_t>(live().stamp())}; }
    QVariantMap row(int group) { return intervals().rows().at(group).toMap(); }
    void pass(std::int64_t ms)
    {
        device_->time.advance(Millis{ms});
        intervals().look();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
    QStringList findings_;
};

QTEST_MAIN(IntervalsTest)
#include "tst_interval_page.moc"
