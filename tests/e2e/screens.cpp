// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Takes a picture of every page, or of those of one part: tessera_screens
// [--questions|--families|--review|--sending|--consent|--lock] FOLDER [dark] [left] [rtl] [column|row]
// [WIDTHxHEIGHT] [TEXT %]. For looking at, not for checks.
#include "tests/e2e/app_window.h"
#include "tests/e2e/consent_screens.h"
#include "tests/e2e/family_screens.h"
#include "tests/e2e/handed_over.h"
#include "tests/e2e/lock_screens.h"
#include "tests/e2e/question_screens.h"
#include "tests/e2e/review_screens.h"
#include "tests/e2e/sending_screens.h"
#include "tests/e2e/two_observers.h"

#include "sync/bundle/bundle_file.h"
#include "sync/formats/script.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace tessera;
using namespace tessera::test;

namespace {

class Screens {
public:
    Screens(const QString& folder, AppWindow& app, ToldDevice& device)
        : folder_(folder), app_(app), device_(device)
    {
    }

    bool all()
    {
        shoot("home-empty");
        if (!practise()) std::fprintf(stderr, "the practice could not be tapped\n");
        const bool coded = app_.touch("startVisit") && shot("setup") && codeVisit();
        if (!coded) std::fprintf(stderr, "the visit could not be coded\n");
        return coded && look() && illustrative() && compare() && research() && intervals();
    }

private:
    // A made-up visit, tapped two seconds after its author, with a stretch seen in another way.
    bool practise()
    {
        if (!app_.touch("practise") || !app_.waitFor("practicePage")) return false;
        shoot("practice");
        Practice& practice = *app_.app().practice();
        if (!app_.touch("story1") || !app_.waitFor("livePage")) return false;
        shoot("practice-ready");
        const auto to = [&](Millis moment) {
            device_.time.advance(moment - Millis{static_cast<std::int64_t>(app_.app().live()->stamp())});
            practice.look();
        };
        int turn = 0;
        for (const PracticeTurn& one : practice.found().all[1].story.coding) {
            to(one.at + Millis{2000});
            if (turn == 8) shoot("practice-telling");
            if (++turn % 6 != 0 && !app_.touch(QString("pad%1").arg(one.code), Millis{0})) return false;
        }
        app_.touch("pause", Millis{0});
        shoot("practice-paused");
        app_.touch("carryOn", Millis{0});
        to(practice.found().all[1].story.length);
        shoot("practice-over");
        if (!app_.touch("finishPractice") || !app_.waitFor("practicedPage")) return false;
        practice.beside()->selectAt(0.5);
        shoot("practice-both");
        if (!app_.touch("practiceDone") || !app_.waitFor("homePage")) return false;
        return app_.waitUntil([this] { return app_.app().visits()->total() == 1; });
    }

