// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <bundle.pb.h>

#include "sync/bundle/bundle_file.h"
#include "tests/sync/bundle_samples.h"

#include <google/protobuf/descriptor.h>

#include <QtTest>

#include <functional>
#include <limits>
#include <set>

using namespace tessera;
using namespace tessera::test;

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Change = std::function<void(bundle::v1::Bundle&)>;

bundle::v1::Bundle sample()
{
    BundleContent content = everyKind();
    Reflection reflection;
    reflection.id = randomUuid();
    reflection.prompt = "stretch";
    reflection.question = "What did I hear?";
    reflection.text = "a breath";
    reflection.to = Millis{20'000};
    reflection.begun = reflection.changed = UtcTime{1'772'445'600'000};
    content.pages.reflections.push_back(reflection);
    ActionCard card;
    card.id = randomUuid();
    card.text = "ask first";
    card.helped = "time";
    card.hindered = "noise";
    card.place = 1;
    card.setOn = card.lookBackOn = card.askedOn = card.answeredOn = 20'514;
    content.pages.cards.push_back(card);
    content.withdrawals = {{randomUuid(), 20'514, WithdrawalScope::all}};
    bundle::v1::Bundle message;
    if (!message.ParseFromString(*encodeBundle(content))) qFatal("the sample cannot be read");
    return message;
}

// Calls for every field of every message within, the message it stands in at hand.
void eachField(Message& message, const std::string& path,
               const std::function<void(Message&, const FieldDescriptor&, const std::string&)>& found)
{
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
        const FieldDescriptor& field = *message.GetDescriptor()->field(i);
        const std::string here = path + "." + field.name();
        if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
            found(message, field, here);
        } else if (field.is_repeated()) {
            for (int k = 0; k < reflection->FieldSize(message, &field); ++k)
                eachField(*reflection->MutableRepeatedMessage(&message, &field, k), here, found);
        } else if (reflection->HasField(message, &field)) {
            eachField(*reflection->MutableMessage(&message, &field), here, found);
        }
    }
}

// Judged in one line, and what is taken can be written again.
std::string judged(const bundle::v1::Bundle& message, bool& taken)
{
    const auto read = decodeBundle(message.SerializeAsString());
    taken = read.ok();
    if (!read) return read.error().what.find('\n') == std::string::npos ? "" : read.error().what;
    return encodeBundle(*read).ok() ? "" : "it cannot be written again";
}

}  // namespace

// Every field of every message of a bundle, one at a time, with what its type can hold and no visit has.
class TestHostileFields : public QObject {
    Q_OBJECT

private slots:
    void bytesThatAreNoTextAreRefusedInEveryText()
    {
        constexpr const char* kMarker = "ZqZqZqZq";
        std::set<std::string> tried;
        auto message = sample();
        std::vector<std::string> all;
        // The serialised text gets its broken bytes afterwards: the library would not write them.
        eachField(message, "Bundle",
                  [&](Message& within, const FieldDescriptor& field, const std::string& path) {
                      if (field.type() != FieldDescriptor::TYPE_STRING || field.is_repeated()) return;
                      const std::string before = within.GetReflection()->GetString(within, &field);
                      within.GetReflection()->SetString(&within, &field, kMarker);
                      const std::string whole = message.SerializeAsString();
                      within.GetReflection()->SetString(&within, &field, before);
                      const auto at = whole.find(kMarker);
                      QVERIFY(at != std::string::npos);
                      for (const char* const broken :
                           {"\xFF\xFE\xFD\xFC\xFB\xFA\xF9\xF8", "abc\xC3(def", "\xED\xA0\x80z\xED\xB0\x80z",
                            "\xC0\xAF\xC0\xAF\xC0\xAF\xC0\xAF", "\xF4\x90\x80\x80wxyz"}) {
                          std::string bytes = whole;
                          bytes.replace(at, 8, broken, 8);
                          const auto read = decodeBundle(bytes);
                          QVERIFY2(!read.ok(), path.c_str());
                          QVERIFY(read.error().what.find('\n') == std::string::npos);
                      }
                      tried.insert(path);
                  });
        for (const char* const path :
             {"Bundle.program", "Bundle.device_public_key", "Bundle.session.scheme.title",
              "Bundle.session.scheme.groups.name", "Bundle.session.scheme.groups.codes.label",
              "Bundle.session.lines.text", "Bundle.session.lines.header.site", "Bundle.session.forks.text",
              "Bundle.session.reflections.text", "Bundle.session.actions.helped"})
            QVERIFY2(tried.contains(path), path);
    }

