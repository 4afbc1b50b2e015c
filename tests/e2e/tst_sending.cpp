// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/added_visits.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/counted_sockets.h"
#include "tests/e2e/study_of_visits.h"
#ifdef TESSERA_PYTHON_PATH
#include "tests/support/scripted_server.h"
#endif

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// A system with a share of its own.
class SharingDevice : public ToldDevice {
public:
    [[nodiscard]] bool canShare() const override { return shares; }
    void share(const std::vector<std::filesystem::path>& files) override { shared = files; }

    bool shares = false;
    std::vector<std::filesystem::path> shared;
};

}  // namespace

// Visits are handed over to a study by touch, and its answer comes back.
class SendingByTouch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* const name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
                                       "NO_PROXY", "SSL_CERT_FILE"})
            qunsetenv(name);
    }
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<SharingDevice>();
        study_ = std::make_unique<StudyOfVisits>();
        QVERIFY(QDir(folder_->path()).mkdir("stick"));
        open();
    }
    void cleanup() { app_.reset(); }

    void fromTheTabletToAStickAndTheStudysAnswerBack()
    {
        QVERIFY(twoVisits());
        QVERIFY(placeOnStick());
        QVERIFY(app_->touch("toSending"));
        QVERIFY(app_->waitFor("missing"));
        QVERIFY(!app_->find("sendNow")->isEnabled());  // there is nothing to send
        QVERIFY(app_->touch("putMissing"));
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->waiting() == 2; }));
        QVERIFY(stick().isEmpty());  // sealed and not sent
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(idle());
        QCOMPARE(sending().problem(), QString());
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->handedOver() == 2; }));
        QCOMPARE(stick().size(), 2);
        QCOMPARE(study_->receive(folder_->filePath("stick")), 2);
        QVERIFY(app_->touch("sendNow"));  // by now it says: look for the study's answer
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->received() == 2; }));
        QCOMPARE(rowState(0), QString("The study has it"));
        // And after the app was closed.
        app_.reset();
        open();
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->received() == 2; }));
    }

    void homeSaysWhatWaits()
    {
        QVERIFY(twoVisits());
        QVERIFY(!app_->find("sendingLine"));
        sending().putMissing();
        QVERIFY(app_->waitFor("sendingLine"));
        QVERIFY(app_->touch("toSendingFromHome"));
        QVERIFY(app_->waitFor("sendingPage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("homePage"));
    }

    void aVisitIsSealedFromItsExportPage()
    {
        QVERIFY(twoVisits());
        go("library");
        QVERIFY(app_->touch("visit0"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->touch("handToStudy"));
        QVERIFY(app_->waitFor("sendingPage"));
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->waiting() == 1; }));
        QVERIFY(stick().isEmpty());
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("exportPage"));
        QVERIFY(app_->touch("handToStudy"));  // once
        QVERIFY(idle());
        QCOMPARE(sending().parcels()->count(), 1);
    }

    void whatGoesWrongIsSaidWithWhatToDo()
    {
        QVERIFY(twoVisits());
        QVERIFY(placeOnStick());
        sending().putMissing();
        QVERIFY(idle());
        QVERIFY(QDir(folder_->path()).rename("stick", "away"));  // pulled out
        go("sending");
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(app_->waitFor("sendProblem"));
        QVERIFY(textOf("sendProblem").contains("Plug the stick in"));
        QCOMPARE(sending().parcels()->waiting(), 2);
        QCOMPARE(sending().again(), QString());  // a stick is not tried by itself
        QVERIFY(QDir(folder_->path()).rename("away", "stick"));
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(idle());
        QCOMPARE(stick().size(), 2);
    }

    void thePlaceIsTriedOnlyWhenAskedAndForgottenWhole()
    {
        QVERIFY(study_->enrols(*app_));
        QVERIFY(placeOnStick());
        QVERIFY(app_->touch("testPlace"));
        QVERIFY(app_->waitUntil([&] { return !place().busy() && !place().result().isEmpty(); }));
        QVERIFY(place().result().startsWith("It works"));
        QVERIFY(stick().isEmpty());
        QVERIFY(app_->touch("forgetPlace"));
        QVERIFY(placed(SendPlace::None));
        place().useFolder("https://study.example/");
        QVERIFY(!place().problem().isEmpty());
        for (const char* const wrong : {"http://study.example/", "https://a:b@study.example/"}) {
            place().useServer(wrong, "tablet", "secret");
            QVERIFY(!place().problem().isEmpty());
            QCOMPARE(place().kind(), SendPlace::None);
        }
    }

    void theSystemsShareIsOfferedWhereThereIsOne()
    {
        QVERIFY(twoVisits());
        go("sending");
        QVERIFY(app_->waitFor("sendingPage"));
        QVERIFY(!app_->find("shareNow"));
        app_.reset();
        device_->shares = true;
        open();
        sending().putMissing();
        QVERIFY(idle());
        go("sending");
        QVERIFY(app_->touch("shareNow"));
        QVERIFY(app_->waitUntil([&] { return device_->shared.size() == 2; }));
        for (const auto& file : device_->shared) QVERIFY(std::filesystem::is_regular_file(file));
        // It counts once the study has said so.
        QVERIFY(app_->waitUntil([&] { return rowState(0) == "Sent, not confirmed yet"; }));
        QCOMPARE(sending().parcels()->waiting(), 2);
    }

