// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace tessera::test;

namespace {

// A can't-tell, a pause that is carried on after, a second tap of what runs, a marker and times to the ms.
const QByteArray kVisit =
    "0,activity,locating\n26.25,activity,meaning\n28.1,marker,repair\n40,note,asked\n"
    "60,cannot-tell,\n75.5,activity,meaning\n90,pause,phone\n120,resume,\n"
    "130,activity,joint-action\n160,activity,joint-action\n180.123,activity,planning\n"
    "200,end,\n";

QString reference(const char* name)
{
    return QString(TESSERA_SOURCE_DIR "/tests/data/reference/formats/") + name;
}

// What another program's codes cannot have is a hyphen.
QString plain(QString code)
{
    return code.replace('-', '_');
}

// "locating 26250, meaning 58250": the time of every activity that was seen, by name.
QString timesOf(const QJsonObject& measures)
{
    const QJsonObject activities = measures["activities"].toObject();
    QStringList times;
    for (auto one = activities.begin(); one != activities.end(); ++one) {
        const int time = one.value().toObject()["time_ms"].toInt();
        if (time > 0) times << plain(one.key()) + ' ' + QString::number(time);
    }
    times.sort();
    return times.join(", ");
}

QString wholeOf(const QJsonObject& measures)
{
    QStringList words;
    for (const char* key : {"observed_ms", "coded_ms", "paused_ms", "cannot_tell_ms"})
        words << QString::number(measures[QLatin1String(key)].toInt());
    return words.join(' ');
}

}  // namespace

// What leaves in a format and is taken in by another library, through the real program.
class CliFormatsTest : public QObject, private CliRunner {
    Q_OBJECT

private:
    QString session_;

    [[nodiscard]] QJsonObject figuresOfAll(const QString& library) const
    {
        const QJsonDocument document = run({"measures", "--all", "--json", "--data", library}).json();
        return document.isArray() && document.array().size() == 1 ? document.array()[0].toObject()
                                                                  : document.object();
    }
    [[nodiscard]] QJsonObject figures(const QString& session, const QString& library) const
    {
        return run({"measures", session, "--json", "--data", library}).json().object();
    }
    [[nodiscard]] Outcome taken(const QStringList& words, const QString& library) const
    {
        return run(QStringList{"import"} + words + QStringList{"--json", "--data", library});
    }
    static QJsonObject fileOf(const Outcome& outcome, int number = 0)
    {
        return outcome.json().object()["files"].toArray()[number].toObject();
    }

private slots:
    void init()
    {
        beginAnew();
        session_ = replayed(kVisit, "lib", {"--family", "F07", "--visit", "V12"});
        QCOMPARE(session_.size(), 36);
    }

