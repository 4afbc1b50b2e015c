// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"

#include "tests/support/builders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

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

Journal startedAt(std::int64_t hour)
{
    Header content = header();
    content.start.ms += hour * 3'600'000;
    return journalOf({headerEntry(content), activity(0, 0), simple(EntryKind::end, 60'000)});
}

}  // namespace

class TstLibrary : public QObject {
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

    void whatWasAppendedIsThereAfterOpeningAgain()
    {
        const Journal journal = visit("LLMJP");
        Uuid device;
        {
            const auto library = opened(options_);
            QCOMPARE(library->protection(), Protection::open);
            device = library->device();
            QVERIFY(!device.isNil());
            QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
            for (const Entry& entry : journal.entries())
                QVERIFY(library->append(journal.session(), {entry}).ok());
        }
        const auto library = opened(options_);
        QVERIFY(library->device() == device);
        const auto stored = library->load(journal.session());
        QVERIFY(stored.ok());
        QVERIFY(stored->entries == journal.entries());
        QVERIFY(stored->scheme == partnershipActivities());
        const auto again = library->journal(*stored);
        QVERIFY(again.ok());
        QCOMPARE(again->fold().timeline().interactions.size(), std::size_t{5});
        QCOMPARE(library->sessionIds()->size(), std::size_t{1});
    }

    void filesAreForTheirOwnerAlone()
    {
        const auto library = opened(options_);
        store(*library, visit("LM"));
        const QDir folder(QString::fromStdString(options_.folder.string()));
        QVERIFY(!(QFileInfo(folder.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        const auto files = folder.entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const QFileInfo& file : files)
            QVERIFY2(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)),
                     qPrintable(file.fileName()));
    }

    void anAppendIsAllOrNothing()
    {
        const auto library = opened(options_);
        const Journal journal = visit("LMJP");
        const Uuid id = store(*library, journal);
        Entry next = simple(EntryKind::reopen, 90'000), later = simple(EntryKind::end, 99'000);
        next.number = journal.entries().back().number + 1;
        later.number = next.number + 2;
        QCOMPARE(library->append(id, {next, later}).error().code, Errc::invalid);
        QCOMPARE(library->load(id)->entries.size(), journal.entries().size());
        QVERIFY(library->append(id, {next}).ok());
        QCOMPARE(library->append(randomUuid(), {next}).error().code, Errc::notFound);
        QCOMPARE(library->createSession(id, partnershipActivities()).error().code, Errc::exists);
    }

    void severalSessionsShareACommit()
    {
        const auto library = opened(options_);
        const Journal a = visit("LM"), b = visit("JPJP");
        QVERIFY(library->createSession(a.session(), partnershipActivities()).ok());
        QVERIFY(library->createSession(b.session(), partnershipActivities()).ok());
        const std::vector<Entry> head(a.entries().begin(), a.entries().begin() + 2);
        const std::vector<Entry> tail(a.entries().begin() + 2, a.entries().end());
        QVERIFY(library->append({{a.session(), head}, {b.session(), b.entries()}, {a.session(), tail}}).ok());
        QVERIFY(library->load(a.session())->entries == a.entries());
        QVERIFY(library->load(b.session())->entries == b.entries());
    }

    void theNewestVisitComesFirstAndSummariesFollowTheJournal()
    {
        const auto library = opened(options_);
        const Uuid noon = store(*library, startedAt(12)), morning = store(*library, startedAt(9));
        const Uuid evening = store(*library, startedAt(18));
        auto listed = library->summaries();
        QVERIFY(listed.ok());
        QVERIFY((*listed)[0].session == evening && (*listed)[1].session == noon &&
                (*listed)[2].session == morning);
        QCOMPARE((*listed)[0].state, SessionState::ended);
        QCOMPARE((*listed)[0].observed, Millis{60'000});
        Entry more = simple(EntryKind::reopen, 90'000);
        more.number = 4;
        QVERIFY(library->append(noon, {more}).ok());
        listed = library->summaries();
        QCOMPARE((*listed)[1].state, SessionState::open);
        QCOMPARE((*listed)[1].entries, 4U);
        // One that is behind when it is saved is worked out anew.
        Summary old = (*listed)[1];
        old.entries = 3;
        old.notes = 77;
        QVERIFY(library->saveSummary(old).ok());
        QCOMPARE(library->summary(noon)->notes, 0U);
        QVERIFY(!library->summary(randomUuid()).ok());
    }

    void secretsComeBackAndAreReplaced()
    {
        {
            const auto library = opened(options_);
            QVERIFY(!library->secret("device-key")->has_value());
            QVERIFY(library->setSecret("device-key", std::string("\x00\x01two", 5)).ok());
            QVERIFY(library->setSecret("empty", "").ok());
            QVERIFY(library->setSecret("theme", "light").ok());
            QVERIFY(library->setSecret("theme", "dark").ok());
        }
        const auto library = opened(options_);
        QVERIFY(library->secret("device-key")->value() == std::string("\x00\x01two", 5));
        QVERIFY(library->secret("empty")->value().empty());
        QVERIFY(library->secret("theme")->value() == "dark");
    }

    void aSecondWriterIsRefusedInWordsAndAReaderIsNot()
    {
        const auto writer = opened(options_);
        const auto second = Library::open(options_);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, Errc::refused);
        QVERIFY(second.error().what.find("Another program") != std::string::npos);

        const Uuid id = store(*writer, visit("LM"));
        LibraryOptions reading = options_;
        reading.writer = false;
        const auto reader = opened(reading);
        QCOMPARE(reader->load(id)->entries.size(), std::size_t{4});
        const Uuid later = store(*writer, visit("JP"));
        QVERIFY(reader->contains(later));
        QCOMPARE(reader->summaries()->size(), std::size_t{2});
        QCOMPARE(reader->createSession(randomUuid(), partnershipActivities()).error().code, Errc::refused);
        QCOMPARE(reader->discard(id).error().code, Errc::refused);
        QCOMPARE(reader->protect("words").error().code, Errc::refused);
    }

    void aReaderMakesNoLibrary()
    {
        options_.writer = false;
        QCOMPARE(Library::open(options_).error().code, Errc::notFound);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(options_.folder.string())));
    }

    void oneChangedByteIsFoundAndNamed()
    {
        const Journal damaged = visit("LMJP"), sound = visit("PJ");
        {
            const auto library = opened(options_);
            store(*library, damaged);
            store(*library, sound);
            QVERIFY(library->verify()->findings.empty());
        }
        const std::string sql =
            "UPDATE entry SET sealed=zeroblob(104) WHERE number=3 AND hex(session)='" +
            QString::fromStdString(damaged.session().text()).remove('-').toUpper().toStdString() + "'";
        runSql(options_.folder / "library.db", sql.c_str());
        const auto library = opened(options_);
        const auto checked = library->verify();
        QVERIFY(checked.ok());
        QCOMPARE(checked->findings.size(), std::size_t{1});
        QVERIFY(checked->findings.front().find(damaged.session().text()) != std::string::npos);
        QCOMPARE(library->load(damaged.session()).error().code, Errc::damaged);
        QVERIFY(library->load(sound.session()).ok());
        // The other visits are still listed.
        QCOMPARE(library->summaries()->size(), std::size_t{1});
    }

    void entriesCannotStandInEachOthersPlace()
    {
        const Journal journal = visit("LMJP");
        store(*opened(options_), journal);
        runSql(options_.folder / "library.db",
               "UPDATE entry SET sealed=(SELECT sealed FROM entry WHERE number=2) WHERE number=3");
        const auto library = opened(options_);
        QCOMPARE(library->load(journal.session()).error().code, Errc::damaged);
    }

    void aMissingEntryIsFound()
    {
        const Journal journal = visit("LMJP");
        store(*opened(options_), journal);
        runSql(options_.folder / "library.db", "DELETE FROM entry WHERE number=3");
        const auto library = opened(options_);
        QVERIFY(!library->verify()->findings.empty());
        QCOMPARE(library->load(journal.session()).error().code, Errc::damaged);
    }

    void theDigestIsOfTheContentAndNotOfTheOrder()
    {
        const Journal a = visit("LM"), b = visit("JP");
        const auto first = opened(options_);
        options_.folder = folder_->filePath("other").toStdString();
        options_.passphrase = "words";
        const auto second = opened(options_);
        store(*first, a);
        QVERIFY(first->verify()->contentDigest != second->verify()->contentDigest);
        store(*first, b);
        store(*second, b);
        store(*second, a);
        QCOMPARE(first->verify()->contentDigest, second->verify()->contentDigest);
        QCOMPARE(first->verify()->contentDigest.size(), std::size_t{64});
        QCOMPARE(entriesDigest(a.entries()), entriesDigest(second->load(a.session())->entries));
        QVERIFY(entriesDigest(a.entries()) != entriesDigest(b.entries()));
    }

    void whatIsDiscardedIsGone()
    {
        const auto library = opened(options_);
        const Uuid kept = store(*library, visit("LM")), gone = store(*library, visit("JP"));
        QVERIFY(library->discard(gone).ok());
        QVERIFY(!library->contains(gone));
        QCOMPARE(library->load(gone).error().code, Errc::notFound);
        QCOMPARE(library->discard(gone).error().code, Errc::notFound);
        QCOMPARE(library->verify()->entries, std::size_t{4});
        QVERIFY(library->contains(kept));
        QCOMPARE(QFileInfo(QString::fromStdString((options_.folder / "library.db-wal").string())).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstLibrary)
#include "tst_library.moc"
