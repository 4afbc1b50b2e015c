// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <bundle.pb.h>
#include <google/protobuf/unknown_field_set.h>

#include "sync/bundle/bundle.h"
#include "tests/sync/bundle_samples.h"

#include <QtTest>

#include <functional>

using namespace tessera;
using namespace tessera::test;

namespace {

std::string withUnknown(const std::string& bytes, const std::function<void(bundle::v1::Bundle&)>& change)
{
    bundle::v1::Bundle message;
    if (!message.ParseFromString(bytes)) return {};
    change(message);
    return message.SerializeAsString();
}

void addUnknown(google::protobuf::Message& message, const std::string& value)
{
    message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(99, value);
    message.GetReflection()->MutableUnknownFields(&message)->AddVarint(100, 7);
}

BundleContent visitOf(int taps, std::int64_t gap, int notes)
{
    std::vector<Entry> entries;
    const std::int64_t length = gap * 301;  // the visit takes as long without its taps
    for (int i = 0; i < taps; ++i) entries.push_back(activity(gap * i, static_cast<CodeIndex>(i * 7 % 4)));
    for (int i = 0; i < notes; ++i) entries.push_back(note(length * i / notes, "a moment"));
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    entries.push_back(simple(EntryKind::end, length));
    return contentOf(entries);
}

}  // namespace

