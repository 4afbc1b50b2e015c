// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The walk through families, and what is handed over or kept safe.
#include "tests/e2e/added_visits.h"
#include "tests/e2e/handed_over.h"
#include "tests/e2e/page_walk.h"

#include <QTest>

namespace tessera::test {

void PageWalk::familyPages()
{
    if (!addVisits(*app_, visitsOfAFamily(kFamily.toStdString()))) findings_ << QStringLiteral("no family");
    go("families");
    look("families");
    touch("family0");
    mustBe(app_->waitUntil([&] { return app_->app().family()->visits().size() > 4; }),
           "the family was not read");
    look("family");
    touch("sideBySide");
    look("family, choosing two visits");
    touch("familyVisit0");
    touch("familyVisit2");
    look("two visits side by side");
    touch("back");
    touch("toSpiral");
    mustBe(app_->waitFor("spiral"), "the spiral is not shown");
    look("spiral");
    app_->app().family()->choose(4);
    look("spiral, a step chosen");
    touch("asList");
    look("spiral as a list");
    touch("asList");
    touch("addStep");
    look("spiral, adding a step");
    touch("leaveStep");
    touch("exportSpiral");
    look("spiral, saving it");
    touch("leaveSpiralExport");
    touch("back");
    touch("back");
}

void PageWalk::handOverPages()
{
    std::filesystem::create_directories(folder_.filePath("handed").toStdString());
    mustBe(handOver(folder_.filePath("handed/one.tessera").toStdString(),
                    minutesOf("LLMM", visitOf(kFamily.toStdString(), "V77"))),
           "there is no file to take in");
    app_->app().takeIn()->setPlaces({folder_.filePath("handed")});
    go("library");
    mustBe(app_->waitFor("handedOver"), "what was handed over is not offered");
    touch("handedElsewhere");
    look("library, handed over");
    touch("takeIn");
    mustBe(app_->waitFor("takenIn"), "it was not taken in");
    look("library, taken in");
    touch("takenInSeen");
}

}  // namespace tessera::test
