// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/base/ids.h"

#include <algorithm>
#include <string_view>
#include <vector>

using namespace tessera;

namespace {
// RFC 4122, appendix C.
const Uuid kDns = *Uuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
const Uuid kUrl = *Uuid::parse("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
}  // namespace

class IdsTest : public QObject {
    Q_OBJECT
private slots:
    void theSameNameGivesTheIdentityEveryOtherProgramGives()
    {
        QCOMPARE(namedUuid(kDns, "python.org").text(), std::string("886313e1-3b8a-5372-9b90-0c9aee199e5d"));
        QCOMPARE(namedUuid(kDns, "www.example.com").text(),
                 std::string("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
        QCOMPARE(namedUuid(kUrl, "http://python.org/").text(),
                 std::string("4c565f0d-3f5a-5890-b41b-20cf47701c5e"));
    }

    // Names around the edges of the digest's 64-byte blocks; values from Python's uuid module.
    void longNamesAreDigestedWhole_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("0") << 0 << QByteArray("4ebd0208-8328-5d69-8c44-ec50939c0967");
        QTest::newRow("38") << 38 << QByteArray("fa465dc7-82d5-5c3b-a5bb-9b8f3132a2b7");
        QTest::newRow("39") << 39 << QByteArray("5824f981-4282-59d4-9716-acb6d741350e");
        QTest::newRow("40") << 40 << QByteArray("39f39c20-db47-5131-8879-62f8f67f9014");
        QTest::newRow("46") << 46 << QByteArray("d43c6f37-ff7f-58cc-954b-cd40cbf61744");
        QTest::newRow("47") << 47 << QByteArray("660c273c-8a00-5941-b6f4-8d0afed88966");
        QTest::newRow("48") << 48 << QByteArray("7280cc42-274a-5c4a-91fc-ae23f853eeb7");
        QTest::newRow("103") << 103 << QByteArray("1cf1b329-74b7-50b0-a819-28e28c61c775");
        QTest::newRow("104") << 104 << QByteArray("31477a3f-211d-5651-b3ce-be7c82999e70");
        QTest::newRow("1000") << 1000 << QByteArray("062a6b1a-ddc3-5fcc-b238-790846e533d6");
    }
    void longNamesAreDigestedWhole()
    {
        QFETCH(int, length);
        QFETCH(QByteArray, expected);
        QCOMPARE(namedUuid(kDns, std::string(static_cast<std::size_t>(length), 'a')).text(),
                 expected.toStdString());
    }

    void theTextFormIsReadBackInEitherCase()
    {
        const std::string text = "886313e1-3b8a-5372-9b90-0c9aee199e5d";
        QCOMPARE(Uuid::parse(text)->text(), text);
        QCOMPARE(Uuid::parse("886313E1-3B8A-5372-9B90-0C9AEE199E5D")->text(), text);
    }

    void anythingElseIsNoIdentity()
    {
        for (const char* text :
             {"", "886313e1", "886313e13b8a53729b900c9aee199e5d", "{886313e1-3b8a-5372-9b90-0c9aee199e5d}",
              "886313e1-3b8a-5372-9b90-0c9aee199e5", "886313e1-3b8a-5372-9b90-0c9aee199e5d0",
              "886313e1-3b8a-5372-9b90_0c9aee199e5d", "g86313e1-3b8a-5372-9b90-0c9aee199e5d",
              "8-86313e13b8a-5372-9b90-0c9aee199e5d"})
            QVERIFY2(!Uuid::parse(text), text);
    }

    void randomIdentitiesAreVersionFourAndDiffer()
    {
        std::vector<Uuid> seen;
        for (int i = 0; i < 1000; ++i) {
            const Uuid id = randomUuid();
            QCOMPARE(id.text()[14], '4');
            QVERIFY(std::string_view("89ab").find(id.text()[19]) != std::string_view::npos);
            seen.push_back(id);
        }
        std::sort(seen.begin(), seen.end());
        QVERIFY(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    }

    void onlyAllZeroMeansNone()
    {
        QVERIFY(Uuid{}.isNil());
        QVERIFY(!randomUuid().isNil());
    }
};

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
