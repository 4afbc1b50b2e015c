// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/importer.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/aside.h"
#include "sync/bundle/trust/withdrawals.h"
#include "tests/sync/archive_places.h"
#include "tests/sync/forger.h"
#include "tests/sync/tablets.h"

#include <QtTest>

#include <memory>
#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr UtcTime kDay{20'514LL * 86'400'000};

// Where bundles are taken in: a library, or an archive of either engine.
class Office {
public:
    virtual ~Office() = default;
    virtual ImportReport take(const std::filesystem::path& file, bool dryRun = false) = 0;
    virtual bool has(const Uuid& session) = 0;
    // Where devices are known, this one is.
    virtual void trust(const Forger& device) = 0;
};

class LibraryOffice : public Office {
public:
    explicit LibraryOffice(bool trusting) : trusting_(trusting) {}
    ImportReport take(const std::filesystem::path& file, bool dryRun) override
    {
        return importBundle(*tablet_, file, dryRun);
    }
    bool has(const Uuid& session) override { return tablet_->contains(session); }
    void trust(const Forger& device) override
    {
        if (trusting_) QVERIFY(trustDevice(*tablet_, device.device, {device.key.publicText(), ""}).ok());
    }

private:
    Tablet tablet_;
    bool trusting_;
};

class ArchiveOffice : public Office {
public:
    explicit ArchiveOffice(std::string place) : place_(std::move(place)) {}
    ImportReport take(const std::filesystem::path& file, bool dryRun) override
    {
        const auto archive = opened(place_, dryRun ? ArchiveUse::rehearse : ArchiveUse::import);
        if (!archive) return {};
        auto reports = ArchiveImporter(*archive, {}).run({{file, std::nullopt}});
        return reports && reports->size() == 1 ? std::move(reports->front()) : ImportReport{};
    }
    bool has(const Uuid& session) override
    {
        const auto archive = Archive::open(place_, ArchiveUse::ask);
        return archive && (*archive)->load(session).ok();
    }
    void trust(const Forger& /*device*/) override {}

private:
    std::string place_;
};

bool says(const ImportReport& report, const std::string& words)
{
    for (const std::string& finding : report.findings)
        if (finding.find(words) != std::string::npos) return true;
    return report.error && report.error->what.find(words) != std::string::npos;
}

}  // namespace

