// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/two_observers.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A researcher lays two observers of one visit beside each other, by touch and by keys.
class CompareObservers : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void cleanup() { app_.reset(); }

    void withoutTwoObserversThePageSaysWhatToDo()
    {
        app_->window().setProperty("page", "compare");
        QVERIFY(app_->waitFor("compareEmpty"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("libraryPage"));
    }

    void twoObserversAreFoundComparedAndSteppedThrough()
    {
        QVERIFY(openComparison());
        Compare& compare = *app_->app().compare();
        QCOMPARE(compare.firstName(), "KB");
        QCOMPARE(compare.secondName(), "RS");
        QVERIFY(compare.count() > 10);
        QVERIFY(compare.sentences().join(' ').contains("By time, kappa is"));
        QVERIFY(compare.sentences().join(' ').contains("By event, kappa is"));
        QVERIFY(compare.sentences().join(' ').contains("RS tapped about"));

        QCOMPARE(compare.current(), 0);
        QVERIFY(app_->touch("nextDifference"));
        QCOMPARE(compare.current(), 1);
        QTest::keyClick(&app_->window(), Qt::Key_Right);
        QCOMPARE(compare.current(), 2);
        QTest::keyClick(&app_->window(), Qt::Key_Left);
        QVERIFY(app_->touch("previousDifference"));
        QCOMPARE(compare.current(), 0);

        // A touch on the strip goes to what lies there; its middle is in the long difference.
        QVERIFY(app_->touch("differences"));
        QVERIFY(compare.current() > 2);
    }

    void theToleranceIsReckonedAnewAndNothingElseMoves()
    {
        QVERIFY(openComparison());
        Compare& compare = *app_->app().compare();
        compare.setCurrent(3);
        const QString before = compare.sentences().join(' ');
        QVERIFY(app_->touch("tolerance3"));
        QVERIFY(app_->waitUntil([&] { return !compare.loading(); }));
        QCOMPARE(compare.toleranceSeconds(), 5);
        QVERIFY(compare.sentences().join(' ') != before);
        QCOMPARE(compare.current(), 3);
    }

    void aSharedVersionIsANewVisitThatNamesItsSources()
    {
        QVERIFY(openComparison());
        Compare& compare = *app_->app().compare();
        const int all = compare.count();
        QVERIFY(app_->touch("takeSecond"));
        QCOMPARE(compare.decided(), 1);
        QCOMPARE(compare.current(), 1);
        QTest::keyClick(&app_->window(), Qt::Key_0);
        QCOMPARE(compare.decided(), 2);
        QVERIFY(app_->touch("restFirst"));
        QCOMPARE(compare.decided(), all);

        QSignalSpy made(&compare, &Compare::sharedMade);
        QVERIFY(app_->touch("makeShared"));
        QVERIFY(app_->waitFor("reviewPage"));
        QCOMPARE(made.count(), 1);
        const QString id = made.first().first().toString();
        QVERIFY(app_->waitUntil([&] { return app_->app().review()->sessionId() == id; }));
        QCOMPARE(app_->app().visits()->total(), 3);

        const Timeline shared = app_->app().review()->journal()->fold().timeline();
        QCOMPARE(shared.sources.size(), std::size_t{2});
        QVERIFY(shared.ended);
        QCOMPARE(app_->app().review()->observer(), "KB-RS");
        const Comparison& sources = *compare.comparison();
        QCOMPARE(shared.sources[0], sources.one().journal->session().text());
        QCOMPARE(shared.cannotTell, sources.differences[1].length());

        // The way back leads to the comparison, and the sources are as they were.
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("comparePage"));
        bool same = false, answered = false;
        const Uuid first = sources.one().journal->session();
        const auto entries = sources.one().journal->entries();
        app_->app().vault()->ask([first](Library& library) { return library.load(first); },
                                 [&](const Result<StoredSession>& stored) {
                                     answered = true;
                                     same = stored.ok() && stored->entries == entries;
                                 });
        QVERIFY(app_->waitUntil([&] { return answered; }));
        QVERIFY(same);
    }

    void whatStaysOpenBecomesCannotTell()
    {
        QVERIFY(openComparison());
        Compare& compare = *app_->app().compare();
        QVERIFY(app_->touch("takeFirst"));
        QVERIFY(app_->touch("makeShared"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().review()->journal() != nullptr; }));
        Millis open{0};
        const auto& differences = compare.comparison()->differences;
        for (std::size_t i = 1; i < differences.size(); ++i) open += differences[i].length();
        QCOMPARE(app_->app().review()->journal()->fold().timeline().cannotTell, open);
    }

    void recordsThatAreTheSameHaveNoDifferences()
    {
        QVERIFY(openComparison(true));
        QCOMPARE(app_->app().compare()->count(), 0);
        QVERIFY(app_->app().compare()->sentences().join(' ').contains("100 %"));
        QVERIFY(!app_->find("nextDifference"));
    }

private:
    bool openComparison(bool alike = false)
    {
        if (!addTwoObservers(*app_, alike)) return false;
        app_->window().setProperty("page", "library");
        return app_->touch("compareObservers") && app_->waitFor("compareChoicePage") &&
               app_->touch("compareVisit0") && app_->waitFor("comparePage");
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(CompareObservers)
#include "tst_compare.moc"
