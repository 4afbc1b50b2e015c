// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/measures/agreement/agreement.h"
#include "core/measures/agreement/interval_sweep.h"
#include "core/measures/agreement/observer_accuracy.h"
#include "core/measures/agreement/raters.h"
#include "core/measures/agreement/time_units.h"
#include "tests/support/builders.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>

using namespace tessera;
using namespace tessera::test;

namespace {

QJsonObject reference(const QString& name)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/tests/data/reference/") + name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::vector<QJsonObject> casesOf(const QString& kind)
{
    std::vector<QJsonObject> cases;
    for (const auto& one : reference(QStringLiteral("agreement.json"))[u"cases"].toArray())
        if (one.toObject()[u"kind"].toString() == kind) cases.push_back(one.toObject());
    return cases;
}

// Within 1e-12 of the expected value, relatively; nothing for null.
bool agrees(const std::optional<double>& value, const QJsonValue& expected, double tolerance = 1e-12)
{
    if (expected.isNull()) return !value;
    const double wanted = expected.toDouble();
    return value && std::abs(*value - wanted) <= tolerance * std::max(1.0, std::abs(wanted));
}

AgreementTable tableOf(const QJsonArray& rows)
{
    const auto size = static_cast<std::size_t>(rows.size());
    AgreementTable table(size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j)
            table.add(i, j, rows[qsizetype(i)].toArray()[qsizetype(j)].toInteger());
    return table;
}

// The reference's tables have no can't-tell.
AgreementTable withCannotTell(const AgreementTable& table)
{
    AgreementTable larger(table.codes() + 1);
    for (std::size_t i = 0; i < table.codes(); ++i)
        for (std::size_t j = 0; j < table.codes(); ++j) larger.add(i, j, table.at(i, j));
    return larger;
}

CodeIndex codeOf(const QString& text, const QJsonArray& codes)
{
    for (qsizetype i = 0; i < codes.size(); ++i)
        if (codes[i].toString() == text) return static_cast<CodeIndex>(i);
    return kNoCode;
}

// "A" 0 to 12, "B" 12 to 20 …, in units of `unit` ms.
Journal journalOf(const QJsonArray& bouts, const QJsonArray& codes, std::int64_t unit)
{
    std::vector<Entry> entries;
    std::int64_t end = 0;
    for (const auto& bout : bouts) {
        const QJsonArray parts = bout.toArray();
        entries.push_back(activity(parts[1].toInteger() * unit, codeOf(parts[0].toString(), codes)));
        end = parts[2].toInteger() * unit;
    }
    entries.push_back(simple(EntryKind::end, end));
    return test::journalOf(entries);
}

CommonTime common(const Journal& first, const Journal& second)
{
    const Timeline a = first.fold().timeline(), b = second.fold().timeline();
    return commonTime(std::vector<Recording>{{&a, UtcTime{1}}, {&b, UtcTime{1}}}, partnershipActivities());
}

std::vector<Symbol> symbolsOf(const QJsonArray& events, const QJsonArray& codes)
{
    std::vector<Symbol> symbols;
    for (const auto& event : events) symbols.push_back(static_cast<Symbol>(codeOf(event.toString(), codes)));
    return symbols;
}

// One observation of a BORIS project as a journal: rows of one code are START and STOP in turn; a STOP
// within 1.5 ms before the next START of another code touches it.
Journal borisObservation(const QString& name)
{
    const QJsonObject project = reference(QStringLiteral("formats/pair.boris"));
    const QJsonArray events = project[u"observations"].toObject()[name].toObject()[u"events"].toArray();
    const std::map<QString, CodeIndex> codes{{QStringLiteral("Listen"), CodeIndex{0}},
                                             {QStringLiteral("Explore"), CodeIndex{1}},
                                             {QStringLiteral("Plan"), CodeIndex{2}},
                                             {QStringLiteral("Practise"), CodeIndex{3}}};
    struct Row {
        std::int64_t start, stop;
        CodeIndex code;
    };
    std::vector<Row> rows;
    std::map<CodeIndex, std::size_t> open;
    for (const auto& event : events) {
        const QJsonArray fields = event.toArray();
        const std::int64_t at = std::llround(fields[0].toDouble() * 1000);
        const CodeIndex code = codes.at(fields[2].toString());
        if (const auto running = open.find(code); running != open.end()) {
            rows[running->second].stop = at;
            open.erase(running);
        } else {
            open.emplace(code, rows.size());
            rows.push_back({at, at, code});
        }
    }
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i].start - rows[i - 1].stop > 1)
            entries.push_back(simple(EntryKind::pause, rows[i - 1].stop));
        entries.push_back(activity(rows[i].start, rows[i].code));
    }
    entries.push_back(simple(EntryKind::end, rows.back().stop));
    return test::journalOf(entries);
}

}  // namespace

