// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_renewal.h"
#include "core/journal/journal.h"
#include "core/scheme/scheme.h"

#include <QtTest>

using namespace tessera;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kStart = 1'772'445'600'000;  // 2 March 2026, 10:00 UTC
constexpr std::int64_t kStartDay = kStart / kDay;

UtcTime after(std::int64_t days, std::int64_t more = 0)
{
    return UtcTime{kStart + days * kDay + more};
}

ConsentRecord saidYes()
{
    ConsentRecord record;
    record.form = "tessera/1";
    record.observe = record.grid = true;
    record.by = static_cast<std::uint8_t>(ConsentBy::parents);
    record.assent = Assent::given;
    return record;
}

}  // namespace

// A consent that has ended and is given once more.
class TstConsentRenewal : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        scheme_ = partnershipActivities();
        journal_ = std::make_unique<Journal>(randomUuid(), scheme_);
    }

    void itStandsFromThenOnAndTheOneBeforeStays()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        AgreedAnew asked{saidYes(), kStartDay + 40 + 90, kStartDay + 40 + 90};
        asked.said.notes = true;
        const auto entry = agreedAnew(*journal_, asked, after(40, 3'600'000));
        QVERIFY2(entry.ok(), entry ? "" : entry.error().what.c_str());
        const auto before = journal_->entries().size();
        QVERIFY(journal_->append(*entry).ok());
        QCOMPARE(journal_->entries().size(), before + 1);
        QCOMPARE(consentRecordOf(journal_->entries()[1])->lasts, Millis{30 * kDay});
        const ConsentRecord now = *standingConsent(journal_->entries());
        QVERIFY(now.notes);
        // 40 days after the visit, without the hour at which it was said; 90 more, and kept until then.
        QCOMPARE(now.at, Millis{40 * kDay});
        QCOMPARE(now.lasts, Millis{90 * kDay});
        QCOMPARE(now.keepDays, 130U);
        QVERIFY(may(after(129)));
        QVERIFY(!may(after(131)));
    }

    void theLastDayIsTheOneThatWasSaidWhateverTheHour()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        // Asked at two o'clock in the morning, of a visit at ten.
        const auto entry = agreedAnew(*journal_, {saidYes(), kStartDay + 41, {}}, after(40, -8 * 3'600'000));
        QVERIFY(entry.ok());
        QVERIFY(journal_->append(*entry).ok());
        const auto end = endOf(*standingConsent(journal_->entries()), journal_->header().start);
        QCOMPARE(end->ms / kDay, kStartDay + 41);
    }

    void itMayHoldUntilItIsTakenBack()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        const auto entry = agreedAnew(*journal_, {saidYes(), {}, {}}, after(40));
        QVERIFY(entry.ok());
        QVERIFY(journal_->append(*entry).ok());
        QVERIFY(may(after(4'000)));
        QCOMPARE(standingConsent(journal_->entries())->keepDays, 0U);
    }

    void whatIsRefusedThenStaysHere()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        ConsentRecord said = saidYes();
        said.grid = false;
        QVERIFY(journal_->append(*agreedAnew(*journal_, {said, {}, {}}, after(40))).ok());
        QVERIFY(!may(after(41)));
    }

    void wordsLeaveOnlyWhereTheyWereAgreedToBeforeTheVisit()
    {
        record(SessionKind::real, Consent::noNotes, thirtyDays());
        ConsentRecord said = saidYes();
        said.notes = true;
        const auto entry = agreedAnew(*journal_, {said, {}, {}}, after(40));
        QVERIFY(entry.ok());
        QVERIFY(!consentRecordOf(*entry)->notes);
    }

    void theVisitStaysAsLongAsItWas()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        const Timeline before = journal_->fold().timeline();
        QVERIFY(journal_->append(*agreedAnew(*journal_, {saidYes(), {}, {}}, after(40))).ok());
        const Timeline now = journal_->fold().timeline();
        QCOMPARE(now.end, before.end);
        QCOMPARE(now.interactions.size(), before.interactions.size());
    }

    void nobodyIsAskedOnceMoreWhereThereIsNothingToAsk()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        QVERIFY(!mayAskAnew(*journal_, after(29)).ok());  // it holds still
        QVERIFY(!mayAskAnew(*journal_, after(-1)).ok());  // the clock is wrong
        QVERIFY(mayAskAnew(*journal_, after(31)).ok());
        init();
        record(SessionKind::real, Consent::all, saidYes());
        QVERIFY(!mayAskAnew(*journal_, after(4'000)).ok());  // until it is taken back
        init();
        record(SessionKind::practice, Consent::all, thirtyDays());
        QVERIFY(!mayAskAnew(*journal_, after(31)).ok());
        init();
        record(SessionKind::real, Consent::all, thirtyDays(), false);
        QVERIFY(!mayAskAnew(*journal_, after(31)).ok());  // it has not ended
        init();
        record(SessionKind::real, Consent::all, thirtyDays(), true, true);
        QVERIFY(!mayAskAnew(*journal_, after(400)).ok());  // its day is not known here
    }

    void nothingIsWrittenDownWithoutAWordAndADay()
    {
        record(SessionKind::real, Consent::all, thirtyDays());
        QVERIFY(!agreedAnew(*journal_, {saidYes(), kStartDay + 40, {}}, after(40)).ok());
        ConsentRecord said = saidYes();
        said.assent = Assent::unsaid;
        QVERIFY(!agreedAnew(*journal_, {said, {}, {}}, after(40)).ok());
        said.assent = Assent::notGiven;
        QVERIFY(!agreedAnew(*journal_, {said, {}, {}}, after(40)).ok());
        said = saidYes();
        said.observe = false;
        QVERIFY(!agreedAnew(*journal_, {said, {}, {}}, after(40)).ok());
    }

private:
    static ConsentRecord thirtyDays()
    {
        ConsentRecord record = saidYes();
        record.lasts = Millis{30 * kDay};
        record.keepDays = 30;
        return record;
    }

    void record(SessionKind kind, Consent consent, const ConsentRecord& agreed, bool ended = true,
                bool withheld = false)
    {
        auto header = std::make_shared<Header>();
        header->kind = kind;
        header->consent = consent;
        header->start = UtcTime{kStart};
        header->scheme = scheme_.id;
        Entry first;
        first.kind = EntryKind::header;
        first.withheld = withheld;
        first.header = header;
        QVERIFY(journal_->append(first).ok());
        QVERIFY(journal_->append(entryOf(agreed)).ok());
        add(EntryKind::activity, 1'000);
        if (ended) add(EntryKind::end, 61'000);
    }

    void add(EntryKind kind, std::int64_t at)
    {
        Entry entry;
        entry.kind = kind;
        entry.code = kind == EntryKind::activity ? CodeIndex{0} : kNoCode;
        entry.at = entry.onset = Millis{at};
        QVERIFY(journal_->append(entry).ok());
    }

    [[nodiscard]] bool may(UtcTime now) const
    {
        return mayLeave(journal_->header(), journal_->entries(), now).ok();
    }

    Scheme scheme_;
    std::unique_ptr<Journal> journal_;
};

QTEST_GUILESS_MAIN(TstConsentRenewal)
#include "tst_consent_renewal.moc"
