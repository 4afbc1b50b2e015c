// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_reader.h"
#include "tests/sync/imported_sessions.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

Taken read(const std::string& text, const ImportOptions& options = {})
{
    return takenBy(readSdis, text, options);
}

std::string reference(const char* name)
{
    QFile file(QString(TESSERA_SOURCE_DIR "/tests/data/reference/formats/") + name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().toStdString();
}

const std::string kStates = "($State = A B C) ($Point = p q);\n";

}  // namespace

class SdisReaderTest : public QObject {
    Q_OBJECT
private slots:
    void timedHasOpenEndsStreamsAndLevels()
    {
        const Taken taken = read(reference("own_timed.sds"));
        QVERIFY2(taken.status.ok(), "own_timed.sds");
        QCOMPARE(taken.refused(), std::size_t{0});
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(boutsOf(taken.sessions[0]), std::string("R 0-4200, F 4200-9850, R 9850-15000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("call 6100, call 12020"));
        QCOMPARE(boutsOf(taken.sessions[1]), std::string("F 0-3500 | A 5000-8000"));
        QCOMPARE(endOf(taken.sessions[1]), 10'000);
        QCOMPARE(taken.sessions[0].entries[0].header->sourceId, std::string("subject 7/1"));
        QCOMPARE(taken.sessions[1].entries[0].header->sourceId, std::string("subject 7/2"));
        QCOMPARE(taken.sessions[0].scheme.code(*taken.sessions[0].scheme.find("R")).label,
                 std::string("rest"));
        QVERIFY(taken.says("Age"));
        QVERIFY(validate(taken.sessions[0].scheme).ok());
    }

    void stateHasOnsetsAlone()
    {
        const Taken taken = read(reference("own_state.sds"));
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(boutsOf(taken.sessions[0]), std::string("R 0-4000, F 4000-10000, R 10000-15000"));
        QCOMPARE(boutsOf(taken.sessions[1]), std::string("A 0-90000, F 90000-130000"));
        QCOMPARE(taken.sessions[1].entries[0].header->sourceId, std::string("subject 8"));
    }

    void intervalRepeatsAndLeavesOut()
    {
        const Taken taken = read(reference("own_interval.sds"));
        QCOMPARE(taken.sessions.size(), std::size_t{1});
        // R R | R+call | F F F | - | F | - - - - | G : thirteen intervals of 5 s
        QCOMPARE(boutsOf(taken.sessions[0]),
                 std::string("R 0-15000, F 15000-30000 | F 35000-40000 | G 60000-65000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("call 10000"));
        QCOMPARE(endOf(taken.sessions[0]), 65'000);
    }

    void eventHasAnOrderOnly()
    {
        const Taken taken = read(reference("own_event.sds"));
        QCOMPARE(taken.sessions.size(), std::size_t{3});
        QCOMPARE(boutsOf(taken.sessions[0]),
                 std::string("rest 0-1000, forage 1000-2000, rest 2000-3000, groom 3000-4000"));
        QCOMPARE(boutsOf(taken.sessions[1]), std::string("forage 0-1000, alert 1000-2000, forage 2000-3000"));
        QVERIFY(taken.says("in which order"));
        QCOMPARE(taken.sessions[1].entries[0].header->site, std::string("north"));
        QCOMPARE(taken.sessions[2].entries[0].header->site, std::string("south"));
    }

    void multieventPutsCodesTogether()
    {
        const Taken taken = read(reference("own_multievent.sds"));
        QCOMPARE(taken.sessions.size(), std::size_t{1});
        QCOMPARE(boutsOf(taken.sessions[0]), std::string("R 0-2000, F 2000-3000, G 3000-4000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("call 1000, call 3000"));
    }

    void aCommaAtTheEndCountsOneEmptyInterval()
    {
        QCOMPARE(endOf(read("Interval=10'\n(a b);\n a,b,/").sessions.at(0)), 30'000);
        QCOMPARE(endOf(read("Interval=10'\n(a b);\n a,*10,b/").sessions.at(0)), 120'000);
        QCOMPARE(endOf(read("Interval=10'\n(a b);\n a*10/").sessions.at(0)), 100'000);
    }

    void timesComeInEveryForm()
    {
        const Taken taken =
            read("Timed <seconds>\n" + kStates + "<x>,0 A,0:00-1:07 B,67-80.25 C,1:20.250-1:00:00 ,1:00:00/");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("A 0-67000, B 67000-80250, C 80250-3600000"));
    }

    void stateDataMayHaveDurations()
    {
        QCOMPARE(boutsOf(read("State <seconds>\n" + kStates + "A=30 B=6.5 C=1/").sessions.at(0)),
                 std::string("A 0-30000, B 30000-36500, C 36500-37500"));
        QCOMPARE(boutsOf(read("State\n" + kStates + "<id>,0:30 A,0:30 B,0:36 ,6:30/").sessions.at(0)),
                 std::string("A 0-6000, B 6000-360000"));
    }

    void commentsMayHideAnything()
    {
        const Taken taken = read("! one\ntwo ! Timed % type\n" + kStates +
                                 "%<60606IS66>%A,0:30-0:40 %x% B,0:40-0:50 !c!/ % end");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("A 0-10000, B 10000-20000"));
        QCOMPARE(taken.sessions[0].entries[0].header->sourceId, std::string("unit 1"));
    }

    void codesWithoutASetAreKept()
    {
        const Taken taken = read("Timed <seconds>;\n<o>\nv_A,0-2 v_B,2-5 v_p,3-3 /\n");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("v_A 0-2000, v_B 2000-5000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("v_p 3000"));
        const Taken stranger = read("Timed\n" + kStates + "A,0-2 z,1 B,2-4/");
        QCOMPARE(markersOf(stranger.sessions.at(0)), std::string("z 1000"));
        QVERIFY(stranger.says("not declared"));
    }

    void statesOfNoSetThatComeTogetherAreOneOfBoth()
    {
        QCOMPARE(boutsOf(read("Timed;\n<o>A,0-4 B,2-6/").sessions.at(0)),
                 std::string("A 0-2000, A+B 2000-4000, B 4000-6000"));
        QCOMPARE(boutsOf(read("Interval=10'\na b;\n a,a b*2,b/").sessions.at(0)),
                 std::string("a 0-10000, a+b 10000-30000, b 30000-40000"));
    }

    void aSecondSetIsKeptAsMomentsAndItsLengthsAreSaidToBeLost()
    {
        const Taken taken = read("Timed\n" + kStates + ",0 A,0-9 & q,2-5 p,3 ,9/");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("A 0-9000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("q 2000, p 3000"));
        QVERIFY(taken.says("3 s together"));
    }

    void gapsAreSaid()
    {
        const Taken taken = read("Timed\n" + kStates + ",0 A,0-2 B,5-8 ,10/");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("A 0-2000 | B 5000-8000"));
        QVERIFY(taken.says("2 stretches without a state (5 s)"));
    }

    void theMillisecondsThatBorisTakesAwayAreGivenBack()
    {
        const Taken taken = read(
            "% SDIS file created by BORIS (x) at y\nTimed <seconds>;\n\n<o>\nv_A,0.000-1.999 v_B,2.000-5.000 "
            "/\n");
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("v_A 0-2000, v_B 2000-5000"));
        QVERIFY(taken.says("closed: 1"));
    }

    void latin1AndUtf8AreRead()
    {
        const auto name = [](const Taken& taken) { return taken.sessions.at(0).entries[0].header->sourceId; };
        QCOMPARE(name(read("Timed\n" + kStates + "<Zo\xEB>A,0-1/")), std::string("Zo\xC3\xAB"));
        QCOMPARE(name(read("\xEF\xBB\xBFTimed\r\n" + kStates + "<Zo\xC3\xAB>\r\nA,0-1\r\n/")),
                 std::string("Zo\xC3\xAB"));
    }

    void aCodingErrorRefusesItsSessionAndNoOther_data()
    {
        QTest::addColumn<QByteArray>("bad");
        for (const char* bad : {"A,5-3", "A", "A,x", "A,1-y", "A,1,2", "A,0-5 B,3-6", "A,0-1 <late> B,1-2",
                                "A,99999999-", ",5 A,0-9", "A,0-1 )", ",0 ,5"})
            QTest::newRow(bad) << QByteArray(bad);
    }
    void aCodingErrorRefusesItsSessionAndNoOther()
    {
        QFETCH(QByteArray, bad);
        const Taken taken =
            read("Timed\n" + kStates + "<a>A,0-1/\n<b>\n" + bad.toStdString() + "\n/\n<c>B,0-1/\n");
        QVERIFY(taken.status.ok());
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(taken.refused(), std::size_t{1});
        for (const ImportFinding& finding : taken.findings) {
            if (!finding.refuses) continue;
            QCOMPARE(finding.sourceId, std::string("b"));
            QVERIFY(finding.line == 4 || finding.line == 5 || finding.line == 3);
        }
    }

    void aFileThatIsCutOffKeepsWhatIsWhole()
    {
        const Taken taken = read("Timed\n" + kStates + "<a>A,0-1/\n<b>A,0-1 B,1-");
        QCOMPARE(taken.sessions.size(), std::size_t{1});
        QVERIFY(taken.says("line 4: b refused: The file ends"));
    }

    void aWrongDeclarationIsOneLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char* text, const char* place) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(place);
        };
        row("", "t:1");
        row("Timed\n(A B)\n", "t:3");
        row("Tinned;\n", "t:1");
        row("Timed\n(A A);\n", "t:2");
        row("Timed\n(A B;\n", "t:2");
        row("Interval=0';\n", "t:1");
        row("Timed ! never\nclosed", "t:1");
    }
    void aWrongDeclarationIsOneLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        const Taken taken = read(text.toStdString());
        QVERIFY(!taken.status.ok());
        QCOMPARE(QByteArray::fromStdString(taken.status.error().where), place);
        QVERIFY(taken.sessions.empty());
    }

    void aFewBytesCannotAskForEverything()
    {
        const Taken taken = read("Interval=1'\n(a) (b);\n a b*99999999999/\n a*200000,b*200000/\n a/");
        QCOMPARE(taken.sessions.size(), std::size_t{2});
        QCOMPARE(taken.refused(), std::size_t{1});
    }

    void aSchemeIsMatchedBySpelling()
    {
        ImportOptions options;
        options.scheme = partnershipActivities();
        const Taken taken = read("Timed;\n<a>locating,0-1 joint_action,1-2 repair,1.5/", options);
        QCOMPARE(boutsOf(taken.sessions.at(0)), std::string("locating 0-1000, joint-action 1000-2000"));
        QCOMPARE(markersOf(taken.sessions[0]), std::string("repair 1500"));
        QVERIFY(read("Timed;\n<a>other,0-1/", options).says("--map"));
    }

    void readingAgainGivesTheSameSessions()
    {
        const std::string text = reference("own_timed.sds");
        QVERIFY(read(text).sessions.at(1).id == read(text).sessions.at(1).id);
        QVERIFY(read(text).sessions.at(0).entries == read(text).sessions.at(0).entries);
        QCOMPARE(read(text).sessions.at(0).id.text()[14], '5');
    }
};

QTEST_GUILESS_MAIN(SdisReaderTest)
#include "tst_sdis_reader.moc"
