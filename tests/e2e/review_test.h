// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/sequence_grid.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/window_test.h"

namespace tessera::test {

// What a test of looking back begins with: a visit from elsewhere, open on the Review page and drawn.
class ReviewTest : public WindowTest {
protected:
    void open(const StoredSession& session)
    {
        QVERIFY(addVisits(*app_, {session}));
        const QString id = QString::fromStdString(session.id.text());
        review().open(id);
        app_->window().setProperty("page", QStringLiteral("review"));
        QVERIFY(app_->waitUntil([&] { return review().sessionId() == id && !review().loading(); }));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return grid() && grid()->rectOf(0).width() > 0; }));
        app_->window().grabWindow();
    }

    [[nodiscard]] Review& review() const { return *app_->app().review(); }
    [[nodiscard]] SequenceGrid* grid() const { return gridIn(app_->find("reviewGrid")); }

    // The drawn grid at or below an item; nullptr where there is none.
    [[nodiscard]] static SequenceGrid* gridIn(QQuickItem* item)
    {
        if (!item) return nullptr;
        if (auto* found = qobject_cast<SequenceGrid*>(item)) return found;
        for (QQuickItem* child : item->childItems())
            if (SequenceGrid* found = gridIn(child)) return found;
        return nullptr;
    }
};

}  // namespace tessera::test
