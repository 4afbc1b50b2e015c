// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/practice/side_by_side.h"
#include "app/practice/story_clock.h"

#include <QTest>

using namespace tessera;

namespace {

Millis s(double seconds)
{
    return Millis{static_cast<std::int64_t>(seconds * 1000)};
}

double seconds(Millis length)
{
    return static_cast<double>(length.count()) / 1000;
}

// Taps a visit and keeps the story's clock beside it.
class Tapped {
public:
    Tapped()
    {
        Header header;
        header.kind = SessionKind::practice;
        header.consent = Consent::all;
        header.scheme = partnershipActivities().id;
        header.start = UtcTime{1'772'445'600'000};
        Entry first = entry(EntryKind::header, s(0));
        first.header = std::make_shared<const Header>(header);
        add(first);
    }
    void tap(double at, CodeIndex code)
    {
        Entry one = entry(EntryKind::activity, s(at));
        one.code = code;
        add(one);
    }
    void say(double at, EntryKind kind) { add(entry(kind, s(at))); }
    void away(double at, double length)
    {
        Entry one = entry(EntryKind::away, s(at));
        one.amount = s(length);
        add(one);
    }

    Journal journal{randomUuid(), partnershipActivities()};
    StoryClock clock;

private:
    static Entry entry(EntryKind kind, Millis at)
    {
        Entry one;
        one.kind = kind;
        one.at = one.onset = at;
        return one;
    }
    void add(const Entry& one)
    {
        const auto added = journal.append(one);
        QVERIFY2(added, added ? "" : added.error().what.c_str());
        clock.follow(*added, journal.fold().paused());
    }
};

PracticeStory storyOf(std::vector<PracticeTurn> coding, double length)
{
    PracticeStory story;
    story.lines = {{s(1), "One."}};
    story.coding = std::move(coding);
    story.length = s(length);
    return story;
}

// "0-3 L, 5-9 M": the bouts of the author, since the opening of the recording.
QString bouts(const Journal& journal)
{
    const Timeline timeline = journal.fold().timeline();
    QStringList all;
    for (const Bout& bout : timeline.bouts)
        all << QStringLiteral("%1-%2 %3")
                   .arg(seconds(bout.onset + timeline.clockStart))
                   .arg(seconds(bout.offset + timeline.clockStart))
                   .arg(QString::fromStdString(partnershipActivities().code(bout.code).letter));
    return all.join(QStringLiteral(", "));
}

QString author(const PracticeStory& story, const Tapped& tapped, double until)
{
    const auto journal =
        authorsJournal(story, tapped.clock, tapped.journal.header(), s(until), partnershipActivities());
    if (!journal) return QString::fromStdString(journal.error().what);
    if (!journal->fold().started()) return QStringLiteral("nothing");
    if (!journal->fold().ended()) return QStringLiteral("not ended");
    return bouts(*journal);
}

}  // namespace

