// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/device_key.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/aside.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/handed_over.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

StoredSession withNote(StoredSession session, const std::string& words)
{
    Entry said = note(session.entries.back().at.count(), words);
    const Entry end = session.entries.back();
    session.entries.back() = said;
    session.entries.push_back(end);
    std::uint32_t number = 0;
    for (Entry& entry : session.entries) entry.number = ++number;
    return session;
}

}  // namespace

// Visits are found again, looked back on, and taken in from whoever observed them, by touch.
class LibraryByTouch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, path("library"));
        QVERIFY(app_->shown());
        app_->app().takeIn()->setPlaces({folder_->filePath("in")});
    }
    void cleanup() { app_.reset(); }

    void visitsAreFoundByCodeDayAndTheWordsOfNotes()
    {
        fill();
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitUntil([&] { return !visits().indexing(); }));
        const auto finds = [&](const char* words) {
            if (!app_->type("findField", words)) return QStringList{"nothing could be written"};
            return shown();
        };
        QCOMPARE(finds("F2"), QStringList{"F2"});
        QCOMPARE(finds("twins"), QStringList{"F1"});           // in a note
        QCOMPARE(finds("BOTTLE feeding"), QStringList{"F3"});  // both words, in any letters
        QCOMPARE(finds("bottle twins"), QStringList{});
        QCOMPARE(finds("the nights"), QStringList{"F2"});  // what a mark was about
        QCOMPARE(finds("day stay"), QStringList{"F3"});
        QCOMPARE(finds("2026-03-03"), QStringList{"F2"});
        QCOMPARE(finds("3 March 2026"), QStringList{"F2"});
        QCOMPARE(finds("P9"), QStringList{"F3"});
        QCOMPARE(finds("nothing of the kind"), QStringList{});
        QVERIFY(app_->touch("showAll"));
        QCOMPARE(visits().count(), 3);
    }

    void whatIsWrittenLaterIsFoundToo()
    {
        fill();
        QVERIFY(app_->waitUntil([&] { return !visits().indexing(); }));
        visits().setFind("lullaby");
        QCOMPARE(visits().count(), 0);
        QVERIFY(addVisits(*app_, {withNote(minutesOf("LM", visitOf("F4", "V1", 9'000)), "a lullaby")}));
        QVERIFY(app_->waitUntil([&] { return visits().count() == 1; }));
    }

    void filtersLeaveWhatTheySay()
    {
        fill();
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->touch("filter4"));
        QCOMPARE(shown(), QStringList{"F3"});
        QVERIFY(app_->touch("filter3"));
        QCOMPARE(shown(), (QStringList{"F2", "F1"}));
        QVERIFY(app_->touch("filter0"));
        QCOMPARE(visits().count(), 3);
        QVERIFY(!app_->find("filter2"));  // no action is due
        visits().setActionsDue({sessions_[1].id});
        QVERIFY(app_->touch("filter2"));
        QCOMPARE(shown(), QStringList{"F2"});
        QVERIFY(app_->touch("filter2"));
        QCOMPARE(visits().count(), 3);
    }

    void aVisitThatWasLookedBackOnIsNoLongerToLookBackOn()
    {
        fill();
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->touch("filter1"));
        QCOMPARE(visits().count(), 3);
        QVERIFY(app_->touch("visit0"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return visits().counts().value(Visits::ToLookBack) == 2; }));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("libraryPage"));
        QCOMPARE(visits().count(), 2);
        // It is remembered, sealed with the visits.
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, path("library"));
        QVERIFY(app_->waitUntil([&] { return visits().counts().value(Visits::ToLookBack) == 2; }));
    }

    void visitsLieInTheOrderThatWasChosenAndItIsKept()
    {
        constexpr int kDay = 24 * 60;
        QVERIFY(addVisits(
            *app_, {minutesOf("LM", visitOf("F10", "V1")), minutesOf("LMJPLM", visitOf("F2", "V1", kDay)),
                    minutesOf("LMJ", visitOf("F1", "V1", 2 * kDay))}));
        const QStringList newest{"F1", "F2", "F10"};
        const QStringList longest{"F2", "F1", "F10"};
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("order"));
        QCOMPARE(shown(), newest);
        QVERIFY(app_->touch("order1"));
        QCOMPARE(shown(), (QStringList{"F10", "F2", "F1"}));
        QVERIFY(app_->touch("order2"));
        QCOMPARE(shown(), newest);  // F2 before F10, as people count
        QVERIFY(app_->touch("order3"));
        QCOMPARE(shown(), longest);
        // Among those that are found as well.
        QVERIFY(app_->type("findField", "F1"));
        QCOMPARE(shown(), (QStringList{"F1", "F10"}));
        QVERIFY(app_->touch("rail-home"));
        QVERIFY(app_->waitFor("homePage"));
        QCOMPARE(shown(), newest);  // Home has the last visits, whatever the Library's order is
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("libraryPage"));
        QCOMPARE(shown(), longest);
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, path("library"));
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("libraryPage"));
        QCOMPARE(shown(), longest);
    }

    void homeShowsAllVisitsAgain()
    {
        fill();
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->touch("filter4"));
        QVERIFY(app_->touch("rail-home"));
        QVERIFY(app_->waitFor("homePage"));
        QCOMPARE(visits().count(), 3);
    }

    void aVisitThatWasHandedOverIsTakenInWithOneTap()
    {
        std::filesystem::create_directories(path("in"));
        QVERIFY(handOver(path("in/one.tessera"), minutesOf("LLMMJJ", visitOf("F7", "V1"))));
        QVERIFY(handOver(path("in/two.tessera"), minutesOf("LMLM", visitOf("F8", "V1"))));
        QFile(folder_->filePath("in/torn.tessera")).open(QIODevice::WriteOnly);
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("handedOver"));
        QCOMPARE(app_->app().takeIn()->waiting(), 2);
        QCOMPARE(visits().total(), 0);  // nothing comes in by itself
        QVERIFY(app_->touch("takeIn"));
        QVERIFY(app_->waitFor("takenIn"));
        QCOMPARE(visits().total(), 2);
        QCOMPARE(app_->app().takeIn()->result(), QStringLiteral("2 visits taken in."));
        QVERIFY(app_->touch("takenInSeen"));
        QVERIFY(app_->waitUntil([&] { return !app_->find("takenIn"); }));
        // What is here is not offered again.
        QVERIFY(app_->touch("rail-home"));
        QVERIFY(app_->touch("rail-library"));
        app_->app().takeIn()->look();
        QVERIFY(app_->waitUntil([&] { return app_->find("visit0") != nullptr; }));
        QVERIFY(!app_->find("handedOver"));
    }

    // Once the library knows whom to trust, a tablet it does not know is a question for a person.
    void aTabletThatIsNotKnownIsTrustedByTheWordsOfItsFingerprint()
    {
        bool trusts = false;
        app_->app().vault()->ask(
            [](Library& library) {
                return trustDevice(library, randomUuid(), {DeviceKey::generate().publicText(), "one"}).ok();
            },
            [&trusts](bool done) { trusts = done; });
        QVERIFY(app_->waitUntil([&] { return trusts; }));
        std::filesystem::create_directories(path("in"));
        const std::filesystem::path file = path("in/one.tessera");
        QVERIFY(handOver(file, minutesOf("LLMMJJ", visitOf("F7", "V1"))));
        const auto opened = verifyBundleFile(file);
        QVERIFY(opened.ok());
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->touch("takeIn"));
        QVERIFY(app_->waitFor("stranger"));
        QCOMPARE(visits().total(), 0);
        const QString asked = app_->find("stranger")->property("text").toString();
        QVERIFY(asked.contains(QString::fromStdString(fingerprintWordsOf(opened->devicePublicText))));
        QVERIFY(app_->touch("trustNotNow"));
        QVERIFY(app_->waitUntil([&] { return !app_->find("stranger"); }));
        QCOMPARE(visits().total(), 0);
        // Asked again another time, and not offered as if it were new.
        QVERIFY(app_->touch("rail-home"));
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("stranger"));
        QVERIFY(!app_->find("handedOver"));
        QVERIFY(app_->touch("trustTablet"));
        QVERIFY(app_->waitUntil([&] { return visits().total() == 1; }));
        QVERIFY(!app_->find("stranger"));
    }

    void anotherFolderCanBeNamed()
    {
        std::filesystem::create_directories(path("stick"));
        QVERIFY(handOver(path("stick/one.tessera"), minutesOf("LLMMJJ", visitOf("F7", "V1"))));
        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->touch("handedElsewhere"));
        QVERIFY(app_->type("handedFolderField", folder_->filePath("stick")));
        QVERIFY(app_->waitFor("handedOver"));
        QVERIFY(app_->touch("takeIn"));
        QVERIFY(app_->waitUntil([&] { return visits().total() == 1; }));
    }

    // From the observer's tablet to the practitioner's, by the two programs themselves.
    void theObserversTabletHandsTheVisitToThePractitioners()
    {
        QVERIFY(app_->startVisit("F07"));
        for (const int code : {0, 1, 2, 3}) QVERIFY(app_->tapPad(code));
        app_->app().live()->note(app_->app().live()->stamp(), "only for us");
        device_->time.advance(Millis{10'000});
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("endPage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        for (const bool notes : {false, true}) {
            QVERIFY(app_->touch("handToPractitioner"));
            QVERIFY(app_->waitFor("handOverSheet"));
            QVERIFY(!app_->app().handOver()->property("withNotes").toBool());  // never ticked beforehand
            const QString out = folder_->filePath(notes ? "with" : "without");
            QVERIFY(app_->type("handFolderField", out));
            if (notes) QVERIFY(app_->touch("handNotes"));
            QVERIFY(app_->touch("makeHandOver"));
            if (notes) QVERIFY(app_->touch("handOverWords"));  // after the last look at them
            QVERIFY(app_->waitUntil([&] { return !app_->app().handOver()->result().isEmpty(); }));
            QVERIFY(app_->touch("leaveHandOver"));
            QVERIFY(app_->waitUntil([&] { return !app_->find("handOverSheet"); }));
        }
        for (const bool notes : {false, true}) {
            ToldDevice theirs;
            AppWindow practitioner(theirs, path(notes ? "theirs-with" : "theirs-without"));
            practitioner.app().takeIn()->setPlaces({folder_->filePath(notes ? "with" : "without")});
            QVERIFY(practitioner.touch("rail-library"));
            QVERIFY(practitioner.touch("takeIn"));
            QVERIFY(practitioner.waitUntil([&] { return practitioner.app().visits()->total() == 1; }));
            QVERIFY(practitioner.touch("visit0"));
            QVERIFY(practitioner.waitFor("reviewPage"));
            QVERIFY(
                practitioner.waitUntil([&] { return practitioner.app().review()->journal() != nullptr; }));
            const Timeline timeline = practitioner.app().review()->journal()->fold().timeline();
            QCOMPARE(timeline.interactions.size(), std::size_t{4});
            QCOMPARE(timeline.notes.size(), std::size_t{1});
            QCOMPARE(timeline.notes.front().text, std::string(notes ? "only for us" : ""));
        }
    }

private:
    void fill()
    {
        constexpr int kDay = 24 * 60;
        Header third = visitOf("F3", "V1", 2 * kDay);
        third.place = PlaceKind::dayStay;
        third.practitioner = "P9";
        sessions_ = {withNote(minutesOf("LLMM", visitOf("F1", "V1")), "the twins slept"),
                     stepped("LMJP", visitOf("F2", "V1", kDay), {{1, 2, 0, "the nights"}}),
                     withNote(minutesOf("JJPP", third), "Feeding from the bottle")};
        QVERIFY(addVisits(*app_, sessions_));
    }
    Visits& visits() { return *app_->app().visits(); }
    QStringList shown()
    {
        QStringList families;
        for (int row = 0; row < visits().count(); ++row)
            families << visits().index(row).data(Visits::FamilyRole).toString();
        return families;
    }
    std::filesystem::path path(const char* name) const { return folder_->filePath(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
    std::vector<StoredSession> sessions_;
};

QTEST_MAIN(LibraryByTouch)
#include "tst_library_page.moc"
