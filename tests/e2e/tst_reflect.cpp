// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/window_test.h"

#include "core/store/own_pages/reflections.h"

#include <QAccessible>
#include <QDir>
#include <QTest>

#include <set>

using namespace tessera;
using namespace tessera::test;

// Looking back on a visit: the sentences light their squares, and what comes to mind is kept.
class TestReflect : public WindowTest {
    Q_OBJECT

private slots:
    void init()
    {
        visit_.clear();
        begin();
        QVERIFY(codeVisit(*app_, *device_, "HERON-77", "LLMJJJPLM"));
    }
    void cleanup() { app_.reset(); }

    void aSentenceLightsTheSquaresItSpeaksOf()
    {
        const QStringList said = review().sentences();
        const int moved = static_cast<int>(said.indexOf("The focus moved 5 times."));
        QVERIFY2(moved >= 0, qPrintable(said.join('\n')));
        QVERIFY(review().lit().isEmpty());
        QVERIFY(app_->touch(QStringLiteral("sentence%1").arg(moved)));
        QCOMPARE(review().lit(), (QList<int>{2, 3, 6, 7, 8}));
        QCOMPARE(grid()->property("lit").value<QList<int>>(), review().lit());
        QCOMPARE(app_->find("selectedWords")->property("text").toString(),
                 QString("5 squares of this picture."));
        // By time the same moments.
        QVERIFY(app_->touch("byTime"));
        QVERIFY(!review().lit().isEmpty());
        QVERIFY(app_->touch(QStringLiteral("sentence%1").arg(moved)));
        QVERIFY(review().lit().isEmpty());
    }

    void theOthersAreFaded()
    {
        const auto picture = [this] {
            QCoreApplication::processEvents();
            return app_->window().grabWindow();
        };
        const QImage plain = picture();
        const int longest =
            static_cast<int>(review().sentences().size()) - 1;  // the first and the last square
        QVERIFY(app_->touch(QStringLiteral("sentence%1").arg(longest)));
        QCOMPARE(review().lit(), (QList<int>{0, 8}));
        const QImage lit = picture();
        const auto colourOf = [this](const QImage& image, int square) {
            QRectF place;
            QQuickItem* const item = squares();
            QMetaObject::invokeMethod(item, "rectOf", Q_RETURN_ARG(QRectF, place), Q_ARG(int, square));
            const QPointF corner = item->mapToScene(place.topLeft() + QPointF(6, 6));
            return image.pixelColor((corner * image.devicePixelRatio()).toPoint());
        };
        QCOMPARE(colourOf(lit, 0), colourOf(plain, 0));
        QCOMPARE(colourOf(lit, 8), colourOf(plain, 8));
        for (const int square : {1, 2, 3, 4, 5, 6, 7})
            QVERIFY(colourOf(lit, square) != colourOf(plain, square));
    }

    void aSentenceIsChosenByTheKeyboardAndByAScreenReader()
    {
        QAccessible::setActive(true);
        QQuickItem* const sentence = app_->find("sentence0");
        QVERIFY(sentence && sentence->height() >= 48 - 1);
        sentence->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        QCOMPARE(review().sentence(), 0);
        QTest::keyClick(&app_->window(), Qt::Key_Space);
        QCOMPARE(review().sentence(), -1);
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(sentence);
        QVERIFY(spoken);
        QCOMPARE(spoken->text(QAccessible::Name), review().sentences()[0]);
        QVERIFY(spoken->actionInterface());
        spoken->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(review().sentence(), 0);
        QVERIFY(spoken->text(QAccessible::Description).contains("square"));
    }

