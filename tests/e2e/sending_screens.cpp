// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/sending_screens.h"

#include "tests/e2e/added_visits.h"
#include "tests/e2e/study_of_visits.h"
#include "tests/support/card_pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

namespace tessera::test {

namespace {

class SendingScreens {
public:
    SendingScreens(const QString& folder, AppWindow& app, ToldCamera& camera)
        : folder_(folder), app_(app), camera_(camera)
    {
    }

    bool all()
    {
        std::vector<StoredSession> visits;
        for (int i = 0; i < 7; ++i)
            visits.push_back(minutesOf("LLMMJLMP", visitOf("01" + std::to_string(i), "V1", i * 5'000)));
        return addVisits(app_, visits) && card() && waiting() && gone() && settings();
    }

private:
    [[nodiscard]] Sending& sending() { return *app_.app().sending(); }

    bool card()
    {
        turnTo("sending");
        shoot("sending-no-study");
        camera();
        sending().joining()->forget();
        if (!app_.touch("typeCard")) return false;
        sending().joining()->readTyped(QStringLiteral("Tessera study card 1\nstudy HB-2026"));
        shoot("sending-typing");
        sending().joining()->read(study_.cardFile());
        shoot("sending-card");
        sending().joining()->join();
        return app_.waitUntil([this] { return sending().enrolled(); });
    }

    void camera()
    {
        const QImage seen = onTable(cardPicture(study_.card(), 380));
        CardLook& look = *sending().joining()->camera();
        camera_.plug(2);
        shoot("sending-camera-there");
        look.look();
        camera_.show({seen, {}});
        shoot("sending-camera-looks");
        camera_.show({seen, {"https://study.example/"}});
        shoot("sending-camera-other-code");
        camera_.fail(Camera::Trouble::noPicture);
        shoot("sending-camera-trouble");
        look.look();
        camera_.show({seen, {study_.card().qrText()}});
        shoot("sending-camera-card");
        camera_.plug(0);
    }

    bool waiting()
    {
        shoot("sending-empty");
        sending().putMissing();
        if (!idle()) return false;
        sending().place()->useFolder(stick_.filePath("visits"));
        if (!app_.waitUntil([this] { return sending().place()->kind() == SendPlace::Folder; })) return false;
        shoot("sending-waiting");
        turnTo("home");
        shoot("sending-home");
        turnTo("library");
        shoot("sending-library");
        turnTo("sending");
        sending().send();
        if (!idle()) return false;
        shoot("sending-trouble");
        return true;
    }

    bool gone()
    {
        if (!QDir(stick_.path()).mkdir("visits")) return false;
        sending().send();
        if (!idle()) return false;
        shoot("sending-handed-over");
        if (study_.receive(stick_.filePath("visits")) != 7) return false;
        sending().send();
        if (!idle() || !app_.waitUntil([this] { return sending().parcels()->received() == 7; })) return false;
        shoot("sending-received");
        return true;
    }

    bool settings()
    {
        sending().place()->useServer("https://study.example/visits", "tablet-3", "not shown");
        if (!app_.waitUntil([this] { return sending().place()->kind() == SendPlace::Server; })) return false;
        turnTo("settings");
        app_.waitFor("placeAddressField");
        if (QQuickItem* const field = app_.find("placeUserField"))
            field->forceActiveFocus(Qt::TabFocusReason);
        shoot("sending-settings");
        return true;
    }

    void turnTo(const char* page) { app_.window().setProperty("page", page); }
    bool idle()
    {
        return app_.waitUntil([this] { return !sending().busy(); });
    }
    void shoot(const QString& name) { app_.saveStill(folder_, name); }

    QString folder_;
    AppWindow& app_;
    ToldCamera& camera_;
    StudyOfVisits study_;
    QTemporaryDir stick_;
};

}  // namespace

bool takeSendingScreens(const QString& folder, AppWindow& app, ToldCamera& camera)
{
    return SendingScreens(folder, app, camera).all();
}

}  // namespace tessera::test
