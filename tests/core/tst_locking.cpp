// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/sealing/keyring.h"
#include "tests/support/builders.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kPassphrase = "kettle orbit meadow seven";

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

// A key to look for, kept so that looking for it does not find the looker.
class Needle {
public:
    explicit Needle(std::string_view key)
    {
        for (const char byte : key) masked_.push_back(static_cast<unsigned char>(~byte));
    }

    // How often it stands in what this program may write to: heap, stacks, its own data.
    [[nodiscard]] int inMemory() const
    {
        QFile maps("/proc/self/maps");
        if (!maps.open(QIODevice::ReadOnly)) qFatal("the memory cannot be listed");
        int found = 0;
        for (const QByteArray& line : maps.readAll().split('\n')) {
            const QByteArrayList parts = line.simplified().split(' ');
            if (parts.size() < 2 || !parts[1].startsWith("rw")) continue;
            const QByteArrayList range = parts[0].split('-');
            const auto* at = reinterpret_cast<const unsigned char*>(range[0].toULongLong(nullptr, 16));
            const auto* const end = reinterpret_cast<const unsigned char*>(range[1].toULongLong(nullptr, 16));
            // No heap of ours is that large: what a sanitizer set aside for its own book-keeping.
            if (end - at > kLargestOfOurs) continue;
            for (; at + masked_.size() <= end; ++at) found += here(at) ? 1 : 0;
        }
        return found;
    }

private:
    static constexpr std::ptrdiff_t kLargestOfOurs = 1 << 30;

    // Memory that was let go is looked at too, which a sanitizer would take for a mistake.
    [[nodiscard, gnu::no_sanitize_address]] bool here(const unsigned char* at) const
    {
        const unsigned char* const masked = masked_.data();
        const std::size_t length = masked_.size();
        for (std::size_t i = 0; i < length; ++i)
            if (static_cast<unsigned char>(~at[i]) != masked[i]) return false;
        return true;
    }
    std::vector<unsigned char> masked_;
};

// The library's key, worked out from its file as whoever knows the passphrase can.
Needle keyOf(const std::filesystem::path& folder)
{
    sqlite3* connection = nullptr;
    sqlite3_stmt* select = nullptr;
    if (sqlite3_open((folder / "library.db").c_str(), &connection) != SQLITE_OK ||
        sqlite3_prepare_v2(connection, "SELECT value FROM meta WHERE key='key'", -1, &select, nullptr) !=
            SQLITE_OK ||
        sqlite3_step(select) != SQLITE_ROW)
        qFatal("the file cannot be read");
    const std::string bytes(static_cast<const char*>(sqlite3_column_blob(select, 0)),
                            static_cast<std::size_t>(sqlite3_column_bytes(select, 0)));
    sqlite3_finalize(select);
    sqlite3_close(connection);
    auto slot = readSlot(bytes);
    if (!slot) qFatal("no slot");
    const auto key = tessera::unlock(*slot, std::string(kPassphrase), nullptr);
    if (!key) qFatal("no key");
    return Needle(key->view());
}

}  // namespace