// Who may take a session back: the device that recorded it, whoever is trusted, wherever it is taken in, and
// whichever comes first. FORMAT.md, section 8.
class TstWhoseWithdrawal : public QObject {
    Q_OBJECT

private slots:
    void aStrangersWordKeepsNoSessionOut_data() { places(); }
    void aStrangersWordKeepsNoSessionOut()
    {
        const auto office = open();
        const Forger tablet, stranger;
        office->trust(tablet);
        office->trust(stranger);
        const StoredSession session = recordedBy(tablet.device);
        // Before it comes, alone and beside a session of the stranger's own.
        QVERIFY(!office->take(stranger.erasing(session.id)).error);
        BundleContent both = stranger.content(recordedBy(stranger.device));
        both.withdrawals = {{session.id, 20'514, WithdrawalScope::all}};
        QCOMPARE(office->take(stranger.write("both.tessera", *packBundle(both, stranger.key, 2))).status,
                 ImportStatus::imported);
        QCOMPARE(office->take(tablet.bundle(session), true).status, ImportStatus::imported);
        const ImportReport came = office->take(tablet.bundle(session));
        QCOMPARE(came.status, ImportStatus::imported);
        QVERIFY(came.whole);
        QVERIFY(office->has(session.id));
        // And when it is there.
        const ImportReport asked = office->take(stranger.erasing(session.id, 20'515, 3));
        QVERIFY(!asked.whole);
        QVERIFY2(says(asked, "did not record it"),
                 asked.findings.empty() ? "" : asked.findings.front().c_str());
        QVERIFY(office->has(session.id));
        QCOMPARE(office->take(tablet.bundle(session)).status, ImportStatus::alreadyThere);
        // Its own device is heard all the same.
        QCOMPARE(office->take(tablet.erasing(session.id, 20'516, 2)).status, ImportStatus::erased);
        QVERIFY(!office->has(session.id));
        QCOMPARE(office->take(tablet.bundle(session)).status, ImportStatus::erased);
    }

    void itsOwnDevicesWordKeepsItOutForEver_data() { places(); }
    void itsOwnDevicesWordKeepsItOutForEver()
    {
        const auto office = open();
        const Forger tablet, colleague;
        office->trust(tablet);
        office->trust(colleague);
        const StoredSession session = recordedBy(tablet.device);
        QCOMPARE(office->take(tablet.erasing(session.id, 20'514, 2)).status, ImportStatus::imported);
        QCOMPARE(office->take(tablet.erasing(session.id, 20'514, 2)).status, ImportStatus::alreadyThere);
        QCOMPARE(office->take(tablet.bundle(session), true).status, ImportStatus::erased);
        const ImportReport refused = office->take(tablet.bundle(session));
        QCOMPARE(refused.status, ImportStatus::erased);
        QVERIFY(!refused.whole);
        QVERIFY(!office->has(session.id));
        // Nor does a copy that somebody else hands on.
        QCOMPARE(office->take(colleague.bundle(session)).status, ImportStatus::erased);
        QVERIFY(!office->has(session.id));
    }

    // The stranger puts a session of its own under the number first, and takes that back.
    void aSessionUnderANumberOfAnothersKeepsThatOneNotOut_data() { places(); }
    void aSessionUnderANumberOfAnothersKeepsThatOneNotOut()
    {
        const auto office = open();
        const Forger tablet, stranger;
        office->trust(tablet);
        office->trust(stranger);
        const StoredSession session = recordedBy(tablet.device);
        const StoredSession forged = recordedBy(stranger.device, session.id);
        QCOMPARE(office->take(stranger.bundle(forged)).status, ImportStatus::imported);
        QCOMPARE(office->take(stranger.erasing(session.id, 20'514, 2)).status, ImportStatus::erased);
        QCOMPARE(office->take(stranger.bundle(forged)).status, ImportStatus::erased);
        QCOMPARE(office->take(tablet.bundle(session), true).status, ImportStatus::imported);
        QCOMPARE(office->take(tablet.bundle(session)).status, ImportStatus::imported);
        QVERIFY(office->has(session.id));
        // What was taken back of the number stays away, what is there stays.
        QCOMPARE(office->take(stranger.bundle(forged)).status, ImportStatus::erased);
        QVERIFY(office->has(session.id));
    }

    // Two records under one number, each of another device: neither takes the other's away.
    void recordsThatDisagreeAreLeftToAPerson_data() { places(); }
    void recordsThatDisagreeAreLeftToAPerson()
    {
        const auto office = open();
        const Forger tablet, stranger;
        office->trust(tablet);
        office->trust(stranger);
        const StoredSession session = recordedBy(tablet.device);
        QCOMPARE(office->take(stranger.bundle(recordedBy(stranger.device, session.id))).status,
                 ImportStatus::imported);
        QCOMPARE(office->take(tablet.bundle(session)).status, ImportStatus::fork);
        const ImportReport asked = office->take(stranger.erasing(session.id, 20'514, 2));
        QVERIFY(!asked.whole);
        QVERIFY(office->has(session.id));
    }

    // In its name, with a key of one's own.
    void anotherKeyUnderItsNameIsNotItsWord_data() { places(); }
    void anotherKeyUnderItsNameIsNotItsWord()
    {
        const auto office = open();
        const Forger tablet;
        Forger pretending;
        pretending.device = tablet.device;
        office->trust(tablet);
        const StoredSession session = recordedBy(tablet.device), other = recordedBy(tablet.device);
        QCOMPARE(office->take(tablet.bundle(session)).status, ImportStatus::imported);
        for (const Uuid& id : {session.id, other.id}) {
            const ImportReport report = office->take(pretending.erasing(id, 20'514, 9));
            QCOMPARE(report.status, ImportStatus::refused);
            QVERIFY(says(report, "another key"));
        }
        QCOMPARE(office->take(pretending.bundle(recordedBy(tablet.device), 9)).status, ImportStatus::refused);
        QVERIFY(office->has(session.id));
        QCOMPARE(office->take(tablet.bundle(other, 2)).status, ImportStatus::imported);
    }

    // A key that the one before signed speaks for what the device recorded before.
    void aChangedKeySpeaksForItsDevice_data() { places(); }
    void aChangedKeySpeaksForItsDevice()
    {
        const auto office = open();
        Tablet tablet;
        Forger before;
        before.device = tablet->device();
        before.key = *DeviceKey::of(*tablet);
        office->trust(before);
        const StoredSession here = recordedBy(before.device), late = recordedBy(before.device);
        QCOMPARE(office->take(before.bundle(here)).status, ImportStatus::imported);
        QVERIFY(DeviceKey::change(*tablet, 5).ok());
        Forger after;
        after.device = tablet->device();
        after.key = *DeviceKey::of(*tablet);
        const auto changes = *changesOf(*tablet);
        QCOMPARE(office->take(after.erasing(here.id, 20'514, 5, changes)).status, ImportStatus::erased);
        const ImportReport early = office->take(after.erasing(late.id, 20'514, 6));
        QVERIFY2(early.status == ImportStatus::imported, early.error ? early.error->what.c_str() : "");
        QCOMPARE(office->take(before.bundle(late, 4)).status, ImportStatus::erased);
        // The key that was given up says nothing any more.
        QCOMPARE(office->take(before.erasing(randomUuid(), 20'514, 7)).status, ImportStatus::refused);
        QVERIFY(!office->has(here.id) && !office->has(late.id));
    }

    // A device that nobody vouched for waits, and so does what it takes back.
    void whatWaitsTakesNothingBack()
    {
        Tablet office;
        const Forger tablet, unknown, friendly;
        QVERIFY(trustDevice(*office, friendly.device, {friendly.key.publicText(), ""}).ok());
        QVERIFY(trustDevice(*office, tablet.device, {tablet.key.publicText(), ""}).ok());
        const StoredSession theirs = recordedBy(tablet.device), own = recordedBy(unknown.device);
        for (const Uuid& id : {theirs.id, own.id})
            QCOMPARE(importBundle(*office, unknown.erasing(id, 20'514, id == own.id ? 2 : 1), false).status,
                     ImportStatus::quarantined);
        // A colleague hands the session on: nobody that counts has taken it back.
        QCOMPARE(importBundle(*office, friendly.bundle(own), false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*office, tablet.bundle(theirs), false).status, ImportStatus::imported);
        // Once it is known it speaks for its own.
        QVERIFY(trustDevice(*office, unknown.device, {unknown.key.publicText(), ""}).ok());
        QVERIFY(!office->contains(own.id));
        QVERIFY(office->contains(theirs.id));
        QVERIFY(office->verify()->findings.empty());
    }

    // What a person takes back here is gone for good, whoever brings what under its number.
    void whatIsTakenBackHereStaysAwayWhoeverBringsIt()
    {
        for (const bool askedBefore : {false, true}) {
            Tablet office;
            const Forger tablet, stranger;
            const StoredSession session = recordedBy(tablet.device);
            if (askedBefore) QVERIFY(!importBundle(*office, stranger.erasing(session.id), false).error);
            QCOMPARE(importBundle(*office, tablet.bundle(session), false).status, ImportStatus::imported);
            QVERIFY(withdrawHere(*office, session.id, WithdrawalScope::all, kDay).ok());
            QCOMPARE(importBundle(*office, tablet.bundle(session), false).status, ImportStatus::erased);
            QCOMPARE(
                importBundle(*office, Forger().bundle(recordedBy(randomUuid(), session.id)), false).status,
                ImportStatus::erased);
            QVERIFY(!office->contains(session.id));
            QCOMPARE((*office->tombstone(session.id))->scope, WithdrawalScope::all);
        }
    }

    // A table's session names no device: the one that first handed it over speaks for it.
    void aSessionThatNamesNoDeviceIsItsFirstBringers()
    {
        Tablet office;
        const Forger first, second;
        const StoredSession session = recordedBy(Uuid{});
        QCOMPARE(importBundle(*office, first.bundle(session), false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*office, second.bundle(session), false).status, ImportStatus::alreadyThere);
        QVERIFY(!importBundle(*office, second.erasing(session.id, 20'514, 2), false).whole);
        QVERIFY(office->contains(session.id));
        QCOMPARE(importBundle(*office, first.erasing(session.id, 20'514, 2), false).status,
                 ImportStatus::erased);
        QCOMPARE(importBundle(*office, second.bundle(session), false).status, ImportStatus::erased);
        // Taken back before it came: of the one that brings it.
        const StoredSession other = recordedBy(Uuid{});
        QVERIFY(!importBundle(*office, second.erasing(other.id, 20'514, 3), false).error);
        QCOMPARE(importBundle(*office, second.bundle(other, 4), false).status, ImportStatus::erased);
        QCOMPARE(importBundle(*office, first.bundle(other, 4), false).status, ImportStatus::imported);
    }

private:
    static void places()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("library, nobody trusted") << "library";
        QTest::newRow("library, both trusted") << "trusting";
        QTest::newRow("archive in a file") << "sqlite";
        if (PostgresServer::isInstalled())
            QTest::newRow("archive on a server") << "postgresql";
        else
            qInfo("LEFT OUT: no PostgreSQL server is installed here (Debian: postgresql)");
    }
    std::unique_ptr<Office> open()
    {
        const QString where = *static_cast<QString*>(QTest::qData("where", qMetaTypeId<QString>()));
        if (where == "library" || where == "trusting")
            return std::make_unique<LibraryOffice>(where == "trusting");
        return std::make_unique<ArchiveOffice>(archives_.fresh(where));
    }

    Places archives_;
};

QTEST_GUILESS_MAIN(TstWhoseWithdrawal)
#include "tst_whose_withdrawal.moc"
