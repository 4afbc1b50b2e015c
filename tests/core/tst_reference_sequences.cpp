// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "core/measures/distance/optimal_matching.h"
#include "core/measures/sequence/positions.h"
#include "core/measures/sequence/sequence_figures.h"
#include "core/measures/time_budget.h"

#include <cmath>

using namespace tessera;

namespace {

using Table = QList<QHash<QString, QString>>;

QByteArray content(const QString& name)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/tests/data/reference/sequences/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Table table(const QString& name)
{
    Table rows;
    QStringList header;
    for (const QByteArray& line : content(name).split('\n')) {
        if (line.trimmed().isEmpty()) continue;
        const QStringList cells = QString::fromUtf8(line.trimmed()).split(',');
        if (header.isEmpty()) {
            header = cells;
            continue;
        }
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < cells.size(); ++i) row.insert(header[i], cells[i]);
        rows << row;
    }
    return rows;
}

QJsonObject document(const QString& name)
{
    return QJsonDocument::fromJson(content(name)).object();
}

bool close(double value, double expected)
{
    return std::abs(value - expected) <= 1e-12 * std::abs(expected);
}
bool close(const std::optional<double>& value, double expected)
{
    return value && close(*value, expected);
}
bool close(const std::optional<double>& value, const QString& expected)
{
    return expected.isEmpty() ? !value : close(value, expected.toDouble());
}

// The states of an STS file, from A on; * is not observed; nothing behind the last one.
std::vector<PositionRow> rowsOf(const QString& name)
{
    std::vector<PositionRow> rows;
    for (const QByteArray& line : content(name).split('\n').mid(1)) {
        if (line.trimmed().isEmpty()) continue;
        PositionRow row;
        for (const QByteArray& cell : line.trimmed().split(',').mid(1)) {
            if (cell.isEmpty() || cell == "%") break;
            row.push_back(cell == "*" ? kNotObserved : static_cast<Symbol>(cell[0] - 'A'));
        }
        rows.push_back(row);
    }
    return rows;
}

CodeRuns runsOf(const PositionRow& row, std::size_t codes)
{
    CodeRuns session{{}, codes};
    bool open = false;
    for (const Symbol symbol : row) {
        if (symbol != kNotObserved && !open) session.runs.emplace_back();
        open = symbol != kNotObserved;
        if (open) session.runs.back().push_back(symbol);
    }
    return session;
}

std::uint64_t longestOf(const std::vector<PositionRow>& rows)
{
    std::size_t longest = 0;
    for (const auto& row : rows) longest = std::max(longest, row.size());
    return longest;
}

// Every column of a file of measures that does not depend on how positions are counted.
void compareSpells(const SequenceFigures& figures, const QHash<QString, QString>& expected)
{
    QCOMPARE(figures.length, expected["length"].toULongLong());
    QCOMPARE(figures.spells, expected["n_spells"].toULongLong());
    QCOMPARE(figures.transitions, expected["transitions"].toULongLong());
    QVERIFY(close(figures.entropy, expected["entropy_nat"]));
    QVERIFY(close(figures.entropyNormalised, expected["entropy_norm"]));
    QVERIFY(close(figures.subsequences->asDouble(), expected["subseq_phi"].toDouble()));
    QVERIFY(close(figures.subsequencesLog2, std::log2(expected["subseq_phi"].toDouble())));
    QVERIFY(close(figures.spellVariance, expected["var_dur"]));
    QVERIFY(close(figures.greatestSpellVariance, expected["var_dur_max"]));
    QVERIFY(close(figures.turbulence, expected["turbulence"]));
    QVERIFY(close(figures.turbulenceType2, expected["turbulence_t2"]));
}

void compareRates(const LagRates& rates, const QJsonArray& counts, const QJsonArray& expected)
{
    for (Symbol a = 0; a < rates.codes; ++a) {
        for (Symbol b = 0; b < rates.codes; ++b) {
            if (!counts.isEmpty()) QCOMPARE(rates.count(a, b), counts[a].toArray()[b].toDouble());
            QVERIFY(close(rates.rate(a, b), expected[a].toArray()[b].toDouble()));
        }
    }
}

