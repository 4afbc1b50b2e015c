// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// The table of keys on the page that looks back and on the one that codes by intervals, by real key events;
// and single keys switched off.
class KeysElsewhereTest : public QObject {
    Q_OBJECT

    struct Row {
        const char* name;
        void (KeysElsewhereTest::*proof)();
    };
    static const std::vector<Row>& table()
    {
        static const std::vector<Row> rows = {
            {"review, arrows: move in the grid", &KeysElsewhereTest::arrows},
            {"review, Home, End: the first and the last square", &KeysElsewhereTest::homeAndEnd},
            {"review, Enter: open the square; Esc closes", &KeysElsewhereTest::openTheSquare},
            {"review, + and -: larger and smaller", &KeysElsewhereTest::zoom},
            {"review, 1 2 3 4: one activity alone", &KeysElsewhereTest::oneAlone},
            {"review, arrows in the list", &KeysElsewhereTest::list},
            {"review, F1: what the keys do; Esc: close, go back", &KeysElsewhereTest::help},
            {"intervals, 1 2 3: the choices, row by row", &KeysElsewhereTest::choices},
            {"intervals, Space, Backspace, Ctrl+Z, Ctrl+Shift+Z", &KeysElsewhereTest::intervalTools},
            {"intervals, N, M, Ctrl+1 while typing", &KeysElsewhereTest::intervalNotes},
            {"intervals, F1 and the dimmed screen", &KeysElsewhereTest::intervalHelp},
        };
        return rows;
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        open();
    }
    void cleanup() { app_.reset(); }

