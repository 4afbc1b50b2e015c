// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/entry_codec.h"

#include "core/store/sealing/scheme_codec.h"
#include "core/store/sealing/summary_codec.h"
#include "tests/support/builders.h"

#include <QtTest>

#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

// One of every kind, with every field used by at least one.
std::vector<Entry> samples()
{
    Header content = header();
    content.site = "North";
    content.study = "home-visits";
    content.sourceId = "row 7, \"quoted\"";
    content.place = PlaceKind::dayStay;
    content.kind = SessionKind::illustrative;
    content.zoneMinutes = -210;
    content.device = randomUuid();
    content.bootId = "c0ffee";
    std::vector<Entry> entries{headerEntry(content), headerEntry(Header{})};
    for (int kind = 2; kind <= 25; ++kind)
        entries.push_back(simple(static_cast<EntryKind>(kind), 1'000 * kind));
    entries.push_back(note(5, "Tee, Brot und ein \xF0\x9F\x8D\x8E"));
    entries.push_back(note(6, std::string(5'000, 'x')));
    entries.push_back(correction(EntryKind::recode, 9'000, 4, kCannotTell, -250));
    entries.push_back(earlier(10'000, 40'000));
    Entry tag = correction(EntryKind::tag, 10'500, 4, 6);
    tag.tags = 5;
    tag.text = "the nights";
    entries.push_back(tag);
    Entry sure = simple(EntryKind::sureness, 10'600);
    sure.tags = std::numeric_limits<std::uint32_t>::max();  // of a later version
    entries.push_back(sure);
    Entry withheld = simple(EntryKind::note, 11'000);
    withheld.withheld = true;
    withheld.cause = Cause::approximate;
    withheld.unknown = std::string("\x00\xFFlater", 7);
    entries.push_back(withheld);
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = static_cast<std::uint32_t>(i + 1);
    entries.back().number = std::numeric_limits<std::uint32_t>::max();
    return entries;
}

}  // namespace

class TstEntryCodec : public QObject {
    Q_OBJECT

private slots:
    void everyEntryComesBackAsItWas()
    {
        for (const Entry& entry : samples()) {
            const auto back = decodeEntry(encodeEntry(entry));
            QVERIFY(back.ok());
            QVERIFY(*back == entry);
            QCOMPARE(encodeEntry(*back), encodeEntry(entry));
        }
    }

    void aTapFitsTheSmallestBucket()
    {
        Entry tap = activity(3 * 3'600'000, 3);
        tap.number = 100'000;
        QVERIFY(encodeEntry(tap).size() < 64);
    }

    // The bytes shown in SCHEMA.md.
    void theBytesAreTheDocumentedOnes()
    {
        Entry tap = activity(1'000, 2);
        tap.number = 5;
        const std::string expected("\x01\x08\x02\x10\x05\x20\x02\x30\xD0\x0F", 10);
        QCOMPARE(QByteArray::fromStdString(encodeEntry(tap)).toHex(),
                 QByteArray::fromStdString(expected).toHex());
    }

    void fieldsOfALaterVersionAreKept()
    {
        Entry tap = activity(1'000, 2);
        tap.number = 5;
        // Field 40, a number, and field 41, a text.
        const std::string later = std::string("\xC0\x02\x07", 3) + std::string("\xCA\x02\x02hi", 5);
        const auto read = decodeEntry(encodeEntry(tap) + later);
        QVERIFY(read.ok());
        QCOMPARE(read->unknown, later);
        const auto again = decodeEntry(encodeEntry(*read));
        QVERIFY(again.ok());
        QCOMPARE(again->unknown, later);
        QCOMPARE(again->code, CodeIndex{2});
    }

    void everyTruncationIsRefusedOrReadWithoutHarm()
    {
        for (const Entry& entry : samples()) {
            const std::string whole = encodeEntry(entry);
            const std::size_t step = whole.size() > 1'000 ? 97 : 1;
            for (std::size_t size = 0; size < whole.size(); size += step) {
                // A copy of its own, so that a read past the end is seen by the sanitizers.
                const std::string cut(whole, 0, size);
                const auto back = decodeEntry(cut);
                if (back) QVERIFY(!(*back == entry));
            }
        }
    }

    void randomDamageNeverCrashesAndWhatIsReadIsReadAgain()
    {
        std::mt19937 random(7);
        const std::vector<Entry> entries = samples();
        for (int round = 0; round < 50'000; ++round) {
            std::string bytes = encodeEntry(entries[random() % entries.size()]);
            for (unsigned flips = 1 + random() % 4; flips > 0; --flips)
                bytes[random() % std::min<std::size_t>(bytes.size(), 200)] = static_cast<char>(random());
            if (random() % 4 == 0) bytes.resize(random() % bytes.size());
            const auto back = decodeEntry(bytes);
            if (!back) {
                QCOMPARE(back.error().code, Errc::damaged);
                continue;
            }
            const auto again = decodeEntry(encodeEntry(*back));
            QVERIFY(again.ok());
            QVERIFY(*again == *back);
        }
    }

    void noiseIsRefused()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 50'000; ++round) {
            std::string bytes(random() % 80, '\0');
            for (char& byte : bytes) byte = static_cast<char>(random());
            if (!bytes.empty() && round % 2 == 0) bytes[0] = 1;
            static_cast<void>(decodeEntry(bytes));
            static_cast<void>(decodeScheme(bytes));
            static_cast<void>(decodeSummary(bytes));
        }
        QVERIFY(!decodeEntry(std::string_view{}).ok());
        QVERIFY(!decodeEntry(std::string_view("\x01", 1)).ok());
    }

    void aSchemeComesBackAsItWas()
    {
        Scheme scheme = partnershipActivities();
        QVERIFY(*decodeScheme(encodeScheme(scheme)) == scheme);
        scheme.interval = Millis{0};
        QVERIFY(*decodeScheme(encodeScheme(scheme)) == scheme);
        const std::string whole = encodeScheme(scheme);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeScheme(whole.substr(0, size)).ok());
        QVERIFY(!decodeScheme(whole + "x").ok());
    }

    void aSummaryComesBackAsItWas()
    {
        const Journal journal = visit("LLMJP");
        const Summary summary = summarise(journal);
        const std::string whole = encodeSummary(summary);
        const auto back = decodeSummary(whole);
        QVERIFY(back.ok());
        QVERIFY(back->header == summary.header);
        QCOMPARE(back->picture, summary.picture);
        QCOMPARE(back->observed, summary.observed);
        QCOMPARE(back->state, SessionState::ended);
        QCOMPARE(back->interactions, 5U);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeSummary(whole.substr(0, size)).ok());
    }
};

QTEST_GUILESS_MAIN(TstEntryCodec)
#include "tst_entry_codec.moc"
