// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

bool oneLine(const Error& error)
{
    return !error.what.empty() && error.what.find('\n') == std::string::npos;
}

// What a library was when it was whole, by session.
using Whole = std::map<std::string, StoredSession>;

// Opened and read through by both kinds of access. Nothing may crash, nothing may be told in more than a
// line, and nothing may be given out that was not put in. Answers with how many sessions could still be read.
std::size_t readThrough(const fs::path& folder, const Whole& whole, bool writer)
{
    LibraryOptions options;
    options.folder = folder;
    options.writer = writer;
    const auto library = Library::open(options);
    if (!library) {
        if (!oneLine(library.error())) qFatal("%s", library.error().what.c_str());
        return 0;
    }
    const auto verified = (*library)->verify();
    if (!verified && !oneLine(verified.error())) qFatal("%s", verified.error().what.c_str());
    if (const auto summaries = (*library)->summaries(); !summaries && !oneLine(summaries.error()))
        qFatal("%s", summaries.error().what.c_str());
    const auto ids = (*library)->sessionIds();
    std::size_t readable = 0;
    for (const Uuid& id : ids ? *ids : std::vector<Uuid>{}) {
        const auto stored = (*library)->load(id);
        if (!stored) {
            if (!oneLine(stored.error())) qFatal("%s", stored.error().what.c_str());
            continue;
        }
        const auto known = whole.find(id.text());
        if (known == whole.end() || !(known->second.scheme == stored->scheme))
            qFatal("a session of nobody's");
        // A tail may be gone with the log that held it; a changed, swapped or invented entry may never be
        // there.
        const std::size_t count = stored->entries.size();
        if (count > known->second.entries.size() ||
            !std::equal(stored->entries.begin(), stored->entries.end(), known->second.entries.begin()))
            qFatal("other entries than were stored");
        readable += count == known->second.entries.size() ? 1 : 0;
    }
    static_cast<void>((*library)->tombstones());
    static_cast<void>((*library)->secret("name"));
    return readable;
}

}  // namespace

// Disks that give back other bytes than they were given, and people who change them.
class TestDamagedLibrary : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        // In memory where there is some: what is tried here is not the disk's pace.
        folder_ = QDir("/dev/shm").exists()
                      ? std::make_unique<QTemporaryDir>("/dev/shm/tessera-damaged-XXXXXX")
                      : std::make_unique<QTemporaryDir>();
        const fs::path made = place("made");
        LibraryOptions options;
        options.folder = made;
        auto library = Library::open(options);
        QVERIFY(library.ok());
        whole_.clear();
        const auto keep = [&](const Journal& journal) {
            if (!(*library)->createSession(journal.session(), partnershipActivities()) ||
                !(*library)->append(journal.session(), journal.entries()))
                qFatal("the journal was not stored");
            whole_[journal.session().text()] = *(*library)->load(journal.session());
        };
        for (const char* const letters : {"LMJPLMJPLMJP", "PJML", "LL"}) keep(visit(letters));
        QVERIFY((*library)->setSecret("name", "value").ok());
        QVERIFY((*library)->checkpoint().ok());
        // And some of it in the log still, as after a power cut.
        for (const char* const letters : {"MMPP", "JLJL"}) keep(visit(letters));
        database_ = contentOf(made / "library.db");
        log_ = contentOf(made / "library.db-wal");
        QVERIFY(database_.size() > 16'000 && log_.size() > 16'000);
    }

    void wholeItIsRead()
    {
        lay(database_, log_);
        QCOMPARE(readThrough(place("laid"), whole_, true), std::size_t{5});
    }

    void anyFlippedBitIsHarmless()
    {
        std::mt19937 random(20260302);
        std::size_t readable = 0;
        for (int i = 0; i < 600; ++i) {
            std::string database = database_, log = log_;
            std::string& hit = i % 3 == 0 ? log : database;
            // The first hundred bytes of every page say what it is: half of all hits go there.
            const std::size_t page = random() % (hit.size() / 4096) * 4096;
            const std::size_t at = i % 2 == 0 ? page + random() % 100 : random() % hit.size();
            hit[at] = static_cast<char>(hit[at] ^ (1 << random() % 8));
            lay(database, log);
            readable += readThrough(place("laid"), whole_, i % 2 == 0);
        }
        // Most of what is whole can still be read.
        QVERIFY2(readable > 600, qPrintable(QString::number(readable)));
    }

    void anyCutIsHarmless()
    {
        for (std::size_t i = 0; i <= 60; ++i) {
            lay(database_.substr(0, database_.size() * i / 60), i % 2 == 0 ? log_ : std::string());
            readThrough(place("laid"), whole_, true);
            lay(database_, log_.substr(0, log_.size() * i / 60));
            readThrough(place("laid"), whole_, i % 2 == 0);
        }
    }

    void pagesOfZerosAndPagesInEachOthersPlaceAreHarmless()
    {
        const std::size_t pages = database_.size() / 4096;
        for (std::size_t page = 0; page < pages; ++page) {
            std::string zeros = database_, swapped = database_;
            zeros.replace(page * 4096, 4096, 4096, '\0');
            lay(zeros, {});
            readThrough(place("laid"), whole_, true);
            swapped.replace(page * 4096, 4096, database_, (page + 1) % pages * 4096, 4096);
            lay(swapped, {});
            readThrough(place("laid"), whole_, true);
        }
    }

    // The record of another visit, or of another library, in the place of one: sealed to its own place, it
    // opens nowhere else.
    void entriesOfOneVisitCannotStandInAnother()
    {
        const auto swapped = [&](const char* sql) {
            lay(database_, log_);
            sqlite3* connection = nullptr;
            if (sqlite3_open((place("laid") / "library.db").c_str(), &connection) != SQLITE_OK ||
                sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
                qFatal("%s", sqlite3_errmsg(connection));
            sqlite3_close(connection);
        };
        const std::size_t all = whole_.size();
        swapped(
            "UPDATE entry SET sealed = (SELECT other.sealed FROM entry other WHERE other.number = "
            "entry.number AND other.session != entry.session LIMIT 1) WHERE number = 2 AND session = "
            "(SELECT min(session) FROM entry)");
        QCOMPARE(readThrough(place("laid"), whole_, true), all - 1);
        swapped(
            "UPDATE entry SET number = 100 - number WHERE session = (SELECT min(session) FROM entry) AND "
            "number IN (1, 2)");
        QVERIFY(readThrough(place("laid"), whole_, true) < all);
        swapped(
            "UPDATE session SET wrapped_key = (SELECT wrapped_key FROM session other WHERE other.id != "
            "session.id LIMIT 1)");
        QVERIFY(readThrough(place("laid"), whole_, true) < 2);
    }

private:
    [[nodiscard]] fs::path place(const char* name) const
    {
        return fs::path(folder_->path().toStdString()) / name;
    }
    void lay(const std::string& database, const std::string& log) const
    {
        fs::remove_all(place("laid"));
        fs::create_directories(place("laid"));
        write(place("laid") / "library.db", database);
        if (!log.empty()) write(place("laid") / "library.db-wal", log);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    Whole whole_;
    std::string database_, log_;
};

QTEST_GUILESS_MAIN(TestDamagedLibrary)
#include "tst_damaged_library.moc"