    void numbersAtTheirEndsAreJudgedInOneLine()
    {
        std::size_t tried = 0, taken = 0;
        auto message = sample();
        bool whole = false;
        QCOMPARE(judged(message, whole), std::string());
        QVERIFY(whole);
        const auto judge = [&](const std::string& path) {
            bool was = false;
            const std::string problem = judged(message, was);
            QVERIFY2(problem.empty(), (path + ": " + problem).c_str());
            ++tried;
            taken += was ? 1 : 0;
        };
        eachField(
            message, "Bundle", [&](Message& within, const FieldDescriptor& field, const std::string& path) {
                const auto* reflection = within.GetReflection();
                if (field.is_repeated()) return;
                if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
                    const auto before = reflection->GetInt64(within, &field);
                    for (const std::int64_t value :
                         {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                          std::int64_t{-1}, std::int64_t{1} << 62}) {
                        reflection->SetInt64(&within, &field, value);
                        judge(path);
                    }
                    reflection->SetInt64(&within, &field, before);
                } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT64) {
                    const auto before = reflection->GetUInt64(within, &field);
                    for (const std::uint64_t value : {std::numeric_limits<std::uint64_t>::max(),
                                                      std::uint64_t{1} << 63, std::uint64_t{1} << 62}) {
                        reflection->SetUInt64(&within, &field, value);
                        judge(path);
                    }
                    reflection->SetUInt64(&within, &field, before);
                } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
                    const auto before = reflection->GetInt32(within, &field);
                    for (const std::int32_t value : {std::numeric_limits<std::int32_t>::min(),
                                                     std::numeric_limits<std::int32_t>::max()}) {
                        reflection->SetInt32(&within, &field, value);
                        judge(path);
                    }
                    reflection->SetInt32(&within, &field, before);
                } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
                    const auto before = reflection->GetUInt32(within, &field);
                    for (const std::uint32_t value :
                         {std::numeric_limits<std::uint32_t>::max(), 0U, 1U << 31}) {
                        reflection->SetUInt32(&within, &field, value);
                        judge(path);
                    }
                    reflection->SetUInt32(&within, &field, before);
                } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
                    const auto before = reflection->GetEnumValue(within, &field);
                    for (const int value : {-1, 0, 99, std::numeric_limits<int>::max()}) {
                        reflection->SetEnumValue(&within, &field, value);
                        judge(path);
                    }
                    reflection->SetEnumValue(&within, &field, before);
                }
            });
        QVERIFY(tried > 500);
        // Most of them are no visit's.
        QVERIFY2(taken < tried / 2, qPrintable(QString("%1 of %2").arg(taken).arg(tried)));
    }

    void momentsAtTheEndsAreJudgedInOneLine()
    {
        for (const std::uint64_t value : {std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 63,
                                          std::uint64_t{1} << 40, std::uint64_t{0}}) {
            for (int i = 0; i < sample().session().moments_size(); ++i) {
                auto message = sample();
                message.mutable_session()->set_moments(i, value);
                bool taken = false;
                QCOMPARE(judged(message, taken), std::string());
            }
        }
    }

    void textsOfAHundredMegabytesAreRefusedInEveryText()
    {
        auto message = sample();
        std::set<std::string> done;
        eachField(message, "Bundle",
                  [&](Message& within, const FieldDescriptor& field, const std::string& path) {
                      const bool text = field.type() == FieldDescriptor::TYPE_STRING ||
                                        field.type() == FieldDescriptor::TYPE_BYTES;
                      if (!text || field.is_repeated() || !done.insert(path).second) return;
                      const std::string before = within.GetReflection()->GetString(within, &field);
                      // Just over what a note may hold; a hundred megabytes are over what a bundle may hold.
                      for (const std::size_t size : {std::size_t{70'000}, std::size_t{100} * 1024 * 1024}) {
                          // Bytes that are kept for a later version belong to the whole bundle, which is
                          // bounded itself.
                          const bool kept = path == "Bundle.kept" || path == "Bundle.session.kept";
                          if (kept && size == 70'000) continue;
                          if (size > 1'000'000 && done.size() > 3) continue;
                          within.GetReflection()->SetString(&within, &field, std::string(size, 'x'));
                          bool taken = true;
                          QCOMPARE(judged(message, taken), std::string());
                          QVERIFY2(!taken, path.c_str());
                      }
                      within.GetReflection()->SetString(&within, &field, before);
                  });
        QVERIFY(done.size() > 30);
    }
};

QTEST_GUILESS_MAIN(TestHostileFields)
#include "tst_hostile_fields.moc"
