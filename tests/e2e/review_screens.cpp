// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/review_screens.h"

#include "tests/e2e/added_visits.h"

#include <QCoreApplication>

namespace tessera::test {

namespace {

class ReviewScreens {
public:
    ReviewScreens(const QString& folder, AppWindow& app) : folder_(folder), app_(app) {}

    bool all()
    {
        const std::string letters = "LLLMMMMMJJJJJJMMMJJJJMMMMMMLMMMMJJJJJJJMMJJMMMMMPPPPLLLLMMMMPPLMPLMJJPP";
        StoredSession visit =
            stepped(letters, visitOf("009", "V4"),
                    {{6, 1, 0, ""}, {14, 2, 0, "Sleep"}, {31, 4, 0, "Sleep"}, {50, 5, 0, ""}});
        visit.entries.insert(visit.entries.begin() + 4, note(121'000, "baby turned to her voice"));
        std::uint32_t number = 0;
        for (Entry& entry : visit.entries) {
            entry.number = ++number;
            if (entry.kind == EntryKind::tag) entry.target = number - 1;
        }
        Entry changed = correction(EntryKind::recode, visit.entries.back().at.count(), 3, 3);
        changed.number = number + 1;
        visit.entries.push_back(changed);
        std::string many;
        for (int i = 0; i < 300; ++i) many += "LMJP"[(i / (1 + i % 7)) % 4];
        const StoredSession large = minutesOf(many, visitOf("010", "V1", 5'000));
        return addVisits(app_, {visit, large}) && open(visit) && looks() && open(large) &&
               shoot("review-300") && timed();
    }

private:
    bool looks()
    {
        Review& review = *app_.app().review();
        shoot("review");
        review.select(30);
        shoot("review-chosen");
        review.chooseRun();
        shoot("review-stretch");
        review.select(-1);
        review.setLonger(true);
        shoot("review-longer");
        review.setLonger(false);
        review.setQuick(true);
        shoot("review-quick");
        review.setQuick(false);
        app_.touch("showChanges");
        shoot("review-changes");
        app_.touch("showChanges");
        app_.touch("larger");
        shoot("review-reading");
        app_.touch("larger");
        shoot("review-detail");
        app_.touch("smaller");
        app_.touch("smaller");
        return timed();
    }

    bool timed()
    {
        Review& review = *app_.app().review();
        review.setByTime(true);
        const bool large = review.grid()->squares().size() > 300;
        shoot(large ? "review-300-time" : "review-time");
        review.setByTime(false);
        return true;
    }

    bool open(const StoredSession& session)
    {
        const QString id = QString::fromStdString(session.id.text());
        app_.app().review()->open(id);
        app_.window().setProperty("page", QStringLiteral("review"));
        return app_.waitUntil([&] { return app_.app().review()->sessionId() == id; }) &&
               app_.waitFor("reviewPage");
    }

    bool shoot(const QString& name) { return app_.saveStill(folder_, name); }

    QString folder_;
    AppWindow& app_;
};

}  // namespace

bool takeReviewScreens(const QString& folder, AppWindow& app)
{
    return ReviewScreens(folder, app).all();
}

}  // namespace tessera::test
