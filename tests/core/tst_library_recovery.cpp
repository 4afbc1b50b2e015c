// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr UtcTime kDay{1'772'445'600'000};  // 2026-03-02

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

// One who may help: what is sealed for them is the secret turned around.
Result<std::string> seal(const std::string& secret)
{
    return std::string(secret.rbegin(), secret.rend());
}
std::string unseal(const std::string& sealed)
{
    return {sealed.rbegin(), sealed.rend()};
}

// Every row of every table, by where it stands.
std::map<std::string, std::string> contents(const std::filesystem::path& file)
{
    std::map<std::string, std::string> found;
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        qFatal("no file");
    const auto each = [&](const std::string& sql, const auto& use) {
        sqlite3_stmt* select = nullptr;
        if (sqlite3_prepare_v2(connection, sql.c_str(), -1, &select, nullptr) != SQLITE_OK)
            qFatal("%s", sql.c_str());
        while (sqlite3_step(select) == SQLITE_ROW) use(select);
        sqlite3_finalize(select);
    };
    std::vector<std::string> tables;
    each("SELECT name FROM sqlite_schema WHERE type='table'", [&](sqlite3_stmt* row) {
        tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
    });
    for (const std::string& table : tables)
        each("SELECT * FROM " + table, [&](sqlite3_stmt* row) {
            std::string key = table, all;
            for (int i = 0; i < sqlite3_column_count(row); ++i) {
                const std::string value(static_cast<const char*>(sqlite3_column_blob(row, i)),
                                        static_cast<std::size_t>(sqlite3_column_bytes(row, i)));
                if (i == 0) key += "/" + value;
                if (i == 1 && table == "entry") key += "/" + std::to_string(sqlite3_column_int64(row, i));
                all += value + "|";
            }
            found[key] += all;
        });
    sqlite3_close(connection);
    return found;
}

}  // namespace

