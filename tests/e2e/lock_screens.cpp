// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/lock_screens.h"

#include "sync/bundle/trust/enrolment.h"

#include <QCoreApplication>

namespace tessera::test {

namespace {

const QString kWords = QStringLiteral("kettle orbit meadow seven");

class LockScreens {
public:
    LockScreens(const QString& folder, AppWindow& app, ToldDevice& device)
        : folder_(folder), app_(app), device_(device)
    {
    }

    bool all() { return settings() && lock() && help() && live(); }

private:
    [[nodiscard]] Vault& vault() { return *app_.app().vault(); }

    bool settings()
    {
        vault().protect(kWords);
        if (!app_.waitUntil([this] { return vault().isProtected(); })) return false;
        shoot("home-protected");
        StudyCard card;
        card.id = "HB-1";
        card.name = "Home visits in the north";
        card.recipients = {AgeIdentity::generate().recipient(), AgeIdentity::generate().recipient()};
        card.sign(DeviceKey::generate());
        bool done = false;
        vault().ask([card](Library& library) { return enrol(library, card).ok(); },
                    [&done](bool enrolled) { done = enrolled; });
        if (!app_.waitUntil([&done] { return done; }) || !app_.touch("rail-settings")) return false;
        if (!app_.waitUntil([this] { return app_.find("studyMayHelp") != nullptr; })) return false;
        // Brings that part of the page into view.
        app_.touch("newPassphraseField");
        shoot("settings-protection");
        return app_.touch("studyMayHelp") &&
               app_.waitUntil([this] { return app_.app().recoveryHelp()->agreed(); });
    }

    bool lock()
    {
        app_.app().guard()->lockNow();
        if (!app_.waitFor("lockPage")) return false;
        shoot("lock");
        for (int i = 0; i < 3; ++i) {
            app_.type("passphraseField", "something else");
            app_.touch("unlock");
            if (!app_.waitUntil([this] { return !vault().trying(); })) return false;
        }
        shoot("lock-pause");
        device_.time.advance(Millis{60'000});
        vault().lookAtTheWait();
        app_.type("passphraseField", kWords);
        app_.touch("showPassphrase");
        shoot("lock-shown");
        return true;
    }

    bool help()
    {
        app_.touch("forgotten");
        shoot("lock-help");
        app_.touch("closeForgotten");
        app_.type("passphraseField", kWords);
        return app_.touch("unlock") && app_.waitUntil([this] { return vault().state() == Vault::Open; });
    }

    bool live()
    {
        if (!app_.touch("rail-home") || !app_.startVisit("014")) return false;
        for (const int code : {0, 1, 2, 1, 3}) app_.tapPad(code, Millis{33'000});
        app_.app().guard()->lockNow();
        shoot("live-locked");
        app_.app().guard()->frontChanged(Qt::ApplicationInactive);
        shoot("cover");
        app_.app().guard()->uncover();
        return true;
    }

    void shoot(const QString& name) { app_.saveStill(folder_, name); }

    QString folder_;
    AppWindow& app_;
    ToldDevice& device_;
};

}  // namespace

bool takeLockScreens(const QString& folder, AppWindow& app, ToldDevice& device)
{
    return LockScreens(folder, app, device).all();
}

}  // namespace tessera::test
