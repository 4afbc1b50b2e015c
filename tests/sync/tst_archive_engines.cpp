// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"
#include "core/measures/time_budget.h"
#include "core/store/library.h"
#include "tests/sync/archive_places.h"
#include "tests/sync/bundle_samples.h"

#include <QtTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::test;

// What a file and a server have in common, what is wrong with either, and what is none.
class TestArchiveEngines : public QObject {
    Q_OBJECT

private slots:
    void damageIsFound_data() { Places::addEngines(); }
    void damageIsFound();
    void bothEnginesAnswerAlike();
    void theViewsShowTheTimelineWhateverWasTapped_data() { Places::addEngines(); }
    void theViewsShowTheTimelineWhateverWasTapped();
    void theFiguresOfACodeAreTheProgramsOwn_data() { Places::addEngines(); }
    void theFiguresOfACodeAreTheProgramsOwn();
    void otherDatabasesAndLaterOnesAreRefused();
    void aServerThatCannotBeReachedIsOneSentenceWithoutThePassword();

private:
    Places places_;
};

void TestArchiveEngines::damageIsFound()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    std::vector<StoredSession> sessions;
    {
        const auto archive = opened(place);
        for (const char* const letters : {"LMJP", "JPLM", "PPLL", "MJ"}) {
            sessions.push_back(sessionOf(letters, headerOf("F1", "V1")));
            QCOMPARE(taken(*archive, sessions.back()).how, TakenIn::imported);
        }
        QVERIFY(archive->verify()->findings.empty());
    }
    const auto tables = engineAt(place, archive::Access::write);
    const auto of = [&](std::size_t i) { return " WHERE session = '" + sessions[i].id.text() + "'"; };
    QVERIFY(tables->execute("UPDATE journals SET payload = " +
                            std::string(engine == "sqlite" ? "x'0102'" : "'\\x0102'") + of(0)));
    QVERIFY(tables->execute("UPDATE sessions SET state_sums = '[[1,1,1]]'" + of(1)));
    QVERIFY(tables->execute("DELETE FROM journals" + of(2)));
    QVERIFY(tables->execute("UPDATE sessions SET digest = 'x'" + of(3)));
    const auto verified = opened(place, ArchiveUse::ask)->verify();
    QVERIFY(verified);
    QCOMPARE(verified->findings.size(), std::size_t{4});
    for (const StoredSession& session : sessions)
        QVERIFY(std::any_of(verified->findings.begin(), verified->findings.end(),
                            [&](const std::string& finding) {
                                return finding.find(session.id.text()) != std::string::npos;
                            }));
}

