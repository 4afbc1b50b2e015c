// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The walk after a visit is over.
#include "tests/e2e/handed_over.h"
#include "tests/e2e/page_walk.h"
#include "tests/e2e/two_observers.h"

#include <QTest>

namespace tessera::test {

void PageWalk::correctPages()
{
    touch("correctGrid");
    look("correct, no square chosen");
    app_->app().correct()->select(7);
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

void PageWalk::lookBackPages()
{
    touch("lookBack");
    QVERIFY(app_->waitFor("reviewPage"));
    look("review by interaction");
    app_->app().review()->select(7);
    look("review, a square chosen");
    touch("wholeRun");
    touch("reachOn");
    look("review, a stretch chosen");
    touch("chooseNone");
    for (const char* part : {"longer", "quick", "showChanges"}) touch(part);
    look("review, what stands out and what was changed");
    for (const char* part : {"longer", "quick", "showChanges"}) touch(part);
    reflectPages();
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
    for (const char* box : {"withNotes", "bars", "byTime"}) touch(box);
    look("export, everything in it");
    for (const Exporter::Format format : {Exporter::Csv, Exporter::Bundle}) {
        touch(QStringLiteral("format%1").arg(format));
        look("export, another format");
    }
    touch("save");
    mustBe(app_->waitFor("lastLookPage"), "words would leave without a last look");
    look("export, the last look");
    touch("blank0");
    look("export, the last look with a text left out");
    touch("back");
    app_->app().exporter()->setProperty("folder", folder_.filePath("nowhere/at/all"));
    for (const char* page : {"home", "library", "settings"}) {
        go(page);
        look(page);
    }
    touch("aboutActivities");
    look("about the activities");
    for (const char* part : {"referencePart1", "referencePart2"}) {
        touch(part);
        look(QStringLiteral("about the activities, %1").arg(part));
    }
    touch("back");
    helpPages();
    app_->app().visits()->setFind("nothing of the kind");
    go("library");
    look("library, nothing found");
}

void PageWalk::helpPages()
{
    touch("helpPrivacy");
    QVERIFY(app_->waitFor("helpPage"));
    for (int page = 0; page < app_->app().help()->titles().size(); ++page) {
        touch(QStringLiteral("helpPart%1").arg(page));
        look(QStringLiteral("help, page %1").arg(page));
    }
    app_->app().help()->setProperty("folder", folder_.filePath("help"));
    touch("saveHelp");
    touch("saveHelp");
    look("help, such a file is there");
    touch("actsFromHelp");
    QVERIFY(app_->waitUntil([&] { return app_->find("actsPage") && !app_->app().acts()->loading(); }));
    look("what was done");
    touch("actsSaving");
    look("what was done, saving it");
    app_->app().acts()->setVisit(
        app_->app().acts()->data(app_->app().acts()->index(0), Acts::SessionRole).toString());
    look("what was done with one visit");
    touch("back");
    touch("back");
}

void PageWalk::comparePages()
{
    app_->app().visits()->setFind({});
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

void PageWalk::researchPages()
{
    Research& research = *app_->app().research();
    research.setArchive(folder_.filePath("study/study.db"));
    go("research");
    look("research, nothing there yet");
    touch("toStudy");
    look("study, nothing there yet");
    if (!handOverStudy(folder_.filePath("in").toStdString())) findings_ << QStringLiteral("no files");
    research.importing()->choice()->setFolder(folder_.filePath("in"));
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

// The parent's wish, on a visit that is over.
void PageWalk::erasedPage()
{
    go("home");
    touch("startVisit");
    agreeAll();
    app_->app().setup()->setProperty("family", kFamily);
    touch("startRecording");
    app_->tapPad(0, Millis{5'000});
    device_.time.advance(Millis{60'000});
    touch("pause");
    saved();
    touch("endVisit");
    touch("deleteAsked");
    touch("eraseVisit");
    if (!app_->waitFor("erasedPage")) findings_ << QStringLiteral("the visit was not erased");
    look("erased");
    touch("erasedDone");
}

// Visits of long ago, which nobody was to keep for so long.
void PageWalk::keepingPages()
{
    Keeping& keeping = *app_->app().keeping();
    keeping.settle(90, 30);
    device_.time.advance(Millis{100 * std::int64_t{86'400'000}});
    keeping.look();
    mustBe(app_->waitUntil([&keeping] { return keeping.past() > 0; }), "no visit is past its keeping date");
    go("home");
    look("home, visits past their keeping date");
    go("keeping");
    look("visits past their keeping date");
    touch("eraseOne0");
    look("erasing one of them asked");
    // Their families agreed without an end, which the page then says.
    app_->app().renewing()->ask(keeping.visits().constFirst().toMap().value("sessionId").toString());
    mustBe(app_->waitUntil([this] { return !app_->app().renewing()->problem().isEmpty(); }),
           "nothing is said of a consent that holds still");
    mustBe(app_->waitFor("renewSays"), "it is not asked about");
    look("a family asked once more");
    touch("leaveRenewing");
    go("settings");
    look("settings, visits past their keeping date");
}

}  // namespace tessera::test