// The passphrase forgotten: whoever was asked to help holds the other way in.
class TstLibraryRecovery : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    static Uuid keep(Library& library, const Journal& journal)
    {
        if (!library.createSession(journal.session(), partnershipActivities()) ||
            !library.append(journal.session(), journal.entries()))
            qFatal("a journal was not stored");
        return journal.session();
    }
    [[nodiscard]] LibraryOptions forgotten() const
    {
        LibraryOptions without = options_;
        without.passphrase.reset();
        return without;
    }
    [[nodiscard]] LibraryOptions helped() const
    {
        LibraryOptions with = forgotten();
        const auto note = Library::recoveryOf(forgotten());
        if (note && *note) with.recoverySecret = unseal((*note)->sealed);
        return with;
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.passphrase = "first words";
        options_.cheapKdf = true;
    }

    void withHelpItOpensAndTakesANewPassphrase()
    {
        const Journal journal = visit("LMJP");
        {
            const auto library = opened(options_);
            keep(*library, journal);
            QVERIFY(library->keepRecovery("the study", seal).ok());
            QCOMPARE((*library->recovery())->recipient, std::string("the study"));
        }
        QCOMPARE(Library::open(forgotten()).error().code, Errc::locked);
        const LibraryOptions used = helped();
        QVERIFY(used.recoverySecret);
        {
            const auto library = opened(used);
            QVERIFY(library->load(journal.session())->entries == journal.entries());
            QVERIFY(library->protect("second words").ok());
            // Who helped knows the secret by now; it leads nowhere any more.
            QVERIFY(!library->recovery()->has_value());
            QVERIFY(library->load(journal.session())->entries == journal.entries());
        }
        QCOMPARE(Library::open(used).error().code, Errc::locked);
        QCOMPARE(Library::open(options_).error().code, Errc::locked);
        options_.passphrase = "second words";
        const auto library = opened(options_);
        QVERIFY(library->load(journal.session())->entries == journal.entries());
        QVERIFY(library->verify()->findings.empty());
    }

    void anothersSecretOpensNothing()
    {
        QVERIFY(opened(options_)->keepRecovery("the study", seal).ok());
        LibraryOptions stranger = helped();
        stranger.recoverySecret->front() = static_cast<char>(~stranger.recoverySecret->front());
        QCOMPARE(Library::open(stranger).error().code, Errc::locked);
        stranger.recoverySecret = "short";
        QCOMPARE(Library::open(stranger).error().code, Errc::locked);
    }

    void withoutAgreementThereIsNoOtherWay()
    {
        static_cast<void>(opened(options_));
        QVERIFY(!Library::recoveryOf(forgotten())->has_value());
        LibraryOptions guess = forgotten();
        guess.recoverySecret = std::string(32, 'x');
        QCOMPARE(Library::open(guess).error().code, Errc::locked);
    }

    void takenBackTheWayIsGoneFromTheFile()
    {
        QVERIFY(opened(options_)->keepRecovery("the study", seal).ok());
        const LibraryOptions before = helped();
        const std::string sealed = (*Library::recoveryOf(forgotten()))->sealed;
        QVERIFY(opened(options_)->dropRecovery().ok());
        QVERIFY(!Library::recoveryOf(forgotten())->has_value());
        QCOMPARE(Library::open(before).error().code, Errc::locked);
        for (const char* const name : {"library.db", "library.db-wal"}) {
            QFile file(QString::fromStdString((options_.folder / name).string()));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY(!file.readAll().contains(QByteArray::fromStdString(sealed)));
        }
    }

    void itHoldsWhenThePassphraseChanges()
    {
        const Journal journal = visit("LMJP");
        {
            const auto library = opened(options_);
            keep(*library, journal);
            QVERIFY(library->keepRecovery("the study", seal).ok());
            QVERIFY(library->protect("second words").ok());
        }
        QVERIFY(opened(helped())->load(journal.session()).ok());
    }

    void itHoldsWhenAWithdrawalChangesTheKey()
    {
        const Journal stays = visit("LMJP");
        {
            const auto library = opened(options_);
            keep(*library, stays);
            const Uuid goes = keep(*library, visit("PJ"));
            QVERIFY(library->keepRecovery("the study", seal).ok());
            QVERIFY(library->withdraw(goes, WithdrawalScope::all, kDay).ok());
            QVERIFY(!*library->keyRotationDue());
        }
        QVERIFY(opened(helped())->load(stays.session())->entries == stays.entries());
    }

    void openedWithHelpNothingIsRotatedUntilThereIsAPassphrase()
    {
        Uuid stays, goes;
        {
            const auto library = opened(options_);
            stays = keep(*library, visit("LMJP"));
            goes = keep(*library, visit("PJ"));
            QVERIFY(library->keepRecovery("the study", seal).ok());
        }
        const auto library = opened(helped());
        QVERIFY(library->withdraw(goes, WithdrawalScope::all, kDay).ok());
        QVERIFY(*library->keyRotationDue());
        QVERIFY(library->load(stays).ok());
        QVERIFY(library->protect("second words").ok());
        QVERIFY(!*library->keyRotationDue());
        QVERIFY(library->load(stays).ok());
    }

    void whenItCannotBeSealedNothingIsKept()
    {
        const auto library = opened(options_);
        const auto fails = [](const std::string&) {
            return Result<std::string>(Error{Errc::invalid, "no such key", {}});
        };
        QCOMPARE(library->keepRecovery("the study", fails).error().code, Errc::invalid);
        QVERIFY(!library->recovery()->has_value());
    }

    // Promise: a change of passphrase is a matter of the key's wrap alone.
    void aNewPassphraseChangesOneRowAndNothingElse()
    {
        const auto library = opened(options_);
        keep(*library, visit("LMJP"));
        keep(*library, visit("PJ"));
        QVERIFY(library->setSecret("look", "by daylight").ok());
        QVERIFY(library->keepRecovery("the study", seal).ok());
        QVERIFY(library->summaries().ok());
        const auto before = contents(options_.folder / "library.db");
        QVERIFY(library->protect("second words").ok());
        const auto after = contents(options_.folder / "library.db");
        QStringList changed;
        for (const auto& [key, value] : after)
            if (!before.contains(key) || before.at(key) != value)
                changed << QString::fromStdString(key.substr(0, key.find('/'))) +
                               (key.starts_with("meta/") ? QString::fromStdString(key.substr(4)) : QString());
        changed.removeAll("audit");  // that it was done is noted
        changed.removeAll("meta/log");
        QCOMPARE(changed, QStringList{"meta/key"});
        for (const auto& [key, value] : before) QVERIFY(after.contains(key));
    }
};

QTEST_GUILESS_MAIN(TstLibraryRecovery)
#include "tst_library_recovery.moc"