    bool codeVisit()
    {
        for (const char* box : {"notesAgreed", "practitionerAgreed", "child1"}) app_.touch(box);
        app_.app().setup()->setProperty("mayNotes", true);
        app_.type("familyField", "014");
        app_.type("observerField", "O1");
        shoot("setup-filled");
        if (!app_.touch("startRecording") || !app_.waitFor("livePage")) return false;
        shoot("live-ready");
        const QString letters = "LLLMMLMLLMMMPLLMJJLMMPLMLMMJJJMLMMPPLLMLMPJJMLLMMM";
        for (int i = 0; i < letters.size(); ++i) {
            app_.tapPad(static_cast<int>(QString("LMJP").indexOf(letters[i])), Millis{33'000});
            if (i == 18) app_.app().live()->note(app_.app().live()->stamp(), "quiet");
            if (i == 30) app_.app().live()->mark(app_.app().live()->stamp());
            if (i == 33) {
                app_.app().live()->pause(app_.app().live()->stamp());
                device_.time.advance(Millis{120'000});
            }
        }
        app_.waitUntil([this] { return app_.app().live()->saved(); });
        device_.time.advance(Millis{22'000});
        shoot("live");
        app_.touch("note");
        shoot("live-note");
        app_.touch("dropNote");
        app_.app().live()->note(app_.app().live()->stamp(), "Rang Anna on 07700 900123 about the nights");
        shoot("live-note-doubt");
        app_.touch("pause");
        shoot("paused");
        app_.waitUntil([this] { return app_.app().live()->saved(); });
        if (!app_.touch("endVisit")) return false;
        shoot("end");
        return correct();
    }

    bool correct()
    {
        if (!app_.touch("correctGrid") || !app_.waitFor("correctPage")) return false;
        app_.app().correct()->select(24);
        shoot("correct");
        app_.touch("recode3");
        app_.touch("beganBack5");
        app_.touch("showChanges");
        shoot("correct-changes");
        app_.touch("split");
        shoot("correct-cut");
        app_.touch("leaveCut");
        app_.touch("insert");
        shoot("correct-add");
        app_.touch("leaveCut");
        app_.touch("moment0");
        shoot("correct-note");
        app_.touch("leaveMoment");
        app_.touch("back");
        if (!app_.touch("showParent")) return false;
        shoot("end-parent");
        app_.touch("back");
        app_.touch("sure3");
        app_.touch("deleteAsked");
        shoot("end-delete");
        return app_.touch("keepVisit");
    }

    bool look()
    {
        if (!app_.touch("lookBack") || !app_.waitFor("reviewPage")) return false;
        app_.waitUntil([this] { return !app_.app().review()->sessionId().isEmpty(); });
        shoot("review");
        app_.app().review()->setByTime(true);
        shoot("review-time");
        app_.app().review()->setByTime(false);
        app_.app().review()->select(7);
        shoot("review-chosen");
        if (!reflect()) return false;
        app_.touch("export");
        app_.waitFor("exportPage");
        app_.app().exporter()->renderPreview();
        shoot("export");
        app_.touch("withNotes");
        app_.touch(QString("format%1").arg(Exporter::Bundle));
        app_.touch("save");
        app_.waitFor("lastLookPage");
        app_.touch("blank0");
        shoot("export-last-look");
        app_.touch("back");
        for (const char* page : {"home", "library", "settings"}) {
            app_.window().setProperty("page", page);
            shoot(page);
        }
        app_.touch("aboutActivities");
        for (const char* part : {"referencePart0", "referencePart1", "referencePart2"}) {
            app_.touch(part);
            shoot(part);
        }
        app_.touch("back");
        return help();
    }

    bool help()
    {
        if (!app_.touch("helpPrivacy") || !app_.waitFor("helpPage")) return false;
        for (const char* part : {"helpPart0", "helpPart1", "helpPart2", "helpPart3"}) {
            app_.touch(part);
            shoot(part);
        }
        if (!app_.touch("actsFromHelp") || !app_.waitFor("actsPage")) return false;
        app_.waitUntil([this] { return !app_.app().acts()->loading(); });
        shoot("acts");
        app_.touch("actsSaving");
        shoot("acts-saving");
        app_.touch("back");
        return app_.touch("back");
    }

    bool reflect()
    {
        app_.app().review()->select(-1);
        app_.app().review()->chooseSentence(4);
        shoot("review-sentence");
        app_.app().review()->chooseSentence(-1);
        if (!app_.touch("reflect") || !app_.waitFor("reflectPage")) return false;
        shoot("reflect");
        app_.app().reflect()->chooseSquare(11);
        app_.app().reflect()->chooseSquare(14);
        app_.touch("promptSet2");
        app_.type("reflectionField", "I asked who would be around at bedtime and she went quiet");
        app_.touch("anotherPrompt");
        app_.type("reflectionField", "I stopped planning and listened to Anna ");
        app_.waitFor("reflectionDoubtKeep");
        shoot("reflect-doubt");
        for (const char* const action :
             {"Ask who else is at home before we plan", "Say aloud what she already does"})
            app_.app().cards()->add(action);
        app_.waitUntil([this] { return app_.app().reflect()->allSaved() && app_.app().cards()->allSaved(); });
        shoot("reflect-written");
        app_.touch("allActions");
        app_.waitFor("cardsPage");
        app_.touch("card0far2");
        shoot("cards");
        app_.touch("back");
        app_.touch("back");
        device_.time.advance(std::chrono::hours{24 * 15});
        app_.window().setProperty("page", "home");
        app_.waitFor("due0far1");
        shoot("home-actions");
        app_.window().setProperty("page", "review");
        return app_.waitFor("reviewPage");
    }

    // One of the made-up visits that the product ships, marked as what it is.
    bool illustrative()
    {
        const std::string file = TESSERA_SOURCE_DIR "/app/data/illustrative/home-visit.csv";
        const auto text = readFile(file, 1'000'000);
        const auto script = text ? readScript(*text, partnershipActivities(), file) : text.error();
        if (!script) return false;
        Header header;
        header.kind = SessionKind::illustrative;
        header.consent = Consent::all;
        header.start = device_.time.utc();
        const auto journal = journalFromScript(*script, header, randomUuid(), partnershipActivities(), file);
        if (!journal) return false;
        const StoredSession stored{journal->session(), partnershipActivities(), journal->entries(), {}, {}};
        bool merged = false;
        app_.app().vault()->ask([stored](Library& library) { return library.merge(stored); },
                                [&merged](const Result<MergeOutcome>& outcome) { merged = outcome.ok(); });
        if (!app_.waitUntil([&] { return merged; })) return false;
        const QString id = QString::fromStdString(stored.id.text());
        app_.app().review()->open(id);
        app_.window().setProperty("page", "review");
        if (!app_.waitUntil([&] { return app_.app().review()->sessionId() == id; })) return false;
        return shot("review-illustrative");
    }

    bool research()
    {
        Research& research = *app_.app().research();
        QTemporaryDir files;
        const QString archive = files.filePath("study.db");
        research.setArchive(archive);
        app_.window().setProperty("page", "research");
        shoot("research");
        if (!handOverStudy(files.filePath("in").toStdString())) return false;
        research.importing()->choice()->setFolder(files.filePath("in"));
        app_.touch("toImport");
        shoot("import-files");
        if (!app_.touch("lookAtFiles")) return false;
        const auto done = [&] {
            return research.importing()->state() == Importing::Looked ||
                   research.importing()->state() == Importing::Done;
        };
        if (!app_.waitUntil(done)) return false;
        shoot("import");
        app_.touch("bringIn");
        if (!app_.waitUntil([&] { return research.importing()->state() == Importing::Done; })) return false;
        shoot("import-done");
        std::vector<StoredSession> many;
        for (int i = 0; i < 60; ++i) {
            std::string letters;
            for (int k = 0; k < 30 + i * 7 % 40; ++k)
                letters += "LLLMMMMLMJJJMMMLPPLMMJJMMPJJ?LMJ|MML"[(i * 5 + k * (1 + i % 3)) % 36];
            Header top = visitOf("H" + std::to_string(i), "V1", i * 100, i % 3 == 0 ? "South" : "North");
            top.place = i % 4 == 0 ? PlaceKind::dayStay : PlaceKind::home;
            many.push_back(minutesOf(letters, top));
        }
        if (!put(archive.toStdString(), many)) return false;
        if (!app_.touch("seeStudy") || !app_.waitFor("studyPlot")) return false;
        for (int plot = 0; plot < 4; ++plot) {
            research.study()->setPlot(plot);
            shoot(QString("study-%1").arg(plot));
        }
        research.study()->setGrouping(1);
        for (int plot = 0; plot < 4; ++plot) {
            research.study()->setPlot(plot);
            shoot(QString("study-%1-by-place").arg(plot));
        }
        app_.window().setProperty("page", "home");
        return true;
    }

    bool compare()
    {
        app_.window().setProperty("page", "compare");
        shoot("compare-empty");
        if (!addTwoObservers(app_)) return false;
        shoot("compare-choice");
        if (!app_.touch("compareVisit0") || !app_.waitFor("comparePage")) return false;
        app_.app().compare()->selectAt(0.6);
        return shot("compare");
    }

    // A visit under the example that asks each 30 s.
    bool intervals()
    {
        app_.app().review()->close();
        app_.window().setProperty("page", "home");
        if (!app_.touch("startVisit")) return false;
        for (const char* box : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1"})
            app_.touch(box);
        app_.type("familyField", "014");
        app_.touch("scheme1");
        shoot("setup-intervals");
        if (!app_.touch("startRecording") || !app_.waitFor("intervalPage")) return false;
        shoot("interval-ready");
        Intervals& intervals = *app_.app().intervals();
        for (int i = 0; i < 34; ++i) {
            const double stamp = app_.app().live()->stamp();
            if (i % 9 != 7) intervals.tap(i / 3 % 5, stamp);
            if (i % 7 != 4) intervals.tap(5 + i / 4 % 6, stamp);
            if (i % 5 != 3) intervals.tap(11 + i / 2 % 5, stamp);
            device_.time.advance(Millis{30'000});
            intervals.look();
        }
        device_.time.advance(Millis{14'000});
        intervals.tap(1, app_.app().live()->stamp());
        intervals.tap(7, app_.app().live()->stamp());
        app_.waitUntil([this] { return app_.app().live()->saved(); });
        shoot("interval");
        device_.time.advance(Millis{19'000});
        intervals.look();
        shoot("interval-open");
        app_.touch("pause");
        shoot("interval-paused");
        app_.waitUntil([this] { return app_.app().live()->saved(); });
        if (!app_.touch("endVisit") || !app_.touch("lookBack")) return false;
        app_.waitUntil([this] { return !app_.app().review()->sessionId().isEmpty(); });
        return shot("review-intervals");
    }

    bool shot(const QString& name)
    {
        shoot(name);
        return true;
    }

    void shoot(const QString& name) { app_.saveStill(folder_, name); }

    QString folder_;
    AppWindow& app_;
    ToldDevice& device_;
};

}  // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    QStringList arguments = QGuiApplication::arguments();
    const QString part = arguments.value(1).startsWith("--") ? arguments.takeAt(1) : QString();
    const QString folder = arguments.value(1, ".");
    QDir().mkpath(folder);
    QTemporaryDir library;
    ToldCamera camera;
    ToldDevice device;
    device.eye = &camera;
    AppWindow app(device, library.filePath("library").toStdString());
    if (!app.shown()) return 1;
    for (const QString& argument : arguments.mid(2)) {
        if (argument == "dark") app.app().settings()->setDark(true);
        if (argument == "column") app.app().settings()->setProperty("pads", Settings::SideColumn);
        if (argument == "row") app.app().settings()->setProperty("pads", Settings::BottomRow);
        if (argument == "rtl") QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        if (argument == "left") app.app().settings()->setLeftHanded(true);
        const QStringList size = argument.split('x');
        if (size.size() == 2) app.resize(size[0].toInt(), size[1].toInt());
        if (argument.endsWith('%')) app.app().settings()->setTextScale(argument.chopped(1).toDouble() / 100);
    }
    const bool taken = part == "--questions"  ? takeQuestionScreens(folder, app, device)
                       : part == "--families" ? takeFamilyScreens(folder, app)
                       : part == "--review"   ? takeReviewScreens(folder, app)
                       : part == "--sending"  ? takeSendingScreens(folder, app, camera)
                       : part == "--lock"     ? takeLockScreens(folder, app, device)
                       : part == "--consent"  ? takeConsentScreens(folder, app, device)
                                              : Screens(folder, app, device).all();
    return taken ? 0 : 1;
}
