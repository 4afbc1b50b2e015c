// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/transitions/transition_counts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace tessera::test {

inline QJsonObject reference(const QString& name)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/tests/data/reference/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline CountTable countsOf(const QJsonArray& rows)
{
    CountTable counts(static_cast<std::size_t>(rows.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = 0; j < counts.size(); ++j) {
            counts.at(i, j) = static_cast<std::uint64_t>(
                rows[static_cast<int>(i)].toArray()[static_cast<int>(j)].toInteger());
        }
    }
    return counts;
}

// "ABAC" as one run over an alphabet of so many letters; "AB|C" as two.
inline CodeRuns letters(const std::string& text, std::size_t codes)
{
    CodeRuns runs{{}, codes};
    bool begins = true;
    for (const char letter : text) {
        if (letter == '|') {
            begins = true;
            continue;
        }
        if (begins) runs.runs.emplace_back();
        begins = false;
        runs.runs.back().push_back(static_cast<Symbol>(letter - 'A'));
    }
    return runs;
}

// Sessions of the reference table of bouts (one unit is one second), in its order: as units, or as bouts.
inline std::vector<CodeRuns> referenceSessions(bool asUnits)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/tests/data/reference/sequences/syn4_bouts.csv"));
    std::vector<CodeRuns> sessions;
    if (!file.open(QIODevice::ReadOnly)) return sessions;
    file.readLine();
    QByteArray id;
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(',');
        if (sessions.empty() || fields[0] != id) sessions.push_back({{{}}, 4});
        id = fields[0];
        const double length = fields[2].toDouble() - fields[1].toDouble();
        const auto times = asUnits ? static_cast<std::size_t>(std::llround(length)) : 1;
        const char letter = fields[3].contains('"') ? fields[3][1] : fields[3][0];
        sessions.back().runs[0].insert(sessions.back().runs[0].end(), times,
                                       static_cast<Symbol>(letter - 'A'));
    }
    return sessions;
}

// Within 1e-12 of the reference, relative; what is 0 there but for its last digit must be so here.
inline bool matches(double value, double expected, double tolerance = 1e-12)
{
    if (std::abs(expected) < 1e-15) return std::abs(value) < 1e-15;
    return std::abs(value - expected) <= tolerance * std::abs(expected);
}
inline bool matches(const std::optional<double>& value, const QJsonValue& expected, double tolerance = 1e-12)
{
    if (expected.isNull() || expected.isUndefined()) return !value;
    return value && matches(*value, expected.toDouble(), tolerance);
}

// The first cell that differs, in words; empty when none does.
template <class Value>
QString difference(const QString& what, std::size_t size, const QJsonArray& expected, Value value,
                   double tolerance = 1e-12)
{
    if (expected.size() != static_cast<int>(size)) return what + ": the reference has another size";
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            const QJsonValue cell = expected[static_cast<int>(i)].toArray()[static_cast<int>(j)];
            const std::optional<double> own = value(i, j);
            if (matches(own, cell, tolerance)) continue;
            return QStringLiteral("%1[%2][%3]: %4, not %5")
                .arg(what)
                .arg(i)
                .arg(j)
                .arg(own ? QString::number(*own, 'g', 17) : "undefined",
                     cell.isNull() ? "undefined" : QString::number(cell.toDouble(), 'g', 17));
        }
    }
    return {};
}

}  // namespace tessera::test