#ifdef TESSERA_PYTHON_PATH
    // The promise that nothing leaves by itself, counted at the system's door.
    void noSocketIsOpenedBeforeSendIsPressed()
    {
        const TestAuthority authority;
        const ScriptedServer server(authority);
        qputenv("SSL_CERT_FILE", authority.authority().toLocal8Bit());
        internetSockets = 0;
        QVERIFY(twoVisits());
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit"));
        app_->app().live()->close();
        serverPlace(server);
        for (const char* const page : {"home", "library", "families", "research", "settings", "sending"}) {
            go(page);
            QVERIFY(app_->waitFor(QLatin1String(page) == QLatin1String("sending") ? "sendingPage"
                                  : QLatin1String(page) == QLatin1String("home")  ? "homePage"
                                                                                  : "rail-home"));
        }
        sending().putMissing();
        QVERIFY(idle());
        app_.reset();
        open();
        go("sending");
        QVERIFY(app_->waitFor("sendNow"));
        QCOMPARE(internetSockets.load(), 0);
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(idle());
        QVERIFY(internetSockets.load() > 0);
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->handedOver() >= 2; }));
    }

    void aServerThatIsAwayIsTriedAgainUntilSomebodyStopsIt()
    {
        const TestAuthority authority;
        ScriptedServer server(authority);
        QVERIFY(twoVisitsFor(authority, server));
        server.stop();
        go("sending");
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(app_->waitUntil([&] { return !sending().again().isEmpty(); }));
        QVERIFY(app_->touch("stopSending"));
        QCOMPARE(sending().again(), QString());
        // Once more, and this time it comes back.
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(app_->waitUntil([&] { return !sending().again().isEmpty(); }));
        server.start();
        device_->time.advance(kLongestWait);
        sending().tryAgain();  // the time has come
        QVERIFY(idle());
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->handedOver() == 2; }));
        QCOMPARE(sending().again(), QString());
    }

    void aSlowServerHoldsNoTapUpAndCanBeStopped()
    {
        const TestAuthority authority;
        ScriptedServer server(authority);
        QVERIFY(twoVisitsFor(authority, server));
        server.rules(R"([{"method":"*","drip":true}])");
        sending().send();
        QVERIFY(app_->waitUntil([&] { return sending().busy(); }));
        QVERIFY(app_->startVisit());
        for (int i = 0; i < 4; ++i) {
            QVERIFY(app_->tapPad(i));
            QVERIFY(app_->waitUntil([&] { return app_->app().live()->saved(); }));
        }
        QVERIFY(sending().busy());
        sending().cancel();
        QVERIFY(idle());
        QCOMPARE(sending().parcels()->waiting(), 2);
        QCOMPARE(sending().again(), QString());
    }

    void behindTheLockNothingIsSentAndNoPasswordStays()
    {
        const TestAuthority authority;
        ScriptedServer server(authority);
        QVERIFY(twoVisitsFor(authority, server));
        app_->app().vault()->protect("four words in row");
        QVERIFY(app_->waitUntil([&] { return app_->app().vault()->isProtected(); }));
        server.rules(R"([{"method":"*","drip":true}])");
        sending().send();
        QVERIFY(app_->waitUntil([&] { return sending().busy(); }));
        app_->app().vault()->lock();
        QVERIFY(app_->waitUntil([&] { return app_->app().vault()->state() == Vault::Locked; }));
        QVERIFY(idle());
        QVERIFY(!place().destination());
        QCOMPARE(sending().parcels()->count(), 0);
        sending().send();
        QVERIFY(!sending().busy());
        server.rules("[]");
        app_->app().vault()->unlock("four words in row");
        QVERIFY(
            app_->waitUntil([&] { return sending().parcels()->waiting() == 2 && place().destination(); }));
        sending().send();
        QVERIFY(idle());
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->handedOver() == 2; }));
    }
#endif

private:
    void open()
    {
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    [[nodiscard]] Sending& sending()
    {
        return *app_->app().sending();
    }
    [[nodiscard]] SendPlace& place()
    {
        return *sending().place();
    }
    [[nodiscard]] QStringList stick() const
    {
        return QDir(folder_->filePath("stick")).entryList(QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] QString textOf(const QString& name) const
    {
        return app_->find(name) ? app_->find(name)->property("text").toString() : QString();
    }
    [[nodiscard]] QString rowState(int row)
    {
        return sending().parcels()->index(row).data(ParcelRows::StateRole).toString();
    }
    bool idle()
    {
        return QTest::qWaitFor([&] { return !sending().busy(); }, 20'000);
    }
    void go(const QString& page)
    {
        app_->window().setProperty("page", page);
    }
    bool twoVisits()
    {
        return study_->enrols(*app_) &&
               addVisits(*app_, {minutesOf("LLMMJ", visitOf("F1", "V1")),
                                 minutesOf("LMLP", visitOf("F2", "V2", 600))}) &&
               refreshed();
    }
    bool refreshed()
    {
        sending().look();
        return app_->waitUntil([&] { return sending().enrolled(); });
    }
    bool placed(SendPlace::Kind kind)
    {
        return app_->waitUntil([&] { return place().kind() == kind; });
    }
    bool placeOnStick()
    {
        go("settings");
        return app_->type("placeFolderField", folder_->filePath("stick")) && app_->touch("keepPlace") &&
               placed(SendPlace::Folder);
    }
#ifdef TESSERA_PYTHON_PATH
    // Sealed, and not on their way yet.
    bool twoVisitsFor(const TestAuthority& authority, const ScriptedServer& server)
    {
        qputenv("SSL_CERT_FILE", authority.authority().toLocal8Bit());
        if (!twoVisits()) return false;
        serverPlace(server);
        sending().putMissing();
        return idle();
    }
    void serverPlace(const ScriptedServer& server)
    {
        place().useServer(QString("https://127.0.0.1:%1").arg(server.port()), DavServer::kUser,
                          DavServer::kPassword);
        QVERIFY(placed(SendPlace::Server));
    }
#endif

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<SharingDevice> device_;
    std::unique_ptr<StudyOfVisits> study_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(SendingByTouch)
#include "tst_sending.moc"