void TestArchiveEngines::bothEnginesAnswerAlike()
{
    const std::string file = places_.fresh("sqlite");
    if (!PostgresServer::isInstalled()) {
        qInfo("LEFT OUT: no PostgreSQL server is installed here (Debian: postgresql)");
        return;
    }
    const std::string server = places_.fresh("postgresql");
    Header second = headerOf("F1", "V1");
    second.observer = "O2";
    StoredSession marked = sessionOf("LMJPL|MJ", second);
    marked.entries[3] = marker(20'000, 5);
    marked.entries[3].number = 4;
    StoredSession practice = everyKind().session;
    practice.forks.clear();
    for (const std::string& place : {file, server}) {
        const auto archive = opened(place);
        QVERIFY(archive);
        for (const StoredSession& session :
             {sessionOf("LMJPL", headerOf("F1", "V1"), 10'000, namedUuid({}, "a")),
              sessionOf("PJ", headerOf("F9", "V3", "S2", ""), 1, namedUuid({}, "b"))})
            QCOMPARE(taken(*archive, session).how, TakenIn::imported);
        QCOMPARE(taken(*archive, marked).how, TakenIn::imported);
        QCOMPARE(taken(*archive, practice).how, TakenIn::imported);
    }
    QCOMPARE(everything(server), everything(file));
    const std::string measures =
        "SELECT session, entropy, turbulence, complexity, volatility, subsequences_log2 FROM sessions ORDER "
        "BY session";
    QCOMPARE(answer(server, measures, 6).size() > 100, true);
    QCOMPARE(opened(server, ArchiveUse::ask)->verify()->contentDigest,
             opened(file, ArchiveUse::ask)->verify()->contentDigest);
}

namespace {

// Every turn a session can take: nothing twice, the same twice, pauses, can't-tell, squares of no length.
std::vector<StoredSession> manySessions()
{
    std::vector<StoredSession> sessions;
    for (const char* const letters : {"LMJP", "L", "LLMM", "LM|MJ", "|LM", "LMJ|", "LPLPLPLP"})
        sessions.push_back(sessionOf(letters, headerOf("F1", "V" + std::to_string(sessions.size()))));
    sessions.push_back(sessionOf("LMJP", headerOf("F2", "V1"), 0));
    StoredSession unsure = sessionOf("LMJPLM", headerOf("F2", "V2"));
    unsure.entries[2].kind = EntryKind::cannotTell;
    unsure.entries[2].code = kNoCode;
    unsure.entries[4].at = unsure.entries[4].onset = unsure.entries[5].at;
    sessions.push_back(unsure);
    return sessions;
}

Timeline timelineOf(const StoredSession& session)
{
    Fold fold(session.scheme);
    for (const Entry& entry : session.entries) fold.step(entry);
    return fold.timeline();
}

std::string idOf(const StoredSession& session, CodeIndex code)
{
    return code == kCannotTell ? "cannot-tell" : session.scheme.code(code).id;
}

std::string row(std::initializer_list<std::int64_t> numbers)
{
    std::string text;
    for (const std::int64_t number : numbers) text += "|" + std::to_string(number);
    return text + "\n";
}

}  // namespace

void TestArchiveEngines::theViewsShowTheTimelineWhateverWasTapped()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const std::vector<StoredSession> sessions = manySessions();
    for (const StoredSession& session : sessions)
        QCOMPARE(taken(*opened(place), session).how, TakenIn::imported);
    for (const StoredSession& session : sessions) {
        const Timeline timeline = timelineOf(session);
        std::string bouts, interactions, entries;
        std::int64_t number = 0;
        for (const Bout& one : timeline.bouts)
            bouts += std::to_string(++number) + "|" + idOf(session, one.code) +
                     row({one.onset.count(), one.offset.count(), (one.offset - one.onset).count(),
                          one.adjoins ? 1 : 0});
        number = 0;
        for (const Interaction& one : timeline.interactions)
            interactions +=
                std::to_string(++number) + "|" + idOf(session, one.code) +
                row({one.onset.count(), one.offset.count(), one.paused.count(),
                     (one.offset - one.onset - one.paused).count(), one.corrected ? 1 : 0, one.entry});
        for (const Entry& one : session.entries)
            entries += std::to_string(one.number) + "|" + std::string(name(one.kind)) +
                       row({one.at.count(), one.onset.count()});
        const std::string whose = " WHERE session = '" + session.id.text() + "' ORDER BY 1";
        QCOMPARE(
            answer(place, "SELECT bout, code, onset_ms, offset_ms, length_ms, adjoins FROM bouts" + whose, 6),
            bouts);
        QCOMPARE(answer(place,
                        "SELECT interaction, code, onset_ms, offset_ms, paused_ms, length_ms, corrected, "
                        "entry FROM interactions" +
                            whose,
                        8),
                 interactions);
        QCOMPARE(answer(place, "SELECT number, kind, at_ms, onset_ms FROM entries" + whose, 4), entries);
    }
}

void TestArchiveEngines::theFiguresOfACodeAreTheProgramsOwn()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    for (const StoredSession& session : manySessions()) {
        QCOMPARE(taken(*opened(place), session).how, TakenIn::imported);
        const TimeBudget budget = timeBudget(timelineOf(session), session.scheme);
        const auto tables = engineAt(place, archive::Access::read);
        if (engine == "sqlite") QVERIFY(tables->execute("PRAGMA trusted_schema=ON"));
        std::size_t codes = 0;
        const Status read = tables->read(
            "SELECT c.code, s.share, s.mean_bout_ms, s.median_bout_ms, s.sd_bout_ms, s.bouts_per_hour, "
            "s.time_ms, s.bouts, s.longest_bout_ms FROM session_codes AS s JOIN codes AS c ON c.study = "
            "s.study AND c.scheme = s.scheme AND c.code = s.code WHERE s.session = $1 ORDER BY c.state_index",
            {session.id.text()}, [&](const archive::RowView& row) {
                const ActivityBudget& one = budget.activities[codes++];
                int column = 1;
                for (const auto& figure :
                     {one.share, one.meanBoutMs, one.medianBoutMs, one.sdBoutMs, one.boutsPerHour}) {
                    const bool same = row.isNull(column) ? !figure : figure && row.real(column) == *figure;
                    if (!same) return Status(Error{Errc::damaged, "column " + std::to_string(column), {}});
                    ++column;
                }
                const bool same =
                    row.number(6) == one.time.count() &&
                    row.number(7) == static_cast<std::int64_t>(one.bouts) &&
                    (row.isNull(8) ? !one.longestBout : row.number(8) == one.longestBout->count());
                return same ? Status() : Status(Error{Errc::damaged, "a number", {}});
            });
        QVERIFY2(read.ok(), read ? "" : read.error().what.c_str());
        QCOMPARE(codes, budget.activities.size());
    }
}

