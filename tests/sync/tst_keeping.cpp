// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "sync/bundle/exchange.h"
#include "sync/keeping/retention.h"
#include "sync/keeping/take_back.h"
#include "sync/outbox/outbox.h"
#include "tests/support/builders.h"
#include "tests/sync/tablets.h"

#include <QDirIterator>
#include <QFile>
#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr const char* kNote = "the heron on the shed";
const UtcTime kVisit = *parseIso("2026-03-02T10:00:00Z");
const UtcTime kLater = *parseIso("2026-06-01T10:00:00Z");

UtcTime daysAfter(std::int64_t days)
{
    return UtcTime{kVisit.ms + days * kDay};
}

ConsentRecord agreed(std::uint32_t keepDays = 0)
{
    ConsentRecord record;
    record.form = "tessera/1";
    record.observe = record.grid = true;
    record.by = static_cast<std::uint8_t>(ConsentBy::parents);
    record.assent = Assent::given;
    record.keepDays = keepDays;
    return record;
}

Journal realVisit(const ConsentRecord& record, const Uuid& device = {})
{
    Header content = header("HERON-77");
    content.kind = SessionKind::real;
    content.consent = Consent::all;
    content.start = kVisit;
    content.device = device;
    return journalOf({headerEntry(content), entryOf(record), activity(0, 0), note(500, kNote),
                      simple(EntryKind::end, 9'000)});
}

Parcel waiting(Library& library, const Uuid& session, UtcTime made = daysAfter(1))
{
    auto outbox = Outbox::open(library);
    if (!outbox) qFatal("%s", outbox.error().what.c_str());
    const auto parcel =
        outbox->add(session, "5:abc", std::string("age-encryption.org/v1\n") + session.text(), made);
    if (!parcel) qFatal("%s", parcel.error().what.c_str());
    return *parcel;
}

void becomes(Library& library, Parcel parcel, ParcelState state, UtcTime when)
{
    auto outbox = Outbox::open(library);
    if (!outbox) qFatal("%s", outbox.error().what.c_str());
    parcel.state = state;
    parcel.changed = when;
    if (const Status status = outbox->update(parcel); !status) qFatal("%s", status.error().what.c_str());
}

QByteArray everyFile(const std::filesystem::path& folder)
{
    QByteArray all;
    QDirIterator files(QString::fromStdString(folder.string()), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

}  // namespace

// What leaves as the family agreed, what it takes back, and what is erased when its time is over.
class KeepingTest : public QObject {
    Q_OBJECT

private slots:
    void whatTheFamilyKeepsToItselfIsInNoBundle()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed()));
        BundleChoice all;
        all.notes = all.exactDate = all.reflections = true;
        const auto made = makeBundle(*tablet, session, all, {}, kLater);
        QVERIFY(made.ok());
        QVERIFY(made->bytes.find(kNote) == std::string::npos);
        const auto path = writeBundle(*made, tablet.place("kept/"), false);
        QVERIFY(path.ok());
        const auto opened = verifyBundleFile(*path);
        QVERIFY(opened.ok());
        const auto& entries = opened->content.session.entries;
        QCOMPARE(entries.front().header->start, *parseIso("2026-03-01T00:00:00Z"));
        // The record itself travels, word for word.
        QCOMPARE(*standingConsent(entries), agreed());

        ConsentRecord open = agreed();
        open.notes = open.exactDate = true;
        const Uuid other = tablet.keep(realVisit(open));
        const auto full = makeBundle(*tablet, other, all, {}, kLater);
        QVERIFY(full.ok());
        QVERIFY(full->bytes.find(kNote) != std::string::npos);
    }

    void withoutConsentNothingIsHandedOver()
    {
        Tablet tablet;
        ConsentRecord ends = agreed();
        ends.lasts = Millis{10 * kDay};
        const Uuid session = tablet.keep(realVisit(ends));
        QVERIFY(makeBundle(*tablet, session, {}, {}, daysAfter(9)).ok());
        const auto late = makeBundle(*tablet, session, {}, {}, daysAfter(11));
        QVERIFY(!late.ok());
        QCOMPARE(late.error().code, Errc::refused);
        QVERIFY(late.error().where.find(session.text()) != std::string::npos);
        ConsentRecord here = agreed();
        here.grid = false;
        QVERIFY(!makeBundle(*tablet, tablet.keep(realVisit(here)), {}, {}, kLater).ok());
    }

    void whatIsTakenBackWaitsInNoOutbox_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<bool>("waits");
        QTest::newRow("stop") << 1 << true;
        QTest::newRow("unsent") << 2 << false;
        QTest::newRow("all") << 3 << false;
    }
    void whatIsTakenBackWaitsInNoOutbox()
    {
        QFETCH(int, scope);
        QFETCH(bool, waits);
        Tablet tablet;
        const Uuid gone = tablet.keep(realVisit(agreed())), stays = tablet.keep(realVisit(agreed()));
        const Parcel parcel = waiting(*tablet, gone);
        const Parcel other = waiting(*tablet, stays);
        const auto taken = takeBack(*tablet, gone, static_cast<WithdrawalScope>(scope), kLater);
        QVERIFY(taken.ok());
        QVERIFY(!taken->outbox);
        QVERIFY(!taken->handedOver);
        QCOMPARE(taken->waiting, std::size_t{waits ? 0U : 1U});
        const auto outbox = Outbox::open(*tablet);
        QVERIFY(outbox.ok());
        QCOMPARE(outbox->find(parcel.name) != nullptr, waits);
        QVERIFY(outbox->find(other.name) != nullptr);
        QCOMPARE(std::filesystem::exists(tablet->folder() / "outbox" / parcel.name), waits);
        QVERIFY(std::filesystem::exists(tablet->folder() / "outbox" / other.name));
        QCOMPARE(tablet->contains(gone), waits);
    }

    void whoWasHandedItIsTold()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed()));
        becomes(*tablet, waiting(*tablet, session), ParcelState::handedOver, kLater);
        const auto taken = takeBack(*tablet, session, WithdrawalScope::unsent, kLater);
        QVERIFY(taken.ok() && taken->handedOver);
        QCOMPARE(taken->waiting, std::size_t{0});
        QCOMPARE((*tablet->tombstone(session))->scope, WithdrawalScope::unsent);
    }

    void noFileHoldsAWordOfWhatWasTakenBack()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed()));
        waiting(*tablet, session);
        QVERIFY(takeBack(*tablet, session, WithdrawalScope::all, kLater).ok());
        QVERIFY(takeBack(*tablet, session, WithdrawalScope::all, kLater).ok());  // again: nothing changes
        const QByteArray all = everyFile(tablet->folder());
        for (const char* word : {kNote, "HERON-77"}) QVERIFY2(!all.contains(word), word);
    }

    void theOldBundleIsRefusedForEverAndItsFilesAreNamed()
    {
        Tablet tablet, researcher;
        const Uuid session = tablet.keep(realVisit(agreed(), tablet->device()));
        const auto file = tablet.handOver(session);
        QCOMPARE(importBundle(*researcher, file, false).status, ImportStatus::imported);
        QVERIFY(takeBack(*tablet, session, WithdrawalScope::all, kLater).ok());
        const auto told = makeWithdrawals(*tablet);
        QVERIFY(told.ok());
        const auto tombstones = writeBundle(*told, tablet.place("told/"), false);
        const ImportReport report = importBundle(*researcher, *tombstones, false);
        QVERIFY(!report.findings.empty());
        std::string findings;
        for (const std::string& finding : report.findings) findings += finding + '\n';
        QVERIFY2(findings.find(file.filename().string()) != std::string::npos, findings.c_str());
        QVERIFY(!researcher->contains(session));
        for (int time = 0; time < 2; ++time)
            QCOMPARE(importBundle(*researcher, file, false).status, ImportStatus::erased);
        QVERIFY(!researcher->contains(session));
    }

    void theFamilysDaysCountThenTheStudysThenTheServices()
    {
        Tablet tablet;
        const auto summaryOf = [&](std::uint32_t days) {
            return *tablet->summary(tablet.keep(realVisit(agreed(days))));
        };
        const Summary told = summaryOf(10), untold = summaryOf(0);
        const auto until = [&](const Summary& summary) {
            const auto day = keepingRules(*tablet)->until(summary);
            return day ? QString::fromStdString(dayText(*day)) : QString();
        };
        QCOMPARE(until(untold), QString());
        QVERIFY(saveKeepingSettings(*tablet, {20, 0}).ok());
        QCOMPARE(until(untold), QString("2026-03-22"));
        QCOMPARE(until(told), QString("2026-03-12"));
        const SampleStudy study;
        QVERIFY(enrol(*tablet, study.card()).ok());  // 365 days
        QCOMPARE(until(untold), QString("2027-03-02"));
        QCOMPARE(until(told), QString("2026-03-12"));
        QCOMPARE(keepingRules(*tablet)->form, std::string("HB-2026/1"));
    }

    void onlyWhatTheStudySignedForIsErasedUnasked()
    {
        Tablet tablet;
        const Uuid received = tablet.keep(realVisit(agreed(30))), sent = tablet.keep(realVisit(agreed(30))),
                   here = tablet.keep(realVisit(agreed(30))), young = tablet.keep(realVisit(agreed(200)));
        becomes(*tablet, waiting(*tablet, received), ParcelState::received, kLater);
        becomes(*tablet, waiting(*tablet, sent), ParcelState::handedOver, kLater);
        const auto past = pastKeeping(*tablet, kLater);
        QVERIFY(past.ok());
        QCOMPARE(past->size(), std::size_t{3});
        for (const PastKeeping& one : *past) QCOMPARE(one.received, one.summary.session == received);

        for (const Uuid& session : {sent, here, young}) {
            QVERIFY(!eraseKept(*tablet, session, kLater, false).ok());
            QVERIFY(tablet->contains(session));
        }
        QVERIFY(eraseKept(*tablet, received, kLater, false).ok());
        QVERIFY(!tablet->contains(received));
        QVERIFY(!eraseKept(*tablet, young, kLater, true).ok());
        QVERIFY(eraseKept(*tablet, here, kLater, true).ok());
        QVERIFY(!tablet->contains(here));
        QVERIFY(tablet->contains(sent) && tablet->contains(young));
    }

    void aClockInTheSeventiesErasesNothing()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed(1)));
        becomes(*tablet, waiting(*tablet, session), ParcelState::received, kVisit);
        for (const UtcTime now : {UtcTime{0}, UtcTime{5 * kDay}, UtcTime{-kDay}}) {
            QVERIFY(pastKeeping(*tablet, now)->empty());
            QVERIFY(!eraseKept(*tablet, session, now, true).ok());
        }
        QVERIFY(tablet->contains(session));
    }

    void afterAReceiptItMayGoSooner()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed(365)));
        becomes(*tablet, waiting(*tablet, session), ParcelState::received, daysAfter(2));
        QVERIFY(pastKeeping(*tablet, daysAfter(20))->empty());
        QVERIFY(saveKeepingSettings(*tablet, {0, 7}).ok());
        QVERIFY(pastKeeping(*tablet, daysAfter(9))->empty());
        QCOMPARE(pastKeeping(*tablet, daysAfter(10))->size(), std::size_t{1});
        QVERIFY(!saveKeepingSettings(*tablet, {kMostKeepDays + 1, 0}).ok());
    }

    // Corrected after it was received: what the study has is not all that there is.
    void whatWasSentAnewIsNotReceivedYet()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed(30)));
        becomes(*tablet, waiting(*tablet, session), ParcelState::received, kVisit);
        auto outbox = Outbox::open(*tablet);
        QVERIFY(outbox->add(session, "6:def", "age-encryption.org/v1\nlater", kLater).ok());
        QVERIFY(!pastKeeping(*tablet, kLater)->front().received);
        QVERIFY(!eraseKept(*tablet, session, kLater, false).ok());
    }

    void whatWasCorrectedSinceIsNotReceivedEither()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(realVisit(agreed(30)));
        becomes(*tablet, waiting(*tablet, session, daysAfter(1)), ParcelState::received, daysAfter(2));
        QVERIFY(pastKeeping(*tablet, kLater)->front().received);
        Entry later = correction(EntryKind::recode, 5 * kDay, 3, 2);
        later.number = static_cast<std::uint32_t>(tablet->load(session)->entries.size() + 1);
        QVERIFY(tablet->append(session, {later}).ok());
        QVERIFY(!pastKeeping(*tablet, kLater)->front().received);
        QVERIFY(!eraseKept(*tablet, session, kLater, false).ok());
        QVERIFY(tablet->contains(session));
    }
};

QTEST_GUILESS_MAIN(KeepingTest)
#include "tst_keeping.moc"
