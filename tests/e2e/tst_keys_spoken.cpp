// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/support/fault_vfs.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A visit as it is heard: what is said and when, and what a screen reader is told of pads, boxes and the
// grid.
class SpokenVisitTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QAccessible::setActive(true);
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        disk_ = std::make_unique<FaultVfs>("spoken");
        app_ =
            std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString(), disk_->name());
        QVERIFY(app_->startVisit());
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        connect(app_->find("voice"), SIGNAL(said(QString)), this, SLOT(hear(QString)));
        alerts_.clear();
    }
    void cleanup()
    {
        disk_->release();
        disk_->failNothing();
        app_.reset();
        disk_.reset();
    }

    void savedIsSaidOnceItIsSaved()
    {
        disk_->stall();
        QVERIFY(app_->tapPad(1));
        QVERIFY(disk_->waitUntilStalled(std::chrono::seconds{5}));
        QVERIFY(!live().saved());
        QVERIFY2(alerts_.isEmpty(), qPrintable(alerts_.join('\n')));
        disk_->release();
        QVERIFY(app_->waitUntil([this] { return !alerts_.isEmpty(); }));
        QCOMPARE(alerts_, QStringList{QStringLiteral("Meaning, saved")});
        QVERIFY(live().saved());
    }

    void eachActIsSaid()
    {
        QVERIFY(app_->tapPad(0));
        QVERIFY(heard("Locating, saved"));
        QVERIFY(app_->tapPad(0));  // the same again is said again
        QVERIFY(heard("Locating, saved"));
        QVERIFY(app_->touch("cannotTell"));
        QVERIFY(heard("Can’t tell, saved"));
        QVERIFY(app_->touch("undo"));
        QVERIFY(heard("Undone: Can’t tell, 0:10, saved"));
        QVERIFY(app_->touch("mark"));
        QVERIFY(heard("Marked, saved"));
        QVERIFY(app_->touch("pause"));
        QVERIFY(heard("Paused. Nothing is being recorded. Saved."));
        QTest::keyClick(&app_->window(), Qt::Key_Home);
        QVERIFY(heard("Square 1: Locating, 0:00 to 0:10"));
    }

    void aPadIsAButtonWithItsState()
    {
        for (int code = 0; code < 4; ++code) {
            const QAccessibleInterface* pad = sideOf(QStringLiteral("pad%1").arg(code));
            QCOMPARE(pad->role(), QAccessible::Button);
            QVERIFY(pad->state().checkable);
            QVERIFY(!pad->state().checked);
            QVERIFY(!pad->text(QAccessible::Description).isEmpty());
        }
        // Its press is a tap like any other, at its own moment.
        device_->time.advance(Millis{7'000});
        const auto now = static_cast<std::int64_t>(live().stamp());
        press("pad2");
        QCOMPARE(live().activeCode(), 2);
        QCOMPARE(live().journal()->entries().back().at, Millis{now});
        QVERIFY(sideOf("pad2")->state().checked);
        press("pad2");  // within 300 ms: a repeat
        QCOMPARE(live().journal()->fold().turns().size(), std::size_t{1});
        device_->time.advance(Millis{500});
        press("pad3");  // within a second: a slip
        QCOMPARE(live().activeCode(), 3);
        QCOMPARE(live().journal()->fold().turns().size(), std::size_t{1});
        QVERIFY(!sideOf("pad2")->state().checked);
        QVERIFY(sideOf("pad3")->state().checked);
    }

    void theGridOfTheVisitIsAListOfRuns()
    {
        for (const int code : {0, 0, 1}) QVERIFY(app_->tapPad(code, Millis{30'000}));
        const QAccessibleInterface* grid = sideOf("liveGrid");
        QAccessibleInterface* list = nullptr;
        for (int i = 0; i < grid->childCount() && !list; ++i)
            if (grid->child(i)->role() == QAccessible::List) list = grid->child(i);
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("The visit so far"));
        QCOMPARE(list->childCount(), 2);
        QCOMPARE(list->child(0)->text(QAccessible::Name),
                 QStringLiteral("0:00, Locating, 2 interactions, 1 minute"));
        QCOMPARE(list->child(1)->text(QAccessible::Name),
                 QStringLiteral("1:00, Meaning, 1 interaction, going on"));
        list->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(app_->find("message")->property("text").toString().startsWith("Square 1: Locating"));
    }

    // Boxes and choices are what they are, for a reader who was there from the start and for one who comes
    // later.
    void boxesAndChoicesTellTheirState_data()
    {
        QTest::addColumn<bool>("later");
        QTest::newRow("from the start") << false;
        QTest::newRow("later") << true;
    }
    void boxesAndChoicesTellTheirState()
    {
        QFETCH(bool, later);
        live().close();
        if (later) QAccessible::setActive(false);
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("parentAgreed"));
        QAccessible::setActive(true);
        QVERIFY(app_->waitUntil([this] { return sideOf("parentAgreed")->role() == QAccessible::CheckBox; }));
        QVERIFY(sideOf("parentAgreed")->state().checkable);
        QVERIFY(sideOf("parentAgreed")->state().checked);
        QVERIFY(!sideOf("notesAgreed")->state().checked);
        QCOMPARE(sideOf("hand1")->role(), QAccessible::RadioButton);
        QVERIFY(sideOf("hand1")->state().checked);
        QVERIFY(!sideOf("hand0")->state().checked);
        press("hand0");
        QVERIFY(sideOf("hand0")->state().checked);
        press("notesAgreed");
        QVERIFY(sideOf("notesAgreed")->state().checked);
        QCOMPARE(sideOf("startRecording")->role(), QAccessible::Button);
        QVERIFY(!sideOf("startRecording")->state().checkable);
    }

    // Not a test: what the voice says.
    void hear(const QString& words) { alerts_ << words; }

private:
    bool heard(const char* words)
    {
        const QString wanted = QString::fromUtf8(words);
        const bool said = app_->waitUntil([&, this] { return alerts_.contains(wanted); });
        if (!said) qWarning("heard only: %s", qPrintable(alerts_.join('|')));
        alerts_.clear();
        return said;
    }
    QAccessibleInterface* sideOf(const QString& name)
    {
        return QAccessible::queryAccessibleInterface(app_->find(name));
    }
    void press(const char* name)
    {
        sideOf(name)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    Live& live() { return *app_->app().live(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<FaultVfs> disk_;
    std::unique_ptr<AppWindow> app_;
    QStringList alerts_;
};

QTEST_MAIN(SpokenVisitTest)
#include "tst_keys_spoken.moc"
