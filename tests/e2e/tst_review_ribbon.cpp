// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/sequence_grid.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/fingers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// The line along the clock leads to the squares, and the bar of a pause says what it was.
class ReviewRibbon : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
        app_->resize(1280, 800);
        // Two minutes, two minutes, a pause of one, two minutes: six minutes of running time.
        const StoredSession visit = minutesOf("LLMM|JJ", visitOf("F1", "V1"));
        QVERIFY(addVisits(*app_, {visit}));
        app_->app().review()->open(QString::fromStdString(visit.id.text()));
        app_->window().setProperty("page", QStringLiteral("review"));
        QVERIFY(app_->waitFor("reviewPage"));
    }
    void cleanup() { app_.reset(); }

    void aTapOnTheLineChoosesTheSquareThere()
    {
        touchRibbon(0.1);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 1 of 6"));
        touchRibbon(0.45);  // 2:42 of running time
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 3 of 6"));
        touchRibbon(0.95);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 6 of 6"));
        QVERIFY(app_->touch("byTime"));
        touchRibbon(0.95);  // 5:42, in squares of 30 s
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 12 of 12"));
    }

    void theBarOfAPauseSaysWhatItWas()
    {
        const QString said = QStringLiteral("Pause, 1 minute, at 4:00");
        touchRibbon(4.0 / 6);
        QCOMPARE(words("selectedWords"), said);
        QCOMPARE(app_->app().review()->selected(), -1);
        touchRibbon(0.1);
        QVERIFY(words("selectedWords") != said);
        touchGrid(4, 0.0, -2);  // the gap before the fifth square
        QCOMPARE(words("selectedWords"), said);
        touchGrid(4, 0.5, 0);
        QCOMPARE(words("chosenTitle"), QStringLiteral("Square 5 of 6"));
        touchGrid(3, 0.0, -2);  // a gap without a bar
        QCOMPARE(app_->app().review()->selected() >= 2, true);
    }

    void fromTheRightItIsTheSame()
    {
        // The window mirrors its children.
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        QVERIFY(app_->waitUntil([this] { return app_->find("ribbon")->property("mirrored").toBool(); }));
        touchRibbon(0.95);
        const QString first = words("chosenTitle");
        touchRibbon(1 - 4.0 / 6);
        const QString pause = words("selectedWords");
        touchGrid(4, 1.0, 2);
        const QString inGrid = words("selectedWords");
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(first, QStringLiteral("Square 1 of 6"));
        QCOMPARE(pause, QStringLiteral("Pause, 1 minute, at 4:00"));
        QCOMPARE(inGrid, pause);
    }

private:
    void touchAt(const QPoint& place)
    {
        Fingers fingers(*app_);
        fingers.down(1, place);
        device_->time.advance(Millis{40});
        fingers.up(1, place);
        app_->window().grabWindow();
    }
    void touchRibbon(double share)
    {
        QVERIFY(app_->waitFor("ribbon"));
        app_->window().grabWindow();
        const QQuickItem& ribbon = *app_->find("ribbon");
        touchAt(on(ribbon, 4 + share * (ribbon.width() - 8), ribbon.height() / 3));
    }
    // `along`: from 0 to 1 of the square, and so many dp further.
    void touchGrid(int square, double along, double further)
    {
        app_->window().grabWindow();
        const QRectF rect = grid()->rectOf(square);
        touchAt(on(*grid(), rect.left() + along * rect.width() + further, rect.center().y()));
    }
    SequenceGrid* grid() { return app_->find("reviewGrid")->findChild<SequenceGrid*>(); }
    QString words(const char* item)
    {
        const QQuickItem* found = app_->waitFor(item) ? app_->find(item) : nullptr;
        return found ? found->property("text").toString() : QStringLiteral("not there");
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(ReviewRibbon)
#include "tst_review_ribbon.moc"
