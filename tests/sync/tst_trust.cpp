// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/aside.h"
#include "sync/bundle/trust/known_devices.h"
#include "sync/bundle/trust/withdrawals.h"
#include "sync/seal/age_file.h"
#include "tests/sync/tablets.h"

#include <QtTest>

#include <fstream>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr UtcTime kDay{1'772'445'600'000};  // 2026-03-02

// A researcher's library, which belongs to the study.
class Office : public Tablet {
public:
    explicit Office(const SampleStudy& study) : identities{study.investigator}
    {
        if (!enrol(**this, study.card())) qFatal("the study was not enrolled");
    }
    ImportReport take(const std::filesystem::path& file, bool dryRun = false)
    {
        return importBundle(**this, file, dryRun, identities);
    }
    std::vector<AgeIdentity> identities;
};

bool says(const ImportReport& report, const std::string& words)
{
    for (const std::string& finding : report.findings)
        if (finding.find(words) != std::string::npos) return true;
    return report.error && report.error->what.find(words) != std::string::npos;
}

}  // namespace

class TstTrust : public QObject {
    Q_OBJECT

    SampleStudy study_;

    void enrolled(Tablet& tablet) { QVERIFY(enrol(*tablet, study_.card()).ok()); }

private slots:
    void anEnrolledTabletSealsToItsStudyAndAlwaysTheSameFile()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(visit("LMJP"));
        const auto readable = makeBundle(*tablet, session, {});
        QVERIFY(!readable->sealed && readable->name.ends_with(".tessera"));
        enrolled(tablet);
        const auto sealed = makeBundle(*tablet, session, {});
        QVERIFY(sealed->sealed);
        QCOMPARE(sealed->name, readable->name + ".age");
        QVERIFY(looksSealed(sealed->bytes));
        QCOMPARE(makeBundle(*tablet, session, {})->bytes, sealed->bytes);
        QCOMPARE(sealed->sequence, readable->sequence);
        QCOMPARE(makeBundle(*tablet, session, {}, {Sealing::How::readable, {}})->bytes, readable->bytes);