// The story stands still while the observer has paused or was away, and the author with it.
class StoryClockTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAPauseTheStoryRunsWithTheRecording()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        QCOMPARE(tapped.clock.toldAt(s(0)), s(0));
        QCOMPARE(tapped.clock.toldAt(s(90)), s(90));
        QCOMPARE(tapped.clock.positionOf(s(90)), s(90));
    }

    void aPauseHoldsTheStoryUntilItIsOver()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(10, EntryKind::pause);
        QVERIFY(tapped.clock.stopped());
        QCOMPARE(tapped.clock.toldAt(s(25)), s(10));
        tapped.say(30, EntryKind::resume);
        QVERIFY(!tapped.clock.stopped());
        QCOMPARE(tapped.clock.toldAt(s(10)), s(10));
        QCOMPARE(tapped.clock.toldAt(s(20)), s(10));
        QCOMPARE(tapped.clock.toldAt(s(31)), s(11));
        QCOMPARE(tapped.clock.positionOf(s(9)), s(9));
        QCOMPARE(tapped.clock.positionOf(s(10)), s(10));
        QCOMPARE(tapped.clock.positionOf(s(11)), s(31));
    }

    void aTapEndsAPauseToo()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(10, EntryKind::pause);
        tapped.tap(18, 1);
        QCOMPARE(tapped.clock.toldAt(s(20)), s(12));
    }

    // The visit's time comes back by it; the story was not told in that time all the same.
    void anUndonePauseStillHeldTheStory()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(10, EntryKind::pause);
        tapped.say(16, EntryKind::undo);
        QCOMPARE(tapped.journal.fold().timeline(s(20)).paused, s(0));
        QCOMPARE(tapped.clock.toldAt(s(20)), s(14));
        tapped.say(22, EntryKind::redo);
        QVERIFY(tapped.clock.stopped());
        QCOMPARE(tapped.clock.toldAt(s(40)), s(16));
    }

    void anAbsenceHoldsTheStory()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.away(100, 60);
        QCOMPARE(tapped.clock.toldAt(s(100)), s(40));
        QCOMPARE(tapped.clock.toldAt(s(110)), s(50));
        QCOMPARE(tapped.clock.positionOf(s(50)), s(110));
        // In a pause it is held already.
        tapped.say(120, EntryKind::pause);
        tapped.away(200, 50);
        tapped.say(210, EntryKind::resume);
        QCOMPARE(tapped.clock.toldAt(s(211)), s(61));
    }

    void theAuthorTapsWhereTheStoryWasTold()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(10, EntryKind::pause);
        tapped.say(30, EntryKind::resume);
        const PracticeStory story = storyOf({{s(2), 0}, {s(8), 1}, {s(15), 2}}, 20);
        QCOMPARE(author(story, tapped, 60), QStringLiteral("2-8 L, 8-10 M, 30-35 M, 35-40 J"));
    }

    void aTapOfTheMomentAtWhichTheTellingStoppedCameBeforeIt()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(10, EntryKind::pause);
        tapped.say(30, EntryKind::resume);
        const PracticeStory story = storyOf({{s(2), 0}, {s(10), 1}}, 20);
        QCOMPARE(author(story, tapped, 60), QStringLiteral("2-10 L, 30-40 M"));
    }

    void theAuthorStopsWhereTheStoryStopped()
    {
        Tapped tapped;
        tapped.tap(4, 0);
        tapped.say(12, EntryKind::pause);
        const PracticeStory story = storyOf({{s(2), 0}, {s(8), 1}, {s(15), 2}}, 20);
        QCOMPARE(author(story, tapped, 50), QStringLiteral("2-8 L, 8-12 M"));
    }

    void aPauseBeforeTheAuthorsFirstTapMovesIt()
    {
        Tapped tapped;
        tapped.tap(1, 0);
        tapped.say(3, EntryKind::pause);
        tapped.say(9, EntryKind::resume);
        const PracticeStory story = storyOf({{s(5), 0}, {s(8), kCannotTell}, {s(12), 1}}, 20);
        QCOMPARE(author(story, tapped, 60), QStringLiteral("11-14 L, 18-26 M"));
    }

    void beforeTheAuthorsFirstTapThereIsNothing()
    {
        Tapped tapped;
        tapped.tap(1, 0);
        tapped.say(3, EntryKind::pause);
        QCOMPARE(author(storyOf({{s(5), 0}}, 20), tapped, 9), QStringLiteral("nothing"));
    }

    void manyPausesKeepTheirOrder()
    {
        Tapped tapped;
        tapped.tap(1, 0);
        std::vector<PracticeTurn> turns;
        for (int i = 0; i < 200; ++i) {
            const double at = 2 + i * 0.5;
            tapped.say(at, EntryKind::pause);
            tapped.say(at + 0.25, EntryKind::resume);
            turns.push_back({s(1 + i * 0.21), static_cast<CodeIndex>(i % 4)});
        }
        const PracticeStory story = storyOf(turns, 45);
        const auto journal =
            authorsJournal(story, tapped.clock, tapped.journal.header(), s(102), partnershipActivities());
        QVERIFY2(journal, journal ? "" : journal.error().what.c_str());
        QCOMPARE(journal->fold().timeline().observed(), Millis{44'000});
    }
};

QTEST_GUILESS_MAIN(StoryClockTest)
#include "tst_story_clock.moc"
