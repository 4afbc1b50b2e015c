// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "sync/bundle/trust/aside.h"
#include "sync/bundle/trust/known_devices.h"
#include "sync/bundle/trust/withdrawals.h"
#include "sync/outbox/receipt.h"
#include "sync/outbox/receive.h"
#include "sync/seal/age_file.h"
#include "tests/sync/forger.h"
#include "tests/sync/tablets.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <limits>
#include <random>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr UtcTime kDay{20'514LL * 86'400'000};
constexpr UtcTime kBeginning{0}, kEnd{253'402'300'799'999};  // 1970 and 9999

bool says(const ImportReport& report, const std::string& words)
{
    for (const std::string& finding : report.findings)
        if (finding.find(words) != std::string::npos) return true;
    return report.error && report.error->what.find(words) != std::string::npos;
}

BundleChoice withNotes()
{
    BundleChoice choice;
    choice.notes = true;
    return choice;
}

BundleChoice withDate()
{
    BundleChoice choice;
    choice.exactDate = true;
    return choice;
}

// All that a library holds, to the byte of every setting that an attack could have changed.
std::string everythingOf(Tablet& tablet)
{
    std::string text = tablet.digest();
    const auto devices = knownDevices(*tablet);
    const auto tombstones = tablet->tombstones();
    for (const KnownDevice& device : *devices) text += "\n" + completeness(device);
    for (const Tombstone& tombstone : *tombstones) text += "\n" + tombstone.session.text();
    return text + "\n" + std::to_string(bundlesAside(*tablet)->size());
}

