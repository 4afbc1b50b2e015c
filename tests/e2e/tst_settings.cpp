// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/fingers.h"

#include "app/render/sequence_grid.h"

#include <QFile>
#include <QFontDatabase>
#include <QImage>
#include <QTemporaryDir>

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

// What is set on the settings page holds at once and the next time.
class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        open();
    }
    void cleanup() { app_.reset(); }

    void everyChoiceHoldsAtOnceAndTheNextTime()
    {
        page("settings");
        for (const char* chip :
             {"setHand0", "setPads2", "setPadWords1", "setDelay1", "setStillThis1", "setVibrate1",
              "setTheme1", "setTextSize1", "setLetters1", "setClock1", "setDim1", "setMotion1"})
            QVERIFY2(app_->touch(chip), chip);
        QVERIFY(app_->type("chip3Field", "neighbour came"));
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        for (int time = 0; time < 2; ++time) {
            const Settings& now = settings();
            QVERIFY(now.leftHanded());
            QCOMPARE(now.property("pads").toInt(), int{Settings::BottomRow});
            QCOMPARE(now.property("padWords").toInt(), int{Settings::BallPhrases});
            QCOMPARE(now.usualDelay(), 2);
            QCOMPARE(now.property("stillThis").toInt(), 120);
            QVERIFY(!now.vibrate());
            QVERIFY(now.dark());
            QCOMPARE(now.textScale(), 1.3);
            QVERIFY(now.letters());
            QVERIFY(now.hideClock());
            QVERIFY(!now.property("dim").toBool());
            QVERIFY(now.property("lessMotion").toBool());
            QCOMPARE(now.noteChips()[3], QStringLiteral("neighbour came"));
            QCOMPARE(now.noteChips()[4], QStringLiteral("laughter"));
            open();
        }
        settings().setNoteChip(3, {});
        QCOMPARE(settings().noteChips()[3], QStringLiteral("someone joins"));
    }

    void whatCannotBeInTheFileIsLeftOut()
    {
        app_.reset();
        QFile file(folder_->filePath("library/settings.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "[General]\ntheme=77\npads=-4\ntextScale=900\nstillThis=x\nnoteChips=a\n[ownColours]\nlight="
            "red\n");
        file.close();
        open();
        QCOMPARE(settings().property("theme").toInt(), int{Settings::ByDaylight});
        QCOMPARE(settings().property("pads").toInt(), int{Settings::Block});
        QCOMPARE(settings().textScale(), 2.0);
        QCOMPARE(settings().noteChips().size(), 6);
        QCOMPARE(settings().colours()->light().size(), 4);
    }

    void byDaylightItIsDarkFrom20To7_data()
    {
        QTest::addColumn<int>("minute");  // of the day, at the place
        QTest::addColumn<bool>("dark");
        QTest::newRow("6:59") << 6 * 60 + 59 << true;
        QTest::newRow("7:00") << 7 * 60 << false;
        QTest::newRow("19:59") << 19 * 60 + 59 << false;
        QTest::newRow("20:00") << 20 * 60 << true;
        QTest::newRow("midnight") << 0 << true;
    }
    void byDaylightItIsDarkFrom20To7()
    {
        QFETCH(int, minute);
        QFETCH(bool, dark);
        constexpr std::int64_t day = 1'772'409'600'000;  // 2026-03-02, 0:00 UTC
        device_->time.setZone(120);
        device_->time.setWallClock(UtcTime{day + (minute - 120) * 60'000LL});
        settings().setProperty("theme", Settings::ByDaylight);
        settings().lookAtTheClock();
        QCOMPARE(settings().dark(), dark);
        QVERIFY(app_->waitUntil([&] {
            return app_->window().property("color").value<QColor>() == QColor(dark ? "#121518" : "#FAF7F2");
        }));
    }

    void thePadsLieAsChosenLargeEnoughAndInTheirOrder_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("layout");
        QTest::addColumn<bool>("left");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int layout : {Settings::Block, Settings::SideColumn, Settings::BottomRow})
                for (const bool left : {false, true})
                    QTest::addRow("%dx%d, layout %d, %s", size.width(), size.height(), layout,
                                  left ? "left" : "right")
                        << size << layout << left;
    }
    void thePadsLieAsChosenLargeEnoughAndInTheirOrder()
    {
        QFETCH(QSize, size);
        QFETCH(int, layout);
        QFETCH(bool, left);
        settings().setLeftHanded(left);
        app_->resize(size.width(), size.height());
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        settings().setProperty("pads", layout);  // while the visit runs
        const bool upright = size.height() > size.width();
        const bool column = layout == Settings::SideColumn;
        const bool row = layout == Settings::BottomRow && !upright;
        QVERIFY(app_->waitUntil(
            [&] { return (pad(0).x() == pad(2).x()) == !row && (pad(0).y() == pad(1).y()) == !column; }));
        for (int i = 0; i < 4; ++i) {
            const QRectF place = placeOf(pad(i));
            QVERIFY2(place.width() >= 200 && place.height() >= 150,
                     qPrintable(QString("%1 x %2").arg(place.width()).arg(place.height())));
            QVERIFY(QRectF(QPointF(), size).contains(place));
            for (int j = 0; j < i; ++j) {
                QVERIFY(!place.adjusted(-13.9, -13.9, 13.9, 13.9).intersects(placeOf(pad(j))));
                // The order is that of reading.
                QVERIFY(placeOf(pad(j)).top() < place.top() || placeOf(pad(j)).left() < place.left());
            }
        }
        // Beside the grid they lie on the side of the hand.
        if (column || (!upright && !row)) QCOMPARE(placeOf(pad(0)).center().x() < size.width() / 2.0, left);
        const QRectF grid = placeOf(*app_->find("liveGrid"));
        for (int i = 0; i < 4; ++i) QVERIFY(!grid.intersects(placeOf(pad(i))));
        QVERIFY(app_->tapPad(3));
        QCOMPARE(app_->app().live()->activeCode(), 3);
    }

    void theWordsOnThePadsAreThoseChosen()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(shows(pad(1), "Creating meaning for change"));
        settings().setProperty("padWords", Settings::BallPhrases);
        QVERIFY(!shows(pad(1), "Creating meaning for change"));
        QVERIFY(shows(pad(1), "“Let’s look differently at the ball”"));
        QCOMPARE(app_->find("nowTitle")->property("text").toString(), QStringLiteral("“Show me the ball”"));
        settings().setProperty("padWords", Settings::MarksOnly);
        QVERIFY(!shows(pad(1), "“Let’s look differently at the ball”"));
        QVERIFY(!shows(pad(1), "Creating meaning for change"));
        QVERIFY(!app_->find("nowTitle")->property("text").toString().contains("Locating"));
        QCOMPARE(pad(1).property("name").toString(),
                 QStringLiteral("Creating meaning for change"));  // spoken
    }

    void theClockCanBeHidden()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->find("clock"));
        settings().setHideClock(true);
        QVERIFY(!app_->find("clock"));
    }

    void theLetteringIsTheChosenOneWhereItIsThere()
    {
        const bool there = QFontDatabase::hasFamily("Andika");
        settings().setProperty("lettering", Settings::Andika);
        QCOMPARE(settings().family(), QString(there ? "Andika" : "Lato"));
        page("settings");
        QVERIFY(app_->waitFor("setLettering0"));
        QCOMPARE(app_->find("setLettering1") != nullptr, there);
        QCOMPARE(app_->window().property("font").value<QFont>().family(), settings().family());
    }

    void ownColoursReachPadsGridAndReportAndNoSession()
    {
        OwnColours& colours = *settings().colours();
        QVERIFY(colours.set(false, 0, "#0a6b2d"));
        QVERIFY(!colours.set(false, 1, "red"));
        const QColor own("#0A6B2D");
        colours.setOn(true);
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1));
        QVERIFY(app_->waitUntil(
            [&] { return at(on(pad(0), pad(0).width() - 30, pad(0).height() * 0.45)) == own; }));
        auto* grid = gridBelow(app_->window().contentItem());
        QVERIFY(grid);
        QVERIFY(app_->waitUntil([&] {
            return at((grid->mapRectToScene(grid->rectOf(0)).topLeft() + QPointF(6, 6)).toPoint()) == own;
        }));
        // The session knows nothing of it: off again, the app's own colour is back, and the scheme never
        // changed.
        QVERIFY(app_->app().live()->journal()->fold().scheme() == partnershipActivities());

        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitUntil([this] { return !app_->app().review()->sessionId().isEmpty(); }));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        QVERIFY(app_->waitUntil([&] {
            app_->app().exporter()->renderPreview();
            return contains(app_->app().exporter()->preview(), own);
        }));
        colours.setOn(false);
        app_->app().exporter()->renderPreview();
        QVERIFY(!contains(app_->app().exporter()->preview(), own));
    }

    void theColourCheckSpeaksAtOnceAndForbidsNothing()
    {
        page("settings");
        QVERIFY(app_->touch("setColours1"));
        QVERIFY(settings().colours()->on());
        QVERIFY(app_->waitFor("colourVerdict"));
        const auto verdict = [this] { return app_->find("colourVerdict")->property("text").toString(); };
        QVERIFY2(verdict().startsWith("These four can be told apart"), qPrintable(verdict()));
        QVERIFY(app_->type("colour1TextField", "#1F529E"));  // nearly that of Locating
        QVERIFY2(verdict().contains("Locating and Meaning look alike."), qPrintable(verdict()));
        QVERIFY(verdict().contains("print without colour"));
        QCOMPARE(settings().colours()->usedLight()[1], QStringLiteral("#1F529E"));
        QVERIFY(app_->touch("coloursAsTheyCame"));
        QVERIFY(verdict().startsWith("These four can be told apart"));
    }

    void anUntouchedScreenGoesDimAndTheTouchThatWakesItCounts()
    {
        QVERIFY(app_->startVisit());
        QQuickItem* dim = app_->find("dim");
        QCOMPARE(dim->property("after").toInt(), 30'000);
        dim->setProperty("after", 1);
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->waitUntil([&] { return dim->property("dark").toBool(); }));
        dim->setProperty("after", 30'000);
        QVERIFY(app_->tapPad(2));
        QCOMPARE(app_->app().live()->activeCode(), 2);
        QVERIFY(!dim->property("dark").toBool());
    }

    void nothingInTheAppCanMakeASound()
    {
        QFile maps("/proc/self/maps");
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const QByteArray loaded = maps.readAll();
        QVERIFY(loaded.contains("Qt6Quick"));
        for (const char* library : {"Qt6Multimedia", "Qt6TextToSpeech", "libpulse", "libasound"})
            QVERIFY2(!loaded.contains(library), library);
    }

private:
    void open()
    {
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }

    Settings& settings() { return *app_->app().settings(); }
    // A page is drawn before anybody touches it: its layout takes more than one frame.
    void page(const char* name)
    {
        app_->window().setProperty("page", name);
        for (int frame = 0; frame < 3; ++frame) app_->window().grabWindow();
    }
    QQuickItem& pad(int code) { return *app_->find(QStringLiteral("pad%1").arg(code)); }
    static QRectF placeOf(const QQuickItem& item)
    {
        return item.mapRectToScene({0, 0, item.width(), item.height()});
    }
    QColor at(const QPoint& place) { return app_->window().grabWindow().pixelColor(place); }

    static bool shows(const QQuickItem& item, const QString& text)
    {
        if (!item.isVisible()) return false;
        if (item.property("text").toString() == text) return true;
        const auto children = item.childItems();
        return std::any_of(children.begin(), children.end(),
                           [&](const QQuickItem* child) { return shows(*child, text); });
    }

    static SequenceGrid* gridBelow(QQuickItem* item)
    {
        if (auto* grid = qobject_cast<SequenceGrid*>(item); grid && grid->isVisible()) return grid;
        for (QQuickItem* child : item->childItems())
            if (auto* found = gridBelow(child)) return found;
        return nullptr;
    }

    static bool contains(const QString& dataUrl, const QColor& colour)
    {
        const QByteArray bytes = QByteArray::fromBase64(dataUrl.section(',', 1).toLatin1());
        const QImage image = QImage::fromData(bytes);
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2)
                if (image.pixelColor(x, y) == colour) return true;
        return false;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
