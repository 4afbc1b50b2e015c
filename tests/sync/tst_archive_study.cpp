// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/study.h"
#include "tests/sync/archive_places.h"

#include <QtTest>

#include <random>

using namespace tessera;
using namespace tessera::test;

// What the sessions of a study say together.
class TestArchiveStudy : public QObject {
    Q_OBJECT

private slots:
    void observersOfOneVisitArePaired_data() { Places::addEngines(); }
    void observersOfOneVisitArePaired();
    void aStudyAddsUpAndHidesGroupsOfFewVisits_data() { Places::addEngines(); }
    void aStudyAddsUpAndHidesGroupsOfFewVisits();
    void theSumsAreThoseOfTheSessionsWhateverHappened_data() { Places::addEngines(); }
    void theSumsAreThoseOfTheSessionsWhateverHappened();
    void nothingOfAnErasedSessionStaysInTheSums_data() { Places::addEngines(); }
    void nothingOfAnErasedSessionStaysInTheSums();
    void sumsThatWereChangedAreFound_data() { Places::addEngines(); }
    void sumsThatWereChangedAreFound();

private:
    Places places_;
};

void TestArchiveStudy::observersOfOneVisitArePaired()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    const auto take = [&](const std::string& family, const std::string& visit, const std::string& observer,
                          std::int64_t startMinutes, const std::string& study = "S1") {
        Header top = headerOf(family, visit, study);
        top.observer = observer;
        top.start.ms += startMinutes * 60'000;
        const StoredSession session = sessionOf("LMJP", top);
        QCOMPARE(taken(*archive, session).how, TakenIn::imported);
    };
    take("F1", "V1", "O1", 0);
    take("F1", "V1", "O2", 3);  // the same day
    take("F1", "V2", "O1", 0);
    take("F1", "V2", "O1", 5);  // the same observer twice
    take("F2", "V1", "O1", 0);
    take("F2", "V1", "O2", 3 * 1440);  // days later: another visit under an old code
    take("F3", "", "O1", 0);
    take("F3", "", "O2", 0);          // no visit code: nobody said that it was the same
    take("F1", "V1", "O3", 0, "S2");  // another study
    QCOMPARE(answer(place, "SELECT family, visit, count(*) FROM pairs GROUP BY family, visit", 3),
             std::string("F1|V1|1\n"));
}

