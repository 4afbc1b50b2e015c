// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/consent_screens.h"

#include <QCoreApplication>

namespace tessera::test {

namespace {

constexpr std::int64_t kDay = 86'400'000;

bool codeVisit(AppWindow& app, ToldDevice& device, const QString& family, const char* way)
{
    if (!app.startVisit(family)) return false;
    for (int i = 0; i < 24; ++i) app.tapPad(i * 5 % 4, Millis{31'000});
    device.time.advance(Millis{20'000});
    app.touch("pause");
    app.waitUntil([&app] { return app.app().live()->saved(); });
    return app.touch("endVisit") && app.touch(way);
}

}  // namespace

bool takeConsentScreens(const QString& folder, AppWindow& app, ToldDevice& device)
{
    const auto shoot = [&](const char* name) { app.saveStill(folder, name); };
    app.app().keeping()->settle(90, 30);
    app.waitUntil([&app] { return app.app().keeping()->keepDays() == 90; });
    if (!app.touch("startVisit") || !app.waitFor("changeAgreement")) return false;
    shoot("consent-setup");
    for (const char* box : {"notesAgreed", "practitionerAgreed", "child1", "changeAgreement"}) app.touch(box);
    if (!app.waitFor("agreementDone")) return false;
    shoot("consent-agreement");
    app.touch("agreementDone");
    shoot("consent-agreed");
    app.touch("back");
    if (!codeVisit(app, device, "F07", "keepForLater") || !codeVisit(app, device, "F12", "lookBack"))
        return false;
    if (!app.waitFor("agreedCard")) return false;
    shoot("consent-review");
    app.app().renewing()->ask(app.app().review()->sessionId());
    app.waitUntil([&app] { return !app.app().renewing()->problem().isEmpty(); });
    shoot("consent-refused");
    app.touch("leaveRenewing");
    app.touch("takeBack");
    shoot("consent-take-back");
    app.touch("keepVisit");
    app.touch("back");
    app.window().setProperty("page", "settings");
    if (!app.waitFor("keepingList")) return false;
    shoot("consent-settings");
    device.time.advance(Millis{92 * kDay});
    app.app().keeping()->look();
    app.waitUntil([&app] { return app.app().keeping()->past() == 2; });
    app.window().setProperty("page", "home");
    if (!app.waitFor("keepingLine")) return false;
    shoot("consent-home");
    app.touch("keepingAsked");
    app.touch("eraseOne0");
    shoot("consent-keeping");
    if (app.touch("renewOne0") && app.waitFor("renewPage")) shoot("consent-renew");
    app.touch("leaveRenewing");
    app.touch("back");
    app.window().setProperty("page", "library");
    app.waitFor("libraryPage");
    shoot("consent-library");
    if (!codeVisit(app, device, "F09", "deleteAsked") || !app.touch("eraseVisit")) return false;
    if (!app.waitFor("erasedPage")) return false;
    shoot("consent-erased");
    return true;
}

}  // namespace tessera::test
