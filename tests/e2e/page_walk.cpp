// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/page_walk.h"

#include "core/store/library.h"
#include "sync/formats/scheme_file.h"
#include "tests/e2e/long_words.h"
#include "tests/e2e/page_check.h"

#include <QAccessible>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

namespace tessera::test {

PageWalk::PageWalk(const PageShape& shape) : shape_(shape)
{
    device_.eye = &camera_;
    QGuiApplication::setLayoutDirection(shape.mirrored ? Qt::RightToLeft : Qt::LeftToRight);
}

PageWalk::~PageWalk()
{
    close();
    words_.reset();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void PageWalk::open()
{
    app_ = std::make_unique<AppWindow>(device_, path());
    if (shape_.longWords && !words_) {
        // The app's own language is installed with its first window; the later one is asked first.
        app_.reset();
        words_ = std::make_unique<LongWords>();
        QCoreApplication::installTranslator(words_.get());
        app_ = std::make_unique<AppWindow>(device_, path());
    }
    QAccessible::setActive(true);
    app_->resize(shape_.size.width(), shape_.size.height());
    app_->app().settings()->setTextScale(shape_.percent / 100.0);
    app_->app().settings()->setDark(shape_.dark);
}

void PageWalk::close()
{
    app_.reset();
}

void PageWalk::everyPage()
{
    open();
    QVERIFY(app_->shown());
    startPages();
    livePages();
    cutOff();
    pausePages();
    lookBackPages();
    comparePages();
    familyPages();
    handOverPages();
    researchPages();
    erasedPage();
    intervalPages();
    practicePages();
    keepingPages();
    sendingPages();
    close();
}

void PageWalk::lock()
{
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
    QVERIFY(app_->waitUntil([&] { return !app_->app().vault()->trying(); }));
    look("lock, refused");
    for (int i = 0; i < 2; ++i) {
        QVERIFY(app_->type("passphraseField", "something else"));
        QVERIFY(app_->touch("unlock"));
        QVERIFY(app_->waitUntil([&] { return !app_->app().vault()->trying(); }));
    }
    look("lock, a pause");
    touch("forgotten");
    look("forgotten, no help");
    touch("closeForgotten");
    device_.time.advance(Millis{5'000});
    app_->app().vault()->lookAtTheWait();
    QVERIFY(app_->type("passphraseField", "four words in row"));
    QVERIFY(app_->touch("unlock"));
    QVERIFY(app_->waitFor("homePage"));
    look("home, protected");
    go("settings");
    look("settings, protected");
    app_->app().guard()->frontChanged(Qt::ApplicationInactive);
    look("covered");
    app_->app().guard()->uncover();
    close();
}

void PageWalk::startPages()
{
    look("home, empty");
    go("library");
    look("library, empty");
    settingsPages();
    go("home");
    touch("startVisit");
    look("set-up");
    touch("anotherScheme");
    look("set-up, another scheme");
    touch("dropScheme");
    agreeAll();
    app_->app().setup()->setProperty("family", kFamily);
    app_->app().setup()->setProperty("observer", "Observer");
    if (shape_.longWords) takeLonger(partnershipActivities());
    look("set-up, filled");
    touch("changeAgreement");
    look("set-up, what is agreed to");
    touch("agreementDone");
}

void PageWalk::settingsPages()
{
    Settings& settings = *app_->app().settings();
    go("settings");
    look("settings");
    settings.colours()->setOn(true);
    look("settings, own colours");
    settings.colours()->setOn(false);
    // The page that holds the choice of the text's size follows it.
    for (const int percent : {130, 200, 160, 100, shape_.percent}) {
        settings.setTextScale(percent / 100.0);
        look(QStringLiteral("settings, turned to %1 %").arg(percent));
    }
}

void PageWalk::livePages()
{
    touch("startRecording");
    look("live, ready");
    const QString letters = "LLLMMLMLLMMMPLLMJJLMMPLMLMMJJJMLMMPPLLMLM";
    for (const QChar letter : letters)
        app_->tapPad(static_cast<int>(QString("LMJP").indexOf(letter)), Millis{33'000});
    look("live, running");
    padLayouts();
    touch("undo");
    look("live, with something to redo");
    touch("cannotTell");
    look("live, can't tell");
    touch("note");
    look("live, note");
    touch("noteChip0");
    app_->app().live()->note(app_->app().live()->stamp(), "Rang Anna on 07700 900123 about the nights");
    look("live, a note that may say who it is about");
    touch("changeNote");
    look("live, changing a note");
    touch("dropNote");
    touch("mark");
    touch("sayMark");
    look("live, what a mark was about");
    touch("markLater");
    QTest::keyClick(&app_->window(), Qt::Key_F1);
    look("live, keys");
    QTest::keyClick(&app_->window(), Qt::Key_Escape);
    app_->tapPad(2, Millis{5'000});
    app_->app().live()->earlier(30);
    look("live, the square before is in the way");
    app_->app().live()->onFailing("There is no room left where the visits are kept. Make some room.");
    look("live, trouble");
    touch("rescue");
    look("live, rescue");
    app_->app().live()->onRecovered();
    saved();
}

void PageWalk::padLayouts()
{
    Settings& settings = *app_->app().settings();
    for (const int pads : {Settings::SideColumn, Settings::BottomRow, Settings::Block}) {
        settings.setProperty("pads", pads);
        look(QStringLiteral("live, pads lie %1").arg(pads));
    }
    settings.setLeftHanded(true);
    look("live, left hand");
    settings.setLeftHanded(false);
    for (const int words : {Settings::BallPhrases, Settings::MarksOnly, Settings::FullNames}) {
        settings.setProperty("padWords", words);
        look(QStringLiteral("live, words on the pads %1").arg(words));
    }
}

// The app is gone for a while and comes back.
void PageWalk::cutOff()
{
    close();
    device_.time.advance(Millis{92'000});
    open();
    QVERIFY(app_->waitUntil([&] { return !app_->app().live()->away().isEmpty(); }));
    look("live, away");
    touch("awayStill");
}

void PageWalk::pausePages()
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
    touch("changeNote0");
    look("end, changing a note");
    touch("dropNote");
    correctPages();
    touch("showParent");
    look("end, shown to the parent");
    touch("back");
    touch("handToPractitioner");
    look("end, handing it over");
    touch("leaveHandOver");
    touch("sure2");
    touch("deleteAsked");
    look("end, deleting asked");
    touch("keepVisit");
}

// A visit of three rows each 30 s, under the example that the product ships.
void PageWalk::intervalPages()
{
    go("home");
    touch("startVisit");
    agreeAll();
    app_->app().setup()->setProperty("family", kFamily);
    if (shape_.longWords) {
        QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/app/data/schemes/home-visit-intervals.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto scheme = readScheme(file.readAll().toStdString(), "the example");
        QVERIFY(scheme);
        takeLonger(*scheme);
    } else {
        touch("scheme1");
    }
    touch("startRecording");
    mustBe(app_->waitFor("intervalPage"), "the visit by intervals did not begin");
    look("interval, ready");
    Intervals& intervals = *app_->app().intervals();
    for (int i = 0; i < 12; ++i) {
        intervals.tap(i % 5, app_->app().live()->stamp());
        if (i % 4 != 2) intervals.tap(5 + i % 6, app_->app().live()->stamp());
        intervals.tap(11 + i % 5, app_->app().live()->stamp());
        device_.time.advance(Millis{30'000});
        intervals.look();
    }
    intervals.tap(2, app_->app().live()->stamp());
    look("interval, running");
    device_.time.advance(Millis{31'000});
    intervals.look();
    look("interval, one to be filled in");
    touch("note");
    look("interval, note");
    touch("noteChip0");
    touch("pause");
    look("interval, paused");
    saved();
    touch("endVisit");
    look("end, by intervals");
    touch("lookBack");
    QVERIFY(app_->waitFor("reviewPage"));
    look("review, by intervals");
    touch("back");
}

void PageWalk::agreeAll()
{
    for (const char* agreed : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1"}) touch(agreed);
    app_->app().setup()->setProperty("mayNotes", true);
}

void PageWalk::go(const char* page)
{
    app_->window().setProperty("page", page);
}

void PageWalk::touch(const QString& name)
{
    mustBe(app_->touch(name), QStringLiteral("%1 could not be touched").arg(name));
}

void PageWalk::mustBe(bool holds, const QString& what)
{
    if (!holds) findings_ << what;
}

void PageWalk::saved()
{
    app_->waitUntil([this] { return app_->app().live()->saved(); });
}

void PageWalk::look(const QString& page)
{
    for (const char* arriving : {"reviewPage", "libraryPage"})
        if (app_->find(arriving)) mustBe(app_->waitFor(arriving), "the page never was whole");
    app_->still();
    const bool usual = qFuzzyCompare(app_->app().settings()->textScale(), 1.0);
    for (const QString& finding : PageCheck(app_->window(), usual).all()) {
        findings_ << QStringLiteral("%1: %2").arg(page, finding);
        qInfo().noquote() << findings_.back();  // the test's own message is cut short
    }
}

void PageWalk::takeLonger(const Scheme& scheme)
{
    QFile file(folder_.filePath("longer.json"));
    mustBe(file.open(QIODevice::WriteOnly) &&
               file.write(QByteArray::fromStdString(writeScheme(longer(scheme)))) > 0,
           "the longer scheme was not written");
    file.close();
    const QString answer = app_->app().setup()->addScheme(file.fileName());
    mustBe(answer.isEmpty(), "the longer scheme was not taken: " + answer);
}

std::filesystem::path PageWalk::path() const
{
    return folder_.filePath("library").toStdString();
}

}  // namespace tessera::test
