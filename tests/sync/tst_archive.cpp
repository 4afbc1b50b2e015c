// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "sync/archive/archive.h"
#include "tests/sync/archive_places.h"
#include "tests/sync/bundle_samples.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace tessera;
using namespace tessera::test;

// The archive's promises, the same for one SQLite file and for PostgreSQL.
class TestArchive : public QObject {
    Q_OBJECT

private slots:
    void importingAgainChangesNothing_data() { Places::addEngines(); }
    void importingAgainChangesNothing();
    void aLaterRevisionExtendsAndAnEarlierOneIsThere_data() { Places::addEngines(); }
    void aLaterRevisionExtendsAndAnEarlierOneIsThere();
    void whatWasWithheldIsFilledIn_data() { Places::addEngines(); }
    void whatWasWithheldIsFilledIn();
    void aForkKeepsBothSidesAndWaitsForAChoice_data() { Places::addEngines(); }
    void aForkKeepsBothSidesAndWaitsForAChoice();
    void everyEntryComesBackByteForByte_data() { Places::addEngines(); }
    void everyEntryComesBackByteForByte();
    void theContentDigestIsTheLibrarys_data() { Places::addEngines(); }
    void theContentDigestIsTheLibrarys();
    void orderAndRepetitionGiveTheSameArchive_data() { Places::addEngines(); }
    void orderAndRepetitionGiveTheSameArchive();
    void aCorrectedStudyMovesTheSession_data() { Places::addEngines(); }
    void aCorrectedStudyMovesTheSession();
    void hostileTextsStayTexts_data() { Places::addEngines(); }
    void hostileTextsStayTexts();
    void anErasedSessionNeverComesBack_data() { Places::addEngines(); }
    void anErasedSessionNeverComesBack();
    void anotherSchemeUnderTheSameNameIsRefused_data() { Places::addEngines(); }
    void anotherSchemeUnderTheSameNameIsRefused();
    void aRehearsalChangesNothing_data() { Places::addEngines(); }
    void aRehearsalChangesNothing();

private:
    Places places_;
};

void TestArchive::importingAgainChangesNothing()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    QVERIFY(archive);
    const StoredSession session = sessionOf("LMJPL", headerOf("F1", "V1"));
    QCOMPARE(taken(*archive, session).how, TakenIn::imported);
    const std::string before = everything(place);
    QVERIFY(before.find(session.id.text()) != std::string::npos);
    QCOMPARE(taken(*archive, session).how, TakenIn::alreadyThere);
    QCOMPARE(taken(*archive, session).how, TakenIn::alreadyThere);
    QCOMPARE(everything(place), before);
}

void TestArchive::aLaterRevisionExtendsAndAnEarlierOneIsThere()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    const StoredSession whole = sessionOf("LMJPL", headerOf("F1", "V1"));
    StoredSession early = whole;
    early.entries.resize(4);
    QCOMPARE(taken(*archive, early).how, TakenIn::imported);
    QCOMPARE(answer(place, "SELECT state, interactions FROM sessions", 2), std::string("open|3\n"));
    QCOMPARE(taken(*archive, whole).how, TakenIn::extended);
    QCOMPARE(answer(place, "SELECT state, interactions FROM sessions", 2), std::string("ended|5\n"));
    QCOMPARE(taken(*archive, early).how, TakenIn::alreadyThere);
    QVERIFY(archive->load(whole.id)->entries == whole.entries);

    StoredSession holed = sessionOf("LM", headerOf("F1", "V2"));
    holed.entries.erase(holed.entries.begin() + 1);
    QCOMPARE(taken(*archive, holed).how, TakenIn::refused);
    QVERIFY(!archive->load(holed.id));
}

