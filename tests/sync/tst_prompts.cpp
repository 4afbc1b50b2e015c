// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme.h"
#include "sync/formats/prompts/prompt_file.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <map>
#include <set>

using namespace tessera;

namespace {

std::string contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

QDir prompts()
{
    return QDir(QStringLiteral(TESSERA_SOURCE_DIR "/app/data/prompts"));
}

PromptSet setOf(const char* name)
{
    const auto set = readPrompts(contentOf(prompts().filePath(QString("%1.json").arg(name))), name, "en");
    if (!set) qFatal("%s", describe(set.error()).c_str());
    return *set;
}

QStringList topicsOf(const char* name)
{
    QStringList ids;
    for (const PromptTopic& topic : setOf(name).topics) ids << topic.id.c_str();
    return ids;
}

}  // namespace

// The prompts that the product ships, and how their files are read.
class TstPrompts : public QObject {
    Q_OBJECT

private slots:
    void everyTopicOfTheDesignIsThere()
    {
        QCOMPARE(topicsOf("activities"), (QStringList{"locating", "meaning", "joint-action", "planning"}));
        QCOMPARE(topicsOf("shifts"), (QStringList{"shifts"}));
        QCOMPARE(topicsOf("steps"), (QStringList{"earning-acceptance", "valuing-themselves",
                                                 "subtle-intervention", "obvious-intervention", "repair"}));
        QCOMPARE(topicsOf("essence"), (QStringList{"help", "challenge", "possibility"}));
        QCOMPARE(topicsOf("drifts"),
                 (QStringList{"doubtful", "reactive", "laissez-faire", "selective", "fixed", "frozen"}));
        QCOMPARE(topicsOf("knowing-together"),
                 (QStringList{"common-knowledge", "relational-expertise", "relational-agency"}));
        QCOMPARE(topicsOf("roles"),
                 (QStringList{"supportive", "connective", "facilitative", "influential", "purposeful"}));
        QCOMPARE(topicsOf("ask-parents"), (QStringList{"ask-parents"}));
        QVERIFY(setOf("drifts").choosable);
        QVERIFY(!setOf("roles").choosable);
    }

    void everyTopicHasSixPromptsAndNoneIsThereTwice()
    {
        std::set<std::string> ids, texts;
        const QStringList files = prompts().entryList({"*.json"}, QDir::Files);
        QCOMPARE(files.size(), 8);
        for (const QString& file : files) {
            const auto set = readPrompts(contentOf(prompts().filePath(file)), file.toStdString(), "en");
            QVERIFY2(set.ok(), set ? "" : describe(set.error()).c_str());
            for (const PromptTopic& topic : set->topics) {
                QVERIFY2(topic.prompts.size() >= 6, topic.id.c_str());
                if (!topic.code.empty()) QVERIFY(partnershipActivities().find(topic.code));
                for (const Prompt& prompt : topic.prompts) {
                    QVERIFY2(ids.insert(prompt.id).second, prompt.id.c_str());
                    QVERIFY2(texts.insert(prompt.text).second, prompt.text.c_str());
                    QVERIFY2(prompt.text.find('?') != std::string::npos, prompt.text.c_str());
                }
            }
        }
    }

    void aTextIsReadInTheWantedLanguageThenWithoutItsRegionThenInEnglish()
    {
        const std::string json =
            R"({"prompts":"a/1","title":{"en":"One","pt":"Um","pt-BR":"Um só"},"topics":[{"id":"t","title":{"en":"T"},
               "prompts":[{"id":"t-1","text":{"en":"Why?","pt":"Por quê?"}}]}]})";
        QCOMPARE(readPrompts(json, "f", "pt-BR")->title, std::string("Um só"));
        QCOMPARE(readPrompts(json, "f", "pt-BR")->topics[0].prompts[0].text, std::string("Por quê?"));
        QCOMPARE(readPrompts(json, "f", "pt-PT")->title, std::string("Um"));
        QCOMPARE(readPrompts(json, "f", "de")->title, std::string("One"));
        QCOMPARE(readPrompts(json, "f", "")->title, std::string("One"));
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("says");
        const QByteArray good = R"({"id":"t-1","text":{"en":"Why?"}})";
        const auto file = [](const QByteArray& topics) {
            return R"({"prompts":"a/1","title":{"en":"One"},"topics":)" + topics + "}";
        };
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("not JSON");
        QTest::newRow("no object") << QByteArray("[]") << QByteArray("must be an object");
        QTest::newRow("no topics") << file("[]") << QByteArray("topics");
        QTest::newRow("no English") << file(R"([{"id":"t","title":{"de":"T"},"prompts":[)" + good + "]}]")
                                    << QByteArray("topics[0].title: en is missing");
        QTest::newRow("no language") << file(R"([{"id":"t","title":"T","prompts":[)" + good + "]}]")
                                     << QByteArray("languages");
        QTest::newRow("twice") << file(R"([{"id":"t","title":{"en":"T"},"prompts":[)" + good + "," + good +
                                       "]}]")
                               << QByteArray("topics[0].prompts[1].id is used");
        QTest::newRow("a misspelt key")
            << file(R"([{"id":"t","title":{"en":"T"},"promts":[]}])") << QByteArray("promts is not a key");
        QTest::newRow("an id") << file(R"([{"id":"T 1","title":{"en":"T"},"prompts":[)" + good + "]}]")
                               << QByteArray("topics[0]: id");
        QTest::newRow("deep") << file(QByteArray(100, '[') + QByteArray(100, ']'))
                              << QByteArray("too deeply");
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, says);
        const auto set = readPrompts(json.toStdString(), "mine.json", "en");
        QVERIFY(!set.ok());
        QCOMPARE(set.error().where, std::string("mine.json"));
        QVERIFY2(set.error().what.find(says.toStdString()) != std::string::npos, set.error().what.c_str());
    }
};

QTEST_GUILESS_MAIN(TstPrompts)
#include "tst_prompts.moc"
