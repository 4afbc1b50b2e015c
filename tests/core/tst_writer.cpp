// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/store/writer.h"

#include "core/store/library.h"
#include "tests/support/builders.h"
#include "tests/support/fault_vfs.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

using namespace tessera;
using namespace tessera::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 30s;  // only ever waited for when a test fails

// Listens to a writer; what it heard can be waited for.
class Listener {
public:
    struct Heard {
        std::vector<std::pair<Uuid, std::uint32_t>> saved;
        std::vector<Error> failing;
        int recovered = 0;
    };

    [[nodiscard]] Writer::Events events()
    {
        Writer::Events events;
        events.saved = [this](const Uuid& session, std::uint32_t upTo) {
            hear([&] { heard_.saved.emplace_back(session, upTo); });
        };
        events.failing = [this](const Error& error) { hear([&] { heard_.failing.push_back(error); }); };
        events.recovered = [this] { hear([&] { ++heard_.recovered; }); };
        return events;
    }

    [[nodiscard]] Heard heard() const
    {
        const std::lock_guard lock(mutex_);
        return heard_;
    }
    [[nodiscard]] bool waitForFailing() const
    {
        return waitFor([this] { return !heard_.failing.empty(); });
    }
    [[nodiscard]] bool waitForRecovered() const
    {
        return waitFor([this] { return heard_.recovered > 0; });
    }

private:
    template <class Change>
    void hear(Change change)
    {
        const std::lock_guard lock(mutex_);
        change();
        changed_.notify_all();
    }
    template <class Condition>
    bool waitFor(Condition condition) const
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, kLong, condition);
    }

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    Heard heard_;
};

std::vector<Entry> taps(std::size_t count)
{
    std::vector<Entry> entries;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        entries.push_back(activity(static_cast<std::int64_t>(i) * 800, static_cast<CodeIndex>(i % 4)));
    }
    return journalOf(entries).entries();
}

}  // namespace

class TestWriter : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void entriesAreSavedInTheOrderInWhichTheyWereHandedOver();
    void entriesThatWaitTogetherShareACommit();
    void aStalledStoreHoldsUpNoTapAndAcknowledgesNothing();
    void workRunsBetweenTheEntriesItWasHandedOverBetween();
    void aFullDiskIsToldAndNothingIsDropped();
    void aFullDiskAtTheStartOfAVisitLosesNothing();
    void aSessionThatIsThereAlreadyIsGoneOnWith();
    void aFailureIsTriedAgainByItself();
    void theDestructorWritesWhatWaits();
    void theDestructorEndsWhenTheDiskStaysFull();
    void whenNobodyTapsTheJournalMovesIntoTheDatabase();

private:
    void start();
    void handAll(const Uuid& session, const std::vector<Entry>& entries);
    [[nodiscard]] std::vector<Entry> storedBy(const Uuid& session) const;

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<FaultVfs> disk_;
    LibraryOptions options_;
    Uuid session_, other_;
    std::unique_ptr<Listener> listener_;
    std::unique_ptr<Writer> writer_;
};

void TestWriter::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    disk_ = std::make_unique<FaultVfs>("writer");
    options_.folder = folder_->path().toStdString();
    options_.vfs = disk_->name();
    session_ = randomUuid();
    other_ = randomUuid();
    start();
}

void TestWriter::cleanup()
{
    disk_->release();
    disk_->giveRoom();
    writer_.reset();
    listener_.reset();
    disk_.reset();
    folder_.reset();
}

void TestWriter::start()
{
    auto library = Library::open(options_);
    QVERIFY2(library.ok(), library.ok() ? "" : describe(library.error()).c_str());
    QVERIFY((*library)->createSession(session_, partnershipActivities()).ok());
    QVERIFY((*library)->createSession(other_, partnershipActivities()).ok());
    listener_ = std::make_unique<Listener>();
    writer_ = std::make_unique<Writer>(std::move(*library), listener_->events());
}

