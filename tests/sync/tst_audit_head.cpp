// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_log.h"
#include "sync/bundle/trust/known_devices.h"
#include "tests/sync/tablets.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// A bundle as a device could have made it, whatever its log says.
OpenedBundle naming(const Uuid& device, const std::string& key, std::uint64_t sequence, std::uint64_t lines,
                    char end)
{
    OpenedBundle bundle;
    bundle.content.device = device;
    bundle.devicePublicText = key;
    bundle.sequence = sequence;
    if (lines > 0) bundle.content.log = {lines, std::string(64, end)};
    return bundle;
}

}  // namespace

// What a device's bundles say of its log, and what a later one may not say.
class TstAuditHead : public QObject {
    Q_OBJECT

    // Takes one in; whether something was found.
    static bool found(Tablet& office, const OpenedBundle& bundle)
    {
        const auto judged = judge(*office, bundle);
        if (!judged || judged->verdict != Judgement::Verdict::take) qFatal("it was not taken in");
        const auto settings = settingsFor(*office, judged->device);
        if (!settings || !(*office).setSecrets(*settings)) qFatal("it was not kept");
        return !judged->finding.empty();
    }

private slots:
    void aBundleNamesTheLogOfTheTimeItWasFirstMade()
    {
        Tablet tablet;
        const Uuid session = tablet.keep(visit("LMJP"));
        const AuditHead before = *AuditLog(*tablet).head();
        const auto first = makeBundle(*tablet, session, {});
        QVERIFY(noteExported(*tablet, session, *first).ok());
        QVERIFY(AuditLog::append(*tablet, {AuditKind::viewed, session, 0, {}}).ok());
        QCOMPARE(makeBundle(*tablet, session, {})->bytes, first->bytes);
        QCOMPARE(openBundle(first->bytes)->content.log, before);
        BundleChoice choice;
        choice.notes = true;
        choice.exactDate = true;
        const auto notes = makeBundle(*tablet, session, choice);
        QCOMPARE(openBundle(notes->bytes)->content.log.number, before.number + 2);
    }

    void theHeadSurvivesEncodingAndAHalfOneIsRefused()
    {
        BundleContent content;
        content.device = randomUuid();
        content.devicePublicText = DeviceKey::generate().publicText();
        content.program = "test";
        content.withdrawals = {{randomUuid(), 20'000, WithdrawalScope::all}};
        content.log = {7, std::string(64, 'c')};
        const auto bytes = encodeBundle(content);
        QVERIFY(bytes.ok());
        QCOMPARE(decodeBundle(*bytes)->log, content.log);
        // Field 9 of 31 bytes, and field 10 alone.
        QVERIFY(!decodeBundle(*bytes + "\x4a\x1f" + std::string(31, 'x')).ok());
        content.log = {};
        QVERIFY(!decodeBundle(*encodeBundle(content) + "\x50\x07").ok());
        QVERIFY(decodeBundle(*encodeBundle(content))->log.number == 0);
    }

    void whatALaterBundleMayNotSay_data()
    {
        QTest::addColumn<int>("sequence");
        QTest::addColumn<int>("lines");
        QTest::addColumn<char>("end");
        QTest::addColumn<bool>("told");
        // After the bundle number 5, which named 20 lines that end with a.
        QTest::newRow("more lines") << 6 << 25 << 'b' << false;
        QTest::newRow("nothing was done since") << 6 << 20 << 'a' << false;
        QTest::newRow("as many that end otherwise") << 6 << 20 << 'b' << true;
        QTest::newRow("fewer") << 6 << 19 << 'b' << true;
        QTest::newRow("none at all any more") << 6 << 0 << 'a' << true;
        QTest::newRow("the same one again") << 5 << 20 << 'a' << false;
        QTest::newRow("the same number, otherwise") << 5 << 20 << 'b' << true;
        QTest::newRow("the same number, more lines") << 5 << 21 << 'b' << true;
        QTest::newRow("an earlier one, late") << 3 << 11 << 'b' << false;
        QTest::newRow("an earlier one with more lines") << 3 << 21 << 'b' << true;
    }
    void whatALaterBundleMayNotSay()
    {
        QFETCH(int, sequence);
        QFETCH(int, lines);
        QFETCH(char, end);
        QFETCH(bool, told);
        Tablet office;
        const Uuid device = randomUuid();
        const std::string key = DeviceKey::generate().publicText();
        QVERIFY(!found(office, naming(device, key, 5, 20, 'a')));
        const auto next =
            naming(device, key, static_cast<std::uint64_t>(sequence), static_cast<std::uint64_t>(lines), end);
        QCOMPARE(found(office, next), told);
    }

    // It is told once, and not with every bundle from then on.
    void oneThatWasSetBackIsToldOnce()
    {
        Tablet office;
        const Uuid device = randomUuid();
        const std::string key = DeviceKey::generate().publicText();
        QVERIFY(!found(office, naming(device, key, 5, 20, 'a')));
        QVERIFY(found(office, naming(device, key, 6, 12, 'b')));
        QVERIFY(!found(office, naming(device, key, 7, 14, 'c')));
    }

    void devicesThatNeverSaidAnythingAreNoFinding()
    {
        Tablet office;
        const Uuid device = randomUuid();
        const std::string key = DeviceKey::generate().publicText();
        QVERIFY(!found(office, naming(device, key, 1, 0, 'a')));
        QVERIFY(!found(office, naming(device, key, 2, 0, 'a')));
        QVERIFY(!found(office, naming(device, key, 3, 30, 'a')));
        QVERIFY(!found(office, naming(device, key, 2, 0, 'a')));
    }
};

QTEST_GUILESS_MAIN(TstAuditHead)
#include "tst_audit_head.moc"