// Every case of the reference, which was worked out independently and compared with four other programs.
class TestAgreementReference : public QObject {
    Q_OBJECT

private slots:
    void everyContingencyTable();
    void krippendorffsAlpha();
    void fleissKappaOfManyObservers();
    void timeUnitsWithAndWithoutTolerance();
    void everyEventAlignment();
    void theStructuralNilCellIsWhatFittingConvergesTo();
    void everyKappaOfAnAccuracyAndBack();
    void twoBorisObserversWithTheirGapsHealed();
};

void TestAgreementReference::everyContingencyTable()
{
    const auto cases = casesOf(QStringLiteral("contingency"));
    QCOMPARE(cases.size(), std::size_t{11});
    for (const QJsonObject& one : cases) {
        const QByteArray name = one[u"name"].toString().toUtf8();
        const QJsonObject input = one[u"input"].toObject();
        const AgreementTable table = tableOf(input[u"table"].toArray());
        const Coefficients found = coefficients(table);
        const auto errors = kappaErrors(table);
        std::map<QString, std::optional<double>> figures{
            {QStringLiteral("po"), found.percent},  {QStringLiteral("pe"), found.expected},
            {QStringLiteral("kappa"), found.kappa}, {QStringLiteral("kappa_max"), found.kappaMax},
            {QStringLiteral("pabak"), found.pabak}, {QStringLiteral("scott_pi"), found.scottPi},
            {QStringLiteral("gwet_ac1"), found.ac1}};
        if (errors) {
            figures[QStringLiteral("se")] = errors->ofKappa;
            figures[QStringLiteral("se_null")] = errors->ofNone;
        }
        const TwoCodeIndices indices = twoCodeIndices(table);
        figures[QStringLiteral("prevalence_index")] = indices.prevalence;
        figures[QStringLiteral("bias_index")] = indices.bias;
        figures[QStringLiteral("positive_agreement")] = indices.positive;
        figures[QStringLiteral("negative_agreement")] = indices.negative;
        std::vector<double> weights;
        for (const auto& row : input[u"disagreement_weights"].toArray())
            for (const auto& weight : row.toArray()) weights.push_back(weight.toDouble());
        figures[QStringLiteral("kappa_w")] = weightedKappa(table, weights);

        const QJsonObject expected = one[u"expected"].toObject();
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            QVERIFY2(figures.contains(it.key()), (name + " " + it.key().toUtf8()).constData());
            QVERIFY2(agrees(figures[it.key()], it.value()), (name + " " + it.key().toUtf8()).constData());
        }
    }
}

void TestAgreementReference::krippendorffsAlpha()
{
    const auto cases = casesOf(QStringLiteral("raters_x_units"));
    QCOMPARE(cases.size(), std::size_t{1});
    const QJsonArray rows = cases[0][u"input"].toObject()[u"rows"].toArray();
    NominalAlpha alpha(5);
    for (qsizetype unit = 0; unit < rows[0].toArray().size(); ++unit) {
        std::vector<std::uint32_t> counts(5, 0);
        for (const auto& row : rows)
            if (const QJsonValue value = row.toArray()[unit]; !value.isNull())
                ++counts[static_cast<std::size_t>(value.toInt())];
        alpha.add(counts);
    }
    QVERIFY(agrees(alpha.alpha(), cases[0][u"expected"].toObject()[u"alpha_nominal"]));
}

