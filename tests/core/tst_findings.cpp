// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/grid/squares.h"
#include "core/reflection/findings.h"
#include "tests/support/builders.h"

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;

struct Seen {
    Timeline timeline;
    std::vector<Finding> findings;

    explicit Seen(const Journal& journal)
        : timeline(journal.fold().timeline()), findings(findingsOf(timeline, partnershipActivities()))
    {
    }

    [[nodiscard]] std::vector<Finding> all(FindingKind kind) const
    {
        std::vector<Finding> found;
        std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                     [kind](const Finding& finding) { return finding.kind == kind; });
        return found;
    }
    [[nodiscard]] bool has(FindingKind kind) const { return !all(kind).empty(); }
    [[nodiscard]] Finding one(FindingKind kind) const { return all(kind).at(0); }

    // "0 1 2": the lit squares by interaction; with a unit by time.
    [[nodiscard]] QString lit(const Finding& finding, Millis unit = Millis{0}) const
    {
        const auto squares =
            unit == Millis{0} ? squaresByInteraction(timeline) : squaresByTime(timeline, unit);
        const auto spoken = spokenOf(finding, squares);
        QStringList indexes;
        for (std::size_t i = 0; i < spoken.size(); ++i)
            if (spoken[i]) indexes << QString::number(i);
        return indexes.join(' ');
    }
};

}  // namespace

// Each row of the table in the design: a case just at its condition, and one just under it.
class TestFindings : public QObject {
    Q_OBJECT

private slots:
    void minutesAreSaidFromFiveMinutesOn()
    {
        const Seen at(journalOf({activity(0, L), activity(180'000, P), simple(EntryKind::end, 300'000)}));
        const Finding times = at.one(FindingKind::times);
        QCOMPARE(times.codes, (std::vector<CodeIndex>{L, M, J, P}));
        QCOMPARE(times.times, (std::vector<Millis>{Millis{180'000}, Millis{0}, Millis{0}, Millis{120'000}}));
        QCOMPARE(times.interactions, (std::vector<std::uint64_t>{1, 0, 0, 1}));
        QCOMPARE(at.lit(times), QString("0 1"));
        const Seen under(journalOf({activity(0, L), activity(180'000, P), simple(EntryKind::end, 299'999)}));
        QVERIFY(!under.has(FindingKind::times));
    }

