// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/family_screens.h"

#include "tests/e2e/added_visits.h"
#include "tests/e2e/handed_over.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace tessera::test {

namespace {

class FamilyScreens {
public:
    FamilyScreens(const QString& folder, AppWindow& app) : folder_(folder), app_(app) {}

    bool all()
    {
        std::vector<SaidStep> many;
        for (int i = 0; i < 30; ++i)
            many.push_back({i / 3, i * 7 % 5 + 1, static_cast<std::uint32_t>(i % 4 == 0 ? i % 8 : 0),
                            i % 3 == 0   ? "Nights"
                            : i % 3 == 1 ? "Feeding"
                                         : "Time for herself"});
        return addVisits(app_, visitsOfAFamily("014")) &&
               addVisits(app_, {stepped("LLLMMMJJJPPP", visitOf("021", "V1", 50'000), many),
                                minutesOf("LMLMJJMMPPLM", visitOf("009", "V1", 60'000))}) &&
               families() && library() && settings();
    }

private:
    bool families()
    {
        app_.window().setProperty("page", "families");
        shoot("families");
        app_.app().family()->open("014");
        if (!app_.waitUntil([&] { return app_.app().family()->visits().size() == 5; })) return false;
        app_.window().setProperty("page", "home");
        app_.window().setProperty("page", "families");
        shoot("family");
        if (!app_.touch("toSpiral")) return false;
        shoot("spiral");
        app_.app().family()->choose(6);
        shoot("spiral-chosen");
        app_.touch("addStep");
        shoot("spiral-add");
        app_.touch("leaveStep");
        app_.touch("exportSpiral");
        shoot("spiral-export");
        app_.touch("leaveSpiralExport");
        app_.touch("asList");
        shoot("spiral-list");
        app_.touch("back");
        app_.app().family()->showPair(0, 4);
        app_.touch("sideBySide");
        app_.touch("familyVisit0");
        app_.touch("familyVisit2");
        shoot("side-by-side");
        app_.touch("back");
        app_.app().family()->open("021");
        app_.waitUntil([&] { return app_.app().family()->steps().size() == 30; });
        app_.touch("toSpiral");
        shoot("spiral-many");
        app_.app().family()->leaving()->setProperty("folder", folder_);
        app_.app().family()->leaving()->setProperty("withIssues", true);
        app_.app().family()->leaving()->setProperty("format", SpiralExport::Png);
        app_.app().family()->leaving()->askToSave(true);
        shoot("spiral-last-look");
        app_.app().family()->leaving()->handOver();
        return app_.waitUntil([&] { return !app_.app().family()->leaving()->busy(); });
    }

    bool library()
    {
        const QTemporaryDir handed;
        if (!handOver(handed.filePath("one.tessera").toStdString(), minutesOf("LLMM", visitOf("014", "V9"))))
            return false;
        app_.app().takeIn()->setPlaces({handed.path()});
        app_.window().setProperty("page", "library");
        app_.waitFor("handedOver");
        shoot("library-handed-over");
        app_.touch("takeIn");
        app_.waitFor("takenIn");
        shoot("library-taken-in");
        app_.touch("takenInSeen");
        app_.touch("filter4");
        shoot("library-filtered");
        return true;
    }

    bool settings()
    {
        app_.window().setProperty("page", "settings");
        app_.touch("movingAsked");
        shoot("settings-safekeeping");
        return true;
    }

    void shoot(const QString& name) { app_.saveStill(folder_, name); }

    QString folder_;
    AppWindow& app_;
};

}  // namespace

bool takeFamilyScreens(const QString& folder, AppWindow& app)
{
    return FamilyScreens(folder, app).all();
}

}  // namespace tessera::test
