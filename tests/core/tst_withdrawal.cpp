// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/writer.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kNote = "the grandmother keeps the red box under the stairs";
constexpr const char* kFamily = "KESTREL-417";
constexpr const char* kPractitioner = "PLOVER-58";
constexpr UtcTime kDay{1'772'445'600'000};  // 2026-03-02
constexpr int kPatience = 30'000;           // only ever waited for when a test fails

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

// A visit with words of several sizes, so that its rows fill short and long pages.
Journal toldVisit(const std::string& family = kFamily, int taps = 60)
{
    Header content = header(family);
    content.practitioner = kPractitioner;
    std::vector<Entry> entries{headerEntry(content)};
    for (int tap = 0; tap < taps; ++tap) {
        entries.push_back(activity(tap * 9'000, static_cast<CodeIndex>(tap % 4)));
        if (tap % 7 == 3)
            entries.push_back(
                note(tap * 9'000 + 10, kNote + std::string(static_cast<std::size_t>(tap) * 60, '.')));
    }
    entries.push_back(simple(EntryKind::end, taps * 9'000));
    return journalOf(entries);
}

// Every sealed value of one session as it lies in the file: its wrapped key, codes, summary, entries and
// forks.
QByteArrayList sealedOf(const std::filesystem::path& file, const Uuid& session)
{
    QByteArrayList found;
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        qFatal("no file");
    for (const char* const sql :
         {"SELECT wrapped_key FROM session WHERE id=?1", "SELECT sealed_scheme FROM session WHERE id=?1",
          "SELECT sealed_summary FROM session WHERE id=?1 AND sealed_summary NOT NULL",
          "SELECT sealed FROM entry WHERE session=?1", "SELECT sealed FROM fork WHERE session=?1"}) {
        sqlite3_stmt* select = nullptr;
        if (sqlite3_prepare_v2(connection, sql, -1, &select, nullptr) != SQLITE_OK) qFatal("%s", sql);
        sqlite3_bind_blob(select, 1, session.bytes.data(), 16, SQLITE_STATIC);
        while (sqlite3_step(select) == SQLITE_ROW)
            found << QByteArray(static_cast<const char*>(sqlite3_column_blob(select, 0)),
                                sqlite3_column_bytes(select, 0));
        sqlite3_finalize(select);
    }
    sqlite3_close(connection);
    return found;
}

// Pieces of 16 bytes all along each value: pages cut long values in pieces, and a part left behind counts
// too.
QSet<QByteArray> piecesOf(const QByteArrayList& values)
{
    QSet<QByteArray> pieces;
    for (const QByteArray& value : values)
        for (qsizetype at = 0; at + 16 <= value.size(); at += 16) pieces.insert(value.mid(at, 16));
    return pieces;
}

QByteArray wholeFolder(const std::filesystem::path& folder)
{
    QByteArray all;
    for (const QFileInfo& info :
         QDir(QString::fromStdString(folder.string())).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) qFatal("a file cannot be read");
        all += file.readAll();
    }
    return all;
}

// How many of the pieces lie anywhere in any file of the folder, at whatever offset.
int piecesFound(const std::filesystem::path& folder, const QSet<QByteArray>& pieces)
{
    const QByteArray all = wholeFolder(folder);
    QSet<QByteArray> found;
    for (qsizetype at = 0; at + 16 <= all.size(); ++at) {
        const QByteArray window = QByteArray::fromRawData(all.constData() + at, 16);
        if (pieces.contains(window)) found.insert(QByteArray(window.constData(), 16));
    }
    return static_cast<int>(found.size());
}

}  // namespace

class TstWithdrawal : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    [[nodiscard]] std::filesystem::path file() const { return options_.folder / "library.db"; }
    [[nodiscard]] std::filesystem::path copy() const { return options_.folder / "library-v2.backup.db"; }

    static void store(Library& library, const Journal& journal)
    {
        QVERIFY(library.createSession(journal.session(), partnershipActivities()).ok());
        QVERIFY(library.append(journal.session(), journal.entries()).ok());
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.cheapKdf = true;
    }

    // As a visit is recorded: by the writer, entry by entry, among others that are recorded and extended
    // beside it.
    void nothingOfAWithdrawnVisitIsLeftInAnyFile()
    {
        const Journal gone = toldVisit(), before = toldVisit("F07", 40), beside = toldVisit("F08", 50);
        QSet<QByteArray> pieces;
        {
            Writer writer(opened(options_), {});
            for (const Journal* journal : {&before, &gone, &beside})
                writer.create(journal->session(), partnershipActivities());
            for (std::size_t line = 0; line < gone.entries().size(); ++line)
                for (const Journal* journal : {&before, &gone, &beside})
                    if (line < journal->entries().size())
                        writer.hand(journal->session(), journal->entries()[line]);
            writer.run([&gone](Library& library) {
                QCOMPARE(library.summaries()->size(), std::size_t{3});
                StoredSession forked = *library.load(gone.session());
                forked.entries[2].code = static_cast<CodeIndex>(3 - forked.entries[2].code);
                QVERIFY(library.merge(forked).ok());
                QVERIFY(library.checkpoint().ok());
            });
            QVERIFY(writer.flush(std::chrono::milliseconds{kPatience}));
            const QByteArrayList sealed = sealedOf(file(), gone.session());
            QCOMPARE(sealed.size(), static_cast<qsizetype>(gone.entries().size()) + 4);
            pieces = piecesOf(sealed);
            // A copy that was laid aside before an older library was brought up to date.
            QVERIFY(QFile::copy(QString::fromStdString(file().string()),
                                QString::fromStdString(copy().string())));
            // The search finds what is there, but for the few pieces that lie across two pages.
            QVERIFY(piecesFound(options_.folder, pieces) > static_cast<int>(pieces.size()) * 95 / 100);

            writer.run([&gone](Library& library) {
                const auto wiped = library.withdraw(gone.session(), WithdrawalScope::all, kDay);
                QVERIFY(wiped.ok());
                QVERIFY(*wiped == Wiping::done);
            });
            QVERIFY(writer.flush(std::chrono::milliseconds{kPatience}));
            QCOMPARE(piecesFound(options_.folder, pieces), 0);
        }
        QCOMPARE(piecesFound(options_.folder, pieces), 0);
        QVERIFY(!QFile::exists(QString::fromStdString(copy().string())));
        const QByteArray all = wholeFolder(options_.folder);
        for (const char* const words : {kNote, kFamily, kPractitioner}) QVERIFY2(!all.contains(words), words);

        // The others are whole.
        const auto library = opened(options_);
        QVERIFY(library->load(before.session())->entries == before.entries());
        QVERIFY(library->load(beside.session())->entries == beside.entries());
        QCOMPARE(library->summaries()->size(), std::size_t{2});
        QVERIFY(library->verify()->findings.empty());
    }

    void whatStaysSaysWhichSessionOnWhichDayAndHowFar()
    {
        const auto library = opened(options_);
        const Journal journal = toldVisit();
        store(*library, journal);
        QVERIFY(!*library->keyRotationDue());
        QVERIFY(!library->tombstone(journal.session())->has_value());
        QVERIFY(library->withdraw(journal.session(), WithdrawalScope::all, kDay).ok());
        const Tombstone left{journal.session(), 20'514, WithdrawalScope::all};  // 2026-03-02
        QVERIFY(**library->tombstone(journal.session()) == left);
        QVERIFY(*library->tombstones() == std::vector<Tombstone>{left});
        QVERIFY(!*library->keyRotationDue());  // it was done at once
        QVERIFY(!library->contains(journal.session()));
        QCOMPARE(library->load(journal.session()).error().code, Errc::notFound);
        QVERIFY(library->sessionIds()->empty());
        QVERIFY(library->summaries()->empty());
    }

    void aWithdrawnSessionNeverComesBack()
    {
        const Journal journal = toldVisit();
        StoredSession held, other;
        {
            const auto library = opened(options_);
            store(*library, journal);
            held = *library->load(journal.session());
            QVERIFY(library->withdraw(journal.session(), WithdrawalScope::all, kDay).ok());
            QVERIFY(*library->merge(held) == MergeOutcome::erased);
        }
        const auto library = opened(options_);
        other = held;
        other.entries.resize(5);
        QVERIFY(*library->merge(other) == MergeOutcome::erased);
        QVERIFY(*library->merge(held) == MergeOutcome::erased);
        QCOMPARE(library->createSession(journal.session(), partnershipActivities()).error().code,
                 Errc::refused);
        QVERIFY(!library->contains(journal.session()));
        QVERIFY(library->verify()->findings.empty());
        QCOMPARE(library->verify()->entries, std::size_t{0});
    }

    void withdrawingAgainKeepsTheFirstTombstone()
    {
        const auto library = opened(options_);
        const Journal journal = toldVisit();
        store(*library, journal);
        QVERIFY(library->withdraw(journal.session(), WithdrawalScope::all, kDay).ok());
        const UtcTime later{kDay.ms + 90'000'000};
        QVERIFY(*library->withdraw(journal.session(), WithdrawalScope::all, later) == Wiping::done);
        QCOMPARE((*library->tombstone(journal.session()))->day, 20'514);
    }

    void whatIsNotThereAndAReaderAreRefused()
    {
        const auto library = opened(options_);
        const Journal journal = toldVisit();
        store(*library, journal);
        QCOMPARE(library->withdraw(randomUuid(), WithdrawalScope::all, kDay).error().code, Errc::notFound);
        LibraryOptions reading = options_;
        reading.writer = false;
        const auto reader = opened(reading);
        QCOMPARE(reader->withdraw(journal.session(), WithdrawalScope::all, kDay).error().code, Errc::refused);
        QVERIFY(reader->contains(journal.session()));
    }

    // A protected library is withdrawn from as well, and opens with its passphrase afterwards.
    void aProtectedLibraryToo()
    {
        options_.passphrase = "correct horse";
        const Journal journal = toldVisit();
        {
            const auto library = opened(options_);
            store(*library, journal);
            QVERIFY(*library->withdraw(journal.session(), WithdrawalScope::all, kDay) == Wiping::done);
        }
        QVERIFY((*opened(options_)->tombstone(journal.session())).has_value());
    }

    void aReaderAtWorkPutsTheWipingOffAndNotTheErasing()
    {
        const auto library = opened(options_);
        const Journal journal = toldVisit();
        store(*library, journal);
        const QSet<QByteArray> pieces = piecesOf(sealedOf(file(), journal.session()));
        sqlite3* reader = nullptr;
        QCOMPARE(sqlite3_open_v2(file().c_str(), &reader, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM entry", nullptr, nullptr, nullptr),
                 SQLITE_OK);
        QVERIFY(*library->withdraw(journal.session(), WithdrawalScope::all, kDay) == Wiping::waiting);
        QVERIFY(!library->contains(journal.session()));
        QVERIFY(piecesFound(options_.folder, pieces) > 0);
        QCOMPARE(sqlite3_exec(reader, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(reader);
        QVERIFY(library->checkpoint().ok());  // what the writer does when idle
        QCOMPARE(piecesFound(options_.folder, pieces), 0);
    }

    // The program is killed before each change of the disk in turn, from the first to the last.
    void killedAnywhereItIsThereWholeOrGoneWhole()
    {
        const Journal gone = toldVisit(kFamily, 12), stays = toldVisit("F07", 8);
        {
            const auto library = opened(options_);
            store(*library, stays);
            store(*library, gone);
            QCOMPARE(library->summaries()->size(), std::size_t{2});
        }
        const QSet<QByteArray> pieces = piecesOf(sealedOf(file(), gone.session()));
        QVERIFY(pieces.size() > 20);
        QFile first(QString::fromStdString(file().string()));
        QVERIFY(first.open(QIODevice::ReadOnly));
        const QByteArray image = first.readAll();

        int whole = 0, erased = 0;
        for (int change = 1;; ++change) {
            const QTemporaryDir place;
            LibraryOptions options = options_;
            options.folder = place.filePath("library").toStdString();
            QVERIFY(QDir().mkpath(place.filePath("library")));
            QFile library(place.filePath("library/library.db"));
            QVERIFY(library.open(QIODevice::WriteOnly));
            QCOMPARE(library.write(image), image.size());
            library.close();

            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(TESSERA_WITHDRAW_CHILD,
                        {place.filePath("library"), QString::fromStdString(gone.session().text()),
                         QString::number(change)});
            QVERIFY(child.waitForFinished(kPatience));
            const bool finished = child.exitStatus() == QProcess::NormalExit;
            if (finished) QCOMPARE(child.exitCode(), 0);

            const auto after = opened(options);
            const auto verified = after->verify();
            QVERIFY2(verified->findings.empty(),
                     verified->findings.empty() ? "" : verified->findings.front().c_str());
            QVERIFY(after->load(stays.session())->entries == stays.entries());
            const bool there = after->contains(gone.session());
            QCOMPARE((*after->tombstone(gone.session())).has_value(), !there);
            if (there) {
                ++whole;
                QVERIFY(after->load(gone.session())->entries == gone.entries());
                QCOMPARE(erased, 0);  // once it is gone it stays gone, however much later the kill comes
            } else {
                ++erased;
                QCOMPARE(after->load(gone.session()).error().code, Errc::notFound);
                // What the one that was killed left over was wiped on opening.
                QCOMPARE(piecesFound(options.folder, pieces), 0);
            }
            if (finished) {
                QVERIFY(!there);
                qInfo("killed before each of %d changes: %d times whole, %d times gone", change - 1, whole,
                      erased - 1);
                break;
            }
        }
        QVERIFY(whole > 0 && erased > 5);
    }
};

QTEST_GUILESS_MAIN(TstWithdrawal)
#include "tst_withdrawal.moc"