    void whatIsWrittenIsKeptAsItIsWritten()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->type("reflectionField", "She went quiet, then told me."));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(reflect().saved(), QString("Saved. Private to you, and on this tablet alone."));
        // As it lies on the disk now, the app killed at this very moment.
        const OwnPages pages = onDisk();
        QCOMPARE(pages.reflections.size(), std::size_t{1});
        QCOMPARE(pages.reflections[0].text, std::string("She went quiet, then told me."));
        QCOMPARE(pages.reflections[0].question, reflect().prompt().toStdString());
        QVERIFY(pages.reflections[0].from == pages.reflections[0].to);
        // Written on, it is the same page.
        QTest::keyClick(&app_->window(), Qt::Key_Y);
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.size(), std::size_t{1});
        QVERIFY(onDisk().reflections[0].text.ends_with("me.y"));
    }

    void noWordIsLostWhenThePageIsLeftAtOnce()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->type("reflectionField", "Quickly"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.at(0).text, std::string("Quickly"));
        QVERIFY(openReflect());
        QVERIFY(app_->waitFor("writtenPage0"));
        QVERIFY(app_->type("reflectionField", "And the window is closed"));
        app_.reset();
        QCOMPARE(onDisk().reflections.size(), std::size_t{2});
    }

    void onePromptAtATimeAndWhatIsNotForMeStaysAway()
    {
        QVERIFY(openReflect());
        const QString first = reflect().prompt();
        QVERIFY(!first.isEmpty());
        QVERIFY(app_->touch("anotherPrompt"));
        const QString second = reflect().prompt();
        QVERIFY(second != first);
        QVERIFY(app_->touch("notForMe"));
        QVERIFY(reflect().prompt() != second);
        std::set<QString> seen;
        for (int i = 0; i < 20; ++i, reflect().another()) seen.insert(reflect().prompt());
        QVERIFY(seen.count(first) == 1 && seen.count(second) == 0);
        QVERIFY(seen.size() >= 6);

        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->waitUntil([this] { return reflect().putAside(); }));
        app_->app().review()->open(visitId());
        QVERIFY(app_->waitUntil([this] { return !review().sessionId().isEmpty(); }));
        app_->window().setProperty("page", "review");
        QVERIFY(openReflect());
        seen.clear();
        for (int i = 0; i < 20; ++i, reflect().another()) seen.insert(reflect().prompt());
        QVERIFY(seen.count(second) == 0);
        QVERIFY(app_->touch("offerAllAgain"));
        seen.clear();
        for (int i = 0; i < 20; ++i, reflect().another()) seen.insert(reflect().prompt());
        QVERIFY(seen.count(second) == 1);
    }

    void anotherPromptLaysDownWhatWasWrittenAndItCanBeTakenUpAgain()
    {
        QVERIFY(openReflect());
        const QString asked = reflect().prompt();
        QVERIFY(app_->type("reflectionField", "First thought"));
        QVERIFY(app_->touch("anotherPrompt"));
        QCOMPARE(app_->find("reflectionField")->property("text").toString(), QString());
        QVERIFY(app_->type("reflectionField", "Second thought"));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.size(), std::size_t{2});
        QVERIFY(app_->touch("writtenPage0"));
        QCOMPARE(app_->find("reflectionField")->property("text").toString(), QString("First thought"));
        QCOMPARE(reflect().prompt(), asked);
        QVERIFY(app_->touch("takeBackPage"));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.size(), std::size_t{1});
        QCOMPARE(onDisk().reflections[0].text, std::string("Second thought"));
    }

    void thePersonsOwnQuestionIsKeptToo()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->touch("promptSet8"));
        QVERIFY(reflect().own());
        QVERIFY(app_->type("ownQuestionField", "Why so tired afterwards?"));
        QVERIFY(app_->type("reflectionField", "The stairs."));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        const OwnPages pages = onDisk();
        QCOMPARE(pages.reflections.size(), std::size_t{1});
        QCOMPARE(pages.reflections[0].question, std::string("Why so tired afterwards?"));
        QCOMPARE(pages.reflections[0].text, std::string("The stairs."));
        QVERIFY(pages.reflections[0].prompt.empty());
    }

    void ofTheWordsForHowPracticeFeelsNoneHasToFit()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->touch("promptSet4"));
        QCOMPARE(reflect().topics().size(), 6);
        QCOMPARE(reflect().topic(), -1);
        QVERIFY(reflect().prompt().isEmpty());
        QVERIFY(app_->type("reflectionField", "None of them."));
        QVERIFY(app_->touch("promptTopic3"));
        QVERIFY(!reflect().prompt().isEmpty());
        QCOMPARE(app_->find("reflectionField")->property("text").toString(), QString());
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.at(0).text, std::string("None of them."));
    }

    void aReflectionIsTiedToTheStretchThatWasChosen()
    {
        QVERIFY(openReflect());
        QCOMPARE(reflect().stretch(), QString("The whole visit"));
        reflect().chooseSquare(4);  // one of the three of joint action, from 0:30 to 1:00
        QCOMPARE(reflect().lit(), (QList<int>{3, 4, 5}));
        QCOMPARE(reflect().stretch(), QString("0:30 to 1:00: joint action"));
        reflect().chooseSquare(7);
        QCOMPARE(reflect().stretch(), QString("0:30 to 1:20: joint action, then planning, then locating"));
        QVERIFY(app_->type("reflectionField", "Here."));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        const auto& shown = review().grid()->squares();
        QCOMPARE(onDisk().reflections.at(0).from, shown.at(3).onset);
        QCOMPARE(onDisk().reflections.at(0).to, shown.at(7).offset);
        QVERIFY(app_->touch("wholeVisit"));
        QVERIFY(reflect().whole());
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        QCOMPARE(onDisk().reflections.at(0).to, onDisk().reflections.at(0).from);
    }

    void aFingerOnTheGridChoosesAStretch()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->touch("reflectGrid"));
        app_->find("reflectGrid")->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&app_->window(), Qt::Key_Home);
        QCOMPARE(reflect().lit().first(), 0);
        QVERIFY(!reflect().whole());
    }

    void theVisitsErasureTakesItAlong()
    {
        QVERIFY(openReflect());
        QVERIFY(app_->type("reflectionField", "Must go"));
        QVERIFY(app_->waitUntil([this] { return reflect().allSaved(); }));
        bool done = false;
        const Uuid session = *Uuid::parse(visitId().toStdString());
        app_->app().vault()->ask(
            [session, today = device_->clock().utc()](Library& library) {
                return library.withdraw(session, WithdrawalScope::all, today);
            },
            [&done](const Result<Wiping>& answer) { done = answer.ok(); });
        QVERIFY(app_->waitUntil([&done] { return done; }));
        app_.reset();
        QVERIFY(onDisk().empty());
    }

private:
    Review& review() { return *app_->app().review(); }
    Reflect& reflect() { return *app_->app().reflect(); }
    QQuickItem* grid() { return app_->find("reviewGrid"); }
    QQuickItem* squares()
    {
        for (QQuickItem* const item : grid()->findChildren<QQuickItem*>())
            if (item->inherits("tessera::SequenceGrid")) return item;
        return nullptr;
    }

    QString visitId()
    {
        if (visit_.isEmpty()) visit_ = review().sessionId();
        return visit_;
    }

    bool openReflect()
    {
        static_cast<void>(visitId());
        return app_->touch("reflect") && app_->waitFor("reflectPage");
    }

    // What another program reads that is started beside this one now.
    OwnPages onDisk()
    {
        LibraryOptions options;
        options.folder = path();
        options.writer = false;
        const auto library = Library::open(options);
        if (!library) qFatal("%s", describe(library.error()).c_str());
        const auto pages = Reflections(**library).load(*Uuid::parse(visitId().toStdString()));
        if (!pages) qFatal("%s", describe(pages.error()).c_str());
        return *pages;
    }

    QString visit_;
};

QTEST_MAIN(TestReflect)
#include "tst_reflect.moc"
