// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/spoken_rows.h"
#include "app/render/spoken/status_voice.h"
#include "app/review/review_grid.h"
#include "tests/app/shown_grid.h"
#include "tests/support/builders.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex kLocating = 0, kMeaning = 1, kPlanning = 3;

// Locating three times, meaning with a pause of 30 s in it, planning.
Timeline visitWithAPause()
{
    return journalOf({activity(0, kLocating), activity(40'000, kLocating), activity(80'000, kLocating),
                      activity(108'000, kMeaning), note(110'000, "quiet"), simple(EntryKind::pause, 118'000),
                      simple(EntryKind::resume, 148'000), activity(158'000, kPlanning),
                      simple(EntryKind::end, 170'000)})
        .fold()
        .timeline();
}

}  // namespace

// A grid in words, and what a screen reader is told of it.
class SpokenTest : public QObject {
    Q_OBJECT

private slots:
    void lengthsAreSaidInWords_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << 0 << "0 seconds";
        QTest::newRow("one second") << 1'999 << "1 second";
        QTest::newRow("under a minute") << 59'999 << "59 seconds";
        QTest::newRow("a minute") << 60'000 << "1 minute";
        QTest::newRow("a minute and some") << 108'000 << "1 minute 48";
        QTest::newRow("more than an hour") << 3'903'000 << "65 minutes 3";
    }
    void lengthsAreSaidInWords()
    {
        QFETCH(int, ms);
        QFETCH(QString, said);
        QCOMPARE(spokenLength(Millis{ms}), said);
    }

    void aVisitIsReadOutRunByRun()
    {
        const auto rows = spokenRuns(visitWithAPause(), partnershipActivities(), false);
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].all(), QStringLiteral("0:00, Locating, 3 interactions, 1 minute 48"));
        QCOMPARE(rows[1].all(), QStringLiteral("1:48, Meaning, 1 interaction, 20 seconds"));
        QCOMPARE(rows[2].all(), QStringLiteral("2:08, Planning, 1 interaction, 12 seconds"));
        const auto open = spokenRuns(visitWithAPause(), partnershipActivities(), true);
        QCOMPARE(open[2].all(), QStringLiteral("2:08, Planning, 1 interaction, going on"));
        QCOMPARE(open[0].all(), rows[0].all());
    }

    void theGridIsAListOfItsRuns()
    {
        ReviewGrid source;
        source.show(visitWithAPause(), &partnershipActivities(), Millis{0});
        Shown shown(source);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown.grid);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 3);
        QAccessibleInterface* row = list->child(1);
        QVERIFY(row->isValid());
        QCOMPARE(row->role(), QAccessible::ListItem);
        QCOMPARE(row->parent(), list);
        QCOMPARE(list->indexOfChild(row), 1);
        QCOMPARE(row->text(QAccessible::Name), QStringLiteral("1:48, Meaning, 1 interaction, 20 seconds"));
        QVERIFY(!list->child(3));
        QVERIFY(!row->state().selected);
        shown.grid.setSelected(3);
        QVERIFY(row->state().selected);
        QVERIFY(!list->child(0)->state().selected);
        QVERIFY(row->rect().isValid());
        QVERIFY(list->rect().contains(row->rect()));
    }

    void aRowThatIsPressedIsAskedForByItsFirstSquare()
    {
        ReviewGrid source;
        source.show(visitWithAPause(), &partnershipActivities(), Millis{0});
        Shown shown(source);
        QSignalSpy asked(&shown.grid, &SequenceGrid::rowAsked);
        press(shown, 1);
        QCOMPARE(asked.takeFirst().at(0).toInt(), 3);
        // By time the runs are the same; each begins in the square of its moment. 108 s lie in the fourth of
        // 30 s.
        source.show(visitWithAPause(), &partnershipActivities(), Millis{30'000});
        QCOMPARE(QAccessible::queryAccessibleInterface(&shown.grid)->childCount(), 3);
        press(shown, 1);
        QCOMPARE(asked.takeFirst().at(0).toInt(), 3);
        press(shown, 2);
        QCOMPARE(asked.takeFirst().at(0).toInt(), 4);
    }

    void largeEnoughEachSquareIsReadOut()
    {
        ReviewGrid source;
        source.show(visitWithAPause(), &partnershipActivities(), Millis{0});
        Shown shown(source);
        shown.grid.setSpokenSquares(true);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown.grid);
        QCOMPARE(list->childCount(), 5);
        QCOMPARE(list->child(0)->text(QAccessible::Name),
                 QStringLiteral("Square 1 of 5, Locating, 0:00 to 0:40"));
        QVERIFY(list->child(3)
                    ->text(QAccessible::Name)
                    .startsWith(QStringLiteral("Square 4 of 5, Meaning, 1:48 to ")));
        QVERIFY(list->child(3)->text(QAccessible::Name).endsWith(QStringLiteral(", 1 note")));
    }

    void whatIsShownLaterIsToldLater()
    {
        ReviewGrid source;
        source.show(visitWithAPause(), &partnershipActivities(), Millis{0});
        auto shown = std::make_unique<Shown>(source);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown->grid);
        QAccessibleInterface* last = list->child(2);
        source.clear();
        QCOMPARE(list->childCount(), 0);
        QVERIFY(!last->isValid());
        QVERIFY(last->state().invalid);
        QVERIFY(last->text(QAccessible::Name).isEmpty());
        source.show(visitWithAPause(), &partnershipActivities(), Millis{0});
        QVERIFY(last->isValid());
        const QAccessible::Id id = QAccessible::uniqueId(last);
        shown.reset();
        QVERIFY(!QAccessible::accessibleInterface(id));  // its rows go with the grid
    }

    void theVoiceSaysTheSameWordsAgain()
    {
        StatusVoice voice;
        QSignalSpy said(&voice, &StatusVoice::said);
        voice.say(QStringLiteral("Meaning, saved"));
        voice.say(QStringLiteral("Meaning, saved"));
        voice.say({});
        QCOMPARE(voice.text(), QStringLiteral("Meaning, saved"));
        QCOMPARE(said.count(), 2);
    }

private:
    static void press(Shown& shown, int row)
    {
        QAccessibleInterface* side = QAccessible::queryAccessibleInterface(&shown.grid)->child(row);
        side->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
};

QTEST_MAIN(SpokenTest)
#include "tst_spoken.moc"
