// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"
#include "tests/support/memory_keyring.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr UtcTime kDay{1'772'445'600'000};  // 2026-03-02

// Every value that lies under the library's key, as it lies in the file, and what keeps the key itself.
std::map<std::string, std::string> underTheKey(const std::filesystem::path& file)
{
    std::map<std::string, std::string> found;
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        qFatal("no file");
    for (const char* const sql : {"SELECT 's' || hex(id), wrapped_key FROM session",
                                  "SELECT 't' || hex(session), sealed FROM tombstone",
                                  "SELECT 'x' || hex(name_digest), sealed FROM secret",
                                  "SELECT key, value FROM meta WHERE key='key'"}) {
        sqlite3_stmt* select = nullptr;
        if (sqlite3_prepare_v2(connection, sql, -1, &select, nullptr) != SQLITE_OK) qFatal("%s", sql);
        while (sqlite3_step(select) == SQLITE_ROW)
            found[reinterpret_cast<const char*>(sqlite3_column_text(select, 0))].assign(
                static_cast<const char*>(sqlite3_column_blob(select, 1)),
                static_cast<std::size_t>(sqlite3_column_bytes(select, 1)));
        sqlite3_finalize(select);
    }
    sqlite3_close(connection);
    return found;
}

}  // namespace

class TstKeyRotation : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    [[nodiscard]] std::filesystem::path file() const { return options_.folder / "library.db"; }
    static Uuid keep(Library& library, const Journal& journal)
    {
        if (!library.createSession(journal.session(), partnershipActivities()) ||
            !library.append(journal.session(), journal.entries()))
            qFatal("the journal was not stored");
        return journal.session();
    }

    // A visit that stays and one that goes; the values under the key before and after.
    void withdrawOne()
    {
        const Journal stays = visit("LMJP"), goes = visit("PJ");
        std::map<std::string, std::string> before, after;
        {
            const auto library = openedLibrary(options_);
            keep(*library, stays);
            keep(*library, goes);
            QVERIFY(library->setSecret("look", "by daylight").ok());
            QVERIFY(library->checkpoint().ok());
            before = underTheKey(file());
            QVERIFY(*library->withdraw(goes.session(), WithdrawalScope::all, kDay) == Wiping::done);
            QVERIFY(!*library->keyRotationDue());
            after = underTheKey(file());
            // It goes on with the key that took its place.
            QVERIFY(library->load(stays.session())->entries == stays.entries());
            QVERIFY(library->append(stays.session(), {}).ok());
            QCOMPARE(*library->secret("look"), std::optional<std::string>("by daylight"));
        }
        // Every value that stays stands under its old name and is sealed anew.
        for (const auto& [name, value] : after) {
            if (name.front() == 't') continue;
            QVERIFY2(before.contains(name), name.c_str());
            QVERIFY2(before.at(name) != value, name.c_str());
        }
        QCOMPARE(after.size(), before.size());  // a session less, a tombstone more
        const auto library = openedLibrary(options_);
        QVERIFY(library->load(stays.session())->entries == stays.entries());
        QVERIFY((*library->tombstone(goes.session())).has_value());
        QCOMPARE(*library->secret("look"), std::optional<std::string>("by daylight"));
        QVERIFY(!library->secret("something else")->has_value());
        QVERIFY(library->verify()->findings.empty());
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.cheapKdf = true;
    }

    void anOpenLibraryChangesItsKeyWhenASessionIsWithdrawn() { withdrawOne(); }

    void soDoesOneBehindAPassphraseWhichStays()
    {
        options_.passphrase = "four plain words";
        withdrawOne();
        options_.passphrase = "other words";
        QCOMPARE(Library::open(options_).error().code, Errc::locked);
    }

    void soDoesOneInAKeyringWhichForgetsTheSecretBefore()
    {
        MemoryKeyring keyring;
        options_.keyring = &keyring;
        options_.useKeyring = true;
        static_cast<void>(openedLibrary(options_));
        const auto before = keyring.secrets;
        QCOMPARE(before.size(), std::size_t{1});
        withdrawOne();
        QCOMPARE(keyring.secrets.size(), std::size_t{1});
        QVERIFY(keyring.secrets.begin()->first != before.begin()->first);
        options_.keyring = nullptr;
    }

    void aReaderBesideItReadsOn()
    {
        options_.passphrase = "four plain words";
        const auto library = openedLibrary(options_);
        const Uuid stays = keep(*library, visit("LMJP")), goes = keep(*library, visit("PJ"));
        QVERIFY(library->setSecret("look", "by daylight").ok());
        LibraryOptions reading = options_;
        reading.writer = false;
        const auto reader = openedLibrary(reading);
        QVERIFY(reader->load(stays).ok());
        QVERIFY(library->withdraw(goes, WithdrawalScope::all, kDay).ok());
        QVERIFY(library->setSecret("look", "by night").ok());
        QVERIFY(reader->load(stays).ok());
        QCOMPARE(*reader->secret("look"), std::optional<std::string>("by night"));
        QVERIFY((*reader->tombstone(goes)).has_value());
    }

    // Withdrawn by a version that only marked it, or where the keyring was not there.
    void whatIsStillDueIsDoneAtTheNextOpening()
    {
        MemoryKeyring keyring;
        options_.keyring = &keyring;
        options_.useKeyring = true;
        static_cast<void>(openedLibrary(options_));
        const auto before = underTheKey(file());
        sqlite3* connection = nullptr;
        QCOMPARE(sqlite3_open(file().c_str(), &connection), SQLITE_OK);
        QCOMPARE(
            sqlite3_exec(connection, "INSERT INTO meta VALUES('rotate', x'01')", nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(connection);
        QVERIFY(!*openedLibrary(options_)->keyRotationDue());
        QVERIFY(underTheKey(file()).at("key") != before.at("key"));
        options_.keyring = nullptr;
    }

    void severalSettingsAreOneCommitAndCanBeRemoved()
    {
        const auto library = openedLibrary(options_);
        QVERIFY(library->setSecrets({{"one", "1"}, {"two", "2"}}).ok());
        QVERIFY(library->setSecrets({{"one", std::nullopt}, {"two", "3"}, {"none", std::nullopt}}).ok());
        QVERIFY(!library->secret("one")->has_value());
        QCOMPARE(*library->secret("two"), std::optional<std::string>("3"));
    }
};

QTEST_GUILESS_MAIN(TstKeyRotation)
#include "tst_key_rotation.moc"
