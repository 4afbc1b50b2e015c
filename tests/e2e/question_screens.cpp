// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/question_screens.h"

#include <QCoreApplication>

#include <cstdio>

namespace tessera::test {

namespace {

class Questions {
public:
    Questions(const QString& folder, AppWindow& app, ToldDevice& device)
        : folder_(folder), app_(app), device_(device)
    {
    }

    bool all() { return before() && practice() && live() && away() && after(); }

private:
    bool before() { return answer("01-where-do-i-start"); }

    // A made-up visit is told: what is said, and what to do with it, stand on one screen.
    bool practice()
    {
        if (!app_.touch("practise") || !app_.touch("story0") || !app_.waitFor("livePage")) return false;
        device_.time.advance(Millis{20'000});
        app_.app().practice()->look();
        if (!answer("03-when-do-i-tap")) return false;
        app_.app().live()->close();  // nothing was tapped, so nothing is kept
        app_.window().setProperty("page", "home");
        return app_.waitFor("startVisit");
    }

    bool live()
    {
        if (!app_.touch("startVisit") || !app_.waitFor("parentAgreed") ||
            !answer("02-what-if-the-parent-asks"))
            return false;
        for (const char* box : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1"})
            app_.touch(box);
        app_.type("familyField", "014");
        app_.type("observerField", "O1");
        if (!app_.touch("startRecording") || !app_.waitFor("livePage") || !answer("04-which-colour-is-which"))
            return false;
        const QString letters = "LLLMMLMLLMMMPLLMJJLM";
        for (const QChar letter : letters)
            app_.tapPad(static_cast<int>(QString("LMJP").indexOf(letter)), Millis{33'000});
        device_.time.advance(Millis{4'000});
        if (!answer("05-i-was-slow")) return false;
        app_.tapPad(2, Millis{29'000});
        app_.tapPad(3, Millis{600});
        if (!answer("06-i-hit-the-wrong-one")) return false;
        device_.time.advance(Millis{20'000});
        if (!app_.touch("cannotTell") || !answer("07-it-is-two-things-or-i-have-no-idea")) return false;
        app_.tapPad(1, Millis{15'000});
        if (!app_.touch("pause") || !app_.touch("reason0")) return false;
        device_.time.advance(Millis{75'000});
        emit app_.app().live()->ticked();
        return answer("08-the-phone-rang") && app_.touch("carryOn");
    }

    // The tablet slept for a while.
    bool away()
    {
        app_.tapPad(1, Millis{10'000});
        if (!saved() || !device_.comeBack) return false;
        device_.time.advance(Millis{92'000});
        device_.comeBack(Millis{92'000});
        return app_.waitFor("awayStill") && answer("09-did-it-save-what-if-it-sleeps") &&
               app_.touch("awayStill");
    }

    bool after()
    {
        if (!app_.touch("pause") || !saved() || !app_.touch("endVisit") || !app_.touch("lookBack"))
            return false;
        const Review& review = *app_.app().review();
        const bool open = app_.waitUntil([&] { return !review.loading() && !review.sessionId().isEmpty(); });
        return open && app_.waitFor("reviewPage") && answer("10-is-this-judging-who-sees-it");
    }

    bool saved()
    {
        return app_.waitUntil([this] { return app_.app().live()->saved(); });
    }

    bool answer(const char* question)
    {
        const bool kept = app_.saveStill(folder_, question);
        if (!kept) std::fprintf(stderr, "%s.png could not be written\n", question);
        return kept;
    }

    QString folder_;
    AppWindow& app_;
    ToldDevice& device_;
};

}  // namespace

bool takeQuestionScreens(const QString& folder, AppWindow& app, ToldDevice& device)
{
    return Questions(folder, app, device).all();
}

}  // namespace tessera::test
