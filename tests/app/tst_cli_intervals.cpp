// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include "sync/bundle/bundle_file.h"
#include "tests/support/interval_samples.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tessera;
using namespace tessera::test;

// A visit that was coded by intervals, taken in from a bundle and looked at on the command line.
class CliIntervals : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init()
    {
        beginAnew();
        id_ = takenIn(roundsVisit());
    }

    void theGridsStandOneUnderAnother()
    {
        const Outcome shown = run({"show", id_, "--data", "one"});
        QCOMPARE(shown.status, 0);
        QCOMPARE(shown.out, QByteArray("who\n"
                                       "AA|.C\n"
                                       "\n"
                                       "topic\n"
                                       "P.|F.\n"
                                       "\n"
                                       "One square = one interval of 30 seconds\n"
                                       "who: A Label of adult  C Label of child  . missed  | pause\n"
                                       "topic: P Label of play  F Label of food  A Label of sleep  . missed  "
                                       "| pause\n"));
        QVERIFY(run({"show", id_, "--by", "time", "--unit", "30s", "--data", "one"}).out.contains("AA|.C"));
    }

    void theFiguresAreOfEachGroup()
    {
        const Outcome figures = run({"measures", id_, "--json", "--data", "one"});
        QCOMPARE(figures.status, 0);
        QCOMPARE(figures.json()["lanes"]["who"]["coded_ms"].toInt(), 88'000);
        QCOMPARE(figures.json()["lanes"]["topic"]["intervals"]["missed"].toInt(), 2);
        const QByteArray text = run({"measures", id_, "--data", "one"}).out;
        QVERIFY2(text.contains("who: 3 of 4 intervals of 30 s coded, 1 missed"), text);
        QVERIFY2(text.contains("topic: 2 of 4 intervals of 30 s coded, 2 missed"), text);
        QVERIFY(run({"measures", id_, "--csv", "--data", "one"}).out.contains("lanes_topic_coded_ms"));
    }

    void theTimelineLeavesAsJson()
    {
        QCOMPARE(run({"export", id_, "--as", "json", "-o", "one.json", "--data", "one"}).status, 0);
        QFile file(path("one.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject timeline = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject topic = timeline["lanes"].toArray().at(1).toObject();
        QCOMPARE(topic["group"].toString(), QString("topic"));
        QCOMPARE(topic["interactions"].toArray().size(), 2);
        QCOMPARE(topic["missed"].toArray().size(), 2);
        QCOMPARE(topic["interactions"].toArray().at(1).toObject()["code"].toString(), QString("food"));
    }

    // adult, child, adult; play, play, food. Figures worked out by hand.
    void whatFollowsWhatIsOfTheGroupNamed()
    {
        const QString other = takenIn(threeRounds());
        const QStringList words{"transitions", id_, other, "--json", "--data", "one"};
        const Outcome first = run(words);
        QCOMPARE(first.status, 0);
        QCOMPARE(first.err.count('\n'), 1);
        QVERIFY2(first.err.contains("who, topic") && first.err.contains("--group"), first.err);
        QCOMPARE(first.json()["settings"]["group"].toString(), QString("who"));
        QCOMPARE(first.json()["codes"], (QJsonArray{"adult", "child"}));
        QCOMPARE(first.json()["n"].toInt(), 2);  // nothing over a missed interval
        QCOMPARE(first.json()["counts"][0][1].toInt(), 1);
        QCOMPARE(first.json()["counts"][1][0].toInt(), 1);

        const Outcome topic = run(words + QStringList{"--group", "topic"});
        QCOMPARE(topic.status, 0);
        QVERIFY2(topic.err.isEmpty(), topic.err);
        QCOMPARE(topic.json()["settings"]["group"].toString(), QString("topic"));
        QCOMPARE(topic.json()["codes"], (QJsonArray{"play", "food", "sleep"}));
        QCOMPARE(topic.json()["n"].toInt(), 1);
        QCOMPARE(topic.json()["counts"][0][1].toInt(), 1);

        const Outcome chance = run({"permutation", other, "--group", "topic", "--json", "--data", "one"});
        QCOMPARE(chance.json()["observed"][0][1].toInt(), 1);
        QCOMPARE(chance.json()["mean"][1][0].toDouble(), 0.5);
    }

    void distancesAndSharesAreOfTheGroupNamed()
    {
        const QString other = takenIn(threeRounds());
        // Units of 30 s: AAAC and ACA; PF and PPF.
        const QStringList words{"distances", id_, other, "--unit", "30s", "--json", "--data", "one"};
        QCOMPARE(run(words).json()["matrix"][0][1].toDouble(), 3.0);
        const Outcome topic = run(words + QStringList{"--group", "topic"});
        QCOMPARE(topic.json()["matrix"][0][1].toDouble(), 1.0);
        QCOMPARE(topic.json()["settings"]["group"].toString(), QString("topic"));

        const QStringList shares{"enough", other, "--minutes", "1", "--json", "--data", "one"};
        QCOMPARE(run(shares).json()["shares"]["adult"].toDouble(), 60.0 / 90);
        QCOMPARE(run(shares + QStringList{"--group", "topic"}).json()["shares"]["food"].toDouble(),
                 30.0 / 90);
    }

    // Two records of one visit: the same about who, one interval of three apart about what.
    void observersAgreeAboutTheGroupNamed()
    {
        const QString one = takenIn(threeRounds());
        const QString other = takenIn(threeRounds(kSleep));
        const QStringList words{"agreement", one, other, "--force", "--json", "--data", "one"};
        const Outcome who = run(words);
        QCOMPARE(who.status, 0);
        QVERIFY2(who.err.contains("--group"), who.err);
        QCOMPARE(who.json()["codes"], (QJsonArray{"adult", "child", "cannot-tell"}));
        QCOMPARE(who.json()["time_units"]["kappa"].toDouble(), 1.0);
        QCOMPARE(who.json()["settings"]["group"].toString(), QString("who"));
        const Outcome topic = run(words + QStringList{"--group", "topic"});
        QCOMPARE(topic.json()["codes"], (QJsonArray{"play", "food", "sleep", "cannot-tell"}));
        QCOMPARE(topic.json()["time_exact"]["table_ms"][0][0].toInt(), 60'000);
        QCOMPARE(topic.json()["time_exact"]["table_ms"][1][2].toInt(), 30'000);
        QCOMPARE(topic.json()["time_exact"]["percent"].toDouble(), 2.0 / 3);
        QCOMPARE(run(words + QStringList{"--group", "whom"}).status, 1);
    }

    void aGroupThatIsNotThereIsNamed()
    {
        for (const char* command : {"transitions", "permutation", "distances", "enough"}) {
            const Outcome outcome = run({command, id_, "--group", "whom", "--json", "--data", "one"});
            QCOMPARE(outcome.status, 1);
            QVERIFY(outcome.out.isEmpty());
            QCOMPARE(outcome.err.count('\n'), 1);
            QVERIFY2(outcome.err.contains("whom") && outcome.err.contains("who, topic"), outcome.err);
        }
    }

private:
    static Journal threeRounds(CodeIndex last = kFood)
    {
        Journal journal = roundsJournal();
        for (const Entry& entry :
             {coded(1'000, kAdult, 0), coded(2'000, kPlay, 0), coded(31'000, kChild, 30'000),
              coded(32'000, kPlay, 30'000), coded(61'000, kAdult, 60'000), coded(62'000, last, 60'000),
              simple(EntryKind::end, 90'000)})
            if (!journal.append(entry).ok()) std::abort();
        return journal;
    }

    // Through a bundle; answers with its UUID.
    QString takenIn(const Journal& journal)
    {
        BundleContent content;
        content.session.id = journal.session();
        content.session.scheme = askedEveryHalfMinute();
        content.session.entries = journal.entries();
        content.device = randomUuid();
        content.program = "Tessera test";
        const auto bytes = packBundle(content, DeviceKey::generate(), 1);
        if (!bytes.ok()) return {};
        write("rounds.tessera", QByteArray::fromStdString(*bytes));
        const Outcome taken = run({"import", "rounds.tessera", "--data", "one"});
        return taken.status == 0 ? QString::fromStdString(journal.session().text()) : QString();
    }

    QString id_;
};

QTEST_GUILESS_MAIN(CliIntervals)
#include "tst_cli_intervals.moc"
