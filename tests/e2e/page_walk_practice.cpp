// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The walk through a practice visit.
#include "tests/e2e/page_walk.h"

#include <QTest>

namespace tessera::test {

void PageWalk::practicePages()
{
    go("home");
    touch("practise");
    look("practice, choosing");
    touch("story1");
    mustBe(app_->waitFor("livePage"), QStringLiteral("the practice visit did not open"));
    look("practice, ready");
    Practice& practice = *app_->app().practice();
    const auto to = [&](Millis moment) {
        const Millis now{static_cast<std::int64_t>(app_->app().live()->stamp())};
        device_.time.advance(std::max(Millis{0}, moment - now));
        practice.look();
    };
    const PracticeStory& story = practice.found().all[1].story;
    int turn = 0;
    for (const PracticeTurn& one : story.coding) {
        to(one.at + Millis{2000});
        if (++turn % 4 == 0) continue;
        touch(QStringLiteral("pad%1").arg(one.code));
    }
    look("practice, told");
    touch("pause");
    look("practice, paused");
    touch("carryOn");
    to(story.length + Millis{20'000});
    look("practice, over");
    touch("finishPractice");
    mustBe(app_->waitFor("practicedPage"), QStringLiteral("the practice visit did not end"));
    look("practice, both pictures");
    practice.beside()->selectAt(0.5);
    look("practice, a difference chosen");
    touch("practiceDone");
}

}  // namespace tessera::test