void TestAgreementReference::fleissKappaOfManyObservers()
{
    const auto cases = casesOf(QStringLiteral("counts"));
    QCOMPARE(cases.size(), std::size_t{1});
    std::vector<std::uint32_t> counts;
    for (const auto& row : cases[0][u"input"].toObject()[u"counts"].toArray())
        for (const auto& count : row.toArray()) counts.push_back(static_cast<std::uint32_t>(count.toInt()));
    QVERIFY(agrees(fleissKappa(counts, 5), cases[0][u"expected"].toObject()[u"fleiss_kappa"]));
}

void TestAgreementReference::timeUnitsWithAndWithoutTolerance()
{
    const auto cases = casesOf(QStringLiteral("timeline"));
    QCOMPARE(cases.size(), std::size_t{3});
    for (const QJsonObject& one : cases) {
        const QByteArray name = one[u"name"].toString().toUtf8();
        const QJsonObject input = one[u"input"].toObject();
        const auto unit = static_cast<std::int64_t>(std::llround(input[u"unit"].toDouble() * 1000));
        const auto around = static_cast<std::size_t>(input[u"tolerance"].toInt());
        const QJsonArray codes = input[u"codes"].toArray();
        const CommonTime time = common(journalOf(input[u"observer1"].toArray(), codes, unit),
                                       journalOf(input[u"observer2"].toArray(), codes, unit));
        const UnitSheet sheet = unitSheet(time, Millis{unit});
        QCOMPARE(sheet.size(), static_cast<std::size_t>(input[u"T"].toInt()));

        const QJsonObject expected = one[u"expected"].toObject();
        for (const auto& [key, reference, other] : {std::tuple{u"ref1", std::size_t{0}, std::size_t{1}},
                                                    {u"ref2", std::size_t{1}, std::size_t{0}}}) {
            if (!expected.contains(QStringView(key))) continue;
            const QJsonObject wanted = expected[QStringView(key)].toObject();
            const AgreementTable table = toleranceTable(sheet, reference, other, time.codes, around);
            QVERIFY2(table == withCannotTell(tableOf(wanted[u"table"].toArray())), name.constData());
            QVERIFY2(agrees(coefficients(table).kappa, wanted[u"kappa"]), name.constData());
            if (wanted.contains(u"po"))
                QVERIFY2(agrees(coefficients(table).percent, wanted[u"po"]), name.constData());
            if (around == 0 && reference == 0) QVERIFY(table == unitTable(sheet, 0, 1, time.codes));
        }
    }
}

void TestAgreementReference::everyEventAlignment()
{
    const auto cases = casesOf(QStringLiteral("event_alignment"));
    QVERIFY(cases.size() >= 18);
    for (const QJsonObject& one : cases) {
        const QByteArray name = one[u"name"].toString().toUtf8();
        const QJsonObject input = one[u"input"].toObject(), expected = one[u"expected"].toObject();
        const QJsonArray codes = input[u"codes"].toArray();
        const auto first = symbolsOf(input[u"observer1"].toArray(), codes);
        const auto second = symbolsOf(input[u"observer2"].toArray(), codes);
        const auto pairs =
            alignEvents(first, second, {input[u"cost_substitution"].toInt(), input[u"cost_gap"].toInt()});

        QJsonArray alignment;
        for (const AlignedPair& pair : pairs)
            alignment.append(QJsonArray{
                pair.first == kNil ? QJsonValue(QStringLiteral("-")) : codes[qsizetype(first[pair.first])],
                pair.second == kNil ? QJsonValue(QStringLiteral("-"))
                                    : codes[qsizetype(second[pair.second])]});
        QVERIFY2(alignment == expected[u"alignment"].toArray(), name.constData());
        QCOMPARE(qsizetype(pairs.size()), expected[u"n_aligned"].toInteger());

        const auto size = static_cast<std::size_t>(codes.size());
        const AgreementTable table = alignmentTable(pairs, first, second, size);
        QVERIFY2(table == tableOf(expected[u"matrix_with_nil"].toArray()), name.constData());
        QCOMPARE(table.agreed(), expected[u"agreements"].toInteger());
        QVERIFY2(agrees(coefficients(table).percent, expected[u"percent_agreement"]), name.constData());
        QVERIFY2(agrees(nilKappa(table), expected[u"kappa_nil_structural_zero"]), name.constData());
        QVERIFY2(agrees(coefficients(table).kappa, expected[u"kappa_nil_plain"]), name.constData());
        AgreementTable coded(size);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j) coded.add(i, j, table.at(i, j));
        QVERIFY2(agrees(coefficients(coded).kappa, expected[u"kappa_coded_pairs_only"]), name.constData());

        // The reference prints these to twelve digits.
        const auto fitted = nilExpected(table);
        const QJsonArray rows = expected[u"expected_ipf"].toArray();
        for (std::size_t i = 0; i <= size; ++i)
            for (std::size_t j = 0; j <= size; ++j)
                QVERIFY2(
                    agrees(fitted[i * (size + 1) + j], rows[qsizetype(i)].toArray()[qsizetype(j)], 1e-11),
                    name.constData());
    }
}

