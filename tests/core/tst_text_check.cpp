// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/made_code.h"
#include "core/privacy/text_check.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <map>

using namespace tessera;

namespace {

// A sentence of tests/data/privacy/sentences.txt: {kind|part} marks what may say who it is about.
struct Sentence {
    struct Part {
        std::string kind;
        std::size_t from = 0, to = 0;
    };
    std::string text;
    std::vector<Part> parts;
};

Sentence read(const std::string& line)
{
    Sentence sentence;
    for (std::size_t i = 0; i < line.size();) {
        if (line[i] != '{') {
            sentence.text += line[i++];
            continue;
        }
        const std::size_t bar = line.find('|', i), end = line.find('}', i);
        const std::size_t from = sentence.text.size();
        sentence.text += line.substr(bar + 1, end - bar - 1);
        sentence.parts.push_back({line.substr(i + 1, bar - i - 1), from, sentence.text.size()});
        i = end + 1;
    }
    return sentence;
}

std::vector<Sentence> sentences()
{
    std::ifstream file(TESSERA_SOURCE_DIR "/tests/data/privacy/sentences.txt");
    std::vector<Sentence> all;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') all.push_back(read(line));
    return all;
}

bool covered(const Sentence& sentence, const Sentence::Part& part, const std::vector<TextFinding>& findings)
{
    for (std::size_t at = part.from; at < part.to; ++at) {
        const bool in = std::any_of(findings.begin(), findings.end(), [at](const TextFinding& finding) {
            return finding.from <= at && at < finding.to;
        });
        if (!in && sentence.text[at] != ' ') return false;
    }
    return true;
}

std::string kindsIn(const std::string& text, const TextCheck& check = {})
{
    std::string kinds;
    for (const TextFinding& finding : check.find(text))
        kinds += (kinds.empty() ? "" : " ") + std::string(name(finding.kind)) + ":" +
                 text.substr(finding.from, finding.to - finding.from);
    return kinds;
}

}  // namespace

class TestTextCheck : public QObject {
    Q_OBJECT

private slots:
    void nineOfTenPartsAreFoundAndFewSentencesWithoutAnyAreDoubted()
    {
        const std::vector<Sentence> all = sentences();
        QVERIFY(all.size() >= 120);
        const TextCheck check;
        std::map<std::string, std::pair<int, int>> found;  // of how many
        std::map<std::string, int> inVain;
        int plain = 0, doubted = 0, parts = 0, partsFound = 0;
        for (const Sentence& sentence : all) {
            const auto findings = check.find(sentence.text);
            for (const Sentence::Part& part : sentence.parts) {
                const bool hit = covered(sentence, part, findings);
                found[part.kind].first += hit ? 1 : 0;
                ++found[part.kind].second;
                partsFound += hit ? 1 : 0;
                ++parts;
            }
            for (const TextFinding& finding : findings) {
                const bool meant = std::any_of(sentence.parts.begin(), sentence.parts.end(),
                                               [&](const Sentence::Part& part) {
                                                   return finding.from < part.to && part.from < finding.to;
                                               });
                if (!meant) ++inVain[std::string(name(finding.kind))];
            }
            if (!sentence.parts.empty()) continue;
            ++plain;
            doubted += findings.empty() ? 0 : 1;
        }
        for (const auto& [kind, count] : found)
            qInfo("%s: %d of %d found, %d in vain", kind.c_str(), count.first, count.second, inVain[kind]);
        qInfo("all: %d of %d parts found; %d of %d sentences without any doubted", partsFound, parts, doubted,
              plain);
        QCOMPARE(found.size(), std::size_t{8});
        QVERIFY(plain >= 60);
        QVERIFY(partsFound * 10 >= parts * 9);
        QVERIFY(doubted * 20 <= plain);
        for (const auto& [kind, count] : found) {
            QVERIFY2(count.first * 100 >= count.second * 85, kind.c_str());
            QVERIFY2(inVain[kind] * 20 <= count.second + plain, kind.c_str());
        }
    }