void TestWriter::handAll(const Uuid& session, const std::vector<Entry>& entries)
{
    for (const Entry& entry : entries) {
        writer_->hand(session, entry);
    }
}

// Read by a library of its own, after the writer has gone.
std::vector<Entry> TestWriter::storedBy(const Uuid& session) const
{
    const auto library = Library::open(options_);
    if (!library) {
        return {};
    }
    const auto found = (*library)->load(session);
    return found ? found->entries : std::vector<Entry>{};
}

void TestWriter::entriesAreSavedInTheOrderInWhichTheyWereHandedOver()
{
    const auto entries = taps(120);
    for (const Entry& entry : entries) {
        writer_->hand(session_, entry);
        writer_->hand(other_, entry);
    }
    QVERIFY(writer_->flush(kLong));
    QCOMPARE(writer_->waiting(), std::size_t{0});
    std::uint32_t last = 0;
    for (const auto& [session, upTo] : listener_->heard().saved) {
        if (session == session_) {
            QVERIFY(upTo > last);
            last = upTo;
        }
    }
    QCOMPARE(last, entries.back().number);
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);
    QVERIFY(storedBy(other_) == entries);
}

void TestWriter::entriesThatWaitTogetherShareACommit()
{
    const auto entries = taps(50);
    const std::size_t before = disk_->syncs("library.db-wal");
    disk_->stall();
    writer_->hand(session_, entries.front());
    QVERIFY(disk_->waitUntilStalled(kLong));
    handAll(session_, {entries.begin() + 1, entries.end()});
    handAll(other_, entries);
    disk_->release();
    QVERIFY(writer_->flush(kLong));

    // One commit for the first, one for all that waited meanwhile.
    QCOMPARE(disk_->syncs("library.db-wal") - before, std::size_t{2});
    const std::vector<std::pair<Uuid, std::uint32_t>> expected{{session_, 1}, {session_, 50}, {other_, 50}};
    QVERIFY(listener_->heard().saved == expected);
}

void TestWriter::aStalledStoreHoldsUpNoTapAndAcknowledgesNothing()
{
    const auto entries = taps(30);
    disk_->stall();
    writer_->hand(session_, entries.front());
    QVERIFY(disk_->waitUntilStalled(kLong));
    // Every one of these returns while the disk stands still.
    handAll(session_, {entries.begin() + 1, entries.end()});
    QCOMPARE(writer_->waiting(), entries.size());
    QVERIFY(listener_->heard().saved.empty());
    QVERIFY(!writer_->flush(1ms));

    disk_->release();
    QVERIFY(writer_->flush(kLong));
    QCOMPARE(writer_->waiting(), std::size_t{0});
    QCOMPARE(listener_->heard().saved.back().second, entries.back().number);
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);  // their times too
}

void TestWriter::workRunsBetweenTheEntriesItWasHandedOverBetween()
{
    const auto entries = taps(5);
    std::vector<std::size_t> counts;
    const auto count = [&](Library& library) {
        const auto found = library.load(session_);
        counts.push_back(found ? found->entries.size() : 0);
    };
    disk_->stall();
    writer_->hand(session_, entries[0]);
    writer_->run(count);
    writer_->hand(session_, entries[1]);
    writer_->hand(session_, entries[2]);
    writer_->run(count);
    writer_->run(count);
    writer_->hand(session_, entries[3]);
    disk_->release();
    QVERIFY(writer_->flush(kLong));
    writer_.reset();
    QVERIFY((counts == std::vector<std::size_t>{1, 3, 3}));
    QCOMPARE(storedBy(session_).size(), std::size_t{4});
}

