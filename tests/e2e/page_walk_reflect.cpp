// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/page_walk.h"

#include <QTest>

namespace tessera::test {

// From the page that looks back on a visit, and back to it.
void PageWalk::reflectPages()
{
    touch("sentence1");
    look("review, a sentence chosen");
    touch("sentence1");
    touch("reflect");
    mustBe(app_->waitFor("reflectPage"), "the page to reflect did not open");
    look("reflect");
    touch("promptSet2");
    look("reflect, the steps");
    touch("promptSet4");
    look("reflect, no word chosen");
    touch("promptTopic2");
    app_->app().reflect()->chooseSquare(5);
    app_->app().reflect()->chooseSquare(20);
    mustBe(app_->type("reflectionField", "She went quiet and then told me"), "words could not be written");
    look("reflect, with words and a stretch");
    mustBe(app_->type("reflectionField", "She went quiet about Anna "), "more words could not be written");
    mustBe(app_->waitFor("reflectionDoubtKeep"), "a name was not asked about");
    look("reflect, with a name in it");
    touch("reflectionDoubtKeep");
    touch("anotherPrompt");
    look("reflect, with a page from before");
    touch("promptSet8");
    look("reflect, a question of one's own");
    for (const char* const action :
         {"Ask who else is at home before we plan", "Wait", "Say aloud what she does"})
        app_->app().cards()->add(action);
    look("reflect, three actions");
    mustBe(app_->waitUntil(
               [this] { return app_->app().reflect()->allSaved() && app_->app().cards()->allSaved(); }),
           "what was written is not saved");
    touch("allActions");
    mustBe(app_->waitFor("cardsPage"), "the list of actions did not open");
    touch("card0far2");
    look("all actions");
    touch("back");
    touch("back");
    mustBe(app_->waitFor("reviewPage"), "the grid did not come back");
    device_.time.advance(std::chrono::hours{24 * 15});
    go("home");
    mustBe(app_->waitFor("due0far1"), "Home does not ask about the actions");
    look("home, actions to look back on");
    go("review");
}

}  // namespace tessera::test