void TestArchive::whatWasWithheldIsFilledIn()
{
    QFETCH(QString, engine);
    const auto archive = opened(places_.fresh(engine));
    StoredSession full = sessionOf("LM", headerOf("F1", "V1"));
    Entry words = note(20'000, "the baby slept");
    full.entries.insert(full.entries.end() - 1, words);
    std::uint32_t number = 0;
    for (Entry& entry : full.entries) entry.number = ++number;
    StoredSession without = full;
    without.entries[3].text.clear();
    without.entries[3].withheld = true;
    QCOMPARE(taken(*archive, without).how, TakenIn::imported);
    QCOMPARE(taken(*archive, full).how, TakenIn::extended);
    QCOMPARE(taken(*archive, without).how, TakenIn::alreadyThere);
    QCOMPARE(archive->load(full.id)->entries[3].text, std::string("the baby slept"));
}

void TestArchive::aForkKeepsBothSidesAndWaitsForAChoice()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    const StoredSession one = sessionOf("LMJ", headerOf("F1", "V1"));
    StoredSession other = one;
    other.entries[2].code = 3;
    QCOMPARE(taken(*archive, one).how, TakenIn::imported);
    QCOMPARE(taken(*archive, other).how, TakenIn::fork);
    QCOMPARE(answer(place, "SELECT state, forks, observed_ms FROM sessions", 3), std::string("forked|1|-\n"));
    QCOMPARE(answer(place, "SELECT count(*) FROM bouts", 1), std::string("0\n"));
    QVERIFY(!archive->loadSettled(one.id));
    QCOMPARE(archive->loadSettled(one.id).error().code, Errc::refused);
    const std::string digest = archive->verify()->contentDigest;

    // Both sides again are nothing new; then the side that comes is chosen, later the one that is there.
    QCOMPARE(taken(*archive, other).how, TakenIn::alreadyThere);
    QCOMPARE(taken(*archive, other, ForkChoice::incoming).how, TakenIn::extended);
    QVERIFY(archive->loadSettled(one.id)->entries == other.entries);
    QCOMPARE(answer(place, "SELECT state, forks, settled FROM sessions", 3), std::string("ended|1|1\n"));
    QCOMPARE(taken(*archive, one).how, TakenIn::alreadyThere);
    QVERIFY(archive->loadSettled(one.id)->entries == other.entries);
    QCOMPARE(taken(*archive, one, ForkChoice::incoming).how, TakenIn::extended);
    QVERIFY(archive->loadSettled(one.id)->entries == one.entries);
    QCOMPARE(archive->verify()->contentDigest, digest);

    // A third record opens it again.
    StoredSession third = one;
    third.entries[2].code = 2;
    QCOMPARE(taken(*archive, third).how, TakenIn::fork);
    QVERIFY(!archive->loadSettled(one.id));
}

void TestArchive::everyEntryComesBackByteForByte()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    StoredSession session = everyKind().session;
    session.unknown = std::string("said by a later version\0\x01", 25);
    QCOMPARE(taken(*archive, session).how, TakenIn::fork);
    const auto back = archive->load(session.id);
    QVERIFY(back);
    QCOMPARE(back->unknown, session.unknown);
    QVERIFY(back->scheme == session.scheme);
    QCOMPARE(back->entries.size(), session.entries.size());
    std::vector<Entry> came = back->entries, went = session.entries;
    came.insert(came.end(), back->forks.begin(), back->forks.end());
    went.insert(went.end(), session.forks.begin(), session.forks.end());
    for (const Entry& entry : went)
        QVERIFY2(std::find(came.begin(), came.end(), entry) != came.end(),
                 std::to_string(entry.number).c_str());
    QVERIFY(archive->verify()->findings.empty());
}

void TestArchive::theContentDigestIsTheLibrarys()
{
    QFETCH(QString, engine);
    const auto archive = opened(places_.fresh(engine));
    QTemporaryDir folder;
    LibraryOptions options;
    options.folder = folder.filePath("library").toStdString();
    const auto library = Library::open(options);
    QVERIFY(library);
    for (const StoredSession& session : {sessionOf("LMJPL", headerOf("F1", "V1")),
                                         sessionOf("JJ|L", headerOf("F2", "V2")), everyKind().session}) {
        QVERIFY((*library)->merge(session));
        static_cast<void>(taken(*archive, session));
    }
    const auto here = archive->verify();
    const auto there = (*library)->verify();
    QVERIFY(here && there);
    QCOMPARE(here->sessions, std::size_t{3});
    QCOMPARE(here->entries, there->entries);
    QCOMPARE(here->forks, there->forks);
    QCOMPARE(here->contentDigest, there->contentDigest);
}