// Rows and columns scaled in turn from a table of ones without the nil-nil cell, until nothing moves any
// more.
void TestAgreementReference::theStructuralNilCellIsWhatFittingConvergesTo()
{
    AgreementTable table(4);
    const std::int64_t counts[4][4] = {{12, 2, 0, 3}, {1, 9, 4, 1}, {0, 2, 7, 6}, {5, 1, 2, 0}};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) table.add(i, j, counts[i][j]);
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    std::vector<double> fitted(16, 1);
    fitted[15] = 0;
    for (int round = 0; round < 5000; ++round) {
        for (std::size_t i = 0; i < 4; ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < 4; ++j) sum += fitted[i * 4 + j];
            for (std::size_t j = 0; j < 4; ++j) fitted[i * 4 + j] *= static_cast<double>(rows[i]) / sum;
        }
        for (std::size_t j = 0; j < 4; ++j) {
            double sum = 0;
            for (std::size_t i = 0; i < 4; ++i) sum += fitted[i * 4 + j];
            for (std::size_t i = 0; i < 4; ++i) fitted[i * 4 + j] *= static_cast<double>(columns[j]) / sum;
        }
    }
    const auto expected = nilExpected(table);
    for (std::size_t i = 0; i < 16; ++i) QVERIFY(std::abs(expected[i] - fitted[i]) < 1e-11);
}

void TestAgreementReference::everyKappaOfAnAccuracyAndBack()
{
    const QJsonArray cases = reference(QStringLiteral("kappa_accuracy.json"))[u"cases"].toArray();
    QCOMPARE(cases.size(), qsizetype{5});
    for (const auto& one : cases) {
        std::vector<double> base;
        for (const auto& share : one.toObject()[u"base"].toArray()) base.push_back(share.toDouble());
        const QJsonObject expected = one.toObject()[u"expected_kappa"].toObject();
        QCOMPARE(expected.size(), qsizetype{5});
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            const double accuracy = it.key().toDouble();
            QVERIFY(agrees(kappaOfAccuracy(accuracy, base), it.value()));
            QVERIFY(agrees(accuracyOfKappa(it.value().toDouble(), base), accuracy));
        }
    }
}

void TestAgreementReference::twoBorisObserversWithTheirGapsHealed()
{
    const CommonTime time = common(borisObservation(QStringLiteral("visit1 obsA")),
                                   borisObservation(QStringLiteral("visit1 obsB")));
    const PairAgreement found = agreementOf(time, {});
    QVERIFY(found.time.coefficients.kappa && found.units.coefficients.kappa);
    QCOMPARE(QString::number(*found.time.coefficients.kappa, 'f', 4), QStringLiteral("0.8827"));
    QCOMPARE(QString::number(*found.units.coefficients.kappa, 'f', 4), QStringLiteral("0.8834"));
    QCOMPARE(QString::number(*found.time.coefficients.percent * 100, 'f', 1), QStringLiteral("91.2"));
}

QTEST_GUILESS_MAIN(TestAgreementReference)
#include "tst_agreement_reference.moc"
