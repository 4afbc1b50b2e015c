// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_log.h"
#include "core/store/library.h"
#include "tests/support/builders.h"

#include <QCryptographicHash>
#include <QDir>
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

constexpr std::int64_t kStart = 1'772'445'600'123;  // 2026-03-02T10:00:00.123Z

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

// Runs SQL on a library's file behind its back.
void runSql(const std::filesystem::path& folder, const std::string& sql)
{
    sqlite3* connection = nullptr;
    char* problem = nullptr;
    if (sqlite3_open((folder / "library.db").c_str(), &connection) != SQLITE_OK ||
        sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &problem) != SQLITE_OK)
        qFatal("%s: %s", sql.c_str(), problem ? problem : "cannot be opened");
    sqlite3_close(connection);
}

// What somebody does who wants to change the log without the program.
void tamper(const std::filesystem::path& folder, const std::string& sql)
{
    runSql(folder, "DROP TRIGGER audit_stays; DROP TRIGGER audit_as_it_is;" + sql);
}

QString sha256(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace

class TstAudit : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;
    std::int64_t now_ = kStart;

    static void store(Library& library, const Journal& journal)
    {
        QVERIFY(library.createSession(journal.session(), partnershipActivities()).ok());
        QVERIFY(library.append(journal.session(), journal.entries()).ok());
    }

    static std::vector<AuditEvent> eventsOf(const Library& library)
    {
        auto events = AuditLog(library).events();
        if (!events) qFatal("%s", describe(events.error()).c_str());
        return std::move(*events);
    }

    // "created ended …"
    static QString kinds(const Library& library)
    {
        QStringList words;
        for (const AuditEvent& event : eventsOf(library))
            words << QString::fromStdString(std::string(name(event.act.kind)));
        return words.join(QLatin1Char(' '));
    }

    static QString findings(const Library& library)
    {
        const auto verified = library.verify();
        if (!verified) return QString::fromStdString(verified.error().what);
        QStringList all;
        for (const std::string& finding : verified->findings) all << QString::fromStdString(finding);
        return all.join(QLatin1Char('\n'));
    }

    void tenViews() const
    {
        const auto library = opened(options_);
        for (int i = 0; i < 10; ++i)
            QVERIFY(AuditLog::append(*library, {AuditKind::viewed, randomUuid(), 0, {}}).ok());
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.cheapKdf = true;
        now_ = kStart;
        options_.now = [this] { return UtcTime{now_++}; };
    }

    void aVisitRecordedIsOneBeginningAndOneEnd()
    {
        const auto library = opened(options_);
        const Journal journal = visit(std::string(200, 'L') + "MJP");
        QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
        for (const Entry& entry : journal.entries())
            QVERIFY(library->append(journal.session(), {entry}).ok());
        QCOMPARE(kinds(*library), QStringLiteral("created ended"));
        const AuditEvent last = eventsOf(*library).back();
        QCOMPARE(last.act.session, journal.session());
        QCOMPARE(last.act.amount, std::uint64_t{journal.entries().size()});
    }

    void changingItAfterwardsIsOneLineASittingAndOneMoreAfterItLeft()
    {
        const Journal journal = visit("LMJP");
        auto next = static_cast<std::uint32_t>(journal.entries().size());
        const auto recode = [&next, &journal](Library& library) {
            Entry entry = correction(EntryKind::recode, 60'000, 2, 1);
            entry.number = ++next;
            return library.append(journal.session(), {entry});
        };
        {
            const auto library = opened(options_);
            store(*library, journal);
            for (int i = 0; i < 5; ++i) QVERIFY(recode(*library).ok());
            QCOMPARE(kinds(*library), QStringLiteral("created ended edited"));
            QVERIFY(AuditLog::append(*library, {AuditKind::exported, journal.session(), 1, {}}).ok());
            for (int i = 0; i < 5; ++i) QVERIFY(recode(*library).ok());
            QCOMPARE(kinds(*library), QStringLiteral("created ended edited exported edited"));
        }
        const auto library = opened(options_);
        for (int i = 0; i < 5; ++i) QVERIFY(recode(*library).ok());
        QCOMPARE(kinds(*library), QStringLiteral("created ended edited exported edited edited"));
    }

    void whatALibraryDoesByItselfIsNoted()
    {
        const Journal one = visit("LMJP"), two = visit("MMJ"), three = visit("PL");
        const auto library = opened(options_);
        StoredSession came;
        came.id = one.session();
        came.scheme = partnershipActivities();
        came.entries = one.entries();
        const std::string digest(64, 'a');
        QVERIFY(library->merge(came, {}, digest).ok());
        QVERIFY(library->merge(came, {}, digest).ok());  // nothing new: no line
        store(*library, two);
        store(*library, three);
        QVERIFY(library->discard(three.session()).ok());
        QVERIFY(library->withdraw(two.session(), WithdrawalScope::all, UtcTime{kStart}).ok());
        QVERIFY(library->refuseForEver({randomUuid(), 20'000, WithdrawalScope::all}).ok());
        QVERIFY(library->protect("words").ok());
        QVERIFY(library->setSecrets({{"study", "card"}}, {{AuditKind::studyEnrolled, {}, 1, digest}}).ok());
        QCOMPARE(kinds(*library),
                 QStringLiteral("imported created ended created ended discarded withdrawn withdrawn "
                                "protection-set study-enrolled"));
        const auto events = eventsOf(*library);
        QCOMPARE(events[0].act.digest, digest);
        QCOMPARE(events[6].act.session, two.session());
        QCOMPARE(events[6].act.amount, std::uint64_t{3});
        QCOMPARE(findings(*library), QString());
    }

    void passphrasesThatDidNotFitAndABackupPutBackAreToldWhenItOpens()
    {
        options_.passphrase = "right words";
        store(*opened(options_), visit("LMJP"));
        LibraryOptions wrong = options_;
        wrong.passphrase = "other words";
        for (int i = 0; i < 3; ++i) QCOMPARE(Library::open(wrong).error().code, Errc::locked);
        const std::filesystem::path backup = folder_->filePath("backup.db").toStdString();
        {
            const auto library = opened(options_);
            const auto events = eventsOf(*library);
            QCOMPARE(events.back().act.kind, AuditKind::unlockFailed);
            QCOMPARE(events.back().act.amount, std::uint64_t{3});
            QVERIFY(library->backup(backup).ok());
        }
        QCOMPARE(kinds(*opened(options_)), QStringLiteral("created ended unlock-failed"));
        options_.folder = folder_->filePath("again").toStdString();
        QVERIFY(Library::restore(backup, options_.folder).ok());
        QCOMPARE(kinds(*opened(options_)), QStringLiteral("created ended unlock-failed restored"));
        QCOMPARE(kinds(*opened(options_)), QStringLiteral("created ended unlock-failed restored"));
        QCOMPARE(findings(*opened(options_)), QString());
    }

    // As SCHEMA.md tells anybody to do it.
    void theChainCanBeFollowedWithAnySha256()
    {
        const auto library = opened(options_);
        const Journal journal = visit("LMJP");
        store(*library, journal);
        const QString digest = sha256("some file");
        QVERIFY(AuditLog::append(*library, {AuditKind::exported, journal.session(), 7, digest.toStdString()})
                    .ok());
        QByteArray chain = QCryptographicHash::hash(
            QByteArray("tessera audit 1 ") + QByteArray::fromStdString(library->device().text()),
            QCryptographicHash::Sha256);
        const QByteArray id = QByteArray::fromStdString(journal.session().text());
        const QList<QByteArray> lines = {
            "1 2026-03-02T10:00:00.123Z created " + id + " 0 -",
            "2 2026-03-02T10:00:00.124Z ended " + id + " 6 -",
            "3 2026-03-02T10:00:00.125Z exported " + id + " 7 " + digest.toLatin1()};
        const auto events = eventsOf(*library);
        QCOMPARE(events.size(), std::size_t{3});
        for (qsizetype i = 0; i < lines.size(); ++i) {
            chain = QCryptographicHash::hash(chain + lines[i], QCryptographicHash::Sha256);
            QCOMPARE(QString::fromStdString(events[static_cast<std::size_t>(i)].chain),
                     QString::fromLatin1(chain.toHex()));
        }
        QCOMPARE(AuditLog(*library).head()->number, std::uint64_t{3});
        QCOMPARE(library->verify()->log, *AuditLog(*library).head());
    }

    void linesAreOnlyAdded()
    {
        tenViews();
        sqlite3* connection = nullptr;
        QCOMPARE(sqlite3_open((options_.folder / "library.db").c_str(), &connection), SQLITE_OK);
        for (const char* const sql : {"DELETE FROM audit WHERE number=3", "UPDATE audit SET sealed=x'00'"})
            QCOMPARE(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
        sqlite3_close(connection);
        QCOMPARE(findings(*opened(options_)), QString());
    }

    void whatWasDoneToTheLogIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("finding");
        QTest::newRow("changed")
            << "UPDATE audit SET sealed=(SELECT sealed FROM audit WHERE number=4) WHERE number=5"
            << "line 5 was changed";
        QTest::newRow("swapped")
            << "UPDATE audit SET number=99 WHERE number=2; UPDATE audit SET number=2 WHERE number=3;"
               "UPDATE audit SET number=3 WHERE number=99"
            << "line 2 was changed";
        QTest::newRow("one taken out") << "DELETE FROM audit WHERE number=6"
                                       << "line 6 is missing";
        QTest::newRow("some taken out") << "DELETE FROM audit WHERE number BETWEEN 2 AND 4"
                                        << "lines 2 to 4 are missing";
        QTest::newRow("the end cut off") << "DELETE FROM audit WHERE number>8"
                                         << "its end is missing, from line 9 to 10";
        QTest::newRow("all taken out") << "DELETE FROM audit"
                                       << "its end is missing, from line 1 to 10";
        QTest::newRow("the end forgotten") << "DELETE FROM meta WHERE key='log'"
                                           << "where it ends is missing";
    }
    void whatWasDoneToTheLogIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, finding);
        tenViews();
        tamper(options_.folder, sql.toStdString());
        LibraryOptions reading = options_;
        reading.writer = false;
        QVERIFY2(findings(*opened(reading)).contains(finding), qPrintable(findings(*opened(reading))));
    }

    void aCutEndStaysMissingWhateverIsNotedAfterwards()
    {
        tenViews();
        tamper(options_.folder, "DELETE FROM audit WHERE number>8");
        const auto library = opened(options_);
        QVERIFY(AuditLog::append(*library, {AuditKind::viewed, {}, 0, {}}).ok());
        QCOMPARE(eventsOf(*library).back().number, std::uint64_t{11});
        QVERIFY2(findings(*library).contains(QStringLiteral("lines 9 to 10 are missing")),
                 qPrintable(findings(*library)));
    }

    // Whoever has the key can write all of it anew; only a head that somebody else keeps tells.
    void aLogOfTheSameLengthThatEndsOtherwiseHasAnotherHead()
    {
        tenViews();
        const AuditHead before = *AuditLog(*opened(options_)).head();
        QDir(QString::fromStdString(options_.folder.string())).removeRecursively();
        tenViews();
        const AuditHead after = *AuditLog(*opened(options_)).head();
        QCOMPARE(after.number, before.number);
        QVERIFY(!(after == before));
    }

    void theLogSurvivesAWithdrawalAndTheChangeOfTheKey()
    {
        options_.passphrase = "words";
        const Journal gone = visit("LMJP");
        std::size_t before = 0;
        {
            const auto library = opened(options_);
            store(*library, gone);
            before = eventsOf(*library).size();
            QVERIFY(library->withdraw(gone.session(), WithdrawalScope::all, UtcTime{kStart}).ok());
            QVERIFY(library->protect("other words").ok());
        }
        options_.passphrase = "other words";
        const auto library = opened(options_);
        QCOMPARE(eventsOf(*library).size(), before + 2);
        QCOMPARE(eventsOf(*library).front().act.session, gone.session());
        QCOMPARE(findings(*library), QString());
    }

    // Neither when, nor what, nor about which visit.
    void nothingOfTheLogCanBeReadWithoutTheKey()
    {
        options_.passphrase = "words";
        const Uuid session = randomUuid();
        AuditHead head;
        {
            const auto library = opened(options_);
            QVERIFY(AuditLog::append(*library, {AuditKind::viewed, session, 0, sha256("file").toStdString()})
                        .ok());
            head = *AuditLog(*library).head();
        }
        QByteArray all;
        for (const QString& file :
             QDir(QString::fromStdString(options_.folder.string())).entryList(QDir::Files)) {
            QFile read(QString::fromStdString(options_.folder.string()) + QLatin1Char('/') + file);
            QVERIFY(read.open(QIODevice::ReadOnly));
            all += read.readAll();
        }
        const QByteArray id(reinterpret_cast<const char*>(session.bytes.data()), 16);
        QVERIFY(!all.contains(id) && !all.contains(QByteArray::fromStdString(session.text())));
        for (const std::string& hex : {head.chain, sha256("file").toStdString()}) {
            QVERIFY(!all.contains(QByteArray::fromStdString(hex)));
            QVERIFY(!all.contains(QByteArray::fromHex(QByteArray::fromStdString(hex))));
        }
    }

    void whatIsNoDigestIsRefusedAndNothingNoted()
    {
        const auto library = opened(options_);
        QCOMPARE(
            AuditLog::append(*library, {AuditKind::exported, {}, 1, "visit-of-anna.tessera"}).error().code,
            Errc::invalid);
        QCOMPARE(eventsOf(*library).size(), std::size_t{0});
        LibraryOptions reading = options_;
        reading.writer = false;
        QCOMPARE(AuditLog::append(*opened(reading), {AuditKind::viewed, {}, 0, {}}).error().code,
                 Errc::refused);
    }

    void aPartOfALongLogCanBeAskedFor()
    {
        const auto library = opened(options_);
        for (int i = 0; i < 300; ++i)
            QVERIFY(AuditLog::append(*library, {AuditKind::viewed, randomUuid(), 0, {}}).ok());
        const auto some = AuditLog(*library).events(250, 20);
        QVERIFY(some.ok());
        QCOMPARE(some->size(), std::size_t{20});
        QCOMPARE(some->front().number, std::uint64_t{250});
        QCOMPARE(AuditLog(*library).events(300)->size(), std::size_t{1});
        QCOMPARE(AuditLog(*library).events(301)->size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TstAudit)
#include "tst_audit.moc"
