// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/destination.h"
#include "sync/outbox/folder_target.h"
#include "sync/outbox/receipt.h"
#include "sync/outbox/receive.h"
#include "tests/sync/outbox_tablet.h"

#include <QFile>
#include <QtTest>

using namespace tessera;
using namespace tessera::test;

// Where bundles are handed over to, and a folder that they arrive in.
class TestOutboxPlaces : public QObject {
    Q_OBJECT

private slots:
    void aStickThatDamagedAFileGetsItAgain()
    {
        Tablet tablet;
        const Parcel parcel = tablet.add(randomUuid(), "r1", "one");
        QTemporaryDir stick;
        FolderTarget target(stick.path().toStdString());
        QFile file(stick.filePath(QString::fromStdString(parcel.name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("age-enc") == 7);
        file.close();
        const auto round = sendWaiting(tablet.outbox(), target, at(0));
        QCOMPARE(round->handedOver, std::size_t{1});
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), kStart + "one");
    }

    void aStickThatIsNotThereIsTold()
    {
        Tablet tablet;
        tablet.add(randomUuid(), "r1", "one");
        QTemporaryDir stick;
        FolderTarget target(stick.path().toStdString() + "/gone");
        QCOMPARE(sendWaiting(tablet.outbox(), target, at(0))->trouble, Trouble::noPlace);
        // A link in the way is not followed.
        const Parcel parcel = tablet.outbox().parcels().front();
        QVERIFY(
            QFile::link(stick.filePath("elsewhere"), stick.filePath(QString::fromStdString(parcel.name))));
        FolderTarget linked(stick.path().toStdString());
        QCOMPARE(sendWaiting(tablet.outbox(), linked, at(0))->trouble, Trouble::inTheWay);
        QVERIFY(!QFile::exists(stick.filePath("elsewhere")));
        // Nor one to a file with the very bytes.
        QFile same(stick.filePath("elsewhere"));
        QVERIFY(same.open(QIODevice::WriteOnly) && same.write((kStart + "one").c_str()) > 0);
        same.close();
        QCOMPARE(sendWaiting(tablet.outbox(), linked, at(0))->trouble, Trouble::inTheWay);
    }

    void aStickPulledOutBetweenTwoLosesNothing()
    {
        Tablet tablet;
        for (int i = 0; i < 3; ++i) tablet.add(randomUuid(), "r1", std::to_string(i));
        QTemporaryDir place;
        const QString stick = place.filePath("stick");
        QVERIFY(QDir().mkdir(stick));
        FolderTarget target(stick.toStdString());
        SendOptions options = at(0);
        options.progress = [&](std::size_t done, std::size_t) {
            if (done == 1 && !QDir().rename(stick, place.filePath("away"))) qFatal("not pulled out");
            return true;
        };
        auto round = sendWaiting(tablet.outbox(), target, options);
        QCOMPARE(round->handedOver, std::size_t{1});
        QCOMPARE(round->waiting, std::size_t{2});
        QCOMPARE(round->trouble, Trouble::noPlace);
        QCOMPARE(tablet.onDisk().size(), 3);
        QVERIFY(QDir().rename(place.filePath("away"), stick));
        round = sendWaiting(tablet.outbox(), target, at(0));
        QCOMPARE(round->handedOver, std::size_t{2});
        QCOMPARE(QDir(stick).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }

    void aFolderThatOthersMayWriteInIsKnown()
    {
        QTemporaryDir folder;
        const auto rights = [&folder](std::filesystem::perms added) {
            std::filesystem::permissions(folder.path().toStdString(),
                                         std::filesystem::perms::owner_all | added);
            return othersMayTakeAway(folder.path().toStdString());
        };
        QVERIFY(!rights(std::filesystem::perms::none));
        QVERIFY(rights(std::filesystem::perms::others_all));
        QVERIFY(!rights(std::filesystem::perms::others_all | std::filesystem::perms::sticky_bit));
        QVERIFY(!othersMayTakeAway("/nowhere/at/all"));
    }

    void whereToIsKeptSealedAndReadInOneWay()
    {
        Tablet tablet;
        QVERIFY(!*keptDestination(tablet.library()));
        auto server = readDestination("HTTPS://study.example/visits");
        QVERIFY(server);
        QCOMPARE(server->place, std::string("https://study.example/visits/"));
        server->user = "tablet";
        server->password = "between two visits\t and more";
        QVERIFY(keepDestination(tablet.library(), *server));
        tablet.open();
        QVERIFY(**keptDestination(tablet.library()) == *server);
        server->password = "two\nlines";
        QVERIFY(!keepDestination(tablet.library(), *server));
        QVERIFY(keepDestination(tablet.library(), std::nullopt));
        QVERIFY(!*keptDestination(tablet.library()));
        QCOMPARE(readDestination("/media/stick")->kind, Destination::Kind::folder);
        for (const char* const wrong :
             {"", "http://study.example/", "ftp://study.example/", "https://", "https:///visits",
              "https://tablet:secret@study.example/", "https://study.example/?a", "https://study.example/#a",
              "https://study.example/a b", "https://study.example/\r\nX: y"})
            QVERIFY2(!readDestination(wrong), wrong);
    }

    void whatArrivesInAFolderIsTakenInOnceAndGetsAReceipt()
    {
        QTemporaryDir folder;
        const DeviceKey key = DeviceKey::generate();
        std::vector<std::string> taken;
        bool whole = false;
        Receiver receiver(folder.path().toStdString(), key, [&](const std::filesystem::path& path) {
            taken.push_back(path.filename().string());
            ImportReport report;
            report.path = path;
            report.status = whole ? ImportStatus::imported : ImportStatus::refused;
            return report;
        });
        const auto put = [&folder](const QString& name, const QByteArray& bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("not written");
        };
        put("a.tessera.age", "half");
        put(".tmp-1.tessera.age", "on its way");
        put("letter.txt", "none of ours");
        QVERIFY(receiver.look(UtcTime{}));
        QCOMPARE(taken, std::vector<std::string>{"a.tessera.age"});
        QVERIFY(!QFile::exists(folder.filePath("a.tessera.age.receipt")));
        QVERIFY(receiver.look(UtcTime{})->empty());  // nothing new, nothing tried
        whole = true;
        put("a.tessera.age", "the whole of it");
        QVERIFY(receiver.waitForChange(Millis{60'000}, -1));
        QCOMPARE(receiver.look(UtcTime{})->size(), std::size_t{1});
        QFile receipt(folder.filePath("a.tessera.age.receipt"));
        QVERIFY(receipt.open(QIODevice::ReadOnly));
        QVERIFY(openReceipt(receipt.readAll().toStdString(), {key.publicText()}));
    }
};

QTEST_GUILESS_MAIN(TestOutboxPlaces)
#include "tst_outbox_places.moc"
