// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/e2e/handed_over.h"
#include "tests/e2e/page_check.h"
#include "tests/e2e/two_observers.h"

#include "core/store/library.h"
#include "sync/formats/scheme_file.h"

#include <QAccessible>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// Family codes as long as they may be, so that there is as little room as there can be.
const QString kFamily = QStringLiteral("FAMILY-2026-0140");

}  // namespace

// Every page, in every size that is promised: named for the ear, large enough for a finger, legible, reached
// by the keyboard, and without a warning.
class Pages : public QObject {
    Q_OBJECT

private slots:
    void everyPageHolds_data() { shapes(); }
    void everyPageHolds()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        open();
        QVERIFY(app_->shown());
        startPages();
        livePages();
        cutOff();
        pausePages();
        lookBackPages();
        comparePages();
        researchPages();
        erasedPage();
        app_.reset();
        QVERIFY2(findings_.isEmpty(), qPrintable('\n' + findings_.join('\n')));
    }

    void theLockHolds_data() { shapes(); }
    void theLockHolds()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        LibraryOptions options;
        options.folder = path();
        options.passphrase = "four words in row";
        options.cheapKdf = true;
        QVERIFY(Library::open(options));
        open();
        QVERIFY(app_->waitFor("lockPage"));
        look("lock");
        QVERIFY(app_->type("passphraseField", "something else"));
        QVERIFY(app_->touch("unlock"));
        QVERIFY(app_->waitUntil([&] { return app_->app().vault().state() == Vault::Locked; }));
        look("lock, refused");
        app_.reset();
        QVERIFY2(findings_.isEmpty(), qPrintable('\n' + findings_.join('\n')));
    }

    void theArrowKeysSayTheSquaresOfALiveVisit()
    {
        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->startVisit());
        for (const int code : {0, 1, 2}) QVERIFY(app_->tapPad(code));
        const auto says = [this] { return app_->find("message")->property("text").toString(); };
        QTest::keyClick(&app_->window(), Qt::Key_Right);  // into the grid
        QTest::keyClick(&app_->window(), Qt::Key_Right);
        QCOMPARE(says(), QStringLiteral("Square 1: Locating, 0:00 to 0:10"));
        QTest::keyClick(&app_->window(), Qt::Key_End);
        QCOMPARE(says(), QStringLiteral("Square 3: Joint action, since 0:20"));
        QVERIFY(app_->tapPad(3));
        QCOMPARE(says(), app_->app().live().message());
    }

    void anotherSchemeIsTakenFromAFileOnTheSetUpPage()
    {
        Scheme scheme = partnershipActivities();
        scheme.id = "three-of-our-own/1";
        scheme.title = "Three of our own";
        const QString file = folder_->filePath("three.json");
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        QVERIFY(written.write(QByteArray::fromStdString(writeScheme(scheme))) > 0);
        written.close();

        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("anotherScheme"));
        QVERIFY(app_->type("schemePathField", folder_->filePath("none.json")));
        QVERIFY(app_->touch("takeScheme"));
        QVERIFY(app_->waitFor("schemeAnswer"));
        QVERIFY(app_->type("schemePathField", file));
        QVERIFY(app_->touch("takeScheme"));
        QVERIFY(app_->waitUntil([&] { return !app_->find("schemePathField"); }));
        QCOMPARE(app_->app().setup().schemes().value(app_->app().setup().property("scheme").toInt()),
                 QStringLiteral("Three of our own"));
        QVERIFY(app_->waitFor("scheme2"));
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        findings_.clear();
    }
    void cleanup() { app_.reset(); }