// Locked, a library keeps one running session going, and tells of nothing else.
class TstLocking : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    static void keep(Library& library, const Journal& journal)
    {
        if (!library.createSession(journal.session(), partnershipActivities()) ||
            !library.append(journal.session(), journal.entries()))
            qFatal("a journal was not stored");
    }
    static Entry next(const Journal& journal, std::uint32_t after = 1)
    {
        Entry entry = note(90'000, "said while locked");
        entry.number = static_cast<std::uint32_t>(journal.entries().size()) + after;
        return entry;
    }
    [[nodiscard]] Status unlock(Library& library, const char* passphrase) const
    {
        LibraryOptions beside = options_;
        beside.writer = false;
        beside.passphrase = passphrase;
        const auto reader = Library::open(beside);
        if (!reader) return reader.error();
        return library.unlock(**reader);
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.passphrase = kPassphrase;
        options_.cheapKdf = true;
    }

    void theRunningSessionGoesOnAndNothingElseAnswers()
    {
        const Journal earlier = visit("LMJP"), running = visit("PJ");
        const auto library = opened(options_);
        keep(*library, earlier);
        keep(*library, running);
        QVERIFY(library->setSecret("look", "by daylight").ok());
        QVERIFY(library->lock(running.session()).ok());
        QVERIFY(library->locked());

        QVERIFY(library->append(running.session(), {next(running)}).ok());
        QVERIFY(library->append(running.session(), {next(running, 2)}).ok());
        QVERIFY(library->checkpoint().ok());

        const auto refused = [](const auto& answer) {
            return !answer.ok() && answer.error().code == Errc::locked;
        };
        QVERIFY(refused(library->load(earlier.session())));
        QVERIFY(refused(library->load(running.session())));
        QVERIFY(refused(library->append(earlier.session(), {next(earlier)})));
        QVERIFY(refused(library->summaries()));
        QVERIFY(refused(library->summary(earlier.session())));
        QVERIFY(refused(library->secret("look")));
        QVERIFY(refused(library->secret("no such thing")));
        QVERIFY(refused(library->setSecret("look", "x")));
        QVERIFY(refused(library->createSession(randomUuid(), partnershipActivities())));
        QVERIFY(refused(library->discard(earlier.session())));
        QVERIFY(refused(library->withdraw(earlier.session(), WithdrawalScope::all, UtcTime{0})));
        QVERIFY(refused(library->protect("another")));
        QVERIFY(refused(library->verify()));
        StoredSession other;
        other.id = randomUuid();
        other.scheme = partnershipActivities();
        other.entries = visit("L").entries();
        QVERIFY(refused(library->merge(other)));

        QCOMPARE(unlock(*library, "kettle orbit meadow eight").error().code, Errc::locked);
        QVERIFY(library->locked());
        QVERIFY(unlock(*library, kPassphrase).ok());
        QVERIFY(!library->locked());
        QVERIFY(library->load(earlier.session())->entries == earlier.entries());
        QCOMPARE(library->load(running.session())->entries.size(), running.entries().size() + 2);
        QCOMPARE(*library->secret("look"), std::optional<std::string>("by daylight"));
        QVERIFY(library->verify()->findings.empty());
    }

    void aSessionThatWasTakenUpAgainGoesOnFromItsFirstEntry()
    {
        const Journal running = visit("PJ");
        keep(*opened(options_), running);
        const auto library = opened(options_);  // nothing was appended since: its key was not asked for yet
        QVERIFY(library->lock(running.session()).ok());
        QVERIFY(library->append(running.session(), {next(running)}).ok());
    }

    void onceItsVisitIsOverTheSessionIsLockedToo()
    {
        const Journal running = visit("PJ");
        const auto library = opened(options_);
        keep(*library, running);
        QVERIFY(library->lock(running.session()).ok());
        QVERIFY(library->append(running.session(), {next(running)}).ok());
        QVERIFY(library->lock().ok());
        QCOMPARE(library->append(running.session(), {next(running, 2)}).error().code, Errc::locked);
    }

    void whatWasBegunByMistakeCanBeThrownAwayBehindTheLock()
    {
        const Journal running = visit("PJ");
        const auto library = opened(options_);
        keep(*library, running);
        QVERIFY(library->lock(running.session()).ok());
        QVERIFY(library->discard(running.session()).ok());
        QVERIFY(!library->contains(running.session()));
    }

    void theKeyIsNowhereInMemoryWhileItIsLocked()
    {
        const Journal earlier = visit("LMJP"), running = visit("PJ");
        const auto library = opened(options_);
        keep(*library, earlier);
        keep(*library, running);
        const Needle key = keyOf(options_.folder);
        QVERIFY(key.inMemory() > 0);
        QVERIFY(library->lock(running.session()).ok());
        QVERIFY(library->append(running.session(), {next(running)}).ok());
        QCOMPARE(key.inMemory(), 0);
        QVERIFY(unlock(*library, kPassphrase).ok());
        QVERIFY(key.inMemory() > 0);
    }

    void withoutProtectionThereIsNothingToLock()
    {
        options_.passphrase.reset();
        const auto library = opened(options_);
        QCOMPARE(library->lock().error().code, Errc::refused);
        QVERIFY(!library->locked());
    }

    void anotherLibrarysKeyDoesNotUnlockIt()
    {
        const auto library = opened(options_);
        QVERIFY(library->lock().ok());
        LibraryOptions other = options_;
        other.folder = folder_->filePath("other").toStdString();
        const auto stranger = opened(other);
        QCOMPARE(library->unlock(*stranger).error().code, Errc::refused);
        QVERIFY(library->locked());
    }

    void aKeyThatWasChangedSinceUnlocksItAll()
    {
        const Journal stays = visit("LMJP"), goes = visit("PJ");
        const auto library = opened(options_);
        keep(*library, stays);
        keep(*library, goes);
        QVERIFY(library->withdraw(goes.session(), WithdrawalScope::all, UtcTime{1'772'445'600'000}).ok());
        QVERIFY(library->lock().ok());
        QVERIFY(unlock(*library, kPassphrase).ok());
        QVERIFY(library->load(stays.session()).ok());
        QVERIFY(library->withdraw(stays.session(), WithdrawalScope::all, UtcTime{1'772'445'600'000}).ok());
        QVERIFY(!*library->keyRotationDue());
    }
};

QTEST_GUILESS_MAIN(TstLocking)
#include "tst_locking.moc"
