// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/review_test.h"
#include "tests/support/interval_samples.h"

#include <QImage>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kLater = 200'000;  // when it is put right: after the end

// As first coded (intervals at 0:00, 0:30, 1:00, 1:30):
//   who    adult, adult, missed, child
//   topic  play, missed, food, missed
// As put right:
//   who    child, taken away, missed, child
//   topic  play, sleep, food, missed
Journal with(Journal journal, const std::vector<Entry>& more)
{
    for (const Entry& entry : more)
        if (!journal.append(entry).ok()) std::abort();
    return journal;
}

Journal putRight()
{
    return with(roundsVisit(),
                {correction(EntryKind::recode, kLater, 2, kChild), correction(EntryKind::remove, kLater, 4),
                 correction(EntryKind::insert, kLater, 0, kSleep, 32'000)});
}

StoredSession stored(const Journal& journal)
{
    return {journal.session(), journal.fold().scheme(), journal.entries(), {}, {}};
}

std::vector<CodeIndex> codes(const GridSource& source)
{
    std::vector<CodeIndex> codes;
    for (const Square& square : source.squares()) codes.push_back(square.code);
    return codes;
}

}  // namespace

// A visit coded by intervals in several groups, looked back at: group by group its first version beside what
// was put right, and every change in words.
class ReviewIntervalsTest : public ReviewTest {
    Q_OBJECT

private slots:
    void init() { begin(QSize(1280, 800)); }
    void cleanup() { app_.reset(); }

    void everyChangeIsSaidWithItsGroup()
    {
        open(stored(putRight()));
        QCOMPARE(review().changes(),
                 (QStringList{QStringLiteral("who, 0:00: was Label of adult, now Label of child"),
                              QStringLiteral("who, 0:30: was Label of adult, now not coded"),
                              QStringLiteral("topic, 0:30: was not coded, now Label of sleep")}));
    }

    void theFirstVersionIsThatOfTheGroupThatIsShown()
    {
        open(stored(putRight()));
        const CodeIndex none = kNoCode;
        QCOMPARE(codes(*review().grid()), (std::vector<CodeIndex>{1, none, none, 1}));
        QCOMPARE(codes(*review().first()), (std::vector<CodeIndex>{0, 0, none, 1}));
        review().setLane(1);
        QCOMPARE(codes(*review().grid()), (std::vector<CodeIndex>{0, 2, 1, none}));
        QCOMPARE(codes(*review().first()), (std::vector<CodeIndex>{0, none, 1, none}));
        review().setLane(0);
        QCOMPARE(codes(*review().first()), (std::vector<CodeIndex>{0, 0, none, 1}));
        review().close();
        QVERIFY(review().first()->squares().empty());
    }

    void whatWasChangedIsMarkedAndNothingElse()
    {
        open(stored(putRight()));
        QCOMPARE(corrected(), (std::vector<bool>{true, true, false, false}));  // the second was taken away
        review().setLane(1);
        QCOMPARE(corrected(), (std::vector<bool>{false, true, false, false}));
    }

    void aChangeThatWasTakenBackIsNone()
    {
        open(stored(with(putRight(), {simple(EntryKind::undo, kLater)})));
        QCOMPARE(review().changes().size(), 2);
        review().setLane(1);
        QCOMPARE(corrected(), (std::vector<bool>{false, false, false, false}));
    }

    void oneGroupAloneNeedsNoName()
    {
        Scheme scheme = askedEveryHalfMinute();
        scheme.id = "alone/1";
        scheme.groups.erase(scheme.groups.begin() + 1);
        open(stored(with(roundsJournal(scheme), {coded(2'000, kAdult, 2'000), coded(40'000, kAdult, 32'000),
                                                 simple(EntryKind::end, 70'000),
                                                 correction(EntryKind::recode, kLater, 3, kChild)})));
        QVERIFY(review().lanes().isEmpty());
        QCOMPARE(review().changes(),
                 QStringList{QStringLiteral("0:30: was Label of adult, now Label of child")});
        QCOMPARE(codes(*review().first()), (std::vector<CodeIndex>{0, 0, kNoCode}));
    }

    void theWindowShowsBothVersionsAndMarksTheSquares()
    {
        open(stored(putRight()));
        const QImage before = app_->window().grabWindow();
        QVERIFY(app_->touch("showChanges"));
        QVERIFY(app_->waitFor("firstRibbon"));
        QCOMPARE(words("firstWords"), QStringLiteral("who, as it was first tapped"));
        QCOMPARE(words("reviewChanges").split('\n'), review().changes());
        const QImage after = app_->window().grabWindow();
        QVERIFY(differs(before, after, 0));
        QVERIFY(differs(before, after, 1));
        QVERIFY(!differs(before, after, 2));
        QVERIFY(!differs(before, after, 3));
        const QImage whoFirst = picture("firstRibbon");
        QVERIFY(app_->touch("lane1"));
        QCOMPARE(words("firstWords"), QStringLiteral("topic, as it was first tapped"));
        QVERIFY(picture("firstRibbon") != whoFirst);
        QVERIFY(app_->touch("showChanges"));
        QVERIFY(!app_->find("firstRibbon"));
    }

    void withoutChangesThereAreNoneToShow()
    {
        open(stored(roundsVisit()));
        QVERIFY(review().changes().isEmpty());
        QVERIFY(!app_->find("showChanges"));
        QVERIFY(review().first()->squares().empty());
    }

private:
    std::vector<bool> corrected()
    {
        std::vector<bool> marks;
        for (const Square& square : review().grid()->squares()) marks.push_back(square.corrected);
        return marks;
    }
    bool differs(const QImage& before, const QImage& after, int square)
    {
        const QRect place = grid()->mapRectToScene(grid()->rectOf(square)).toAlignedRect();
        return before.copy(place) != after.copy(place);
    }
    QImage picture(const char* item)
    {
        const QQuickItem* const found = app_->waitFor(item) ? app_->find(item) : nullptr;
        if (!found) return {};
        const QRectF place = found->mapRectToScene(QRectF(0, 0, found->width(), found->height()));
        return app_->window().grabWindow().copy(place.toAlignedRect());
    }
    QString words(const char* item)
    {
        const QQuickItem* const found = app_->waitFor(item) ? app_->find(item) : nullptr;
        return found ? found->property("text").toString() : QStringLiteral("not there");
    }
};

QTEST_MAIN(ReviewIntervalsTest)
#include "tst_review_intervals.moc"