Uuid keepFrom(Tablet& tablet, const UtcTime start)
{
    Header top = header();
    top.device = tablet->device();
    top.start = start;
    return tablet.keep(journalOf({headerEntry(top), activity(0, 0), note(3'000, "x"), activity(9'000, 1),
                                  simple(EntryKind::end, 20'000)}));
}

}  // namespace

// People who have the program's formats and mean harm. What the files themselves can do is in
// tst_hostile_bundle, whose devices are let in at all in tst_trust.
class TestAttacks : public QObject {
    Q_OBJECT

private slots:
    // The same session, the same number of entries, other codes: from a stranger and from the device itself.
    void anotherContentOfOneRevisionNeverReplacesIt()
    {
        Tablet tablet, office;
        const Uuid id = keepFrom(tablet, kDay);
        QCOMPARE(importBundle(*office, tablet.handOver(id, {}, withNotes()), false).status,
                 ImportStatus::imported);
        const StoredSession before = *office->load(id);
        StoredSession other = before;
        other.entries[1].code = 2;
        other.entries[2].text = "another story";
        for (const bool stranger : {true, false}) {
            Forger forger;
            if (!stranger) {
                forger.device = tablet->device();
                forger.key = *DeviceKey::of(*tablet);
            }
            const ImportReport report = importBundle(*office, forger.bundle(other, 2), false);
            QCOMPARE(report.status, stranger ? ImportStatus::fork : ImportStatus::alreadyThere);
            const auto after = office->load(id);
            QVERIFY(after->entries == before.entries);
            QCOMPARE(after->forks.size(), std::size_t{2});
            if (stranger) QVERIFY(!report.whole);
            // Nobody counts it until a person chose.
            QVERIFY(!office->journal(*after).ok());
        }
        // An older revision after a later one takes nothing away.
        StoredSession early = before;
        early.entries.resize(3);
        const std::string digest = office.digest();
        QCOMPARE(importBundle(*office, Forger().bundle(early), false).status, ImportStatus::alreadyThere);
        QCOMPARE(office.digest(), digest);
    }

    // What lies in a folder is taken in as it comes: twice, backwards, sealed and readable mixed.
    void anyOrderAndRepetitionOfBundlesIsOneDigest()
    {
        const SampleStudy study;
        Tablet tablet;
        QVERIFY(enrol(*tablet, study.card()).ok());
        std::vector<std::filesystem::path> files;
        for (const char* const letters : {"L", "MJ", "PPLM", "JL"}) {
            const Uuid id = tablet.keep(visit(letters));
            files.push_back(tablet.handOver(id));
            files.push_back(tablet.handOver(id, {Sealing::How::readable, {}}));
        }
        // A later revision of one, and its earlier file.
        const Uuid open = tablet.keep(journalOf({headerEntry(), activity(0, 0)}));
        files.push_back(tablet.handOver(open));
        Entry more = activity(9'000, 1);
        more.number = 3;
        QVERIFY(tablet->append(open, {more}).ok());
        files.push_back(tablet.handOver(open));
        std::mt19937 random(20260302);
        std::string expected;
        for (int round = 0; round < 20; ++round) {
            std::vector<std::filesystem::path> order = files;
            for (int i = 0; i < round; ++i) order.push_back(files[random() % files.size()]);
            std::shuffle(order.begin(), order.end(), random);
            Tablet office;
            for (const auto& file : order) {
                const ImportReport report = importBundle(*office, file, false, {study.recovery});
                QVERIFY2(!report.error, report.error ? report.error->what.c_str() : "");
            }
            const std::string digest =
                office.digest() + completeness(**knownDevice(*office, tablet->device()));
            if (round == 0) expected = digest;
            QCOMPARE(digest, expected);
            QCOMPARE(office->sessionIds()->size(), std::size_t{5});
        }
    }

    // A member of another study who can open a bundle there seals it on to us in its device's name.
    void whatWasSealedToAnotherStudyIsNotTakenIn()
    {
        const SampleStudy ours;
        SampleStudy theirs;
        StudyCard card = theirs.card();
        card.id = "OTHER-1";
        card.sign(theirs.signing);
        Tablet tablet, office;
        QVERIFY(enrol(*tablet, card).ok());
        QVERIFY(enrol(*office, ours.card()).ok());
        QVERIFY(trustDevice(*office, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        const auto file = tablet.handOver(tablet.keep(visit("LMJP")));
        const auto archive = readArchive(file, {theirs.investigator});
        QVERIFY(archive.ok());
        const Forger forger;
        const auto forwarded =
            forger.write("on.tessera.age", *ageSeal(archive->bytes, ours.card().recipients));
        const std::string before = everythingOf(office);
        const ImportReport report = importBundle(*office, forwarded, false, {ours.investigator});
        QCOMPARE(report.status, ImportStatus::refused);
        QVERIFY(says(report, "OTHER-1"));
        QCOMPARE(importBundle(*office, forger.write("bare.tessera", archive->bytes), false).status,
                 ImportStatus::refused);
        QCOMPARE(everythingOf(office), before);
    }

    void aNumberBeyondAllCountingIsRefused()
    {
        Tablet office;
        const Forger forger;
        const StoredSession session = contentOf({activity(0, 0)}).session;
        const std::string before = everythingOf(office);
        for (const std::uint64_t number :
             {std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 63}) {
            const ImportReport report = importBundle(*office, forger.bundle(session, number), false);
            QCOMPARE(report.status, ImportStatus::refused);
            QCOMPARE(everythingOf(office), before);
        }
    }

    // A stranger erases nobody's session, here or to come, however the bundle claims it.
    void aStrangersWithdrawalTouchesNothing()
    {
        Tablet tablet, office;
        const Uuid id = keepFrom(tablet, kDay);
        const auto file = tablet.handOver(id);
        QVERIFY(!importBundle(*office, file, false).error);
        const std::string before = office.digest();
        QVERIFY(!importBundle(*office, Forger().erasing(id), false).whole);
        Forger pretending;
        pretending.device = tablet->device();
        QCOMPARE(importBundle(*office, pretending.erasing(id), false).status, ImportStatus::refused);
        Forger ourselves;
        ourselves.device = office->device();
        QCOMPARE(importBundle(*office, ourselves.erasing(id), false).status, ImportStatus::refused);
        QCOMPARE(office.digest(), before);
        QVERIFY(office->tombstones()->empty());
    }

    // Behind a name that says a content lies another bundle, one that was taken in before: the tablet whose
    // bundle was taken away would believe that it arrived.
    void noReceiptIsGivenForAnotherContent()
    {
        Tablet tablet, office;
        const DeviceKey study = DeviceKey::generate();
        const auto known = tablet.handOver(tablet.keep(visit("LM")));
        const auto folder = office.place("arrived");
        std::filesystem::create_directories(folder);
        const std::string bytes = *readFile(known, 1'000'000);
        const std::string lost = sha256Hex("the bundle that was taken away") + ".tessera.age";
        const std::string forgedLines = lost + "\nstatus imported\nday 2026-03-02\n.tessera";
        std::ofstream(folder / lost, std::ios::binary) << bytes;
        std::ofstream(folder / forgedLines, std::ios::binary) << bytes;
        std::ofstream(folder / "plain.tessera", std::ios::binary) << bytes;
        Receiver receiver(folder, study, [&office](const std::filesystem::path& file) {
            return importBundle(*office, file, false);
        });
        const auto reports = receiver.look(kDay);
        QVERIFY(reports.ok());
        QCOMPARE(reports->size(), std::size_t{2});  // the one with lines in its name is no bundle
        QVERIFY(std::filesystem::exists(folder / receiptName("plain.tessera")));
        QVERIFY(!std::filesystem::exists(folder / receiptName(lost)));
        std::size_t receipts = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder))
            if (file.path().string().ends_with(".receipt")) ++receipts;
        QCOMPARE(receipts, std::size_t{1});

        // Should such a text be signed all the same, it is no receipt.
        const std::string text = makeReceipt(study, forgedLines, "already there", kDay);
        QVERIFY(!openReceipt(text, {study.publicText()}).ok());
        QVERIFY(openReceipt(makeReceipt(study, lost, "imported", kDay), {study.publicText()}).ok());
        QVERIFY(!openReceipt(makeReceipt(DeviceKey::generate(), lost, "imported", kDay), {study.publicText()})
                     .ok());
    }

    // A card of the right name and a later revision, signed by somebody else; an older one by the study.
    void aForgedOrOlderStudyCardChangesNothing()
    {
        const SampleStudy study, forger;
        Tablet tablet;
        QVERIFY(enrol(*tablet, study.card(2)).ok());
        const std::string before = (*enrolledStudy(*tablet))->text();
        StudyCard forged = forger.card(9);
        QVERIFY(!enrol(*tablet, forged).ok());
        forged.signingKey = study.signing.publicText();
        QVERIFY(!readStudyCard(forged.text()).ok());  // somebody else's signature
        forged.signature.clear();
        const auto typed = readStudyCard(forged.text());  // whole as typed, and no signature
        QVERIFY(typed.ok());
        QVERIFY(!enrol(*tablet, *typed).ok());
        QVERIFY(!enrol(*tablet, study.card(1)).ok());
        QCOMPARE((*enrolledStudy(*tablet))->text(), before);
    }

    // A tablet whose clock fell back to 1970, or stands at the end of the calendar.
    void aClockAtEitherEndLosesNothing()
    {
        const SampleStudy study;
        for (const UtcTime start : {kBeginning, kEnd}) {
            Tablet tablet, office;
            QVERIFY(enrol(*tablet, study.card()).ok());
            const Uuid id = keepFrom(tablet, start);
            const auto file = tablet.handOver(id);
            const ImportReport report = importBundle(*office, file, false, {study.recovery});
            QCOMPARE(report.status, ImportStatus::imported);
            QVERIFY(report.whole);
            QCOMPARE(office->load(id)->entries.size(), std::size_t{5});
            QVERIFY(office->summary(id).ok());
            QVERIFY(office->verify()->findings.empty());
            // The clock goes back between the two; the day is that of the clock, the erasing is not.
            QVERIFY(withdrawHere(*tablet, id, WithdrawalScope::all, kBeginning).ok());
            const auto erasing = makeWithdrawals(*tablet);
            QVERIFY(erasing.ok());
            const auto path = writeBundle(*erasing, tablet.place("out/"), true);
            QCOMPARE(importBundle(*office, *path, false, {study.recovery}).status, ImportStatus::erased);
            QVERIFY(!office->contains(id));
            QCOMPARE(importBundle(*office, file, false, {study.recovery}).status, ImportStatus::erased);
        }
    }

    // Two visits of which the later one was coded under an earlier clock: both are there, in order of clocks.
    void aClockThatWentBackBetweenTwoVisitsIsNoHarm()
    {
        Tablet tablet, office;
        const Uuid first = keepFrom(tablet, kDay), second = keepFrom(tablet, kBeginning);
        for (const Uuid& id : {first, second})
            QCOMPARE(importBundle(*office, tablet.handOver(id, {}, withDate()), false).status,
                     ImportStatus::imported);
        const auto summaries = office->summaries();
        QCOMPARE(summaries->size(), std::size_t{2});
        QVERIFY(summaries->front().session == first);
        QCOMPARE(completeness(**knownDevice(*office, tablet->device())),
                 "device " + tablet->device().text() + ": 1\xE2\x80\xA6" + "2, all here");
    }

    // Anyone who read a study's card can make files that wait for a decision: they take room, and only so
    // much.
    void whatWaitsForADecisionTakesBoundedRoom()
    {
        const SampleStudy study;
        Tablet office;
        QVERIFY(enrol(*office, study.card()).ok());
        StoredSession large = contentOf({activity(0, 0)}).session;
        for (int i = 0; i < 40; ++i) {
            Entry words = note(1'000 + i, std::string(60'000, 'x'));
            words.number = static_cast<std::uint32_t>(large.entries.size() + 1);
            large.entries.push_back(words);
        }
        const Forger forger;
        QCOMPARE(importBundle(*office, forger.bundle(large), false).status, ImportStatus::refused);
        QVERIFY(bundlesAside(*office)->empty());
        const StoredSession small = contentOf({activity(0, 0)}).session;
        QCOMPARE(importBundle(*office, forger.bundle(small), false).status, ImportStatus::quarantined);
        QCOMPARE(importBundle(*office, forger.bundle(small), false).status, ImportStatus::quarantined);
        QCOMPARE(bundlesAside(*office)->size(), std::size_t{1});
        QVERIFY(office->sessionIds()->empty());
    }
};

QTEST_GUILESS_MAIN(TestAttacks)
#include "tst_attacks.moc"
