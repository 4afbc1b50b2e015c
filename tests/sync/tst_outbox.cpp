// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "sync/outbox/folder_target.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/receipt.h"
#include "sync/outbox/receive.h"
#include "sync/outbox/send.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <map>
#include <memory>

using namespace tessera;

namespace {

const std::string kStart = "age-encryption.org/v1\n";

class Tablet {
public:
    Tablet() { open(); }
    void open()
    {
        outbox_.reset();
        library_.reset();
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
        auto outbox = Outbox::open(*library_);
        if (!outbox) qFatal("%s", outbox.error().what.c_str());
        outbox_ = std::make_unique<Outbox>(std::move(outbox).value());
    }
    Parcel add(const Uuid& session, const std::string& revision, const std::string& content)
    {
        auto added = outbox_->add(session, revision, kStart + content, UtcTime{5});
        if (!added) qFatal("%s", added.error().what.c_str());
        return *added;
    }
    [[nodiscard]] Outbox& outbox() { return *outbox_; }
    [[nodiscard]] Library& library() { return *library_; }
    [[nodiscard]] QString files() const { return folder_.path() + "/library/outbox"; }
    [[nodiscard]] QStringList onDisk() const
    {
        return QDir(files()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<Outbox> outbox_;
};

// A target that answers as it is told, and remembers what was asked of it.
class Told : public Target {
public:
    std::function<Delivery(std::string_view name)> answer = [](std::string_view) {
        return Delivery{.trouble = Trouble::none};
    };
    std::map<std::string, std::string> texts;
    std::vector<std::string> delivered, removed;
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
};

SendOptions at(std::int64_t ms)
{
    SendOptions options;
    options.now = [ms] { return UtcTime{ms}; };
    options.random = [] { return 0.5; };
    return options;
}

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
        Told target;
        const auto round = sendWaiting(tablet.outbox(), target, at(0));
        QVERIFY(!round);
        QCOMPARE(round.error().code, Errc::damaged);
        QVERIFY(target.delivered.empty());
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
        QCOMPARE(sendWaiting(tablet.outbox(), linked, at(0))->waiting, std::size_t{1});
        QVERIFY(!QFile::exists(stick.filePath("elsewhere")));
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

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
