// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/script.h"
#include "tests/support/builders.h"

#include <QFile>
#include <QTranslator>

#include <cstdint>
#include <string>

namespace tessera::test {

// Visits that reports are made of. `good` becomes false when one cannot be read.

inline constexpr std::int64_t kStart = 1'772'445'600'000;  // 2 March 2026, 10:00 UTC

inline Journal fromScript(const std::string& text, SessionKind kind, bool& good)
{
    const Scheme& scheme = partnershipActivities();
    Header top = test::header("F07");
    top.visit = "V12";
    top.kind = kind;
    top.consent = Consent::all;
    top.start = {kStart};
    top.zoneMinutes = 0;
    top.scheme = scheme.id;
    const auto script = readScript(text, scheme, "visit.csv");
    if (script) {
        auto journal = journalFromScript(*script, top, namedUuid({}, "report"), scheme, "visit.csv");
        if (journal) return std::move(*journal);
        qWarning("%s", describe(journal.error()).c_str());
    }
    good = false;
    return visit("L");
}

inline Journal illustrative(const char* name, bool& good)
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/app/data/illustrative/%1.csv").arg(QLatin1String(name)));
    good = file.open(QIODevice::ReadOnly) && good;
    return fromScript(file.readAll().toStdString(), SessionKind::illustrative, good);
}

// A visit with everything that people write, marks, a pause, can't tell, and a long stay.
inline Journal busyVisit(bool& good)
{
    return fromScript(
        "time,entry,value\n"
        "0,activity,locating\n"
        "40,activity,meaning\n"
        "50,note,<script>alert(1)</script> & more\n"
        "55,marker,repair\n"
        "90,pause,telephone\n"
        "210,resume,\n"
        "300,activity,joint-action\n"
        "380,cannot-tell,\n"
        "400,note," +
            std::string(300, 'w') +
            "\n"
            "410,note,ملاحظة من اليمين إلى اليسار\n"
            "460,activity,locating\n"
            "520,end,\n",
        SessionKind::real, good);
}

inline Journal longVisit(int squares, bool& good)
{
    std::string text = "time,entry,value\n";
    const char* codes[] = {"locating", "meaning", "joint-action", "planning"};
    for (int i = 0; i < squares; ++i)
        text += std::to_string(i * 12) + ",activity," + codes[(i * 7 + i / 5) % 4] + "\n";
    text += std::to_string(squares * 12) + ",end,\n";
    return fromScript(text, SessionKind::real, good);
}

// The words stay as they are; only their language is said to be one that is read from the right.
class InArabic : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "Report") == 0 && qstrcmp(source, "en") == 0 ? QStringLiteral("ar")
                                                                             : QString{};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace tessera::test
