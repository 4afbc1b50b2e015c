// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "sync/outbox/receipt.h"
#include "tests/sync/outbox_tablet.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

// A target that answers as it is told, and remembers what was asked of it.
class Told : public Target {
public:
    std::function<Delivery(std::string_view name)> answer = [](std::string_view) {
        return Delivery{.trouble = Trouble::none};
    };
    std::map<std::string, std::string> texts;
    std::vector<std::string> delivered, removed, lying;
    bool removes = true;

    Delivery deliver(std::string_view name, std::string_view, std::string_view) override
    {
        delivered.emplace_back(name);
        return answer(name);
    }
    bool remove(std::string_view name) override
    {
        removed.emplace_back(name);
        return removes;
    }
    std::optional<std::string> read(std::string_view name, std::size_t) override
    {
        const auto found = texts.find(std::string(name));
        return found == texts.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<std::vector<std::string>> list(std::string_view) override { return lying; }
    Delivery probe(std::string_view) override { return answer({}); }
};

}  // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private slots:
    void aRevisionIsMadeOnceAndSurvivesTheProgram()
    {
        Tablet tablet;
        const Uuid session = randomUuid();
        const Parcel first = tablet.add(session, "r1", "one");
        QCOMPARE(QString::fromStdString(first.name),
                 QString::fromStdString(sha256Hex(kStart + "one") + ".tessera.age"));
        tablet.open();
        QCOMPARE(tablet.outbox().parcels().size(), std::size_t{1});
        QVERIFY(tablet.outbox().parcels().front() == first);
        // Sealed a second time its bytes would be others; those that are there stand.
        QVERIFY(tablet.add(session, "r1", "other bytes of the same revision") == first);
        QCOMPARE(*tablet.outbox().bytes(first), kStart + "one");
        tablet.add(session, "r2", "two");
        QCOMPARE(tablet.outbox().parcels().size(), std::size_t{2});
        QCOMPARE(tablet.onDisk().size(), 2);
    }

    void onlyWhatIsSealedIsTaken()
    {
        Tablet tablet;
        const auto plain = tablet.outbox().add(randomUuid(), "r1", "bundle.pb", UtcTime{});
        QVERIFY(!plain);
        QCOMPARE(plain.error().code, Errc::invalid);
        QVERIFY(!tablet.outbox().add(randomUuid(), "r\t1", kStart, UtcTime{}));
        QVERIFY(tablet.onDisk().isEmpty());
    }

    void aFileWithoutALineIsRemovedAndAForeignOneIsLeft()
    {
        Tablet tablet;
        const Parcel kept = tablet.add(randomUuid(), "r1", "one");
        for (const QString& name :
             {QString(64, 'a') + ".tessera.age", QString(".tessera-0.part"), QString("notes.txt")}) {
            QFile file(tablet.files() + "/" + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        tablet.open();
        QCOMPARE(tablet.onDisk(), (QStringList{QString::fromStdString(kept.name), "notes.txt"}));
    }

    void damagedBytesAreNotSent()
    {
        Tablet tablet;
        const Parcel parcel = tablet.add(randomUuid(), "r1", "one");
        QFile file(tablet.files() + "/" + QString::fromStdString(parcel.name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(3) && file.write("x") == 1);
        file.close();
        const Parcel sound = tablet.add(randomUuid(), "r1", "two");
        Told target;
        const auto round = sendWaiting(tablet.outbox(), target, at(0));
        QVERIFY(!round);
        QCOMPARE(round.error().code, Errc::damaged);
        QCOMPARE(target.delivered, std::vector<std::string>{sound.name});  // which it does not hold up
    }

    void aWithdrawalTakesAwayWhatIsStillHereAlone()
    {
        Tablet tablet;
        const Uuid gone = randomUuid();
        tablet.add(gone, "r1", "one");
        const Parcel other = tablet.add(randomUuid(), "r1", "two");
        Parcel handed = tablet.add(gone, "r2", "three");
        handed.state = ParcelState::handedOver;
        QVERIFY(tablet.outbox().update(handed));
        const auto count = tablet.outbox().forget(gone);
        QVERIFY(count);
        QCOMPARE(*count, std::size_t{1});
        tablet.open();
        QCOMPARE(tablet.onDisk(), QStringList{QString::fromStdString(other.name)});
        QCOMPARE(tablet.outbox().parcels().size(), std::size_t{2});  // that it was handed over stays known
    }

    void whatIsWithdrawnOnItsWayIsTakenBackFromThere()
    {
        Tablet tablet;
        const Uuid session = randomUuid();
        const Parcel parcel = tablet.add(session, "r1", "one");
        Told target;
        target.answer = [&](std::string_view) {
            if (!tablet.outbox().forget(session)) qFatal("not forgotten");
            return Delivery{.trouble = Trouble::none};
        };
        const auto round = sendWaiting(tablet.outbox(), target, at(0));
        QVERIFY(round);
        QCOMPARE(round->handedOver, std::size_t{0});
        QVERIFY(std::count(target.removed.begin(), target.removed.end(), parcel.name) == 1);
        QVERIFY(tablet.outbox().parcels().empty());
    }

    void ownTemporaryFilesOfMoreThanADayAgoAreSwept()
    {
        const std::int64_t day = kTemporaryLife.count();
        Tablet tablet;
        const Uuid device = tablet.library().device();
        Told target;
        const std::string old = temporaryName(device, UtcTime{5 * day});
        target.lying = {old, temporaryName(device, UtcTime{6 * day}), temporaryName(randomUuid(), UtcTime{0}),
                        ".tmp-", "letter.txt"};
        SendOptions options = at(6 * day + 1'000);
        options.device = device;
        QCOMPARE(sendWaiting(tablet.outbox(), target, options)->swept, std::size_t{1});
        QCOMPARE(target.removed, std::vector<std::string>{old});
    }

    void aReaderBesideTheWriterTidiesNothing()
    {
        Tablet tablet;
        tablet.add(randomUuid(), "r1", "one");
        QFile file(tablet.files() + "/" + QString(64, 'a') + ".tessera.age");
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(Outbox::open(tablet.library(), Outbox::For::reading));
        QCOMPARE(tablet.onDisk().size(), 2);
    }

    void aFailureWaitsLongerEachTimeAndAsLongAsTheServerAsks()
    {
        Tablet tablet;
        tablet.add(randomUuid(), "r1", "one");
        Told target;
        target.answer = [](std::string_view) { return Delivery{.trouble = Trouble::busy}; };
        std::int64_t now = 1'000, last = 0;
        for (int i = 0; i < 14; ++i) {
            SendOptions options = at(now);
            options.dueOnly = true;
            QVERIFY(sendWaiting(tablet.outbox(), target, options));
            const std::int64_t wait = tablet.outbox().parcels().front().next.ms - now;
            QVERIFY(wait >= last);
            QVERIFY(wait <= kLongestWait.count());
            last = wait;
            // A moment too early it is left alone.
            options = at(now + wait - 1);
            options.dueOnly = true;
            const std::size_t before = target.delivered.size();
            QVERIFY(sendWaiting(tablet.outbox(), target, options));
            QCOMPARE(target.delivered.size(), before);
            now += wait;
        }
        QCOMPARE(last, kLongestWait.count() / 2);  // half of the longest, as the drawn number was one half
        target.answer = [](std::string_view) {
            return Delivery{.trouble = Trouble::busy, .askedToWait = Millis{4 * 3'600'000}};
        };
        QVERIFY(sendWaiting(tablet.outbox(), target, at(now)));
        QCOMPARE(tablet.outbox().parcels().front().next.ms, now + 4 * 3'600'000);
    }

    void waitsAreSpreadOverTheWholeSpan()
    {
        QCOMPARE(waitAfter(1, 0.0, {}), Millis{0});
        QCOMPARE(waitAfter(1, 1.0, {}), kFirstWait);
        QCOMPARE(waitAfter(2, 1.0, {}), 2 * kFirstWait);
        QCOMPARE(waitAfter(40, 1.0, {}), kLongestWait);
        QCOMPARE(waitAfter(4'000'000'000U, 1.0, {}), kLongestWait);
        QCOMPARE(waitAfter(1, 0.0, Millis{90'000}), Millis{90'000});
        QCOMPARE(waitAfter(1, 0.0, Millis{-5}), Millis{0});
        QCOMPARE(waitAfter(1, 0.0, Millis::max()), kLongestWait);
    }

    void whatAStatusMeans_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("again");
        for (const int status : {408, 425, 429, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {301, 400, 401, 403, 404, 407, 409, 413, 415, 507})
            QTest::addRow("%d", status) << status << false;
    }
    void whatAStatusMeans()
    {
        QFETCH(int, status);
        QFETCH(bool, again);
        QCOMPARE(passes(troubleOf(status)), again);
        QVERIFY(!sentence(troubleOf(status)).empty());
    }

    void aTroubleOfOneHoldsNoOtherUpAndOneOfAllEndsTheRound()
    {
        Tablet tablet;
        for (int i = 0; i < 3; ++i) tablet.add(randomUuid(), "r1", std::to_string(i));
        Told target;
        int asked = 0;
        target.answer = [&asked](std::string_view) {
            return Delivery{.trouble = ++asked == 1 ? Trouble::tooLarge : Trouble::none};
        };
        auto round = sendWaiting(tablet.outbox(), target, at(0));
        QCOMPARE(round->handedOver, std::size_t{2});
        QCOMPARE(round->waiting, std::size_t{1});
        Tablet second;
        for (int i = 0; i < 3; ++i) second.add(randomUuid(), "r1", std::to_string(i));
        Told away;
        away.answer = [](std::string_view) { return Delivery{.trouble = Trouble::offline}; };
        round = sendWaiting(second.outbox(), away, at(0));
        QCOMPARE(away.delivered.size(), std::size_t{1});
        QCOMPARE(round->waiting, std::size_t{3});
    }

    void itCanBeCancelledBetweenTwo()
    {
        Tablet tablet;
        for (int i = 0; i < 3; ++i) tablet.add(randomUuid(), "r1", std::to_string(i));
        Told target;
        SendOptions options = at(0);
        options.progress = [](std::size_t done, std::size_t all) { return all == 3 && done < 1; };
        const auto round = sendWaiting(tablet.outbox(), target, options);
        QVERIFY(round->cancelled);
        QCOMPARE(round->handedOver, std::size_t{1});
        QCOMPARE(round->waiting, std::size_t{2});
    }

    void whatATryLeftThereIsKnownAndTakenAway()
    {
        Tablet tablet;
        tablet.add(randomUuid(), "r1", "one");
        Told target;
        target.answer = [](std::string_view) { return Delivery{.trouble = Trouble::cut, .aside = true}; };
        QVERIFY(sendWaiting(tablet.outbox(), target, at(0)));
        tablet.open();  // also after a crash
        const std::vector<std::string> left = tablet.outbox().parcels().front().aside;
        QCOMPARE(left.size(), std::size_t{1});
        target.answer = [](std::string_view) { return Delivery{.trouble = Trouble::none}; };
        target.removes = false;
        QVERIFY(sendWaiting(tablet.outbox(), target, at(0)));
        QCOMPARE(tablet.outbox().parcels().front().aside, left);
        target.removes = true;
        QVERIFY(sendWaiting(tablet.outbox(), target, at(0)));
        QVERIFY(tablet.outbox().parcels().front().aside.empty());
        QCOMPARE(target.removed.back(), left.front());
    }

    void aReceiptOfTheStudyMakesItReceived()
    {
        Tablet tablet;
        const Parcel parcel = tablet.add(randomUuid(), "r1", "one");
        const DeviceKey study = DeviceKey::generate(), stranger = DeviceKey::generate();
        Told target;
        SendOptions options = at(0);
        options.receivers = {study.publicText()};
        target.texts[receiptName(parcel.name)] = makeReceipt(stranger, parcel.name, "imported", UtcTime{});
        QVERIFY(sendWaiting(tablet.outbox(), target, options));
        QCOMPARE(tablet.outbox().parcels().front().state, ParcelState::handedOver);
        target.texts[receiptName(parcel.name)] =
            makeReceipt(study, std::string(64, 'b') + ".tessera.age", "imported", UtcTime{});
        QVERIFY(sendWaiting(tablet.outbox(), target, options));
        QCOMPARE(tablet.outbox().parcels().front().state, ParcelState::handedOver);
        target.texts[receiptName(parcel.name)] = makeReceipt(study, parcel.name, "imported", UtcTime{});
        const auto round = sendWaiting(tablet.outbox(), target, options);
        QCOMPARE(round->received, std::size_t{1});
        tablet.open();
        QCOMPARE(tablet.outbox().parcels().front().state, ParcelState::received);
        QVERIFY(tablet.onDisk().isEmpty());  // its file has done its work
    }

    void aReceiptChangedAnywhereIsNone()
    {
        const DeviceKey study = DeviceKey::generate();
        const std::string text = makeReceipt(study, "x.tessera.age", "imported", UtcTime{1'772'445'600'000});
        const auto receipt = openReceipt(text, {study.publicText()});
        QVERIFY(receipt);
        QCOMPARE(receipt->name, std::string("x.tessera.age"));
        QCOMPARE(receipt->status, std::string("imported"));
        QCOMPARE(receipt->day, std::string("2026-03-02"));
        const std::size_t message = text.find("\n\n");
        for (std::size_t i = 0; i < message; ++i) {
            std::string changed = text;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY(!openReceipt(changed, {study.publicText()}));
        }
        for (std::size_t length = 0; length < text.size() - 1; ++length)
            QVERIFY(!openReceipt(text.substr(0, length), {study.publicText()}));
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