void TestArchiveEngines::otherDatabasesAndLaterOnesAreRefused()
{
    const std::string place = places_.fresh("sqlite");
    static_cast<void>(taken(*opened(place), sessionOf("L", headerOf("F1", "V1"))));
    QVERIFY(engineAt(place, archive::Access::write)
                ->execute("UPDATE meta SET value = '99' WHERE key = 'schema'"));
    QCOMPARE(Archive::open(place, ArchiveUse::import).error().code, Errc::tooNew);

    QTemporaryDir folder;
    LibraryOptions options;
    options.folder = folder.filePath("library").toStdString();
    QVERIFY(Library::open(options));
    const std::string library = folder.filePath("library/library.db").toStdString();
    QCOMPARE(Archive::open(library, ArchiveUse::import).error().code, Errc::invalid);
    QCOMPARE(Archive::open(folder.path().toStdString(), ArchiveUse::import).error().code, Errc::invalid);
    QCOMPARE(Archive::open(folder.filePath("no/such.db").toStdString(), ArchiveUse::import).error().code,
             Errc::notFound);
    QFile text(folder.filePath("text.db"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    const auto refused = Archive::open(text.fileName().toStdString(), ArchiveUse::import);
    QCOMPARE(refused.error().code, Errc::damaged);
    QVERIFY(refused.error().what.find("librar") == std::string::npos);
}

void TestArchiveEngines::aServerThatCannotBeReachedIsOneSentenceWithoutThePassword()
{
    for (const char* const address :
         {"postgresql://ana:hunter2@127.0.0.1:1/study", "postgresql://ana:hunter2@/study?host=/nowhere",
          "postgresql://ana:hunter2@127.0.0.1:1/study?nonsense=hunter2",
          "postgresql://ana:hunter2@[broken/study", "postgresql://ana:hunter2@127.0.0.1:hunter2/study",
          "postgresql://ana:x@hunter2@127.0.0.1/study", "postgresql://ana:1/hunter2@127.0.0.1/study"}) {
        const auto refused = Archive::open(address, ArchiveUse::ask);
        QVERIFY(!refused);
        const std::string said = describe(refused.error());
        QVERIFY2(said.find("hunter2") == std::string::npos, said.c_str());
        QVERIFY2(said.find('\n') == std::string::npos && said.ends_with('.'), said.c_str());
    }
}

QTEST_GUILESS_MAIN(TestArchiveEngines)
#include "tst_archive_engines.moc"