void TestArchive::orderAndRepetitionGiveTheSameArchive()
{
    QFETCH(QString, engine);
    const StoredSession one = sessionOf("LMJPLMJP", headerOf("F1", "V1"));
    StoredSession oneEarly = one, oneOther = one;
    oneEarly.entries.resize(5);
    oneOther.entries[3].code = 0;
    StoredSession noted = sessionOf("JPJ", headerOf("F2", "V1", "S2"));
    noted.entries[2] = note(10'000, "words");
    noted.entries[2].number = 3;
    StoredSession without = noted;
    without.entries[2].text.clear();
    without.entries[2].withheld = true;
    const std::vector<StoredSession> records{
        one, oneEarly, oneOther, noted, without, sessionOf("P", headerOf("F3", "V1")), oneEarly, noted};
    std::mt19937 random(20260302);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same orders in every run
    std::string first;
    for (int round = 0; round < 6; ++round) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < records.size(); ++i) order.insert(order.end(), 1 + random() % 2, i);
        std::shuffle(order.begin(), order.end(), random);
        const std::string place = places_.fresh(engine);
        const auto archive = opened(place);
        for (const std::size_t i : order) QVERIFY(taken(*archive, records[i]).how != TakenIn::refused);
        const auto verified = archive->verify();
        QVERIFY2(verified->findings.empty(),
                 verified->findings.empty() ? "" : verified->findings.front().c_str());
        const std::string now = verified->contentDigest + "\n" + everything(place);
        if (first.empty()) first = now;
        QCOMPARE(now, first);
    }
}

void TestArchive::aCorrectedStudyMovesTheSession()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    StoredSession session = sessionOf("LM", headerOf("F1", "V1", "pilot"));
    QCOMPARE(taken(*archive, session).how, TakenIn::imported);
    Entry corrected = headerEntry(headerOf("F1", "V1", "main"));
    corrected.at = corrected.onset = Millis{20'000};
    corrected.number = 5;
    session.entries.push_back(corrected);
    QCOMPARE(taken(*archive, session).how, TakenIn::extended);
    QCOMPARE(answer(place, "SELECT study FROM sessions", 1), std::string("main\n"));
    QCOMPARE(answer(place, "SELECT DISTINCT study FROM entries", 1), std::string("main\n"));
    QVERIFY(archive->verify()->findings.empty());
}

void TestArchive::hostileTextsStayTexts()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    Header top = headerOf("F1", "V1", "'); DROP TABLE sessions; --", "\\N\t\"$1\"\n\\.\r%s");
    top.sourceId = std::string("nul\0here", 8) + "\xFF\xFE";
    StoredSession session = sessionOf("LM", top);
    session.entries[2] = note(10'000, std::string("\"]],[1,\"\\u0000\0', $$ \\x00", 25) + "\xC3");
    session.entries[2].number = 3;
    QCOMPARE(taken(*archive, session).how, TakenIn::imported);
    QVERIFY(archive->load(session.id)->entries == session.entries);
    QCOMPARE(answer(place, "SELECT study FROM sessions", 1), top.study + "\n");
    QCOMPARE(answer(place, "SELECT site FROM sessions", 1), top.site + "\n");
    QCOMPARE(answer(place, "SELECT source_id FROM sessions", 1), std::string("nul\uFFFDhere\uFFFD\uFFFD\n"));
    QCOMPARE(answer(place, "SELECT text FROM notes", 1),
             std::string("\"]],[1,\"\\u0000\uFFFD', $$ \\x00\uFFFD\n"));
    QCOMPARE(archive->find("' OR 1=1 --")->size(), std::size_t{0});
    QCOMPARE(archive->sessionsOfKind(SessionKind::real, top.study)->size(), std::size_t{1});
    QVERIFY(archive->verify()->findings.empty());
    QVERIFY(archive->erase(session.id, "'; DELETE FROM tombstones; --"));
    QCOMPARE(answer(place, "SELECT reason FROM tombstones", 1),
             std::string("'; DELETE FROM tombstones; --\n"));
}

