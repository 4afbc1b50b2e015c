// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/agreement/one_visit.h"
#include "core/measures/agreement/shared_version.h"
#include "tests/support/agreed_to.h"
#include "tests/support/builders.h"

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex L = 0, M = 1, J = 2, P = 3;

Entry ended(std::int64_t at)
{
    return simple(EntryKind::end, at);
}

Journal recordedBy(const std::string& observer, std::int64_t opened, const std::vector<Entry>& entries)
{
    Header content = header("F07");
    content.observer = observer;
    content.start = UtcTime{opened};
    Journal journal(randomUuid(), partnershipActivities());
    const auto add = [&](const Entry& entry) {
        if (const auto added = journal.append(entry); !added) qFatal("%s", added.error().what.c_str());
    };
    add(headerEntry(content));
    for (const Entry& entry : entries) add(entry);
    return journal;
}

// Two records beside each other, and the shared version of them as a journal.
struct Agreed {
    Agreed(Journal one, Journal two) : first(std::move(one)), second(std::move(two))
    {
        timelines = {first.fold().timeline(), second.fold().timeline()};
        time = commonTime(
            std::vector<Recording>{{&timelines[0], openedAt(first)}, {&timelines[1], openedAt(second)}},
            partnershipActivities());
        stretches = pairedStretches(time.tracks[0], time.tracks[1]);
    }

    Result<std::vector<Entry>> written(const std::vector<Chosen>& chosen)
    {
        SharedParts parts;
        parts.journals = {&first, &second};
        parts.timelines = {&timelines[0], &timelines[1]};
        parts.time = &time;
        parts.stretches = stretches;
        parts.chosen = chosen;
        parts.session = randomUuid();
        return sharedVersion(parts);
    }

    Journal shared(const std::vector<Chosen>& chosen)
    {
        auto entries = written(chosen);
        if (!entries) qFatal("%s", entries.error().what.c_str());
        Journal journal(randomUuid(), partnershipActivities());
        if (const Status status = journal.restore(std::move(*entries)); !status)
            qFatal("%s", status.error().what.c_str());
        return journal;
    }

    Journal first, second;
    std::array<Timeline, 2> timelines;
    CommonTime time;
    std::vector<PairedStretch> stretches;
};

QString boutsOf(const Journal& journal)
{
    QStringList all;
    const Timeline timeline = journal.fold().timeline();
    for (const Interaction& one : timeline.interactions)
        all << QStringLiteral("%1%2-%3")
                   .arg(one.code == kCannotTell ? '?' : "LMJP"[one.code])
                   .arg(one.onset.count() / 1000)
                   .arg(one.offset.count() / 1000);
    return all.join(' ');
}

}  // namespace

// What two observers agree on becomes a session of its own.
class TestSharedVersion : public QObject {
    Q_OBJECT

private slots:
    void whatWasChosenStandsForEachDifference();
    void theSquaresAreThoseOfWhoeverWasChosen();
    void itCoversTheTimeInWhichBothObserved();
    void aPauseOfEitherIsAPause();
    void itNamesItsSourcesAndBothObservers();
    void withoutAKnownDayItsDayIsWithheldToo();
    void withoutCommonTimeOrAChoiceThereIsNone();
    void whatTheFamilyAgreedToHoldsForItToo();
};

