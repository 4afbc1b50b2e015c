// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/exchange.h"
#include "tests/sync/bundle_samples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <memory>

#include <unistd.h>

using namespace tessera;
using namespace tessera::test;

namespace {

// A library in a folder of its own, and another folder that files are handed over in.
class Tablet {
public:
    Tablet()
    {
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
    }
    Library& operator*() { return *library_; }
    Library* operator->() { return library_.get(); }
    [[nodiscard]] std::string digest() const { return library_->verify()->contentDigest; }

    Uuid keep(const Journal& journal)
    {
        if (!library_->createSession(journal.session(), partnershipActivities()) ||
            !library_->append(journal.session(), journal.entries())) {
            qFatal("the journal was not stored");
        }
        return journal.session();
    }
    void add(const Uuid& session, Entry entry)
    {
        entry.number = static_cast<std::uint32_t>(library_->load(session)->entries.size() + 1);
        if (!library_->append(session, {entry})) qFatal("the entry was not stored");
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
};

const BundleChoice kEverything{.notes = true, .exactDate = true};

}  // namespace

class TestExchange : public QObject {
    Q_OBJECT

    QTemporaryDir stick_;
    [[nodiscard]] std::filesystem::path stick() const { return stick_.path().toStdString(); }
    [[nodiscard]] QStringList onStick() const
    {
        return QDir(stick_.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    std::filesystem::path handOver(Library& from, const Uuid& session,
                                   const BundleChoice& choice = kEverything)
    {
        const auto path = exportBundle(from, session, choice, stick(), true);
        if (!path) qFatal("%s", path.error().what.c_str());
        return *path;
    }

private slots:
    void aSessionArrivesWholeAndOnlyOnce()
    {
        Tablet a, b;
        const Uuid session = a.keep(journalOf({activity(0, 0), note(1000, "x"), activity(5000, 2)}));
        const auto file = handOver(*a, session);
        const ImportReport first = importBundle(*b, file, false);
        QCOMPARE(first.status, ImportStatus::imported);
        QCOMPARE(first.sessions, std::vector<Uuid>{session});
        QCOMPARE(b.digest(), a.digest());
        const std::string before = b.digest();
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::alreadyThere);
        QCOMPARE(b.digest(), before);
        QCOMPARE(importBundle(*a, file, false).status, ImportStatus::alreadyThere);
    }

    void theSameRevisionGivesTheSameFile()
    {
        Tablet a;
        const Uuid session = a.keep(visit("LMJP"));
        const Uuid other = a.keep(visit("PJ"));
        const auto file = handOver(*a, session);
        const auto bytes = readFile(file, 1 << 20);
        handOver(*a, other);
        handOver(*a, session, {});
        QCOMPARE(handOver(*a, session), file);
        QCOMPARE(*readFile(file, 1 << 20), *bytes);
        QCOMPARE(verifyBundleFile(file)->sequence, std::uint64_t{1});
        QCOMPARE(verifyBundleFile(handOver(*a, other))->sequence, std::uint64_t{2});
        QCOMPARE(verifyBundleFile(handOver(*a, session, {}))->sequence, std::uint64_t{3});
        QCOMPARE(file.extension().string(), std::string(".tessera"));
        // FORMAT.md: SHA-256 over the session's id, a blank and the digest of its entries.
        const auto named = QCryptographicHash::hash(
            QByteArray::fromStdString(session.text() + ' ' + entriesDigest(a->load(session)->entries)),
            QCryptographicHash::Sha256);
        QCOMPARE(QByteArray::fromStdString(file.stem().string()), named.toHex().left(32));
    }

    void twoVisitsWithTheVerySameEntriesHaveNamesOfTheirOwn()
    {
        Tablet a, b;
        const Journal one = visit("LMJP");
        const Scheme scheme = partnershipActivities();
        Journal same(randomUuid(), scheme);
        for (const Entry& entry : one.entries()) QVERIFY(same.append(entry).ok());
        const Uuid first = a.keep(one), second = a.keep(same);
        QCOMPARE(entriesDigest(a->load(first)->entries), entriesDigest(a->load(second)->entries));
        const auto files = std::pair(handOver(*a, first), handOver(*a, second));
        QVERIFY(files.first != files.second);
        // The same visit keeps its name, from whichever device it leaves.
        QCOMPARE(importBundle(*b, files.first, false).status, ImportStatus::imported);
        QCOMPARE(handOver(*b, first).filename().string(), files.first.filename().string());
    }

    void orderDoesNotMatterAndALaterRevisionExtends()
    {
        Tablet a, b, c;
        const Uuid session = a.keep(journalOf({activity(0, 0)}));
        const auto early = handOver(*a, session);
        a.add(session, activity(9000, 1));
        a.add(session, simple(EntryKind::end, 12'000));
        const auto late = handOver(*a, session);
        QVERIFY(early != late);
        QCOMPARE(importBundle(*b, early, false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*b, late, false).status, ImportStatus::extended);
        QCOMPARE(importBundle(*c, late, false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*c, early, false).status, ImportStatus::alreadyThere);
        QCOMPARE(b.digest(), a.digest());
        QCOMPARE(c.digest(), a.digest());
    }

    void bothObserversOfAVisitAreKept()
    {
        Tablet a, b, c;
        Header second = header();
        second.observer = "O2";
        const Uuid one = a.keep(visit("LMJP"));
        const Uuid two = b.keep(journalOf({headerEntry(second), activity(0, 1)}));
        QCOMPARE(importBundle(*c, handOver(*a, one), false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*c, handOver(*b, two), false).status, ImportStatus::imported);
        QCOMPARE(c->sessionIds()->size(), std::size_t{2});
        QCOMPARE(c->load(one)->entries.front().header->observer, std::string("O1"));
        QCOMPARE(c->load(two)->entries.front().header->observer, std::string("O2"));
    }

    void aForkIsReportedAndBothSidesAreKept()
    {
        Tablet a, b, c;
        const Uuid session = a.keep(journalOf({activity(0, 0)}));
        QCOMPARE(importBundle(*b, handOver(*a, session), false).status, ImportStatus::imported);
        a.add(session, activity(5000, 1));
        b.add(session, activity(6000, 2));
        const auto other = handOver(*b, session);
        QCOMPARE(importBundle(*a, other, true).status, ImportStatus::fork);
        const ImportReport report = importBundle(*a, other, false);
        QCOMPARE(report.status, ImportStatus::fork);
        QCOMPARE(report.findings.size(), std::size_t{1});
        QCOMPARE(a->load(session)->forks.size(), std::size_t{1});
        QCOMPARE(importBundle(*a, other, true).status, ImportStatus::alreadyThere);
        QCOMPARE(importBundle(*a, other, false).status, ImportStatus::alreadyThere);
        // Handed on from there, both sides arrive.
        const auto both = handOver(*a, session);
        QCOMPARE(importBundle(*c, both, true).status, ImportStatus::fork);
        QCOMPARE(importBundle(*c, both, false).status, ImportStatus::fork);
        QCOMPARE(c->load(session)->forks.size(), std::size_t{1});
    }

    void withheldWordsGiveWayToTheFullOnes()
    {
        Tablet a, b, c;
        const Uuid session = a.keep(journalOf({activity(0, 0), note(1000, "a moment"), activity(3000, 1)}));
        const auto bare = handOver(*a, session, {});
        const auto full = handOver(*a, session);
        QVERIFY(bare != full);
        QCOMPARE(importBundle(*b, bare, false).status, ImportStatus::imported);
        const auto stored = b->load(session);
        QVERIFY(stored->entries[2].withheld);
        QVERIFY(stored->entries[2].text.empty());
        QVERIFY(stored->entries[0].withheld);
        QCOMPARE(importBundle(*b, full, true).status, ImportStatus::extended);
        QCOMPARE(importBundle(*b, full, false).status, ImportStatus::extended);
        QCOMPARE(b.digest(), a.digest());
        QCOMPARE(importBundle(*c, full, false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*c, bare, true).status, ImportStatus::alreadyThere);
        QCOMPARE(importBundle(*c, bare, false).status, ImportStatus::alreadyThere);
        QCOMPARE(c.digest(), a.digest());
    }

    void aDryRunChangesNothingAndSaysWhatWouldHappen()
    {
        Tablet a, b;
        const Uuid session = a.keep(journalOf({activity(0, 0)}));
        const auto early = handOver(*a, session);
        a.add(session, activity(9000, 1));
        const auto late = handOver(*a, session);
        const std::string empty = b.digest();
        QCOMPARE(importBundle(*b, early, true).status, ImportStatus::imported);
        QCOMPARE(b.digest(), empty);
        QVERIFY(b->sessionIds()->empty());
        QCOMPARE(importBundle(*b, early, false).status, ImportStatus::imported);
        const std::string before = b.digest();
        QCOMPARE(importBundle(*b, early, true).status, ImportStatus::alreadyThere);
        QCOMPARE(importBundle(*b, late, true).status, ImportStatus::extended);
        QCOMPARE(b.digest(), before);
        QCOMPARE(importBundle(*b, late, false).status, ImportStatus::extended);
    }

    void entriesThatCannotBeAreKeptAndPointedOut()
    {
        Tablet a;
        const BundleContent content =
            contentOf({activity(0, 0), simple(EntryKind::resume, 500), activity(900, 1)});
        const auto bytes = packBundle(content, DeviceKey::generate(), 1);
        QVERIFY(bytes.ok());
        QVERIFY(writeFileDurably(stick() / "odd.tessera", *bytes, true).ok());
        const ImportReport report = importBundle(*a, stick() / "odd.tessera", false);
        QCOMPARE(report.status, ImportStatus::imported);
        QCOMPARE(report.findings.size(), std::size_t{1});
        QCOMPARE(a->load(content.session.id)->entries, content.session.entries);
    }

    void aSymbolicLinkAtTheTargetIsRefused()
    {
        Tablet a;
        const Uuid session = a.keep(visit("LM"));
        QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(writeFileDurably(base / "precious", "keep me", false).ok());
        std::filesystem::create_symlink(base / "precious", base / "out.tessera");
        for (const bool replace : {false, true}) {
            const auto path = exportBundle(*a, session, kEverything, base / "out.tessera", replace);
            QVERIFY(!path.ok());
            QCOMPARE(path.error().code, Errc::refused);
        }
        QCOMPARE(*readFile(base / "precious", 100), std::string("keep me"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void aFailedExportLeavesNothingBehind()
    {
        Tablet a;
        const Uuid session = a.keep(visit("LM"));
        QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(!exportBundle(*a, session, kEverything, base / "missing" / "out.tessera", false).ok());
        // A folder where the file should be: it is there as one, so the file goes into it under its own name.
        QVERIFY(exportBundle(*a, session, kEverything, base / "new/", false).ok());
        QCOMPARE(exportBundle(*a, session, kEverything, base / "new", false).error().code, Errc::exists);
        QVERIFY(!exportBundle(*a, session, kEverything, "/proc/out.tessera", false).ok());
        if (::geteuid() != 0) {
            std::filesystem::permissions(
                base, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
            QVERIFY(!exportBundle(*a, session, kEverything, base / "out.tessera", false).ok());
            std::filesystem::permissions(base, std::filesystem::perms::owner_all);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"new"});
        QCOMPARE(QDir(folder.filePath("new")).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aBrokenSealedFileIsRefusedInWords()
    {
        Tablet a;
        QVERIFY(writeFileDurably(stick() / "visit.tessera.age", "age-encryption.org/v1\n", true).ok());
        const ImportReport report = importBundle(*a, stick() / "visit.tessera.age", false);
        QCOMPARE(report.status, ImportStatus::refused);
        QCOMPARE(report.error->what,
                 std::string("it is sealed to a study; give the identity that opens it (--identity)"));
    }

    void anUnknownSessionIsNotExported()
    {
        Tablet a;
        const qsizetype before = onStick().size();
        QVERIFY(!exportBundle(*a, randomUuid(), kEverything, stick(), false).ok());
        QCOMPARE(onStick().size(), before);
    }

    void statusesAreSpelledAsScriptsReadThem()
    {
        QCOMPARE(name(ImportStatus::alreadyThere), std::string_view("already there"));
        QCOMPARE(name(ImportStatus::imported), std::string_view("imported"));
        QCOMPARE(name(ImportStatus::fork), std::string_view("fork"));
        QCOMPARE(name(ImportStatus::refused), std::string_view("refused"));
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