    // The budgets are the script's own: 26.25 s, 33.75 + 14.5 + 10 s, 50.123 s, 19.877 s.
    void sdisComesBackAsFarAsItsTypeCarries_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("times");
        QTest::addColumn<QString>("whole");
        const QString exact = "joint_action 50123, locating 26250, meaning 58250, planning 19877";
        QTest::newRow("timed") << "timed" << exact << "170000 154500 30000 15500";
        QTest::newRow("state") << "state" << exact << "170000 154500 30000 15500";
        // A second has the code at its start.
        QTest::newRow("interval") << "interval"
                                  << "joint_action 51000, locating 27000, meaning 57000, planning 19000"
                                  << "170000 154000 30000 16000";
        // Only the order: one second each.
        QTest::newRow("event") << "event"
                               << "joint_action 1000, locating 1000, meaning 3000, planning 1000"
                               << "7000 6000 0 1000";
    }

    void sdisComesBackAsFarAsItsTypeCarries()
    {
        QFETCH(QString, form);
        QFETCH(QString, times);
        QFETCH(QString, whole);
        const Outcome left =
            run({"export", session_, "--as", "sdis", "--form", form, "-o", "visit.sds", "--data", "lib"});
        QCOMPARE(left.status, 0);
        QCOMPARE(left.line(), QString("visit.sds"));
        QVERIFY(!left.err.isEmpty());  // what the type cannot carry
        const Outcome came = taken({"visit.sds", "--as", "sdis"}, "other");
        QCOMPARE(came.status, 0);
        QCOMPARE(fileOf(came)["status"].toString(), QString("imported"));
        const QJsonObject there = figuresOfAll("other");
        QCOMPARE(there["source_id"].toString(), session_);
        QCOMPARE(timesOf(there), times);
        QCOMPARE(wholeOf(there), whole);
        QCOMPARE(fileOf(taken({"visit.sds"}, "other"))["status"].toString(), QString("already there"));
    }

    // joint_action is joint-action as GSEQ can spell it.
    void sdisComesBackIntoTheSchemeItCameFrom()
    {
        QCOMPARE(run({"export", session_, "--as", "sdis", "-o", "visit.sds", "--data", "lib"}).status, 0);
        write("four.json", R"({"scheme":"four/1","title":"Four","groups":[{"name":"Doing","kind":"state",
            "codes":[{"code":"locating","label":"L"},{"code":"meaning","label":"M"},
            {"code":"joint-action","label":"J"},{"code":"planning","label":"P"}]},{"name":"Steps",
            "kind":"point","codes":[{"code":"repair","label":"R"}]}],"interval_s":null})");
        QCOMPARE(taken({"visit.sds", "--scheme", "four.json"}, "other").status, 0);
        const QJsonObject there = figuresOfAll("other");
        QCOMPARE(there["scheme"].toString(), QString("four/1"));
        QCOMPARE(there["activities"].toObject()["joint-action"].toObject()["time_ms"].toInt(), 50'123);
        QCOMPARE(timesOf(there), timesOf(figures(session_, "lib")));
    }

    void anUnknownCodeIsNamedAndTakenWhenItIsMapped()
    {
        write("walks.json", R"({"scheme":"walks/1","title":"Walks","groups":[{"name":"What","kind":"state",
            "codes":[{"code":"rest","label":"Rest"},{"code":"forage","label":"Forage"},
            {"code":"groom","label":"Groom"},{"code":"alert","label":"Alert"}]},{"name":"Calls",
            "kind":"point","codes":[{"code":"call","label":"Call"}]}],"interval_s":null})");
        const QStringList words{reference("own_timed.sds"), "--scheme", "walks.json"};
        const Outcome unknown = taken(words, "other");
        QCOMPARE(unknown.status, 1);
        QCOMPARE(fileOf(unknown)["status"].toString(), QString("refused"));
        QVERIFY(unknown.err.contains("own_timed.sds:6: ") && unknown.err.contains("\"R\""));
        QVERIFY(unknown.err.contains("--map"));
        QCOMPARE(
            taken(words + QStringList{"--map", "R=rest", "F=forage", "A=alert", "G=groom"}, "other").status,
            0);
        const QJsonObject first =
            run({"measures", "subject 7/1", "--json", "--data", "other"}).json().object();
        QCOMPARE(first["scheme"].toString(), QString("walks/1"));
        QCOMPARE(timesOf(first), QString("forage 5650, rest 9350"));
    }

    void borisBringsTheSessionItselfBack()
    {
        QCOMPARE(run({"export", session_, "--as", "boris", "-o", "visit.boris", "--data", "lib"}).status, 0);
        const Outcome came = taken({"visit.boris", "--as", "boris"}, "other");
        QCOMPARE(came.status, 0);
        QCOMPARE(fileOf(came)["sessions"].toArray()[0].toString(), session_);
        const QJsonObject here = figures(session_, "lib");
        QCOMPARE(wholeOf(here), QString("170000 154500 30000 15500"));
        QCOMPARE(figures(session_, "other"), here);
    }

    void aTidySetComesBackAsAFolder()
    {
        QCOMPARE(run({"export", session_, "--as", "csv", "-o", "tidy/", "--data", "lib"}).status, 0);
        const Outcome came = taken({"tidy"}, "other");
        QCOMPARE(came.status, 0);
        const QJsonObject here = figures(session_, "lib"), there = figuresOfAll("other");
        QCOMPARE(there["scheme"].toString(), QString("partnership-activities/1"));
        QCOMPARE(there["source_id"].toString(), session_);
        for (const char* key : {"observed_ms", "coded_ms", "paused_ms", "cannot_tell_ms", "interactions",
                                "bouts", "shifts", "activities", "sequence"})
            QVERIFY2(there[QLatin1String(key)] == here[QLatin1String(key)], key);
        QCOMPARE(fileOf(taken({"tidy"}, "other"))["status"].toString(), QString("already there"));
    }

    // The table of bouts alone knows neither pauses nor can't-tells: both are gaps.
    void theTableOfBoutsAloneKeepsTheActivities()
    {
        QCOMPARE(run({"export", session_, "--as", "csv", "-o", "tidy/", "--data", "lib"}).status, 0);
        QCOMPARE(taken({"tidy/bouts.csv", "--as", "csv"}, "other").status, 0);
        const QJsonObject there = figuresOfAll("other");
        QCOMPARE(timesOf(there), timesOf(figures(session_, "lib")));
        QCOMPARE(wholeOf(there), QString("154500 154500 45500 0"));
        QCOMPARE(there["shifts"].toInt(), 3);
    }

    void otherProgramsFilesHaveTheirSessions_data()
    {
        QTest::addColumn<QString>("sessions");
        QTest::newRow("own_timed.sds") << "subject 7/1 15000 3 bouts; subject 7/2 6500 2 bouts";
        QTest::newRow("own_state.sds") << "subject 7 15000 3 bouts; subject 8 130000 2 bouts";
        QTest::newRow("own_event.sds")
            << "subject 7/1 4000 4 bouts; subject 7/2 3000 3 bouts; subject 8 4000 4 bouts";
        QTest::newRow("own_interval.sds") << "subject 7 40000 4 bouts";
        QTest::newRow("own_multievent.sds") << "subject 7 4000 3 bouts";
        QTest::newRow("tiny.boris") << "P017 visit 3 obs A 300000 3 bouts";
    }

    void otherProgramsFilesHaveTheirSessions()
    {
        QFETCH(QString, sessions);
        QCOMPARE(taken({reference(QTest::currentDataTag())}, "other").status, 0);
        QStringList found;
        const QJsonArray all = run({"measures", "--all", "--json", "--data", "other"}).json().array();
        for (const QJsonValue& one : all) {
            found << QString("%1 %2 %3 bouts")
                         .arg(one["source_id"].toString())
                         .arg(one["observed_ms"].toInt())
                         .arg(one["bouts"].toInt());
        }
        found.sort();
        QCOMPARE(found.join("; "), sessions);
    }

    // boris.md: what two observers of one visit made of it, as BORIS keeps it.
    void twoObserversOfABorisProjectAgreeAsItIsKnown()
    {
        QCOMPARE(taken({reference("pair.boris")}, "other").status, 0);
        const Outcome compared =
            run({"agreement", "visit1 obsA", "visit1 obsB", "--unit", "1s", "--json", "--data", "other"});
        QCOMPARE(compared.status, 0);
        const QJsonObject document = compared.json().object();
        const auto rounded = [&](const char* part) {
            return std::lround(document[QLatin1String(part)].toObject()["kappa"].toDouble() * 10'000);
        };
        QCOMPARE(rounded("time_exact"), 8827L);
        QCOMPARE(rounded("time_units"), 8834L);
    }

    void aBrokenFileStopsOnlyItself()
    {
        write("good.csv", "id,start,stop,state\nX,0,10,A\nX,10,20,B\n");
        write("broken.csv", "id,start,stop,state\nX,0,10,A\nX,zz,20,B\n");
        write("broken.sds", "Timed <seconds>\n($State = A B);\n<x>,0 A,0-\nB,5-zz ,9/\n");
        write("broken.boris", "{\"project_format_version\":\"7.0\",\n\"observations\":{\"a\":");
        const Outcome outcome = taken({"good.csv", "broken.csv", "broken.sds", reference("own_state.sds"),
                                       "broken.boris", reference("tiny.boris")},
                                      "other");
        QCOMPARE(outcome.status, 1);
        QStringList words;
        for (int number = 0; number < 6; ++number) words << fileOf(outcome, number)["status"].toString();
        QCOMPARE(words.join(", "), QString("imported, refused, refused, imported, refused, imported"));
        for (const char* place : {"broken.csv:3: ", "broken.sds:4: ", "broken.boris:2: "})
            QVERIFY2(outcome.err.contains(place), outcome.err.constData());
        QCOMPARE(run({"sessions", "--json", "--data", "other"}).json().array().size(), 4);
    }

    void aBrokenTableOfATidySetIsNamed()
    {
        QCOMPARE(run({"export", session_, "--as", "csv", "-o", "tidy/", "--data", "lib"}).status, 0);
        QFile bouts(path("tidy/bouts.csv"));
        QVERIFY(bouts.open(QIODevice::ReadWrite));
        const QByteArray text = bouts.readAll().replace(",26.25,60,", ",26.25,soon,");
        QVERIFY(bouts.resize(0) && bouts.seek(0) && bouts.write(text) == text.size());
        bouts.close();
        const Outcome outcome = taken({"tidy"}, "other");
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("bouts.csv:3: "), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(CliFormatsTest)
#include "tst_cli_formats.moc"
