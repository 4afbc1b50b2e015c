// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "app/words/finding_words.h"
#include "tests/support/builders.h"

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;

Finding of(FindingKind kind, std::vector<CodeIndex> codes = {}, std::uint64_t count = 0)
{
    Finding finding;
    finding.kind = kind;
    finding.codes = std::move(codes);
    finding.count = count;
    return finding;
}

QString said(const Finding& finding)
{
    return words::finding(finding, partnershipActivities());
}

}  // namespace

// The sentences, word for word as the design has them.
class TestFindingsWords : public QObject {
    Q_OBJECT

private slots:
    void minutes()
    {
        Finding times = of(FindingKind::times, {L, M, J, P});
        times.times = {Millis{6 * 60'000}, Millis{23 * 60'000 + 29'999}, Millis{21 * 60'000 + 30'000},
                       Millis{7 * 60'000}};
        times.interactions = {3, 40, 29, 12};
        QCOMPARE(said(times), QString("Locating 6 min, meaning 23, joint action 22, planning 7."));
        times.times = {Millis{59'999}, Millis{60'000}, Millis{0}, Millis{0}};
        times.interactions = {1, 1, 1, 0};
        QCOMPARE(
            said(times),
            QString(
                "Locating less than a minute, meaning 1 min, joint action less than a minute, planning 0."));
    }

    void shifts()
    {
        QCOMPARE(said(of(FindingKind::shifts, {}, 26)), QString("The focus moved 26 times."));
        QCOMPARE(said(of(FindingKind::shifts, {}, 1)), QString("The focus moved 1 time."));
        QCOMPARE(said(of(FindingKind::shifts, {}, 0)), QString("The focus moved 0 times."));
    }

    void theLongestStretch()
    {
        Finding longest = of(FindingKind::longest, {J});
        longest.length = Millis{328'000};
        longest.at = Millis{1'271'000};
        QCOMPARE(said(longest), QString("The longest stretch was joint action, 5:28, starting at 21:11."));
    }

    void whatFollowed()
    {
        Finding followed = of(FindingKind::followed, {}, 7);
        followed.passages = {{M, J}};
        QCOMPARE(said(followed), QString("Meaning was most often followed by joint action (7 times)."));
        followed.passages = {{M, J}, {J, M}};
        QCOMPARE(said(followed), QString("Most often, meaning was followed by joint action, and joint action "
                                         "by meaning (7 times each)."));
        followed.passages = {{L, M}, {M, J}, {J, M}};
        QCOMPARE(said(followed),
                 QString("Most often, locating was followed by meaning, meaning by joint action, "
                         "and joint action by meaning (7 times each)."));
    }

    void returns()
    {
        Finding returned = of(FindingKind::returned, {L}, 4);
        QCOMPARE(said(returned), QString("Locating came back 4 times."));
        returned.after = P;
        returned.countAfter = 3;
        QCOMPARE(said(returned), QString("Locating came back 4 times, 3 of them straight after planning."));
        returned.countAfter = 4;
        QCOMPARE(said(returned), QString("Locating came back 4 times, each time straight after planning."));
    }

    void whatIsNotThere()
    {
        QCOMPARE(said(of(FindingKind::notThere, {P})),
                 QString("Planning was not tapped in this visit. That can fit a visit well."));
        QCOMPARE(said(of(FindingKind::nothing)), QString("Nothing was tapped in this visit."));
        QCOMPARE(said(of(FindingKind::nothing, {}, 1)), QString("No activity was tapped in this visit."));
    }

    void theEnds()
    {
        QCOMPARE(said(of(FindingKind::ends, {L, P})),
                 QString("It began with locating and ended with planning."));
        QCOMPARE(said(of(FindingKind::ends, {J, J})), QString("It began and ended with joint action."));
        QCOMPARE(said(of(FindingKind::ends, {kCannotTell, P})),
                 QString("It began with can’t tell and ended with planning."));
    }

    void whatCannotBeTold()
    {
        Finding unsure = of(FindingKind::cannotTell);
        unsure.length = Millis{120'000};
        QCOMPARE(said(unsure), QString("2 minutes are marked can’t tell."));
        unsure.length = Millis{60'000};
        QCOMPARE(said(unsure), QString("1 minute is marked can’t tell."));
        unsure.length = Millis{59'999};
        QCOMPARE(said(unsure), QString("Less than a minute is marked can’t tell."));
    }

    void codesOfOtherSchemesKeepTheirCapitals()
    {
        Scheme scheme = partnershipActivities();
        scheme.groups[0].codes[0].shortLabel = "TV";
        scheme.groups[0].codes[3].shortLabel = "A";
        QCOMPARE(words::finding(of(FindingKind::ends, {L, P}), scheme),
                 QString("It began with TV and ended with A."));
    }

    void aVisitSaysAllOfItInOrder()
    {
        const QStringList all =
            words::findings(visit("LLMMJJLPL", 60'000).fold().timeline(), partnershipActivities());
        QCOMPARE(all, (QStringList{"Locating 4 min, meaning 2, joint action 2, planning 1.",
                                   "The focus moved 5 times.",
                                   "The longest stretch was locating, 2:00, starting at 0:00.",
                                   "Locating came back 2 times.", "It began and ended with locating."}));
    }
};

QTEST_GUILESS_MAIN(TestFindingsWords)
#include "tst_findings_words.moc"