Scheme fourStates()
{
    Scheme scheme;
    scheme.id = "bouts/00000000";
    scheme.groups.push_back({"states", CodeKind::state, {}});
    for (const char* id : {"A", "B", "C", "D"}) {
        Code code;
        code.id = id;
        scheme.groups.back().codes.push_back(code);
    }
    return scheme;
}

}  // namespace

// Against the reference files, which hold what TraMineR 2.2-12 says of 300 sessions of four states, at 1e-12
// relative.
class ReferenceSequencesTest : public QObject {
    Q_OBJECT

private slots:
    void measuresOfThreeHundredSessions()
    {
        const auto rows = rowsOf("syn4_sts.csv");
        const Table expected = table("syn4_measures.csv");
        QCOMPARE(rows.size(), std::size_t{300});
        QCOMPARE(expected.size(), 300);
        const auto greatest = greatestTurbulence(4, longestOf(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& row = expected[static_cast<qsizetype>(i)];
            const SequenceFigures figures = sequenceFigures({{rows[i]}, 4});
            compareSpells(figures, row);
            QVERIFY(close(figures.transitionsNormalised, row["transitions_norm"]));
            QVERIFY(close(normalisedTurbulence(figures.turbulence, greatest), row["turbulence_norm"]));
            QVERIFY(close(figures.complexity, row["complexity"]));
            QVERIFY(close(figures.volatility, row["volatility"]));
        }
    }

    // Gaps as a code of their own, the fifth: every column.
    void gapsAsACodeOfTheirOwn()
    {
        auto rows = rowsOf("syn4gap_sts.csv");
        const Table expected = table("syn4gap_measures_asstate.csv");
        QCOMPARE(rows.size(), static_cast<std::size_t>(expected.size()));
        for (auto& row : rows) std::replace(row.begin(), row.end(), kNotObserved, Symbol{4});
        const auto greatest = greatestTurbulence(5, longestOf(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& row = expected[static_cast<qsizetype>(i)];
            const SequenceFigures figures = sequenceFigures({{rows[i]}, 5});
            compareSpells(figures, row);
            QVERIFY(close(figures.transitionsNormalised, row["transitions_norm"]));
            QVERIFY(close(normalisedTurbulence(figures.turbulence, greatest), row["turbulence_norm"]));
            QVERIFY(close(figures.complexity, row["complexity"]));
            QVERIFY(close(figures.volatility, row["volatility"]));
        }
        const QJsonObject group = document("syn4gap_group.json")["asstate"].toObject();
        compareRates(lagRates(rows, {}, 5, 1), group["counts"].toArray(), group["trate"].toArray());
    }

    // Gaps closed, as TraMineR does: its spells and what comes of them are met. Its normalised transitions
    // are divided by the length with the gaps (a fault that is not copied): ours times (L - 1) / (L with gaps
    // - 1) is its number, and so for complexity and volatility.
    void gapsClosedUp()
    {
        const auto rows = rowsOf("syn4gap_sts.csv");
        const Table expected = table("syn4gap_measures_ignore.csv");
        std::vector<PositionRow> closed = rows;
        for (auto& row : closed) std::erase(row, kNotObserved);
        const auto greatest = greatestTurbulence(4, longestOf(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& row = expected[static_cast<qsizetype>(i)];
            const SequenceFigures figures = sequenceFigures({{closed[i]}, 4});
            compareSpells(figures, row);
            const double theirs = *figures.transitionsNormalised * static_cast<double>(closed[i].size() - 1) /
                                  static_cast<double>(rows[i].size() - 1);
            QVERIFY(close(theirs, row["transitions_norm"].toDouble()));
            QVERIFY(close(std::sqrt(theirs * *figures.entropyNormalised), row["complexity"].toDouble()));
            QVERIFY(close(*figures.volatility + (theirs - *figures.transitionsNormalised) / 2,
                          row["volatility"].toDouble()));
            QVERIFY(close(normalisedTurbulence(figures.turbulence, greatest), row["turbulence_norm"]));
        }
    }

    // Gaps as the product takes them, borders between pieces: what does not look across one is the
    // reference's.
    void gapsAsBordersOfPieces()
    {
        const auto rows = rowsOf("syn4gap_sts.csv");
        const Table expected = table("syn4gap_measures_ignore.csv");
        std::vector<CodeRuns> sessions;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& row = expected[static_cast<qsizetype>(i)];
            sessions.push_back(runsOf(rows[i], 4));
            const SequenceFigures figures = sequenceFigures(sessions.back());
            QCOMPARE(figures.length, row["length"].toULongLong());
            QVERIFY(close(figures.entropy, row["entropy_nat"]));
            QVERIFY(close(figures.entropyNormalised, row["entropy_norm"]));
            QVERIFY(figures.transitions <= row["transitions"].toULongLong());
        }
        const QJsonObject group = document("syn4gap_group.json")["ignore"].toObject();
        compareRates(lagRates(sessions, 4, 1), group["counts"].toArray(), group["trate"].toArray());
        compareRates(lagRates(rows, {}, 4, 1), group["counts"].toArray(), group["trate"].toArray());
    }

    void ratesOfTheGroup()
    {
        const auto rows = rowsOf("syn4_sts.csv");
        const QJsonObject group = document("syn4_group.json");
        compareRates(lagRates(rows, {}, 4, 1), group["trate_counts_lag1"].toArray(),
                     group["trate_lag1"].toArray());
        compareRates(lagRates(rows, {}, 4, 2), {}, group["trate_lag2"].toArray());
        std::vector<PositionRow> spells = rows;
        for (auto& row : spells) row.erase(std::unique(row.begin(), row.end()), row.end());
        compareRates(lagRates(spells, {}, 4, 1), group["dss_counts_lag1"].toArray(),
                     group["dss_trate_lag1"].toArray());
    }

    void distributionAndMeanTimeOfTheGroup()
    {
        const auto rows = rowsOf("syn4_sts.csv");
        const QJsonObject group = document("syn4_group.json");
        const StateDistribution distribution = stateDistribution(rows, {}, 4);
        const QJsonArray shares = group["state_distribution_by_position"].toArray();
        const QJsonArray observed = group["valid_by_position"].toArray();
        const QJsonArray entropy = group["transversal_entropy_by_position"].toArray();
        QCOMPARE(distribution.positions(), static_cast<std::size_t>(observed.size()));
        for (qsizetype at = 0; at < observed.size(); ++at) {
            const auto position = static_cast<std::size_t>(at);
            QCOMPARE(distribution.observed[position], observed[at].toDouble());
            QVERIFY(close(distribution.entropy[position], entropy[at].toDouble()));
            for (Symbol code = 0; code < 4; ++code)
                QVERIFY(close(distribution.share(position, code), shares[code].toArray()[at].toDouble()));
        }
        const MeanTime time = meanTime(rows, {}, 4);
        for (qsizetype code = 0; code < 4; ++code) {
            QVERIFY(close(time.mean[static_cast<std::size_t>(code)],
                          group["mean_time"].toArray()[code].toDouble()));
            QVERIFY(close(time.standardError[static_cast<std::size_t>(code)],
                          group["mean_time_se"].toArray()[code].toDouble()));
        }
    }

    void timeBudgetsFromTheBouts()
    {
        const Scheme scheme = fourStates();
        QHash<QString, Timeline> sessions;
        for (const auto& row : table("syn4_bouts.csv")) {
            Timeline& timeline = sessions[row["id"]];
            const auto code = static_cast<CodeIndex>(row["state"][0].unicode() - u'A');
            const Millis onset{row["start"].toLongLong() * 1000};
            timeline.bouts.push_back(
                {code, onset, Millis{row["stop"].toLongLong() * 1000}, onset.count() != 0});
            timeline.end = timeline.bouts.back().offset;
        }
        QCOMPARE(sessions.size(), 300);
        const Table expected = table("syn4_time_budget.csv");
        QCOMPARE(expected.size(), 1200);
        for (const auto& row : expected) {
            const TimeBudget budget = timeBudget(sessions[row["id"]], scheme);
            const ActivityBudget& one =
                budget.activities[static_cast<std::size_t>(row["state"][0].unicode() - u'A')];
            const auto seconds = [](const std::optional<Millis>& value) {
                return value ? std::optional<double>(static_cast<double>(value->count()) / 1000)
                             : std::nullopt;
            };
            const auto inSeconds = [](std::optional<double> value) {
                return value ? std::optional<double>(*value / 1000) : std::nullopt;
            };
            QCOMPARE(one.bouts, row["n_bouts"].toULongLong());
            QVERIFY(close(seconds(one.time), row["total"]));
            QVERIFY(close(one.share, row["prop"]));
            QVERIFY(close(inSeconds(one.meanBoutMs), row["mean"]));
            QVERIFY(close(inSeconds(one.medianBoutMs), row["median"]));
            QVERIFY(close(inSeconds(one.sdBoutMs), row["sd"]));
            QVERIFY(close(seconds(one.minBout), row["min"]));
            QVERIFY(close(seconds(one.longestBout), row["max"]));
            QVERIFY(close(*one.boutsPerHour / 3600, row["rate_per_unit"].toDouble()));
            QVERIFY(close(seconds(one.latency), row["latency"]));
        }
    }

    void theBoutsAreTheUnits()
    {
        // The bouts and the positions of the reference are two writings of one data set.
        const Scheme scheme = fourStates();
        const auto rows = rowsOf("syn4_sts.csv");
        QHash<QString, Timeline> sessions;
        for (const auto& row : table("syn4_bouts.csv")) {
            Timeline& timeline = sessions[row["id"]];
            const Millis onset{row["start"].toLongLong() * 1000};
            timeline.bouts.push_back({static_cast<CodeIndex>(row["state"][0].unicode() - u'A'), onset,
                                      Millis{row["stop"].toLongLong() * 1000}, onset.count() != 0});
            timeline.end = timeline.bouts.back().offset;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Timeline& timeline = sessions[QStringLiteral("S%1").arg(i + 1, 3, 10, QChar('0'))];
            QCOMPARE(joined(unitRuns(timeline, scheme, Millis{1000})), rows[i]);
            QCOMPARE(unitPositions(timeline, scheme, Millis{1000}), rows[i]);
        }
    }

    void distances_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("constant costs") << "syn4_om_constant.json";
        QTest::newRow("graded costs") << "syn4_om_graded.json";
    }
    void distances()
    {
        QFETCH(QString, file);
        const QJsonObject expected = document(file);
        auto rows = rowsOf("syn4_sts.csv");
        rows.resize(50);
        std::vector<double> substitution;
        for (const auto& row : expected["substitution_cost"].toArray())
            for (const auto& cost : row.toArray()) substitution.push_back(cost.toDouble());
        const auto costs = MatchingCosts::stated(4, substitution, expected["indel"].toDouble());
        QVERIFY(costs.ok());
        const auto compare = [&](const char* key, const DistanceMatrix& found) {
            const QJsonArray matrix = expected[key].toArray();
            QCOMPARE(matrix.size(), 50);
            for (std::size_t a = 0; a < 50; ++a)
                for (std::size_t b = 0; b < 50; ++b)
                    QVERIFY(close(
                        found.at(a, b),
                        matrix[static_cast<qsizetype>(a)].toArray()[static_cast<qsizetype>(b)].toDouble()));
        };
        compare("OM", matchingDistances(rows, *costs, DistanceNorm::none));
        compare("OM_maxlength", matchingDistances(rows, *costs, DistanceNorm::maxLength));
        compare("OM_maxdist", matchingDistances(rows, *costs, DistanceNorm::maxDist));
        compare("OM_YujianBo", matchingDistances(rows, *costs, DistanceNorm::yujianBo));
        compare("LCS", matchingDistances(rows, MatchingCosts::constant(4, 2, 1), DistanceNorm::none));
    }
};

QTEST_GUILESS_MAIN(ReferenceSequencesTest)
#include "tst_reference_sequences.moc"