void TestArchive::anErasedSessionNeverComesBack()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    StoredSession session = sessionOf("LM", headerOf("F1", "V1"));
    session.entries[2] = note(10'000, "a secret that must go");
    session.entries[2].number = 3;
    const StoredSession other = sessionOf("JP", headerOf("F2", "V1"));
    QCOMPARE(taken(*archive, session).how, TakenIn::imported);
    QCOMPARE(taken(*archive, other).how, TakenIn::imported);
    const auto erased = archive->erase(session.id, "withdrawn");
    QVERIFY(erased);
    QCOMPARE(erased->study, std::string("S1"));
    QVERIFY(!archive->load(session.id));
    for (const char* const table : {"sessions", "journals", "entries", "notes", "bouts"})
        QCOMPARE(answer(place,
                        std::string("SELECT count(DISTINCT session) FROM ") + table + " WHERE session = '" +
                            session.id.text() + "'",
                        1),
                 std::string("0\n"));
    QCOMPARE(taken(*archive, session).how, TakenIn::erased);
    QCOMPARE(taken(*archive, session, ForkChoice::incoming).how, TakenIn::erased);
    // One that never came is refused as well.
    const StoredSession never = sessionOf("L", headerOf("F3", "V1"));
    QVERIFY(archive->erase(never.id, "withdrawn"));
    QCOMPARE(taken(*archive, never).how, TakenIn::erased);
    QVERIFY(archive->load(other.id));
    QVERIFY(archive->verify()->findings.empty());
    if (engine != "sqlite") return;
    for (const char* const ending : {"", "-wal"}) {
        QFile file(QString::fromStdString(place) + ending);
        if (!file.open(QIODevice::ReadOnly)) continue;
        QVERIFY2(!file.readAll().contains("a secret that must go"), ending);
    }
}

void TestArchive::anotherSchemeUnderTheSameNameIsRefused()
{
    QFETCH(QString, engine);
    const auto archive = opened(places_.fresh(engine));
    QCOMPARE(taken(*archive, sessionOf("LM", headerOf("F1", "V1"))).how, TakenIn::imported);
    StoredSession other = sessionOf("LM", headerOf("F2", "V1"));
    other.scheme.groups[0].codes[0].label = "Something else";
    const TakenInSession refused = taken(*archive, other);
    QCOMPARE(refused.how, TakenIn::refused);
    QVERIFY(refused.error->what.find("another set of codes") != std::string::npos);
    // Another study may have its own.
    StoredSession elsewhere = sessionOf("LM", headerOf("F2", "V1", "S2"));
    elsewhere.scheme = other.scheme;
    QCOMPARE(taken(*archive, elsewhere).how, TakenIn::imported);
    QVERIFY(archive->verify()->findings.empty());
}

void TestArchive::aRehearsalChangesNothing()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const StoredSession session = sessionOf("LM", headerOf("F1", "V1"));
    {
        const auto rehearsal = opened(place, ArchiveUse::rehearse);
        QVERIFY(rehearsal);
        QCOMPARE(taken(*rehearsal, session).how, TakenIn::imported);
        QCOMPARE(taken(*rehearsal, session).how, TakenIn::alreadyThere);
    }
    QCOMPARE(Archive::open(place, ArchiveUse::ask).error().code, Errc::notFound);
    if (engine == "sqlite") QVERIFY(!QFile::exists(QString::fromStdString(place)));
    QCOMPARE(taken(*opened(place), session).how, TakenIn::imported);
    const std::string before = everything(place);
    {
        const auto rehearsal = opened(place, ArchiveUse::rehearse);
        QCOMPARE(taken(*rehearsal, sessionOf("J", headerOf("F2", "V1"))).how, TakenIn::imported);
        StoredSession longer = session;
        longer.entries.push_back(simple(EntryKind::reopen, 50'000));
        longer.entries.back().number = 5;
        QCOMPARE(taken(*rehearsal, longer).how, TakenIn::extended);
    }
    QCOMPARE(everything(place), before);
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
