// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "core/store/sealing/summary_codec.h"
#include "core/store/summary.h"
#include "tests/support/builders.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr UtcTime kVisit{1'772'445'600'000};  // 2026-03-02T10:00:00Z, a Monday

ConsentRecord given()
{
    ConsentRecord record;
    record.form = "HB-2026/2";
    record.observe = true;
    record.by = static_cast<std::uint8_t>(ConsentBy::parents);
    record.assent = Assent::tooYoung;
    record.grid = true;
    record.keepDays = 365;
    return record;
}

Header realVisit(Consent consent = Consent::all)
{
    Header content = header();
    content.kind = SessionKind::real;
    content.consent = consent;
    content.start = kVisit;
    return content;
}

}  // namespace

// What a family agreed to: what is written down of it, what it lets happen, and for how long.
class ConsentRecordTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordIsReadAsItWasWritten()
    {
        ConsentRecord full = given();
        full.teaching = full.reuse = full.notes = full.reflections = full.exactDate = true;
        full.by = 7;
        full.assent = Assent::given;
        full.keepDays = kMostKeepDays;
        full.lasts = Millis{90 * kDay};
        full.at = Millis{4'000};
        for (const ConsentRecord& record : {given(), full, consentByScript(Consent::noNotes)}) {
            const auto read = consentRecordOf(entryOf(record));
            QVERIFY(read.ok());
            QCOMPARE(*read, record);
        }
    }

    // The numbers are stored: FORMAT.md names them.
    void theBitsAreThoseOfTheFormat()
    {
        QCOMPARE(entryOf(given()).tags, 1U + 8U + 256U + 512U + 365U * 65'536U);
        ConsentRecord other = given();
        other.teaching = true;
        other.reuse = true;
        other.by = static_cast<std::uint8_t>(ConsentBy::guardian);
        other.assent = Assent::notGiven;
        other.notes = other.reflections = other.exactDate = true;
        other.keepDays = 0;
        QCOMPARE(entryOf(other).tags, 1U + 2U + 4U + 16U + 384U + 512U + 1024U + 2048U + 4096U);
        QCOMPARE(entryOf(given()).text, std::string("HB-2026/2"));
    }

    void whatIsNoRecordIsRefused_data()
    {
        QTest::addColumn<int>("wrong");
        for (int i = 0; i < 6; ++i) QTest::addRow("%d", i) << i;
    }
    void whatIsNoRecordIsRefused()
    {
        QFETCH(int, wrong);
        Entry entry = entryOf(given());
        if (wrong == 0) entry.text.clear();
        if (wrong == 1) entry.text = "Mrs Heron, 4 Park Lane";
        if (wrong == 2) entry.text = std::string(41, 'x');
        if (wrong == 3) entry.tags &= ~(15U << 3);
        if (wrong == 4) entry.tags |= 0x4000;
        if (wrong == 5) entry.amount = Millis{-1};
        QVERIFY(!consentRecordOf(entry).ok());
        Journal journal = journalOf({headerEntry(realVisit())});
        QVERIFY(!journal.append(entry).ok());
    }

    void theLaterRecordStandsAndUndoPassesItBy()
    {
        Journal journal = journalOf({headerEntry(realVisit())});
        QVERIFY(journal.append(entryOf(given())).ok());
        QVERIFY(!journal.append(simple(EntryKind::undo, 0)).ok());
        QVERIFY(journal.append(activity(1'000, 0)).ok());
        ConsentRecord later = given();
        later.notes = true;
        later.at = Millis{2'000};
        QVERIFY(journal.append(entryOf(later)).ok());
        QVERIFY(journal.append(simple(EntryKind::undo, 3'000)).ok());
        QVERIFY(!journal.fold().started());
        QCOMPARE(*standingConsent(journal.entries()), later);
    }

    void withoutConsentInTheHeaderNothingIsSaidOfIt()
    {
        Journal journal = journalOf({headerEntry(realVisit(Consent::none))});
        QVERIFY(!journal.append(entryOf(given())).ok());
    }

    void aVisitIsRecordedWhenTheFamilyAndTheChildLetIt()
    {
        QVERIFY(mayRecord(given()).ok());
        QVERIFY(!mayRecord(ConsentRecord{}).ok());
        for (const Assent assent : {Assent::unsaid, Assent::notGiven}) {
            ConsentRecord record = given();
            record.assent = assent;
            QVERIFY(!mayRecord(record).ok());
        }
        ConsentRecord nobody = given();
        nobody.by = 0;
        QVERIFY(!mayRecord(nobody).ok());
        QVERIFY(mayRecord(consentByScript(Consent::all)).ok());
        QVERIFY(!mayRecord(consentByScript(Consent::none)).ok());
    }

    void whatMayLeaveIsWhatWasAgreed()
    {
        ConsentRecord record = given();
        record.notes = true;
        const auto may = mayLeave(realVisit(), {entryOf(record)}, kVisit);
        QVERIFY(may.ok());
        QVERIFY(may->notes && !may->reflections && !may->exactDate);
        record.grid = false;
        QVERIFY(!mayLeave(realVisit(), {entryOf(record)}, kVisit).ok());
        record = given();
        record.assent = Assent::notGiven;
        QVERIFY(!mayLeave(realVisit(), {entryOf(record)}, kVisit).ok());
    }

    void withoutConsentNothingLeavesAndWithoutARecordTheHeaderSpeaks()
    {
        QVERIFY(!mayLeave(realVisit(Consent::none), {}, kVisit).ok());
        QVERIFY(!mayLeave(realVisit(Consent::none), {entryOf(given())}, kVisit).ok());
        const auto imported = mayLeave(realVisit(Consent::noNotes), {}, kVisit);
        QVERIFY(imported.ok());
        QVERIFY(imported->notes && imported->reflections && imported->exactDate);
        Header practice = realVisit(Consent::none);
        practice.kind = SessionKind::practice;
        QVERIFY(mayLeave(practice, {}, kVisit).ok());
    }

    void aConsentEndsOnItsDay()
    {
        ConsentRecord record = given();
        record.lasts = Millis{30 * kDay};
        const std::vector<Entry> entries{entryOf(record)};
        const auto after = [](std::int64_t ms) { return UtcTime{kVisit.ms + ms}; };
        QVERIFY(mayLeave(realVisit(), entries, after(30 * kDay - 1)).ok());
        const auto ended = mayLeave(realVisit(), entries, after(30 * kDay));
        QVERIFY(!ended.ok());
        QVERIFY(ended.error().what.find("2026-04-01") != std::string::npos);
        // A clock that is not set cannot say that it goes on.
        QVERIFY(!mayLeave(realVisit(), entries, UtcTime{0}).ok());
    }

    void aVisitMayBeKeptUntilADay_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<unsigned>("days");
        QTest::addColumn<QString>("until");
        QTest::newRow("after ten days") << "2026-03-02T10:00:00Z" << 10U << "2026-03-12";
        QTest::newRow("over a leap day") << "2028-02-28T23:59:59Z" << 2U << "2028-03-01";
        QTest::newRow("not settled") << "2026-03-02T10:00:00Z" << 0U << "";
        QTest::newRow("a clock that was not set") << "1970-01-03T10:00:00Z" << 10U << "";
        QTest::newRow("the month alone") << "2026-02-01T00:00:00Z" << 1U << "2026-03-01";
        QTest::newRow("the week alone") << "2026-03-02T00:00:00Z" << 1U << "2026-03-09";
    }
    void aVisitMayBeKeptUntilADay()
    {
        QFETCH(QString, start);
        QFETCH(unsigned, days);
        QFETCH(QString, until);
        Header content = realVisit();
        content.start = *parseIso(start.toStdString());
        const auto day = keptUntil(content, days);
        QCOMPARE(day ? QString::fromStdString(dayText(*day)) : QString(), until);
    }

    void theLastDayItselfIsNotOverAndNeverByAClockInTheSeventies()
    {
        const std::int64_t day = *keptUntil(realVisit(), 10);  // 2026-03-12
        QVERIFY(!isOver(day, *parseIso("2026-03-12T23:59:59Z")));
        QVERIFY(isOver(day, *parseIso("2026-03-13T00:00:00Z")));
        for (const std::int64_t ms : {std::int64_t{0}, std::int64_t{1}, -kDay, 5'000 * kDay})
            QVERIFY(!isOver(-100'000, UtcTime{ms}));
    }

    void aSummaryKeepsTheDaysAndReadsOlderOnes()
    {
        Journal journal = journalOf({headerEntry(realVisit()), entryOf(given()), activity(0, 0)});
        const Summary summary = summarise(journal);
        QCOMPARE(summary.keepDays, 365U);
        QCOMPARE(decodeSummary(encodeSummary(summary))->keepDays, 365U);
        Summary older = summary;
        older.keepDays = 0;
        const std::string bytes = encodeSummary(older);
        QVERIFY(bytes.size() < encodeSummary(summary).size());
        QCOMPARE(decodeSummary(bytes)->keepDays, 0U);
        QVERIFY(!decodeSummary(encodeSummary(summary) + '\x01').ok());
    }
};

QTEST_GUILESS_MAIN(ConsentRecordTest)
#include "tst_consent_record.moc"
