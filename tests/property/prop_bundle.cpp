// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/bundle_samples.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

std::string words()
{
    const auto pieces = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    std::string text;
    for (const int piece : pieces) {
        constexpr const char* kPieces[] = {"a", " ", "\xC3\xA9", "\xF0\x9F\x98\x80", "\n"};
        text += kPieces[piece];
    }
    return text;
}

std::string someBytes()
{
    const auto bytes = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 256));
    return {bytes.begin(), bytes.end()};
}

CodeIndex anyCode()
{
    const auto codes = static_cast<int>(partnershipActivities().codeCount());
    const int code = *rc::gen::inRange(0, codes + 2);
    return code == codes ? kNoCode : code > codes ? kCannotTell : static_cast<CodeIndex>(code);
}

Header anyHeader()
{
    Header content = header();
    content.site = words();
    content.study = words();
    content.bootId = words();
    content.place = static_cast<PlaceKind>(*rc::gen::inRange(0, 3));
    content.kind = static_cast<SessionKind>(*rc::gen::inRange(0, 4));
    content.consent = static_cast<Consent>(*rc::gen::inRange(0, 3));
    content.zoneMinutes = *rc::gen::inRange(-840, 841);
    content.start.ms = *rc::gen::inRange<std::int64_t>(0, 253'402'300'800'000);
    if (*rc::gen::arbitrary<bool>()) content.device = randomUuid();
    return content;
}

// Any entry that the format can hold, whether the session's rules would allow it or not.
Entry anyEntry(std::int64_t at)
{
    Entry entry = simple(EntryKind::activity, at);
    entry.code = anyCode();
    if (*rc::gen::weightedElement<bool>({{2, true}, {1, false}})) return entry;
    entry.kind = static_cast<EntryKind>(*rc::gen::inRange(1, 26));
    entry.cause = static_cast<Cause>(*rc::gen::inRange(0, 5));
    entry.target = *rc::gen::arbitrary<std::uint32_t>();
    entry.onset = Millis{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)};
    entry.amount = Millis{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)};
    entry.withheld = *rc::gen::arbitrary<bool>();
    if (!entry.withheld) entry.text = entry.kind == EntryKind::source ? randomUuid().text() : words();
    if (entry.kind == EntryKind::tag) entry.tags = *rc::gen::inRange<std::uint32_t>(0, 8);
    if (entry.kind == EntryKind::sureness) entry.tags = *rc::gen::inRange<std::uint32_t>(0, 4);
    if (entry.kind == EntryKind::consent) {
        entry.withheld = false;
        entry.text = "form " + std::to_string(*rc::gen::inRange(0, 100));
        entry.tags = (*rc::gen::arbitrary<std::uint32_t>() & 0xFFFF1FFFU) | 8U;
    }
    entry.unknown = someBytes();
    if (entry.kind == EntryKind::header) entry.header = std::make_shared<const Header>(anyHeader());
    return entry;
}

BundleContent anyContent()
{
    std::vector<Entry> entries;
    std::int64_t at = 0;
    for (const int gap : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5'000'000))) {
        entries.push_back(anyEntry(at));
        at += gap;
    }
    BundleContent content = contentOf(std::move(entries));
    const auto count = static_cast<int>(content.session.entries.size());
    for (int forks = *rc::gen::inRange(0, 3); forks > 0; --forks) {
        Entry fork = anyEntry(*rc::gen::inRange(0, 100'000'000));
        fork.number = static_cast<std::uint32_t>(*rc::gen::inRange(1, count + 1));
        content.session.forks.push_back(fork);
    }
    content.session.id = randomUuid();
    content.session.unknown = someBytes();
    content.unknown = someBytes();
    content.program = words();
    return content;
}

}  // namespace

class PropBundle : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenReadsBackTheSame()
    {
        QVERIFY(rc::check("decode(encode(x)) == x", [] {
            const BundleContent content = anyContent();
            const auto bytes = encodeBundle(content);
            RC_ASSERT(bytes.ok());
            const auto back = decodeBundle(*bytes);
            RC_ASSERT(back.ok());
            RC_ASSERT(same(*back, content));
            RC_ASSERT(*encodeBundle(*back) == *bytes);
        }));
    }

    void bytesThatReadAtAllAreReadTheSameTwice()
    {
        QVERIFY(rc::check("decode(encode(decode(bytes))) == decode(bytes)", [] {
            std::string bytes = *encodeBundle(anyContent());
            for (int changes = *rc::gen::inRange(1, 4); changes > 0; --changes) {
                const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
                bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
            }
            const auto first = decodeBundle(bytes);
            if (!first) return;
            const auto again = encodeBundle(*first);
            RC_ASSERT(again.ok());
            RC_ASSERT(same(*decodeBundle(*again), *first));
        }));
    }
};

QTEST_GUILESS_MAIN(PropBundle)
#include "prop_bundle.moc"