    void aPauseIsNoTimeOfTheVisit()
    {
        const Seen seen(journalOf({activity(0, L), simple(EntryKind::pause, 200'000),
                                   simple(EntryKind::resume, 310'000), simple(EntryKind::end, 400'000)}));
        QVERIFY(!seen.has(FindingKind::times));  // 290 s
    }

    void theFocusIsCountedAlways()
    {
        QCOMPARE(Seen(visit("L")).one(FindingKind::shifts).count, std::uint64_t{0});
        const Seen seen(visit("LLMJJL"));
        QCOMPARE(seen.one(FindingKind::shifts).count, std::uint64_t{3});
        QCOMPARE(seen.lit(seen.one(FindingKind::shifts)), QString("2 3 5"));
        QCOMPARE(seen.lit(seen.one(FindingKind::shifts), Millis{15'000}),
                 QString("1 2 3"));  // at 20, 30, 50 s
    }

    void noMoveIsCountedAcrossAPauseOrACannotTell()
    {
        const Seen seen(journalOf({activity(0, L), simple(EntryKind::pause, 10'000), activity(20'000, M),
                                   simple(EntryKind::cannotTell, 30'000), activity(40'000, J),
                                   simple(EntryKind::end, 50'000)}));
        QCOMPARE(seen.one(FindingKind::shifts).count, std::uint64_t{0});
        QCOMPARE(seen.lit(seen.one(FindingKind::shifts)), QString());
    }

    void theLongestStretchIsSaidFromOneMinuteOn()
    {
        const Seen at(journalOf({activity(0, L), activity(20'000, M), activity(50'000, M),
                                 activity(80'000, J), simple(EntryKind::end, 90'000)}));
        const Finding longest = at.one(FindingKind::longest);
        QCOMPARE(longest.codes, (std::vector<CodeIndex>{M}));
        QCOMPARE(longest.length.count(), 60'000);
        QCOMPARE(longest.at.count(), 20'000);
        QCOMPARE(at.lit(longest), QString("1 2"));
        QCOMPARE(at.lit(longest, Millis{20'000}), QString("1 2 3"));
        const Seen under(journalOf(
            {activity(0, L), activity(20'000, M), activity(79'999, J), simple(EntryKind::end, 90'000)}));
        QVERIFY(!under.has(FindingKind::longest));
    }

    void ofEqualStretchesTheFirstIsNamedAndItsStartLeavesPausesOut()
    {
        const Seen seen(
            journalOf({activity(0, L), simple(EntryKind::pause, 30'000), activity(50'000, J),
                       activity(110'000, M), activity(170'000, P), simple(EntryKind::end, 180'000)}));
        const Finding longest = seen.one(FindingKind::longest);
        QCOMPARE(longest.codes, (std::vector<CodeIndex>{J}));
        QCOMPARE(longest.at.count(), 30'000);
        QCOMPARE(seen.lit(longest), QString("1"));
    }

    void whatFollowedWhatIsSaidFromThreeTimesOn()
    {
        const Seen at(visit("MJLMJPMJ"));
        const Finding followed = at.one(FindingKind::followed);
        QCOMPARE(followed.count, std::uint64_t{3});
        QCOMPARE(followed.passages, (std::vector<Passage>{{M, J}}));
        QCOMPARE(at.lit(followed), QString("0 1 3 4 6 7"));
        QVERIFY(!Seen(visit("MJLMJPM")).has(FindingKind::followed));
    }

    void whatFollowedEquallyOftenIsAllNamed()
    {
        const Seen seen(visit("MJMJMJM"));
        const Finding followed = seen.one(FindingKind::followed);
        QCOMPARE(followed.passages, (std::vector<Passage>{{M, J}, {J, M}}));
        QCOMPARE(followed.count, std::uint64_t{3});
        QCOMPARE(seen.lit(followed), QString("0 1 2 3 4 5 6"));
    }

    void returnsAreSaidFromTwoOn()
    {
        const Seen at(visit("LMLPLL"));
        QCOMPARE(at.all(FindingKind::returned).size(), std::size_t{1});
        const Finding returned = at.one(FindingKind::returned);
        QCOMPARE(returned.codes, (std::vector<CodeIndex>{L}));
        QCOMPARE(returned.count, std::uint64_t{2});
        QVERIFY(!returned.after);  // once from either
        QCOMPARE(at.lit(returned), QString("2 4 5"));
        QVERIFY(!Seen(visit("LMLL")).has(FindingKind::returned));
    }

    void whatLedBackMostOftenIsNamed()
    {
        // The ongoing relationship of the illustrative visits, shortened.
        const Finding returned = Seen(visit("LMJMLJPLPLPL")).all(FindingKind::returned).at(0);
        QCOMPARE(returned.codes, (std::vector<CodeIndex>{L}));
        QCOMPARE(returned.count, std::uint64_t{4});
        QVERIFY(returned.after && *returned.after == P);
        QCOMPARE(returned.countAfter, std::uint64_t{3});
    }

    void goingOnAfterAPauseIsNoReturn()
    {
        const Seen seen(journalOf({activity(0, L), simple(EntryKind::pause, 10'000),
                                   simple(EntryKind::resume, 20'000), simple(EntryKind::pause, 30'000),
                                   simple(EntryKind::resume, 40'000), simple(EntryKind::end, 50'000)}));
        QVERIFY(!seen.has(FindingKind::returned));
    }

    void whatWasNotTappedIsNamedAndSpeaksOfNoSquare()
    {
        const Seen seen(visit("LMJ"));
        QCOMPARE(seen.all(FindingKind::notThere).size(), std::size_t{1});
        QCOMPARE(seen.one(FindingKind::notThere).codes, (std::vector<CodeIndex>{P}));
        QCOMPARE(seen.lit(seen.one(FindingKind::notThere)), QString());
        QVERIFY(!Seen(visit("LMJP")).has(FindingKind::notThere));
    }

    void theEndsAreTheFirstAndTheLastSquare()
    {
        const Seen seen(visit("LMJP"));
        QCOMPARE(seen.one(FindingKind::ends).codes, (std::vector<CodeIndex>{L, P}));
        QCOMPARE(seen.lit(seen.one(FindingKind::ends)), QString("0 3"));
        QCOMPARE(seen.lit(seen.one(FindingKind::ends), Millis{15'000}), QString("0 2"));
        QCOMPARE(Seen(visit("L")).lit(Seen(visit("L")).one(FindingKind::ends)), QString("0"));
    }

    void cannotTellIsSaidFromTheFirstMoment()
    {
        const Seen seen(journalOf({activity(0, L), simple(EntryKind::cannotTell, 9'999), activity(10'000, M),
                                   simple(EntryKind::end, 20'000)}));
        QCOMPARE(seen.one(FindingKind::cannotTell).length.count(), 1);
        QCOMPARE(seen.lit(seen.one(FindingKind::cannotTell)), QString("1"));
        const Seen none(journalOf({activity(0, L), simple(EntryKind::cannotTell, 10'000), activity(10'000, M),
                                   simple(EntryKind::end, 20'000)}));
        QVERIFY(!none.has(FindingKind::cannotTell));
    }

    void aVisitWithoutAnActivitySaysSoAndNothingElse()
    {
        const Seen seen(journalOf({simple(EntryKind::cannotTell, 0), simple(EntryKind::end, 600'000)}));
        QCOMPARE(seen.findings.size(), std::size_t{2});
        QCOMPARE(seen.findings[0].kind, FindingKind::nothing);
        QCOMPARE(seen.findings[0].count, std::uint64_t{1});
        QCOMPARE(seen.findings[1].kind, FindingKind::cannotTell);
        QCOMPARE(findingsOf(Timeline{}, partnershipActivities()).size(), std::size_t{1});
    }

    void theOrderIsFixedAndNeverBySize()
    {
        const Seen seen(visit("PPPPPPPPPPJMPMPMPMJMJMJM", 30'000));
        std::vector<CodeIndex> returned;
        for (const Finding& finding : seen.all(FindingKind::returned)) returned.push_back(finding.codes[0]);
        QCOMPARE(returned, (std::vector<CodeIndex>{M, J, P}));
        QCOMPARE(seen.findings.front().codes, (std::vector<CodeIndex>{L, M, J, P}));
        QVERIFY(std::is_sorted(seen.findings.begin(), seen.findings.end(),
                               [](const Finding& a, const Finding& b) { return a.kind < b.kind; }));
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
