// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/window_test.h"

#include "core/store/own_pages/reflections.h"

#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr Millis kDay{86'400'000};

}  // namespace

// Up to three actions a visit, each looked back on once.
class TestActionCards : public WindowTest {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        QVERIFY(codeVisit(*app_, *device_, "HERON-77", "LMJP"));
        QVERIFY(app_->touch("reflect") && app_->waitFor("reflectPage"));
    }
    void cleanup() { app_.reset(); }

    void upToThreeActionsEachWithADayToLookBack()
    {
        for (const char* const action : {"Ask who is at home", "Name what she does well", "Wait a breath"}) {
            QVERIFY(app_->waitFor("newActionField"));
            QVERIFY(add(action));
        }
        QVERIFY(!app_->find("newActionField"));
        QCOMPARE(cards().room(), 0);
        QCOMPARE(said("days", 0), QString("Set 2 March, look back on 16 March"));
        QVERIFY(app_->touch("action0weeks1"));
        QCOMPARE(said("days", 0), QString("Set 2 March, look back on 9 March"));
        QVERIFY(app_->type("action1Field", "Name it aloud"));
        QVERIFY(app_->touch("dropAction2"));
        QVERIFY(app_->waitFor("newActionField"));
        QVERIFY(app_->waitUntil([this] { return cards().allSaved(); }));
        restart();
        QVERIFY(app_->waitUntil([this] { return cards().all()->count() == 2; }));
        QCOMPARE(said("action", 0), QString("Ask who is at home"));
        QCOMPARE(said("action", 1), QString("Name it aloud"));
    }

    void homeAsksEachOnceAfterTwoWeeksAndKeepsTheAnswers()
    {
        QVERIFY(add("Ask who is at home"));
        QVERIFY(app_->waitUntil([this] { return cards().allSaved(); }));
        restart();
        QVERIFY(app_->waitFor("dueCards"));
        QCOMPARE(cards().due()->count(), 0);
        device_->time.advance(13 * kDay);
        restart();
        QVERIFY(app_->waitFor("dueCards"));
        QCOMPARE(cards().due()->count(), 0);
        device_->time.advance(kDay);
        restart();
        QVERIFY(app_->waitFor("due0far2"));
        QVERIFY(app_->touch("due0far2"));
        QVERIFY(app_->type("due0helpedField", "Her words in my notes"));
        QVERIFY(app_->type("due0hinderedField", "Two calls"));
        QVERIFY(app_->waitUntil([this] { return cards().allSaved(); }));
        restart();
        QVERIFY(app_->waitFor("dueCards"));
        QCOMPARE(cards().due()->count(), 0);
        QVERIFY(app_->touch("allActions"));
        QVERIFY(app_->waitFor("cardsPage"));
        QCOMPARE(app_->find("card0helpedField")->property("text").toString(),
                 QString("Her words in my notes"));
        QCOMPARE(app_->find("card0hinderedField")->property("text").toString(), QString("Two calls"));
        QVERIFY(app_->find("card0far2")->property("chosen").toBool());
        QCOMPARE(said("answered", 0), QString("Noted on 16 March"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("homePage"));
    }

    void whoDoesNotAnswerIsNotAskedAgain()
    {
        QVERIFY(add("Wait a breath"));
        device_->time.advance(20 * kDay);
        restart();
        QVERIFY(app_->waitFor("due0far1"));
        QVERIFY(app_->waitUntil([this] { return cards().allSaved(); }));
        app_->window().setProperty("page", "library");
        QVERIFY(app_->waitUntil([this] { return !app_->find("homePage"); }));
        app_->window().setProperty("page", "home");
        QVERIFY(app_->waitFor("dueCards"));
        QVERIFY(!app_->find("due0far1"));
        QCOMPARE(cards().all()->count(), 1);
    }

    void theNextVisitOfTheFamilyAsksToo()
    {
        QVERIFY(add("Wait a breath"));
        QVERIFY(app_->touch("back"));
        app_->window().setProperty("page", "home");
        device_->time.advance(3 * kDay);
        QVERIFY(app_->waitFor("startVisit"));
        QVERIFY(codeVisit(*app_, *device_, "WREN-12", "LM"));
        app_->window().setProperty("page", "home");
        QVERIFY(app_->waitFor("dueCards"));
        QCOMPARE(cards().due()->count(), 0);  // another family's
        QVERIFY(codeVisit(*app_, *device_, "HERON-77", "LM"));
        app_->window().setProperty("page", "home");
        QVERIFY(app_->waitFor("due0far1"));
        QCOMPARE(cards().due()->count(), 1);
    }

    void nothingIsReadBehindTheLock()
    {
        QVERIFY(add("MARKER action"));
        QVERIFY(app_->waitUntil([this] { return cards().allSaved(); }));
        bool sealed = false;
        app_->app().vault()->ask([](Library& library) { return library.protect("four words in row"); },
                                 [&sealed](const Status& status) { sealed = status.ok(); });
        QVERIFY(app_->waitUntil([&sealed] { return sealed; }));
        restart();
        QVERIFY(app_->waitFor("lockPage"));
        QCOMPARE(cards().all()->count(), 0);
        QVERIFY(app_->type("passphraseField", "four words in row"));
        QVERIFY(app_->touch("unlock"));
        QVERIFY(app_->waitUntil([this] { return cards().all()->count() == 1; }));
    }

private:
    Cards& cards() { return *app_->app().cards(); }

    bool add(const QString& action)
    {
        return app_->type("newActionField", action) && app_->touch("addAction") && app_->waitUntil([&] {
            return app_->find("newActionField") == nullptr ||
                   app_->find("newActionField")->property("text").toString().isEmpty();
        });
    }

    QString said(const char* role, int row)
    {
        const CardList* const list = cards().ofVisit()->count() > 0 ? cards().ofVisit() : cards().all();
        return list->data(list->index(row), list->roleNames().key(role)).toString();
    }

    void restart()
    {
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, path());
    }
};

QTEST_MAIN(TestActionCards)
#include "tst_action_cards.moc"