void TestArchiveStudy::aStudyAddsUpAndHidesGroupsOfFewVisits()
{
    QFETCH(QString, engine);
    const auto archive = opened(places_.fresh(engine));
    // Six visits in the north, one of them seen by two observers; four in the south; one day-stay among the
    // north's.
    for (int i = 0; i < 7; ++i) {
        Header top = headerOf("F" + std::to_string(i), "V1", "S1", "North");
        if (i == 6) top = headerOf("F5", "V1", "S1", "North");
        top.observer = i == 6 ? "O2" : "O1";
        top.place = i == 0 ? PlaceKind::dayStay : PlaceKind::home;
        QCOMPARE(taken(*archive, sessionOf("LMLJ", top)).how, TakenIn::imported);
    }
    for (int i = 0; i < 4; ++i)
        QCOMPARE(
            taken(*archive, sessionOf("PL|L", headerOf("G" + std::to_string(i), "V1", "S1", "South"))).how,
            TakenIn::imported);
    Header practice = headerOf("H", "V1");
    practice.kind = SessionKind::practice;
    QCOMPARE(taken(*archive, sessionOf("PPPP", practice)).how, TakenIn::imported);

    const auto figures = studyFigures(*archive, "S1");
    QVERIFY(figures);
    QCOMPARE(figures->size(), std::size_t{1});
    const StudyGroup& all = figures->front().all;
    QVERIFY(all.shown);
    QCOMPARE(all.sessions, std::uint64_t{11});
    QCOMPARE(all.visits, std::uint64_t{10});
    // Seven times L10 M10 L10 J10, four times P10 L10 |10 L10.
    QCOMPARE(all.observedMs, std::uint64_t{7 * 40'000 + 4 * 30'000});
    QCOMPARE(all.pausedMs, std::uint64_t{4 * 10'000});
    QCOMPARE(all.states[0].timeMs, std::uint64_t{7 * 20'000 + 4 * 20'000});
    QCOMPARE(all.states[0].bouts, std::uint64_t{7 * 2 + 4 * 2});
    QCOMPARE(all.transitions.at(0, 1), std::uint64_t{7});
    QCOMPARE(all.transitions.at(3, 0), std::uint64_t{4});
    QCOMPARE(all.transitions.at(0, 0), std::uint64_t{0});
    const auto& sites = figures->front().bySite;
    QCOMPARE(sites.size(), std::size_t{2});
    QVERIFY(sites[0].shown && sites[0].name == "North" && sites[0].visits == 6);
    QVERIFY(!sites[1].shown && sites[1].name == "South" && sites[1].visits == 4);
    QCOMPARE(sites[1].observedMs, std::uint64_t{0});
    const auto& places = figures->front().byPlace;
    QVERIFY(!places[0].shown && places[0].name == "day-stay");
    QVERIFY(places[1].shown && places[1].visits == 9);
    const std::string json = studyJson(*figures);
    QVERIFY(json.find("\"reason\": \"fewer than five visits\"") != std::string::npos);
    QCOMPARE(studyFigures(*archive, "nobody's").error().code, Errc::notFound);
}

// Imports in any order and number, longer records, corrected sites, forks and their settling, erasures: the
// answer is the one of an archive that took in what is left, once.
void TestArchiveStudy::theSumsAreThoseOfTheSessionsWhateverHappened()
{
    QFETCH(QString, engine);
    std::mt19937 random(20260411);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same course in every run
    const auto archive = opened(places_.fresh(engine));
    const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
    const std::string letterOf = "LMJP|";
    const auto numbered = [](StoredSession session) {
        std::uint32_t number = 0;
        for (Entry& entry : session.entries) entry.number = ++number;
        return session;
    };
    // A session, a longer record of it under another site, study or kind, and one that disagrees.
    std::vector<std::vector<StoredSession>> sessions;
    for (unsigned i = 0; i < 24; ++i) {
        Header top = headerOf("F" + std::to_string(below(9)), "V" + std::to_string(below(2)),
                              below(5) == 0 ? "S2" : "S1", below(2) == 0 ? "North" : "");
        top.place = static_cast<PlaceKind>(below(3));
        std::string letters;
        for (unsigned taps = 1 + below(8); taps > 0; --taps) letters += letterOf[below(5)];
        const StoredSession first = sessionOf("L" + letters, top);
        StoredSession longer = first;
        if (below(3) == 0) top.study = "S3";
        if (below(4) == 0) top.kind = SessionKind::practice;
        top.site = "South";
        longer.entries.push_back(headerEntry(top));
        longer.entries.back().at = longer.entries.back().onset = longer.entries[longer.entries.size() - 2].at;
        StoredSession other = first;
        other.entries[1].code = 3;
        sessions.push_back({first, numbered(longer), other});
    }
    std::vector<bool> erased(sessions.size(), false);
    for (int step = 0; step < 60; ++step) {
        if (below(8) == 0) {
            const std::size_t one = below(static_cast<unsigned>(sessions.size()));
            QVERIFY(archive->erase(sessions[one].front().id, "withdrawn"));
            erased[one] = true;
        }
        // Several in one commit, each at most once.
        std::vector<OfferedSession> batch;
        for (const auto& records : sessions)
            if (below(6) == 0) batch.push_back({records[below(3)], Uuid{{9}}, false});
        const auto choice = static_cast<ForkChoice>(below(3));
        QVERIFY(archive->takeIn(batch, {Millis{1000}, choice}, {}));
        if (step % 6 != 5) continue;
        const auto verified = archive->verify();
        QVERIFY(verified);
        const std::string first = verified->findings.empty() ? "" : verified->findings.front();
        QVERIFY2(first.empty(), first.c_str());
    }
    const auto anew = opened(places_.fresh(engine));
    std::size_t left = 0;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto stored = archive->load(sessions[i].front().id);
        QVERIFY(!erased[i] || !stored);
        if (!stored) continue;
        ++left;
        const bool settled = archive->loadSettled(stored->id).ok();
        const auto choice = settled && !stored->forks.empty() ? ForkChoice::incoming : ForkChoice::none;
        static_cast<void>(taken(*anew, *stored, choice));
    }
    QVERIFY(left > 5);
    const auto figures = studyFigures(*archive, {}), plain = studyFigures(*anew, {});
    QVERIFY(figures && plain && !figures->empty());
    QCOMPARE(studyJson(*figures), studyJson(*plain));
    QVERIFY(anew->verify()->findings.empty());
}

void TestArchiveStudy::nothingOfAnErasedSessionStaysInTheSums()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const auto archive = opened(place);
    StoredSession gone = sessionOf("LMLJ", headerOf("F1", "V1"), 12'345);
    QCOMPARE(taken(*archive, sessionOf("PJ", headerOf("F2", "V1"))).how, TakenIn::imported);
    QCOMPARE(taken(*archive, gone).how, TakenIn::imported);
    Entry corrected = headerEntry(headerOf("F1", "V1", "S1", "South"));
    corrected.at = corrected.onset = gone.entries.back().at;
    corrected.number = static_cast<std::uint32_t>(gone.entries.size() + 1);
    gone.entries.push_back(corrected);
    QCOMPARE(taken(*archive, gone).how, TakenIn::extended);
    QVERIFY(archive->erase(gone.id, "withdrawn"));
    // The other session alone: 20 s under the one site, and one visit.
    QCOMPARE(
        answer(place,
               "SELECT site, sessions, observed_ms, length(visits_come), length(visits_gone) FROM study_sums",
               5),
        std::string("North|1|20000|16|0\n"));
    QVERIFY(archive->verify()->findings.empty());
}

void TestArchiveStudy::sumsThatWereChangedAreFound()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    {
        const auto archive = opened(place);
        for (const char* const study : {"S1", "S2"})
            QCOMPARE(taken(*archive, sessionOf("LMJP", headerOf("F1", "V1", study))).how, TakenIn::imported);
        QVERIFY(archive->verify()->findings.empty());
    }
    QVERIFY(engineAt(place, archive::Access::write)
                ->execute("UPDATE study_sums SET coded_ms = coded_ms + 1 WHERE study = 'S2'"));
    const auto verified = opened(place, ArchiveUse::ask)->verify();
    QVERIFY(verified);
    QCOMPARE(verified->findings.size(), std::size_t{1});
    QVERIFY(verified->findings.front().find("\"S2\"") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestArchiveStudy)
#include "tst_archive_study.moc"
