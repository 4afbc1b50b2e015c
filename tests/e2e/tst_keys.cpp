// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include "core/scheme/scheme.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace tessera;
using namespace tessera::test;

// The whole table of keys, by real key events on the real window: the live page. A row of the table is a row
// here.
class KeysTest : public QObject {
    Q_OBJECT

    struct Row {
        const char* name;
        void (KeysTest::*proof)();
    };
    static const std::vector<Row>& table()
    {
        static const std::vector<Row> rows = {
            {"1 2 3 4: the activities", &KeysTest::activities},
            {"5 to 8: the further ones of other schemes", &KeysTest::furtherActivities},
            {"0: can't tell", &KeysTest::unsure},
            {"Space: pause, carry on", &KeysTest::pauseAndCarryOn},
            {"Ctrl+Z, Ctrl+Shift+Z: undo, redo", &KeysTest::undoAndRedo},
            {"Backspace: undo", &KeysTest::backspace},
            {"B, then 5 1 2 3: it began earlier", &KeysTest::earlier},
            {"N: note", &KeysTest::note},
            {"M: mark", &KeysTest::mark},
            {"arrows: move in the grid", &KeysTest::arrows},
            {"Home, End: the first and the last square", &KeysTest::homeAndEnd},
            {"Enter: open the square; Esc closes", &KeysTest::openTheSquare},
            {"Ctrl+1 to 4: code while typing a note", &KeysTest::codeWhileTyping},
            {"F1: what the keys do", &KeysTest::help},
        };
        return rows;
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->startVisit());
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

    void everyRowStandsInTheHelp()
    {
        key(Qt::Key_F1);
        QVERIFY(app_->waitFor("keyHelp"));
        const QString all = words(app_->find("keyHelp")).join('\n');
        for (const char* said :
             {"1 2 3 4", "Ctrl+Z", "Ctrl+Shift+Z", "Backspace", "0", "B, then 5 1 2 3", "Space", "N", "M",
              "Arrows, Home, End", "Enter", "Esc", "Ctrl+1 to Ctrl+4", "F1"})
            QVERIFY2(all.contains(said), said);
    }