// 0 L 10 M 20 J 30 beside 0 L 12 M 20 P 30: they differ at 10-12 and at 20-30.
void TestSharedVersion::whatWasChosenStandsForEachDifference()
{
    Agreed pair(recordedBy("KB", 1'000'000,
                           {activity(0, L), activity(10'000, M), activity(20'000, J), ended(30'000)}),
                recordedBy("RS", 1'000'000,
                           {activity(0, L), activity(12'000, M), activity(20'000, P), ended(30'000)}));
    QCOMPARE(boutsOf(pair.shared({Chosen::first, Chosen::first})), "L0-10 M10-20 J20-30");
    QCOMPARE(boutsOf(pair.shared({Chosen::second, Chosen::second})), "L0-12 M12-20 P20-30");
    QCOMPARE(boutsOf(pair.shared({Chosen::first, Chosen::cannotTell})), "L0-10 M10-20 ?20-30");
}

// The first tapped L twice, the second J three times.
void TestSharedVersion::theSquaresAreThoseOfWhoeverWasChosen()
{
    Agreed pair(
        recordedBy("KB", 1'000'000, {activity(0, L), activity(5'000, L), activity(10'000, M), ended(30'000)}),
        recordedBy(
            "RS", 1'000'000,
            {activity(0, L), activity(10'000, J), activity(15'000, J), activity(20'000, J), ended(30'000)}));
    QCOMPARE(boutsOf(pair.shared({Chosen::second})), "L0-5 L5-10 J10-15 J15-20 J20-30");
    QCOMPARE(boutsOf(pair.shared({Chosen::first})), "L0-5 L5-10 M10-30");
}

void TestSharedVersion::itCoversTheTimeInWhichBothObserved()
{
    Agreed pair(recordedBy("KB", 1'000'000, {activity(0, L), activity(10'000, M), ended(30'000)}),
                recordedBy("RS", 1'004'000, {activity(0, L), activity(6'000, M), ended(40'000)}));
    const Journal shared = pair.shared({});
    QCOMPARE(boutsOf(shared), "L0-6 M6-26");
    QCOMPARE(shared.header().start.ms, std::int64_t{1'004'000});
    QVERIFY(shared.fold().ended());
}

void TestSharedVersion::aPauseOfEitherIsAPause()
{
    Agreed pair(recordedBy("KB", 1'000'000, {activity(0, L), activity(10'000, M), ended(30'000)}),
                recordedBy("RS", 1'000'000,
                           {activity(0, L), simple(EntryKind::pause, 4'000), simple(EntryKind::resume, 6'000),
                            activity(10'000, M), simple(EntryKind::pause, 15'000), activity(20'000, P),
                            ended(30'000)}));
    const Journal shared = pair.shared({Chosen::second});
    const Timeline timeline = shared.fold().timeline();
    QCOMPARE(timeline.paused.count(), 7000);
    QCOMPARE(timeline.observed().count(), 23'000);
    QCOMPARE(boutsOf(shared), "L0-10 M10-15 P20-30");
}

void TestSharedVersion::itNamesItsSourcesAndBothObservers()
{
    Agreed pair(recordedBy("KB", 1'000'000, {activity(0, L), ended(30'000)}),
                recordedBy("RS", 1'000'000, {activity(0, L), ended(30'000)}));
    const Journal shared = pair.shared({});
    QCOMPARE(shared.header().observer, "KB-RS");
    QCOMPARE(shared.header().family, "F07");
    QCOMPARE(shared.header().kind, pair.first.header().kind);
    const std::vector<std::string> sources = shared.fold().timeline().sources;
    QCOMPARE(sources, (std::vector<std::string>{pair.first.session().text(), pair.second.session().text()}));
}

void TestSharedVersion::withoutAKnownDayItsDayIsWithheldToo()
{
    Journal cut(randomUuid(), partnershipActivities());
    Entry first = headerEntry(header("F07"));
    first.withheld = true;
    for (const Entry& entry : {first, activity(0, L), ended(30'000)}) QVERIFY(cut.append(entry).ok());
    Agreed pair(std::move(cut), recordedBy("RS", 1'000'000, {activity(0, L), ended(30'000)}));
    const Journal shared = pair.shared({});
    QVERIFY(shared.entries().front().withheld);
    QVERIFY(!openedAt(shared));
}

void TestSharedVersion::withoutCommonTimeOrAChoiceThereIsNone()
{
    Agreed apart(recordedBy("KB", 1'000'000, {activity(0, L), ended(10'000)}),
                 recordedBy("RS", 2'000'000, {activity(0, L), ended(10'000)}));
    QCOMPARE(apart.written({}).error().code, Errc::refused);
    Agreed pair(recordedBy("KB", 1'000'000, {activity(0, L), ended(10'000)}),
                recordedBy("RS", 1'000'000, {activity(0, M), ended(10'000)}));
    QCOMPARE(pair.written({}).error().code, Errc::invalid);
}

// Else two records that stay on the tablet could leave it as one.
void TestSharedVersion::whatTheFamilyAgreedToHoldsForItToo()
{
    constexpr std::int64_t kOpened = 1'772'445'600'000, kDay = 86'400'000;
    const auto agreed = [](const std::optional<ConsentRecord>& one, const std::optional<ConsentRecord>& two) {
        const auto entries = [](const std::optional<ConsentRecord>& record) {
            std::vector<Entry> all;
            if (record) all.push_back(entryOf(*record));
            all.push_back(activity(0, L));
            all.push_back(ended(60'000));
            return all;
        };
        Agreed both(recordedBy("KB", kOpened, entries(one)),
                    recordedBy("RS", kOpened + 10'000, entries(two)));
        return both.shared({});
    };
    const ConsentRecord all = everythingAgreed();
    ConsentRecord here = all, noWords = all, days = all, fewerDays = all;
    here.grid = false;
    noWords.notes = noWords.exactDate = noWords.teaching = false;
    days.lasts = Millis{30 * kDay};
    days.keepDays = 90;
    fewerDays.lasts = Millis{10 * kDay};
    fewerDays.keepDays = 20;
    const auto may = [](const Journal& journal, std::int64_t at) {
        return mayLeave(journal.header(), journal.entries(), UtcTime{at});
    };
    // Either alone keeps it here.
    QVERIFY(!may(agreed(here, all), kOpened + 1).ok());
    QVERIFY(!may(agreed(all, here), kOpened + 1).ok());
    QVERIFY(!may(agreed(std::nullopt, here), kOpened + 1).ok());
    QVERIFY(!may(agreed(here, std::nullopt), kOpened + 1).ok());
    const Journal mixed = agreed(noWords, days);
    const auto left = may(mixed, kOpened + kDay);
    QVERIFY(left.ok());
    QVERIFY(!left->notes && !left->exactDate && left->reflections);
    QCOMPARE(standingConsent(mixed.entries())->teaching, false);
    QCOMPARE(standingConsent(mixed.entries())->keepDays, 90U);
    // It ends with the earlier one, to the millisecond, though it was opened later.
    const Journal ends = agreed(fewerDays, days);
    QVERIFY(may(ends, kOpened + 10 * kDay - 1).ok());
    QVERIFY(!may(ends, kOpened + 10 * kDay).ok());
    QCOMPARE(standingConsent(ends.entries())->keepDays, 20U);
    // A child who said no to one observer said it.
    ConsentRecord childSaysNo = all;
    childSaysNo.assent = Assent::notGiven;
    QVERIFY(!may(agreed(all, childSaysNo), kOpened + 1).ok());
    // Without a record of either the header says all there is.
    QVERIFY(!standingConsent(agreed(std::nullopt, std::nullopt).entries()));
}

QTEST_GUILESS_MAIN(TestSharedVersion)
#include "tst_shared_version.moc"
