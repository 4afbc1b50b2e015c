// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"
#include "tests/support/memory_keyring.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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

// Runs SQL on a library's file behind its back.
void runSql(const std::filesystem::path& file, const char* sql)
{
    sqlite3* connection = nullptr;
    char* problem = nullptr;
    if (sqlite3_open(file.c_str(), &connection) != SQLITE_OK ||
        sqlite3_exec(connection, sql, nullptr, nullptr, &problem) != SQLITE_OK)
        qFatal("%s", problem != nullptr ? problem : "the file cannot be opened");
    sqlite3_close(connection);
}

Uuid store(Library& library, const Journal& journal)
{
    if (!library.createSession(journal.session(), partnershipActivities()).ok() ||
        !library.append(journal.session(), journal.entries()).ok())
        qFatal("a journal could not be stored");
    return journal.session();
}

}  // namespace

class TstLibraryKeys : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.cheapKdf = true;
    }

    void aProtectedLibraryOpensWithItsPassphraseOnly()
    {
        const Journal journal = visit("LM");
        options_.passphrase = "correct horse";
        store(*openedLibrary(options_), journal);
        options_.passphrase = "battery staple";
        QCOMPARE(Library::open(options_).error().code, Errc::locked);
        options_.passphrase.reset();
        const auto without = Library::open(options_);
        QCOMPARE(without.error().code, Errc::locked);
        QVERIFY(without.error().what.find("passphrase") != std::string::npos);
        options_.passphrase = "correct horse";
        const auto library = openedLibrary(options_);
        QCOMPARE(library->protection(), Protection::passphrase);
        QVERIFY(library->load(journal.session()).ok());
    }

    void protectingAndChangingThePassphraseKeepsEverything()
    {
        const Journal journal = visit("LM");
        {
            const auto library = openedLibrary(options_);
            store(*library, journal);
            QVERIFY(!library->protect("").ok());
            QVERIFY(library->protect("first words").ok());
            QVERIFY(library->protect("second words").ok());
            QCOMPARE(library->protection(), Protection::passphrase);
            QVERIFY(library->load(journal.session()).ok());
        }
        options_.passphrase = "first words";
        QCOMPARE(Library::open(options_).error().code, Errc::locked);
        options_.passphrase = "second words";
        QVERIFY(openedLibrary(options_)->load(journal.session())->entries == journal.entries());
    }

    void aRealPassphraseTakesAtLeastHalfASecondToTry()
    {
        options_.cheapKdf = false;
        options_.passphrase = "correct horse";
        static_cast<void>(openedLibrary(options_));
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(openedLibrary(options_));
        // Half of what it was tuned to: the machine may be quicker the second time.
        QVERIFY(timer.elapsed() >= 250);
    }

    void aKeyringOpensTheLibraryAndAnotherDoesNot()
    {
        MemoryKeyring keyring, other;
        const Journal journal = visit("LM");
        options_.keyring = &keyring;
        options_.useKeyring = true;
        store(*openedLibrary(options_), journal);
        QCOMPARE(keyring.secrets.size(), std::size_t{1});
        QCOMPARE(openedLibrary(options_)->protection(), Protection::keyring);

        options_.keyring = &other;
        QVERIFY(!Library::open(options_).ok());
        other.secrets = keyring.secrets;
        other.secrets.begin()->second.assign(32, 'x');
        QCOMPARE(Library::open(options_).error().code, Errc::locked);
        options_.keyring = nullptr;
        QCOMPARE(Library::open(options_).error().code, Errc::locked);

        options_.keyring = &keyring;
        QVERIFY(openedLibrary(options_)->protect("words").ok());
        QVERIFY(keyring.secrets.empty());
        options_.passphrase = "words";
        QVERIFY(openedLibrary(options_)->protectByKeyring(keyring).ok());
        options_.passphrase.reset();
        QVERIFY(openedLibrary(options_)->load(journal.session()).ok());
    }

    void aBackupIsPutBackIntoAnEmptyFolder()
    {
        const QString copy = folder_->filePath("copy.db");
        std::string digest;
        {
            const auto library = openedLibrary(options_);
            store(*library, visit("LMJP"));
            digest = library->verify()->contentDigest;
            QVERIFY(library->backup(copy.toStdString()).ok());
            QCOMPARE(library->backup(copy.toStdString()).error().code, Errc::exists);
        }
        const std::filesystem::path other = folder_->filePath("other").toStdString();
        QVERIFY(Library::restore(copy.toStdString(), other).ok());
        QCOMPARE(Library::restore(copy.toStdString(), other).error().code, Errc::exists);
        options_.folder = other;
        const auto back = openedLibrary(options_)->verify();
        QVERIFY(back->findings.empty());
        QCOMPARE(back->contentDigest, digest);
    }

    void aDamagedBackupIsNotPutBack()
    {
        const QString copy = folder_->filePath("copy.db");
        const QString noise = folder_->filePath("noise.db");
        store(*openedLibrary(options_), visit("LMJP"));
        QVERIFY(openedLibrary(options_)->backup(copy.toStdString()).ok());
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4'096 + 8) && file.write(QByteArray(64, '\xFF')) == 64);
        file.close();
        QFile other(noise);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(QByteArray(9'000, 'n')) == 9'000);
        other.close();
        const std::filesystem::path target = folder_->filePath("target").toStdString();
        QCOMPARE(Library::restore(copy.toStdString(), target).error().code, Errc::damaged);
        QCOMPARE(Library::restore(noise.toStdString(), target).error().code, Errc::damaged);
        QCOMPARE(Library::restore(folder_->filePath("none.db").toStdString(), target).error().code,
                 Errc::notFound);
        QVERIFY(QDir(QString::fromStdString(target.string())).isEmpty());
    }

    void aLibraryOfALaterVersionIsRefusedInWordsAndUntouched()
    {
        static_cast<void>(openedLibrary(options_));
        runSql(options_.folder / "library.db", "PRAGMA user_version=999");
        const auto later = Library::open(options_);
        QCOMPARE(later.error().code, Errc::tooNew);
        QVERIFY(later.error().what.find("later version") != std::string::npos);
        runSql(options_.folder / "library.db", "PRAGMA user_version=5");
        QVERIFY(Library::open(options_).ok());
    }

    void anotherProgramsDatabaseIsRefused()
    {
        static_cast<void>(openedLibrary(options_));
        runSql(options_.folder / "library.db", "PRAGMA application_id=7");
        QCOMPARE(Library::open(options_).error().code, Errc::damaged);
    }

    void anOlderLibraryIsMigratedAndItsCopyKept()
    {
        const Journal journal = visit("LMJP");
        store(*openedLibrary(options_), journal);
        const std::filesystem::path file = options_.folder / "library.db";
        // Back to what the first version wrote.
        runSql(
            file,
            "DROP TABLE audit; DROP TABLE reflection; DROP TABLE reflection_key; DROP TABLE tombstone; DROP "
            "TABLE fork; ALTER "
            "TABLE session DROP COLUMN sealed_summary;"
            "ALTER TABLE session DROP COLUMN summarised_to; ALTER TABLE session DROP COLUMN sealed_unknown;"
            "PRAGMA user_version=1");
        LibraryOptions reading = options_;
        reading.writer = false;
        QCOMPARE(Library::open(reading).error().code, Errc::refused);
        const auto library = openedLibrary(options_);
        QVERIFY(library->load(journal.session())->entries == journal.entries());
        QCOMPARE(library->summaries()->front().interactions, 4U);
        const QString copy = QString::fromStdString((options_.folder / "library-v1.backup.db").string());
        QVERIFY(QFileInfo::exists(copy));
        // The copy is whole: put back elsewhere it is migrated too.
        const std::filesystem::path other = folder_->filePath("other").toStdString();
        QVERIFY(Library::restore(copy.toStdString(), other).ok());
        LibraryOptions again = options_;
        again.folder = other;
        QCOMPARE(openedLibrary(again)->verify()->contentDigest, library->verify()->contentDigest);
        // It holds the key as it lay then, and so goes when the library is protected.
        QVERIFY(library->protect("words").ok());
        QVERIFY(!QFileInfo::exists(copy));
    }
};

QTEST_GUILESS_MAIN(TstLibraryKeys)
#include "tst_library_keys.moc"
