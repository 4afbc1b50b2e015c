// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/study_of_visits.h"
#include "tests/e2e/window_test.h"

using namespace tessera;
using namespace tessera::test;

// A study's card comes in without a camera, by touch: from its file, or typed from paper.
class StudyEntryByTouch : public WindowTest {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        study_ = std::make_unique<StudyOfVisits>();
        app_->window().setProperty("page", "sending");
        QVERIFY(app_->waitFor("cardFileField"));
    }

    void theStudysCardIsReadShownBackAndTakenIn()
    {
        QVERIFY(app_->type("cardFileField", "/nowhere/card.txt"));
        QVERIFY(app_->touch("readCard"));
        QVERIFY(app_->waitFor("cardProblem"));
        QVERIFY(app_->type("cardFileField", study_->cardFile()));
        QVERIFY(app_->touch("readCard"));
        isShownBackAndTakenIn();
    }

    // As people type: without the signature, with blanks and an empty line.
    void aCardThatIsTypedIsShownBackAndTakenIn()
    {
        QStringList lines = typedLines();
        lines.insert(1, "  ");
        QVERIFY(app_->touch("typeCard"));
        QVERIFY(read(lines.join(" \n") + "\n"));
        isShownBackAndTakenIn();
    }

    void whatWasTypedWronglyIsToldByItsLine_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::newRow("the first line") << 1 << "Tessera card"
                                        << "Line 1";
        QTest::newRow("a recipient") << 5 << "recipient: age1bbb"
                                     << "Line 5";
        QTest::newRow("no colon") << 2 << "study HB-2026"
                                  << "Line 2";
        QTest::newRow("a letter of the name") << 3 << "name: Home visits Nort"
                                              << "six words";
        QTest::newRow("a line left out") << 3 << ""
                                         << "Not all lines";
    }
    void whatWasTypedWronglyIsToldByItsLine()
    {
        QFETCH(int, line);
        QFETCH(QString, typed);
        QFETCH(QString, told);
        QStringList lines = typedLines();
        lines[line - 1] = typed;
        QVERIFY(app_->touch("typeCard"));
        QVERIFY(read(lines.join('\n')));
        QVERIFY(app_->waitFor("cardProblem"));
        QVERIFY2(says("cardProblem").contains(told), qPrintable(says("cardProblem")));
        QVERIFY(!app_->find("cardName"));
        // What was typed is still there to be put right.
        QCOMPARE(says("cardLinesField"), lines.join('\n'));
        QVERIFY(read(typedLines().join('\n')));
        QVERIFY(app_->waitFor("cardName"));
        QVERIFY(!app_->find("cardProblem"));
    }

    void whoWouldRatherNotTypeGoesBack()
    {
        QVERIFY(!app_->find("cardLinesField"));
        QVERIFY(app_->touch("typeCard"));
        QVERIFY(app_->waitFor("cardLinesField"));
        QVERIFY(app_->find("cardLinesField")->hasActiveFocus());
        QVERIFY(app_->touch("typeCard"));
        QVERIFY(!app_->find("cardLinesField"));
    }

private:
    [[nodiscard]] QStringList typedLines() const
    {
        QStringList lines = QString::fromStdString(study_->card().text()).trimmed().split('\n');
        lines.removeIf([](const QString& line) { return line.startsWith("signature:"); });
        return lines;
    }
    [[nodiscard]] bool read(const QString& lines)
    {
        return app_->waitFor("cardLinesField") && app_->type("cardLinesField", lines) &&
               app_->touch("readTyped");
    }
    void isShownBackAndTakenIn()
    {
        QVERIFY(app_->waitFor("cardName"));
        QCOMPARE(says("cardName"), QString("Home visits North (HB-2026)"));
        QVERIFY(says("cardWords").contains(QString::fromStdString(study_->card().words())));
        Sending& sending = *app_->app().sending();
        QVERIFY(!sending.enrolled());  // nothing is agreed to by reading
        QVERIFY(app_->touch("joinStudy"));
        QVERIFY(app_->waitUntil([&sending] { return sending.enrolled(); }));
        QCOMPARE(sending.study(), QString("Home visits North"));
    }

    std::unique_ptr<StudyOfVisits> study_;
};

QTEST_MAIN(StudyEntryByTouch)
#include "tst_study_entry.moc"