        const auto opened = openBundle(sealed->bytes, {study_.recovery});
        QVERIFY(opened.ok());
        QCOMPARE(opened->address.study, std::string("HB-2026"));
        QCOMPARE(opened->address.to, recipientsDigest(study_.card().recipients));
        QVERIFY(openBundle(readable->bytes)->address.to.empty());
    }

    void aBundleIsSealedToAtLeastTwo()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(visit("LM"));
        const AgeRecipient one = study_.investigator.recipient();
        QCOMPARE(makeBundle(*tablet, session, {}, {Sealing::How::to, {one, one}}).error().code,
                 Errc::invalid);
        const auto sealed =
            makeBundle(*tablet, session, {}, {Sealing::How::to, {one, study_.recovery.recipient()}});
        QVERIFY(sealed->sealed);
        QVERIFY(openBundle(sealed->bytes, {study_.investigator})->address.study.empty());
    }

    void onlyTheStudyTakesItInAndNothingOfAChangedFile()
    {
        Tablet tablet;
        enrolled(tablet);
        const Uuid session = tablet.keep(visit("LMJP"));
        const auto file = tablet.handOver(session);
        Tablet other;
        const std::string before = other.digest();
        const ImportReport closed = importBundle(*other, file, false);
        QCOMPARE(closed.status, ImportStatus::refused);
        QVERIFY(says(closed, "--identity"));
        const ImportReport wrong = importBundle(*other, file, false, {AgeIdentity::generate()});
        QCOMPARE(wrong.status, ImportStatus::refused);
        QVERIFY(says(wrong, "not sealed to this identity"));
        const std::string bytes = *readFile(file, 1 << 20);
        const auto taken = [&](const std::string& changed) {
            const auto path = other.place("changed.tessera.age");
            std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
            return importBundle(*other, path, false, {study_.investigator}).status;
        };
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            QCOMPARE(taken(changed), ImportStatus::refused);
            if (i % 97 == 0) QCOMPARE(taken(bytes.substr(0, i)), ImportStatus::refused);
        }
        QCOMPARE(other.digest(), before);
        QCOMPARE(importBundle(*other, file, false, {study_.investigator}).status, ImportStatus::imported);
        QCOMPARE(other->load(session)->entries.size(), tablet->load(session)->entries.size());
    }

    // Whoever is handed a readable bundle could else hand it on in the device's name.
    void whatSomebodyElseSealedIsRefused()
    {
        Tablet tablet, other;
        const auto readable = *readFile(tablet.handOver(tablet.keep(visit("LM"))), 1 << 20);
        const auto sealed = ageSeal(readable, study_.card().recipients);
        QVERIFY(writeFileDurably(other.place("on.tessera.age"), *sealed, true).ok());
        const ImportReport report =
            importBundle(*other, other.place("on.tessera.age"), false, {study_.recovery});
        QCOMPARE(report.status, ImportStatus::refused);
        QVERIFY(says(report, "not sealed by the device"));
    }

    void anUnknownDeviceWaitsUntilSomebodyTrustsIt()
    {
        Tablet tablet;
        enrolled(tablet);
        const Uuid one = tablet.keep(visit("LMJP")), two = tablet.keep(visit("PJ"));
        const auto first = tablet.handOver(one), second = tablet.handOver(two);
        Office office(study_);
        const std::string before = office.digest();
        for (const bool dryRun : {true, false, false}) {
            const ImportReport report = office.take(first, dryRun);
            QCOMPARE(report.status, ImportStatus::quarantined);
            QVERIFY(!report.whole);
            QVERIFY(says(report, DeviceKey::of(*tablet)->words()));
            QVERIFY(says(report, tablet->device().text()));
        }
        QCOMPARE(office.take(second).status, ImportStatus::quarantined);
        QCOMPARE(office.digest(), before);
        QCOMPARE(bundlesAside(*office)->size(), std::size_t{2});

        const auto reports = trustDevice(*office, tablet->device(), {"", "tablet 1"});
        QVERIFY(reports.ok());
        QCOMPARE(reports->size(), std::size_t{2});
        for (const ImportReport& report : *reports) QCOMPARE(report.status, ImportStatus::imported);
        QVERIFY(bundlesAside(*office)->empty());
        QVERIFY(office->contains(one) && office->contains(two));
        QCOMPARE(office.take(first).status, ImportStatus::alreadyThere);
        QVERIFY(office->verify()->findings.empty());
        // The label is taken now, by whomever else.
        QCOMPARE(
            trustDevice(*office, randomUuid(), {DeviceKey::generate().publicText(), "tablet 1"}).error().code,
            Errc::refused);
        QCOMPARE(trustDevice(*office, randomUuid(), {}).error().code, Errc::notFound);
    }

    void aLibraryThatKnowsNobodyTakesFromAnyoneAndPinsTheKey()
    {
        Tablet tablet, office;
        const auto file = tablet.handOver(tablet.keep(visit("LMJP")));
        QCOMPARE(importBundle(*office, file, false).status, ImportStatus::imported);
        const auto known = knownDevice(*office, tablet->device());
        QCOMPARE((*known)->key(), DeviceKey::of(*tablet)->publicText());
        QVERIFY(!(*known)->trusted);
        QVERIFY(!*asksWhoSigned(*office));
    }

    void anotherKeyUnderAKnownDeviceStopsHard()
    {
        Tablet tablet, office;
        const auto file = tablet.handOver(tablet.keep(visit("LMJP")));
        QCOMPARE(importBundle(*office, file, false).status, ImportStatus::imported);
        auto content = openBundle(*readFile(file, 1 << 20))->content;
        content.session.id = randomUuid();
        const auto forged = packBundle(content, DeviceKey::generate(), 9);
        QVERIFY(writeFileDurably(office.place("forged.tessera"), *forged, true).ok());
        const std::string before = office.digest();
        const ImportReport report = importBundle(*office, office.place("forged.tessera"), false);
        QCOMPARE(report.status, ImportStatus::refused);
        QVERIFY(says(report, "another key"));
        QCOMPARE(office.digest(), before);
        QVERIFY(bundlesAside(*office)->empty());
        QCOMPARE(
            trustDevice(*office, tablet->device(), {DeviceKey::generate().publicText(), ""}).error().code,
            Errc::refused);
        // In the name of the library itself no better.
        content.device = office->device();
        QVERIFY(writeFileDurably(office.place("own.tessera"), *packBundle(content, DeviceKey::generate(), 1),
                                 true)
                    .ok());
        QCOMPARE(importBundle(*office, office.place("own.tessera"), false).status, ImportStatus::refused);
    }

    void aChangedKeyIsFollowedWhenTheOneBeforeSignedIt()
    {
        Tablet tablet;
        enrolled(tablet);
        const Uuid one = tablet.keep(visit("L")), two = tablet.keep(visit("M")),
                   three = tablet.keep(visit("J"));
        const auto early = tablet.handOver(one), between = tablet.handOver(two);
        Office office(study_);
        QVERIFY(trustDevice(*office, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        QCOMPARE(office.take(early).status, ImportStatus::imported);

        const std::string before = DeviceKey::of(*tablet)->publicText();
        QVERIFY(DeviceKey::change(*tablet, 3).ok());
        QVERIFY(DeviceKey::change(*tablet, 3).ok());
        const std::string after = DeviceKey::of(*tablet)->publicText();
        QVERIFY(after != before);
        QCOMPARE(office.take(tablet.handOver(three)).status, ImportStatus::imported);
        QCOMPARE((*knownDevice(*office, tablet->device()))->key(), after);
        // What the key before signed while it was in use still counts, later it does not.
        QCOMPARE(office.take(between).status, ImportStatus::imported);
        QVERIFY(!(*changesOf(*tablet)).front().holds(randomUuid()));
    }

    void aRevokedDeviceIsKeptAsideFromThenOn()
    {
        Tablet tablet;
        enrolled(tablet);
        const auto early = tablet.handOver(tablet.keep(visit("L"))),
                   late = tablet.handOver(tablet.keep(visit("M")));
        Office office(study_);
        QVERIFY(trustDevice(*office, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        QVERIFY(revokeDevice(*office, tablet->device(), 1, kDay).ok());
        QCOMPARE(office.take(late).status, ImportStatus::quarantined);
        QCOMPARE(office.take(early).status, ImportStatus::imported);
        QCOMPARE((*knownDevice(*office, tablet->device()))->revoked->day, std::int64_t{20'514});
        QCOMPARE(trustDevice(*office, tablet->device(), {})->size(), std::size_t{1});
        QCOMPARE(office.take(late).status, ImportStatus::alreadyThere);
        QCOMPARE(revokeDevice(*office, randomUuid(), 1, kDay).error().code, Errc::notFound);
    }

    void whichBundlesCameIsSaidByNumber()
    {
        Tablet tablet, office;
        std::vector<std::filesystem::path> files;
        for (const char* const letters : {"L", "M", "J", "P", "LM", "LJ"})
            files.push_back(tablet.handOver(tablet.keep(visit(letters))));
        const std::string who = "device " + tablet->device().text() + ": ";
        const auto told = [&] { return completeness(**knownDevice(*office, tablet->device())); };
        QVERIFY(importBundle(*office, files[0], false).error == std::nullopt);
        QCOMPARE(told(), who + "1, all here");
        QVERIFY(importBundle(*office, files[2], true).error == std::nullopt);  // a rehearsal brings nothing
        QCOMPARE(told(), who + "1, all here");
        for (const std::size_t i : {5U, 2U}) QVERIFY(!importBundle(*office, files[i], false).error);
        QCOMPARE(told(), who +
                             "1\xE2\x80\xA6"
                             "6, 2, 4, 5 are missing");
        for (const std::size_t i : {3U, 4U}) QVERIFY(!importBundle(*office, files[i], false).error);
        QCOMPARE(told(), who +
                             "1\xE2\x80\xA6"
                             "6, 2 is missing");
        QVERIFY(!importBundle(*office, files[1], false).error);
        QCOMPARE(told(), who +
                             "1\xE2\x80\xA6"
                             "6, all here");
    }

    void stretchesHoldEveryNumberOnce()
    {
        Stretches stretches;
        for (const std::uint64_t number : {5U, 1U, 3U, 5U, 9U, 2U, 8U, 4U}) add(stretches, number);
        QVERIFY((stretches == Stretches{{1, 5}, {8, 9}}));
    }

    void aWithdrawalIsHandedOnAndErasesForEver()
    {
        Tablet tablet;
        enrolled(tablet);
        const Uuid gone = tablet.keep(visit("LMJP")), stays = tablet.keep(visit("PJ"));
        const auto old = tablet.handOver(gone);
        Office office(study_);
        QVERIFY(trustDevice(*office, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        QCOMPARE(office.take(old).status, ImportStatus::imported);

        QVERIFY(withdrawHere(*tablet, gone, WithdrawalScope::all, kDay).ok());
        const auto next = tablet.handOver(stays);
        QCOMPARE(tablet.handOver(stays), next);
        const ImportReport rehearsal = office.take(next, true);
        QVERIFY(says(rehearsal, "would be erased"));
        QVERIFY(office->contains(gone));
        const ImportReport report = office.take(next);
        QCOMPARE(report.status, ImportStatus::imported);
        QVERIFY(report.whole);
        QVERIFY(says(report, gone.text()));
        QVERIFY2(says(report, old.string()), report.findings.front().c_str());  // the file to delete
        QVERIFY(!office->contains(gone) && office->contains(stays));
        QCOMPARE(office.take(old).status, ImportStatus::erased);
        QVERIFY(!office->contains(gone));

        // In any order: who never had it refuses it as well, here by a bundle of withdrawals alone.
        const auto alone = makeWithdrawals(*tablet);
        const auto path = writeBundle(*alone, tablet.place("out/"), true);
        Office second(study_);
        QVERIFY(trustDevice(*second, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        QCOMPARE(second.take(*path).status, ImportStatus::imported);
        QCOMPARE(second.take(*path).status, ImportStatus::alreadyThere);
        QCOMPARE(second.take(old).status, ImportStatus::erased);
        QCOMPARE(makeWithdrawals(*tablet)->bytes, alone->bytes);
        // It was not the second's to say, so it has nothing to hand on.
        QCOMPARE(makeWithdrawals(*second).error().code, Errc::notFound);
        QCOMPARE(makeWithdrawals(*Tablet()).error().code, Errc::notFound);
    }

    // Nor by a bundle that it made of the same session.
    void aStrangerErasesNothingOfOthers()
    {
        Tablet tablet, stranger, office;
        Header top = header();
        top.device = tablet->device();
        const Uuid session = tablet.keep(journalOf({headerEntry(top), activity(0, 0), activity(9'000, 1)}));
        const auto file = tablet.handOver(session);
        QVERIFY(!importBundle(*office, file, false).error);
        QVERIFY(!importBundle(*stranger, file, false).error);
        QVERIFY(withdrawHere(*stranger, session, WithdrawalScope::all, kDay).ok());
        const auto asked = writeBundle(*makeWithdrawals(*stranger), stranger.place("out/"), true);
        const ImportReport report = importBundle(*office, *asked, false);
        QVERIFY(!report.whole);
        QVERIFY(office->contains(session));
        QVERIFY(withdrawHere(*tablet, session, WithdrawalScope::all, kDay).ok());
        const auto meant = writeBundle(*makeWithdrawals(*tablet), tablet.place("out/"), true);
        QCOMPARE(importBundle(*office, *meant, false).status, ImportStatus::erased);
        QVERIFY(!office->contains(session));
    }

    void scopesThatStopOrKeepWhatWasHandedOver()
    {
        Tablet tablet;
        enrolled(tablet);
        const Uuid stopped = tablet.keep(visit("LM")), unsent = tablet.keep(visit("PJ")),
                   last = tablet.keep(visit("M"));
        const auto one = tablet.handOver(stopped), two = tablet.handOver(unsent);
        Office office(study_);
        QVERIFY(trustDevice(*office, tablet->device(), {DeviceKey::of(*tablet)->publicText(), ""}).ok());
        QVERIFY(withdrawHere(*tablet, stopped, WithdrawalScope::stop, kDay).ok());
        QVERIFY(withdrawHere(*tablet, unsent, WithdrawalScope::unsent, kDay).ok());
        QVERIFY(tablet->contains(stopped) && !tablet->contains(unsent));
        Entry more = simple(EntryKind::reopen, 60'000);
        more.number = static_cast<std::uint32_t>(tablet->load(stopped)->entries.size() + 1);
        QCOMPARE(tablet->append(stopped, {more}).error().code, Errc::refused);
        QCOMPARE(importBundle(*tablet, two, false, {study_.recovery}).status, ImportStatus::erased);
        // The study keeps what it was handed, whichever comes first.
        QCOMPARE(office.take(tablet.handOver(last)).status, ImportStatus::imported);
        for (const auto& file : {one, two}) QCOMPARE(office.take(file).status, ImportStatus::imported);
        QVERIFY(office->contains(stopped) && office->contains(unsent));
        // Going further is possible, going back is not.
        QVERIFY(withdrawHere(*tablet, stopped, WithdrawalScope::all, kDay).ok());
        QVERIFY(!tablet->contains(stopped));
        QVERIFY(withdrawHere(*tablet, stopped, WithdrawalScope::stop, kDay).ok());
        QVERIFY((*tablet->tombstone(stopped))->scope == WithdrawalScope::all);
        QVERIFY(tablet->verify()->findings.empty());
    }
};

QTEST_GUILESS_MAIN(TstTrust)
#include "tst_trust.moc"
