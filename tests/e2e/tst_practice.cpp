// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A made-up visit, told by a clock that is moved by hand and tapped by real touches.
class PracticeVisit : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        start();
    }
    void cleanup() { app_.reset(); }

    void homeLeadsToThreeStoriesToChooseFrom()
    {
        QVERIFY(app_->touch("practise"));
        QVERIFY(app_->waitFor("practicePage"));
        for (const char* story : {"story0", "story1", "story2"}) QVERIFY(app_->waitFor(story));
        QCOMPARE(practice().stories().size(), 3);
        QVERIFY(practice().leftOut().isEmpty());
    }

    // The whole way: chosen, told, tapped along three seconds after the author, both pictures, in the
    // library.
    void aStoryIsToldTappedAndLaidBesideItsAuthor()
    {
        begin(0);
        const PracticeStory story = practice().found().all[0].story;
        std::size_t line = 0;
        for (const PracticeTurn& turn : story.coding) {
            // Each line comes when its time has come, and not before.
            for (; line < story.lines.size() && story.lines[line].at < turn.at + Millis{3000}; ++line) {
                to(story.lines[line].at - Millis{1});
                QVERIFY(line == 0 || practice().line() == text(story.lines[line - 1].text));
                to(story.lines[line].at);
                QCOMPARE(practice().line(), text(story.lines[line].text));
                QVERIFY(shows("tellingLine", text(story.lines[line].text)));
            }
            to(turn.at + Millis{3000});
            QVERIFY(app_->touch(QStringLiteral("pad%1").arg(turn.code)));
        }
        QVERIFY(!practice().over());
        to(story.length);
        QVERIFY(practice().over());
        QVERIFY(app_->waitFor("tellingOver"));
        QVERIFY(app_->touch("finishPractice"));
        QVERIFY(app_->waitFor("practicedPage"));

        QCOMPARE(app_->app().live()->grid()->squares().size(), story.coding.size());
        QCOMPARE(practice().beside()->author()->squares().size(), story.coding.size());
        // Both tapped from the observer's first tap to the story's end: 180 - 13 s. Three shifts, each three
        // seconds late, so 9 s differ, and none of them long enough to be listed.
        const Comparison* compared = practice().beside()->comparison();
        QVERIFY(compared);
        QCOMPARE(compared->figures.length, Millis{167'000});
        QCOMPARE(compared->figures.time.table.agreed(), std::int64_t{158'000});
        QVERIFY(practice().beside()->differences().isEmpty());
        const QString words = practice().beside()->sentences().join(' ');
        QVERIFY2(words.contains("the same activity for 2:38 min, and different ones for 9 s"),
                 qPrintable(words));
        QVERIFY2(words.contains("about 3 s after the author"), qPrintable(words));
        QVERIFY(!words.contains('%') && !words.contains("kappa"));

        const QString id = app_->app().live()->sessionId();
        const Header& header = app_->app().live()->journal()->header();
        QCOMPARE(header.kind, SessionKind::practice);
        QCOMPARE(header.place, PlaceKind::dayStay);
        QVERIFY(app_->touch("practiceDone"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 1; }));
        const Visits& visits = *app_->app().visits();
        QVERIFY(visits.data(visits.index(0), Visits::KindRole).toString().contains("Practice"));
        // Kept apart: nothing of it is offered for a real visit, and it is no second observer of anything.
        QVERIFY(app_->app().setup()->recentFamilies().isEmpty());
        QVERIFY(app_->app().compare()->visits().isEmpty());
    }

    void pausingPausesTheTelling()
    {
        begin(1);
        const PracticeStory& story = practice().found().all[1].story;
        to(story.lines[1].at + Millis{1000});
        QVERIFY(app_->touch("pad0", Millis{0}));
        QVERIFY(app_->touch("pause", Millis{0}));
        QVERIFY(practice().waits());
        device_->time.advance(Millis{600'000});
        practice().look();
        QCOMPARE(practice().line(), text(story.lines[1].text));
        stood_ += Millis{600'000};
        QVERIFY(app_->touch("pad1", Millis{0}));
        QVERIFY(!practice().waits());
        to(story.lines[2].at - Millis{1});
        QCOMPARE(practice().line(), text(story.lines[1].text));
        to(story.lines[2].at);
        QCOMPARE(practice().line(), text(story.lines[2].text));

        // The author pauses where the telling did: what both tapped leaves the ten minutes out.
        to(Millis{60'000});
        finish();
        QCOMPARE(practice().beside()->comparison()->figures.length, Millis{60'000} - story.coding[0].at);
    }

    void whereTheyDifferIsListedWithTheLineThatWasTold()
    {
        begin(1);  // the author: locating at 0:09, meaning at 0:21, locating at 0:33, meaning at 0:46
        to(Millis{9000});
        QVERIFY(app_->touch("pad0", Millis{0}));
        to(Millis{33'000});  // meaning was not tapped
        QVERIFY(app_->touch("pad0", Millis{0}));
        to(Millis{46'000});
        QVERIFY(app_->touch("pad3", Millis{0}));  // planning for meaning
        to(Millis{52'000});
        finish();
        const QVariantList differences = practice().beside()->differences();
        QCOMPARE(differences.size(), 2);
        const QVariantMap one = differences[0].toMap(), two = differences[1].toMap();
        QCOMPARE(one["at"].toString(), QStringLiteral("0:12 to 0:24"));  // since both began
        QCOMPARE(one["length"].toString(), QStringLiteral("12 s"));
        QCOMPARE(one["first"].toMap()["index"].toInt(), 0);
        QCOMPARE(one["second"].toMap()["index"].toInt(), 1);
        const PracticeStory& story = practice().found().all[1].story;
        QVERIFY(one["told"].toString().startsWith(text(story.lines[3].text)));  // that of 0:19
        QCOMPARE(two["first"].toMap()["index"].toInt(), 3);
        QCOMPARE(two["told"].toString(), text(story.lines[7].text));  // that of 0:44
        QVERIFY(app_->waitFor("difference1"));
        // A finger on the strip chooses the moment: its middle lies in the first of them.
        QVERIFY(app_->touch("practiceDiffers"));
        QVERIFY(app_->waitUntil([this] { return practice().beside()->current() == 0; }));
    }

    void endedBeforeTheEndTheStoryIsNotHeldAgainstAnybody()
    {
        begin(0);
        to(Millis{10'000});
        QVERIFY(app_->touch("pad0", Millis{0}));
        to(Millis{40'000});
        QVERIFY(app_->touch("pause", Millis{0}));
        QVERIFY(app_->waitUntil([this] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit", Millis{0}));
        QVERIFY(app_->waitFor("practicedPage"));
        const QString first = practice().beside()->sentences().value(0);
        QVERIFY2(first.contains("0:40") && first.contains("3:00"), qPrintable(first));
        QCOMPARE(practice().beside()->comparison()->figures.length, Millis{30'000});
    }

    void aStoryThatNobodyTappedLeavesNothingBehind()
    {
        begin(0);
        to(practice().found().all[0].story.length);
        QVERIFY(app_->touch("finishPractice"));
        QVERIFY(app_->waitFor("practicePage"));
        QCOMPARE(app_->app().live()->state(), Live::Closed);
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 0; }));
    }

    void leftBeforeTheFirstTapItIsGone()
    {
        begin(2);
        QVERIFY(app_->touch("leave"));
        QVERIFY(app_->waitFor("practicePage"));
        QVERIFY(!practice().telling());
    }

    void practisingAgainIsAnotherVisit()
    {
        begin(0);
        to(Millis{10'000});
        QVERIFY(app_->touch("pad0", Millis{0}));
        to(Millis{20'000});
        finish();
        QVERIFY(app_->touch("practiseAgain"));
        QVERIFY(app_->waitFor("practicePage"));
        stood_ = Millis{0};
        QVERIFY(app_->touch("story1"));
        QVERIFY(app_->waitFor("livePage"));
        QCOMPARE(practice().title(), text(practice().found().all[1].story.title));
        QVERIFY(!practice().beside()->shown());
    }

    // The app is killed in the middle: the story goes on from where it was, whatever the clock on the wall
    // says.
    void aStoryThatWasCutOffIsToldOn()
    {
        begin(0);
        const PracticeStory story = practice().found().all[0].story;
        to(story.lines[4].at + Millis{2000});
        QVERIFY(app_->touch("pad0", Millis{0}));
        QVERIFY(app_->waitUntil([this] { return app_->app().live()->saved(); }));
        const QString id = app_->app().live()->sessionId();
        app_.reset();
        device_->time.advance(Millis{95'000});
        start();
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->sessionId() == id; }));
        QVERIFY(practice().telling());
        QCOMPARE(practice().line(), text(story.lines[4].text));
        QVERIFY(!app_->app().live()->away().isEmpty());
    }

    void aRealVisitIsNotTold()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(!practice().telling());
        QVERIFY(!app_->find("tellingLine"));
    }

    void anOwnStoryIsFoundAndABrokenOneIsToldAndLeftOut()
    {
        own("mine.json",
            R"({"practice":"mine","language":"en","title":"Mine","lines":[{"at":"1","text":"One."}],)"
            R"("coding":["2,activity,locating","60,end,"]})");
        own("broken.json", R"({"practice":"broken","language":"en","title":)");
        own("unknown.json",
            R"({"practice":"u","language":"en","title":"U","lines":[{"at":"1","text":"One."}],)"
            R"("coding":["2,activity,dreaming","60,end,"]})");
        own("notes.txt", "nothing of ours");
        start();
        QCOMPARE(practice().stories().size(), 4);
        QCOMPARE(practice().leftOut().size(), 2);
        QVERIFY(practice().leftOut()[0].contains("broken.json"));
        QVERIFY(practice().leftOut()[1].contains("unknown.json"));
        QVERIFY(practice().leftOut()[1].contains("coding[0]"));
        QVERIFY(app_->touch("practise"));
        QVERIFY(app_->waitFor("leftOut1"));
        QVERIFY(app_->touch("story3"));
        QVERIFY(app_->waitFor("livePage"));
        QCOMPARE(practice().title(), QStringLiteral("Mine"));
    }

    void aStoryIsToldInTheLanguageOfTheAppElseInEnglish()
    {
        const auto in = [](const char* language) {
            return QStringLiteral(
                       R"({"practice":"mine","language":"%1","title":"in %1","lines":[{"at":"1","text":)"
                       R"("One."}],"coding":["2,activity,locating","60,end,"]})")
                .arg(language)
                .toUtf8();
        };
        own("a.json", in("de"));
        own("b.json", in("en"));
        own("c.json", in("pt-BR"));
        own("d.json", in("pt"));
        const QString folder = folder_->filePath("library/practice");
        const auto title = [&](const char* locale) {
            const Stories stories = findStories(folder, QLocale(QString(locale)));
            return text(stories.all.back().story.title);
        };
        QCOMPARE(title("de_AT"), QStringLiteral("in de"));
        QCOMPARE(title("pt_BR"), QStringLiteral("in pt-BR"));
        QCOMPARE(title("pt_PT"), QStringLiteral("in pt"));
        QCOMPARE(title("fr_FR"), QStringLiteral("in en"));
        QCOMPARE(findStories(folder, QLocale("de_AT")).all.size(), std::size_t{4});
    }

    void anOwnStoryMayStandInForOneThatCameWithTheApp()
    {
        own("better.json",
            R"({"practice":"day-stay","language":"fi","title":"Ours","lines":[{"at":"1","text":)"
            R"("One."}],"coding":["2,activity,locating","60,end,"]})");
        start();
        QCOMPARE(practice().stories().size(), 3);
        QCOMPARE(practice().stories()[0].toMap()["title"].toString(), QStringLiteral("Ours"));
        QVERIFY(practice().stories()[0].toMap()["own"].toBool());
    }

private:
    void start()
    {
        app_.reset();
        stood_ = Millis{0};
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void begin(int story)
    {
        QVERIFY(app_->touch("practise"));
        QVERIFY(app_->touch(QStringLiteral("story%1").arg(story)));
        QVERIFY(app_->waitFor("livePage"));
        QVERIFY(practice().telling());
        QVERIFY(app_->waitFor("tellingLine"));
    }
    // Moves the clock to a moment of the story.
    void to(Millis moment)
    {
        const Millis now{static_cast<std::int64_t>(app_->app().live()->stamp())};
        device_->time.advance(std::max(Millis{0}, moment + stood_ - now));
        practice().look();
    }
    void finish()
    {
        practice().finish();
        QVERIFY(app_->waitFor("practicedPage"));
    }
    bool shows(const QString& item, const QString& words)
    {
        return app_->waitUntil([&] {
            const QQuickItem* shown = app_->find(item);
            return shown && shown->property("text").toString() == words;
        });
    }
    void own(const QString& name, const QByteArray& json)
    {
        const QString folder = folder_->filePath("library/practice");
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + '/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(json), qint64{json.size()});
    }
    Practice& practice() { return *app_->app().practice(); }
    static QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
    Millis stood_{0};  // how long the telling has stood still
};

QTEST_MAIN(PracticeVisit)
#include "tst_practice.moc"
