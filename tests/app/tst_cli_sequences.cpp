// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace tessera::test;

namespace {

bool close(const QJsonValue& value, double expected)
{
    return value.isDouble() && std::abs(value.toDouble() - expected) <= 1e-12 * std::abs(expected);
}

QStringList cells(const QByteArray& line)
{
    // Settings are the one quoted cell and stand at the end but one; the header has none.
    const auto settings = line.indexOf('"');
    return QString::fromUtf8(settings < 0 ? line : line.first(settings)).split(',');
}

}  // namespace

// Sequence measures, distances and how much is enough, from outside.
class CliSequencesTest : public QObject, private CliRunner {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }

    // A table of bouts goes in, the reference's measures come out, to the last digits.
    void theReferenceSessionsThroughTheProgram()
    {
        const QString folder = QStringLiteral(TESSERA_SOURCE_DIR "/tests/data/reference/sequences/");
        QCOMPARE(run({"import", folder + "syn4_bouts.csv", "--data", "one"}).status, 0);
        const Outcome table = run({"measures", "--all", "--unit", "1s", "--csv", "--data", "one"});
        QCOMPARE(table.status, 0);
        const QList<QByteArray> lines = table.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 301);
        const QStringList header = cells(lines[0]);
        QHash<QString, QStringList> found;
        for (const QByteArray& line : lines.mid(1)) {
            const QStringList row = cells(line);
            found.insert(row[header.indexOf("source_id")], row);
        }
        QFile file(folder + "syn4_measures.csv");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> expected = file.readAll().trimmed().split('\n');
        const QStringList names = QString::fromUtf8(expected[0].trimmed()).split(',');
        const QHash<QString, QString> columns{{"length", "sequence_length"},
                                              {"transitions", "sequence_transitions"},
                                              {"entropy_nat", "sequence_entropy"},
                                              {"entropy_norm", "sequence_entropy_normalised"},
                                              {"turbulence", "sequence_turbulence"},
                                              {"turbulence_norm", "sequence_turbulence_normalised"},
                                              {"turbulence_t2", "sequence_turbulence_type2"},
                                              {"complexity", "sequence_complexity"},
                                              {"volatility", "sequence_volatility"}};
        for (const QByteArray& line : expected.mid(1)) {
            const QStringList row = QString::fromUtf8(line.trimmed()).split(',');
            for (auto it = columns.begin(); it != columns.end(); ++it) {
                const double value = found[row[0]].value(header.indexOf(it.value())).toDouble();
                const double wanted = row[names.indexOf(it.key())].toDouble();
                QVERIFY2(std::abs(value - wanted) <= 1e-12 * std::abs(wanted), line.constData());
            }
        }
    }

    // L L M J P of 10 s and its neighbours, in units of 10 s.
    void distancesBetweenThreeVisits()
    {
        QStringList ids;
        ids << replayed("0,activity,locating\n20,activity,meaning\n30,activity,planning\n40,end\n", "one");
        ids << replayed("0,activity,locating\n10,activity,meaning\n30,activity,planning\n40,end\n", "one");
        ids << replayed("0,activity,joint-action\n30,end\n", "one");
        const QStringList words =
            QStringList{"distances"} + ids + QStringList{"--unit", "10s", "--json", "--data", "one"};
        const Outcome common = run(words);
        QCOMPARE(common.status, 0);
        const QJsonObject document = common.json().object();
        QCOMPARE(document["ids"].toArray()[2].toString(), ids[2]);
        const QJsonArray matrix = document["matrix"].toArray();
        QCOMPARE(matrix[0].toArray()[1].toDouble(), 2.0);  // LLMP, LMMP: LMP in common
        QCOMPARE(matrix[1].toArray()[0].toDouble(), 2.0);
        QCOMPARE(matrix[0].toArray()[2].toDouble(), 7.0);
        QCOMPARE(matrix[2].toArray()[2].toDouble(), 0.0);
        QVERIFY(document["medoids"].isNull());
        QCOMPARE(document["settings"]["unit_ms"].toInt(), 10'000);
        QVERIFY(document["version"].isString());

        write("costs.csv",
              ",locating,meaning,joint-action,planning\nlocating,0,0.5,1,1\nmeaning,0.5,0,1,1\n"
              "joint-action,1,1,0,1\nplanning,1,1,1,0\n");
        const Outcome own = run(words + QStringList{"--metric", "om", "--substitution", "costs.csv",
                                                    "--clusters", "2", "--norm", "maxlength"});
        QCOMPARE(own.status, 0);
        QVERIFY(close(own.json()["matrix"][0][1], 0.5 / 4));
        QVERIFY(close(own.json()["matrix"][0][2], 4.0 / 4));
        QCOMPARE(own.json()["medoids"].toArray().size(), 2);
        QCOMPARE(own.json()["clusters"], (QJsonArray{0, 0, 1}));
        QCOMPARE(own.json()["settings"]["norm"].toString(), "maxlength");
        // Rates of lag 1: L is followed by L once and M twice, M by M once and P twice.
        const Outcome rates = run(words + QStringList{"--metric", "om", "--substitution", "trate"});
        QVERIFY(close(rates.json()["settings"]["substitution_costs"][0][1], 2 - 2.0 / 3));
        QCOMPARE(rates.json()["settings"]["substitution_costs"][2][3].toDouble(), 2.0);

        QCOMPARE(run(words + QStringList{"--clusters", "4"}).status, 1);
        QCOMPARE(run(words + QStringList{"--clusters", "0"}).status, 2);
        QCOMPARE(run(words + QStringList{"--metric", "dtw"}).status, 2);
        QCOMPARE(run(words + QStringList{"--indel", "2"}).status, 2);
        QCOMPARE(run(words + QStringList{"--norm", "half"}).status, 2);
        QCOMPARE(run(words + QStringList{"--metric", "om", "--indel", "0"}).status, 2);
        QCOMPARE(run(words + QStringList{"--metric", "om", "--substitution", "missing.csv"}).status, 1);
        QCOMPARE(run({"distances", "--data", "one"}).status, 2);
        QCOMPARE(run({"distances", "--all", ids[0], "--data", "one"}).status, 2);
    }

    void enoughIsTheSameForASeed()
    {
        const QString id = replayed(
            "0,activity,locating\n400,activity,meaning\n900,activity,locating\n1500,activity,planning\n1800,"
            "end\n",
            "one");
        const QStringList words{"enough",    id,         "--json",      "--data", "one",
                                "--minutes", "5,10,600", "--resamples", "200"};
        const Outcome first = run(words);
        QCOMPARE(first.status, 0);
        QCOMPARE(run(words).out, first.out);
        QVERIFY(run(words + QStringList{"--seed", "2"}).out != first.out);
        const QJsonObject document = first.json().object();
        QVERIFY(close(document["shares"]["meaning"], 500.0 / 1800));
        QCOMPARE(document["minutes"].toArray().size(), 3);
        QCOMPARE(document["minutes"][2]["minutes"].toInt(), 600);
        const QJsonObject little = document["minutes"][0]["activities"]["meaning"].toObject();
        const QJsonObject much = document["minutes"][2]["activities"]["meaning"].toObject();
        QVERIFY(little["sd"].toDouble() > 2 * much["sd"].toDouble());
        QVERIFY(much["low"].toDouble() < 500.0 / 1800 && much["high"].toDouble() > 500.0 / 1800);
        QCOMPARE(document["enough_minutes"]["meaning"].toInt(), 600);
        QCOMPARE(document["settings"]["resamples"].toInt(), 200);
        QCOMPARE(document["settings"]["seed"].toInt(), 1);
        QCOMPARE(document["settings"]["block_ms"].toInt(), 60'000);

        const Outcome steps = run({"enough", id, "--json", "--data", "one", "--minutes", "10:30:10"});
        QCOMPARE(steps.json()["minutes"].toArray().size(), 3);
        for (const char* wrong : {"0", "5,", "ten", "30:10:10", "1:2", "5;6"})
            QCOMPARE(run({"enough", id, "--data", "one", "--minutes", wrong}).status, 2);
        QCOMPARE(run({"enough", id, "--data", "one", "--resamples", "1"}).status, 2);
        QCOMPARE(run({"enough", id, "--data", "one", "--unit", "7s"}).status, 2);
        QCOMPARE(run({"enough", id, "--data", "one", "--level", "1"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(CliSequencesTest)
#include "tst_cli_sequences.moc"
