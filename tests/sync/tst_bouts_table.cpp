// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/journal.h"
#include "sync/formats/bouts_table.h"

#include <QtTest>

#include <sys/resource.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace tessera;

namespace {

BoutsTable read(const std::string& text, const BoutsOptions& options = {})
{
    auto table = readBoutsTable(text, options, "t.csv");
    if (!table) qFatal("refused: %s", describe(table.error()).c_str());
    return std::move(*table);
}

BoutsOptions builtIn(const std::string& study = {})
{
    BoutsOptions options;
    options.scheme = partnershipActivities();
    options.study = study;
    return options;
}

Timeline timelineOf(const StoredSession& session)
{
    Journal journal(session.id, session.scheme);
    for (const Entry& entry : session.entries)
        if (const Status status = journal.restore(entry); !status) qFatal("%s", status.error().what.c_str());
    return journal.fold().timeline();
}

}  // namespace

class BoutsTableTest : public QObject {
    Q_OBJECT
private slots:
    void eachIdBecomesASessionWithItsBouts()
    {
        const BoutsTable table = read(
            "id,start,stop,state\nA,0,10.5,locating\nB,2,3,planning\nA,10.5,12,meaning\nA,20,30,meaning\n",
            builtIn());
        QCOMPARE(table.sessions.size(), std::size_t{2});
        QVERIFY(table.findings.empty());
        const Header& header = *table.sessions[0].entries[0].header;
        QCOMPARE(header.sourceId, std::string("A"));
        QCOMPARE(header.kind, SessionKind::real);
        QCOMPARE(header.scheme, partnershipActivities().id);

        const Timeline timeline = timelineOf(table.sessions[0]);
        QVERIFY(timeline.ended);
        QCOMPARE(timeline.end.count(), 30'000);
        QCOMPARE(timeline.observed().count(), 22'000);
        QCOMPARE(timeline.pauses.size(), std::size_t{1});
        QCOMPARE(timeline.pauses[0].onset.count(), 12'000);
        QCOMPARE(timeline.pauses[0].offset.count(), 20'000);
        QCOMPARE(timeline.bouts.size(), std::size_t{3});
        QCOMPARE(timeline.bouts[1].onset.count(), 10'500);
        QVERIFY(!timeline.bouts[2].adjoins);
        QCOMPARE(timelineOf(table.sessions[1]).observed().count(), 1'000);
    }

    void sameCodeWithoutAGapIsTwoInteractionsInOneBout()
    {
        const Timeline timeline = timelineOf(
            read("id,start,stop,state\nA,0,10,L\nA,10,20,L\nA,20,20,M\nA,20,25,L\n").sessions.at(0));
        QCOMPARE(timeline.interactions.size(), std::size_t{4});
        QCOMPARE(timeline.bouts.size(), std::size_t{1});
        QCOMPARE(timeline.end.count(), 25'000);
    }

    void readingTheSameTableAgainGivesTheSameSessions()
    {
        const std::string text = "id,start,stop,state\nA,0,10,locating\n";
        const Uuid id = read(text, builtIn("S1")).sessions.at(0).id;
        QCOMPARE(read(text, builtIn("S1")).sessions.at(0).id.text(), id.text());
        QCOMPARE(id.text()[14], '5');
        QVERIFY(read(text, builtIn("S2")).sessions.at(0).id != id);
        QVERIFY(read(text).sessions.at(0).id != id);
        QVERIFY(read("id,start,stop,state\nB,0,10,locating\n", builtIn("S1")).sessions.at(0).id != id);
        QVERIFY(read(text, builtIn("S1")).sessions.at(0).entries ==
                read(text, builtIn("S1")).sessions.at(0).entries);
    }

    void rowsMayStandInAnyOrder()
    {
        const auto sorted = read("id,start,stop,state\nA,0,1,L\nA,1,2,M\nA,5,6,L\n");
        const auto mixed = read("id,start,stop,state\nA,5,6,L\nA,0,1,L\nA,1,2,M\n");
        QVERIFY(sorted.sessions.at(0).entries == mixed.sessions.at(0).entries);
    }

    void theTidyTableIsReadToo()
    {
        const BoutsTable table = read(
            "\xEF\xBB\xBFsession,subject,observer,index,state,start_s,stop_s,duration_s,censored\r\n"
            "s-1,F07,O1,1,locating,0,60.0005,60.0005,none\r\ns-1,F07,O1,2,meaning,60.0005,61,0.9995,"
            "right\r\n",
            builtIn());
        const Header& header = *table.sessions.at(0).entries[0].header;
        QCOMPARE(header.family, std::string("F07"));
        QCOMPARE(header.observer, std::string("O1"));
        const Timeline timeline = timelineOf(table.sessions[0]);
        QCOMPARE(timeline.bouts.at(1).onset.count(), 60'001);
        QCOMPARE(timeline.observed().count(), 61'000);
    }

    void withoutASchemeTheCodesOfTheWholeTableMakeOne()
    {
        const BoutsTable table =
            read("id,start,stop,state\nA,0,1,talk\nB,0,1,Play\nB,1,2,\xC3\xA4u\xC3\x9F\n");
        QVERIFY(validate(table.scheme).ok());
        QVERIFY(table.scheme.id.starts_with("bouts/"));
        QCOMPARE(table.scheme.codeCount(), std::size_t{3});
        QCOMPARE(table.scheme.code(0).id, std::string("Play"));
        QCOMPARE(table.scheme.code(1).id, std::string("talk"));
        QCOMPARE(table.scheme.code(1).letter, std::string("B"));
        QVERIFY(table.sessions.at(0).scheme == table.scheme);

        const BoutsTable same =
            read("id,start,stop,state\nC,7,8,Play\nC,5,6,talk\nC,9,10,\xC3\xA4u\xC3\x9F\n");
        QCOMPARE(same.scheme.id, table.scheme.id);
        QVERIFY(read("id,start,stop,state\nA,0,1,talk\n").scheme.id != table.scheme.id);
    }

    void codesOfOneCharacterAreTheirOwnLetters()
    {
        const Scheme scheme = read("id,start,stop,state\nA,0,1,M\nA,1,2,L\nA,2,3,P\n").scheme;
        for (const CodeIndex state : scheme.states())
            QCOMPARE(scheme.code(state).letter, scheme.code(state).id);
    }

    void upTo64CodesCanBeHeld()
    {
        std::string text = "id,start,stop,state\n";
        for (int i = 0; i < 64; ++i)
            text +=
                "A," + std::to_string(i) + ',' + std::to_string(i + 1) + ",code" + std::to_string(i) + '\n';
        const BoutsTable table = read(text);
        QVERIFY(validate(table.scheme).ok());
        QCOMPARE(timelineOf(table.sessions.at(0)).bouts.size(), std::size_t{64});
        QVERIFY(!readBoutsTable(text + "A,64,65,one more\n", {}, "t.csv").ok());
    }

    void codesCanBeRenamed()
    {
        BoutsOptions options = builtIn();
        options.rename = {{"talk", "meaning"}};
        const BoutsTable table = read("id,start,stop,state\nA,0,1,talk\n", options);
        QCOMPARE(timelineOf(table.sessions.at(0)).bouts.at(0).code, CodeIndex{1});
    }

    void aFindingRefusesItsIdAndNoOther_data()
    {
        QTest::addColumn<QByteArray>("row");
        for (const char* row : {"X,5,15,meaning", "X,2,3,meaning", "X,9.9994,12,meaning", "X,5,5,meaning",
                                "X,12,11,meaning", "X,-1,11,meaning", "X,a,11,meaning", "X,11,,meaning",
                                "X,1e1,11,meaning", "X,\"10,5\",11,meaning", "X,10,11,", "X,10,11,other",
                                "X,10,11,repair", "X,10,11,\xFF", "X,10,99999999,meaning"})
            QTest::newRow(row) << QByteArray(row);
    }
    void aFindingRefusesItsIdAndNoOther()
    {
        QFETCH(QByteArray, row);
        const BoutsTable table = read(
            "id,start,stop,state\nX,0,10,locating\nY,0,5,locating\n" + row.toStdString() + "\n", builtIn());
        QCOMPARE(table.sessions.size(), std::size_t{1});
        QCOMPARE(table.sessions[0].entries[0].header->sourceId, std::string("Y"));
        QCOMPARE(table.findings.size(), std::size_t{1});
        QCOMPARE(table.findings[0].sourceId, std::string("X"));
        QVERIFY(table.findings[0].line == 4 || table.findings[0].line == 2);
        QVERIFY(!table.findings[0].what.empty());
    }

    void namesOfPeopleAreCodesAndDoNotChange()
    {
        const std::string header = "session,subject,state,start_s,stop_s\n";
        QCOMPARE(read(header + "s,Anna Example,L,0,1\n").findings.size(), std::size_t{1});
        QCOMPARE(read(header + "s,F1,L,0,1\ns,F2,L,1,2\n").findings.size(), std::size_t{1});
        QVERIFY(read(header + "s,,L,0,1\n").findings.empty());
    }

    void aTableOfAnotherFormIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("empty") << QByteArray("") << QByteArray("t.csv:1");
        QTest::newRow("other columns") << QByteArray("id,from,to,state\nA,0,1,L\n") << QByteArray("t.csv:1");
        QTest::newRow("short row") << QByteArray("id,start,stop,state\nA,0,1\n") << QByteArray("t.csv:2");
        QTest::newRow("no id") << QByteArray("id,start,stop,state\n,0,1,L\n") << QByteArray("t.csv:2");
        QTest::newRow("open quote") << QByteArray("id,start,stop,state\n\"A,0,1,L\n") << QByteArray("line 2");
    }
    void aTableOfAnotherFormIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        const auto table = readBoutsTable(text.toStdString(), {}, "t.csv");
        QVERIFY(!table);
        QVERIFY2(describe(table.error()).find(place.toStdString()) != std::string::npos,
                 describe(table.error()).c_str());
    }

    void aStreamGivesEachSessionWithItsLastRow()
    {
        // A comes back after B, so B is complete first; a field is longer than the pieces that are read.
        const std::string text = "id,start,stop,state,more\nA,0,1,L,\nB,0,2,M," + std::string(200'000, 'x') +
                                 "\nC,0,2,L,\nC,1,3,L,\nA,5,6,M,\n";
        std::istringstream stream(text);
        std::vector<StoredSession> sessions;
        std::vector<ImportFinding> findings;
        const Status status =
            readBouts(stream, {}, "t.csv",
                      ImportSink{[&](StoredSession session) -> Status {
                                     sessions.push_back(std::move(session));
                                     return {};
                                 },
                                 [&](ImportFinding finding) { findings.push_back(std::move(finding)); },
                                 {}});
        QVERIFY(status.ok());
        QCOMPARE(sessions.size(), std::size_t{2});
        QCOMPARE(sessions[0].entries[0].header->sourceId, std::string("B"));
        QCOMPARE(sessions[1].entries[0].header->sourceId, std::string("A"));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].line, std::size_t{5});
        const auto whole = readBoutsTable(text, {}, "t.csv");
        QVERIFY(whole->sessions.at(0).entries == sessions[1].entries);
        QVERIFY(whole->sessions.at(1).entries == sessions[0].entries);
    }

    void aReaderOfAStreamStopsWhenItIsToldTo()
    {
        std::istringstream stream("id,start,stop,state\nA,0,1,L\nB,0,1,L\nC,0,1,L\n");
        int taken = 0;
        const Status status = readBouts(stream, {}, "t.csv",
                                        ImportSink{[&](const StoredSession&) -> Status {
                                                       if (++taken == 2)
                                                           return Error{Errc::refused, "stop", {}};
                                                       return {};
                                                   },
                                                   [](const ImportFinding&) {},
                                                   {}});
        QVERIFY(!status.ok());
        QCOMPARE(taken, 2);
    }

    void aTableWithoutRowsHasNoSessions() { QVERIFY(read("id,start,stop,state\n").sessions.empty()); }

    // A table may claim as many as it likes: what is held are their ids, never what they say.
    void aMillionSessionsAreHandedOverOneByOne()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        constexpr int kSessions = 100'000;  // a sanitizer takes ten times as long and keeps what was let go
#else
        constexpr int kSessions = 1'000'000;
#endif
        std::string text = "id,start,stop,state\n";
        text.reserve(std::size_t{32} * kSessions);
        for (int i = 0; i < kSessions; ++i) text += "S" + std::to_string(i) + ",0,5,locating\n";
        std::istringstream table(std::move(text));
        struct rusage before {
        }, after{};
        getrusage(RUSAGE_SELF, &before);
        int sessions = 0, findings = 0;
        ImportSink sink;
        sink.session = [&](const StoredSession& session) -> Status {
            sessions += session.entries.size() == 3 ? 1 : 0;
            return {};
        };
        sink.finding = [&](const ImportFinding&) { ++findings; };
        QVERIFY(readBouts(table, builtIn(), "t.csv", sink).ok());
        getrusage(RUSAGE_SELF, &after);
        QCOMPARE(sessions, kSessions);
        QCOMPARE(findings, 0);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 512 * 1024,  // KiB
                 qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(BoutsTableTest)
#include "tst_bouts_table.moc"