class TestBundleCodec : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfEntryComesBackAsItWas()
    {
        const BundleContent content = everyKind();
        const auto bytes = encodeBundle(content);
        QVERIFY2(bytes.ok(), bytes.ok() ? "" : bytes.error().what.c_str());
        const auto back = decodeBundle(*bytes);
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().what.c_str());
        QVERIFY(same(content, *back));
    }

    void sameContentGivesTheSameBytes()
    {
        const auto first = encodeBundle(everyKind());
        const auto second = encodeBundle(everyKind());
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(*first, *second);
        QCOMPARE(*encodeBundle(*decodeBundle(*first)), *first);
    }

    void fieldsOfALaterVersionSurvive()
    {
        const auto plain = encodeBundle(everyKind());
        QVERIFY(plain.ok());
        const std::string later = withUnknown(*plain, [](bundle::v1::Bundle& message) {
            addUnknown(message, "of the bundle");
            auto& session = *message.mutable_session();
            addUnknown(session, "of the session");
            addUnknown(*session.mutable_scheme(), "of the scheme");
            addUnknown(*session.mutable_scheme()->mutable_groups(1)->mutable_codes(2), "of a code");
            addUnknown(*session.mutable_lines(0), "of the header's line");
            addUnknown(*session.mutable_lines(0)->mutable_header(), "of the header");
            addUnknown(*session.mutable_lines(4), "of a line");
            addUnknown(*session.mutable_forks(0), "of a fork");
        });
        const auto read = decodeBundle(later);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().what.c_str());
        QVERIFY(!read->unknown.empty());
        QVERIFY(!read->session.unknown.empty());
        QVERIFY(read->session.entries[0].unknown.find("of the header's line") != std::string::npos);
        const auto written = encodeBundle(*read);
        QVERIFY(written.ok());
        QCOMPARE(*written, later);
    }

    void unknownFieldsOfAnActivityStayWithIt()
    {
        Entry tap = activity(1000, 1);
        tap.unknown = std::string("\x9A\x06\x02hi", 5);  // field 99, two bytes
        const BundleContent content = contentOf({tap});
        const auto bytes = encodeBundle(content);
        QVERIFY(bytes.ok());
        QVERIFY(same(content, *decodeBundle(*bytes)));
    }

    void aTapAddsAtMostThreeAndAHalfBytes_data()
    {
        QTest::addColumn<int>("gap");
        QTest::addColumn<int>("notes");
        for (const int gap : {1, 900, 5'000, 12'000, 20'000, 60'000, 200'000}) {
            QTest::addRow("%d ms apart", gap) << gap << 0;
            QTest::addRow("%d ms apart, among 100 notes", gap) << gap << 100;
        }
    }
    void aTapAddsAtMostThreeAndAHalfBytes()
    {
        QFETCH(int, gap);
        QFETCH(int, notes);
        const auto without = encodeBundle(visitOf(0, gap, notes));
        const auto with = encodeBundle(visitOf(300, gap, notes));
        QVERIFY(without.ok() && with.ok());
        const double each = (static_cast<double>(with->size()) - static_cast<double>(without->size())) / 300;
        QVERIFY2(each <= 3.5, qPrintable(QString("%1 bytes a tap").arg(each)));
    }

    void contentThatBreaksARuleIsNotWritten_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 14; ++which) QTest::addRow("rule %d", which) << which;
    }
    void contentThatBreaksARuleIsNotWritten()
    {
        QFETCH(int, which);
        BundleContent content = contentOf({activity(0, 0), note(1000, "x"), activity(2000, 1)});
        auto& entries = content.session.entries;
        switch (which) {
            case 0:
                entries[2].number = 7;
                break;
            case 1:
                entries[3].at = Millis{500};
                break;
            case 2:
                entries[1].at = entries[1].onset = Millis{-1};
                break;
            case 3:
                entries[2].text = "\xFF\xFE";
                break;
            case 4:
                entries[2].text.assign(64 * 1024 + 1, 'x');
                break;
            case 5:
                entries[3].code = 4000;
                break;
            case 6:
                content.session.id = Uuid{};
                break;
            case 7:
                entries[0].header = nullptr;
                break;
            case 8:
                entries[2].withheld = true;
                break;
            case 9:
                entries[3].tags = 1;
                break;
            case 10:
                entries[2].kind = EntryKind::tag;
                entries[2].tags = 8;
                break;
            case 11:
                entries[3].kind = EntryKind::sureness;
                entries[3].tags = 4;
                break;
            case 12:
                entries[2].kind = EntryKind::source;
                break;
            case 13:
                entries[3].kind = static_cast<EntryKind>(26);
                break;
        }
        const auto bytes = encodeBundle(content);
        QVERIFY(!bytes.ok());
        QVERIFY(bytes.error().what.find('\n') == std::string::npos);
    }

    void aLaterFormatAndALaterKindAreSaidToBeNewer()
    {
        const auto plain = encodeBundle(everyKind());
        const auto later =
            decodeBundle(withUnknown(*plain, [](bundle::v1::Bundle& message) { message.set_format(2); }));
        QVERIFY(!later.ok());
        QCOMPARE(later.error().code, Errc::tooNew);
        const auto kind = decodeBundle(withUnknown(*plain, [](bundle::v1::Bundle& message) {
            message.mutable_session()->mutable_lines(3)->set_kind(static_cast<bundle::v1::EntryKind>(77));
        }));
        QVERIFY(!kind.ok());
        QCOMPARE(kind.error().code, Errc::tooNew);
    }

    void whatWasNotChosenStaysBehind()
    {
        const BundleContent full = everyKind();
        const BundleContent bare = chosen(full, {});
        const auto bytes = encodeBundle(bare);
        QVERIFY(bytes.ok());
        for (const char* words : {"cot", "phone rang", "other words", "boot-7", "the nights"}) {
            QVERIFY2(bytes->find(words) == std::string::npos, words);
        }
        QCOMPARE(isoText(bare.session.entries[0].header->start), std::string("2026-03-01T00:00:00Z"));
        QCOMPARE(bare.session.entries.size(), full.session.entries.size());
        for (std::size_t i = 0; i < full.session.entries.size(); ++i) {
            const Entry& left = bare.session.entries[i];
            const Entry& whole = full.session.entries[i];
            QCOMPARE(left.kind, whole.kind);
            QCOMPARE(left.tags, whole.tags);
            if (left.kind == EntryKind::tag) QVERIFY(left.withheld);
            if (left.kind == EntryKind::source) QCOMPARE(left.text, whole.text);
        }
        QVERIFY(same(full, chosen(full, {.notes = true, .exactDate = true})));
    }
};

QTEST_GUILESS_MAIN(TestBundleCodec)
#include "tst_bundle_codec.moc"