    void eachKindHasItsName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("e-mail") << "write to a.b@example.org today"
                                << "email:a.b@example.org";
        QTest::newRow("page") << "see https://example.org/x?y=1."
                              << "web:https://example.org/x?y=1";
        QTest::newRow("phone") << "ring 020 7946 0958 later"
                               << "phone:020 7946 0958";
        QTest::newRow("abroad") << "from +31 6 12345678 she rang"
                                << "phone:+31 6 12345678";
        QTest::newRow("register") << "the number 943 476 5919 is hers"
                                  << "number:943 476 5919";
        QTest::newRow("postcode UK") << "near SW1A 1AA"
                                     << "postcode:SW1A 1AA";
        QTest::newRow("postcode NL") << "near 1016 AB"
                                     << "postcode:1016 AB";
        QTest::newRow("postcode CA") << "near K1A 0B1"
                                     << "postcode:K1A 0B1";
        QTest::newRow("postcode US") << "near NY 10001-1234"
                                     << "postcode:NY 10001-1234";
        QTest::newRow("postcode AU") << "near VIC 3065"
                                     << "postcode:VIC 3065";
        QTest::newRow("date") << "on 12.03.2019 again"
                              << "date:12.03.2019";
        QTest::newRow("date in words") << "on 3 May 2026 again"
                                       << "date:3 May 2026";
        QTest::newRow("date in German")
            << "am 3. M\u00e4rz 2026 wieder" << QString::fromUtf8("date:3. März 2026");
        QTest::newRow("street") << "at 12 High Street now"
                                << "address:12 High Street";
        QTest::newRow("street, German")
            << QString::fromUtf8("in der Hauptstraße 12 dort") << QString::fromUtf8("address:Hauptstraße 12");
        QTest::newRow("title") << "saw Mrs X there"
                               << "name:Mrs X";
        QTest::newRow("called") << "a cat called Mittens came"
                                << "name:Mittens";
        QTest::newRow("name in small letters") << "then anna cried"
                                               << "name:anna";
        QTest::newRow("name in capitals") << "then ANNA cried"
                                          << "name:ANNA";
        QTest::newRow("two in one") << "Anna and Tom"
                                    << "name:Anna name:Tom";
    }
    void eachKindHasItsName()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(kindsIn(text.toStdString())), found);
    }

    void whatAnObserverWritesAnywayIsLeftInPeace_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "Locating, then Meaning, then Joint action", "F07 with P3 and O1, V12",
              "from 26:14 to 28:40", "she may march on", "the parent asked for help", "Mum and Dad laughed",
              "on Monday, in May", "3 of 4, and 1.5 hours later", "L M J P", "[\u2026] said so"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatAnObserverWritesAnywayIsLeftInPeace()
    {
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(kindsIn(text.toStdString())), QString());
    }

    void theSchemesOwnWordsAreNoNames()
    {
        QVERIFY(!kindsIn("then Kintsugi came").empty());
        QCOMPARE(kindsIn("then Kintsugi came", TextCheck({"Kintsugi work"})), std::string());
    }

    void whatIsBlankedIsGoneAndTheRestStands()
    {
        const TextCheck check;
        QCOMPARE(check.blanked("Rang Anna on 07700 900123, she laughed"),
                 std::string("Rang [\u2026] on [\u2026], she laughed"));
        QCOMPARE(check.blanked("Nothing in it"), std::string("Nothing in it"));
        for (const Sentence& sentence : sentences()) {
            const std::string once = check.blanked(sentence.text);
            QVERIFY2(check.find(once).empty(), once.c_str());
            QCOMPARE(check.blanked(once), once);
        }
    }

    void aMadeCodeNoticesEveryMistypedCharacterAndEverySwap()
    {
        const std::string letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        for (int turn = 0; turn < 40; ++turn) {
            std::array<std::uint8_t, 6> random{};
            for (std::size_t i = 0; i < random.size(); ++i)
                random[i] = static_cast<std::uint8_t>(turn * 37 + static_cast<int>(i) * 101);
            const std::string code = madeCode(random);
            QCOMPARE(code.size(), std::size_t{8});
            QCOMPARE(code[4], '-');
            QCOMPARE(madeCodeCheck(code), MadeCode::fits);
            QCOMPARE(madeCodeCheck(QString::fromStdString(code).toLower().toStdString()), MadeCode::fits);
            for (std::size_t i = 0; i < code.size(); ++i) {
                for (const char other : letters) {
                    std::string wrong = code;
                    wrong[i] = other;
                    if (wrong != code) QVERIFY2(madeCodeCheck(wrong) != MadeCode::fits, wrong.c_str());
                }
                std::string swapped = code;
                std::swap(swapped[i], swapped[(i + 1) % code.size()]);
                if (swapped != code) QVERIFY2(madeCodeCheck(swapped) != MadeCode::fits, swapped.c_str());
            }
        }
        for (const char* own : {"F07", "P3", "HERON-77", "FAMILY-2026-0140", "7KQM4RXX", ""})
            QCOMPARE(madeCodeCheck(own), MadeCode::otherForm);
    }

    // Twice as long takes about twice as long: a hostile text holds nobody up.
    void aHostileTextTakesNoLongerThanItsLength_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char* piece :
             {"a@", "1.1.", "Anna ", "12 ", "A.B.", "http:/", "a.b-", "12 Aa Bb ", "lives at ", "Mr. ",
              "May 1 ", "van der ", "\u00e4'", "+(", "Flat ", "\U0001F600"})
            QTest::newRow(piece) << QString::fromUtf8(piece);
    }
    void aHostileTextTakesNoLongerThanItsLength()
    {
        QFETCH(QString, piece);
        std::string text;
        while (text.size() < 200'000) text += piece.toStdString();
        QElapsedTimer timer;
        timer.start();
        const auto findings = TextCheck().find(text);
        QVERIFY2(timer.elapsed() < 10'000, "more than ten seconds for 200 kB");
        for (const TextFinding& finding : findings)
            QVERIFY(finding.from < finding.to && finding.to <= text.size());
    }
};

QTEST_GUILESS_MAIN(TestTextCheck)
#include "tst_text_check.moc"