    void aKeyDoesWhatTheTableSays_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const Row& one : table()) QTest::newRow(one.name) << row++;
    }
    void aKeyDoesWhatTheTableSays()
    {
        QFETCH(int, row);
        (this->*table()[static_cast<std::size_t>(row)].proof)();
    }

    void singleKeysCanBeSwitchedOff()
    {
        QVERIFY(app_->startVisit());
        key(Qt::Key_1);
        pass(5'000);
        app_->app().settings()->setProperty("singleKeys", false);
        const std::size_t before = entries().size();
        for (const int one : {Qt::Key_2, Qt::Key_0, Qt::Key_Space, Qt::Key_Backspace, Qt::Key_N, Qt::Key_M,
                              Qt::Key_B, Qt::Key_5}) {
            key(one);
            pass(2'000);
        }
        QCOMPARE(entries().size(), before);
        QCOMPARE(live().state(), Live::Running);
        QVERIFY(!app_->find("noteSheet"));
        // With Ctrl they act; so do those that write nothing.
        key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(live().activeCode(), 1);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(live().activeCode(), 0);
        key(Qt::Key_Right);
        QCOMPARE(words("message"), QStringLiteral("Square 1: Locating, since 0:00"));
        key(Qt::Key_F1);
        QVERIFY(app_->waitFor("keysOff"));
        key(Qt::Key_Escape);
        // A pad that the keyboard stands on is pressed by Enter all the same.
        pass(5'000);
        app_->find("pad2")->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Return);
        QCOMPARE(live().activeCode(), 2);
    }

    void theyStayOffOnTheOtherPages()
    {
        lookBack();
        app_->app().settings()->setProperty("singleKeys", false);
        key(Qt::Key_Plus);
        key(Qt::Key_2);
        QCOMPARE(zoomed(), 0);
        QCOMPARE(alone(), -1);
        key(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(zoomed(), 1);
        key(Qt::Key_Right);
        QVERIFY(words("selectedWords").startsWith(QStringLiteral("Square 1 of 3")));
    }

    void theChoiceIsOnTheSettingsPageAndKept()
    {
        app_->window().setProperty("page", QStringLiteral("settings"));
        QVERIFY(app_->touch("setKeys1"));
        QCOMPARE(app_->app().settings()->property("singleKeys").toBool(), false);
        open();
        QCOMPARE(app_->app().settings()->property("singleKeys").toBool(), false);
        app_->window().setProperty("page", QStringLiteral("settings"));
        QVERIFY(app_->touch("setKeys0"));
        QCOMPARE(app_->app().settings()->property("singleKeys").toBool(), true);
    }

private:
    void arrows()
    {
        lookBack();
        key(Qt::Key_Right);
        QCOMPARE(words("selectedWords"), QStringLiteral("Square 1 of 3, Locating, 0:00 to 0:10"));
        key(Qt::Key_Right);
        QCOMPARE(words("selectedWords"), QStringLiteral("Square 2 of 3, Meaning, 0:10 to 0:20"));
        key(Qt::Key_Left);
        QVERIFY(words("selectedWords").startsWith(QStringLiteral("Square 1 of 3")));
        key(Qt::Key_Down);  // there is one row only
        QVERIFY(words("selectedWords").startsWith(QStringLiteral("Square 1 of 3")));
    }

    void homeAndEnd()
    {
        lookBack();
        key(Qt::Key_End);
        QVERIFY(words("selectedWords").startsWith(QStringLiteral("Square 3 of 3")));
        key(Qt::Key_Home);
        QVERIFY(words("selectedWords").startsWith(QStringLiteral("Square 1 of 3")));
    }

    void openTheSquare()
    {
        lookBack();
        key(Qt::Key_End);
        key(Qt::Key_Return);
        QVERIFY(app_->waitFor("correctPage"));
        QVERIFY(app_->waitUntil([this] { return app_->app().correct()->property("selected").toInt() == 2; }));
        key(Qt::Key_Escape);
        QVERIFY(app_->waitFor("reviewPage"));
    }

    void zoom()
    {
        lookBack();
        key(Qt::Key_Plus);
        key(Qt::Key_Plus);
        key(Qt::Key_Plus);
        QCOMPARE(zoomed(), 2);
        key(Qt::Key_Right);
        key(Qt::Key_Minus);  // from within the grid as well
        QCOMPARE(zoomed(), 1);
    }

    void oneAlone()
    {
        lookBack();
        for (int code = 0; code < 4; ++code) {
            key(Qt::Key_1 + code);
            QCOMPARE(alone(), code);
        }
        key(Qt::Key_4);
        QCOMPARE(alone(), -1);
    }

    void list()
    {
        lookBack();
        QVERIFY(app_->touch("asList"));
        QVERIFY(app_->waitFor("runs"));
        const auto at = [this] { return app_->find("runs")->property("currentIndex").toInt(); };
        key(Qt::Key_Down);
        QVERIFY(app_->find("runs")->hasActiveFocus());
        QCOMPARE(at(), 0);
        key(Qt::Key_Down);
        QCOMPARE(at(), 1);
        key(Qt::Key_End);
        QCOMPARE(at(), 2);
        key(Qt::Key_Up);
        QCOMPARE(at(), 1);
        key(Qt::Key_Home);
        QCOMPARE(at(), 0);
    }

    void help()
    {
        lookBack();
        key(Qt::Key_F1);
        QVERIFY(app_->waitFor("keyHelp"));
        key(Qt::Key_2);  // what lies on top has the keyboard
        QCOMPARE(alone(), -1);
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("keyHelp"));
        QVERIFY(app_->find("reviewPage"));
        key(Qt::Key_Escape);
        QVERIFY(app_->waitFor("homePage"));
    }

    void choices()
    {
        startIntervals();
        key(Qt::Key_2);
        QCOMPARE(chosen(0), 1);
        key(Qt::Key_1);
        QCOMPARE(chosen(1), 5);
        key(Qt::Key_9);  // the row has no ninth
        QCOMPARE(chosen(2), -1);
        key(Qt::Key_3);
        QCOMPARE(chosen(2), 13);
        const std::size_t before = entries().size();
        key(Qt::Key_3);  // every row has its choice
        QCOMPARE(entries().size(), before);
        pass(30'000);
        intervals().look();
        key(Qt::Key_4);  // the next interval begins with the first row again
        QCOMPARE(chosen(0), 3);
    }

    void intervalTools()
    {
        startIntervals();
        key(Qt::Key_1);
        key(Qt::Key_2);
        key(Qt::Key_Backspace);
        QCOMPARE(chosen(1), -1);
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(chosen(1), 6);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(chosen(1), -1);
        key(Qt::Key_Space);
        QCOMPARE(live().state(), Live::Paused);
        key(Qt::Key_Space);
        QCOMPARE(live().state(), Live::Running);
    }

    void intervalNotes()
    {
        startIntervals();
        key(Qt::Key_1);
        key(Qt::Key_M);
        key(Qt::Key_N);
        QVERIFY(app_->waitFor("noteSheet"));
        write("3 n");
        QCOMPARE(chosen(1), -1);
        key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(chosen(1), 7);
        key(Qt::Key_Return);
        QVERIFY(!app_->find("noteSheet"));
        const Timeline timeline = live().grid()->timeline();
        QCOMPARE(timeline.markers.size(), std::size_t{1});
        QCOMPARE(timeline.notes.size(), std::size_t{1});
        QCOMPARE(timeline.notes[0].text, std::string("3 n"));
    }

    void intervalHelp()
    {
        startIntervals();
        key(Qt::Key_1);
        QQuickItem* dim = app_->find("dim");
        QVERIFY(dim);
        QVERIFY(dim->property("watching").toBool());
        dim->setProperty("dark", true);
        key(Qt::Key_F1);
        QCOMPARE(dim->property("dark").toBool(), false);
        QVERIFY(app_->waitFor("keyHelp"));
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("keyHelp"));
        dim->setProperty("dark", true);
        QVERIFY(app_->touch("interval-child"));  // the touch that wakes it counts
        QCOMPARE(dim->property("dark").toBool(), false);
        QCOMPARE(chosen(1), 5);
    }

    // Three squares of ten seconds each, looked back at.
    void lookBack()
    {
        QVERIFY(app_->startVisit());
        for (const int one : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            key(one);
            pass(10'000);
        }
        key(Qt::Key_Space);
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit", Millis{0}));
        QVERIFY(app_->touch("lookBack", Millis{0}));
        QVERIFY(app_->waitUntil([this] { return !app_->app().review()->sessionId().isEmpty(); }));
        QVERIFY(app_->waitFor("reviewPage"));
    }

    void startIntervals()
    {
        QVERIFY(app_->touch("startVisit"));
        for (const char* box : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1"})
            QVERIFY(app_->touch(box));
        QVERIFY(app_->type("familyField", "F07"));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->touch("scheme1"));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("intervalPage"));
    }

    void open()
    {
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void key(int key, Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        QTest::keyClick(&app_->window(), static_cast<Qt::Key>(key), held);
    }
    void write(const char* letters)
    {
        for (; *letters; ++letters) QTest::keyClick(&app_->window(), *letters);
    }
    void pass(int ms) { device_->time.advance(Millis{ms}); }
    QString words(const char* item) { return app_->find(item)->property("text").toString(); }
    int zoomed() { return app_->find("reviewPage")->property("zoom").toInt(); }
    int alone() { return app_->find("key")->property("chosen").toInt(); }
    int chosen(int group) { return intervals().rows().at(group).toMap().value("code").toInt(); }
    Live& live() { return *app_->app().live(); }
    Intervals& intervals() { return *app_->app().intervals(); }
    const std::vector<Entry>& entries() { return live().journal()->entries(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(KeysElsewhereTest)
#include "tst_keys_elsewhere.moc"