    void aHeldKeyCountsOnce()
    {
        key(Qt::Key_1);
        pass(5'000);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_2, Qt::NoModifier, QStringLiteral("2"), true);
        QCoreApplication::sendEvent(&app_->window(), &held);
        QCOMPARE(live().activeCode(), 0);
    }

private:
    void activities()
    {
        for (int code = 0; code < 4; ++code) {
            pass(10'000);
            key(Qt::Key_1 + code);
            QCOMPARE(live().activeCode(), code);
        }
        QCOMPARE(turns().size(), std::size_t{4});
        QCOMPARE(turns()[2].at - turns()[1].at, Millis{10'000});
        pass(10'000);
        key(Qt::Key_4);  // again: one more square, nothing ends
        QCOMPARE(turns().size(), std::size_t{5});
        QCOMPARE(live().state(), Live::Running);
        key(Qt::Key_5);  // there is no fifth one
        QCOMPARE(turns().size(), std::size_t{5});
    }

    void furtherActivities()
    {
        Scheme scheme;
        scheme.id = "eight/1";
        scheme.title = "Eight";
        scheme.groups.resize(1);
        scheme.groups[0].name = "eight";
        for (char letter = 'A'; letter <= 'H'; ++letter) {
            Code code = partnershipActivities().code(0);
            code.id = std::string("code-") + static_cast<char>(letter + 32);
            code.label = code.shortLabel = std::string("Code ") + letter;
            code.letter = std::string(1, letter);
            scheme.groups[0].codes.push_back(code);
        }
        live().close();
        Header header;
        header.family = "F08";
        header.observer = "O1";
        header.consent = Consent::all;
        QVERIFY(live().open(header, scheme, consentByScript(header.consent)));
        QVERIFY(app_->waitFor("pad7"));
        for (int code = 4; code < 8; ++code) {
            pass(10'000);
            key(Qt::Key_1 + code);
            QCOMPARE(live().activeCode(), code);
        }
        QCOMPARE(turns().size(), std::size_t{4});
    }

    void unsure()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_0);
        QCOMPARE(live().activeCode(), int{kCannotTell});
        pass(10'000);
        key(Qt::Key_0);  // it runs already
        QCOMPARE(turns().size(), std::size_t{2});
    }

    void pauseAndCarryOn()
    {
        key(Qt::Key_Space);
        QCOMPARE(live().state(), Live::Ready);  // nothing has begun that could pause
        key(Qt::Key_2);
        pass(10'000);
        key(Qt::Key_Space);
        QCOMPARE(live().state(), Live::Paused);
        pass(60'000);
        key(Qt::Key_Space);
        QCOMPARE(live().state(), Live::Running);
        QCOMPARE(live().activeCode(), 1);
        QCOMPARE(live().clock(), QStringLiteral("0:10"));
    }

    void undoAndRedo()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_2);
        pass(10'000);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(live().activeCode(), 0);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(live().state(), Live::Ready);
        key(Qt::Key_Z, Qt::ControlModifier);  // nothing is left
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(live().activeCode(), 1);
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(turns().size(), std::size_t{2});
    }

    void backspace()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_2);
        key(Qt::Key_Backspace);
        QCOMPARE(live().activeCode(), 0);
    }

    void earlier()
    {
        const std::array<std::pair<int, int>, 4> steps{
            {{Qt::Key_5, 5}, {Qt::Key_1, 10}, {Qt::Key_2, 20}, {Qt::Key_3, 30}}};
        key(Qt::Key_1);
        pass(300'000);
        const Millis tapped{static_cast<std::int64_t>(live().stamp())};
        key(Qt::Key_2);
        int sum = 0;
        for (const auto& [digit, seconds] : steps) {
            key(Qt::Key_B);
            QVERIFY(says().startsWith(QStringLiteral("Began earlier")));
            key(digit);
            sum += seconds;
            QCOMPARE(turns().back().at, tapped - Millis{sum * 1000});
            QVERIFY(!says().startsWith(QStringLiteral("Began earlier")));
        }
        QCOMPARE(turns().size(), std::size_t{2});  // none of the digits was a tap
        // Another key than these lets go of the question and does what it always does.
        pass(10'000);
        key(Qt::Key_B);
        key(Qt::Key_M);
        QCOMPARE(live().grid()->timeline().markers.size(), std::size_t{1});
        key(Qt::Key_3);
        QCOMPARE(live().activeCode(), 2);
        // So does a touch; the next digit is an activity again.
        pass(10'000);
        key(Qt::Key_B);
        QVERIFY(app_->tapPad(3));
        pass(10'000);
        key(Qt::Key_1);
        QCOMPARE(live().activeCode(), 0);
    }

    void note()
    {
        key(Qt::Key_1);
        pass(10'000);
        const Millis pressed{static_cast<std::int64_t>(live().stamp())};
        key(Qt::Key_N);
        QVERIFY(app_->waitFor("noteSheet"));
        pass(5'000);
        write("b 1 m 0 n");  // letters of the note, no keys of the page
        key(Qt::Key_Return);
        QVERIFY(!app_->find("noteSheet"));
        const Timeline timeline = live().grid()->timeline();
        QCOMPARE(timeline.notes.size(), std::size_t{1});
        QCOMPARE(timeline.notes[0].text, std::string("b 1 m 0 n"));
        QCOMPARE(timeline.notes[0].at, pressed - turns().front().at);
        QCOMPARE(turns().size(), std::size_t{1});
        key(Qt::Key_N);
        QVERIFY(app_->waitFor("noteSheet"));
        key(Qt::Key_Backspace);  // there is nothing to rub out, and nothing is taken back
        QCOMPARE(live().grid()->timeline().notes.size(), std::size_t{1});
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("noteSheet"));
        key(Qt::Key_2);
        QCOMPARE(live().activeCode(), 1);
    }

    void mark()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_M);
        QCOMPARE(live().grid()->timeline().markers.size(), std::size_t{1});
        QCOMPARE(live().grid()->timeline().markers[0].at, Millis{10'000});
    }

    void arrows()
    {
        twentyFour();
        key(Qt::Key_Right);
        QVERIFY(says().startsWith(QStringLiteral("Square 1: ")));
        key(Qt::Key_Right);
        QVERIFY(says().startsWith(QStringLiteral("Square 2: ")));
        key(Qt::Key_Down);
        QVERIFY(says().startsWith(QStringLiteral("Square 22: ")));
        key(Qt::Key_Left);
        QVERIFY(says().startsWith(QStringLiteral("Square 21: ")));
        key(Qt::Key_Up);
        QVERIFY(says().startsWith(QStringLiteral("Square 1: ")));
        key(Qt::Key_Up);  // there is nothing above
        QVERIFY(says().startsWith(QStringLiteral("Square 1: ")));
        key(Qt::Key_2);  // the keys of the page go on in the grid
        QCOMPARE(live().activeCode(), 1);
    }

    void homeAndEnd()
    {
        twentyFour();
        key(Qt::Key_End);
        QVERIFY(says().startsWith(QStringLiteral("Square 24: ")));
        key(Qt::Key_Home);
        QVERIFY(says().startsWith(QStringLiteral("Square 1: ")));
    }

    void openTheSquare()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_2);
        pass(10'000);
        key(Qt::Key_Home);
        key(Qt::Key_Return);
        QVERIFY(app_->waitFor("squareSheet"));
        QCOMPARE(app_->find("squareSheet")->property("title").toString(),
                 QStringLiteral("Square 1: Locating, 0:00 to 0:10"));
        QVERIFY(!app_->find("correctSquare"));  // not while the visit runs
        key(Qt::Key_3);                         // the activities go on under it
        QCOMPARE(live().activeCode(), 2);
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("squareSheet"));
        QCOMPARE(live().state(), Live::Running);
        key(Qt::Key_Home);
        key(Qt::Key_Escape);  // and the square is let go
        QVERIFY(!says().startsWith(QStringLiteral("Square")));
        // In a pause it can be put right from here.
        key(Qt::Key_Space);
        key(Qt::Key_Home);
        key(Qt::Key_Right);
        key(Qt::Key_Enter);
        QVERIFY(app_->touch("correctSquare"));
        QVERIFY(app_->waitFor("correctPage"));
        QVERIFY(app_->waitUntil([this] { return app_->app().correct()->property("selected").toInt() == 1; }));
        key(Qt::Key_Escape);
        QVERIFY(app_->waitFor("livePage"));
    }

    void codeWhileTyping()
    {
        key(Qt::Key_1);
        key(Qt::Key_N);
        QVERIFY(app_->waitFor("noteSheet"));
        write("new");
        for (int code = 3; code >= 0; --code) {
            pass(10'000);
            key(Qt::Key_1 + code, Qt::ControlModifier);
            QCOMPARE(live().activeCode(), code);
        }
        write(" words");
        key(Qt::Key_Return);
        QCOMPARE(live().grid()->timeline().notes[0].text, std::string("new words"));
        QCOMPARE(turns().size(), std::size_t{5});
    }

    void help()
    {
        key(Qt::Key_1);
        pass(10'000);
        key(Qt::Key_F1);
        QVERIFY(app_->waitFor("keyHelp"));
        QVERIFY(!app_->find("keysOff"));
        key(Qt::Key_2);  // the pads go on under it
        QCOMPARE(live().activeCode(), 1);
        key(Qt::Key_Escape);
        QVERIFY(!app_->find("keyHelp"));
        pass(10'000);
        key(Qt::Key_3);
        QCOMPARE(live().activeCode(), 2);
    }

    void twentyFour()
    {
        for (int i = 0; i < 24; ++i) {
            key(Qt::Key_1 + i % 4);
            pass(10'000);
        }
    }

    static QStringList words(const QQuickItem* item)
    {
        QStringList all;
        if (item->inherits("QQuickText")) all << item->property("text").toString();
        for (const QQuickItem* child : item->childItems()) all << words(child);
        return all;
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
    QString says() { return app_->find("message")->property("text").toString(); }
    Live& live() { return *app_->app().live(); }
    const std::vector<Entry>& entries() { return live().journal()->entries(); }
    const std::vector<Turn>& turns() { return live().journal()->fold().turns(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(KeysTest)
#include "tst_keys.moc"