void TestWriter::aFullDiskIsToldAndNothingIsDropped()
{
    const auto entries = taps(200);
    disk_->limitRoom(0);
    handAll(session_, {entries.begin(), entries.begin() + 100});
    QVERIFY(listener_->waitForFailing());
    handAll(session_, {entries.begin() + 100, entries.end()});
    QVERIFY(listener_->heard().failing.front().code == Errc::full);
    QCOMPARE(writer_->waiting(), entries.size());
    QVERIFY(listener_->heard().saved.empty());

    disk_->giveRoom();
    writer_->retryNow();
    QVERIFY(listener_->waitForRecovered());
    QVERIFY(writer_->flush(kLong));
    QCOMPARE(writer_->waiting(), std::size_t{0});
    const auto heard = listener_->heard();
    QCOMPARE(heard.failing.size(), std::size_t{1});
    QCOMPARE(heard.recovered, 1);
    QCOMPARE(heard.saved.back().second, entries.back().number);
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);
}

void TestWriter::aFullDiskAtTheStartOfAVisitLosesNothing()
{
    const auto entries = taps(60);
    const Uuid visit = randomUuid();
    disk_->limitRoom(0);
    writer_->create(visit, partnershipActivities());
    handAll(visit, {entries.begin(), entries.begin() + 30});
    QVERIFY(listener_->waitForFailing());
    handAll(visit, {entries.begin() + 30, entries.end()});
    QVERIFY(listener_->heard().failing.front().code == Errc::full);
    QCOMPARE(writer_->waiting(), entries.size());
    QVERIFY(!writer_->flush(1ms));

    disk_->giveRoom();
    writer_->retryNow();
    QVERIFY(listener_->waitForRecovered());
    QVERIFY(writer_->flush(kLong));
    const auto heard = listener_->heard();
    QCOMPARE(heard.failing.size(), std::size_t{1});
    QCOMPARE(heard.recovered, 1);
    QVERIFY((heard.saved.back() == std::pair{visit, entries.back().number}));
    writer_.reset();
    QVERIFY(storedBy(visit) == entries);
}

void TestWriter::aSessionThatIsThereAlreadyIsGoneOnWith()
{
    const auto entries = taps(10);
    writer_->create(session_, partnershipActivities());
    handAll(session_, {entries.begin(), entries.begin() + 5});
    writer_->create(session_, partnershipActivities());
    handAll(session_, {entries.begin() + 5, entries.end()});
    QVERIFY(writer_->flush(kLong));
    QVERIFY(listener_->heard().failing.empty());
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);
}

void TestWriter::aFailureIsTriedAgainByItself()
{
    const auto entries = taps(10);
    disk_->limitRoom(0);
    handAll(session_, entries);
    QVERIFY(listener_->waitForFailing());
    disk_->giveRoom();
    QVERIFY(listener_->waitForRecovered());
    QVERIFY(writer_->flush(kLong));
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);
}

void TestWriter::theDestructorWritesWhatWaits()
{
    const auto entries = taps(10);
    disk_->limitRoom(0);
    handAll(session_, entries);
    QVERIFY(listener_->waitForFailing());
    disk_->giveRoom();
    writer_.reset();
    QVERIFY(storedBy(session_) == entries);
}

void TestWriter::theDestructorEndsWhenTheDiskStaysFull()
{
    const auto entries = taps(10);
    handAll(session_, {entries.begin(), entries.begin() + 5});
    QVERIFY(writer_->flush(kLong));
    disk_->limitRoom(0);
    handAll(session_, {entries.begin() + 5, entries.end()});
    QVERIFY(listener_->waitForFailing());
    writer_.reset();
    disk_->giveRoom();
    QVERIFY((storedBy(session_) == std::vector<Entry>{entries.begin(), entries.begin() + 5}));
}

void TestWriter::whenNobodyTapsTheJournalMovesIntoTheDatabase()
{
    const auto entries = taps(20);
    handAll(session_, entries);
    QVERIFY(writer_->flush(kLong));
    const std::size_t before = disk_->syncs("library.db");
    QVERIFY(disk_->waitForSyncs("library.db", before + 1, kLong));
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
