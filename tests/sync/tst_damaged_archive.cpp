// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/importer.h"
#include "sync/archive/study.h"
#include "tests/sync/archive_places.h"
#include "tests/sync/forger.h"

#include <QDir>
#include <QtTest>

#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPage = 8'192;

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// One line that can be read by anybody.
void mustBeClear(const Error& error)
{
    if (error.what.empty() || error.what.find('\n') != std::string::npos || error.what.size() > 400)
        qFatal("not one line: %s", error.what.c_str());
}

}  // namespace

// Disks that give back other bytes than they were given, and files that are no archives.
class TestDamagedArchive : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        // In memory where there is some: what is tried here is not the disk's pace.
        folder_ = QDir("/dev/shm").exists()
                      ? std::make_unique<QTemporaryDir>("/dev/shm/tessera-damaged-XXXXXX")
                      : std::make_unique<QTemporaryDir>();
        whole_.clear();
        {
            const auto archive = opened(place("made.db"));
            QVERIFY(archive);
            int family = 0;
            for (const char* const letters :
                 {"LMJPLMJPLMJP", "PJML", "LL", "LMPL", "JPJPJP", "LMJPLMJPLMJPLLMMJJPPLMJPLMJP"}) {
                Header top = headerOf("F" + std::to_string(++family), "V1");
                top.device = device_.device;
                StoredSession session = sessionOf(letters, top);
                whole_[session.id.text()] = session;
                sources_.push_back({device_.write(std::to_string(family) + ".tessera",
                                                  *packBundle(device_.content(session), device_.key,
                                                              static_cast<std::uint64_t>(family))),
                                    {}});
            }
            QVERIFY(ArchiveImporter(*archive, {}).run(sources_).ok());
            QVERIFY(archive->erase(randomUuid(), "withdrawn").ok());
        }
        database_ = contentOf(place("made.db"));
        QVERIFY(database_.size() > 20 * kPage);
        const auto archive = opened(place("made.db"), ArchiveUse::ask);
        digest_ = archive->verify()->contentDigest;
        figures_ = studyJson(*studyFigures(*archive, std::nullopt));
    }
    void cleanup() { sources_.clear(); }

    void wholeItIsRead()
    {
        lay(database_);
        QCOMPARE(readThrough(), whole_.size());
        QVERIFY(figures_.find("\"sessions\"") != std::string::npos);
    }

    void anyFlippedBitIsToldOrHarmless()
    {
        std::mt19937 random(20260302);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same bits in every run
        std::size_t readable = 0;
        for (int i = 0; i < 400; ++i) {
            std::string database = database_;
            // The first bytes of every page say what it is: half of all hits go there.
            const std::size_t page = random() % (database.size() / kPage) * kPage;
            const std::size_t at = i % 2 == 0 ? page + random() % 100 : random() % database.size();
            database[at] = static_cast<char>(database[at] ^ (1 << random() % 8));
            lay(database);
            readable += readThrough();
            if (i % 4 == 0) takeMoreIn();
        }
        // Most of what is whole can still be read.
        QVERIFY2(readable > 1'200, qPrintable(QString::number(readable)));
    }

    // Each page in turn: zeros, noise, and another page in its place.
    void everyDamagedPageIsToldOrHarmless()
    {
        std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same noise in every run
        const std::size_t pages = database_.size() / kPage;
        for (std::size_t page = 0; page < pages; ++page) {
            std::string zeros = database_, noise = database_, swapped = database_;
            zeros.replace(page * kPage, kPage, kPage, '\0');
            for (std::size_t i = 0; i < kPage; ++i) noise[page * kPage + i] = static_cast<char>(random());
            swapped.replace(page * kPage, kPage, database_, (page + 1) % pages * kPage, kPage);
            for (const std::string& damaged : {zeros, noise, swapped}) {
                lay(damaged);
                readThrough();
                takeMoreIn();
            }
        }
    }

    void anyCutIsToldOrHarmless()
    {
        for (std::size_t i = 0; i <= 60; ++i) {
            lay(database_.substr(0, database_.size() * i / 60));
            readThrough();
            takeMoreIn();
        }
    }

    // A journal whose bits were changed by somebody who left the file whole.
    void aJournalThatIsNotItsDigestsIsNotAnswered()
    {
        const std::string id = whole_.begin()->first;
        for (const char* const sql :
             {"UPDATE journals SET payload = (SELECT payload FROM journals WHERE session <> '%1' LIMIT 1) "
              "WHERE session = '%1'",
              "UPDATE sessions SET digest = (SELECT digest FROM sessions WHERE session <> '%1' LIMIT 1) "
              "WHERE "
              "session = '%1'",
              "UPDATE journals SET payload = x'01' WHERE session = '%1'",
              "DELETE FROM journals WHERE session = '%1'"}) {
            change(QString(sql).arg(QString::fromStdString(id)).toStdString());
            const auto archive = opened(place("laid.db"), ArchiveUse::ask);
            QVERIFY(archive);
            const auto loaded = archive->load(*Uuid::parse(id));
            QVERIFY(!loaded.ok());
            mustBeClear(loaded.error());
            const auto verified = archive->verify();
            QVERIFY(verified.ok());
            QVERIFY(!verified->findings.empty());
        }
        // A sum that was changed: what the study adds up to is checked by verify.
        change("UPDATE study_sums SET observed_ms = observed_ms + 1");
        QVERIFY(!opened(place("laid.db"), ArchiveUse::ask)->verify()->findings.empty());
        change("UPDATE sessions SET state_sums = '[]' WHERE session = '" + id + "'");
        QVERIFY(!opened(place("laid.db"), ArchiveUse::ask)->verify()->findings.empty());
    }

    // Of a session that cannot be read any more nothing is left either, when its device takes it back.
    void aDamagedSessionCanStillBeTakenBack()
    {
        const Uuid id = *Uuid::parse(whole_.begin()->first);
        change("UPDATE journals SET payload = x'01' WHERE session = '" + id.text() + "'");
        const auto archive = opened(place("laid.db"));
        const Forger stranger;
        const auto asked = ArchiveImporter(*archive, {}).run({{stranger.erasing(id), {}}});
        QVERIFY(asked.ok());
        QVERIFY(!asked->front().whole);
        QCOMPARE(archive->load(id).error().code, Errc::damaged);
        const auto told = ArchiveImporter(*archive, {}).run({{device_.erasing(id, 20'514, 9), {}}});
        QVERIFY(told.ok());
        QCOMPARE(told->front().status, ImportStatus::erased);
        QCOMPARE(archive->load(id).error().code, Errc::notFound);
        QVERIFY(archive->verify()->findings.empty());
    }

    void whatIsNoArchiveIsSaid()
    {
        const auto said = [](const std::string& path, ArchiveUse use) -> std::optional<Errc> {
            const auto archive = Archive::open(path, use);
            if (archive) return std::nullopt;
            mustBeClear(archive.error());
            return archive.error().code;
        };
        const auto everyUse = [&](const std::string& path, Errc expected) {
            const std::string before = fs::is_regular_file(path) ? contentOf(path) : std::string();
            for (const ArchiveUse use :
                 {ArchiveUse::ask, ArchiveUse::change, ArchiveUse::import, ArchiveUse::rehearse})
                if (said(path, use) != expected) return false;
            return !fs::is_regular_file(path) || contentOf(path) == before;
        };
        std::ofstream(place("text.db")) << "not a database at all, but long enough to be looked at twice\n"
                                        << std::string(2'000, 'x');
        QVERIFY(everyUse(place("text.db"), Errc::damaged));
        QVERIFY(everyUse(folder_->path().toStdString(), Errc::invalid));
        fs::create_symlink(folder_->path().toStdString(), place("link-to-folder.db"));
        QVERIFY(everyUse(place("link-to-folder.db"), Errc::invalid));
        QVERIFY(::mkfifo(place("pipe.db").c_str(), 0600) == 0);
        QVERIFY(everyUse(place("pipe.db"), Errc::invalid));

        // Somebody else's database, and a tablet's library.
        sqlite3* connection = nullptr;
        QVERIFY(sqlite3_open(place("foreign.db").c_str(), &connection) == SQLITE_OK);
        QVERIFY(sqlite3_exec(connection,
                             "CREATE TABLE meta(key, value); INSERT INTO meta VALUES('schema', '1')", nullptr,
                             nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(connection);
        for (const ArchiveUse use :
             {ArchiveUse::ask, ArchiveUse::change, ArchiveUse::import, ArchiveUse::rehearse})
            QVERIFY(said(place("foreign.db"), use) == Errc::invalid);
        LibraryOptions options;
        options.folder = place("library");
        QVERIFY(Library::open(options).ok());
        for (const ArchiveUse use : {ArchiveUse::ask, ArchiveUse::import})
            QVERIFY(said(place("library") + "/library.db", use) == Errc::invalid);

        // A link to an archive is that archive; one that leads nowhere makes no file where it points.
        lay(database_);
        fs::create_symlink(place("laid.db"), place("link.db"));
        for (const ArchiveUse use : {ArchiveUse::ask, ArchiveUse::import})
            QVERIFY(!said(place("link.db"), use));
        fs::create_symlink(place("elsewhere.db"), place("dangling.db"));
        for (const ArchiveUse use : {ArchiveUse::import, ArchiveUse::rehearse})
            QVERIFY(said(place("dangling.db"), use) == Errc::invalid);
        QVERIFY(!fs::exists(place("elsewhere.db")));
        QVERIFY(said(place("none.db"), ArchiveUse::ask) == Errc::notFound);
        QVERIFY(said(place("no/such/folder.db"), ArchiveUse::import) == Errc::notFound);
    }

    void anotherVersionIsSaidAndLeftAlone()
    {
        const std::map<std::string, Errc> versions{{"2", Errc::tooNew},  {"999999", Errc::tooNew},
                                                   {"0", Errc::damaged}, {"-1", Errc::damaged},
                                                   {"", Errc::damaged},  {"later", Errc::damaged}};
        for (const auto& [version, code] : versions) {
            change("UPDATE meta SET value = '" + version + "' WHERE key = 'schema'");
            const std::string before = contentOf(place("laid.db"));
            for (const ArchiveUse use :
                 {ArchiveUse::ask, ArchiveUse::change, ArchiveUse::import, ArchiveUse::rehearse}) {
                const auto archive = Archive::open(place("laid.db"), use);
                QVERIFY(!archive.ok());
                QCOMPARE(archive.error().code, code);
                mustBeClear(archive.error());
            }
            QCOMPARE(contentOf(place("laid.db")), before);
        }
        change("DELETE FROM meta");
        QCOMPARE(Archive::open(place("laid.db"), ArchiveUse::ask).error().code, Errc::damaged);
    }

    // An archive from before its later tables is completed by the first that writes, and asked as it is.
    void anArchiveOfBeforeIsCompleted()
    {
        change("DROP TABLE withdrawals; DROP TABLE devices");
        QVERIFY(opened(place("laid.db"), ArchiveUse::ask)->verify()->findings.empty());
        QVERIFY(opened(place("laid.db"), ArchiveUse::rehearse));
        const auto archive = opened(place("laid.db"));
        QVERIFY(archive);
        const auto reports = ArchiveImporter(*archive, {}).run(sources_);
        QVERIFY(reports.ok());
        for (const ImportReport& report : *reports) QCOMPARE(report.status, ImportStatus::alreadyThere);
        QVERIFY((*archive->device(device_.device))->came == (Stretches{{1, 6}}));
    }

private:
    [[nodiscard]] std::string place(const char* name) const
    {
        return (fs::path(folder_->path().toStdString()) / name).string();
    }
    void lay(const std::string& database) const
    {
        for (const char* const name : {"laid.db-wal", "laid.db-shm", "laid.db-journal"})
            fs::remove(place(name));
        std::ofstream(place("laid.db"), std::ios::binary | std::ios::trunc) << database;
    }
    void change(const std::string& sql) const
    {
        lay(database_);
        sqlite3* connection = nullptr;
        if (sqlite3_open(place("laid.db").c_str(), &connection) != SQLITE_OK ||
            sqlite3_exec(connection, (sql + "; PRAGMA wal_checkpoint(TRUNCATE)").c_str(), nullptr, nullptr,
                         nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(connection));
        sqlite3_close(connection);
    }

    // Everything that can be asked. Nothing may crash, a journal that is given out is the one that was put
    // in, and where verify finds nothing the sums are right. Answers with how many sessions could be read.
    [[nodiscard]] std::size_t readAll(Archive& archive) const
    {
        const auto verified = archive.verify();
        if (!verified) mustBeClear(verified.error());
        const auto figures = studyFigures(archive, std::nullopt);
        if (!figures) mustBeClear(figures.error());
        const bool whole = verified && verified->findings.empty();
        if (whole && verified->contentDigest != digest_) qFatal("other content, and verify says nothing");
        if (whole && (!figures || studyJson(*figures) != figures_))
            qFatal("other sums, and verify says nothing");
        if (const auto list = archive.list(); !list) mustBeClear(list.error());
        static_cast<void>(archive.device(device_.device));
        static_cast<void>(archive.find("F1"));
        std::size_t readable = 0;
        for (const auto& [id, session] : whole_) {
            const auto stored = archive.load(*Uuid::parse(id));
            if (!stored) {
                mustBeClear(stored.error());
                continue;
            }
            if (stored->entries != session.entries) qFatal("another journal than was stored");
            ++readable;
        }
        return readable;
    }
    std::size_t readThrough() const
    {
        const auto archive = Archive::open(place("laid.db"), ArchiveUse::ask);
        if (archive) return readAll(**archive);
        mustBeClear(archive.error());
        return 0;
    }
    // An import into it, of what it has and of more.
    void takeMoreIn() const
    {
        const auto archive = Archive::open(place("laid.db"), ArchiveUse::import);
        if (!archive) return mustBeClear(archive.error());
        std::vector<ImportSource> sources = sources_;
        const StoredSession more = recordedBy(device_.device);
        sources.push_back({device_.bundle(more, 7), {}});
        sources.push_back({device_.erasing(*Uuid::parse(whole_.begin()->first), 20'514, 8), {}});
        const auto reports = ArchiveImporter(**archive, {}).run(sources);
        if (!reports) return mustBeClear(reports.error());
        for (const ImportReport& report : *reports)
            if (report.error) mustBeClear(*report.error);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    Forger device_;
    std::vector<ImportSource> sources_;
    std::map<std::string, StoredSession> whole_;
    std::string database_, digest_, figures_;
};

QTEST_GUILESS_MAIN(TestDamagedArchive)
#include "tst_damaged_archive.moc"