private:
    static void shapes()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int percent : {100, 200})
                for (const bool dark : {false, true})
                    QTest::addRow("%dx%d, text %d %%, %s", size.width(), size.height(), percent,
                                  dark ? "dark" : "light")
                        << size << percent << dark;
    }

    void open()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QFETCH(bool, dark);
        app_ = std::make_unique<AppWindow>(*device_, path());
        QAccessible::setActive(true);
        app_->resize(size.width(), size.height());
        app_->app().settings().setTextScale(percent / 100.0);
        app_->app().settings().setDark(dark);
    }

    void startPages()
    {
        look("home, empty");
        go("library");
        look("library, empty");
        go("settings");
        look("settings");
        app_->app().settings().colours()->setOn(true);
        look("settings, own colours");
        app_->app().settings().colours()->setOn(false);
        go("home");
        touch("startVisit");
        look("set-up");
        touch("anotherScheme");
        look("set-up, another scheme");
        touch("dropScheme");
        for (const char* agreed : {"parentAgreed", "practitionerAgreed", "notesAgreed"}) touch(agreed);
        app_->app().setup().setProperty("family", kFamily);
        app_->app().setup().setProperty("observer", "Observer");
        look("set-up, filled");
    }

    void livePages()
    {
        touch("startRecording");
        look("live, ready");
        const QString letters = "LLLMMLMLLMMMPLLMJJLMMPLMLMMJJJMLMMPPLLMLM";
        for (const QChar letter : letters)
            app_->tapPad(static_cast<int>(QString("LMJP").indexOf(letter)), Millis{33'000});
        look("live, running");
        touch("undo");
        look("live, with something to redo");
        touch("cannotTell");
        look("live, can't tell");
        touch("note");
        look("live, note");
        touch("noteChip0");
        touch("mark");
        touch("sayMark");
        look("live, what a mark was about");
        touch("markLater");
        QTest::keyClick(&app_->window(), Qt::Key_F1);
        look("live, keys");
        QTest::keyClick(&app_->window(), Qt::Key_Escape);
        app_->tapPad(2, Millis{5'000});
        app_->app().live().earlier(30);
        look("live, the square before is in the way");
        app_->app().live().onFailing("There is no room left where the visits are kept. Make some room.");
        look("live, trouble");
        touch("rescue");
        look("live, rescue");
        app_->app().live().onRecovered();
        saved();
    }

    // The app is gone for a while and comes back.
    void cutOff()
    {
        app_.reset();
        device_->time.advance(Millis{92'000});
        open();
        QVERIFY(app_->waitUntil([&] { return !app_->app().live().away().isEmpty(); }));
        look("live, away");
        touch("awayStill");
    }

    void pausePages()
    {
        touch("pause");
        look("paused");
        touch("reason1");
        look("paused, with a reason");
        saved();
        touch("correctGrid");
        look("correct, from a pause");
        touch("back");
        touch("endVisit");
        look("end");
        correctPages();
        touch("showParent");
        look("end, shown to the parent");
        touch("back");
        touch("sure2");
        touch("deleteAsked");
        look("end, deleting asked");
        touch("keepVisit");
    }

    void correctPages()
    {
        touch("correctGrid");
        look("correct, no square chosen");
        app_->app().correct().select(7);
        look("correct, a square chosen");
        touch("recode3");
        touch("showChanges");
        look("correct, changes shown");
        touch("split");
        look("correct, where to cut");
        touch("leaveCut");
        touch("insert");
        look("correct, what to add");
        touch("leaveCut");
        touch("moment0");
        look("correct, a note or a mark");
        touch("leaveMoment");
        touch("moment1");
        look("correct, another note or mark");
        touch("leaveMoment");
        touch("back");
    }

    // The parent's wish, on a visit that is over.
    void erasedPage()
    {
        go("home");
        touch("startVisit");
        for (const char* agreed : {"parentAgreed", "practitionerAgreed", "notesAgreed"}) touch(agreed);
        app_->app().setup().setProperty("family", kFamily);
        touch("startRecording");
        app_->tapPad(0, Millis{5'000});
        device_->time.advance(Millis{60'000});
        touch("pause");
        saved();
        touch("endVisit");
        touch("deleteAsked");
        touch("eraseVisit");
        if (!app_->waitFor("erasedPage")) findings_ << QStringLiteral("the visit was not erased");
        look("erased");
        touch("erasedDone");
    }

    void lookBackPages()
    {
        touch("lookBack");
        QVERIFY(app_->waitUntil([&] { return !app_->app().review().loading() && app_->find("reviewPage"); }));
        look("review by interaction");
        app_->app().review().select(7);
        look("review, a square chosen");
        touch("larger");
        touch("larger");
        look("review, larger");
        touch("byTime");
        look("review by time");
        touch("asList");
        look("review as a list");
        touch("correctCodes");
        look("codes sheet");
        touch("leaveCodes");
        touch("export");
        QVERIFY(app_->waitFor("exportPage"));
        look("export");
        for (const Exporter::Format format : {Exporter::Csv, Exporter::Bundle}) {
            touch(QStringLiteral("format%1").arg(format));
            look("export, another format");
        }
        app_->app().exporter().setProperty("folder", folder_->filePath("nowhere/at/all"));
        for (const char* page : {"home", "library", "settings"}) {
            go(page);
            look(page);
        }
        app_->app().visits().setFind("nothing of the kind");
        go("library");
        look("library, nothing found");
    }

    void comparePages()
    {
        app_->app().visits().setFind({});
        go("compare");
        look("compare, no second observer yet");
        if (!addTwoObservers(*app_, false, kFamily)) findings_ << QStringLiteral("no two observers");
        look("compare, choosing");
        touch("compareVisit0");
        if (!app_->waitFor("comparePage")) findings_ << QStringLiteral("the comparison did not open");
        look("compare");
        touch("takeSecond");
        touch("whatIsKappa");
        look("compare, one settled and kappa explained");
        touch("back");
        go("library");
    }

    void researchPages()
    {
        Research& research = app_->app().research();
        research.setArchive(folder_->filePath("study/study.db"));
        go("research");
        look("research, nothing there yet");
        touch("toStudy");
        look("study, nothing there yet");
        if (!handOverStudy(folder_->filePath("in").toStdString())) findings_ << QStringLiteral("no files");
        research.importing()->choice()->setFolder(folder_->filePath("in"));
        touch("studyImport");
        look("import, choosing");
        touch("lookAtFiles");
        app_->waitUntil([&] { return research.importing()->state() == Importing::Looked; });
        look("import, looked at");
        touch("bringIn");
        app_->waitFor("importResult");
        look("import, done");
        touch("seeStudy");
        app_->waitFor("studyPlot");
        for (int plot = 0; plot < 4; ++plot) {
            research.study()->setPlot(plot);
            look(QStringLiteral("study, picture %1").arg(plot));
        }
        research.study()->setGrouping(1);
        look("study, by kind of place");
        go("library");
    }

    void go(const char* page) { app_->window().setProperty("page", page); }

    void touch(const QString& name)
    {
        if (!app_->touch(name)) findings_ << QStringLiteral("%1 could not be touched").arg(name);
    }

    void saved()
    {
        app_->waitUntil([this] { return app_->app().live().saved(); });
    }

    void look(const QString& page)
    {
        // Two frames: the second shows what the first one's layout asked for.
        for (int i = 0; i < 2; ++i) {
            QCoreApplication::processEvents();
            app_->window().grabWindow();
        }
        const bool usual = qFuzzyCompare(app_->app().settings().textScale(), 1.0);
        for (const QString& finding : PageCheck(app_->window(), usual).all()) {
            findings_ << QStringLiteral("%1: %2").arg(page, finding);
            qInfo().noquote() << findings_.back();  // the test's own message is cut short
        }
    }

    std::filesystem::path path() const { return folder_->filePath("library").toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
    QStringList findings_;
};

QTEST_MAIN(Pages)
#include "tst_pages.moc"
