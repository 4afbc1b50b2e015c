// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <QtTest>

#include <limits>

using namespace tessera;

class TimeTest : public QObject {
    Q_OBJECT
private slots:
    void aMomentIsWrittenInUtc()
    {
        QCOMPARE(isoText(UtcTime{0}), std::string("1970-01-01T00:00:00Z"));
        QCOMPARE(isoText(UtcTime{1'772'445'600'000}), std::string("2026-03-02T10:00:00Z"));
        QCOMPARE(isoText(UtcTime{1'772'445'600'007}), std::string("2026-03-02T10:00:00.007Z"));
        QCOMPARE(isoText(UtcTime{951'827'696'789}), std::string("2000-02-29T12:34:56.789Z"));
        QCOMPARE(isoText(UtcTime{-1}), std::string("1969-12-31T23:59:59.999Z"));
    }

    void aMomentIsWrittenAsTheClockThereShowedIt()
    {
        const UtcTime time{1'772'445'600'000};
        QCOMPARE(isoText(time, 60), std::string("2026-03-02T11:00:00+01:00"));
        QCOMPARE(isoText(time, 0), std::string("2026-03-02T10:00:00+00:00"));
        QCOMPARE(isoText(time, -630), std::string("2026-03-01T23:30:00-10:30"));
    }

    void aWildNumberIsStillADate()
    {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(isoText(UtcTime{most}), std::string("9999-12-31T23:59:59.999Z"));
        QCOMPARE(isoText(UtcTime{-most}), std::string("0000-01-01T00:00:00Z"));
        QCOMPARE(isoText(UtcTime{most}, std::numeric_limits<int>::max()).size(), std::size_t{29});
    }

    void whatIsWrittenIsReadBack()
    {
        std::int64_t ms = 0;
        for (int i = 0; i < 2000; ++i, ms += 123'456'789'012 % 86'399'999 + 86'400'000 * 5) {
            QCOMPARE(parseIso(isoText(UtcTime{ms})).value_or(UtcTime{-1}).ms, ms);
            const std::string there = isoText(UtcTime{ms}, 345);
            if (ms > 0) QCOMPARE(parseIso(there).value_or(UtcTime{-1}).ms, ms);
            QCOMPARE(parseIsoZone(there).value_or(0), 345);
        }
    }

    void zonesAndFractionsAreRead()
    {
        QCOMPARE(parseIso("2026-03-02T11:00:00+01:00")->ms, std::int64_t{1'772'445'600'000});
        QCOMPARE(parseIso("2026-03-01T23:30:00-10:30")->ms, std::int64_t{1'772'445'600'000});
        QCOMPARE(parseIso("2026-03-02T10:00:00.5Z")->ms, std::int64_t{1'772'445'600'500});
        QCOMPARE(parseIso("2026-03-02T10:00:00.123999Z")->ms, std::int64_t{1'772'445'600'123});
        QCOMPARE(parseIso("2024-02-29T00:00:00Z")->ms, std::int64_t{1'709'164'800'000});
        QCOMPARE(parseIsoZone("2026-03-02T10:00:00Z").value_or(-1), 0);
        QCOMPARE(parseIsoZone("2026-03-02T10:00:00-10:30").value_or(-1), -630);
    }

    void whatIsNoMomentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 "2026",
                                 "2026-03-02",
                                 "2026-03-02T10:00:00",
                                 "2026-03-02 10:00:00Z",
                                 "2026-03-02t10:00:00z",
                                 "2026-3-02T10:00:00Z",
                                 "2026-03-02T10:00Z",
                                 "2026-02-29T10:00:00Z",
                                 "2100-02-29T10:00:00Z",
                                 "2026-04-31T10:00:00Z",
                                 "2026-13-02T10:00:00Z",
                                 "2026-00-02T10:00:00Z",
                                 "2026-03-00T10:00:00Z",
                                 "2026-03-02T24:00:00Z",
                                 "2026-03-02T10:60:00Z",
                                 "2016-12-31T23:59:60Z",
                                 "1969-12-31T23:59:59Z",
                                 "12026-03-02T10:00:00Z",
                                 "2026-03-02T10:00:00.Z",
                                 "2026-03-02T10:00:00,5Z",
                                 "2026-03-02T10:00:00Z ",
                                 " 2026-03-02T10:00:00Z",
                                 "2026-03-02T10:00:00+1:00",
                                 "2026-03-02T10:00:00+0100",
                                 "2026-03-02T10:00:00+14:01",
                                 "2026-03-02T10:00:00+01:60",
                                 "2026-03-02T10:00:00+",
                                 "+026-03-02T10:00:00Z"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoMomentIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseIso(text.toStdString()));
        QVERIFY(!parseIsoZone(text.toStdString()));
    }

    void clocksShowHoursOnlyWhenThereAreAny()
    {
        QCOMPARE(clockText(Millis{0}), std::string("0:00"));
        QCOMPARE(clockText(Millis{59'999}), std::string("0:59"));
        QCOMPARE(clockText(Millis{605'000}), std::string("10:05"));
        QCOMPARE(clockText(Millis{3'599'999}), std::string("59:59"));
        QCOMPARE(clockText(Millis{3'600'000}), std::string("1:00:00"));
        QCOMPARE(clockText(Millis{363'723'000}), std::string("101:02:03"));
        QCOMPARE(clockText(Millis{-5'000}), std::string("0:00"));
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "tst_time.moc"
