// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <bundle.pb.h>

#include "core/store/library.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/ustar.h"
#include "tests/sync/bundle_samples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <fstream>

using namespace tessera;
using namespace tessera::test;

namespace {

std::string packed()
{
    return *packBundle(contentOf({activity(0, 0), note(1000, "x"), activity(2000, 1)}), DeviceKey::generate(),
                       1);
}

bool oneClearLine(const Error& error)
{
    return !error.what.empty() && error.what.find('\n') == std::string::npos;
}

std::string protoWith(const std::function<void(bundle::v1::Bundle&)>& change)
{
    bundle::v1::Bundle message;
    message.ParseFromString(*encodeBundle(contentOf({activity(0, 0)})));
    change(message);
    return message.SerializeAsString();
}

// The header's checksum made right again after a change, so that only the change itself is to be judged.
void mendChecksum(std::string& tar, std::size_t at)
{
    std::fill_n(tar.begin() + static_cast<std::ptrdiff_t>(at) + 148, 8, ' ');
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(tar[at + i]);
    char text[8];
    std::snprintf(text, sizeof text, "%06o", sum);
    tar.replace(at + 148, 7, text, 7);
}

}  // namespace

class TestHostileBundle : public QObject {
    Q_OBJECT

private slots:
    void everyTruncationIsRefused()
    {
        const std::string whole = packed();
        QVERIFY(openBundle(whole).ok());
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const auto opened = openBundle(std::string_view(whole).substr(0, length));
            QVERIFY2(!opened.ok(), qPrintable(QString::number(length)));
            QVERIFY(oneClearLine(opened.error()));
        }
    }

    void everyFlippedByteIsRefused()
    {
        const std::string whole = packed();
        for (std::size_t i = 0; i < whole.size(); ++i) {
            for (const int flip : {0x01, 0x20, 0x80, 0xFF}) {
                std::string changed = whole;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                const auto opened = openBundle(changed);
                QVERIFY2(!opened.ok(), qPrintable(QString("byte %1 ^ %2").arg(i).arg(flip)));
                QVERIFY(oneClearLine(opened.error()));
            }
        }
    }

    void aFlippedByteBelowTheSignatureNeverBreaksTheReader()
    {
        const std::string whole = *encodeBundle(everyKind());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            for (const int flip : {0x01, 0x08, 0x80, 0xFF}) {
                std::string changed = whole;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                const auto read = decodeBundle(changed);
                if (!read) QVERIFY(oneClearLine(read.error()));
                if (read) QVERIFY(encodeBundle(*read).ok());
            }
            const auto cut = decodeBundle(std::string_view(whole).substr(0, i));
            if (!cut) QVERIFY(oneClearLine(cut.error()));
        }
    }

    void anArchiveOfAnyOtherFormIsRefused()
    {
        const std::string whole = packed();
        std::string path = whole;
        path.replace(0, 17, "../../etc/cron.pb");
        mendChecksum(path, 0);
        std::string absolute = whole;
        absolute.replace(0, 10, "/bundle.pb");
        mendChecksum(absolute, 0);
        std::string link = whole;
        link[156] = '2';
        mendChecksum(link, 0);
        std::string owned = whole;
        owned.replace(265, 4, "root");
        mendChecksum(owned, 0);
        const auto members = openUstar(whole);
        QVERIFY(members.ok());
        const std::string bundleOnly = whole.substr(0, 512 + (members->bundle.size() + 511) / 512 * 512);
        const std::string twice = bundleOnly + whole;
        const std::string extra = whole.substr(0, whole.size() - 1024) + whole;
        for (const std::string& bytes : {path, absolute, link, owned, bundleOnly, twice, extra,
                                         whole + std::string(512, '\0'), std::string()}) {
            const auto opened = openBundle(bytes);
            QVERIFY(!opened.ok());
            QVERIFY(oneClearLine(opened.error()));
        }
    }

    void aFewBytesThatClaimMuchAreRefusedBeforeMemoryIsTaken()
    {
        std::vector<std::string> bombs;
        const auto delimited = [](int field, const std::string& content) {
            std::string bytes(1, static_cast<char>(field << 3 | 2));
            for (std::size_t size = content.size(); bytes.size() < 12;) {
                bytes.push_back(static_cast<char>((size & 0x7F) | (size > 0x7F ? 0x80 : 0)));
                size >>= 7;
                if (size == 0) break;
            }
            return bytes + content;
        };
        std::string lines;
        for (int i = 0; i < 20'000'000; ++i) lines.append("\x22\x00", 2);
        bombs.push_back(delimited(5, lines));                                          // empty lines
        bombs.push_back(delimited(5, delimited(3, std::string(50'000'000, '\x01'))));  // moments
        bombs.push_back(std::string(40'000'000, '\x78'));                              // fields without end
        std::string groups;
        for (int i = 0; i < 1'000'000; ++i) groups.append("\x9B\x06", 2);  // nested for ever
        bombs.push_back(groups);
        bombs.push_back(std::string("\x2A\xFF\xFF\xFF\xFF\x0F", 6));  // a length of 4 GiB
        bombs.push_back(std::string(64 * 1024 * 1024 + 1, '\0'));
        lines.clear();
        struct rusage before {
        }, after{};
        getrusage(RUSAGE_SELF, &before);
        for (const std::string& bomb : bombs) {
            const auto read = decodeBundle(bomb);
            QVERIFY(!read.ok());
            QVERIFY(oneClearLine(read.error()));
        }
        getrusage(RUSAGE_SELF, &after);
        QVERIFY(after.ru_maxrss - before.ru_maxrss < 16 * 1024);  // KiB
    }

    void everyRuleHoldsWhenReadingToo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::function<void(bundle::v1::Session&)>& change) {
            const std::string bytes =
                protoWith([&](bundle::v1::Bundle& all) { change(*all.mutable_session()); });
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<int>(bytes.size()));
        };
        row("a line for no entry", [](auto& session) { session.add_lines()->set_number(9); });
        row("a line without a number", [](auto& session) { session.add_lines()->set_withheld(true); });
        row("an entry without its line", [](auto& session) { session.add_moments(9); });
        row("no entries", [](auto& session) { session.clear_moments(), session.clear_lines(); });
        row("a time beyond all bounds", [](auto& session) { session.add_moments(UINT64_MAX); });
        row("half a session id", [](auto& session) { session.set_id("1234"); });
        row("no session id", [](auto& session) { session.set_id(std::string(16, '\0')); });
        row("no scheme", [](auto& session) { session.clear_scheme(); });
        row("an empty scheme", [](auto& session) { session.mutable_scheme()->clear_groups(); });
        row("no consent", [](auto& session) { session.mutable_lines(0)->mutable_header()->clear_consent(); });
        row("a name for a family", [](auto& session) {
            session.mutable_lines(0)->mutable_header()->set_family("The family next door");
        });
        row("an onset before the beginning",
            [](auto& session) { session.mutable_lines(0)->set_onset_ms(-5); });
        row("an onset beyond all bounds",
            [](auto& session) { session.mutable_lines(0)->set_onset_ms(INT64_MIN); });
        row("words too long",
            [](auto& session) { session.mutable_lines(0)->set_text(std::string(70'000, 'x')); });
        row("a fork of nothing", [](auto& session) {
            session.add_forks()->set_number(40);
            session.mutable_forks(0)->set_kind(bundle::v1::ENTRY_KIND_ACTIVITY);
        });
        row("a fork without a kind", [](auto& session) { session.add_forks()->set_number(1); });
        row("another scheme in the header",
            [](auto& session) { session.mutable_lines(0)->mutable_header()->set_scheme("other/1"); });
    }
    void everyRuleHoldsWhenReadingToo()
    {
        QFETCH(QByteArray, bytes);
        const auto read =
            decodeBundle(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QVERIFY(!read.ok());
        QVERIFY(oneClearLine(read.error()));
    }

    void aRefusedFileChangesNothing()
    {
        QTemporaryDir folder;
        LibraryOptions options;
        options.folder = std::filesystem::path(folder.path().toStdString()) / "library";
        auto library = Library::open(options);
        QVERIFY(library.ok());
        const std::string before = (*library)->verify()->contentDigest;
        const std::string whole = packed();
        const auto path = std::filesystem::path(folder.path().toStdString()) / "visit.tessera";
        for (std::size_t cut = 0; cut < whole.size(); cut += 97) {
            std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, cut);
            const ImportReport report = importBundle(**library, path, false);
            QCOMPARE(report.status, ImportStatus::refused);
            QVERIFY(report.error && oneClearLine(*report.error));
            QVERIFY(report.error->where == path.string());
        }
        QCOMPARE((*library)->verify()->contentDigest, before);
        QVERIFY((*library)->sessionIds()->empty());
        std::ofstream(path, std::ios::binary | std::ios::trunc) << whole;
        QCOMPARE(importBundle(**library, path, false).status, ImportStatus::imported);
    }
};

QTEST_GUILESS_MAIN(TestHostileBundle)
#include "tst_hostile_bundle.moc"
